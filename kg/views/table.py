"""Rows as a table for people, and as a workbook, which holds text as text.

`kg.model.written` writes them for programs.
"""

import importlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import zip_longest
from pathlib import Path
from typing import Final

from kg.extras import missing_packages
from kg.model.amount import grouped
from kg.model.characters import columns_taken, visible
from kg.model.written import Row, plain
from kg.views.fitting import GAP, fitted_widths, wrapped

_LARGEST_YEAR: Final = 9999
_NARROW: Final = 12
_TIGHT: Final = 8
"""Columns that a text keeps, and that it keeps where nothing else helps."""
_PADDED: Final = 60
"""Columns up to which a column is made as wide as its widest cell."""
_SECONDARY: Final = (
    "url", "column", "row", "placed_by", "concept", "report", "relationship", "label",
)  # fmt: skip
"""Columns that a narrow terminal does without, the first of these first. What other
commands take, amounts, days and names are not among them."""
_SAME: Final = frozenset(("reporter", "party", "date", "currency", "filing"))
"""Columns that stand once above a table without room for them, where all rows agree."""
_IDENTIFIERS: Final = frozenset(("fact", "filing", "accession", "cik"))
"""Columns of names that are copied, so that they wrap only where nothing else helps."""


def _cell(value: object) -> str:
    if isinstance(value, Decimal):
        return grouped(value)
    if isinstance(value, int) and not isinstance(value, bool):
        # A whole number of four digits may be a year.
        return grouped(value) if abs(value) > _LARGEST_YEAR else str(value)
    return visible(plain(value))


@dataclass(frozen=True, slots=True)
class _Column:
    """One column of a table: its head, its cells as shown, and what they are."""

    name: str
    cells: list[str]
    numeric: bool
    fixed: bool

    @property
    def width(self) -> int:
        """Columns that head and cells take, unless they wrap."""
        return max(columns_taken(text) for text in (self.name, *self.cells))


def text_table(
    columns: Sequence[str], rows: Iterable[Row], *, room: int | None = None
) -> str:
    """Return rows aligned under their heads, numbers to the right; nothing is cut.

    Args:
        columns: Names in the order shown.
        rows: Any number; without one the heads stand alone.
        room: Columns of the terminal: texts wrap, columns without any value are left
            out; where that is not enough, what all rows share stands once above, and
            secondary columns are left out, which a line below names. None, as for a
            pipe, leaves everything in one line a row.
    """
    taken = list(rows)
    made = [_column(name, taken) for name in columns]
    if room is None:
        widths = [min(column.width, _PADDED) for column in made]
        return _lines(made, widths, wrap=False)
    shown = [column for column in made if any(column.cells) or not taken]
    above, left_out = "", []
    if _widths(shown, room) is None and len(taken) > 1:
        same = [c for c in shown if c.name in _SAME and len(set(c.cells)) == 1]
        shown = [column for column in shown if column not in same]
        above = " · ".join(f"{column.name}: {column.cells[0]}" for column in same)
    for name in _SECONDARY:
        if _widths(shown, room) is not None:
            break
        left_out += [name for column in shown if column.name == name]
        shown = [column for column in shown if column.name != name]
    fitted = _widths(shown, room) or _widths(shown, room, narrow=True)
    if fitted is None:
        fitted = [c.width if c.fixed else min(c.width, _TIGHT) for c in shown]
    text = _lines(shown, fitted, wrap=True)
    if left_out:
        text += f"no room for {', '.join(left_out)}: widen the terminal, or pipe it\n"
    lines = wrapped(above, room) if above else []
    return "".join(f"{line}\n" for line in lines) + text


def _widths(
    columns: Sequence[_Column], room: int, *, narrow: bool = False
) -> list[int] | None:
    """Return the widths that fit a terminal; None where there are none.

    Args:
        columns: The columns.
        room: Columns of the terminal.
        narrow: Whether identifiers wrap too, and texts may be narrower than looks good.
    """
    wraps = [
        not column.fixed and (narrow or column.name not in _IDENTIFIERS)
        for column in columns
    ]
    widths = [column.width for column in columns]
    return fitted_widths(widths, wraps, room, least=_TIGHT if narrow else _NARROW)


def _column(name: str, rows: Sequence[Row]) -> _Column:
    values = [row.get(name) for row in rows]
    numeric = any(isinstance(value, (Decimal, int)) for value in values)
    fixed = numeric or any(isinstance(value, date) for value in values)
    return _Column(name, [_cell(value) for value in values], numeric, fixed)


def _lines(columns: Sequence[_Column], widths: Sequence[int], *, wrap: bool) -> str:
    """Return the lines of a table.

    Args:
        columns: Its columns.
        widths: How wide each is.
        wrap: Whether a cell wider than its column goes on in the next line.
    """
    rows = [
        [column.name for column in columns],
        ["─" * width for width in widths],
        *zip(*(column.cells for column in columns), strict=True),
    ]
    lines = []
    for row in rows:
        parts = [
            wrapped(cell, width) if wrap else [cell]
            for cell, width in zip(row, widths, strict=True)
        ]
        for cells in zip_longest(*parts, fillvalue=""):
            aligned = map(_aligned, cells, widths, columns)
            lines.append(GAP.join(aligned).rstrip() + "\n")
    return "".join(lines)


def _aligned(cell: str, width: int, column: _Column) -> str:
    room = " " * (width - columns_taken(cell))
    return room + cell if column.numeric else cell + room


def write_workbook(columns: Sequence[str], rows: Iterable[Row], path: Path) -> None:
    """Write an .xlsx workbook of one sheet; text is never taken for a formula.

    Numbers are cells of numbers: a spreadsheet keeps 15 digits of them.

    Raises:
        InputError: openpyxl, which the extra [xlsx] brings, is not installed.
    """
    missing = missing_packages("a workbook", "xlsx", "openpyxl")
    if missing is not None:
        raise missing
    openpyxl = importlib.import_module("openpyxl")
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
