"""Rows as text: a table for people; CSV, JSON lines, xlsx for programs.

A row maps column names to values: str, int, Decimal, date or None. Programs get the
values exact: a CSV cell that begins with = + - or @ is not changed, so import such a
file into a spreadsheet as text (a workbook holds text as text).
"""

import csv
import importlib
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from kg.errors import InputError
from kg.model.amount import grouped, plain_decimal
from kg.model.characters import columns_taken, shortened, visible

Row = Mapping[str, object]

_GAP = "  "
_LARGEST_YEAR = 9999


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


def _cell(value: object, widest: int | None) -> str:
    if isinstance(value, Decimal):
        return grouped(value)
    if isinstance(value, int) and not isinstance(value, bool):
        # A whole number of four digits may be a year.
        return grouped(value) if abs(value) > _LARGEST_YEAR else str(value)
    text = visible(plain(value))
    return text if widest is None else shortened(text, widest)


def text_table(
    columns: Sequence[str], rows: Iterable[Row], *, widest: int | None = 60
) -> str:
    """Return rows aligned under their heads, numbers to the right.

    Args:
        columns: Names in the order shown.
        rows: Any number; without one the heads stand alone.
        widest: Longer texts are cut, the cut shown by an ellipsis; None: never.
    """
    taken = list(rows)
    cells = [[_cell(row.get(name), widest) for name in columns] for row in taken]
    numeric = [
        any(isinstance(row.get(name), (Decimal, int)) for row in taken)
        for name in columns
    ]
    lines = [list(columns), *cells]
    widths = [
        max(columns_taken(c) for c in column) for column in zip(*lines, strict=True)
    ]
    lines.insert(1, ["─" * width for width in widths])
    return "".join(
        _GAP.join(
            _aligned(cell, width, right=right)
            for cell, width, right in zip(line, widths, numeric, strict=True)
        ).rstrip()
        + "\n"
        for line in lines
    )


def _aligned(cell: str, width: int, *, right: bool) -> str:
    room = " " * (width - columns_taken(cell))
    return room + cell if right else cell + room


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


def write_workbook(columns: Sequence[str], rows: Iterable[Row], path: Path) -> None:
    """Write an .xlsx workbook of one sheet; text is never taken for a formula.

    Numbers are cells of numbers: a spreadsheet keeps 15 digits of them.

    Raises:
        InputError: openpyxl, which the extra [xlsx] brings, is not installed.
    """
    try:
        openpyxl = importlib.import_module("openpyxl")
    except ImportError as missing:
        message = (
            "openpyxl is not installed, needed for xlsx; "
            "run pip install 'related-party-kg[xlsx]' or take --format csv"
        )
        raise InputError(message) from missing
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("kg")
    sheet.freeze_panes = "A2"
    write_cell = importlib.import_module("openpyxl.cell").WriteOnlyCell
    lines: list[list[object]] = [[*columns]]
    lines += ([row.get(name) for name in columns] for row in rows)
    for values in lines:
        line = []
        for value in values:
            number = isinstance(value, (Decimal, int, date))
            cell = write_cell(sheet, value if number else visible(plain(value)))
            if not number:
                cell.data_type = "s"
            line.append(cell)
        sheet.append(line)
    book.save(path)
