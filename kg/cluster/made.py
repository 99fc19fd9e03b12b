"""What follows from names, on its way to the parts: tables and statements in pieces.

A piece of a table travels as the bytes of a Parquet file, one of the statements as
lines, so that no row is taken apart between the process that makes it and the part.
"""

import importlib
import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from kg.cluster.rows import Row, rows_of, table_of
from kg.facts.schema import SHARED, TABLES
from kg.facts.tables import Tables

MADE: Final = "kind string, rows long, data binary"
"""Rows of a table, `kind` its name, or lines of N-Quads; and how many they are."""
QUADS: Final = "quads"
LINE: Final = "value string"
_LINES: Final = 50_000
"""Most lines of one row, which must stay below 2 GB."""
_SPARK: Final = {
    "VARCHAR": "string",
    "VARCHAR[]": "array<string>",
    "INTEGER": "int",
    "INTEGER[]": "array<int>",
    "BOOLEAN": "boolean",
    "DATE": "date",
    "DECIMAL(38,10)": "decimal(38,10)",
}
"""Type of Spark by type of DuckDB."""


def schema_of(table: str) -> str:
    """Return the columns of a table as Spark writes them.

    >>> schema_of("dates")
    '`reporter` string, `entity` string, `date` date'
    """
    columns = SHARED.get(table) or TABLES[table]
    return ", ".join(f"`{name}` {_SPARK[kind]}" for name, kind in columns.items())


def table_rows(folder: Path) -> Iterator[Row]:
    """Yield the tables of a folder, of one bucket, as rows of `MADE`."""
    parquet = importlib.import_module("pyarrow.parquet")
    tables = Tables(folder, 1)
    for table in (*TABLES, *SHARED):
        for file in tables.files(table):
            rows = parquet.read_metadata(file).num_rows
            if rows:
                yield table, rows, file.read_bytes()


def line_rows(lines: Sequence[str]) -> Iterator[Row]:
    """Yield lines of N-Quads as rows of `MADE`."""
    for start in range(0, len(lines), _LINES):
        some = lines[start : start + _LINES]
        yield QUADS, len(some), "\n".join(some).encode()


def rows_made(made: Any) -> Any:  # noqa: ANN401
    """Return the rows of one table; see `MADE`."""
    arrow = importlib.import_module("pyarrow")
    parquet = importlib.import_module("pyarrow.parquet")
    files = (io.BytesIO(data) for (data,) in rows_of(made, "data"))
    return arrow.concat_tables([parquet.read_table(file) for file in files])


def lines_made(made: Any) -> Any:  # noqa: ANN401
    """Return the lines of N-Quads, one a row."""
    lines = [
        (line,)
        for (data,) in rows_of(made, "data")
        for line in data.decode().split("\n")
    ]
    return table_of(LINE, lines)
