"""Answers as typed rows or triples."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import partial
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Final, overload

from kg.errors import InputError
from kg.model.collecting import uncollected

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

_XSD = "http://www.w3.org/2001/XMLSchema#"


class Iri(str):
    """A text that is an IRI."""

    __slots__ = ()


Value = str | int | Decimal | date | bool | None
"""A cell: IRIs and texts as str, amounts as Decimal, days as date; None is unknown."""

AMOUNTS: Final = frozenset(
    (
        "amount",
        "before",
        "after",
        "change",
        "due_from",
        "due_to",
        "net",
        "difference",
        "related",
        "whole",
        "rounding",
        "value",
        "share",
    )
)
"""Columns of named queries that hold decimals: amounts in whole units, rates and
shares as fractions of one."""


def is_iri(column: str) -> bool:
    """Tell whether a column of a named query holds IRIs."""
    return column == "fact" or column.endswith("_iri")


def gathered(texts: Iterable[str]) -> str:
    """Return the parts of joined texts, each once, sorted and joined with " | ".

    >>> gathered(["b | a", "b"])
    'a | b'
    """
    parts = {part for text in texts for part in text.split(" | ") if part}
    return " | ".join(sorted(parts))


class Row(Mapping[str, Value]):
    """One row: by column name (``row["amount"]``) or attribute (``row.amount``)."""

    __slots__ = ("_cells", "_index")

    def __init__(self, index: Mapping[str, int], cells: tuple[Value, ...]) -> None:
        self._index, self._cells = index, cells

    def __getitem__(self, column: str) -> Value:
        return self._cells[self._index[column]]

    def __getattr__(self, column: str) -> Value:
        if column.startswith("_") or column not in self._index:
            message = f"a row has no column {column!r}"
            raise AttributeError(message)
        return self._cells[self._index[column]]

    def __iter__(self) -> Iterator[str]:
        return iter(self._index)

    def __len__(self) -> int:
        return len(self._index)

    def __repr__(self) -> str:
        cells = ", ".join(f"{name}={self[name]!r}" for name in self)
        return f"Row({cells})"


Cells = tuple[Value, ...]
"""The values of one row."""


class Rows(Sequence[Row]):
    """Rows of an answer, in order.

    Args:
        columns: Names of the columns, in order.
        cells: The values of each row, parallel to `columns`.
        table: The same as an Arrow table, in place of `cells`; rows are made of it
            when they are looked at.

    Attributes:
        columns: Names of the columns.
        notes: What the texts that were asked for were taken to mean, one line each.
    """

    def __init__(
        self,
        columns: Sequence[str],
        cells: Sequence[Cells] = (),
        *,
        table: "pa.Table | None" = None,
    ) -> None:
        self.columns = tuple(columns)
        self.notes: tuple[str, ...] = ()
        self._index = {name: n for n, name in enumerate(self.columns)}
        self._table = table
        self._made = None if table is not None else list(cells)

    @property
    def cells(self) -> Sequence[Cells]:
        """The values of each row, parallel to `columns`."""
        if self._made is None:
            with uncollected():
                self._made = _cells_of(self.columns, self._table)
        return self._made

    @overload
    def __getitem__(self, place: int) -> Row: ...
    @overload
    def __getitem__(self, place: slice) -> "Rows": ...
    def __getitem__(self, place: int | slice) -> "Row | Rows":
        if isinstance(place, slice):
            return Rows(self.columns, self.cells[place])
        return Row(self._index, self.cells[place])

    def __iter__(self) -> Iterator[Row]:
        return map(partial(Row, self._index), self.cells)

    def __len__(self) -> int:
        return len(self.cells) if self._table is None else self._table.num_rows

    def __repr__(self) -> str:
        return f"<{len(self)} rows of {', '.join(self.columns)}>"

    def to_arrow(self) -> "pa.Table":
        """Return an Arrow table; amounts are decimals, days dates, IRIs texts.

        Raises:
            InputError: pyarrow is not installed.
        """
        if self._table is None:
            pa = _library("pyarrow")
            return pa.table(
                {c: [row[n] for row in self.cells] for n, c in enumerate(self.columns)}
            )
        return self._table

    def to_pandas(self) -> "pd.DataFrame":
        """Return a pandas frame of objects; amounts stay Decimal.

        Raises:
            InputError: pandas, which the extra [frames] brings, is not installed.
        """
        pandas = _library("pandas")
        if self._table is not None:
            columns = {c: self._table[c].to_pylist() for c in self.columns}
            frame: pd.DataFrame = pandas.DataFrame(columns, dtype=object)
        else:
            listed = list(self.columns)
            frame = pandas.DataFrame(self._made, columns=listed, dtype=object)
        return frame

    def to_polars(self) -> "pl.DataFrame":
        """Return a polars frame; amounts are decimals, days dates.

        Raises:
            InputError: polars, which the extra [frames] brings, is not installed.
        """
        polars = _library("polars")
        if self._table is not None:
            whole: pl.DataFrame = polars.from_arrow(self._table)
            return whole
        columns = {
            name: [
                str(cells[n]) if isinstance(cells[n], Iri) else cells[n]
                for cells in self.cells
            ]
            for n, name in enumerate(self.columns)
        }
        frame: pl.DataFrame = polars.DataFrame(columns, strict=False)
        return frame

    def to_sparql_json(self) -> str:
        """Return the SPARQL 1.1 results format; an unknown value is left out."""
        bindings = [
            {name: _json_term(row[name]) for name in row if row[name] is not None}
            for row in self
        ]
        whole = {"head": {"vars": self.columns}, "results": {"bindings": bindings}}
        return json.dumps(whole)


def _cells_of(columns: Sequence[str], table: "pa.Table | None") -> list[Cells]:
    """Return the rows of an Arrow table as those of a smaller answer are."""
    if table is None:
        return []
    lists = []
    for name in columns:
        column = table[name]
        if name in AMOUNTS:
            lists.append(_decimals(column))
        elif str(column.type) in ("string", "date32[day]"):
            lists.append(_shared_values(column, Iri if is_iri(name) else None))
        else:
            lists.append(column.to_pylist())
    return list(zip(*lists, strict=True))


def _decimals(column: "pa.ChunkedArray") -> list[Value]:
    """Return amounts without zeros at their end; all have ten places in Arrow."""
    compute = import_module("pyarrow.compute")
    text = compute.utf8_rtrim(compute.cast(column, "string"), "0")
    plain = compute.utf8_rtrim(text, ".").to_pylist()
    return [None if value is None else Decimal(value) for value in plain]


def _shared_values(
    column: "pa.ChunkedArray", make: Callable[[str], Value] | None
) -> list[Value]:
    """Return texts or days; equal ones are one object, made once.

    Names, filings and IRIs repeat from row to row, and making their objects is what
    the rows of a long answer cost most.
    """
    shared: list[Value] = []
    for chunk in column.chunks:
        coded = chunk.dictionary_encode()
        values = [make(v) if make else v for v in coded.dictionary.to_pylist()]
        codes = coded.indices.fill_null(len(values)).to_numpy().tolist()
        values.append(None)
        shared += [values[code] for code in codes]
    return shared


def _library(name: str) -> ModuleType:
    try:
        return import_module(name)
    except ImportError:
        message = (
            f"found no {name}, needed for frames; "
            "run pip install 'related-party-kg[frames]'"
        )
        raise InputError(message) from None


def _json_term(value: Value) -> dict[str, str]:
    if isinstance(value, Iri):
        return {"type": "uri", "value": value}
    if isinstance(value, bool):
        kind, text = "boolean", str(value).lower()
    elif isinstance(value, int):
        kind, text = "integer", str(value)
    elif isinstance(value, Decimal):
        kind, text = "decimal", f"{value:f}"
    elif isinstance(value, date):
        kind, text = "date", value.isoformat()
    else:
        return {"type": "literal", "value": str(value)}
    return {"type": "literal", "datatype": _XSD + kind, "value": text}


class Triples(list[str]):
    """Triples of a CONSTRUCT or DESCRIBE, each once, sorted, as N-Triples text.

    Args:
        triples: The triples.
        turtle: The same as Turtle.
    """

    def __init__(self, triples: Iterable[str], turtle: str) -> None:
        super().__init__(triples)
        self._turtle = turtle

    def to_turtle(self) -> str:
        """Return Turtle."""
        return self._turtle
