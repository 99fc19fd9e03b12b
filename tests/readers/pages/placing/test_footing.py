"""Sums settle columns: of members, of families of labels, of runs of rows; and traps."""

from datetime import date

import pytest

from kg.model.fact import PlacedBy
from kg.model.filing import Column
from kg.readers.pages.placing.placement import place
from kg.readers.pages.placing.rowvalues import RowValues
from kg.readers.pages.placing.weights import WEIGHTS

DAYS = [date(2023, 12, 31), date(2022, 12, 31), date(2021, 12, 31)]
COLUMNS = [
    Column(0, instant=DAYS[0], unit="CNY"),
    Column(1, instant=DAYS[0], unit="USD"),
    Column(2, instant=DAYS[1], unit="CNY"),
    Column(3, instant=DAYS[2], unit="CNY"),
]
YEARS = [
    Column(n, start=date(day.year, 1, 1), end=day, months=12, unit="CNY")
    for n, day in enumerate(DAYS)
]
ASH, FERN = ("Ash Moss Ltd",), ("Fern Bay Ltd",)
DUE = "Amounts due to related parties"


def row(label: str, *raws: str, members=(), period=None) -> RowValues:
    return RowValues(label, members, None, raws, period)


def by_footing(columns, rows) -> dict[str, int]:
    """The columns that sums settle, by the value as printed."""
    return {
        raw: cell.column
        for line, cells in zip(rows, place(columns, rows), strict=True)
        for raw, cell in zip(line.raws, cells, strict=True)
        if cell.placed_by is PlacedBy.FOOTING
    }


def members_page(*, ash="141,743", fern="35,971", label=DUE) -> list[RowValues]:
    """A total whose sign settles it, and two parties below it."""
    return [
        row(DUE, "¥ 177,714", "$ 25,030"),
        row(label, ash, members=ASH),
        row(label, fern, members=FERN),
        row("Allowance", "¥ 81,001", "¥ 82,002", "¥ 83,003"),
    ]


def test_parties_that_make_a_settled_total_stand_in_its_column():
    assert by_footing(COLUMNS, members_page()) == {"141,743": 0, "35,971": 0}


@pytest.mark.parametrize(
    ("ash", "fern"),
    [
        ("141,744", "35,971"),  # off by one: rounding is no proof
        ("141,742", "35,971"),
        ("177,000", "700"),  # no sum at all
        ("177,712", "2"),  # the small part is within what chance makes
    ],
)
def test_a_sum_that_is_off_or_small_settles_nothing(ash, fern):
    assert by_footing(COLUMNS, members_page(ash=ash, fern=fern)) == {}


def test_a_sum_of_rows_of_another_label_settles_nothing():
    assert by_footing(COLUMNS, members_page(label="Services purchased")) == {}


@pytest.mark.parametrize("zeros", ["", ",000", ",000,000"])
def test_round_amounts_add_up_by_accident(zeros):
    rows = [
        row(DUE, f"¥ 177{zeros}", "$ 25,030"),
        row(DUE, f"141{zeros}", members=ASH),
        row(DUE, f"36{zeros}", members=FERN),
    ]
    assert by_footing(COLUMNS, rows) == {}


def test_two_sets_of_parts_that_add_up_settle_nothing():
    rows = [
        *members_page(),
        row(DUE, "141,743", members=("Lund Ltd",)),
    ]
    assert by_footing(COLUMNS, rows) == {}


def test_an_amount_left_without_sum_lets_the_others_open():
    # 35,971 may be of a year in which the total is not printed
    rows = members_page()
    rows[2] = row(DUE, "35,971", "40,072", members=FERN)
    assert by_footing(COLUMNS, rows) == {}


@pytest.mark.parametrize("total", [("$ 1,512,208",), ("$ 1,512,208", "$ 1,501,651")])
def test_an_advance_that_stays_the_same_is_not_of_the_year_it_is_blank_in(total):
    rows = [
        row("Advance payment", "$ 1,500,000"),
        row("Others", "12,208", "1,651"),
        row("Total", *total),
    ]
    days = [Column(n, instant=DAYS[n], unit="USD") for n in range(2)]
    assert by_footing(days, rows) == {}


