"""An answer as a small table for notebooks."""

from collections.abc import Sequence
from decimal import Decimal
from heapq import nlargest
from typing import Final

from kg.model.display import SHOWN, how_many, table_html
from kg.queries.columns import Cells, is_iri

_RANKED: Final = ("net", "change", "amount", "value", "after")
"""Columns whose size says which rows are shown first, the likeliest first."""


def rows_html(
    columns: Sequence[str], cells: Sequence[Cells], notes: Sequence[str]
) -> str:
    """Return the first rows of an answer, the largest where there are too many.

    IRIs are left out and named below the table: they fill a screen and say little.
    """
    places = [n for n, name in enumerate(columns) if not is_iri(name)]
    if not places:
        places = list(range(len(columns)))
    left = [name for n, name in enumerate(columns) if n not in places]
    ranked = next((name for name in _RANKED if name in columns), None)
    kept, order = cells[:SHOWN], "in the order of the answer"
    if ranked is not None and len(cells) > SHOWN:
        place = columns.index(ranked)
        kept = nlargest(SHOWN, cells, key=lambda row: _size(row[place]))
        units = [n for n, name in enumerate(columns) if name in ("currency", "unit")]
        several = len({row[units[0]] for row in cells}) > 1 if units else False
        order = f"largest {ranked} first"
        order += ", whatever the currency" if several else ""
    shown = [[row[n] for n in places] for row in kept]
    lines = [how_many(len(shown), len(cells), "rows", order)]
    if left and shown:
        lines.append(f"columns not shown: {', '.join(left)}")
    return table_html([columns[n] for n in places], shown, *lines, *notes)


def _size(value: object) -> Decimal:
    return abs(value) if isinstance(value, Decimal) else Decimal(-1)
