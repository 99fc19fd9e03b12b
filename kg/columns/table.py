"""Tables of coded columns: each text once, sorted, and its place in every row."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.int32]
Mask = NDArray[np.bool_]

SCHEMAS: Mapping[str, tuple[str, ...]] = {
    "facts": (
        "owner", "fact", "reporter", "party", "relationship", "side", "concept",
        "instant", "start", "end", "amount", "currency", "filing", "filed", "report",
        "level", "status", "what", "decimals", "others", "row", "column", "shown",
    ),
    "cells": (
        "owner", "fact", "reporter", "party", "raw", "report", "filing", "url",
        "placed_by", "row", "column",
    ),
    "filings": (
        "owner", "filing", "reporter", "cik", "filer", "form", "filed", "reports",
        "facts",
    ),
    "uncertain": (
        "owner", "fact", "reporter", "party", "filing", "report", "label", "printed",
        "raw", "candidates", "row",
    ),
    "restated": (
        "owner", "reporter", "party", "side", "concept", "date", "currency", "before",
        "after", "filing_before", "filing_after",
    ),
    "trades": ("owner", "party", "family", "name"),
    "told": ("owner", "party", "reporter", "relationship", "filed", "first", "last"),
    "printed": ("owner", "party", "name", "filed", "facts"),
    "subsidiaries": ("owner", "entity", "name", "filed"),
    "positions": (
        "owner", "position", "reporter", "party", "side", "date", "currency", "amount",
    ),
    "names": ("owner", "node", "name", "kind"),
}  # fmt: skip
"""The columns of each table; `owner` is the reporter whose graphs a row is of."""

NUMBERS = frozenset({"row", "column", "shown", "reports", "facts", "others"})
"""Columns that hold whole numbers from 0 and not texts."""

_ORDER = {
    "facts": "fact",
    "cells": "fact",
    "uncertain": "fact",
    "positions": "position",
}
"""What rows of a table are sorted by; rows that are equal there keep their order."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Attributes:
        codes: A row each: the place in `values`, -1 for none; or, without values, the
            number itself.
        values: The texts that occur, each once, sorted by code point as SPARQL sorts
            them; None for a column of numbers.
    """

    codes: Codes
    values: Sequence[str] | None = None

    def where(self, kept: Mask) -> "Column":
        """Return the rows kept; texts that no longer occur go."""
        codes = self.codes[kept]
        if self.values is None:
            return Column(codes)
        used = np.unique(codes[codes >= 0])
        places = np.full(len(self.values) + 1, -1, np.int32)
        places[used] = np.arange(len(used), dtype=np.int32)
        return Column(places[codes], [self.values[n] for n in used.tolist()])


@dataclass(frozen=True, slots=True)
class Table:
    """Columns of equal length, by name."""

    columns: Mapping[str, Column]

    def __len__(self) -> int:
        return len(self.columns["owner"].codes)

    def without(self, owners: Iterable[str]) -> "Table":
        """Return the rows that are of none of some reporters."""
        owner, gone = self.columns["owner"], frozenset(owners)
        stays = np.array([v not in gone for v in owner.values or ()], bool)
        kept = stays[owner.codes] if len(self) else np.zeros(0, bool)
        return Table({name: c.where(kept) for name, c in self.columns.items()})


def coded(values: Sequence[str | None]) -> Column:
    """Return a column of texts.

    >>> coded(["b", None, "a", "b"]).codes.tolist()
    [1, -1, 0, 1]
    """
    distinct = sorted({value for value in values if value is not None})
    places: dict[str | None, int] = {value: n for n, value in enumerate(distinct)}
    places[None] = -1
    codes = np.fromiter((places[v] for v in values), np.int32, len(values))
    return Column(codes, distinct)


def numbered(values: Sequence[int | None]) -> Column:
    """Return a column of numbers, -1 for none."""
    codes = (-1 if value is None else value for value in values)
    return Column(np.fromiter(codes, np.int32, len(values)))


def table_of(name: str, rows: Sequence[Sequence[object]]) -> Table:
    """Return the table of a name from rows that follow its schema."""
    schema = SCHEMAS[name]
    held = list(zip(*rows, strict=True)) or [()] * len(schema)
    return Table(
        {
            column: numbered(values) if column in NUMBERS else coded(values)
            for column, values in zip(schema, held, strict=True)
        }
    )


def joined(name: str, tables: Sequence[Table]) -> Table:
    """Return the tables of one name end to end, sorted as that table is."""
    whole = Table(
        {
            column: _joined([table.columns[column] for table in tables])
            for column in SCHEMAS[name]
        }
    )
    if name not in _ORDER:
        return whole
    order = np.argsort(whole.columns[_ORDER[name]].codes, kind="stable")
    return Table(
        {key: Column(c.codes[order], c.values) for key, c in whole.columns.items()}
    )


def _joined(columns: Sequence[Column]) -> Column:
    if not columns or columns[0].values is None:
        return Column(np.concatenate([c.codes for c in columns] or [_NONE]))
    distinct = sorted({value for c in columns for value in c.values or ()})
    places = {value: n for n, value in enumerate(distinct)}
    parts = []
    for column in columns:
        new = [places[value] for value in column.values or ()]
        parts.append(np.array([*new, -1], np.int32)[column.codes])
    return Column(np.concatenate(parts), distinct)


_NONE: Codes = np.zeros(0, np.int32)
