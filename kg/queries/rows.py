"""Answers as typed rows or triples."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, overload

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, serialize

from kg.errors import InputError

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

_XSD = "http://www.w3.org/2001/XMLSchema#"


class Iri(str):
    """A text that is an IRI."""

    __slots__ = ()


Value = str | int | Decimal | date | bool | None
"""A cell: IRIs and texts as str, amounts as Decimal, days as date; None is unknown."""


_READERS: dict[str, Callable[[str], Value]] = {
    _XSD + "decimal": Decimal,
    _XSD + "date": date.fromisoformat,
    _XSD + "boolean": "true".__eq__,
    **dict.fromkeys(
        (_XSD + kind for kind in ("integer", "int", "long", "nonNegativeInteger")), int
    ),
}
"""What reads the text of a literal, by its datatype."""


def value_of(term: object) -> Value:
    """Return the Python value of a term; what has no such type stays text."""
    if isinstance(term, Literal):
        text = term.value
        read = _READERS.get(term.datatype.value)
        if read is None:
            return text
        try:
            return read(text)
        except (ValueError, ArithmeticError):
            return text
    if isinstance(term, NamedNode):
        return Iri(term.value)
    return None if term is None else str(term)


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


class Iris(Sequence[Value]):
    """A column of IRIs, each made when it is looked at.

    Args:
        texts: The IRIs.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts

    @overload
    def __getitem__(self, place: int) -> Iri: ...
    @overload
    def __getitem__(self, place: slice) -> "Iris": ...
    def __getitem__(self, place: int | slice) -> "Iri | Iris":
        if isinstance(place, slice):
            return Iris(self._texts[place])
        return Iri(self._texts[place])

    def __iter__(self) -> Iterator[Iri]:
        return map(Iri, self._texts)

    def __len__(self) -> int:
        return len(self._texts)


class Zipped(Sequence[Cells]):
    """Rows of columns, each made when it is looked at.

    Args:
        columns: Values of each column, of equal length; one at least.
    """

    def __init__(self, columns: Sequence[Sequence[Value]]) -> None:
        self._columns = columns

    @overload
    def __getitem__(self, place: int) -> Cells: ...
    @overload
    def __getitem__(self, place: slice) -> "Zipped": ...
    def __getitem__(self, place: int | slice) -> "Cells | Zipped":
        if isinstance(place, slice):
            return Zipped([column[place] for column in self._columns])
        return tuple(column[place] for column in self._columns)

    def __iter__(self) -> Iterator[Cells]:
        return zip(*self._columns, strict=True)

    def __len__(self) -> int:
        return len(self._columns[0])


class Rows(Sequence[Row]):
    """Rows of an answer, in order.

    Args:
        columns: Names of the columns, in order.
        cells: The values of each row, parallel to `columns`.
    """

    def __init__(self, columns: Sequence[str], cells: Sequence[Cells]) -> None:
        self.columns = tuple(columns)
        self._index = {name: n for n, name in enumerate(self.columns)}
        self._cells = cells if isinstance(cells, Zipped) else list(cells)

    @property
    def cells(self) -> Sequence[Cells]:
        """The values of each row, parallel to `columns`."""
        return self._cells

    @overload
    def __getitem__(self, place: int) -> Row: ...
    @overload
    def __getitem__(self, place: slice) -> "Rows": ...
    def __getitem__(self, place: int | slice) -> "Row | Rows":
        if isinstance(place, slice):
            return Rows(self.columns, self._cells[place])
        return Row(self._index, self._cells[place])

    def __iter__(self) -> Iterator[Row]:
        return map(partial(Row, self._index), self._cells)

    def __len__(self) -> int:
        return len(self._cells)

    def __repr__(self) -> str:
        return f"<{len(self)} rows of {', '.join(self.columns)}>"

    def to_pandas(self) -> "pd.DataFrame":
        """Return a pandas frame; amounts stay Decimal.

        Raises:
            InputError: pandas, which the extra [frames] brings, is not installed.
        """
        try:
            import pandas as pd  # noqa: PLC0415
        except ImportError:
            raise InputError(_missing("pandas")) from None
        cells = list(self._cells)
        return pd.DataFrame(cells, columns=list(self.columns), dtype=object)

    def to_polars(self) -> "pl.DataFrame":
        """Return a polars frame; amounts are decimals, days dates.

        Raises:
            InputError: polars, which the extra [frames] brings, is not installed.
        """
        try:
            import polars as pl  # noqa: PLC0415
        except ImportError:
            raise InputError(_missing("polars")) from None
        columns = {
            name: [
                str(cells[n]) if isinstance(cells[n], Iri) else cells[n]
                for cells in self._cells
            ]
            for n, name in enumerate(self.columns)
        }
        return pl.DataFrame(columns, strict=False)

    def to_sparql_json(self) -> str:
        """Return the SPARQL 1.1 results format; an unknown value is left out."""
        bindings = [
            {name: _json_term(row[name]) for name in row if row[name] is not None}
            for row in self
        ]
        whole = {"head": {"vars": self.columns}, "results": {"bindings": bindings}}
        return json.dumps(whole)


def _missing(name: str) -> str:
    return (
        f"found no {name}, needed for frames; "
        "run pip install 'related-party-kg[frames]'"
    )


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


class Triples(Sequence[Triple]):
    """Triples of a CONSTRUCT or DESCRIBE, each once, sorted.

    Args:
        triples: In any order.
    """

    def __init__(self, triples: Sequence[Triple]) -> None:
        unique = {str(triple): triple for triple in triples}
        self._triples = [unique[line] for line in sorted(unique)]

    @overload
    def __getitem__(self, place: int) -> Triple: ...
    @overload
    def __getitem__(self, place: slice) -> "Triples": ...
    def __getitem__(self, place: int | slice) -> "Triple | Triples":
        if isinstance(place, slice):
            return Triples(self._triples[place])
        return self._triples[place]

    def __len__(self) -> int:
        return len(self._triples)

    def to_turtle(self) -> str:
        """Return Turtle."""
        return (serialize(self._triples, format=RdfFormat.TURTLE) or b"").decode()
