"""The lossy text of a page, cut into head, body cells and definition panels.

One cell a line, behind a bar; lines without a bar continue the cell above. Heads are a
bar alone with their lines below it, duration headings stand on the bar's line. The
table ends at the first definition panel (``|X``).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.errors import ReadError
from kg.readers.pages.headers import group_months
from kg.readers.pages.numbers import parse_date
from kg.readers.pages.scales import is_scale_line
from kg.readers.pages.titlelines import is_currency, states_measure

_MARKS = re.compile(r"(?:\[\d+\](?:,\s*)?)+")
_URL = re.compile(r"\W*(?:url|source)?\W*(https?://\S+?)[\"',]*", re.IGNORECASE)
_VERSION = re.compile(r"v\d+(?:\.\w+)+")
_LONGEST_HEAD = 12


@dataclass(frozen=True, slots=True)
class TextCell:
    """One cell of the text.

    Attributes:
        text: As printed, ends stripped, inner line breaks kept; "" for a bare bar.
        line: Line of the source its text starts on, from 1.
        own_line: Whether its text stands below a bar that is alone on its line.
    """

    text: str
    line: int
    own_line: bool = False


@dataclass(frozen=True, slots=True)
class Segments:
    """A page cut into its parts.

    Attributes:
        title_lines: Title, then the scale line if there is one.
        groups: Duration headings, left to right; "" where a text that keeps blank
            cells has none above some heads.
        heads: Lines of each head cell.
        body: Cells of the table below its head.
        definitions: Definition texts below the table.
        closed: Whether the end of the table was seen.
        url: Address a line before the table names, or None.
    """

    title_lines: tuple[str, ...]
    groups: tuple[str, ...]
    heads: tuple[tuple[str, ...], ...]
    body: tuple[TextCell, ...]
    definitions: tuple[str, ...]
    closed: bool
    url: str | None = None


def is_mark(text: str) -> bool:
    """Whether a cell is footnote marks only: "[1]", "[1],[2]"."""
    return _MARKS.fullmatch(text.strip()) is not None


def url_of_line(line: str) -> str | None:
    """Return the address a line is made of ("url: https://..."), or None."""
    match = _URL.fullmatch(line.strip())
    return match[1] if match is not None else None


def skip_preamble(lines: Sequence[str]) -> tuple[int, str | None]:
    """Return how many lines stand before the page, and the address they name."""
    url = None
    for index, line in enumerate(lines):
        text = line.strip()
        url_of_text = url_of_line(text)
        url = url or url_of_text
        if text and url_of_text is None and not _VERSION.fullmatch(text):
            return index, url
    return len(lines), url


def segments_of(text: str, source: str) -> Segments:
    """Cut a page in the one-cell-a-line dialect.

    Raises:
        ReadError: The page ends inside its head, or rows stand above the heads.
    """
    lines = text.splitlines()
    skipped, url = skip_preamble(lines)
    cells = cells_of(lines, skipped)
    end = _end_of_table(cells)
    title_lines, pending = _title_cell(cells[0])
    groups: list[str] = []
    heads: list[tuple[str, ...]] = [pending] if pending else []
    at = _end_of_measures(cells, 1, end)
    if at < end and not _read_head(cells[at], [], []):
        at = 1  # they are the heads themselves, below a title with the day
    title_lines += tuple(cell.text for cell in cells[1:at])
    while at < end and _read_head(cells[at], groups, heads):
        at += 1
    # an undated cell behind dated heads is the first heading of the body
    while len(heads) > 1 and _is_body_heading(heads, title_lines):
        heads.pop()
        at -= 1
    below = _end_of_measures(cells, at, end)
    measures = [cell.text for cell in cells[at:below] if cell.text]
    currencies = [text for text in measures if is_currency(text)]
    if len(currencies) == len(heads) > 1:
        heads = [(*head, text) for head, text in zip(heads, currencies, strict=True)]
        measures = [text for text in measures if not is_currency(text)]
    title_lines += tuple(measures)
    at = below
    lost = next((c for c in cells[at:end] if not heads and _is_dated_head(c)), None)
    if lost is not None:
        message = (
            f"found the column head {lost.text[:40]!r} among the rows, expected title, "
            "heads and rows in this order; give the HTML page"
        )
        raise ReadError(message, source=source, line=lost.line)
    if at >= end:
        message = (
            "the page ends inside its head: found no row, expected a table with "
            "values; give the whole page"
        )
        raise ReadError(message, source=source, line=len(lines))
    return Segments(
        title_lines=title_lines,
        groups=tuple(groups),
        heads=tuple(heads),
        body=tuple(cells[at:end]),
        definitions=definitions_of(cells[end:]),
        closed=end < len(cells),
        url=url,
    )


def cells_of(lines: Sequence[str], start: int) -> list[TextCell]:
    """Gather lines into cells, from line index `start` on."""
    cells: list[TextCell] = []
    parts: list[str] = []
    first = start

    def close() -> None:
        if parts:
            own = not parts[0].strip() and any(part.strip() for part in parts[1:])
            body = "\n".join(part.rstrip() for part in parts).strip()
            cells.append(TextCell(body, first + 1 + own, own))

    for index in range(start, len(lines)):
        line = lines[index]
        if line.startswith("|"):
            close()
            parts, first = [line[1:]], index
        else:
            parts.append(line)
    close()
    return cells


def definitions_of(panels: Sequence[TextCell]) -> tuple[str, ...]:
    """Return the definition texts of the panels below a table, in order."""
    texts = []
    for panel in panels:
        lines = panel.text.split("\n")
        if len(lines) < 3 or lines[1].strip() != "- Definition":
            continue
        kept = []
        for line in lines[2:]:
            if line.strip() == "+ Details":
                break
            if line.strip() != "+ References":
                kept.append(line)
        definition = " ".join(" ".join(kept).split())
        if definition and definition != "No definition available.":
            texts.append(definition)
    return tuple(texts)


def _end_of_table(cells: Sequence[TextCell]) -> int:
    """Return the index of the first definition panel, or the number of cells."""
    for index, cell in enumerate(cells):
        if cell.text == "X" and index + 1 < len(cells):
            following = cells[index + 1].text
            if following == "X" or following.startswith("X\n- "):
                return index
        elif cell.text == "X" or cell.text.startswith("X\n- "):
            return index
    return len(cells)


def _title_cell(cell: TextCell) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Split the first cell into title lines and the lines of a head without its bar."""
    lines = [line for line in cell.text.split("\n") if line.strip()]
    for index, line in enumerate(lines):
        if index and parse_date(line) is not None:
            return tuple(lines[:index]), tuple(lines[index:])
    return tuple(lines), ()