def test_gross_amounts_less_an_allowance_make_the_net_of_its_column():
    rows = [
        row("Less: credit loss provision", "¥ (217)", "¥ (302)", "¥ (393)"),
        row("Loans to affiliates, net", "148,648", "$ 20,937", "59,702"),
        row("Loans to affiliates, gross", "147,776", "44,168", members=ASH),
        row("Loans to affiliates, gross", "1,089", "15,836", members=FERN),
    ]
    found = place(COLUMNS, rows)
    assert [cell.column for cell in found[1]] == [0, 1, 2]
    assert by_footing(COLUMNS, rows) == {
        "59,702": 2, "147,776": 0, "44,168": 2, "1,089": 0, "15,836": 2,
    }  # fmt: skip


def test_an_allowance_without_brackets_is_taken_off():
    rows = [
        row("Allowance for credit losses", "¥ 217,628", "¥ 302,646", "¥ 393,007"),
        row("Loans to affiliates, net", "148,648,120", "$ 20,937,001", "59,702,112"),
        row("Loans to affiliates, gross", "147,776,337", "44,168,551", members=ASH),
        row("Loans to affiliates, gross", "1,089,411", "15,836,207", members=FERN),
    ]
    assert by_footing(COLUMNS, rows) == {
        "59,702,112": 2, "147,776,337": 0, "44,168,551": 2,
        "1,089,411": 0, "15,836,207": 2,
    }  # fmt: skip


def test_current_and_noncurrent_parts_make_the_total_below_them():
    rows = [
        row("Due to Ash Moss, current", "612,345"),
        row("Due to Ash Moss, non-current", "98,706"),
        row("Due to Ash Moss", "¥ 711,051", "$ 100,148"),
        row("Allowance", "¥ 81,001", "¥ 82,002", "¥ 83,003"),
    ]
    assert by_footing(COLUMNS, rows) == {"612,345": 0, "98,706": 0}


def roll(*, period="duration") -> list[RowValues]:
    """Balances and movements of two years; repayments in one of them."""
    return [
        row("Balance at beginning of year", "812,345", "700,111", period="instant"),
        row("Loans received", "594,568", "112,234", period=period),
        row("Repayments", "(100,009)", period=period),
        row("Balance at end of year", "1,306,904", "812,345", period="instant"),
    ]


def test_an_opening_balance_and_its_movements_share_the_column_of_the_closing():
    assert by_footing(YEARS[:2], roll()) == {"(100,009)": 0}


@pytest.mark.parametrize("kind", [None, "instant"])
def test_rows_that_may_be_balances_of_a_neighbouring_year_are_not_summed(kind):
    assert by_footing(YEARS[:2], roll(period=kind)) == {}


def test_an_opening_balance_with_a_column_of_its_own_day_is_not_summed():
    columns = [YEARS[0], Column(1, instant=DAYS[1], unit="CNY")]
    assert by_footing(columns, roll()) == {}


def test_a_sum_too_small_for_a_proof_ranks_the_columns():
    rows = [
        row(DUE, "¥ 300", "¥ 177", "¥ 90"),
        row(DUE, "141", members=ASH),
        row(DUE, "36", members=FERN),
        row("Rent", "¥ 8", "¥ 7", "¥ 6"),
    ]
    found = place(YEARS, rows)
    assert [line[0].column for line in found[1:3]] == [1, 1]
    assert {line[0].placed_by for line in found[1:3]} == {PlacedBy.UNCERTAIN}
    without = place(YEARS, rows, weights=WEIGHTS | {"adds_up": 0.0, "foots": 0.0})
    assert [line[0].column for line in without[1:3]] == [0, 0]


def test_sums_across_columns_of_their_own_members_are_not_looked_for():
    heads = [
        Column(n, instant=DAYS[0], unit="CNY", members=members)
        for n, members in enumerate([(), ASH, FERN])
    ]
    rows = [
        row("Purchases", "¥ 141,743"),
        row("Services", "35,971"),
        row("Total", "¥ 177,714"),
    ]
    assert by_footing(heads, rows) == {}


def test_a_settled_cell_settles_those_right_of_it():
    # the second amounts stand right of the first, in the one column left there
    narrow = [
        COLUMNS[0],
        Column(1, instant=DAYS[1], unit="CNY"),
        Column(2, instant=DAYS[0], unit="USD"),
    ]
    rows = [
        row(DUE, "¥ 177,714", "¥ 133,646", "$ 25,030"),
        row(DUE, "141,743", "93,574", members=ASH),
        row(DUE, "35,971", "40,072", members=FERN),
    ]
    assert by_footing(narrow, rows) == {
        "141,743": 0, "93,574": 1, "35,971": 0, "40,072": 1,
    }  # fmt: skip
