"""Placement: the hard rules one by one, and that what is called certain is right."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import ReadError
from kg.model.fact import PlacedBy
from kg.model.filing import Column
from kg.readers.pages.placing.filingfacts import KnownFact, Telling
from kg.readers.pages.placing.placement import place
from kg.readers.pages.placing.rowvalues import RowValues

LATER, EARLIER = date(2021, 6, 30), date(2020, 12, 31)
USD = Column(0, instant=LATER, unit="USD")
CNY = Column(1, instant=LATER, unit="CNY")
OLD = Column(2, instant=EARLIER, unit="CNY")
SEED = [USD, CNY, OLD]


def row(*raws: str, label: str = "Amounts due", **more) -> RowValues:
    return RowValues(label, more.pop("members", ()), None, raws, **more)


def columns_of(columns, rows, **more) -> list[list[int]]:
    return [[cell.column for cell in line] for line in place(columns, rows, **more)]


def test_the_sign_rule_leaves_one_placement_on_the_first_page():
    rows = [
        row("$ 501", "¥ 3,235", "¥ 3,024"),
        row("$ 429", "2,771", "2,543"),
        *[row("3,235", "3,024") for _ in range(8)],
        row("¥ 220", "¥ 88"),
    ]
    found = place(SEED, rows)
    assert [[c.column for c in line] for line in found[2:]] == [[1, 2]] * 9
    assert all(len(cell.columns) == 1 for line in found for cell in line)
    assert {cell.placed_by for cell in found[0]} == {PlacedBy.FULL_ROW}
    assert {cell.placed_by for cell in found[5]} == {PlacedBy.CURRENCY_RUN}
    assert {cell.placed_by for cell in found[10]} == {PlacedBy.UNIT}


def test_a_sign_must_fit_the_unit_of_its_column():
    found = place(SEED, [row("$ 1", "¥ 2", "¥ 3"), row("$ 4")])
    assert found[1][0].columns == (0,)
    assert found[1][0].placed_by is PlacedBy.UNIT


def test_no_column_stays_empty():
    two = [Column(0, instant=LATER, unit="CNY"), Column(1, instant=EARLIER, unit="CNY")]
    found = place(two, [row("¥ 5", label="a"), row("5.00%", label="b")])
    assert {found[0][0].column, found[1][0].column} == {0, 1}


def test_a_percentage_breaks_a_run():
    two = [Column(0, instant=LATER, unit="CNY"), Column(1, instant=EARLIER, unit="CNY")]
    rows = [row("¥ 1", "¥ 2"), row("5%", "6%"), row("¥ 3"), row("¥ 4", "¥ 5")]
    found = place(two, rows)
    # The lone cell and the last row's are first and last of one run in either column.
    assert set(found[2][0].columns) == {0, 1}
    assert found[2][0].placed_by is PlacedBy.UNCERTAIN


def test_an_unsettled_value_keeps_every_candidate_newest_first():
    two = [Column(0, instant=LATER, unit="CNY"), Column(1, instant=EARLIER, unit="CNY")]
    found = place(
        two, [row("¥ 1", "¥ 2"), row("¥ 3"), row("5", "6"), row("¥ 7", "¥ 8")]
    )
    assert found[1][0].columns[0] == 0
    assert 0.0 < found[1][0].probability <= 1.0


def test_another_page_of_the_filing_ranks_the_columns():
    two = [Column(0, instant=LATER, unit="CNY"), Column(1, instant=EARLIER, unit="CNY")]
    rows = [row("5%", "6%"), row("2,417", label="Loans", members=("Acme",))]
    known = KnownFact(
        frozenset({"loan"}), (frozenset({"acme"}),), Decimal(2417000), "CNY",
        EARLIER, None, None,
    )  # fmt: skip
    found = place(two, rows, context=[known], scales=[("CNY", 3)])
    assert found[1][0].column == 1


def test_more_values_than_columns_are_refused():
    with pytest.raises(ReadError, match="holds 2 values"):
        place([USD], [row("1", "2")])


def test_no_rows_give_no_placements():
    assert place(SEED, []) == []


def printed(values: list[list[bool]]) -> tuple[list[RowValues], list[list[int]]]:
    """Print a grid of money under the sign rule; returns rows and their columns."""
    wide = len(values[0])
    filled = [[r for r, line in enumerate(values) if line[c]] for c in range(wide)]
    rows, truth = [], []
    for r, line in enumerate(values):
        places = [c for c in range(wide) if line[c]]
        if not places:
            continue
        raws = [
            f"¥ {r + 1},{c}00"
            if r in (filled[c][0], filled[c][-1])
            else f"{r + 1},{c}00"
            for c in places
        ]
        rows.append(row(*raws, label=f"row {r}"))
        truth.append(places)
    return rows, truth


@settings(max_examples=150, deadline=None)
@given(
    st.integers(2, 4).flatmap(
        lambda wide: st.lists(
            st.lists(st.booleans(), min_size=wide, max_size=wide),
            min_size=1,
            max_size=9,
        )
    )
)
def test_the_true_column_is_always_among_the_candidates(grid):
    wide = len(grid[0])
    if not all(any(line[c] for line in grid) for c in range(wide)):
        grid = [*grid, [True] * wide]
    rows, truth = printed(grid)
    columns = [
        Column(c, instant=date(2021 - c, 12, 31), unit="CNY") for c in range(wide)
    ]
    for line, places in zip(place(columns, rows), truth, strict=True):
        for cell, true in zip(line, places, strict=True):
            assert true in cell.columns
            if len(cell.columns) == 1:
                assert cell.column == true
        assert [c.column for c in line] == sorted({c.column for c in line})


def test_a_row_belongs_to_the_columns_whose_head_members_its_label_names():
    heads = [
        (),
        (),
        ("Guarantee Fee",),
        ("Guarantee Fee",),
        ("Service Fee",),
        ("Service Fee",),
    ]
    days = [LATER, EARLIER] * 3
    columns = [
        Column(
            n,
            end=day,
            months=12,
            unit="USD",
            members=members,
            axes=(None,) * len(members),
        )
        for n, (day, members) in enumerate(zip(days, heads, strict=True))
    ]
    rows = [
        row("$ 590", "$ 3,675", label="Sales of products"),
        row("1,131", "7,047", label="Purchase of products"),
        row("$ 125", "$ 779", "$ 157", "$ 976", label="Service fee and guarantee fee"),
    ]
    found = place(columns, rows)
    first = [[cell.column for cell in line] for line in found]
    assert first == [[0, 1], [0, 1], [2, 3, 4, 5]]
    assert all(cell.placed_by is PlacedBy.UNCERTAIN for cell in found[1])


def stated(value: int, day: date, label: str = "amountsdue", **more) -> KnownFact:
    """Return a fact of the instance."""
    return KnownFact(
        frozenset({label}), (), Decimal(value), "CNY", day, None, None,
        telling=Telling.DOCUMENT, **more,
    )  # fmt: skip


TWO = [Column(0, instant=LATER, unit="CNY"), Column(1, instant=EARLIER, unit="CNY")]


def test_what_the_instance_states_is_certain():
    rows = [row("5%", "6%"), row("2,417"), row("88")]
    known = [stated(2417, EARLIER), stated(88, LATER), stated(88, EARLIER)]
    found = place(TWO, rows, known)
    assert found[1][0].columns == (1,)
    assert found[1][0].placed_by is PlacedBy.FILING
    assert set(found[2][0].columns) == {0, 1}
    assert found[2][0].placed_by is PlacedBy.UNCERTAIN


def test_a_cell_between_stated_ones_is_settled_by_the_order():
    three = [Column(n, instant=date(2021 - n, 12, 31), unit="CNY") for n in range(4)]
    known = [stated(1, date(2021, 12, 31)), stated(3, date(2019, 12, 31))]
    (found,) = place(three, [row("1", "2", "3")], known)
    assert [cell.columns for cell in found] == [(0,), (1,), (2,)]
    assert {cell.placed_by for cell in found} == {PlacedBy.FILING}


def test_the_instance_goes_before_the_sign_rule():
    """A nil fact prints no cell and still belongs to the run of its column."""
    rows = [row("¥ 900", "¥ 700"), row("40"), row("¥ 30")]
    alone = place(TWO, rows)
    assert [line[0].columns for line in alone[1:]] == [(0, 1), (0, 1)]
    known = [stated(40, LATER), stated(30, EARLIER)]
    found = place(TWO, rows, known)
    assert [line[0].columns for line in found[1:]] == [(0,), (1,)]
    assert {line[0].placed_by for line in found[1:]} == {PlacedBy.FILING}


def test_a_page_that_breaks_the_rule_offers_every_column_of_a_cell():
    rows = [row("900", "700"), row("¥ 40"), row("30")]
    found = place(TWO, rows)
    assert [set(line[0].columns) for line in found[1:]] == [{0, 1}, {0, 1}]
    assert {line[0].placed_by for line in found[1:]} == {PlacedBy.UNCERTAIN}


def owed(*raws: str, who: str = "") -> RowValues:
    return row(*raws, label="Amount due", members=(who,) if who else ())


def test_signs_settle_nothing_that_facts_without_a_value_may_undo():
    # two elements under one label, each left blank in one of the years: the runs end
    # in blanks, and the columns the signs leave are not those of the page
    two = [Column(0, instant=LATER, unit="USD"), Column(1, instant=EARLIER, unit="USD")]
    rows = [
        owed("$ 1,296"),
        owed("$ 755", "2,463"),
        row("6.00%", label="Interest", members=("Officer",)),
        owed("799", who="Harbour Mills"),
        owed("25", who="Harbour Mills"),
        owed("497", who="Quay Holdings"),
        owed("246", who="Voss"),
        owed("$ 1", who="Birch"),
    ]
    found = place(two, rows)
    # the page prints them in the newest column
    assert {0, 1} == set(found[4][0].columns) == set(found[7][0].columns)
    assert {cells[0].placed_by for cells in found[3:]} <= {
        PlacedBy.UNCERTAIN,
        PlacedBy.CURRENCY_RUN,
    }


@pytest.mark.parametrize(
    ("pairs", "column", "certain"),
    [
        # the newest column waits for its closing sign: signs and habits agree
        ([("8", "2"), ("3", "$ 1"), ("4", "5%")], 0, True),
        ([("8", "2"), ("3", "$ 1"), ("4", "a text")], 0, True),
        # the older one does, unless its last fact has no value
        ([("2", "8"), ("$ 1", "3"), ("5%", "4")], 1, False),
        ([("2", "8"), ("$ 1", "3"), ("Yes", "4")], 1, False),
    ],
)
def test_signs_settle_what_habits_do_not_deny(pairs, column, certain):
    two = [Column(0, instant=LATER, unit="USD"), Column(1, instant=EARLIER, unit="USD")]
    rows = [owed("$ 5", "$ 7"), *(owed(*pair) for pair in pairs), owed("$ 6")]
    (cell,) = place(two, rows)[-1]
    assert cell.column == column
    assert (cell.placed_by is PlacedBy.CURRENCY_RUN) is certain
    assert len(cell.columns) == (1 if certain else 2)


@pytest.mark.parametrize("label", ["Amount due", "Note payable", "Advances"])
def test_a_run_that_has_shown_its_closing_sign_takes_no_more(label: str):
    # no blank undoes that: certain though habits prefer the newest column
    two = [Column(0, instant=LATER, unit="USD"), Column(1, instant=EARLIER, unit="USD")]
    rows = [owed("$ 5", "$ 7"), owed("$ 2", "8"), row("$ 6", label=label)]
    (cell,) = place(two, rows)[-1]
    assert (cell.columns, cell.placed_by) == ((1,), PlacedBy.CURRENCY_RUN)


def test_where_heads_differ_in_members_signs_settle_nothing():
    heads = [
        Column(0, instant=LATER, unit="USD"),
        Column(1, instant=LATER, unit="USD", members=("Acme",)),
    ]
    rows = [owed("$ 5", "$ 7"), owed("6"), owed("$ 9", "$ 3")]
    assert place(heads, rows)[1][0].placed_by is PlacedBy.UNCERTAIN
