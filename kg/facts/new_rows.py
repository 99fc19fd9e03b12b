"""Hands rows to DuckDB column by column, from memory.

A file of JSON lines in between takes two fifths longer, sorting and writing included:
each value is written behind the name of its column and parsed again.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import count
from typing import Any, Final

import duckdb
import numpy as np
import numpy.typing as npt

_NUMBERS: Final = count()
_json: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


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
    given = {
        f"c{n}": _as_texts(values, is_list=kind.endswith("[]"))
        for n, (values, kind) in enumerate(
            zip(by_column, columns.values(), strict=True)
        )
    }
    # Each column is taken as texts, not as what its first values look like.
    database.execute("SET pandas_analyze_sample = 0")
    database.register(name, given)
    listed = ", ".join(
        f'CAST({_parsed(f"c{n}", kind)} AS {kind}) AS "{column}"'
        for n, (column, kind) in enumerate(columns.items())
    )
    try:
        yield f"(SELECT {listed} FROM {name})"
    finally:
        database.unregister(name)


def _parsed(column: str, kind: str) -> str:
    return f"CAST({column} AS JSON)" if kind.endswith("[]") else column


def _as_texts(values: Sequence[Any], *, is_list: bool) -> npt.NDArray[np.object_]:
    """Return a column for DuckDB, lists as JSON; other values are turned there."""
    if is_list:
        # Members and axes recur: most lists are met before.
        lists = [None if value is None else tuple(value) for value in values]
        known = {value: _json(value) for value in set(lists)}
        values = [known[value] for value in lists]
    if not _are_plain(values):
        values = [
            value.encode("utf-8", "replace").decode()
            if isinstance(value, str)
            else value
            for value in values
        ]
    texts = np.empty(len(values), dtype=np.object_)
    texts[:] = values
    return texts


def _are_plain(values: Sequence[Any]) -> bool:
    """Whether values are texts in ASCII, or none; all are looked at at once."""
    try:
        return "".join(filter(None, values)).isascii()
    except TypeError:  # numbers among them
        return False
