"""Rows of a whole and of its parts, such as a total and those of its parties.

They are rows of one label, the parts with more members than the whole and as many each,
whose amounts add up in each place. So they stand in the same columns, whichever these
are; nobody breaks down by party what was owed on the day of an event.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations, product
from math import comb, prod

from kg.readers.pages.numbers import CellKind, kind_of, parse_amount
from kg.readers.pages.placing.footing import family_of
from kg.readers.pages.placing.rowvalues import RowValues

Places = tuple[int, ...]
"""Which values of a whole those of a row stand beside, counted from 0."""

_AMOUNTS = frozenset({CellKind.MONEY, CellKind.NUMBER})
_MOST_WAYS = 200
"""Ways to put the values of parts beside those of a whole that are tried."""


def rows_broken_down(
    rows: Mapping[int, RowValues], wide: int
) -> Iterator[tuple[int, Places]]:
    """Yield the rows that are wholes with two parts or more, and these parts.

    A part may have fewer values than its whole where only one way adds up.

    Args:
        rows: Rows, by number.
        wide: How many values a whole has.

    Yields:
        Number of a row, and the places of its values.
    """
    families: dict[tuple[str, str | None], dict[int, RowValues]] = defaultdict(dict)
    for number, row in rows.items():
        if len(row.raws) <= wide:
            families[family_of(row.label), row.unit][number] = row
    for alike in families.values():
        for number, whole in alike.items():
            if len(whole.raws) != wide:
                continue
            for parts in _parts_of(whole, alike):
                places = _only_way(whole, list(parts.values()))
                if places is not None:
                    yield number, tuple(range(wide))
                    yield from zip(parts, places, strict=True)
                    break


def _parts_of(
    whole: RowValues, rows: Mapping[int, RowValues]
) -> Iterator[dict[int, RowValues]]:
    """Yield the rows with the members of a whole and as many more each, by number.

    The part of a loan of a party has two members more: the loan and the party. A row of
    fewer values than the whole may be told of the day of an event, so those with as
    many are parts by themselves, or all are.
    """
    by_members: dict[int, dict[int, RowValues]] = defaultdict(dict)
    for number, row in rows.items():
        if set(whole.members) < set(row.members):
            by_members[len(row.members)][number] = row
    for every in by_members.values():
        full = {n: r for n, r in every.items() if len(r.raws) == len(whole.raws)}
        yield from (parts for parts in (full, every) if len(parts) > 1)


def _only_way(whole: RowValues, parts: Sequence[RowValues]) -> list[Places] | None:
    """Return the places of the values of each part, where only one way adds up."""
    totals = _amounts(whole)
    wide = len(totals)
    if not all(totals) or (
        prod(comb(wide, len(part.raws)) for part in parts) > _MOST_WAYS
    ):
        return None
    ways = product(*(combinations(range(wide), len(part.raws)) for part in parts))
    amounts = [_amounts(part) for part in parts]
    found = [
        list(way)
        for way in ways
        if _sums(zip(way, amounts, strict=True), wide) == totals
    ]
    return found[0] if len(found) == 1 else None


def _sums(
    parts: Iterable[tuple[Places, Sequence[Decimal]]], wide: int
) -> list[Decimal]:
    sums = [Decimal()] * wide
    for places, amounts in parts:
        for place, amount in zip(places, amounts, strict=True):
            sums[place] += amount
    return sums


def _amounts(row: RowValues) -> list[Decimal]:
    """Return the amounts of a row; 0 for a share, a day or a text."""
    return [
        parse_amount(raw) if kind_of(raw) in _AMOUNTS else Decimal() for raw in row.raws
    ]
