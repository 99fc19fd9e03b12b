"""Rows of a whole and its parts: which values stand beside which."""

import pytest

from kg.readers.pages.placing.breakdowns import rows_broken_down
from kg.readers.pages.placing.rowvalues import RowValues


def notes(*raws: str, of: tuple[str, ...] = (), label="Notes payable") -> RowValues:
    return RowValues(label, of, None, raws, "instant")


def found(*rows: RowValues) -> dict[int, tuple[int, ...]]:
    return dict(rows_broken_down(dict(enumerate(rows)), 2))


def test_a_part_of_fewer_values_stands_where_the_sum_wants_it() -> None:
    rows = [
        notes("90,100", "50,400"),
        notes("50,100", "50,400", of=("First Note", "Desmond Achebe")),
        notes("40,000", of=("Second Note", "Desmond Achebe")),
    ]
    assert found(*rows) == {0: (0, 1), 1: (0, 1), 2: (0,)}


def test_a_row_of_an_event_is_no_part_where_the_others_add_up() -> None:
    rows = [
        notes("125", "60"),
        notes("60", "60", of=("Otto Lind",)),
        notes("65", "0", of=("Greyfriars Ltd",)),
        notes("75", of=("Quill Bank",)),
    ]
    assert found(*rows) == {0: (0, 1), 1: (0, 1), 2: (0, 1)}


@pytest.mark.parametrize(
    "parts",
    [
        [notes("50", "50", of=("A",)), notes("40", "41", of=("B",))],
        [notes("90", "90", of=("A",))],
        [notes("50", "50", of=("A",), label="Rent"), notes("40", "40", of=("B",))],
        [notes("5.00%", "5.00%", of=("A",)), notes("6.00%", "6.00%", of=("B",))],
    ],
)
def test_what_does_not_add_up_in_both_places_is_no_breakdown(parts) -> None:
    assert found(notes("90", "90"), *parts) == {}


def test_two_ways_that_add_up_tell_nothing() -> None:
    rows = [
        notes("50", "50"),
        notes("50", of=("A",)),
        notes("50", of=("B",)),
    ]
    assert found(*rows) == {}
