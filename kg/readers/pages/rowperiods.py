"""What rows tell of their columns, and columns of their rows: flows or balances.

No flow stands below an instant. A balance of a day is the same in all columns that end
on it, so a row whose numbers differ there holds flows; and what stands below an instant
once is a balance in all rows of its label.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from kg.model.fact import PlacedBy
from kg.model.filing import Column
from kg.readers.pages.numbers import CellKind, kind_of
from kg.readers.pages.pagetable import Table, TableCell
from kg.readers.pages.statementperiods import OPENING


def flow_columns(
    rows: Iterable[tuple[str, str | None, Sequence[TableCell]]],
    columns: Sequence[Column],
) -> set[int]:
    """Return the columns in which flows, or opening balances, stand for certain.

    Args:
        rows: Label and values of each row, and ``instant`` or ``duration`` where its
            words tell, else None. Of values without a certain column nothing is told.
        columns: The columns of the page.
    """
    found: set[int] = set()
    labels: dict[str | None, set[tuple[int, str]]] = defaultdict(set)
    for label, period, values in rows:
        cells = _certain(values)
        opens = period == "instant" and OPENING.search(label)
        if opens or _differs(cells, columns):
            found |= cells.keys()
        labels[period] |= {(column, label) for column in cells}
    # a word may be wrong: one flow among balances says nothing
    flows, balances = (
        Counter(column for column, _ in labels[period])
        for period in ("duration", "instant")
    )
    return found | {column for column in flows if flows[column] > balances[column]}


def periods_by_columns(table: Table) -> dict[tuple[str, str | None], str]:
    """Return ``instant`` or ``duration`` by label and section, where columns tell.

    Labels whose rows tell both are left out.
    """
    told: dict[tuple[str, str | None], set[str]] = defaultdict(set)
    for row in table.rows:
        cells = _certain(row.cells)
        heads = [table.columns[column] for column in cells]
        if any(head.instant and not head.may_be for head in heads):
            told[row.label, row.section].add("instant")
        if _differs(cells, table.columns):
            told[row.label, row.section].add("duration")
    return {key: min(kinds) for key, kinds in told.items() if len(kinds) == 1}


def _certain(values: Iterable[TableCell]) -> dict[int, str]:
    """Return the texts of the values whose column is certain, by column."""
    return {
        value.column: value.raw
        for value in values
        if value.placed_by is not PlacedBy.UNCERTAIN
    }


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
