"""Title, scale, column heads and duration groups of a page: from lines to columns.

The text form of a page keeps the duration headings ("12 Months Ended") but not how many
dates each covers. Columns run: bare-date one-day durations, then headed durations by
rising length, then instants; inside a block the newest date stands first, and a date
that goes up again starts the next block.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kg.model.filing import Column
from kg.readers.pages.durations import ONE_DAY, extents_of
from kg.readers.pages.numbers import (
    CURRENCY_CODES,
    CURRENCY_SIGNS,
    code_of_sign,
    parse_date,
    parse_unit,
)

_POWERS = {"units": 0, "hundreds": 2, "thousands": 3, "millions": 6, "billions": 9}
_POWER_WORDS = "|".join(_POWERS)
_GROUP = re.compile(r"(\d+)\s+Months?\s+Ended", re.IGNORECASE)
_PAIR = re.compile(
    rf"(?P<unit>[^\s,]+(?:\s*/\s*[^\s,]+)?)\s+in\s+(?P<power>{_POWER_WORDS})",
    re.IGNORECASE,
)
_SCALE = re.compile(
    rf"(?:[^\s,]+(?:\s*/\s*[^\s,]+)?\s+)?in\s+(?:{_POWER_WORDS})\b.*", re.IGNORECASE
)
_BARE = re.compile(rf"in\s+(?P<power>{_POWER_WORDS})\b(?P<rest>.*)", re.IGNORECASE)
_TAIL_SCALE = re.compile(
    rf"\s+(?:(?:\S+\s*/\s*)?\S+\s+in\s+(?:{_POWER_WORDS}),?\s*)+$", re.IGNORECASE
)
_MEMBER = re.compile(r"\s*\[(?:member|domain)\]", re.IGNORECASE)
_DETAIL = re.compile(r"\((?:[^()]*\b)?(?:details?|narratives?)\b", re.IGNORECASE)
_BRACKET_TAIL = re.compile(r"^(.*\S)\s+\(((?:[^()]|\([^()]*\))*)\)$")
_OLD_UNIT = re.compile(r"^([A-Z]{3})\s*(\S{1,4})?$")
_PERIOD = re.compile(r"(?:(\d+)\s+months?\s+ended\s+)(.+)", re.IGNORECASE)
_UNIT_WORD_LIST = """
vote votes value vendor integer segment segments employee employees customer customers
store stores institution item items property properties person day days year years
month months pure number ratio
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
        title_unit: Unit of the title's tail, or None.
        dropped: Indices of head cells that are no column.
        warnings: One line each: what was doubtful.
    """

    title: str
    scale_line: str | None
    scales: tuple[tuple[str, int], ...]
    columns: tuple[Column, ...]
    title_members: tuple[str, ...]
    title_unit: str | None
    dropped: tuple[int, ...]
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Head:
    """One head cell: its day, unit and members; each may be absent."""

    day: date | None
    unit: str | None
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Title:
    """A title line taken apart; `months` and `day` when it names the period."""

    text: str
    unit: str | None
    members: tuple[str, ...]
    months: int | None
    day: date | None


def parse_header(
    title_lines: Sequence[str],
    groups: Sequence[tuple[str, int | None]],
    heads: Sequence[Sequence[str]],
) -> Header:
    """Read the head of a page.

    Args:
        title_lines: Title, then the scale line if there is one.
        groups: Duration headings left to right with the number of head cells under
            each; the number is None where the page lost it (text). An HTML reader names
            every stretch, with text "" where nothing stands above the heads.
        heads: Lines of each head cell: date, members, units.
    """
    title, scale_line = _title_and_scale(title_lines)
    parts = parse_title(title)
    read = [parse_head(lines, parts.unit) for lines in heads]
    known = {member.casefold() for member in parts.members}
    dropped = tuple(
        index
        for index, head in enumerate(read)
        if head.day is None
        and head.members
        and all(member.casefold() in known for member in head.members)
    )
    extents, warnings = _extents(groups, read)
    columns: list[Column] = []
    for index, head in enumerate(read):
        if index not in dropped:
            columns.append(_column(len(columns), head, extents[index], parts))
    if not columns:
        columns = [_title_column(parts)]
    units = [column.unit for column in columns if column.unit] + (
        [parts.unit] if parts.unit else []
    )
    return Header(
        title=title,
        scale_line=scale_line,
        scales=parse_scales(scale_line or _tail_scale(title), units),
        columns=tuple(columns),
        title_members=parts.members,
        title_unit=parts.unit,
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


def is_scale_line(text: str) -> bool:
    """Whether a line states scales: "¥ in Thousands, $ in Thousands"."""
    return _SCALE.fullmatch(text.strip()) is not None


def cut_member(text: str) -> str:
    """Cut "[Member]" and fold the spaces of one member's text.

    >>> cut_member("Officer  [Member]")
    'Officer'
    """
    return " ".join(_MEMBER.sub("", text).split())


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
    """Read one head cell."""
    day: date | None = None
    unit: str | None = None
    members: list[str] = []
    for line in (_MARK.sub("", " ".join(line.split())) for line in lines):
        if not line:
            continue
        if day is None and (found := parse_date(line)) is not None:
            day = found
        elif (named := _head_unit(line, unit is not None, title_unit)) is not None:
            unit = unit or named
        elif line.casefold() not in {"total", "usd ($) total"}:
            members.extend(cut_member(part) for part in line.split(" | "))
    return Head(day, unit, tuple(member for member in members if member))


def parse_title(title: str) -> Title:
    """Take a title apart: topic, members behind "(Details)", unit, period."""
    rest = _TAIL_SCALE.sub("", title) if _TAIL_SCALE.search(title) else title
    unit: str | None = None
    members: list[str] = []
    while (match := _BRACKET_TAIL.match(rest)) is not None:
        inner = match[2]
        if (named := _old_unit(inner)) is not None:
            unit = unit or named
        elif _MEMBER.search(inner):
            members[:0] = [cut_member(part) for part in inner.split(" | ")]
        else:
            break
        rest = match[1]
    segments = rest.split(" - ")
    if len(segments) > 1 and (named := _title_unit(segments[-1])) is not None:
        unit = unit or named
        segments.pop()
    months, day = None, None
    for segment in segments[_first_member(segments) :]:
        period = _PERIOD.fullmatch(segment.strip())
        if period is not None:
            months, day = int(period[1]), parse_date(period[2])
        elif parse_date(segment) is not None:
            day = parse_date(segment)
        else:
            members.append(cut_member(segment))
    return Title(rest, unit, tuple(m for m in members if m), months, day)


def parse_scales(line: str | None, units: Sequence[str]) -> tuple[tuple[str, int], ...]:
    """Read a scale line for the units a page names.

    Args:
        line: "¥ in Thousands, $ in Thousands", "In Millions, except Per Share data".
        units: Units of the columns; a sign counts for every one of them it may stand
            for, for its usual currency when it fits none.

    >>> parse_scales("¥ in Thousands, $ / shares in Units", ["CNY"])
    (('CNY', 3), ('USD/shares', 0))
    """
    if not line:
        return ()
    found: dict[str, int] = {}
    bare = _BARE.match(line.strip())
    if bare is not None:
        power = _POWERS[bare["power"].lower()]
        currencies = [unit for unit in units if unit in CURRENCY_CODES] or ["USD"]
        found.update(dict.fromkeys(currencies, power))
        if "share data" not in bare["rest"].lower().replace("per share data", ""):
            found.setdefault("shares", power)
    for match in _PAIR.finditer(line):
        for unit in _scaled_units(match["unit"], units):
            found[unit] = _POWERS[match["power"].lower()]
    return tuple(found.items())


def _scaled_units(text: str, units: Sequence[str]) -> list[str]:
    """Return the units of a page that a scale line's unit text stands for."""
    if text in CURRENCY_SIGNS:
        codes = [unit for unit in units if unit in CURRENCY_SIGNS[text]]
        usual = code_of_sign(text)
        return list(dict.fromkeys(codes)) or ([usual] if usual else [])
    currency = next((unit for unit in units if unit in CURRENCY_CODES), None)
    unit = parse_unit(text, currency)
    return [unit] if unit else []


