"""Column heads and duration headings of a page: from lines to columns.

The text form of a page keeps the duration headings ("12 Months Ended") but not how many
dates each covers. Columns run: bare-date one-day durations, then headed durations by
rising length, then instants; inside a block the newest date stands first, and a date
that goes up again starts the next block.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from kg.model.filing import Column
from kg.readers.pages.durations import ONE_DAY, extents_of
from kg.readers.pages.numbers import CURRENCY_CODES, parse_date, parse_unit
from kg.readers.pages.pagetitle import (
    Title,
    cut_member,
    is_member,
    parse_title,
)
from kg.readers.pages.scales import is_scale_line, scales_of, tail_scale
from kg.readers.pages.titlelines import title_and_scale

_GROUP = re.compile(r"(\d+)\s+Months?\s+Ended", re.IGNORECASE)
_UNIT_WORD_LIST = """
vote votes value vendor integer segment segments employee employees customer customers
store stores institution item items property properties person day days year years
month months pure number ratio shares
"""
_UNIT_WORDS = frozenset(_UNIT_WORD_LIST.split())
_MARK = re.compile(r"\s*(?:\[\d+\],?\s*)+$")


@dataclass(frozen=True, slots=True)
class Header:
    """What the head of a page says.

    Attributes:
        title: Title line as printed, spaces folded.
        scale_line: As printed, or None.
        scales: Power of ten per unit; a unit not named has 0.
        columns: The value columns.
        title_members: Members of the title, "[Member]" cut.
        dropped: Indices of head cells that are no column.
        warnings: One line each: what was doubtful.
    """

    title: str
    scale_line: str | None
    scales: tuple[tuple[str, int], ...]
    columns: tuple[Column, ...]
    title_members: tuple[str, ...]
    dropped: tuple[int, ...]
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Head:
    """One head cell: its day, unit, members and scale may be absent; its lines.

    `months` is the length of a duration that stands in the cell itself.
    """

    day: date | None = None
    unit: str | None = None
    members: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    scale: str | None = None
    months: int | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above a head: its text, its months (`ONE_DAY`; None: an instant)."""

    text: str = ""
    months: int | None = None


def parse_header(
    title_lines: Sequence[str],
    groups: Sequence[tuple[str, int | None]],
    head_lines: Sequence[Sequence[str]],
) -> Header:
    """Read the head of a page.

    Args:
        title_lines: Title, and the lines that state currency or scale.
        groups: Duration headings left to right with the number of head cells under
            each; the number is None where the page lost it (text). An HTML reader names
            every stretch, with text "" where nothing stands above the heads; so does a
            text that keeps blank cells.
        head_lines: Lines of each head cell: date, members, units, scale.

    Raises:
        ReadError: Heads, or the lines above them, contradict each other.
    """
    title_text, scale_line = title_and_scale(title_lines)
    title = parse_title(title_text)
    heads = [parse_head(lines, title.unit) for lines in head_lines]
    headings, warnings = _headings(groups, heads)
    # a head that only repeats members of the title heads no column
    title_members = {member.casefold() for member in title.members}
    dropped = tuple(
        index
        for index, head in enumerate(heads)
        if head.day is None
        and head.members
        and {member.casefold() for member in head.members} <= title_members
    )
    pairs = [
        pair
        for index, pair in enumerate(zip(heads, headings, strict=True))
        if index not in dropped
    ]
    # a page without heads has one column, as its title says
    columns = tuple(
        _column(index, head, heading, title)
        for index, (head, heading) in enumerate(pairs or [(Head(), Heading())])
    )
    scales = [head.scale for head, _ in pairs] or [None]
    return Header(
        title=title_text,
        scale_line=scale_line,
        scales=scales_of(
            scale_line or tail_scale(title_text),
            [column.unit for column in columns],
            title.unit,
            scales,
        ),
        columns=columns,
        title_members=title.members,
        dropped=dropped,
        warnings=tuple(warnings),
    )


def group_months(text: str) -> int | None:
    """Return the length of a duration heading in months; None when it is none.

    >>> group_months("12 Months Ended"), group_months("Jun. 30, 2021")
    (12, None)
    """
    match = _GROUP.fullmatch(_MARK.sub("", text.strip()))
    return int(match[1]) if match is not None else None


def period_start(end: date, months: int) -> date | None:
    """Return the first day of a period of whole months; None when it is not told.

    A period that ends on the last of a month starts on the first of one. Years of 52 or
    53 weeks end on other days; there the page does not tell the first day.

    >>> period_start(date(2018, 12, 31), 12), period_start(date(2025, 3, 29), 6)
    (datetime.date(2018, 1, 1), None)
    """
    following = end + timedelta(days=1)
    if months < 1 or following.day != 1:
        return None
    year, month = divmod(following.year * 12 + following.month - 1 - months, 12)
    return date(year, month + 1, 1) if year >= 1 else None


