"""Rows of a text with one row a line and spaces between its cells.

Such a text joins the cells of a row by one space and writes a blank cell as a space:
two spaces stand for each blank one, and a heading ends in two for each column. Where
all lines of a page agree on that, every value stands in its column, as in HTML. Where
they do not, amounts at the end of a line are values whose columns are inferred.
"""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from kg.patterns import pattern_of
from kg.readers.pages.headers import group_months
from kg.readers.pages.numbers import CellKind, kind_of, parse_date
from kg.readers.pages.segments import is_mark
from kg.readers.pages.textrows import TextRow, TextValue

BLANK: Final = "  "
"""A blank cell with the space in front of it."""
_MOST_WORDS = 3
"""Words of the longest amount or day ("Dec. 31, 2024")."""
_TAIL_VALUE = pattern_of(
    r"\s+((?:[^\w\s(),.-]{1,2}\s?)?\(?-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?\)?\s?%?"
    r"|\[\d+\])$"
)
_TAIL_MARK = pattern_of(r" (?:\[\d+\],?)+$")
_LENGTH = pattern_of(
    r"(?:^| )(\d+ (?:years?|months?|days?)(?: \d+ (?:months?|days?))*)$"
)
_WORDS = pattern_of(r"(\S(?: ?\S)*)((?:  )+) (\S(?: ?\S)*)((?:  )*)")
"""A label, blank cells, a text and blank cells."""
_HEADING = pattern_of(r"\d+\s+Months?\s+Ended", re.IGNORECASE)
_TITLE = pattern_of(
    r"\((?:details?|tables?|parenthetical)|\s-\s[A-Z]{3} \(", re.IGNORECASE
)
_HEAD_SEARCH = 8
_FIRST_ROWS = 40


class SpacedHead(NamedTuple):
    """What stands above the rows: first line below it, title, headings and heads."""

    end: int
    title: list[str]
    groups: list[tuple[str, int | None]]
    heads: list[list[str]]


def sniffs_spaced(lines: Sequence[str]) -> bool:
    """Whether lines begin like a page with spaces between its cells.

    A title of a page, a day alone on its line soon below it, and a heading that ends in
    blank cells are wanted.
    """
    if not lines or not _TITLE.search(lines[0]):
        return False
    days = (parse_date(line) is not None for line in lines[1:_HEAD_SEARCH])
    return any(days) and spaced_head(lines, 0) is not None


def spaced_head(lines: Sequence[str], start: int) -> SpacedHead | None:
    """Read the head of a page whose headings end in blank cells.

    A day alone on its line opens a head, what stands between it and the next belongs to
    it, and so does what stands above the first line that ends in an amount or a blank
    cell.

    Args:
        lines: Those of the page.
        start: First line of the title.

    Returns:
        None where no day or no heading with blank cells is found.
    """
    dated = [at for at in range(start, len(lines)) if _is_day(lines[at])]
    if not dated:
        return None
    end = dated[-1] + 1
    while end < len(lines) and not _ends_in_cell(lines[end]):
        end += 1
    blank = (
        line.endswith(BLANK) and line.strip() for line in lines[end : end + _FIRST_ROWS]
    )
    if not any(blank) or any("\t" in line for line in lines[start:]):
        return None
    head = SpacedHead(end, [], [], [])
    for line in filter(None, map(str.strip, lines[start:end])):
        headings = _HEADING.findall(line)
        if headings and not _HEADING.sub("", line).strip():
            head.groups.extend((text, None) for text in headings)
        elif parse_date(line) is not None:
            head.heads.append([line])
        elif head.heads:
            head.heads[-1].append(line)
        else:
            head.title.append(line)
    return head