def _title_and_scale(lines: Sequence[str]) -> tuple[str, str | None]:
    """Split the title cell into title and scale line."""
    kept = [" ".join(line.split()) for line in lines if line.strip()]
    scale = None
    if len(kept) > 1 and is_scale_line(kept[-1]):
        scale = kept.pop()
    return " ".join(kept), scale


def _tail_scale(title: str) -> str | None:
    """Return the scale a title's tail states ("- USD ($) $ in Thousands"), or None."""
    match = _TAIL_SCALE.search(title)
    return match[0].strip() if match is not None else None


def _first_member(segments: Sequence[str]) -> int:
    """Return the index of the first title segment that is a member or period."""
    marks = [i for i, segment in enumerate(segments) if _DETAIL.search(segment)]
    if marks:
        return marks[-1] + 1
    for index, segment in enumerate(segments[1:], start=1):
        if _MEMBER.search(segment) or _PERIOD.fullmatch(segment.strip()):
            return index
    return len(segments)


def _title_unit(text: str) -> str | None:
    """Read a title's tail as a unit; a single unknown word is a member, not a unit."""
    text = text.strip()
    unit = parse_unit(text)
    if unit == text and text.lower() not in {"shares", "pure"}:
        return unit if text in CURRENCY_CODES else None
    return unit


