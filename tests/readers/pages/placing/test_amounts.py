"""What equal amounts, parts and opening balances say for a column."""

from datetime import date
from decimal import Decimal

import pytest

from kg.model.filing import Column
from kg.readers.pages.placing.amounts import _are_one, weights_from_amounts
from kg.readers.pages.placing.choices import choices_of
from kg.readers.pages.placing.columnlayout import layout_of
from kg.readers.pages.placing.rowvalues import RowValues
from kg.readers.pages.placing.weights import WEIGHTS

YEARS = [Column(n, end=date(2023 - n, 12, 31), months=12, unit="USD") for n in range(3)]
LAYOUT = layout_of(YEARS)


def row(label: str, *raws: str, members=(), period: str | None = "duration"):
    return RowValues(label, members, None, raws, period)


def said(rows, number: int) -> dict[tuple[int, ...], float]:
    """What the other amounts of a page say for each choice of a row."""
    choices = [choices_of(one, LAYOUT) for one in rows]
    shares = [[1 / len(one.choices)] * len(one.choices) for one in choices]
    weighed = weights_from_amounts(rows, choices, shares, LAYOUT, WEIGHTS)
    return dict(zip(choices[number].choices, weighed[number], strict=True))


def likeliest(rows, number: int) -> list[tuple[int, ...]]:
    """The choices of a row for which most is said."""
    by_choice = said(rows, number)
    return [one for one in by_choice if by_choice[one] == max(by_choice.values())]


@pytest.mark.parametrize(
    ("whole", "part", "column"),
    [
        (("7,027", "1,220", "11,845"), "9,321", 2),
        (("40", "95", "31"), "94", 1),
        (("5.4%", "3.1%", "7.9%"), "7.5%", 2),
    ],
)
def test_a_part_stands_where_its_whole_is_large_enough(whole, part, column):
    rows = [row("Fees", *whole), row("Fees", part, members=("Fern Ltd",))]
    assert likeliest(rows, 1) == [(column,)]


@pytest.mark.parametrize(
    ("whole", "part", "column"),
    [
        (("52,218,767", "30,395,777", "41,000,123"), "30,400,000", 1),
        (("4,118", "3,906", "3,871"), "3,871", 2),
        (("512", "498", "477"), "498", 1),
    ],
)
def test_a_part_that_is_its_whole_but_for_rounding_stands_with_it(whole, part, column):
    rows = [row("Dividends", *whole), row("Dividends", part, members=("Ash Fund",))]
    assert likeliest(rows, 1) == [(column,)]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("30400000", "30395777", True),
        ("-12.5", "12.47", True),
        ("4200", "4200", True),
        ("30400000", "30295777", False),
        ("3000", "2995", False),  # one digit tells nothing
        ("51", "52", False),
    ],
)
def test_two_amounts_are_one_where_the_coarser_is_the_other_rounded(one, other, same):
    assert _are_one(Decimal(one), Decimal(other)) is same
    assert _are_one(Decimal(other), Decimal(one)) is same


@pytest.mark.parametrize("amount", ["8,431", "917", "12.75"])
def test_an_amount_said_twice_is_of_one_day(amount):
    rows = [
        row("Loan received", "5,200", "3,118", amount),
        row("Proceeds from notes", amount, members=("Fern Ltd",)),
    ]
    assert likeliest(rows, 1) == [(2,)]


@pytest.mark.parametrize(
    ("closing", "opening"),
    [
        (("88", "71", "41"), ("71", "41")),
        (("(51)", "(27)", "(18)"), ("(27)", "(18)")),
        (("1,204", "977", "530"), ("977", "530")),
    ],
)
def test_an_opening_balance_closed_the_year_before(closing, opening):
    rows = [
        row("Beginning balance", *opening, period="instant"),
        row("Additions", "5", "4", "3"),
        row("Ending balance", *closing, period="instant"),
    ]
    assert likeliest(rows, 0) == [(0, 1)]
    later = [row("Beginning balance", opening[1], period="instant"), *rows[1:]]
    assert likeliest(later, 0) == [(1,)]


def test_a_row_that_opens_nothing_is_not_chained():
    rows = [
        row("Loans", "71", period="instant"),
        row("Additions", "5", "4", "3"),
        row("Ending balance", "88", "71", "41", period="instant"),
    ]
    assert likeliest(rows, 0) == [(1,)]  # said twice, and no more
    assert said(rows, 0)[1,] == pytest.approx(WEIGHTS["again"])
