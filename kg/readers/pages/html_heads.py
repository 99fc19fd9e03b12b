"""The head of an HTML page: titles, durations and heads, whatever rows they stand in.

The renderer writes one row, or two with the durations above the heads. Programs that
write a page anew give title, currency and scale rows of their own, above the heads or
right below them.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from lxml import etree

from kg.errors import ReadError
from kg.readers.pages.headers import group_months
from kg.readers.pages.headlines import split_date
from kg.readers.pages.html_cells import WIDEST, cells_of, lines_of, span_of
from kg.readers.pages.segments import is_mark
from kg.readers.pages.titlelines import states_measure, states_only_measure


@dataclass(frozen=True, slots=True)
class Head:
    """One head cell: first grid column, how many it covers, its lines."""

    start: int
    span: int
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """Its lines in one."""
        return " ".join(self.lines)


@dataclass(frozen=True, slots=True)
class HtmlHead:
    """The head of a page.

    Attributes:
        title_lines: Title, and the lines that state currency or scale.
        groups: Duration headings, each with the number of heads below it.
        heads: Those of columns, without those of footnotes.
        rows: How many rows of the table the head takes.
    """

    title_lines: list[str]
    groups: list[tuple[str, int | None]]
    heads: list[Head]
    rows: int


def head_of(rows: Sequence[etree._Element], source: str) -> HtmlHead:
    """Read the head of a page.

    Raises:
        ReadError: There is none, or it is too wide.
    """
    first = 0
    while first < len(rows) and _is_head(rows[first]):
        first += 1
    if first == 0:
        message = "found no head row, expected title and dates; give all of the page"
        raise ReadError(message, source=source)
    title_lines, laid = _laid_rows(rows[:first], source)
    bottom = laid.pop() if laid else []
    groups: list[tuple[str, int | None]] = []
    for row in reversed(laid):
        if any(split_date(line)[0] for head in row for line in head.lines):
            bottom = [_with_lines_above(head, row) for head in bottom]
        elif not groups:
            groups = _extents(row, _valued(bottom))
    heads, below, measures = _with_rows_below(_valued(bottom), rows[first:])
    lines = [*title_lines, *measures] or [""]
    return HtmlHead(lines, groups, heads, first + below)


def _laid_rows(
    rows: Sequence[etree._Element], source: str
) -> tuple[list[str], list[list[Head]]]:
    """Return the lines of the title cells, and the rows of heads beside them.

    A cell of the title may cover several rows. A row that states a currency or scale
    alone beside a title belongs to it.
    """
    titles: list[str] = []
    laid: list[list[Head]] = []
    covered, offset = 0, 0
    for at, row in enumerate(rows):
        cells = cells_of(row)
        if at == 0 or (at >= covered and _is_corner(cells[0])):
            titles += lines_of(cells[0])
            covered = at + _rows_of(cells[0])
            offset = span_of(cells[0], source) - 1
            cells = cells[1:]
        heads = _laid_out(cells, source, offset)
        if at + 1 < len(rows) and states_only_measure(head.text for head in heads):
            titles += [head.text for head in heads if head.lines]
        elif heads:
            laid.append(heads)
    return titles, laid


def _is_corner(cell: etree._Element) -> bool:
    """Whether the first cell of a row of heads stands above the labels."""
    text = " ".join(lines_of(cell))
    is_column = split_date(text)[0] is not None or group_months(text) is not None
    classes = (cell.get("class") or "").split()
    return "tl" in classes or (not is_column and "th" not in classes)


def _rows_of(cell: etree._Element) -> int:
    text = (cell.get("rowspan") or "1").strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 1


def _with_lines_above(head: Head, above: Sequence[Head]) -> Head:
    """Return a head with the lines of the cells that cover it."""
    lines = [
        line
        for cell in above
        if cell.start <= head.start < cell.start + cell.span
        for line in cell.lines
    ]
    return replace(head, lines=(*lines, *head.lines))


def _extents(
    groups: Sequence[Head], heads: Sequence[Head]
) -> list[tuple[str, int | None]]:
    """Return durations with how many heads each covers, nothing above heads as ""."""
    extents = [
        (
            group.text,
            sum(group.start <= h.start < group.start + group.span for h in heads),
        )
        for group in groups
    ]
    extents.append(("", len(heads) - sum(count for _, count in extents)))
    return [(text, count) for text, count in extents if count > 0]


def _with_rows_below(
    heads: list[Head], rows: Sequence[etree._Element]
) -> tuple[list[Head], int, list[str]]:
    """Return the heads with the units of rows below them.

    Returns:
        The heads; how many rows belong to them or to the title; the currency and scale
        these state for the whole page.
    """
    measures: list[str] = []
    for at, row in enumerate(rows):
        first, *others = [" ".join(lines_of(cell)) for cell in cells_of(row)] or [""]
        stated = [text for text in (first, *others) if text]
        if states_only_measure(stated):
            measures += stated
        elif not first and stated and all(map(states_measure, stated)):
            cells = cells_of(row)
            laid = _laid_out(cells[1:], "", span_of(cells[0]) - 1)
            units = {unit.start: unit.lines for unit in laid}
            heads = [
                replace(head, lines=(*head.lines, *units.get(head.start, ())))
                for head in heads
            ]
        else:
            return heads, at, measures
    return heads, len(rows), measures


def _is_head(row: etree._Element) -> bool:
    cells = cells_of(row)
    return bool(cells) and all(cell.tag == "th" for cell in cells)


def _valued(heads: Sequence[Head]) -> list[Head]:
    """Return the heads without those of footnote columns, which bear marks at most."""
    kept = [head for head in heads if any(not is_mark(line) for line in head.lines)]
    return kept or list(heads)


def _laid_out(cells: Sequence[etree._Element], source: str, offset: int) -> list[Head]:
    """Return head cells on the grid, whose column 0 is the first beside the labels."""
    heads, at = [], offset
    for cell in cells:
        span = span_of(cell, source)
        heads.append(Head(at, span, tuple(lines_of(cell))))
        at += span
        if at > WIDEST:
            message = (
                f"found more than {WIDEST} columns, expected fewer; split the page"
            )
            raise ReadError(message, source=source)
    return heads
