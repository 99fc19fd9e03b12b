"""Text forms of an R page with one row a line, or with its blank cells kept.

Tabs between cells (what a browser copies), bare bars for blanks in the one-cell-a-line
form, and dumps headed by ``XML 76 R68.htm IDEA: XBRL DOCUMENT`` with one row a line.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from kg.errors import ReadError
from kg.readers.pages.headers import Header, group_months, parse_header
from kg.readers.pages.headlines import head_lines, split_date
from kg.readers.pages.numbers import parse_unit
from kg.readers.pages.pagetitle import is_member
from kg.readers.pages.scales import is_scale_line
from kg.readers.pages.segments import TextCell, is_mark, skip_preamble
from kg.readers.pages.spacedrows import (
    sniffs_spaced,
    spaced_head,
    spaced_row,
    spaced_rows,
)
from kg.readers.pages.textrows import TextRow, TextValue
from kg.readers.pages.titlelines import states_measure, states_only_measure

_BANNER = re.compile(r"\s*XML\s+\d+\s+R\d+\.html?\s+IDEA:\s*XBRL\s+DOCUMENT\b.*")
_RULE = re.compile(r"[\s|:+-]*-{3,}[\s|:+-]*")
_FOOTNOTE = re.compile(r"\[\d+\] \S")
"""What a line begins with that tells a footnote below the rows."""
_PANEL = re.compile(r"\W*(?:X|- Definition.*|- References.*|- Details.*)\W*$")
_HEAD_SEARCH = 40


@dataclass(frozen=True, slots=True)
class TextPage:
    """A text page with its rows gathered.

    Attributes:
        header: Title, scales and columns.
        rows: Headings and rows, in order.
        definitions: Definition texts below the table.
        url: Address a line before the table names, or None.
        warnings: One line each: what was doubtful.
        elements: Elements the definitions name, ``Axis=Member`` for those of members;
            none where the text has lost them.
    """

    header: Header
    rows: tuple[TextRow, ...]
    definitions: tuple[str, ...]
    url: str | None
    warnings: tuple[str, ...]
    elements: tuple[str, ...] = ()


def sniffs_grid(lines: Sequence[str]) -> bool:
    """Whether lines (from the first that counts) look like a row-a-line R page."""
    if lines and _BANNER.fullmatch(lines[0]):
        return True
    head = [line for line in lines[:_HEAD_SEARCH] if line.strip()]
    if sniffs_spaced(lines):
        return True
    split = [line for line in head if "\t" in line]
    dated = any(split_date(cell)[0] for line in head for cell in _cells(line))
    return len(split) > 1 and dated


def blanks_kept(body: Sequence[TextCell], width: int) -> list[TextRow] | None:
    """Read cells as rows of one label and `width` values each, blanks as bare bars.

    Returns:
        None where they are not: the count does not fit, a label is blank, or no cell
        is blank.
    """
    cells = [cell for cell in body if not is_mark(cell.text)]
    if len(cells) % (width + 1) or all(cell.text for cell in cells):
        return None
    rows = []
    for at in range(0, len(cells), width + 1):
        label, *values = cells[at : at + width + 1]
        if not label.text:
            return None
        rows.append(
            TextRow(
                " ".join(label.text.split()),
                label.line,
                tuple(
                    TextValue(cell.text, cell.line, column)
                    for column, cell in enumerate(values)
                    if cell.text
                ),
            )
        )
    return rows


def grid_page(text: str, source: str) -> TextPage:
    """Read a page with one row a line.

    Raises:
        ReadError: No head with dates is found, or a row has more cells than the head.
    """
    lines = text.splitlines()
    skipped, url = skip_preamble(lines)
    if _BANNER.fullmatch(lines[skipped]):
        skipped += 1
        more, second_url = skip_preamble(lines[skipped:])
        skipped, url = skipped + more, url or second_url
    start, header = _grid_header(lines, skipped)
    if start is None:
        message = (
            "found no column head with a date, expected one above the rows; give the "
            "HTML page"
        )
        raise ReadError(message, source=source, line=skipped + 1)
    rows: list[TextRow] = []
    warnings: list[str] = []
    marks = _mark_columns(lines[start:])
    spaced = not any("\t" in line for line in lines[start:])
    kept = spaced_rows(_body(lines, start), len(header.columns)) if spaced else None
    if kept is not None:
        rows, more_warnings = kept
        return TextPage(header, tuple(rows), (), url, (*warnings, *more_warnings))
    for index in range(start, len(lines)):
        line = lines[index]
        if _PANEL.fullmatch(line.strip()) or (spaced and _FOOTNOTE.match(line)):
            break
        if not line.strip() or _RULE.fullmatch(line):
            continue
        if spaced:
            rows.append(spaced_row(line, index + 1))
        else:
            cells = [c for at, c in enumerate(_cells(line)) if at not in marks]
            rows.append(_grid_row(cells, index + 1, len(header.columns), source))
    else:
        warnings.append(
            "no end of table was seen: the page may be cut behind its last row"
        )
    return TextPage(header, tuple(rows), (), url, tuple(warnings))


def _body(lines: Sequence[str], start: int) -> list[tuple[int, str]]:
    """Return the lines of the rows with their numbers, up to the definitions."""
    body = []
    for index in range(start, len(lines)):
        if _PANEL.fullmatch(lines[index].strip()) or _FOOTNOTE.match(lines[index]):
            break
        if lines[index].strip() and not _RULE.fullmatch(lines[index]):
            body.append((index + 1, lines[index]))
    return body


def _cells(line: str) -> list[str]:
    """Split a line into its cells."""
    return [cell.strip() for cell in line.split("\t")]


def _grid_header(lines: Sequence[str], start: int) -> tuple[int | None, Header]:
    """Read the head; returns the first line of the body, None without dates."""
    spaced = spaced_head(lines, start)
    if spaced is not None:
        below = _measures_below(spaced.heads)
        header = parse_header([*spaced.title, *below], spaced.groups, spaced.heads)
        return (spaced.end if spaced.end < len(lines) else None), header
    title: list[str] = []
    groups: list[tuple[str, int | None]] = []
    heads: list[list[str]] = []
    at = start
    while at < len(lines):
        first, *others = _cells(lines[at])
        tokens = [token for token in (first, *others) if token]
        if heads and not all(_is_head_token(token) for token in tokens):
            break
        alone = heads and is_member(first) and not any(others)
        if alone and (others or _opens_body(heads, lines[at + 1 :])):
            break
        if heads and others and states_only_measure((first, *others)):
            title.append(*tokens)
        elif not first and len(tokens) == len(heads) and all(map(_is_unit, tokens)):
            for head, token in zip(heads, tokens, strict=True):
                head.append(token)
        else:
            for token in tokens:
                _take(token, title, groups, heads)
        at += 1
    title += _measures_below(heads)
    header = parse_header(title, groups, heads)
    dated = any(column.instant or column.end for column in header.columns)
    return (at if heads and dated and at < len(lines) else None), header


def _measures_below(heads: Sequence[list[str]]) -> list[str]:
    """Cut currency and scale off the last head where no other head states any.

    They then stood below the heads on a line of their own, and hold for the page.
    """
    *others, last = heads or [[]]
    below: list[str] = []
    for states in (is_scale_line, states_measure):
        if others and not any(map(states, chain.from_iterable(others))):
            below += filter(states, last)
            last[:] = [line for line in last if not states(line)]
    return below


def _opens_body(heads: Sequence[Sequence[str]], below: Sequence[str]) -> bool:
    """Whether a member alone on its line, without tabs, is the first row.

    It is a line of the last head where that has fewer lines than another head, where
    another head follows, or where the headings below keep the tabs of blank cells.
    """
    if any(len(head) > len(heads[-1]) for head in heads):
        return False
    if below and split_date(_cells(below[0])[0])[0] is not None:
        return False
    headings = (line for line in below if line.strip() and not any(_cells(line)[1:]))
    return not any("\t" in line for line in headings)


def _is_unit(token: str) -> bool:
    return states_measure(token) or parse_unit(token) is not None


def _is_head_token(token: str) -> bool:
    """Whether a cell can only stand in the head."""
    return (
        split_date(token)[0] is not None
        or group_months(token) is not None
        or is_scale_line(token)
        or token.casefold().endswith("[member]")
        or (parse_unit(token) is not None and parse_unit(token) != token)
        or _RULE.fullmatch(token) is not None
        or token in {"shares", "$ / shares"}
    )


def _take(
    token: str,
    title: list[str],
    groups: list[tuple[str, int | None]],
    heads: list[list[str]],
) -> None:
    """Take one cell of the head to where it belongs."""
    if _RULE.fullmatch(token):
        return
    if group_months(token) is not None:
        groups.append((token, None))
    elif split_date(token)[0] is not None:
        heads.append(head_lines(token)[0])
    elif heads:
        heads[-1].append(token)
    else:
        title.append(token)


def _mark_columns(lines: Sequence[str]) -> frozenset[int]:
    """Return the columns of rows in which footnote marks stand and nothing else."""
    marked: set[int] = set()
    filled = {0}
    for line in lines:
        if _PANEL.fullmatch(line.strip()):
            break
        for at, cell in enumerate(_cells(line)):
            if cell:
                (marked if is_mark(cell) else filled).add(at)
    return frozenset(marked - filled)


def _grid_row(cells: Sequence[str], number: int, width: int, source: str) -> TextRow:
    """Read one line of the body as a row.

    Raises:
        ReadError: It holds more cells than the head has columns.
    """
    label, *values = [cell for cell in cells if not is_mark(cell)]
    while len(values) > width and not values[-1]:
        values.pop()
    if len(values) > width:
        message = (
            f"found {len(values)} values, expected at most {width}, one for each "
            "column head; give the HTML page"
        )
        raise ReadError(message, source=source, line=number)
    return TextRow(
        " ".join(label.split()),
        number,
        tuple(
            TextValue(value, number, column)
            for column, value in enumerate(values)
            if value
        ),
    )
