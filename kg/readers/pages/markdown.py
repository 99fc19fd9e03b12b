"""R pages as tables of bars: Markdown, and what extractors print like it.

A row a line, bars between the cells, blank cells kept: every value has its column, as
in HTML. A rule of dashes may stand below the first row, bars may stand at the ends of a
line, cells may bear bold marks, links and escaped characters. What cannot be read
exactly (a table inside a cell, heads whose lines run together, headings whose extent
the dates do not settle) is refused with the reason.
"""

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NoReturn

from kg.errors import ReadError
from kg.readers.pages.cellmarks import is_numeric, suffix_unit
from kg.readers.pages.durations import extents_of
from kg.readers.pages.headers import Header, group_months, parse_head, parse_header
from kg.readers.pages.headlines import head_lines, split_date
from kg.readers.pages.pagetitle import is_member, parse_title
from kg.readers.pages.scales import is_scale_line, tail_scale
from kg.readers.pages.segments import is_mark, skip_preamble
from kg.readers.pages.textgrids import TextPage
from kg.readers.pages.textrows import TextRow, TextValue

_HEAD_SEARCH = 60
"""Lines among which the head of the table stands."""
_TITLE_LINES = 8
"""Lines a title stands on at most."""
_LONGEST = 2000
"""Cells of a line beyond which it is no row of a page."""
_BAR = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)++\|?\s*")
_LINK = re.compile(
    r"!?\[((?:[^\[\]\\]|\\.|\[(?:[^\[\]\\]|\\.)*+\])*+)\]"
    r"\((?:javascript:|https?:|mailto:|#|\.{0,2}/)(?:[^()\s\\]|\\.|\([^()]*+\))*+\)"
)
_BOLD = re.compile(r"(?<!\\)\*\*((?:[^*\\]|\\.|\*(?!\*))+)\*\*")
_WRAPPED = re.compile(r"(\*{1,3}|_{1,3}|`)(?=\S)(.*\S)\1", re.DOTALL)
_DASHES = re.compile(r":?-{3,}:?")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_TAG = re.compile(r"</?(?:sup|sub|b|i|em|strong|span|u|a)(?:\s[^<>]*)?>", re.IGNORECASE)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_VERSION = re.compile(r"v\d+(?:\.\d+)+\s+")
_HEADING = re.compile(r"#{1,6}\s+")
_PANEL = re.compile(
    r"(?:X|Name:|Namespace Prefix:|Data Type:|Balance Type:|Period Type:"
    r"|[-+] ?(?:Definition|References|Details)\b.*)",
    re.DOTALL,
)
_SHOWN_BREAK = re.compile(r"\n| {2,}")


@dataclass(frozen=True, slots=True)
class _Line:
    """One row of bars: its cells without marks, the number of its line from 1."""

    cells: tuple[str, ...]
    number: int


@dataclass(frozen=True, slots=True)
class _Grid:
    """The lines of a table.

    Attributes:
        above: Lines in front of it.
        rows: Its rows, head included.
        ruled: Cells of the rule of dashes below the first row; 0 without one.
        closed: Whether something stands behind it.
    """

    above: tuple[str, ...]
    rows: tuple[_Line, ...]
    ruled: int
    closed: bool


@dataclass(frozen=True, slots=True)
class _Heads:
    """The head of a grid.

    Attributes:
        header: What it says.
        starts: Grid column of each value column, from 0.
        rows: How many rows it takes.
        width: Columns of the grid beside the labels.
    """

    header: Header
    starts: tuple[int, ...]
    rows: int
    width: int


def holds_bars(lines: Sequence[str]) -> bool:
    """Whether lines (from the first that counts) hold a table of bars."""
    return _first_row(lines[:_HEAD_SEARCH]) is not None


