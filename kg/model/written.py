"""Rows as text for programs: CSV, JSON and JSON lines, every value exact.

A row maps column names to values: str, int, Decimal, date or None. A CSV cell that
begins with = + - or @ is not changed, so import such a file into a spreadsheet as text.
"""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal

from kg.model.amount import plain_decimal

Row = Mapping[str, object]


def plain(value: object) -> str:
    """Return a value as programs read it: no exponent, no trailing zeros, ISO dates.

    >>> plain(Decimal("2.417E+6")), plain(Decimal("0.50")), plain(None)
    ('2417000', '0.5', '')
    """
    if type(value) is str:
        return value
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return plain_decimal(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (list, tuple)):
        return " | ".join(plain(item) for item in value)
    return str(value)


def csv_text(columns: Sequence[str], rows: Iterable[Row | Sequence[object]]) -> str:
    """Return RFC 4180 CSV with a header line; an unknown value is an empty cell.

    Args:
        columns: Names, in order.
        rows: Rows, or their values in the order of the columns.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows(map(plain, cells) for cells in _cells(columns, rows))
    return out.getvalue()


def json_lines(columns: Sequence[str], rows: Iterable[Row | Sequence[object]]) -> str:
    """Return one ASCII JSON object a line: every key, null when unknown, numbers exact.

    Decimals stand as strings, for JSON readers take numbers as floats.

    Args:
        columns: Keys, in order.
        rows: Rows, or their values in the order of the columns.
    """
    encode = json.JSONEncoder(default=json_value).encode
    return "".join(
        encode(dict(zip(columns, cells, strict=True))) + "\n"
        for cells in _cells(columns, rows)
    )


def json_text(value: object) -> str:
    """Return one indented ASCII JSON value: records as objects, decimals as strings."""
    return json.dumps(value, indent=1, default=json_value) + "\n"


def _cells(
    columns: Sequence[str], rows: Iterable[Row | Sequence[object]]
) -> Iterator[Sequence[object]]:
    for row in rows:
        if isinstance(row, Mapping):
            yield [row.get(name) for name in columns]
        else:
            yield row


def json_value(value: object) -> object:
    """Return what JSON has no form for as a dictionary or text."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: getattr(value, field.name) for field in fields(value)}
    return plain(value)