def spaced_rows(
    numbered: Sequence[tuple[int, str]], width: int
) -> tuple[list[TextRow], list[str]] | None:
    """Read rows whose blank cells are kept, each value in its column.

    Args:
        numbered: Lines of the body with their numbers, from 1.
        width: How many value columns there are.

    Returns:
        The rows, and warnings: one for each line on which the end of the label is not
        told; None where the lines do not agree.
    """
    rows: list[TextRow] = []
    warnings: list[str] = []
    if not any(line.endswith(BLANK * width) for _, line in numbered):
        return None
    for number, line in numbered:
        last = number == numbered[-1][0]
        row = _row(line, number, width) or _worded(line, number, width)
        if row is None and last:
            row = _stripped(line, number, width)
        if row is not None:
            rows.append(row)
        elif width > 1 and line.endswith(BLANK * (width - 1)):
            warnings.append(
                f"line {number}: where the label of {line.strip()[:40]!r} ends is not "
                "told; its text was left out"
            )
        else:
            return None
    return rows, warnings


def spaced_row(line: str, number: int) -> TextRow:
    """Read a line that may have lost blank cells: amounts at its end are values."""
    rest = line.rstrip()
    raws: list[str] = []
    while (match := _TAIL_VALUE.search(rest)) is not None and rest[: match.start()]:
        if not is_mark(match[1]):
            raws.insert(0, match[1])
        rest = rest[: match.start()]
    return TextRow(
        " ".join(rest.split()), number, tuple(TextValue(raw, number) for raw in raws)
    )


def _is_day(line: str) -> bool:
    """Whether a line is a day and nothing else, blank cells included."""
    return not line.endswith(BLANK) and parse_date(line) is not None


def _ends_in_cell(line: str) -> bool:
    """Whether a line ends in an amount or in a blank cell, as rows do."""
    return bool(line.strip()) and (
        line.endswith(BLANK)
        or (_TAIL_VALUE.search(line) is not None and group_months(line) is None)
    )


def _row(line: str, number: int, width: int) -> TextRow | None:
    """Read a line whose last `width` cells are blank or amounts; None where not."""
    rest, cells = line, list[str]()
    while len(cells) < width:
        rest = _TAIL_MARK.sub("", rest)
        if rest.endswith(BLANK):
            cells.insert(0, "")
            rest = rest[: -len(BLANK)]
        elif (raw := _last_amount(rest)) is not None:
            cells.insert(0, raw)
            rest = rest[: -len(raw) - 1]
        else:
            return None
    return _made(rest, number, cells)


def _made(rest: str, number: int, cells: Sequence[str]) -> TextRow | None:
    """Make a row; None where its label would be blank or hold blank cells."""
    label = _TAIL_MARK.sub("", rest)
    if not label.strip() or BLANK in label or label != label.strip():
        return None
    values = (TextValue(raw, number, column) for column, raw in enumerate(cells) if raw)
    return TextRow(label, number, tuple(values))


def _worded(line: str, number: int, width: int) -> TextRow | None:
    """Read a line whose one value is a text with a blank cell in front; or None."""
    found = _WORDS.fullmatch(line)
    if found is None:
        return None
    before, behind = len(found[2]) // len(BLANK), len(found[4]) // len(BLANK)
    if before + 1 + behind != width:
        return None
    return _made(found[1], number, [*[""] * before, found[3], *[""] * behind])


def _stripped(line: str, number: int, width: int) -> TextRow | None:
    """Read the last line of a text that lost the blank cells at its end; or None.

    Blank cells are added until one reading fits; more than one tells nothing.
    """
    padded = (line.rstrip() + BLANK * blanks for blanks in range(1, width))
    readings = (
        _row(text, number, width) or _worded(text, number, width) for text in padded
    )
    found = [row for row in readings if row is not None]
    return found[0] if len(found) == 1 else None


def _last_amount(text: str) -> str | None:
    """Return the amount, day or length of time a text ends in, the longest; or None."""
    length = _LENGTH.search(text)
    if length is not None:
        return length[1]
    words = text.split(" ")
    for size in range(min(_MOST_WORDS, len(words) - 1), 0, -1):
        raw = " ".join(words[-size:])
        if all(words[-size:]) and kind_of(raw) is not CellKind.TEXT:
            return raw
    return None
