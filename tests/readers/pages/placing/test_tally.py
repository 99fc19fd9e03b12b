"""What rows of a page say for one another: sums against asking each row."""

from datetime import date
from math import log

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model.filing import Column
from kg.readers.pages.placing.choices import Choices, choices_of
from kg.readers.pages.placing.columnlayout import layout_of
from kg.readers.pages.placing.rowvalues import RowValues, tokens_of
from kg.readers.pages.placing.solver import solve
from kg.readers.pages.placing.tally import Tally, weights_from_rows
from kg.readers.pages.placing.weights import UNSEEN, WEIGHTS

DAY = date(2021, 6, 30)
COLUMNS = [
    Column(0, instant=DAY, unit="USD"),
    Column(1, instant=DAY, unit="CNY"),
    Column(2, instant=date(2020, 12, 31), unit="CNY"),
]
PAIR = Choices(((0,), (1,)), (0.0, 0.0), True)


def log_filled(others, choices, shares, wide):
    """Return how often others fill each column, asking every row."""
    filled = [1.0] * wide
    for m in others:
        for choice, share in zip(choices[m].choices, shares[m], strict=True):
            for column in choice:
                filled[column] += share
    return [log(count / (sum(filled) / wide)) for count in filled]


def log_share(others, choice, choices, shares):
    """Return the log of the mean share others give a choice, asking every row."""
    if not others:
        return 0.0
    by_row = [dict(zip(choices[m].choices, shares[m], strict=True)) for m in others]
    return log(UNSEEN + sum(each.get(choice, 0.0) for each in by_row) / len(others))


def by_asking_each(rows, choices, shares, wide):
    """Weigh what the other rows say, asking each for each: what sums replace."""
    everywhere = log_filled(range(len(rows)), choices, shares, wide)
    for n, row in enumerate(rows):
        rest = [m for m in range(len(rows)) if m != n]
        as_long = [m for m in rest if len(rows[m].raws) == len(row.raws)]
        alike = [m for m in as_long if rows[m].label.lower() == row.label.lower()]
        near = [m for m in as_long if abs(m - n) == 1]
        mates = [m for m in rest if row.members and rows[m].members == row.members]
        together = log_filled(mates, choices, shares, wide) if mates else [0.0] * wide
        yield [
            WEIGHTS["sibling"] * log_share(alike, choice, choices, shares)
            + WEIGHTS["near"] * log_share(near, choice, choices, shares)
            + sum(
                WEIGHTS["popular"] * everywhere[c] + WEIGHTS["together"] * together[c]
                for c in choice
            )
            for choice in choices[n].choices
        ]


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["due", "Due", "loan"]),
            st.sampled_from([(), ("A",), ("B",)]),
            st.lists(
                st.sampled_from(["¥ 3,235", "$ 501", "12"]), min_size=1, max_size=3
            ),
        ),
        min_size=1,
        max_size=8,
    )
)
def test_what_other_rows_say_is_told_by_sums_as_by_asking_each(lines):
    rows = [RowValues(label, m, None, tuple(raws)) for label, m, raws in lines]
    layout = layout_of(COLUMNS)
    choices = [choices_of(row, layout) for row in rows]
    shares = solve([tokens_of(row) for row in rows], choices, len(COLUMNS)).shares
    told = weights_from_rows(rows, choices, shares, len(COLUMNS), WEIGHTS)
    expected = by_asking_each(rows, choices, shares, len(COLUMNS))
    for ours, asked in zip(told, expected, strict=True):
        assert ours == pytest.approx(asked)


def test_a_tally_counts_rows_in_and_one_out():
    tally = Tally(2)
    tally.add(PAIR, (0.75, 0.25))
    tally.add(PAIR, (1.0, 0.0))
    assert tally.log_share((0,)) == pytest.approx(log(UNSEEN + 1.75 / 2))
    assert tally.log_filled() == pytest.approx([log(2.75 / 2), log(1.25 / 2)])
    rest = tally.without(PAIR, (1.0, 0.0))
    assert rest.rows == 1
    assert rest.log_share((1,)) == pytest.approx(log(UNSEEN + 0.25))
    assert rest.log_filled() == pytest.approx([log(1.75 / 1.5), log(1.25 / 1.5)])
    assert tally.rows == 2


def test_no_row_says_nothing():
    tally = Tally(2)
    tally.add(PAIR, (0.5, 0.5))
    nothing = tally.without(PAIR, (0.5, 0.5))
    assert nothing.log_share((0,)) == 0.0
    assert Tally(2).log_filled() == [0.0, 0.0]


def test_a_choice_no_row_took_is_unlikely_and_not_impossible():
    tally = Tally(2)
    tally.add(PAIR, (1.0, 0.0))
    assert tally.log_share((1,)) == pytest.approx(log(0.05))