def sniffs_markdown(lines: Sequence[str]) -> bool:
    """Whether lines hold a table of bars with the head of an R page.

    A day, a duration or a unit stands in it; other tables are not for this reader.
    """
    first = _first_row(lines[:_HEAD_SEARCH])
    if first is None:
        return False
    cells = [
        " ".join(cell_text(cell).split())
        for line in lines[max(first - _TITLE_LINES, 0) : first + 3]
        for cell in _split(line)[: _LONGEST + 1]
    ]
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
    _, url = skip_preamble(lines)
    grid = _grid_of(lines, source)
    if grid.rows and _PANEL.fullmatch(grid.rows[0].cells[0]):
        _refuse("the table of the page is lost, definitions are left", source, 1)
    if not grid.closed:
        _refuse_cut(grid, text, source)
    heads = _heads_of(grid, source)
    body = grid.rows[heads.rows :]
    scales = [line for line in body[:1] if _is_scale_row(line)]
    if scales:
        heads = _heads_of(grid, source, scales[0].cells[0])
        body = body[1:]
    rows = tuple(_row(line, heads, source) for line in body)
    warnings = list(heads.header.warnings)
    if not grid.closed:
        warnings.append(
            "no end of table was seen: the page may be cut behind its last row"
        )
    return TextPage(heads.header, rows, (), url, tuple(warnings))


def cell_text(cell: str) -> str:
    r"""Return the text of a cell without marks; line breaks are kept.

    >>> cell_text("[**Alpha \\[Member\\]**](javascript:void(0);)")
    'Alpha [Member]'
    """
    text = _LINK.sub(r"\1", cell)
    text = _BOLD.sub(r"\1", text).strip()
    for _ in range(3):
        wrapped = _WRAPPED.fullmatch(text)
        text = wrapped[2] if wrapped is not None else text
    text = _TAG.sub("", _BREAK.sub("\n", text))
    return html.unescape(_ESCAPED.sub(r"\1", text)).replace("\xa0", " ").strip()


def _refuse(what: str, source: str, line: int) -> NoReturn:
    """Raise the error of a page that cannot be read exactly."""
    message = (
        f"{what}, expected a row a line with bars between its cells; give the HTML page"
    )
    raise ReadError(message, source=source, line=line)


def _split(line: str) -> list[str]:
    """Return the printed cells of a line, outer bars cut."""
    line = _LINK.sub(lambda link: _BAR.sub(r"\|", link[1]), line.strip())
    cells = _BAR.split(line)
    if line.startswith("|"):
        cells = cells[1:]
    if len(cells) > 1 and not cells[-1].strip() and line.endswith("|"):
        cells = cells[:-1]
    return cells


def _is_rule(line: str) -> bool:
    return "--" in line and _RULE.fullmatch(line) is not None


def _is_bar_row(line: str) -> bool:
    """Whether a line ends with a bar and has cells between bars."""
    line = line.strip()
    return line.endswith("|") and len(_split(line)) > 1


def _first_row(lines: Sequence[str]) -> int | None:
    """Return the index of the first line of a table, None where there is none."""
    for index, line in enumerate(lines):
        if _is_rule(line):
            return max(index - 1, 0)
        if _is_bar_row(line) and not any(map(_is_rule, lines[index + 1 : index + 3])):
            return index
    return None


def _grid_of(lines: Sequence[str], source: str) -> _Grid:
    """Gather the rows of the table.

    Raises:
        ReadError: A row is too long, or a cell goes on behind the end of its line.
    """
    first = _first_row(lines)
    if first is None:
        _refuse("found no table of bars", source, 1)
    led = lines[first].lstrip().startswith("|")
    top, before = _top_row(lines, first)
    rows = [top]
    below = lines[first + 1] if first + 1 < len(lines) else ""
    ruled = len(_split(below)) if _is_rule(below) else 0
    at = first + 1
    while at < len(lines) and _goes_on(lines[at], led=led):
        if not _is_rule(lines[at]):
            cells = tuple(map(cell_text, _split(lines[at])))
            if len(cells) > _LONGEST:
                _refuse(f"found {len(cells)} cells on a line", source, at + 1)
            if _PANEL.fullmatch(cells[0]) and len(cells) <= 2:
                break
            rows.append(_Line(cells, at + 1))
        at += 1
    _check_end(lines, at, source, led=led)
    closed = any(line.strip() for line in lines[at:])
    return _Grid(tuple(lines[:before]), tuple(rows), ruled, closed)


