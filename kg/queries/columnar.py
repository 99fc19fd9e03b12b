"""Writes the rows of an answer to a Parquet file."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Final

import duckdb

from kg.errors import InputError
from kg.facts.new_rows import new_rows
from kg.facts.schema import AMOUNT, TEXT
from kg.facts.tables import connection, quoted
from kg.model.amount import plain_decimal
from kg.queries.columns import AMOUNTS, Value
from kg.queries.rows import Rows

_DAYS: Final = frozenset(["date", "day", "end", "filed", "since", "start", "until"])
"""Columns that hold days, though all of an answer may be empty."""


def write_parquet(rows: Rows, path: Path) -> None:
    """Write rows to a file: amounts as decimals, days as dates, the rest as it is.

    A file that stands there is replaced when the new one is whole.

    Raises:
        InputError: The file cannot be written, or an amount has more than 28 digits
            before the point or ten behind it.
    """
    types = {
        name: _type(name, (row[n] for row in rows.cells))
        for n, name in enumerate(rows.columns)
    }
    beside = path.with_name(f".{path.name}.new")
    texts = ([_text(value) for value in row] for row in rows.cells)
    database = connection()
    try:
        with new_rows(database, types, texts) as lines:
            source = lines if rows else _empty(types)
            database.execute(
                f"COPY (SELECT * FROM {source}) TO {quoted(str(beside))} "
                "(FORMAT parquet, COMPRESSION zstd)"
            )
        beside.replace(path)
    except (duckdb.Error, OSError) as error:
        beside.unlink(missing_ok=True)
        first = str(error).splitlines()[0]
        message = f"{path} cannot be written ({first}); choose another place or form"
        raise InputError(message) from None
    finally:
        database.close()


def _empty(types: dict[str, str]) -> str:
    columns = (f'CAST(NULL AS {kind}) AS "{name}"' for name, kind in types.items())
    return f"(SELECT {', '.join(columns)} WHERE false)"


def _type(name: str, values: Iterable[Value]) -> str:
    """Return the type of a column: that of its name, else of its first value."""
    if name in AMOUNTS:
        return AMOUNT
    if name in _DAYS:
        return "DATE"
    first = next((value for value in values if value is not None), None)
    if isinstance(first, bool):
        return "BOOLEAN"
    if isinstance(first, int):
        return "BIGINT"
    return TEXT


def _text(value: Value) -> object:
    """Return a value as JSON has it; decimals and days as text, so nothing is lost."""
    if isinstance(value, Decimal):
        return plain_decimal(value)
    return value.isoformat() if isinstance(value, date) else value
