"""Text pages whose headings have lost their extents: what rows and columns tell."""

from datetime import date

import pytest

from kg.concepts import load
from kg.model.filing import Reading
from kg.parties.roles import classify
from kg.readers import read_bytes

YEARS = ("12 Months Ended", "Dec. 31, 2023", "Dec. 31, 2022")


def page(heads: tuple[str, ...], *rows: str) -> Reading:
    """Read a page with one cell a line; cells of a row stand between bars."""
    lines = ["|Dealings (Details) - USD ($)"]
    for cell in heads:
        lines += [f"|{cell}"] if cell.endswith("Ended") else ["|", cell]
    lines += [f"|{cell}" for row in rows for cell in row.split(" ; ")]
    text = "\n".join([*lines, "|X", "- Definition", "Money.", ""])
    return read_bytes(text.encode(), "R9.txt", concepts=load(), classify=classify)


def periods(reading: Reading) -> list[tuple[date | None, date | None, date | None]]:
    return [(fact.instant, fact.start, fact.end) for fact in reading.facts]


def test_what_no_word_tells_has_its_day_alone_where_the_column_is_open() -> None:
    reading = page(YEARS, "Quay Ltd Alpha ; $ 5 ; $ 6")
    assert periods(reading) == [
        (None, date(2023, 1, 1), date(2023, 12, 31)),
        (None, None, date(2022, 12, 31)),
    ]
    assert [fact.period_by for fact in reading.facts] == ["column", None]
    assert [fact.value for fact in reading.facts] == [5, 6]
    assert reading.warnings == (
        "the dates do not settle below which heading columns stand: "
        "'Dec. 31, 2022' (12 months or an instant)",
    )


@pytest.mark.parametrize(
    "flow", ["Interest expense", "Revenue from related parties", "Rent expense"]
)
def test_a_flow_in_all_columns_leaves_no_instant(flow: str) -> None:
    reading = page(YEARS, f"{flow} ; $ 5 ; $ 6", "Quay Ltd Alpha ; 7 ; 8")
    assert [column.may_be for column in reading.columns] == [(), ()]
    assert periods(reading)[3] == (None, date(2022, 1, 1), date(2022, 12, 31))
    assert reading.warnings == ()


@pytest.mark.parametrize(
    "balance", ["Due to related parties", "Accounts receivable", "Total assets"]
)
def test_one_flow_among_balances_settles_nothing(balance: str) -> None:
    rows = ("Interest expense ; $ 5 ; $ 6", f"{balance} ; 7 ; 8")
    assert page(YEARS, *rows).columns[1].may_be == (12, None)


@pytest.mark.parametrize(
    "label", ["Due to related parties", "Accounts receivable, related parties"]
)
def test_a_balance_is_one_whatever_its_column(label: str) -> None:
    reading = page(YEARS, f"{label} ; $ 5 ; $ 6")
    assert [fact.instant for fact in reading.facts] == [
        date(2023, 12, 31),
        date(2022, 12, 31),
    ]


def test_different_numbers_on_one_day_are_flows() -> None:
    years = ("3 Months Ended", "12 Months Ended", *["Dec. 31, 2023"] * 2)
    open_page = page((*years, "Dec. 31, 2022"), "Quay Ltd Alpha ; $ 5 ; $ 5 ; $ 6")
    assert open_page.columns[2].open_type
    told = page((*years, "Dec. 31, 2022"), "Quay Ltd Alpha ; $ 5 ; $ 9 ; $ 6")
    assert told.columns[2].may_be == ()
    assert told.facts[2].start == date(2022, 1, 1)


def test_a_label_below_an_instant_is_a_balance_in_every_row() -> None:
    heads = ("9 Months Ended", "Sep. 30, 2023", "Dec. 31, 2022")
    reading = page(heads, "Quay Ltd Alpha ; $ 5 ; $ 6")
    assert periods(reading) == [
        (date(2023, 9, 30), None, None),
        (date(2022, 12, 31), None, None),
    ]


BROKEN = """Loans (Details) - USD ($) $ in Thousands |
6 Months Ended | |
---|---|---|
Jun. 30, 2024 |
Dec. 31, 2023 |
|
Loan to an officer | $ 5 | $ 7 |
Interest expense | 2 | |
Quay Ltd [Member] | Director [Member] | ||
Loan to an officer | $ 3 | |
"""


def test_a_head_broken_over_lines_has_lost_the_place_of_blanks() -> None:
    reading = read_bytes(BROKEN.encode(), "R9.txt", concepts=load(), classify=classify)
    told = [(f.label, f.value, f.columns, f.ref) for f in reading.facts]
    assert told == [
        ("Loan to an officer", 5000, (0,), "line 7"),
        ("Loan to an officer", 7000, (1,), "line 7"),
        ("Interest expense", 2000, (0, 1), "line 8"),
        ("Loan to an officer", 3000, (0, 1), "line 10"),
    ]
    assert reading.facts[3].members == ("Quay Ltd", "Director")
    assert [column.months for column in reading.columns] == [6, None]


@pytest.mark.parametrize("heads", [3, 4])
def test_a_broken_head_of_several_durations(heads: int) -> None:
    days = ("Jun. 30, 2024", "Jun. 30, 2023", "Jun. 30, 2024", "Jun. 30, 2023")[-heads:]
    text = (
        "Loans (Details) - USD ($) |\n3 Months Ended | 6 Months Ended |\n---|---|---|\n"
        + "".join(f"{day} |\n" for day in days)
        + "|\nInterest | "
        + " | ".join(map(str, range(1, heads + 1)))
        + " |\n"
    )
    reading = read_bytes(text.encode(), "R9.txt", concepts=load(), classify=classify)
    assert [fact.value for fact in reading.facts] == list(range(1, heads + 1))
    assert [column.months for column in reading.columns][-2:] == [6, 6]


def test_blanks_in_front_of_values_are_kept_below_a_broken_head() -> None:
    text = BROKEN.replace("| 2 | |", "| | 2 |")
    reading = read_bytes(text.encode(), "R9.txt", concepts=load(), classify=classify)
    assert [fact.columns for fact in reading.facts] == [(0,), (1,), (1,), (0,)]