def parse_head(lines: Sequence[str], title_unit: str | None = None) -> Head:
    """Read one head cell; footnote marks are cut from its lines."""
    months: int | None = None
    day: date | None = None
    unit: str | None = None
    scale: str | None = None
    members: list[str] = []
    folded = (_MARK.sub("", " ".join(line.split())) for line in lines)
    printed = tuple(line for line in folded if line)
    for whole_line in printed:
        lasts, line = _duration(whole_line)
        months = months or lasts
        if not line:
            continue
        if day is None and (date_of_line := parse_date(line)) is not None:
            day = date_of_line
        elif is_scale_line(line) and not is_member(line):
            scale = scale or line
            unit = unit or _scaled_unit(line, title_unit)
        elif (named := _head_unit(line, unit is not None, title_unit)) is not None:
            unit = unit or named
        elif line.casefold() not in {"total", "usd ($) total"}:
            members.extend(cut_member(part) for part in line.split(" | "))
    names = tuple(member for member in members if member)
    return Head(day, unit, names, printed, scale, months)


def _duration(line: str) -> tuple[int | None, str]:
    """Return the months of the duration a line of a head begins with, and the rest.

    >>> _duration("6 Months Ended Jun. 30, 2024"), _duration("Jun. 30, 2024")
    ((6, 'Jun. 30, 2024'), (None, 'Jun. 30, 2024'))
    """
    match = _GROUP.match(line)
    rest = line[match.end() :].strip() if match is not None else line
    if match is None or (rest and parse_date(rest) is None):
        return None, line
    return int(match[1]), rest


def _scaled_unit(line: str, title_unit: str | None) -> str | None:
    """Return the unit a scale in a head names ("¥ in Thousands"), or None."""
    unit = re.split(r"\s+\(?in\s", line, maxsplit=1)[0]
    return parse_unit(unit, title_unit) if unit != line else None


def _head_unit(line: str, after_unit: bool, title_unit: str | None) -> str | None:
    """Read a head line as a unit; a single unknown word is one only behind a unit."""
    if is_member(line):
        return None
    unit = parse_unit(line, title_unit)
    if unit is None or unit != line or unit in CURRENCY_CODES:
        return unit
    camel = any(c.isupper() for c in line[1:]) and not line.isupper()
    unit_word = line.lower() in _UNIT_WORDS
    return unit if after_unit or camel or unit_word or line.islower() else None


def _headings(
    groups: Sequence[tuple[str, int | None]], heads: Sequence[Head]
) -> tuple[list[Heading], list[str]]:
    """Return the heading above each head, and warnings."""
    texts = [(_MARK.sub("", " ".join(text.split())), n) for text, n in groups]
    if groups and all(extent is not None for _, extent in groups):
        spanned = [
            Heading(text, group_months(text))
            for text, extent in texts
            for _ in range(extent or 0)
        ]
        return (spanned + [Heading()] * len(heads))[: len(heads)], []
    of_months = {group_months(text): text for text, _ in reversed(texts)}
    lengths = [m for text, _ in texts if (m := group_months(text)) is not None]
    if not lengths:
        return [Heading()] * len(heads), []
    blanks = any(not text for text, _ in texts)
    division = extents_of(
        lengths,
        [head.day for head in heads],
        [head.unit for head in heads],
        [head.members for head in heads],
        before=not texts[0][0] if blanks else None,
        behind=not texts[-1][0] if blanks else None,
    )
    warnings = []
    if not division.settled:
        warnings.append(
            "the extent of the duration headings is not settled by the dates: "
            "the likeliest division was taken"
        )
    headings = [
        Heading("" if months is None else of_months.get(months, ""), months)
        for months in division.months
    ]
    return headings, warnings


def _column(index: int, head: Head, heading: Heading, title: Title) -> Column:
    """Make the column of one head; what it does not say is taken from the title."""
    day, months = head.day or title.day, head.months or heading.months
    if months is None and head.day is None:
        months = title.months
    column = Column(
        index,
        unit=head.unit or title.unit,
        members=head.members,
        axes=(None,) * len(head.members),
        head=" | ".join(line for line in (heading.text, *head.lines) if line),
    )
    if day is None:
        return column
    if months is None:
        return replace(column, instant=day)
    if months == ONE_DAY:
        return replace(column, start=day, end=day)
    start = period_start(day, months)
    return replace(column, start=start, end=day, months=months)
