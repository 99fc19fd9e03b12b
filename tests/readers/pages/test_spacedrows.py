"""Pages with one row a line and two spaces for each blank cell."""

from decimal import Decimal

import pytest

from kg.concepts import load
from kg.errors import ReadError
from kg.model.fact import PlacedBy
from kg.parties.roles import classify
from kg.readers import read_bytes

BANNER = "XML 76 R68.htm IDEA: XBRL DOCUMENT v3.24.2\n"
TITLE = "Related Party Balances (Details) - USD ($)\n"
THREE = f"{TITLE}$ in Thousands\nMar. 31, 2025\nMar. 31, 2024\nDec. 31, 2023\n"
HEADING = "Balances [Line Items]" + "  " * 3 + "\n"


def read(page: str):
    return read_bytes(page.encode(), "page.txt", concepts=load(), classify=classify)


def cells(page: str):
    return [
        (f.label, f.column, f.raw, f.placed_by is PlacedBy.FULL_ROW)
        for f in read(page).facts
    ]


@pytest.mark.parametrize("above", [BANNER, "v3.25.1\n", ""])
@pytest.mark.parametrize(
    ("row", "values"),
    [
        ("Due to Quay Ltd $ 2,842   $ 2,668", [(0, "$ 2,842"), (2, "$ 2,668")]),
        ("Due to Quay Ltd [1],[2] 308 (402)  ", [(0, "308"), (1, "(402)")]),
        ("Due to Quay Ltd     15", [(2, "15")]),
        ("Due to Quay Ltd   5.25%  ", [(1, "5.25%")]),
        ("Due to Quay Ltd 7 [3] 8 [1] 9", [(0, "7"), (1, "8"), (2, "9")]),
        ("Due to Quay Ltd   Jan. 31, 2030  ", [(1, "Jan. 31, 2030")]),
        ("Due to Quay Ltd 5 years   2 years 6 months",
         [(0, "5 years"), (2, "2 years 6 months")]),
        ("Due to Quay Ltd   payable on demand since 2019  ",
         [(1, "payable on demand since 2019")]),
    ],
)  # fmt: skip
def test_each_value_stands_in_its_column(above, row, values) -> None:
    page = f"{above}{THREE}{HEADING}{row}\nDue from Mill Company 1 2 3"
    assert cells(page) == [
        *(("Due to Quay Ltd", column, raw, True) for column, raw in values),
        *(("Due from Mill Company", at, raw, True) for at, raw in enumerate("123")),
    ]


def test_a_text_beside_its_label_is_left_out_and_told() -> None:
    page = (
        f"{THREE}{HEADING}Terms of loan due in full on demand    \nDue to Quay 1 2 3\n"
    )
    assert [label for label, *_ in cells(page)] == ["Due to Quay"] * 3
    assert any("where the label of" in line for line in read(page).warnings)


@pytest.mark.parametrize("row", ["Due  to 4 5 6 7  ", "Due to 3  5"])
def test_lines_that_do_not_agree_settle_no_column(row) -> None:
    page = f"{BANNER}{THREE}{HEADING}{row}\nDue from Mill 7 8  \n"
    assert not any(sure for label, _, _, sure in cells(page) if label.endswith("Mill"))


@pytest.mark.parametrize(
    ("last", "values"),
    [
        ("Due to Quay $ 30", [(0, "$ 30")]),
        ("Due to Quay   $ 30", [(1, "$ 30")]),
        ("Due to Quay     $ 30", [(2, "$ 30")]),
    ],
)
def test_the_last_line_may_have_lost_its_blanks(last, values) -> None:
    page = f"{THREE}{HEADING}Due from Mill 1 2 3\n{last}"
    assert cells(page)[3:] == [("Due to Quay", at, raw, True) for at, raw in values]


def test_a_last_line_of_two_readings_settles_nothing() -> None:
    page = f"{BANNER}{THREE}{HEADING}Due from Mill   2 3\nNotes of series 2017 30"
    assert not any(sure for label, _, _, sure in cells(page) if "Mill" in label)


@pytest.mark.parametrize("unit", ["investment", "leasedproperty", "shares"])
def test_units_of_heads_stand_on_lines_of_their_own(unit) -> None:
    page = (
        f"{BANNER}Loans - Schedule (Details)\n$ in Thousands\n"
        f"3 Months Ended 9 Months Ended\nSep. 30, 2024\nUSD ($)\n{unit}\n"
        "Sep. 30, 2024\nUSD ($)\nDec. 31, 2023\nUSD ($)\n"
        f"Loans [Line Items]      \nDue to affiliates $ 5   $ 6\n"
        "Interest expense $ 7 $ 8  \n"
    )
    facts = read(page).facts
    assert [(f.column, f.value, f.unit, f.placed_by) for f in facts] == [
        (0, Decimal(5000), "USD", PlacedBy.FULL_ROW),
        (2, Decimal(6000), "USD", PlacedBy.FULL_ROW),
        (0, Decimal(7000), "USD", PlacedBy.FULL_ROW),
        (1, Decimal(8000), "USD", PlacedBy.FULL_ROW),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Minutes of the board\nMar. 31, 2025\nPresent: all  \nVote 3 4\n",
        "Report (Details)\nNo day here\nHeading  \nRow 5\n",
    ],
)
def test_other_texts_are_no_such_page(text) -> None:
    with pytest.raises(ReadError):
        read(text)


@pytest.mark.parametrize(
    "note", ["[1] Paid on July 1, 2019", "[1] Includes $42 million of interest.  "]
)
@pytest.mark.parametrize("row", ["Due to Quay [1] 1 2 3", "Due to Quay 1  2 3"])
def test_footnotes_below_the_rows_are_no_rows(note, row) -> None:
    page = f"{BANNER}{THREE}{HEADING}Due to Mill   2 3\n{row}\n{note}"
    assert {label for label, *_ in cells(page)} == {"Due to Mill", "Due to Quay"}
