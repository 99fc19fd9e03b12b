"""Hands rows to DuckDB from memory: many column by column, few as one text.

A file of JSON lines in between takes two fifths longer, sorting and writing included:
each value is written behind the name of its column and parsed again. Columns are handed
over as arrays of numpy, which takes as long to load as a page to read; so the rows of a
page go as one text, without it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import count
from json import JSONEncoder
from json.encoder import encode_basestring
from typing import TYPE_CHECKING, Any, Final

import duckdb

if TYPE_CHECKING:
    import numpy.typing as npt

_NUMBERS: Final = count()
_FEW: Final = 20_000
"""Values up to which one text is handed over about as fast as columns."""
_json: Final = JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


@contextmanager
def new_rows(
    database: duckdb.DuckDBPyConnection,
    columns: Mapping[str, str],
    rows: Iterable[Sequence[object]],
) -> Iterator[str]:
    """Give SQL for rows, which are at hand while the context lasts.

    Args:
        database: Where they are asked for.
        columns: DuckDB type by name of the column, in the order of the values.
        rows: Values as JSON has them: days as ISO text, texts and numbers in lists. A
            letter that cannot be encoded becomes "?".
    """
    name = f"new_rows_{next(_NUMBERS)}"
    by_column = list(zip(*rows, strict=True)) or [()] * len(columns)
    given = [
        _as_texts(values, is_list=kind.endswith("[]"))
        for values, kind in zip(by_column, columns.values(), strict=True)
    ]
    if len(given) * len(given[0]) <= _FEW:
        yield f"(SELECT {_listed(columns, 'r[{}]')} FROM {_as_literal(given)})"
        return
    _register(database, name, given)
    try:
        yield f"(SELECT {_listed(columns, 'c{}')} FROM {name})"
    finally:
        database.unregister(name)


def _listed(columns: Mapping[str, str], place: str) -> str:
    """Return SQL for the columns, each cast from the text that stands in a place."""
    return ", ".join(
        f'CAST({_parsed(place.format(n), kind)} AS {kind}) AS "{column}"'
        for n, (column, kind) in enumerate(columns.items(), start=1)
    )


def _as_literal(columns: Sequence[Sequence[object]]) -> str:
    """Return SQL for rows, each a list of texts, whose values it holds itself."""
    text = _json(list(zip(*columns, strict=True))).replace("'", "''")
    return f"(SELECT unnest(CAST(CAST('{text}' AS JSON) AS VARCHAR[][])) AS r)"


def _register(
    database: duckdb.DuckDBPyConnection, name: str, columns: Sequence[Sequence[object]]
) -> None:
    """Give columns of texts a name in the database."""
    import numpy as np  # noqa: PLC0415

    arrays: dict[str, npt.NDArray[np.object_]] = {}
    for n, values in enumerate(columns, start=1):
        array = arrays[f"c{n}"] = np.empty(len(values), dtype=np.object_)
        array[:] = values
    # Each column is taken as texts, not as what its first values look like.
    database.execute("SET pandas_analyze_sample = 0")
    database.register(name, arrays)


def _parsed(column: str, kind: str) -> str:
    return f"CAST({column} AS JSON)" if kind.endswith("[]") else column


def _as_texts(values: Sequence[Any], *, is_list: bool) -> Sequence[Any]:
    """Return a column for DuckDB, lists as JSON; other values are turned there."""
    if is_list:
        # Members and axes recur: most lists are met before, and some in every row.
        if _are_one(values):
            values = [_as_json(values[0])] * len(values)
        else:
            lists = [None if value is None else tuple(value) for value in values]
            known = {value: _as_json(value) for value in set(lists)}
            values = [known[value] for value in lists]
    if not _are_plain(values):
        return [
            value.encode("utf-8", "replace").decode()
            if isinstance(value, str)
            else value
            for value in values
        ]
    return values


def _are_one(values: Sequence[object]) -> bool:
    """Whether there are values and all are equal; most that are not end otherwise."""
    return (
        len(values) > 0
        and values[0] == values[-1]
        and values.count(values[0]) == len(values)
    )


def _as_json(entries: Sequence[Any] | None) -> str:
    """Return a list as JSON; one of texts alone at a fifth of an encoder's cost."""
    if entries is None:
        return "null"
    try:
        return f"[{','.join(map(encode_basestring, entries))}]"
    except TypeError:  # numbers among them
        return _json(entries)


def _are_plain(values: Sequence[Any]) -> bool:
    """Whether values are texts in ASCII, or none; all are looked at at once."""
    try:
        return "".join(filter(None, values)).isascii()
    except TypeError:  # numbers among them
        return False
