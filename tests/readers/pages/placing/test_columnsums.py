"""Columns that add up rank the choices of the rows they hold, and of those they lack."""

from datetime import date

import pytest

from kg.model.filing import Column
from kg.readers.pages.placing.placement import place
from kg.readers.pages.placing.rowvalues import RowValues
from kg.readers.pages.placing.weights import WEIGHTS

YEARS = [Column(n, end=date(2023 - n, 12, 31), months=12, unit="CNY") for n in range(3)]
ASH, FERN = ("Ash Ltd",), ("Fern Ltd",)


def row(label: str, *raws: str, members=()) -> RowValues:
    return RowValues(label, members, None, raws)


def first(rows, weights=WEIGHTS) -> list[list[int]]:
    return [
        [cell.column for cell in cells] for cells in place(YEARS, rows, (), (), weights)
    ]


SHARES = [
    row("Held before", "6,456,248", "6,717,872", "6,375,547"),
    row("Granted", "709,990", "733,218", "1,083,116"),
    row("Cancelled", "64,112", "38,553"),
    row("Held after", "7,166,238", "7,515,202", "7,497,216"),
]
INCOME = [
    row("Interest", "433", "198", "798"),
    row("Interest from a loan", "243", "749"),
    row("Exchange gains", "27,897", "2,042", "168"),
    row("Income", "28,330", "2,483", "1,715"),
]
PAY = [
    row("Wages", "264", "479", "322"),
    row("Housing", "2", "4"),
    row("Pension", "29", "22", "44"),
    row("Paid in all", "295", "501", "370"),
]


@pytest.mark.parametrize(
    ("rows", "number", "columns"),
    [(SHARES, 2, [1, 2]), (INCOME, 1, [1, 2]), (PAY, 1, [0, 2])],
)
def test_a_column_that_adds_up_without_a_row_has_no_place_for_it(rows, number, columns):
    assert first(rows)[number] == columns
    silent = WEIGHTS | {"foots": 0.0, "adds_up": 0.0}
    assert first(rows, silent)[number] == [0, 1]


@pytest.mark.parametrize(
    ("whole", "parts", "column"),
    [
        (("341", "177", "290"), ("141", "36"), 1),
        (("5,060", "1,412", "3,310"), ("1,101", "311"), 1),
        (("912", "640", "877"), ("429", "211"), 1),
    ],
)
def test_members_stand_in_the_column_they_add_up_in(whole, parts, column):
    rows = [
        row("Due", *whole),
        row("Due", parts[0], members=ASH),
        row("Due", parts[1], members=FERN),
        row("Rent", "8", "7", "6"),
    ]
    assert first(rows)[1:3] == [[column], [column]]


def test_columns_that_add_up_make_nothing_certain():
    placed = place(YEARS, INCOME)
    assert {str(cell.placed_by) for cell in placed[1]} == {"uncertain"}


def test_small_sums_that_are_chance_say_nothing():
    rows = [row("a", "3", "4", "5"), row("b", "2", "1"), row("c", "5", "5", "7")]
    assert first(rows) == first(rows, WEIGHTS | {"foots": 0.0})
