"""Rows of a whole and of its parts, such as a total and those of its parties.

They are rows of one label, the parts with one member more than the whole, whose first
values add up, and their second, and so on. So they stand in the same columns, whichever
these are; nobody breaks down by party what was owed on the day of an event.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from kg.readers.pages.numbers import CellKind, kind_of, parse_amount
from kg.readers.pages.placing.footing import family_of
from kg.readers.pages.placing.rowvalues import RowValues

_AMOUNTS = frozenset({CellKind.MONEY, CellKind.NUMBER})


def rows_broken_down(rows: Mapping[int, RowValues]) -> Iterator[int]:
    """Yield the numbers of wholes with two parts or more, and of these parts.

    Args:
        rows: Rows of as many values each, by number.
    """
    families: dict[tuple[str, str | None], dict[int, RowValues]] = defaultdict(dict)
    for number, row in rows.items():
        families[family_of(row.label), row.unit][number] = row
    for alike in families.values():
        for number, whole in alike.items():
            parts = {
                n: row
                for n, row in alike.items()
                if len(row.members) == len(whole.members) + 1
                and set(whole.members) < set(row.members)
            }
            if len(parts) > 1 and _is_sum(whole, parts.values()):
                yield from (number, *parts)


def _is_sum(whole: RowValues, parts: Iterable[RowValues]) -> bool:
    """Whether each amount of a row is the sum of those of other rows, and none is 0."""
    columns = zip(*(map(_amount, row.raws) for row in parts), strict=True)
    return all(
        sum(column) == total != 0
        for column, total in zip(columns, map(_amount, whole.raws), strict=True)
    )


def _amount(raw: str) -> Decimal:
    """Return the amount of a value; 0 of a share, a day or a text."""
    return parse_amount(raw) if kind_of(raw) in _AMOUNTS else Decimal()
