"""Rows of balances under the days of both balance sheets, and what forbids it."""

from datetime import date

import pytest

from kg.model.fact import PlacedBy
from kg.model.filing import Column
from kg.readers.pages.placing.placement import place
from kg.readers.pages.placing.rowvalues import RowValues


def period(index: int, end: date, months: int) -> Column:
    return Column(index, end=end, months=months, unit="USD")


def years(*ends: date) -> list[Column]:
    return [period(n, end, 12) for n, end in enumerate(ends)]


ANNUAL = years(date(2023, 12, 31), date(2022, 12, 31), date(2021, 12, 31))
WEEKS = years(date(2024, 2, 3), date(2023, 1, 28), date(2022, 1, 29))
INTERIM = [
    period(0, date(2023, 9, 30), 3),
    period(1, date(2022, 9, 30), 3),
    period(2, date(2023, 9, 30), 9),
    period(3, date(2022, 9, 30), 9),
    Column(4, instant=date(2022, 12, 31), unit="USD"),
]
FLOW = ("Sales", "duration")
OWED, DUE = ("Accounts payable", "instant"), ("Accounts receivable", "instant")
LENT = ("Loans outstanding", "instant")


def row(kind: tuple[str, str], *raws: str, members=()) -> RowValues:
    label, says = kind
    return RowValues(label, members, None, raws, says)


def settled(columns, rows) -> list[list[int]]:
    """The columns of the rows that balance sheets settle."""
    return [
        [cell.column for cell in cells if cell.placed_by is PlacedBy.BALANCE_DAYS]
        for cells in place(columns, rows)
    ]


@pytest.mark.parametrize(
    ("columns", "flow", "owed", "due", "places"),
    [
        (ANNUAL, ("5", "6", "7"), ("41", "52"), ("63", "74"), [0, 1]),
        (WEEKS, ("5", "6", "7"), ("41", "52"), ("63", "74"), [0, 1]),
        (
            INTERIM,
            ("5", "6", "7", "8"),
            ("41", "41", "52"),
            ("63", "63", "74"),
            [0, 2, 4],
        ),
    ],
)
def test_balances_that_fill_the_days_of_both_sheets_stand_there(
    columns, flow, owed, due, places
) -> None:
    rows = [row(FLOW, *flow), row(OWED, *owed), row(DUE, *due), row(LENT, *owed)]
    assert settled(columns, rows)[1:] == [places, places, places]


def test_where_no_column_is_a_day_two_rows_may_be_of_a_third_sheet() -> None:
    rows = [row(FLOW, "5", "6", "7"), row(OWED, "41", "52"), row(DUE, "63", "0")]
    assert settled(ANNUAL, rows) == [[], [], []]
    days = [*ANNUAL[:2], Column(2, instant=date(2021, 12, 31), unit="USD")]
    rows = [row(FLOW, "5", "6"), *rows[1:]]
    assert settled(days, rows) == [[], [0, 1], [0, 1]]


@pytest.mark.parametrize(
    "label", ["Beginning balance", "Balance, beginning of year", "Opening balance"]
)
def test_an_opening_balance_is_not_of_the_sheets(label) -> None:
    rows = [row((label, "instant"), "40", "39", "52"), row(OWED, "41", "41", "52")]
    rows += [row(DUE, "63", "63", "74"), row(FLOW, "5", "6", "7", "8")]
    assert settled(INTERIM, rows)[:2] == [[], [0, 2, 4]]


@pytest.mark.parametrize(
    "label", ["Commitments acquired", "Guarantees provided", "Undrawn loan facilities"]
)
def test_what_is_promised_is_not_told_by_balance_sheets_alone(label) -> None:
    rows = [
        row(OWED, "41", "52"),
        row(DUE, "6", "7"),
        row(LENT, "8", "9"),
        row((label, "instant"), "4", "5"),
    ]
    assert settled(ANNUAL, rows) == [[0, 1], [0, 1], [0, 1], []]


@pytest.mark.parametrize(
    ("columns", "rows"),
    [
        # a row alone may be of another two days
        (ANNUAL, [row(OWED, "41", "52")]),
        # balances are told for three days
        (ANNUAL, [row(OWED, "41", "52"), row(DUE, "6", "7"), row(DUE, "1", "2", "3")]),
        # flows tell nothing of balance sheets
        (ANNUAL, [row(FLOW, "41", "52"), row(FLOW, "6", "7"), row(OWED, "1", "2")]),
        # what ends one day is not one amount
        (INTERIM, [row(OWED, "41", "40", "52"), row(DUE, "6", "6", "7")]),
        # the year before is not among the days
        (
            years(date(2023, 12, 31), date(2021, 12, 31), date(2020, 12, 31)),
            [row(OWED, "41", "52"), row(DUE, "6", "7")],
        ),
    ],
)
def test_without_two_such_rows_or_days_nothing_is_settled(columns, rows) -> None:
    assert settled(columns, rows) == [[] for _ in rows]