def _goes_on(line: str, *, led: bool) -> bool:
    """Whether a line is a row of the table it stands below."""
    return line.lstrip().startswith("|") if led else _BAR.search(line) is not None


def _top_row(lines: Sequence[str], first: int) -> tuple[_Line, int]:
    """Return the first row and how many lines stand above it.

    A title whose bold mark closes on the next line stands on both.
    """
    cells = _split(lines[first])
    title, above = cells[0], first
    while title.count("**") % 2 and above > max(first - _TITLE_LINES, 0):
        above -= 1
        title = f"{lines[above].strip().strip('|').strip()}\n{title}"
    title = _VERSION.sub("", title.lstrip(), count=1)
    return _Line((cell_text(title), *map(cell_text, cells[1:])), first + 1), above


def _check_end(lines: Sequence[str], at: int, source: str, *, led: bool) -> None:
    """Refuse a table behind which its cells go on, or another table stands.

    Raises:
        ReadError: They do.
    """
    for index in range(at, len(lines)):
        line = lines[index]
        text = cell_text(line)
        if index == at and text and not led and not _ends_table(text):
            _refuse("found a cell of several lines", source, index + 1)
        if not _BAR.search(line) or _is_rule(line):
            continue
        cells = [cell_text(cell) for cell in _split(line)]
        if len(cells) > 1 and any(is_numeric(cell) for cell in cells[1:]):
            _refuse("found a second table, or one that is broken", source, index + 1)


def _ends_table(text: str) -> bool:
    """Whether a line behind a table begins its definitions or footnotes."""
    return _PANEL.match(text) is not None or is_mark(text[:3])


def _refuse_cut(grid: _Grid, text: str, source: str) -> None:
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


def _is_scale_row(line: _Line) -> bool:
    return is_scale_line(line.cells[0]) and not any(line.cells[1:])


