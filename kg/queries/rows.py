"""Answers as typed rows or triples."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Self, TypeVar, cast, overload

from kg.model.collecting import uncollected
from kg.queries.columns import AMOUNTS, Cells, Iri, Value, is_iri
from kg.queries.displayed import rows_html
from kg.queries.frames import library, pandas_frame, polars_frame

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

_XSD = "http://www.w3.org/2001/XMLSchema#"


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


R = TypeVar("R", bound=Row, covariant=True)


class RowsOf(Sequence[R]):
    """Rows of an answer, in order; `R` tells a type checker what their columns hold.

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
    def __getitem__(self, place: int) -> R: ...
    @overload
    def __getitem__(self, place: slice) -> Self: ...
    def __getitem__(self, place: int | slice) -> "R | Self":
        if isinstance(place, slice):
            return type(self)(self.columns, self.cells[place])
        return cast("R", Row(self._index, self.cells[place]))

    def __iter__(self) -> Iterator[R]:
        return cast("Iterator[R]", map(partial(Row, self._index), self.cells))

    def __len__(self) -> int:
        return len(self.cells) if self._table is None else self._table.num_rows

    def __repr__(self) -> str:
        return f"<{len(self)} rows of {', '.join(self.columns)}>"

    def _repr_html_(self) -> str:
        """Return a small table, for notebooks."""
        return rows_html(self.columns, self.cells, self.notes)

    def to_arrow(self) -> "pa.Table":
        """Return an Arrow table; amounts are decimals, days dates, IRIs texts.

        Raises:
            InputError: pyarrow is not installed.
        """
        if self._table is None:
            pa = library("pyarrow")
            return pa.table(
                {c: [row[n] for row in self.cells] for n, c in enumerate(self.columns)}
            )
        return self._table

    def to_pandas(self, *, exact: bool = False) -> "pd.DataFrame":
        """Return a pandas frame.

        Args:
            exact: Keep every cell as it is: amounts as Decimal, days as date. Without
                it amounts are ``float64``, which is right to 15 digits, counts
                ``Int64``, days ``datetime64[s]``, and unknown ones NaN, NA and NaT.

        Raises:
            InputError: pandas, which the extra [frames] brings, is not installed.
        """
        return pandas_frame(self.columns, self.cells, exact=exact)

    def to_polars(self) -> "pl.DataFrame":
        """Return a polars frame; amounts are decimals, days dates.

        Raises:
            InputError: polars, which the extra [frames] brings, is not installed.
        """
        if self._table is not None:
            whole: pl.DataFrame = library("polars").from_arrow(self._table)
            return whole
        return polars_frame(self.columns, self.cells)

    def to_sparql_json(self) -> str:
        """Return the SPARQL 1.1 results format; an unknown value is left out."""
        bindings = [
            {name: _json_term(row[name]) for name in row if row[name] is not None}
            for row in self
        ]
        whole = {"head": {"vars": self.columns}, "results": {"bindings": bindings}}
        return json.dumps(whole)


class Rows(RowsOf[Row]):
    """Rows of any answer."""


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
    """Triples of a CONSTRUCT or DESCRIBE, each once, sorted, as N-Triples text."""

    def __init__(self, triples: Iterable[str], turtle: str) -> None:
        super().__init__(triples)
        self._turtle = turtle

    def to_turtle(self) -> str:
        """Return Turtle."""
        return self._turtle