def _end_of_measures(cells: Sequence[TextCell], at: int, end: int) -> int:
    """Return the index behind cells that state currency or scale, and their blanks."""
    while at < end and states_measure(cells[at].text):
        at += 1
        while at < end and not cells[at].text:
            at += 1
    return at


def _read_head(cell: TextCell, groups: list[str], heads: list[tuple[str, ...]]) -> bool:
    """Take a cell into the head of the page; False when it belongs to the body."""
    lines = tuple(line.strip() for line in cell.text.split("\n") if line.strip())
    if not lines:
        # no duration stands above the heads in front of the headed ones, or behind
        groups.append("")
        return not heads
    if len(lines) > _LONGEST_HEAD:
        return False
    if group_months(lines[0]) is not None and not heads:
        groups.append(lines[0])
        if len(lines) > 1:
            heads.append(lines[1:])
        return True
    if is_mark(cell.text):
        return bool(groups or heads)
    if cell.own_line:
        heads.append(lines)
        return True
    if not heads and parse_date(lines[0]) is not None:
        heads.append(lines)
        return True
    return False


def _is_dated_head(cell: TextCell) -> bool:
    """Whether a cell stands below its bar, as heads do, and begins with a day."""
    return cell.own_line and parse_date(cell.text.partition("\n")[0]) is not None


def _is_body_heading(
    heads: Sequence[tuple[str, ...]], title_lines: Sequence[str]
) -> bool:
    """Whether the last head is undated behind dated ones and not part of the title."""
    if any(parse_date(line) is not None for line in heads[-1]):
        return False
    if all(parse_date(head[0]) is None for head in heads[:-1]):
        return False
    title = " ".join(line for line in title_lines if not is_scale_line(line))
    return not all(line.casefold() in title.casefold() for line in heads[-1])