def _heads_of(grid: _Grid, source: str, scale: str | None = None) -> _Heads:
    """Read the head of a grid.

    Args:
        grid: The table.
        source: Path or name, for messages.
        scale: Scale line that stands in a row of its own.

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
            _refuse("found more heads than columns", source, top.number)
        # headings that are not padded do not show where they begin
        groups = [(-1, text) for _, text in groups]
    heads = [(i, cell) for i, cell in enumerate(cells) if cell and not is_mark(cell)]
    starts = [start for start, _ in heads]
    lines = _lines_of([cell for _, cell in heads], top.number, source)
    stretches = _stretches(groups, starts, lines, top, source) if grouped else []
    header = parse_header(_title_lines(grid, scale), stretches, lines)
    if not (grid.ruled or _is_dated(header) or header.title_members):
        _refuse("found no column head with a date", source, top.number)
    kept = [start for i, start in enumerate(starts) if i not in header.dropped] or [0]
    rows = 2 if grouped else 1
    placed = tuple(_spread(kept, grid.rows[rows:]))
    width = max(wide, len(cells), 1)
    if placed != tuple(kept):
        width = max(len(row.cells) - 1 for row in grid.rows)
    return _Heads(header, placed, rows, width)


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


def _title_lines(grid: _Grid, scale: str | None) -> list[str]:
    """Return title and scale line; they may stand above the table."""
    title = " ".join(grid.rows[0].cells[0].split())
    lines = [title] if title else []
    above = [_HEADING.sub("", cell_text(line)) for line in grid.above if line.strip()]
    if not title or is_scale_line(title):
        lines = [*above[skip_preamble(above)[0] :], *lines]
    elif above and is_scale_line(above[-1]):
        lines.append(above[-1])
    if scale is not None:
        lines.append(scale)
    elif lines and (tail := tail_scale(lines[-1])) is not None:
        lines = [*lines[:-1], lines[-1].removesuffix(tail).strip(), tail]
    return lines or [""]


def _lines_of(cells: Sequence[str], number: int, source: str) -> list[list[str]]:
    """Return the lines of each head cell.

    Raises:
        ReadError: They run together, and where one ends is not told.
    """
    if any(_SHOWN_BREAK.search(cell) for cell in cells):
        return [_SHOWN_BREAK.split(cell) for cell in cells]
    parts = [head_lines(cell) for cell in cells]
    together = any(len(lines) > 1 for lines, _ in parts)
    for lines, unsure in parts:
        if together and unsure:
            _refuse(
                f"found column heads whose lines run together ({lines[-1][:40]!r})",
                source,
                number,
            )
    return [lines for lines, _ in parts]


def _stretches(
    spans: Sequence[tuple[int, str]],
    starts: Sequence[int],
    lines: Sequence[Sequence[str]],
    top: _Line,
    source: str,
) -> list[tuple[str, int | None]]:
    """Return the headings with how many heads each covers, nothing above as "".

    Args:
        spans: First grid column of each heading, -1 where it is not told; its text.
        starts: Grid column of each head.
        lines: Lines of each head.
        top: Row of the headings.
        source: Path or name, for messages.

    Raises:
        ReadError: The dates do not settle which heads a heading covers.
    """
    if not starts:
        _refuse("found no dates below the durations", source, top.number)
    parsed = [parse_head(head) for head in lines]
    first = 0 if spans[-1][0] < 0 else sum(start < spans[-1][0] for start in starts)
    tail = spans if spans[-1][0] < 0 else spans[-1:]
    division = extents_of(
        [group_months(text) or 0 for _, text in tail],
        [head.day for head in parsed[first:]],
        [head.unit for head in parsed[first:]],
        [head.members for head in parsed[first:]],
    )
    tail_months = division.months
    leads = tail is not spans and tail_months[:1] != (group_months(tail[0][1]),)
    if not division.settled or leads:
        _refuse(
            "found headings whose extent the dates do not settle", source, top.number
        )
    texts = {group_months(text): text for _, text in reversed(tail)}
    stretches: list[tuple[str, int | None]] = []
    if tail is not spans:
        bounds = [start for start, _ in spans]
        front = sum(start < bounds[0] for start in starts)
        stretches = [("", front)] if front else []
        for (start, text), end in zip(spans[:-1], bounds[1:], strict=True):
            stretches.append((text, sum(start <= s < end for s in starts)))
    stretches += [(texts.get(months, ""), 1) for months in tail_months]
    return stretches


def _spread(starts: Sequence[int], rows: Sequence[_Line]) -> Sequence[int]:
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


def _column_of(rows: Sequence[_Line], at: int) -> list[str]:
    return [row.cells[at + 1] for row in rows if at + 1 < len(row.cells)]


def _row(line: _Line, heads: _Heads, source: str) -> TextRow:
    """Read one line of the body as a row.

    Raises:
        ReadError: A cell stands below no head.
    """
    label, cells = _label_and_cells(line, heads.width, source)
    row = TextRow(" ".join(label.split()), line.number)
    columns = {start: column for column, start in enumerate(heads.starts)}
    for at, cell in enumerate(cells):
        if not cell:
            continue
        if is_mark(cell):
            row = _marked(row, cell)
        elif at not in columns:
            _refuse(f"found {cell[:40]!r} below no column head", source, line.number)
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


def _label_and_cells(line: _Line, width: int, source: str) -> tuple[str, Sequence[str]]:
    """Return label and value cells; bars that are not escaped belong to the label.

    Raises:
        ReadError: There are more cells than columns, and the label does not explain it.
    """
    label, *cells = line.cells
    extra = len(cells) - width
    if extra <= 0:
        return label, cells
    parts, values = [label, *cells[:extra]], cells[extra:]
    whole = all(parts) and not any(_DASHES.fullmatch(p) or is_numeric(p) for p in parts)
    plain = all(not c or is_mark(c) or is_numeric(c) for c in values)
    joined = cell_text(" | ".join(parts))
    if not (plain and whole) or (any(values) and suffix_unit(joined) is None):
        _refuse(
            f"found {len(cells)} cells for {width} columns, or a table inside a cell",
            source,
            line.number,
        )
    return joined, values
