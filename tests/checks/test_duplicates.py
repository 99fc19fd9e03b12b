from decimal import Decimal

import pytest

from kg.checks.duplicates import duplicates
from kg.model.finding import Severity, Status

HEAD = ("Jun. 30, 2021 / CNY (¥)",)
YEAR = ("12 Months Ended", "Dec. 31, 2020 / CNY (¥)")
DUE = "Amounts due to related parties"


@pytest.fixture
def twice(page, checked):
    """Check a party's figure given by two pages of one filing."""

    def check(one, other, *, label=DUE, scales=("¥ in Thousands", "¥ in Thousands")):
        rows = [[("Acme Ltd",), (label, value)] for value in (one, other)]
        pages = {
            f"R{n}": page(
                f"RELATED PARTIES {n} (Details)", HEAD, rows[n], scale=scales[n]
            )
            for n in (0, 1)
        }
        (finding,) = checked(pages, "duplicates")
        return finding

    return check


def test_one_figure_in_two_reports_is_the_same(twice):
    finding = twice("¥ 2,417", "¥ 2,417")
    assert finding.status is Status.PASS
    assert [number.value for number in finding.numbers] == [Decimal(2417000)] * 2
    assert [cell.report for cell in finding.cells] == ["R0", "R1"]


def test_different_figures_of_one_filing_fail(twice):
    finding = twice("¥ 2,417", "¥ 2,471")
    assert finding.status is Status.FAIL
    assert finding.severity is Severity.ERROR
    assert "2,417,000 CNY in R0 and 2,471,000 CNY in R1" in finding.message


def test_what_rounding_explains_is_the_same(twice):
    scales = ("¥ in Thousands", "¥ in Millions")
    assert twice("¥ 2,417", "¥ 2", scales=scales).status is Status.PASS
    assert twice("¥ 2,617", "¥ 2", scales=scales).status is Status.FAIL


def test_brackets_of_pages_do_not_count(twice):
    assert twice("¥ 2,417", "¥ (2,417)").status is Status.PASS


def test_round_figures_prove_nothing(twice):
    assert twice("¥ 30,400", "¥ 30,396").status is Status.FAIL
    assert twice("¥ 30,000", "¥ 30,396").status is Status.NOT_APPLICABLE


def test_words_of_any_table_do_not_tell_what_is_reported(twice):
    assert twice("¥ 5", "¥ 7", label="Balance, total").status is Status.NOT_APPLICABLE


def test_two_figures_under_the_same_words_are_told_apart_by_nobody(page, checked):
    rows = [("Acme Ltd",), (DUE, "¥ 5"), (DUE, "¥ 7")]
    other = [("Acme Ltd",), (DUE, "¥ 9")]
    pages = {
        "R1": page("RELATED PARTIES (Details)", HEAD, rows),
        "R2": page("RELATED PARTIES 2 (Details)", HEAD, other),
    }
    (finding,) = checked(pages, "duplicates")
    assert finding.status is Status.NOT_APPLICABLE


def test_a_later_filing_that_repeats_a_figure_passes(page, checked):
    text = page("RELATED PARTIES (Details)", HEAD, [("Acme Ltd",), (DUE, "¥ 5")])
    pages = {"0000000001-21-000001/R1": text, "0000000001-21-000002/R1": text}
    (finding,) = checked(pages, "duplicates")
    assert finding.status is Status.PASS
    assert finding.filing == "0000000001-21-000002"
    assert "repeats 5,000 CNY in 0000000001-21-000001" in finding.message


def test_a_document_that_contradicts_itself_fails(fact, disclosed):
    one, two = fact("1", amount=Decimal(748)), fact("2", amount=Decimal(947))
    (verdict,) = duplicates(disclosed(one, two))
    finding = verdict.finding("duplicates", disclosed(one, two))
    assert finding.status is Status.FAIL
    assert "instance states 748 CNY and 947 CNY, which exclude one" in finding.message
    assert [number.value for number in finding.numbers] == [Decimal(748), Decimal(947)]


def test_a_document_may_round_a_figure_again(fact, disclosed):
    one = fact("1", amount=Decimal(748_000), decimals=-3)
    two = fact("2", amount=Decimal(700_000), decimals=-5)
    (finding,) = duplicates(disclosed(one, two))
    assert finding.status is Status.PASS
    assert finding.tolerance == Decimal(50_500)


def test_figures_of_other_members_are_no_duplicates(fact, disclosed):
    one = fact("1", amount=Decimal(748), others=("Note A",))
    two = fact("2", amount=Decimal(947), others=("Note B",))
    assert list(duplicates(disclosed(one, two))) == []
