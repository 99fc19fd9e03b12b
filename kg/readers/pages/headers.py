"""Column heads and duration headings of a page: from lines to columns.

The text form of a page keeps the duration headings ("12 Months Ended") but not how many
dates each covers (`kg.readers.pages.durations`). A heading gives the months of a period
and no first day: that is known where periods of whole months end with one.
"""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from kg.model.filing import Column
from kg.readers.pages.durations import ONE_DAY, extents_of
from kg.readers.pages.extentweights import is_regular
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
        printed: What it was read from: the arguments of `parse_header`.
    """

    title: str
    scale_line: str | None
    scales: tuple[tuple[str, int], ...]
    columns: tuple[Column, ...]
    title_members: tuple[str, ...]
    dropped: tuple[int, ...]
    warnings: tuple[str, ...]
    printed: tuple[
        Sequence[str], Sequence[tuple[str, int | None]], Sequence[Sequence[str]]
    ]

    def with_flows(self, columns: Collection[int]) -> "Header":
        """Return the head as it reads where flows stand in some of its columns."""
        if not any(self.columns[column].may_be for column in columns):
            return self
        kept = [n for n in range(len(self.printed[2])) if n not in self.dropped]
        return parse_header(*self.printed, flows=[kept[column] for column in columns])


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
    """What stands above a head.

    Attributes:
        text: As printed; "" where nothing does.
        months: `ONE_DAY` for a duration without a heading, None for an instant.
        may_be: What months may be, the likeliest first; () where that is certain.
    """

    text: str = ""
    months: int | None = None
    may_be: tuple[int | None, ...] = ()


def parse_header(
    title_lines: Sequence[str],
    groups: Sequence[tuple[str, int | None]],
    head_lines: Sequence[Sequence[str]],
    *,
    flows: Collection[int] = (),
) -> Header:
    """Read the head of a page.

    Args:
        title_lines: Title, and the lines that state currency or scale.
        groups: Duration headings left to right with the number of head cells under
            each; the number is None where the page lost it (text). An HTML reader names
            every stretch, with text "" where nothing stands above the heads; so does a
            text that keeps blank cells.
        head_lines: Lines of each head cell: date, members, units, scale.
        flows: Head cells below which flows stand: these are no instants.

    Raises:
        ReadError: Heads, or the lines above them, contradict each other.
    """
    title_text, scale_line = title_and_scale(title_lines)
    title = parse_title(title_text)
    heads = [parse_head(lines, title.unit) for lines in head_lines]
    headings, warnings = _headings(groups, heads, flows)
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
    pairs = pairs or [(Head(), Heading())]
    untold = _untold_starts(pairs)
    columns = tuple(
        _column(index, head, heading, title, tells_start=index not in untold)
        for index, (head, heading) in enumerate(pairs)
    )
    scales = [head.scale for head, _ in pairs]
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
        printed=(title_lines, groups, head_lines),
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

    Quarters, half-years, nine months and years that end on the last of a month start on
    the first of one. Years of 52 or 53 weeks end on other days; there the page does not
    tell the first day. Nor does it of other periods: months are rounded, and from half
    a month on a period has some.

    >>> period_start(date(2018, 12, 31), 12), period_start(date(2025, 3, 29), 6)
    (datetime.date(2018, 1, 1), None)
    """
    following = end + timedelta(days=1)
    if not is_regular(months) or following.day != 1:
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


def currency_of(head: Head) -> str | None:
    """Return the currency of a head; None where it bears no amounts of money."""
    return head.unit if head.unit in CURRENCY_CODES else None


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


def _untold_starts(pairs: Sequence[tuple[Head, Heading]]) -> set[int]:
    """Return the columns whose first day the page does not tell.

    Where a quarter or a year ends on another day than the last of a month, the
    reporter's years have whole weeks, and the last of a month says nothing. Of two
    periods of one heading, day and unit one at least begins on another day.
    """
    long = [
        head.day
        for head, heading in pairs
        if head.day is not None and is_regular(_months_of(head, heading) or 0)
    ]
    if any((day + timedelta(days=1)).day != 1 for day in long):
        return set(range(len(pairs)))
    kinds = [(h.day, h.unit, h.members, _months_of(h, above)) for h, above in pairs]
    many = Counter(kinds)
    return {index for index, kind in enumerate(kinds) if many[kind] > 1}


def _months_of(head: Head, heading: Heading) -> int | None:
    """Return the months a column covers: its own cell tells before the heading."""
    return head.months or heading.months


def _headings(
    groups: Sequence[tuple[str, int | None]],
    heads: Sequence[Head],
    flows: Collection[int],
) -> tuple[list[Heading], list[str]]:
    """Return the heading above each head, and warnings."""
    texts = [(_MARK.sub("", " ".join(text.split())), n) for text, n in groups]
    spanned = [
        Heading(text, group_months(text))
        for text, extent in texts
        for _ in range(extent or 0)
    ]
    open_texts = [text for text, extent in texts if extent is None]
    lengths = [m for text in open_texts if (m := group_months(text)) is not None]
    if not lengths:
        return (spanned + [Heading()] * len(heads))[: len(heads)], []
    known = len(spanned)
    division = extents_of(
        lengths,
        [head.day for head in heads[known:]],
        [currency_of(head) for head in heads[known:]],
        [head.members for head in heads[known:]],
        **_blanks(open_texts, known),
        flows=[at - known for at in flows if at >= known],
    )
    of_months = {group_months(text): text for text in reversed(open_texts)}
    headings = spanned + [
        Heading(of_months.get(some[0], ""), some[0], some if len(some) > 1 else ())
        for some in division.candidates
    ]
    doubts = [
        _doubt(head, above.may_be)
        for head, above in zip(heads, headings, strict=True)
        if above.may_be
    ]
    if not doubts:
        return headings, []
    start = "the dates do not settle below which heading columns stand: "
    return headings, [start + "; ".join(doubts)]


def _blanks(texts: Sequence[str], known: int) -> dict[str, bool | None]:
    """Return whether columns stand in front of headings and behind them, if told.

    Args:
        texts: The headings; "" stands for columns without one, where the page shows
            them.
        known: How many columns before them have known headings.
    """
    if all(texts):
        return {"before": False if known else None, "behind": None}
    return {"before": not texts[0], "behind": not texts[-1]}


def _doubt(head: Head, may_be: Sequence[int | None]) -> str:
    """Return what a column may be, in words."""
    names = [
        "an instant"
        if months is None
        else f"{months} months"
        if months
        else "a duration without a heading"
        for months in may_be
    ]
    return f"{' | '.join(head.lines)!r} ({' or '.join(names)})"


def _column(
    index: int, head: Head, heading: Heading, title: Title, *, tells_start: bool
) -> Column:
    """Make the column of one head; what it does not say is taken from the title."""
    day, months = head.day or title.day, _months_of(head, heading)
    if months is None and head.day is None:
        months = title.months
    column = Column(
        index,
        unit=head.unit or title.unit,
        members=head.members,
        axes=(None,) * len(head.members),
        head=" | ".join(line for line in (heading.text, *head.lines) if line),
        may_be=heading.may_be if day is not None else (),
    )
    if day is None:
        return column
    if months is None:
        return replace(column, instant=day)
    if months == ONE_DAY:
        return replace(column, end=day)
    lengths = [length for length in heading.may_be if length is not None]
    certain = tells_start and len(lengths) < 2
    start = period_start(day, months) if certain else None
    return replace(column, start=start, end=day, months=months)
