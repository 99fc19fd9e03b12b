"""The head of a table of bars: its columns, and the durations above them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.readers.pages.bargrid import Grid, Line, cell_text, refuse
from kg.readers.pages.headers import (
    Header,
    group_months,
    parse_header,
)
from kg.readers.pages.headlines import head_lines, split_date
from kg.readers.pages.pagetitle import is_member
from kg.readers.pages.segments import is_mark, skip_preamble
from kg.readers.pages.titlelines import states_measure

ELEMENT_HEADS = ["Label", "Element", "Value"]
"""Heads of a page of uncategorised items, which names the element of each."""
_HEADING = re.compile(r"#{1,6}\s+")
_LONGEST_HEAD = 2000
"""Characters of a column head; those of real pages have some 200."""
_SHOWN_BREAK = re.compile(r"\n| {2,}")


@dataclass(frozen=True, slots=True)
class Heads:
    """The head of a grid.

    Attributes:
        header: What it says.
        starts: Grid column of each value column, from 0.
        rows: How many rows it takes.
        width: Columns of the grid beside the labels.
        elements: Grid column that names the element of each row, if one does.
        whole: Cells of a whole row, where a rule shows them; else 0.
    """

    header: Header
    starts: tuple[int, ...]
    rows: int
    width: int
    elements: int | None = None
    whole: int = 0


def heads_of(grid: Grid, source: str) -> Heads:
    """Read the head of a grid.

    Args:
        grid: The table, its rows of titles cut.
        source: Path or name, for messages.

    Raises:
        ReadError: It is no head of an R page, or cannot be read exactly.
    """
    top = grid.rows[0]
    wide = grid.ruled - 1 if grid.ruled else len(top.cells) - 1
    groups = [(i, cell) for i, cell in enumerate(top.cells[1:]) if cell]
    grouped = any(group_months(text) is not None for _, text in groups)
    cells: Sequence[str] = top.cells[1:]
    if grouped:
        second = grid.rows[1].cells if len(grid.rows) > 1 else ("",)
        cells = second if second[0] else second[1:]
    if len(cells) > wide:
        cells = _rejoined(cells, len(cells) - wide)
        if len(cells) > wide and not grouped:
            refuse("found more heads than columns", source, top.number)
        # headings that are not padded do not show where they begin
        groups = [(-1, text) for _, text in groups]
    heads = [(i, cell) for i, cell in enumerate(cells) if cell and not is_mark(cell)]
    elements = None
    if [top.cells[0], *(cell for _, cell in heads)] == ELEMENT_HEADS:
        elements, heads = heads[0][0], [(heads[1][0], "")]
    starts = [start for start, _ in heads]
    lines = _lines_of([cell for _, cell in heads], top.number, source)
    stretches = _stretches(groups, starts, top, source) if grouped else []
    header = parse_header(_title_lines(grid), stretches, lines)
    if not (grid.ruled or _is_dated(header) or header.title_members):
        refuse("found no column head with a date", source, top.number)
    kept = [start for i, start in enumerate(starts) if i not in header.dropped] or [0]
    rows = 2 if grouped else 1
    placed = tuple(_spread(kept, grid.rows[rows:]))
    width = max(wide, len(cells), 1)
    if placed != tuple(kept):
        width = max(len(row.cells) - 1 for row in grid.rows)
    return Heads(header, placed, rows, width, elements, grid.ruled)


def _rejoined(cells: Sequence[str], extra: int) -> Sequence[str]:
    """Return head cells where a bar between two members is no bar between cells.

    Args:
        cells: Cells of a row of heads.
        extra: How many too many they are.

    Returns:
        The cells themselves where members without a day beside days are not as many.
    """
    parts = [
        i
        for i, cell in enumerate(cells)
        if i and is_member(cell) and is_member(cells[i - 1]) and not split_date(cell)[0]
    ]
    if len(parts) != extra or not split_date(cells[0])[0]:
        return cells
    joined: list[str] = []
    for i, cell in enumerate(cells):
        if i in parts:
            joined[-1] += f" | {cell}"
        else:
            joined.append(cell)
    return joined


def _is_dated(header: Header) -> bool:
    return any(column.instant or column.end for column in header.columns)


def _title_lines(grid: Grid) -> list[str]:
    """Return title, currency and scale; they may stand above the table or below heads.

    Lines above the table are its title where no row states one.
    """
    corner = " ".join(grid.rows[0].cells[0].split())
    lines = [line for line in (*grid.titles, corner) if line]
    above = [_HEADING.sub("", cell_text(line)) for line in grid.above if line.strip()]
    if all(map(states_measure, lines)):
        lines = [*above[skip_preamble(above)[0] :], *lines]
    elif above and states_measure(above[-1]):
        lines.append(above[-1])
    return [*lines, *grid.measures] or [""]


def _lines_of(cells: Sequence[str], number: int, source: str) -> list[list[str]]:
    """Return the lines of each head cell.

    Raises:
        ReadError: They run together, and where one ends is not told; or one is too
            long.
    """
    longest = max(map(len, cells), default=0)
    if longest > _LONGEST_HEAD:
        refuse(f"found a column head of {longest} characters", source, number)
    if any(_SHOWN_BREAK.search(cell) for cell in cells):
        return [_SHOWN_BREAK.split(cell) for cell in cells]
    parts = [head_lines(cell) for cell in cells]
    together = any(len(lines) > 1 for lines, _ in parts)
    for lines, unsure in parts:
        if together and unsure:
            refuse(
                f"found column heads whose lines run together ({lines[-1][:40]!r})",
                source,
                number,
            )
    return [lines for lines, _ in parts]


def _stretches(
    spans: Sequence[tuple[int, str]],
    starts: Sequence[int],
    top: Line,
    source: str,
) -> list[tuple[str, int | None]]:
    """Return the headings with how many heads each covers, nothing above as "".

    The number is None where that is not told.

    Args:
        spans: First grid column of each heading, -1 where it is not told; its text.
        starts: Grid column of each head.
        top: Row of the headings.
        source: Path or name, for messages.

    Raises:
        ReadError: There are no heads below them.
    """
    if not starts:
        refuse("found no dates below the durations", source, top.number)
    if top.spanned and spans[-1][0] >= 0:
        return [(_heading_above(start, spans, top.spanned), 1) for start in starts]
    if spans[-1][0] < 0:
        return [(text, None) for _, text in spans]
    # a last heading that is not padded does not show where it ends
    first = sum(start < spans[-1][0] for start in starts)
    return [
        *((_heading_above(start, spans, None), 1) for start in starts[:first]),
        (spans[-1][1], None),
    ]


def _heading_above(
    start: int, spans: Sequence[tuple[int, str]], padded: Sequence[int] | None
) -> str:
    """Return the heading above a head: the last one that begins at or before it.

    Args:
        start: Grid column of the head.
        spans: First grid column of each heading, and its text.
        padded: Cells that belong to the heading before them; None: all empty ones.
    """
    at, text = max((span for span in spans if span[0] <= start), default=(0, ""))
    between = range(at + 2, start + 2)
    return text if padded is None or all(cell in padded for cell in between) else ""


def _spread(starts: Sequence[int], rows: Sequence[Line]) -> Sequence[int]:
    """Return the grid columns of heads that stand side by side over marked columns.

    Where a head covers a value and its footnote and is printed once, rows have more
    cells than heads; columns that hold marks or nothing are then no value columns.
    """
    wide = max((len(row.cells) - 1 for row in rows), default=0)
    if wide <= len(starts) or list(starts) != list(range(len(starts))):
        return starts
    marks = {
        at
        for at in range(wide)
        if all(not c or is_mark(c) for c in _column_of(rows, at))
        and any(_column_of(rows, at))
    }
    left = [at for at in range(wide) if at not in marks]
    return left if marks and len(left) == len(starts) else starts


def _column_of(rows: Sequence[Line], at: int) -> list[str]:
    return [row.cells[at + 1] for row in rows if at + 1 < len(row.cells)]
