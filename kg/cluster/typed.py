"""The step that gives the rows of a table their types, for Parquet."""

import importlib
import json
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any, Final

from kg.facts.schema import SHARED, TABLES

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


class Typed:
    """Turns rows that are JSON into typed ones.

    Args:
        table: Name of the table.
    """

    def __init__(self, table: str) -> None:
        self._columns = dict(SHARED.get(table) or TABLES[table])

    def __call__(self, batches: Iterable[Any]) -> Iterator[Any]:
        """Yield an Arrow batch for each batch of JSON."""
        arrow = importlib.import_module("pyarrow")
        types = {
            "VARCHAR": arrow.string(),
            "VARCHAR[]": arrow.list_(arrow.string()),
            "INTEGER": arrow.int32(),
            "INTEGER[]": arrow.list_(arrow.int32()),
            "BOOLEAN": arrow.bool_(),
            "DATE": arrow.date32(),
            "DECIMAL(38,10)": arrow.decimal128(38, 10),
        }
        for batch in batches:
            rows = [json.loads(text) for text in batch.column("data").to_pylist()]
            arrays = [
                arrow.array([_value(row[n], kind) for row in rows], types[kind])
                for n, kind in enumerate(self._columns.values())
            ]
            yield arrow.RecordBatch.from_arrays(arrays, names=list(self._columns))


def _value(value: Any, kind: str) -> object:  # noqa: ANN401
    if value is None:
        return None
    if kind == "DATE":
        return date.fromisoformat(value)
    return Decimal(value) if kind.startswith("DECIMAL") else value
