"""The lines of a head cell whose line breaks the text lost."""

import re

from kg.patterns import pattern_of
from kg.readers.pages.numbers import CURRENCY_CODES, parse_date
from kg.readers.pages.scales import lead_scale

_DATE_LEAD = pattern_of(r"([A-Z][a-z]{2,8}\.? \d{1,2}, \d{4})(?:\s+(.*))?$")
_MEMBER_LEAD = pattern_of(
    r"(.*?\[(?:member|domain)\](?: \| .*?\[(?:member|domain)\])*)(?:\s+(.*))?$",
    re.IGNORECASE,
)
_CODE_LEAD = pattern_of(r"([A-Z]{3})(?: \([^()\d\s]{1,5}\))?(?: / [A-Za-z]+)?(?=\s|$)")
_UNIT_LEAD = pattern_of(r"(?:\S{1,4} / [A-Za-z]+|shares?|pure|[a-z][a-z_]*)(?=\s|$)")
_CODE_INSIDE = pattern_of(r"\s(?=[A-Z]{3} \([^()\d\s]{1,5}\)(?:\s|$))")


def split_date(text: str) -> tuple[str | None, str]:
    """Return the date a text begins with, and the rest.

    >>> split_date("Dec. 31, 2024 USD ($)")
    ('Dec. 31, 2024', 'USD ($)')
    """
    lead = _DATE_LEAD.match(text)
    if lead is None or parse_date(lead[1]) is None:
        return None, text
    return lead[1], lead[2] or ""


def head_lines(text: str) -> tuple[list[str], bool]:
    """Return the lines of a head cell, and whether it is unsure where they end.

    Date, units and members with their mark end where they end; words without a mark
    may be one member or several.

    >>> head_lines("Dec. 31, 2024 USD ($) shares Alpha [Member]")
    (['Dec. 31, 2024', 'USD ($)', 'shares', 'Alpha [Member]'], False)
    >>> head_lines("Dec. 31, 2024 USD ($) Alpha Trading")
    (['Dec. 31, 2024', 'USD ($)', 'Alpha Trading'], True)
    """
    day, rest = split_date(" ".join(text.split()))
    lines = [day] if day is not None else []
    unsure = False
    while rest:
        unit = lead_scale(rest) or _unit_lead(rest)
        member = _MEMBER_LEAD.match(rest)
        if unit is not None:
            lines.append(unit)
            rest = rest[len(unit) :].strip()
        elif member is not None:
            lines.append(member[1])
            rest = member[2] or ""
        else:
            words, *behind = _CODE_INSIDE.split(rest, maxsplit=1)
            lines.append(words)
            unsure = unsure or " " in words
            rest = behind[0] if behind else ""
    return lines, unsure


def _unit_lead(text: str) -> str | None:
    """Return the unit a text begins with, or None."""
    code = _CODE_LEAD.match(text)
    if code is not None and code[1] in CURRENCY_CODES:
        return code[0]
    unit = _UNIT_LEAD.match(text)
    return unit[0] if unit is not None else None
