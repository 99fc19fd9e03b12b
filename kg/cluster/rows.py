"""Rows as they pass between steps: Arrow tables, records in them as bytes.

Records are pickled: they go from one process of a job to another of the same job, and
nothing else is ever read back.
"""

import importlib
import pickle
import zlib
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

Row = Sequence[object]


def packed(record: object) -> bytes:
    """Return a record as bytes."""
    return pickle.dumps(record, pickle.HIGHEST_PROTOCOL)


def unpacked(data: bytes) -> Any:  # noqa: ANN401  # whoever packed it knows the type
    """Return the record of bytes."""
    return pickle.loads(data)


def piece_of(key: str, pieces: int) -> int:
    """Return the piece of work that a key belongs to, as `piece_in_sql` does.

    >>> piece_of("1494558", 8)
    1
    """
    return zlib.crc32(key.encode("utf-8", "surrogatepass")) % pieces


def piece_in_sql(column: str, pieces: int) -> str:
    """Return SQL for the piece of work that the key in a column belongs to."""
    return f"crc32({column}) % {pieces} as piece"


def rows_of(table: Any, *columns: str) -> Iterator[tuple[Any, ...]]:  # noqa: ANN401
    """Yield the values of columns of an Arrow table or batch, row by row."""
    lists = [table.column(name).to_pylist() for name in columns]
    return zip(*lists, strict=True)


def table_of(schema: str, rows: Iterable[Row]) -> Any:  # noqa: ANN401
    """Return an Arrow table of rows.

    Args:
        schema: Names and types as Spark writes them: ``key string, data binary``.
        rows: Values in the order of the schema.
    """
    arrow = importlib.import_module("pyarrow")
    types = {
        "string": arrow.string(),
        "binary": arrow.binary(),
        "long": arrow.int64(),
        "array<string>": arrow.list_(arrow.string()),
    }
    fields = [part.split() for part in schema.split(", ")]
    every = list(rows)
    arrays = [
        arrow.array([row[n] for row in every], types[kind])
        for n, (_, kind) in enumerate(fields)
    ]
    return arrow.Table.from_arrays(arrays, names=[name for name, _ in fields])
