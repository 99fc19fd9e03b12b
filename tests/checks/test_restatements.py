from decimal import Decimal

import pytest

import kg
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


@pytest.fixture
def two_filings(page, tmp_path):
    """Build rows of two filings, the second filed later; return the graph."""

    def build(old_rows, new_rows, heads=HEAD):
        manifest = ["source,cik,entity,accession,filed"]
        filings = ((OLD, "2021-03-01", old_rows), (NEW, "2021-09-17", new_rows))
        for accession, day, rows in filings:
            text = page("RELATED PARTIES (Details)", heads, rows)
            (tmp_path / f"{accession}.txt").write_text(text, encoding="utf-8")
            manifest.append(f"{accession}.txt,1,The Reporter,{accession},{day}")
        listed = tmp_path / "manifest.csv"
        listed.write_text("\n".join(manifest), encoding="utf-8")
        graph = kg.open()
        graph.build(manifest=listed, rdf=False)
        return graph

    return build


@pytest.mark.parametrize(
    ("old_label", "new_label", "old", "new"),
    [
        (DUE, DUE, "2,417", "2,543"),
        (DUE, "Due to related parties", "2,417", "2,543"),
        ("Due from related parties", "Amounts due from related parties", "12", "30"),
        (DUE, "Due to related parties", "2,417", "2,417"),
        ("Loan from director", "Loan from director", "40", "55"),
    ],
)
def test_the_check_and_the_query_find_the_same(
    two_filings, old_label, new_label, old, new
):
    rows = [
        [("Acme Ltd",), (label, f"¥ {value}"), ("Beta Ltd",), (label, "¥ 7")]
        for label, value in ((old_label, old), (new_label, new))
    ]
    with two_filings(*rows) as graph:
        told = graph.query("restated")
        failed = graph.check(rules=["restatements"]).failed
    assert [(row.before, row.after, row.filing_after) for row in told] == [
        (*(number.value for number in finding.numbers[::-1]), finding.filing)
        for finding in failed
    ]
    assert len(failed) == (old != new)


def test_a_row_worded_otherwise_names_both(two_filings):
    old = [("Acme Ltd",), (DUE, "¥ 2,417")]
    new = [("Acme Ltd",), ("Due to related parties", "¥ 2,543")]
    with two_filings(old, new) as graph:
        (finding,) = graph.check(rules=["restatements"]).failed
    assert finding.message.endswith(f"2,417,000 CNY in {OLD} before ({DUE}).")
    assert [number.value for number in finding.numbers] == [
        Decimal(2543000),
        Decimal(2417000),
    ]


def test_two_rows_under_one_element_restate_nothing(two_filings):
    old = [("Acme Ltd",), (DUE, "¥ 2,417")]
    new = [
        ("Acme Ltd",),
        ("Due to related parties", "¥ 9"),
        ("Amount due to related parties", "¥ 2,543"),
    ]
    with two_filings(old, new) as graph:
        (finding,) = graph.check(rules=["restatements"])
    assert finding.status is Status.NOT_APPLICABLE
    assert "several figures under the same words" in finding.message


@pytest.mark.parametrize(
    ("old_label", "new_label", "value", "status"),
    [
        ("Loan from director", "Loans from a director", "1,000", Status.PASS),
        ("Due from affiliate", "Receivable from affiliate", "1,000", Status.PASS),
        ("Loan from director", "Loans from a director", "900", Status.NOT_APPLICABLE),
        ("Loan from director", "Loan to director", "1,000", Status.NOT_APPLICABLE),
    ],
)
def test_the_only_balance_of_a_party_is_one_figure_in_other_words(
    two_filings, old_label, new_label, value, status
):
    old = [("Acme Ltd",), (old_label, "¥ 1,000")]
    new = [("Acme Ltd",), (new_label, f"¥ {value}")]
    with two_filings(old, new) as graph:
        (finding,) = graph.check(rules=["restatements"])
    assert finding.status is status
    if status is Status.PASS:
        assert finding.message == f"{NEW} repeats 1 figure of {OLD} unchanged."


def test_one_of_several_equal_balances_is_no_repeat(two_filings):
    old = [("Acme Ltd",), ("Loan from director", "¥ 1,000")]
    new = [
        ("Acme Ltd",),
        ("Loans from a director", "¥ 1,000"),
        ("Interest payable to director", "¥ 40"),
    ]
    with two_filings(old, new) as graph:
        (finding,) = graph.check(rules=["restatements"])
    assert finding.status is Status.NOT_APPLICABLE
