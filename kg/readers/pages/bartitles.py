"""Rows of a table of bars that only state title, currency or scale, taken to its title.

They stand above the heads, a cell wide or padded to the width of the table, or right
below them. A row of units below the dates belongs to the heads.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.readers.pages.bargrid import TITLE_LINES, Grid, Line
from kg.readers.pages.cellmarks import is_numeric
from kg.readers.pages.headers import group_months
from kg.readers.pages.headlines import split_date
from kg.readers.pages.pagetitle import is_detail, is_member, parse_title
from kg.readers.pages.segments import is_mark
from kg.readers.pages.titlelines import states_measure, states_only_measure


def without_title_rows(grid: Grid) -> Grid:
    """Return a grid whose first row is that of its heads, its rows of titles cut."""
    top = _top_row(grid.rows)
    above = [text for row in grid.rows[:top] for text in _texts(row)]
    bold = any(row.bold for row in grid.rows[: top + 1])
    heads = [replace(grid.rows[top], bold=bold), *_second_heads(grid.rows[top:])]
    below: list[str] = []
    at = top + len(heads)
    for row in grid.rows[at:]:
        if states_only_measure(row.cells):
            below += _texts(row)
        elif (with_units := _with_units(heads[-1], row)) is not None:
            heads[-1] = with_units
        else:
            break
        at += 1
    return replace(
        grid,
        titles=(*grid.titles, *above),
        measures=tuple(below),
        rows=(*heads, *grid.rows[at:]),
    )


def _texts(row: Line) -> list[str]:
    return [cell for cell in row.cells if cell]


def _second_heads(rows: Sequence[Line]) -> Sequence[Line]:
    """Return the row of dates below one of durations, where there is one."""
    grouped = any(group_months(cell) is not None for cell in rows[0].cells[1:])
    return rows[1:2] if grouped else ()


def _top_row(rows: Sequence[Line]) -> int:
    """Return the index of the first row of heads, 0 where none is sure.

    Above it stand rows of one cell, and such as state currency or scale beside it.
    """
    titles: list[str] = []
    for at, row in enumerate(rows[:TITLE_LINES]):
        first, beside = row.cells[0], list(_beside(row))
        if beside and not all(map(states_measure, beside)):
            heads = any(map(_is_head, beside)) and not any(map(is_numeric, beside))
            whole = is_detail(" ".join(titles)) or parse_title(" ".join(titles)).unit
            corner = not first or states_measure(first) or not whole
            return at if heads and corner else 0
        titles += _texts(row)
    return 0


def _beside(row: Line) -> Iterator[str]:
    return (cell for cell in row.cells[1:] if cell and not is_mark(cell))


def _is_head(cell: str) -> bool:
    dated = split_date(cell.partition("\n")[0])[0] is not None
    return dated or group_months(cell) is not None or is_member(cell)


def _with_units(heads: Line, row: Line) -> Line | None:
    """Return the heads with the units of a row below them; None where it has none."""
    units = row.cells[1:]
    if row.cells[0] or not any(units) or len(row.cells) != len(heads.cells):
        return None
    bare = all(split_date(head)[1] == "" for head in heads.cells[1:])
    if not bare or not all(map(states_measure, filter(None, units))):
        return None
    joined = (
        f"{head}\n{unit}" if unit else head
        for head, unit in zip(heads.cells[1:], units, strict=True)
    )
    return replace(heads, cells=(heads.cells[0], *joined))
