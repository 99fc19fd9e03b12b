"""Title of a page taken apart: topic, members, unit and period."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kg.readers.pages.numbers import CURRENCY_CODES, parse_date, parse_unit
from kg.readers.pages.scales import cut_tail

_MEMBER = re.compile(r"\s*\[(?:member|domain)\]", re.IGNORECASE)
_DETAIL = re.compile(r"\((?:[^()]*\b)?(?:details?|narratives?)\b", re.IGNORECASE)
_BRACKET_TAIL = re.compile(r"^(.*\S)\s+\(((?:[^()]|\([^()]*\))*)\)$")
_OLD_UNIT = re.compile(r"^([A-Z]{3})\s*(\S{1,4})?$")
_BETWEEN = re.compile(r" \| |(?<=\]), ")
"""Between members in one pair of brackets; before 2015 a comma behind each mark."""
_PERIOD = re.compile(r"(?:(\d+)\s+months?\s+ended\s+)(.+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Title:
    """A title line taken apart; `months` and `day` when it names the period."""

    text: str
    unit: str | None
    members: tuple[str, ...]
    months: int | None
    day: date | None


def is_member(text: str) -> bool:
    """Whether a text is marked as a member or domain."""
    return _MEMBER.search(text) is not None


def is_detail(title: str) -> bool:
    """Whether a title says that it is of details, which ends its topic."""
    return _DETAIL.search(title) is not None


def cut_member(text: str) -> str:
    """Cut "[Member]" and fold the spaces of one member's text.

    >>> cut_member("Officer  [Member]")
    'Officer'
    """
    return " ".join(_MEMBER.sub("", text).split())


def parse_title(title: str) -> Title:
    """Take a title apart: topic, members behind "(Details)", unit, period."""
    rest = cut_tail(title)
    unit: str | None = None
    members: list[str] = []
    while (match := _BRACKET_TAIL.match(rest)) is not None:
        inner = match[2]
        if (named := _old_unit(inner)) is not None:
            unit = unit or named
        elif _MEMBER.search(inner):
            marked, named = _without_unit(inner)
            unit = unit or named
            members[:0] = [cut_member(part) for part in _BETWEEN.split(marked)]
        else:
            break
        rest = match[1]
    segments = rest.split(" - ")
    if len(segments) > 1 and (named := _title_unit(segments[-1])) is not None:
        unit = unit or named
        segments.pop()
    months, day = None, None
    for segment in _whole_members(segments[_first_member(segments) :]):
        period = _PERIOD.fullmatch(segment.strip())
        if period is not None:
            months, day = int(period[1]), parse_date(period[2])
        elif parse_date(segment) is not None:
            day = parse_date(segment)
        else:
            members.append(cut_member(segment))
    return Title(rest, unit, tuple(m for m in members if m), months, day)


def _whole_members(segments: Sequence[str]) -> list[str]:
    """Join the segments of a member that holds " - ".

    Where members bear their mark, a segment without it belongs to the next with it.

    >>> _whole_members(["Loans", "Officers [Member]", "Alpha"])
    ['Loans - Officers [Member]', 'Alpha']
    """
    whole: list[str] = []
    parts: list[str] = []
    for segment in segments:
        parts.append(segment)
        if _is_period(segment):
            whole += parts
            parts = []
        elif _MEMBER.search(segment):
            whole.append(" - ".join(parts))
            parts = []
    return whole + parts


def _is_period(segment: str) -> bool:
    """Whether a segment of a title names a period or day."""
    text = segment.strip()
    return _PERIOD.fullmatch(text) is not None or parse_date(text) is not None


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


def _without_unit(text: str) -> tuple[str, str | None]:
    """Return members in brackets without the unit behind them, and the unit.

    >>> _without_unit("Directors [Member], USD $")
    ('Directors [Member]', 'USD')
    """
    before, _, last = text.rpartition(", ")
    unit = _old_unit(last) if before else None
    return (text, None) if unit is None else (before, unit)


def _old_unit(text: str) -> str | None:
    """Read "(USD $)", the unit tail of titles before 2015."""
    match = _OLD_UNIT.fullmatch(text.strip())
    if match is not None and match[1] in CURRENCY_CODES:
        return match[1]
    return None
