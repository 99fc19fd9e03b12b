"""What pages stored as text differ in: kept blanks, marks at their end, bare rates."""

from datetime import date
from decimal import Decimal

import pytest

from kg.errors import ReadError
from kg.model.fact import Fact
from kg.model.filing import Column
from kg.readers import read_bytes
from kg.readers.pages.headers import parse_header


@pytest.fixture
def facts_of(labels, classify):
    """Reads a text to facts."""

    def _read(text: str) -> tuple[Fact, ...]:
        return read_bytes(
            text.encode(), "page.txt", concepts=labels, classify=classify
        ).facts

    return _read


@pytest.mark.parametrize("mark", ["[1]", "[3],[4]", "[12]"])
def test_a_page_may_end_in_a_footnote_mark(mark, facts_of) -> None:
    page = (
        "|\nRelated parties (Details) - USD ($)\n|\nDec. 31, 2024\n|\nDec. 31, 2023\n"
        f"|Due to parent\n|$ 7\n|[1]\n|$ 5\n|{mark}"
    )
    assert [fact.value for fact in facts_of(page)] == [Decimal(7), Decimal(5)]


@pytest.mark.parametrize("end", ["|[", "|$ ", "|(3"])
def test_a_page_that_ends_in_half_a_cell_is_still_refused(end, facts_of) -> None:
    page = (
        "|\nRelated parties (Details) - USD ($)\n|\nDec. 31, 2024\n|\nDec. 31, 2023\n"
        f"|Due to parent\n|$ 7\n{end}"
    )
    with pytest.raises(ReadError, match="cut inside a row"):
        facts_of(page)


@pytest.mark.parametrize("end", ["|$ 5\n|", "|\n|5", "|\n|"])
def test_a_page_that_keeps_its_blanks_may_end_in_one(end, facts_of) -> None:
    page = (
        "|\nRelated parties (Details) - USD ($)\n|\nDec. 31, 2024\n|\nDec. 31, 2023\n"
        f"|Due to parent\n|$ 7\n|\n|Due to director\n{end}"
    )
    given = [fact.column for fact in facts_of(page) if fact.label == "Due to director"]
    assert given == ([0] if "$" in end else [1] if "5" in end else [])


def test_a_blank_that_leaves_a_row_short_is_a_cut(facts_of) -> None:
    page = (
        "|\nRelated parties (Details) - USD ($)\n|\nDec. 31, 2024\n|\nDec. 31, 2023\n"
        "|Due to parent\n|$ 7\n|\n|Due to director\n|"
    )
    with pytest.raises(ReadError, match="cut inside a row"):
        facts_of(page)


def columns_under(groups: list[str], days: list[str]) -> tuple[Column, ...]:
    title = "Fees (Details) - USD ($)"
    spans = [(group, None) for group in groups]
    return parse_header([title], spans, [[day] for day in days]).columns


def test_a_blank_before_a_duration_heads_days_of_their_own() -> None:
    days = ["Aug. 31, 2020", "Dec. 31, 2020", "Dec. 31, 2019", "Dec. 31, 2018"]
    columns = columns_under(["", "12 Months Ended"], days)
    assert [column.months for column in columns] == [None, 12, 12, 12]
    assert (columns[0].start, columns[0].end) == (None, date(2020, 8, 31))


def test_a_blank_behind_a_duration_heads_instants() -> None:
    days = ["Dec. 31, 2020", "Dec. 31, 2019", "Dec. 31, 2018"]
    columns = columns_under(["12 Months Ended", ""], days)
    assert [column.months for column in columns][-1] is None
    assert columns[0].months == 12


def test_no_blank_behind_a_duration_leaves_no_instants() -> None:
    days = ["May 4, 2021", "Jun. 30, 2021", "Mar. 31, 2021"]
    columns = columns_under(["", "3 Months Ended"], days)
    assert [column.months for column in columns] == [None, 3, 3]


