"""Title and scale line of a page: topic, members, unit and period, powers of ten."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kg.readers.pages.numbers import (
    CURRENCY_CODES,
    CURRENCY_SIGNS,
    code_of_sign,
    parse_date,
    parse_unit,
)

_POWERS = {"units": 0, "hundreds": 2, "thousands": 3, "millions": 6, "billions": 9}
_POWER_WORDS = "|".join(_POWERS)
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


@dataclass(frozen=True, slots=True)
class Title:
    """A title line taken apart; `months` and `day` when it names the period."""

    text: str
    unit: str | None
    members: tuple[str, ...]
    months: int | None
    day: date | None


def title_and_scale(lines: Sequence[str]) -> tuple[str, str | None]:
    """Split the title cell into title and scale line."""
    kept = [" ".join(line.split()) for line in lines if line.strip()]
    scale = None
    if len(kept) > 1 and is_scale_line(kept[-1]):
        scale = kept.pop()
    return " ".join(kept), scale


def is_scale_line(text: str) -> bool:
    """Whether a line states scales: "¥ in Thousands, $ in Thousands"."""
    return _SCALE.fullmatch(text.strip()) is not None


def is_member(text: str) -> bool:
    """Whether a text is marked as a member or domain."""
    return _MEMBER.search(text) is not None


def cut_member(text: str) -> str:
    """Cut "[Member]" and fold the spaces of one member's text.

    >>> cut_member("Officer  [Member]")
    'Officer'
    """
    return " ".join(_MEMBER.sub("", text).split())


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
    powers: dict[str, int] = {}
    bare = _BARE.match(line.strip())
    if bare is not None:
        power = _POWERS[bare["power"].lower()]
        currencies = [unit for unit in units if unit in CURRENCY_CODES] or ["USD"]
        powers.update(dict.fromkeys(currencies, power))
        if "share data" not in bare["rest"].lower().replace("per share data", ""):
            powers.setdefault("shares", power)
    for match in _PAIR.finditer(line):
        for unit in _scaled_units(match["unit"], units):
            powers[unit] = _POWERS[match["power"].lower()]
    return tuple(powers.items())


def _scaled_units(text: str, units: Sequence[str]) -> list[str]:
    """Return the units of a page that a scale line's unit text stands for."""
    if text in CURRENCY_SIGNS:
        codes = [unit for unit in units if unit in CURRENCY_SIGNS[text]]
        usual = code_of_sign(text)
        return list(dict.fromkeys(codes)) or ([usual] if usual else [])
    currency = next((unit for unit in units if unit in CURRENCY_CODES), None)
    unit = parse_unit(text, currency)
    return [unit] if unit else []


def tail_scale(title: str) -> str | None:
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