def _old_unit(text: str) -> str | None:
    """Read "(USD $)", the unit tail of titles before 2015."""
    match = _OLD_UNIT.fullmatch(text.strip())
    if match is not None and match[1] in CURRENCY_CODES:
        return match[1]
    return None


def _head_unit(line: str, after_unit: bool, title_unit: str | None) -> str | None:
    """Read a head line as a unit; a single unknown word is one only behind a unit."""
    if _MEMBER.search(line):
        return None
    unit = parse_unit(line, title_unit)
    if unit is None or unit != line or unit in CURRENCY_CODES:
        return unit
    camel = any(c.isupper() for c in line[1:]) and not line.isupper()
    known = line.lower() in _UNIT_WORDS or line.lower() == "shares"
    return unit if after_unit or camel or known or line.islower() else None


def _extents(
    groups: Sequence[tuple[str, int | None]], heads: Sequence[Head]
) -> tuple[list[int | None], list[str]]:
    """Return the months over each head (`ONE_DAY`; None for an instant)."""
    if groups and all(extent is not None for _, extent in groups):
        months: list[int | None] = []
        for text, extent in groups:
            months += [group_months(text)] * (extent or 0)
        months += [None] * (len(heads) - len(months))
        return months[: len(heads)], []
    lengths = [m for m in (group_months(text) for text, _ in groups) if m is not None]
    if not lengths:
        return [None] * len(heads), []
    days = [head.day for head in heads]
    found = extents_of(
        lengths,
        days,
        [head.unit for head in heads],
        [head.members for head in heads],
    )
    warnings = []
    if not found.settled:
        warnings.append(
            "the extent of the duration headings is not settled by the dates: "
            "the likeliest division was taken"
        )
    return list(found.months), warnings


def _column(index: int, head: Head, months: int | None, title: Title) -> Column:
    """Make the column of one head; `months` may be `ONE_DAY`."""
    unit = head.unit or title.unit
    axes = (None,) * len(head.members)
    day = head.day or title.day
    if day is None:
        return Column(index, unit=unit, members=head.members, axes=axes)
    if months is None and head.day is None:
        months = title.months
    if months is None:
        return Column(index, instant=day, unit=unit, members=head.members, axes=axes)
    one_day = months == ONE_DAY
    start, length = (day, None) if one_day else (period_start(day, months), months)
    return Column(
        index,
        start=start,
        end=day,
        months=length,
        unit=unit,
        members=head.members,
        axes=axes,
    )


def _title_column(title: Title) -> Column:
    """Make the one column of a page without heads, from what its title says."""
    return _column(0, Head(None, None, ()), None, title)
