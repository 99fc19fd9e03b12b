"""Columns that flows stand in: no instants, whatever the dates leave open.

A row is one of flows where concept, label or statement says so; where it opens a
balance, which only a period has; or where columns that end on one day, in one unit and
under the same members, show different numbers: a balance of that day would be the same
in both.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from kg.model.fact import PlacedBy
from kg.model.filing import Column
from kg.readers.pages.numbers import CellKind, kind_of
from kg.readers.pages.pagetable import TableCell
from kg.readers.pages.statementperiods import OPENING


def flow_columns(
    rows: Iterable[tuple[str, str | None, Sequence[TableCell]]],
    columns: Sequence[Column],
) -> set[int]:
    """Return the columns in which flows stand for certain.

    Args:
        rows: Label and values of each row, and ``instant`` or ``duration`` where its
            words tell, else None. Of values without a certain column nothing is told.
        columns: The columns of the page.
    """
    found: set[int] = set()
    for label, period, values in rows:
        cells = {
            value.column: value.raw
            for value in values
            if value.placed_by is not PlacedBy.UNCERTAIN
        }
        opens = period == "instant" and OPENING.search(label)
        if period == "duration" or opens or _differs(cells, columns):
            found |= cells.keys()
    return found


def _differs(cells: Mapping[int, str], columns: Sequence[Column]) -> bool:
    """Whether columns that end on one day show different numbers."""
    ends = {
        at: (day, columns[at].unit, columns[at].members)
        for at in cells
        if (day := columns[at].instant or columns[at].end) is not None
        and kind_of(cells[at]) is not CellKind.TEXT
    }
    return any(
        ends[one] == ends[other] and _digits(cells[one]) != _digits(cells[other])
        for one, other in combinations(ends, 2)
    )


def _digits(raw: str) -> str:
    return "".join(c for c in raw if c.isdigit() or c in ".()-")