def test_blanks_that_contradict_the_days_are_left_aside() -> None:
    columns = columns_under(["", "12 Months Ended", ""], ["Dec. 31, 2020"])
    assert [column.months for column in columns] == [12]


def test_a_page_that_keeps_its_blanks_is_read_below_such_a_head(facts_of) -> None:
    page = (
        "|\nFees of the adviser (Details) - USD ($)\n|\n|12 Months Ended\n"
        "|\nAug. 31, 2020\n|\nDec. 31, 2020\n|\nDec. 31, 2019\n"
        "|Adviser [Member]\n|\n|\n|\n|Fees paid\n|\n|$ 300\n|$ 48\n"
        "|Payable to adviser\n|\n|4\n|6\n|X\n"
    )
    told = {(f.label, f.instant or f.end): f.value for f in facts_of(page)}
    assert told == {
        ("Fees paid", date(2020, 12, 31)): Decimal(300),
        ("Fees paid", date(2019, 12, 31)): Decimal(48),
        ("Payable to adviser", date(2020, 12, 31)): Decimal(4),
        ("Payable to adviser", date(2019, 12, 31)): Decimal(6),
    }


def rolled_forward(label: str, opened: str, made: str, closed: str) -> str:
    return (
        "|\nLoans of managers (Details) - USD ($)\n|12 Months Ended\n"
        "|\nDec. 31, 2023\n|\nDec. 31, 2022\n"
        f"|{label}\n{opened}\n|Loans made\n{made}\n|{label}\n{closed}\n|X\n"
    )


@pytest.mark.parametrize(
    "label", ["Loan balance", "Due to manager", "Balance of advances"]
)
def test_the_first_row_of_a_label_opens_where_the_years_join(label, facts_of) -> None:
    page = rolled_forward(label, "|$ 30\n|$ 10", "|70\n|20", "|$ 100\n|$ 30")
    days = [(f.instant, f.value) for f in facts_of(page) if f.label == label]
    assert days == [
        (date(2022, 12, 31), Decimal(30)),
        (date(2021, 12, 31), Decimal(10)),
        (date(2023, 12, 31), Decimal(100)),
        (date(2022, 12, 31), Decimal(30)),
    ]


def test_nil_amounts_and_other_headings_join_no_years(facts_of) -> None:
    nil = rolled_forward("Loan balance", "|$ 0\n|$ 0", "|70\n|0", "|$ 70\n|$ 0")
    apart = rolled_forward("Loan balance", "|$ 30\n|$ 10", "|70\n|20", "|$ 100\n|$ 30")
    apart = apart.replace("|Loans made", "|Loans to others [Abstract]\n|Loans made")
    for page in (nil, apart):
        days = {f.instant for f in facts_of(page) if f.label == "Loan balance"}
        assert days == {date(2023, 12, 31), date(2022, 12, 31)}


def test_it_does_not_where_they_do_not_join(facts_of) -> None:
    page = rolled_forward("Loan balance", "|$ 31\n|$ 10", "|70\n|20", "|$ 100\n|$ 30")
    days = {f.instant for f in facts_of(page) if f.label == "Loan balance"}
    assert days == {date(2023, 12, 31), date(2022, 12, 31)}


@pytest.mark.parametrize(
    ("label", "unit"),
    [
        ("Annual interest rate", "pure"),
        ("Interest rate per annum", "pure"),
        ("Loan interest rate, stated", "pure"),
        ("Interest rate cap", "CNY"),
        ("Interest at the prime rate paid", "CNY"),
    ],
)
def test_a_rate_without_its_sign_is_no_money_in_thousands(
    label, unit, facts_of
) -> None:
    page = (
        "|\nRelated parties (Details)\n¥ in Thousands\n|12 Months Ended\n"
        f"|\nDec. 31, 2021\nCNY (¥)\n|Loans\n|¥ 8,600\n|{label}\n|4.5\n|X\n"
    )
    rate = next(fact for fact in facts_of(page) if fact.label == label)
    assert rate.unit == unit
    assert rate.value == (Decimal("4.5") if unit == "pure" else Decimal(4500))
