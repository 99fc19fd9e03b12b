import pytest

from kg.model.finding import Severity, Status

HEAD = ("Dec. 31, 2020 / CNY (¥)",)
DUE = "Amounts due to related parties"
OLD, NEW = "0000000001-21-000009", "0000000001-21-000002"


@pytest.fixture
def filed_twice(page, checked):
    """Check a party's figure given by two filings, the second filed later."""

    def check(one, other, label=DUE):
        pages = {
            f"{accession}/R1": page(
                "RELATED PARTIES (Details)", HEAD, [("Acme Ltd",), (label, value)]
            )
            for accession, value in ((OLD, one), (NEW, other))
        }
        filed = {OLD: "2021-03-01", NEW: "2021-09-17"}
        return checked(pages, "restatements", filed=filed)

    return check


def test_a_figure_given_differently_later_is_a_warning_with_both_values(filed_twice):
    (finding,) = filed_twice("¥ 2,417", "¥ 2,543")
    assert finding.status is Status.FAIL
    assert finding.severity is Severity.WARNING
    assert finding.filing == NEW
    assert f"2,543,000 CNY in {NEW}, 2,417,000 CNY in {OLD} before" in finding.message
    assert [number.name for number in finding.numbers] == [f"{NEW} R1", f"{OLD} R1"]


def test_filings_that_restate_nothing_pass_once(filed_twice):
    (finding,) = filed_twice("¥ 2,417", "¥ 2,417")
    assert finding.status is Status.PASS
    assert finding.message == f"{NEW} repeats 1 figure of {OLD} unchanged."


def test_unclear_words_restate_nothing(filed_twice):
    (finding,) = filed_twice("¥ 5", "¥ 7", label="Total amount")
    assert finding.status is Status.NOT_APPLICABLE


def test_a_single_filing_restates_nothing(checked, seed):
    (finding,) = checked({"R65": seed}, "restatements")
    assert finding.status is Status.NOT_APPLICABLE
    assert finding.message == "No two filings report one figure."
