"""Tables of bars taken apart: lines to rows of cells, marks cut from their texts."""

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NoReturn

from kg.errors import ReadError
from kg.patterns import pattern_of
from kg.readers.pages.cellmarks import is_numeric
from kg.readers.pages.segments import is_mark

HEAD_SEARCH = 60
"""Lines among which the head of the table stands."""
TITLE_LINES = 8
"""Lines a title stands on at most."""
LONGEST = 2000
"""Cells of a line beyond which it is no row of a page."""
_BAR = pattern_of(r"(?<!\\)\|")
_RULE = pattern_of(r"\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)++\|?\s*")
_LINK = pattern_of(
    r"!?\[((?:[^\[\]\\]|\\.|\[(?:[^\[\]\\]|\\.)*+\])*+)\]"
    r"(?:\((?:javascript:|https?:|mailto:|#|\.{0,2}/)(?:[^()\s\\]|\\.|\([^()]*+\))*+\)"
    r"|\(<[^<>\n]*+>\))"
)
_IS_BOLD = pattern_of(r"(?:\*\*|__)\S.*\S(?:\*\*|__)", re.DOTALL)
_BOLD = pattern_of(r"(?<!\\)\*\*((?:[^*\\]|\\.|\*(?!\*))+)\*\*")
_WRAPPED = pattern_of(r"(\*{1,3}|_{1,3}|`)(?=\S)(.*\S)\1", re.DOTALL)
DASHES = pattern_of(r":?-{3,}:?")
_BREAK = pattern_of(r"<br\s*/?>", re.IGNORECASE)
_TAG = pattern_of(r"</?(?:sup|sub|b|i|em|strong|span|u|a)(?:\s[^<>]*)?>", re.IGNORECASE)
_ESCAPED = pattern_of(r"\\([!-/:-@\[-`{-~])")
PREAMBLE = pattern_of(
    r"(?:XML\s+\d+\s+R\d+\.html?\s+IDEA:\s*XBRL\s+DOCUMENT\b)?[\s\ufeff]*"
    r"(?:v\d+(?:\.\w+)+\s+)?"
)
"""What may stand in front of a title, on its line: banner and version."""
_NAME = pattern_of(r"\bName:\**\s*\|\s*([^|\s]+)")
PANEL = pattern_of(
    r"(?:X|Name:|Namespace Prefix:|Data Type:|Balance Type:|Period Type:"
    r"|[-+] ?(?:Definition|References|Details)\b.*)",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Line:
    """One row of bars.

    Attributes:
        cells: Its cells without marks.
        number: Number of its line, from 1.
        spanned: Cells that only pad a wider one before them, where that shows.
        bold: Whether its first cell is printed bold.
    """

    cells: tuple[str, ...]
    number: int
    spanned: tuple[int, ...] = ()
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """The lines of a table.

    Attributes:
        above: Lines in front of it.
        titles: Texts of its rows above the heads.
        rows: Its rows, head included.
        ruled: Cells of the rule of dashes below the first row; 0 without one.
        closed: Whether something stands behind it.
        elements: Elements that the definitions below it name, in order.
        measures: Currency and scale that rows right below the heads state.
    """

    above: tuple[str, ...]
    titles: tuple[str, ...]
    rows: tuple[Line, ...]
    ruled: int
    closed: bool
    elements: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()

    @property
    def keeps_bold(self) -> bool:
        """Whether what the page prints bold is bold here: its title is, or a row."""
        return any(line.bold for line in self.rows)


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


def refuse(what: str, source: str, line: int) -> NoReturn:
    """Raise the error of a page that cannot be read exactly."""
    message = (
        f"{what}, expected a row a line with bars between its cells; give the HTML page"
    )
    raise ReadError(message, source=source, line=line)


def is_bold(cell: str) -> bool:
    r"""Whether the whole text of a cell is bold.

    >>> is_bold(r"[**Assets \[Abstract\]**](#)"), is_bold("**Note** 5")
    (True, False)
    """
    return _IS_BOLD.fullmatch(_LINK.sub(r"\1", cell).strip()) is not None


def split_cells(line: str, *, closed: bool = True) -> list[str]:
    """Return the printed cells of a line, outer bars cut.

    Args:
        line: The line.
        closed: Whether a bar at its end ends its last cell; else a blank one follows.
    """
    line = _LINK.sub(lambda link: _BAR.sub(r"\|", link[1]), line.strip())
    cells = _BAR.split(line)
    if line.startswith("|"):
        cells = cells[1:]
    ended = closed or line.startswith("|")
    if ended and len(cells) > 1 and not cells[-1].strip() and line.endswith("|"):
        cells = cells[:-1]
    return cells


def is_rule(line: str) -> bool:
    """Whether a line is a rule of dashes below a row of heads."""
    return "--" in line and _RULE.fullmatch(line) is not None


def _is_bar_row(line: str) -> bool:
    """Whether a line ends with a bar and has cells between bars."""
    line = line.strip()
    return line.endswith("|") and len(split_cells(line)) > 1


def first_row(lines: Sequence[str]) -> int | None:
    """Return the index of the first line of a table, None where there is none.

    A page with one cell a line begins with a bar too; a line of it that holds more bars
    begins no table.
    """
    start = next((line.strip() for line in lines if line.strip()), "")
    one_cell = start == "|" or (start.startswith("|") and not start.endswith("|"))
    for index, line in enumerate(lines):
        if is_rule(line):
            return max(index - 1, 0)
        ruled = any(map(is_rule, lines[index + 1 : index + 3]))
        if _is_bar_row(line) and not one_cell and not ruled:
            return index
    return None


def grid_of(lines: Sequence[str], source: str) -> Grid:
    """Gather the rows of the table.

    Raises:
        ReadError: A row is too long, or a cell goes on behind the end of its line.
    """
    first = first_row(lines)
    if first is None:
        refuse("found no table of bars", source, 1)
    led = lines[first].lstrip().startswith("|")
    below = lines[first + 1] if first + 1 < len(lines) else ""
    ruled = len(split_cells(below)) if is_rule(below) else 0
    barred = not ruled or below.rstrip().endswith("|")
    while ruled and first and _is_bar_row(lines[first - 1]):
        first -= 1  # the rule stands below the second row of heads
    top, before = _top_row(lines, first, barred=barred)
    rows = [top]
    at = first + 1
    while at < len(lines) and _goes_on(lines[at], led=led):
        if not is_rule(lines[at]):
            printed = split_cells(lines[at], closed=barred)
            cells = tuple(map(cell_text, printed))
            if len(cells) > LONGEST:
                refuse(f"found {len(cells)} cells on a line", source, at + 1)
            if (PANEL.fullmatch(cells[0]) and len(cells) <= 2) or is_mark(cells[0]):
                break
            if any(cells):
                rows.append(Line(cells, at + 1, bold=is_bold(printed[0])))
        at += 1
    _check_end(lines, at, source, led=led)
    closed = any(line.strip() for line in lines[at:])
    elements = tuple(
        cell_text(name) for line in lines[at:] for name in _NAME.findall(line)
    )
    above, titles = _title_rows(lines[:before])
    return Grid(above, titles, tuple(rows), ruled, closed, elements)


def _title_rows(
    lines: Sequence[str],
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the lines above a table, and the texts of those behind bars at its top."""
    at = len(lines)
    while at and (not lines[at - 1].strip() or _is_barred(lines[at - 1])):
        at -= 1
    printed = (c for line in lines[at:] for c in split_cells(line))
    texts = [cell_text(c) for c in printed if not DASHES.fullmatch(c.strip())]
    if texts:
        texts[0] = PREAMBLE.sub("", texts[0], count=1)
    return tuple(lines[:at]), tuple(filter(None, texts))


def _is_barred(line: str) -> bool:
    line = line.strip()
    return len(line) > 1 and line.startswith("|") and line.endswith("|")


def _goes_on(line: str, *, led: bool) -> bool:
    """Whether a line is a row of the table it stands below."""
    return line.lstrip().startswith("|") if led else _BAR.search(line) is not None


def _top_row(lines: Sequence[str], first: int, *, barred: bool) -> tuple[Line, int]:
    """Return the first row and how many lines stand above it.

    A title whose bold mark closes on the next line stands on both.

    Args:
        lines: Those of the page.
        first: Index of the row's last line.
        barred: Whether a bar ends the last cell of a line.
    """
    cells = split_cells(lines[first], closed=barred)
    title, above = cells[0], first
    while title.count("**") % 2 and above > max(first - TITLE_LINES, 0):
        above -= 1
        title = f"{lines[above].strip().strip('|').strip()}\n{title}"
    title = PREAMBLE.sub("", title.lstrip(), count=1)
    spanned = tuple(at for at, cell in enumerate(cells) if cell == " ")
    texts = (cell_text(title), *map(cell_text, cells[1:]))
    # a form that prints all heads bold says nothing by it
    bold = is_bold(title) and not any(map(is_bold, cells[1:]))
    top = Line(texts, first + 1, spanned, bold=bold)
    return top, above


def _check_end(lines: Sequence[str], at: int, source: str, *, led: bool) -> None:
    """Refuse a table behind which its cells go on, or another table stands.

    Raises:
        ReadError: They do.
    """
    behind = next((i for i in range(at, len(lines)) if lines[i].strip()), None)
    if behind is not None and not led and not _ends_table(cell_text(lines[behind])):
        refuse("found a cell of several lines", source, behind + 1)
    for index in range(at, len(lines)):
        line = lines[index]
        if not _BAR.search(line) or is_rule(line):
            continue
        cells = [cell_text(cell) for cell in split_cells(line)]
        first = next((cell for cell in cells if cell), "X")
        goes_on = led and index == behind and not _ends_table(first)
        numbers = any(is_numeric(cell) for cell in cells[1:])
        if len(cells) > 1 and (goes_on or numbers):
            refuse("found a second table, or one that is broken", source, index + 1)


def _ends_table(text: str) -> bool:
    """Whether a line behind a table begins its definitions or footnotes."""
    return PANEL.match(text) is not None or is_mark(text[:3])
