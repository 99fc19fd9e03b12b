"""R pages as tables of bars: Markdown, and what extractors print like it.

A row a line, bars between the cells, blank cells kept: every value has its column, as
in HTML. A rule of dashes may stand below the first row, bars may stand at the ends of a
line, cells may bear bold marks, links and escaped characters. What cannot be read
exactly (a table inside a cell, heads whose lines run together) is refused with the
reason. A form that breaks its heads over lines has lost the place of its blank cells
(`kg.readers.pages.brokenheads`).
"""

from collections.abc import Sequence
from dataclasses import replace

from kg.errors import ReadError
from kg.readers.pages.bargrid import (
    DASHES,
    HEAD_SEARCH,
    LONGEST,
    PANEL,
    PREAMBLE,
    TITLE_LINES,
    Grid,
    Line,
    cell_text,
    first_row,
    grid_of,
    refuse,
    split_cells,
)
from kg.readers.pages.barheads import ELEMENT_HEADS, Heads, heads_of
from kg.readers.pages.bartitles import without_title_rows
from kg.readers.pages.brokenheads import blanks_moved, broken_head
from kg.readers.pages.cellmarks import element_of, is_numeric, suffix_unit
from kg.readers.pages.headers import Header, group_months
from kg.readers.pages.headlines import split_date
from kg.readers.pages.pagetitle import is_member, parse_title
from kg.readers.pages.segments import is_mark, skip_preamble
from kg.readers.pages.textgrids import TextPage
from kg.readers.pages.textrows import TextRow, TextValue


def holds_bars(lines: Sequence[str]) -> bool:
    """Whether lines (from the first that counts) hold a table of bars."""
    return first_row(lines[:HEAD_SEARCH]) is not None


def sniffs_markdown(lines: Sequence[str]) -> bool:
    """Whether lines hold a table of bars with the head of an R page.

    A day, a duration or a unit stands in it, or it names elements; other tables are not
    for this reader.
    """
    first = first_row(lines[:HEAD_SEARCH])
    if first is None:
        return False
    cells = [
        " ".join(cell_text(PREAMBLE.sub("", cell.strip(), count=1)).split())
        for line in lines[max(first - TITLE_LINES, 0) : first + 3]
        for cell in split_cells(line)[: LONGEST + 1]
    ]
    if any(cells[n : n + 3] == ELEMENT_HEADS for n in range(len(cells))):
        return True
    return any(
        split_date(cell)[0] is not None
        or group_months(cell) is not None
        or parse_title(cell).unit is not None
        for cell in cells
    )


def markdown_page(text: str, source: str) -> TextPage:
    """Read a page as a table of bars.

    Raises:
        ReadError: It has no head of an R page, is cut, or cannot be read exactly.
    """
    lines = text.splitlines()
    skipped, url = skip_preamble(lines)
    broken = broken_head(lines[skipped : skipped + HEAD_SEARCH])
    if broken is not None:
        return _broken_page(lines, skipped + broken.end, broken.header, url, source)
    grid = grid_of(lines, source)
    if grid.rows and PANEL.fullmatch(grid.rows[0].cells[0]):
        refuse("the table of the page is lost, definitions are left", source, 1)
    if not grid.closed:
        _refuse_cut(grid, text, source)
    grid = without_title_rows(grid)
    heads = heads_of(grid, source)
    body = grid.rows[heads.rows :]
    rows = tuple(_row(line, heads, source) for line in body)
    if grid.keeps_bold:
        rows = tuple(
            replace(row, bold=line.bold) for row, line in zip(rows, body, strict=True)
        )
    warnings: list[str] = []
    if not grid.closed:
        warnings.append(
            "no end of table was seen: the page may be cut behind its last row"
        )
    return TextPage(heads.header, rows, (), url, tuple(warnings), grid.elements)


