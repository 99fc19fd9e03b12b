"""Rows of balances beside convenience translations, and what forbids settling them."""

from datetime import date
from fractions import Fraction

import pytest

from kg.model.fact import PlacedBy
from kg.model.filing import Column
from kg.readers.pages.placing.columnlayout import layout_of
from kg.readers.pages.placing.convenience import (
    columns_translated,
    has_rate,
    rate_of,
    superseded,
)
from kg.readers.pages.placing.placement import place
from kg.readers.pages.placing.rowvalues import RowValues

LAST, BEFORE, FIRST = date(2023, 12, 31), date(2022, 12, 31), date(2021, 12, 31)
PESOS = [
    Column(0, end=LAST, months=12, unit="USD"),
    Column(1, end=LAST, months=12, unit="MXN"),
    Column(2, end=BEFORE, months=12, unit="MXN"),
]
YUAN = [
    Column(0, end=LAST, months=12, unit="CNY"),
    Column(1, end=BEFORE, months=12, unit="CNY"),
    Column(2, end=FIRST, months=12, unit="CNY"),
    Column(3, instant=LAST, unit="USD"),
    Column(4, instant=LAST, unit="CNY"),
]


def balance(*raws: str) -> RowValues:
    return RowValues("Accounts payable", (), None, raws, "instant")


def settled(columns, *rows: RowValues) -> list[list[int]]:
    """The columns of the rows that balance sheets settle."""
    return [
        [cell.column for cell in cells if cell.placed_by is PlacedBy.BALANCE_DAYS]
        for cells in place(columns, rows)
    ]


def test_rows_without_translation_stand_under_both_days_in_the_usual_currency() -> None:
    rows = [balance("100", "2,050", "1,900"), balance("82", "51"), balance("60", "59")]
    assert [found[:1] for found in settled(PESOS, *rows)[1:]] == [[1], [1]]


def test_a_day_of_its_own_takes_the_balances_of_the_period_that_ends_on_it() -> None:
    rows = [
        balance("1,361,805", "142,039", "988,853"),
        balance("8,276,459", "15,319", "106,645"),
        balance("470,465", "213,624"),
        balance("6,316"),
    ]
    assert settled(YUAN, *rows) == [[1, 3, 4], [1, 3, 4], [1, 4], []]


def test_a_translation_and_its_original_alone_stand_under_the_last_day() -> None:
    rows = [
        balance("100", "2,050", "1,900"),
        balance("1,846", "37,841"),
        balance("82", "51"),
        balance("60", "59"),
    ]
    assert settled(PESOS, *rows)[1] == [0, 1]
    # two small numbers have many rates
    assert settled(PESOS, *[*rows[:1], balance("4", "82"), *rows[2:]])[1] != [0, 1]


@pytest.mark.parametrize(
    "rows",
    [
        # the first two of a row are a translation and its original
        [balance("100", "2,050", "1,900"), balance("4", "82"), balance("3", "61")],
        # nothing tells the rate
        [balance("82", "51"), balance("60", "59")],
        # rows with translations have no one rate
        [
            balance("100", "2,050", "1,900"),
            balance("100", "1,500", "1,300"),
            balance("82", "51"),
            balance("60", "59"),
        ],
    ],
)
def test_rates_that_fit_otherwise_leave_rows_open(rows) -> None:
    assert [0, 1] not in settled(PESOS, *rows)
    assert all(found != [1, 2] for found in settled(PESOS, *rows))


def test_columns_of_translations_have_an_original_of_their_day() -> None:
    assert columns_translated(layout_of(PESOS)) == {0: 1}
    assert columns_translated(layout_of(YUAN)) == {3: 4}
    assert columns_translated(layout_of(YUAN[:3])) == {}
    alone = [*PESOS[1:], Column(3, end=FIRST, months=12, unit="USD")]
    assert columns_translated(layout_of([*PESOS[:2], *alone])) is None
    mixed = [Column(0, end=LAST, months=12, unit="shares"), *PESOS[1:]]
    assert columns_translated(layout_of(mixed)) is None


def test_a_period_gives_way_to_the_instant_it_ends_on() -> None:
    assert superseded(YUAN) == {0}
    assert superseded(PESOS) == set()


def test_the_rate_is_what_all_pairs_leave() -> None:
    rate = rate_of([("142,039", "988,853"), ("15,319", "106,645"), ("0", "0")])
    assert rate is not None
    assert rate.low < Fraction("6.96183") < rate.high
    assert has_rate("10", "70", rate)
    assert has_rate("0", "70", rate)
    assert not has_rate("10", "80", rate)


@pytest.mark.parametrize(
    "pairs", [[], [("5", "none")], [("100", "120")], [("100", "690"), ("100", "750")]]
)
def test_pairs_that_tell_no_rate(pairs) -> None:
    assert rate_of(pairs) is None