def test_cash_that_opens_the_flows_of_each_period_is_no_balance_told_for_all() -> None:
    cash = row(("Cash, end of year", "instant"), "1", "2", "3")
    rows = [cash, row(OWED, "41", "52"), row(DUE, "63", "74"), row(LENT, "8", "9")]
    assert settled(ANNUAL, rows) == [[], [0, 1], [0, 1], [0, 1]]


def test_a_column_of_an_event_leaves_the_days_of_the_sheets_open() -> None:
    event = Column(3, instant=date(2023, 5, 18), unit="USD")
    rows = [row(OWED, "41", "52"), row(DUE, "63", "74")]
    assert settled([*ANNUAL, event], rows) == [[], []]


def test_a_balance_of_one_day_stays_open_between_the_two() -> None:
    rows = [row(OWED, "41", "52"), row(DUE, "63", "74"), row(OWED, "9", members=("Q",))]
    assert settled(ANNUAL, rows)[2] == []


HALF_YEAR = [
    period(0, date(2017, 6, 30), 6),
    period(1, date(2016, 6, 30), 6),
    Column(2, instant=date(2016, 12, 31), unit="USD"),
]
SALARIES = ("Salaries payable", "instant")


@pytest.mark.parametrize(
    "rows",
    [
        # a third sign in a run of the last column
        [
            row(DUE, "$ 45", "$ 46"),
            row(SALARIES, "244", "$ 221"),
            row(OWED, "310", "215"),
            row(FLOW, "399", "$ 408"),
            row(OWED, "$ 313", "$ 234"),
        ],
        # its run closed, and an amount without sign behind it
        [
            row(FLOW, "$ 465", "$ 688"),
            row(OWED, "858", "$ 481"),
            row(SALARIES, "344", "$ 364"),
            row(DUE, "45", "47"),
            row(OWED, "$ 712", "$ 474"),
        ],
    ],
)
def test_rows_whose_signs_cannot_stand_there_together_settle_nothing(rows) -> None:
    assert settled(HALF_YEAR, rows) == [[] for _ in rows]


def test_rows_whose_signs_run_down_the_days_stand_there() -> None:
    rows = [
        row(FLOW, "$ 5", "$ 6"),
        row(OWED, "858", "$ 481"),
        row(DUE, "45", "47"),
        row(OWED, "$ 712", "$ 474"),
    ]
    assert settled(HALF_YEAR, rows) == [[], [0, 2], [0, 2], [0, 2]]


EVENT = [
    *years(date(2023, 12, 31), date(2022, 12, 31)),
    Column(2, instant=date(2022, 4, 10), unit="USD"),
]


def lent(*raws: str, to: str = "") -> RowValues:
    return row(LENT, *raws, members=(to,) if to else ())


def test_a_total_broken_down_in_both_columns_is_of_no_event() -> None:
    rows = [
        row(("Interest rate", None), "4.00%"),
        lent("615", "590"),
        lent("240", "240", to="Chairman"),
        lent("375", "350", to="Hallam Family Trust"),
    ]
    assert settled(EVENT, rows)[1:] == [[0, 1]] * 3


@pytest.mark.parametrize(
    "parts",
    [
        [
            lent("240", "240", to="Chairman"),
            lent("375", "351", to="Hallam Family Trust"),
        ],
        [lent("615", "590", to="Chairman")],
        [lent("240", "240"), lent("375", "350")],
    ],
)
def test_beside_an_event_rows_that_make_up_no_total_stay_open(parts) -> None:
    rate = row(("Interest rate", None), "4.00%")
    placed = settled(EVENT, [rate, lent("615", "590"), *parts])
    assert not any(placed)


def test_parts_of_loan_and_party_make_up_a_total_too() -> None:
    kind = ("Loans outstanding", "instant")
    first = row(kind, "85", "100", members=("First Loan", "Pieter van Oosten"))
    second = row(kind, "60", "60", members=("Second Loan", "Pieter van Oosten"))
    rate = row(("Interest rate", None), "4.00%")
    rows = [rate, row(kind, "145", "160"), first, second]
    assert settled(EVENT, rows)[1:] == [[0, 1]] * 3