def _broken_page(
    lines: Sequence[str], start: int, header: Header, url: str | None, source: str
) -> TextPage:
    """Read the rows below a head that is broken over lines.

    Args:
        lines: Those of the page.
        start: Index of the first line below the head.
        header: What the head says.
        url: Address a line before the table names, or None.
        source: Path or name, for messages.

    Raises:
        ReadError: There are no rows, or one has more values than the head has columns.
    """
    grid = grid_of([""] * start + list(lines[start:]), source)
    wide = len(header.columns)
    heads = Heads(header, tuple(range(wide)), 0, wide)
    rows = tuple(_row(_with_members(line), heads, source) for line in grid.rows)
    warnings = []
    if blanks_moved(grid.rows):
        rows = tuple(
            replace(row, values=tuple(replace(v, column=None) for v in row.values))
            for row in rows
        )
        warnings.append(
            "the place of blank cells is lost in this form; give the HTML page to have "
            "all columns told"
        )
    return TextPage(header, rows, (), url, tuple(warnings), grid.elements)


def _with_members(line: Line) -> Line:
    """Return a row whose members are one cell, its label."""
    label, *cells = line.cells
    while cells and is_member(label) and is_member(cells[0]):
        label = f"{label} | {cells.pop(0)}"
    return replace(line, cells=(label, *cells))


def _refuse_cut(grid: Grid, text: str, source: str) -> None:
    """Refuse a page whose last row is not whole.

    Raises:
        ReadError: Its last line ends inside a row.
    """
    last, before = grid.rows[-1], grid.rows[-2:-1]
    barred = all(line.rstrip().endswith("|") for line in text.split("\n")[:-1][-2:])
    half = barred and not text.rstrip().endswith("|")
    short = any(len(last.cells) < len(line.cells) for line in before)
    if (half or short) and not text.endswith("\n"):
        message = (
            f"the page is cut inside a row: found {last.cells[-1][:40]!r} at its end, "
            "expected a whole row; give the whole page"
        )
        raise ReadError(message, source=source, line=last.number)


def _row(line: Line, heads: Heads, source: str) -> TextRow:
    """Read one line of the body as a row.

    Raises:
        ReadError: A cell stands below no head.
    """
    if any(line.cells[1:]) and len(line.cells) < heads.whole:
        refuse("found a part of a row, a cell of several lines", source, line.number)
    label, cells = _label_and_cells(line, heads.width, source)
    row = TextRow(" ".join(label.split()), line.number)
    columns = {start: column for column, start in enumerate(heads.starts)}
    for at, cell in enumerate(cells):
        if not cell:
            continue
        if is_mark(cell):
            row = _marked(row, cell)
        elif at == heads.elements:
            row = replace(row, element=element_of(cell))
        elif at not in columns:
            refuse(f"found {cell[:40]!r} below no column head", source, line.number)
        else:
            value = TextValue(cell, line.number, columns[at])
            row = replace(row, values=(*row.values, value))
    return row


def _marked(row: TextRow, mark: str) -> TextRow:
    """Add a footnote mark: to the row before its values, else to its last value."""
    if not row.values:
        return replace(row, footnotes=(*row.footnotes, mark))
    *before, last = row.values
    marked = replace(last, footnotes=(*last.footnotes, mark))
    return replace(row, values=(*before, marked))


def _label_and_cells(line: Line, width: int, source: str) -> tuple[str, Sequence[str]]:
    """Return label and value cells; bars that are not escaped belong to the label.

    Raises:
        ReadError: There are more cells than columns, and the label does not explain it.
    """
    label, *cells = line.cells
    extra = len(cells) - width
    if extra <= 0:
        return label, cells
    parts, values = [label, *cells[:extra]], cells[extra:]
    whole = all(parts) and not any(DASHES.fullmatch(p) or is_numeric(p) for p in parts)
    plain = all(not c or is_mark(c) or is_numeric(c) for c in values)
    joined = cell_text(" | ".join(parts))
    if not (plain and whole) or (any(values) and suffix_unit(joined) is None):
        refuse(
            f"found {len(cells)} cells for {width} columns, or a table inside a cell",
            source,
            line.number,
        )
    return joined, values
