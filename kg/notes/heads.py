"""What the heads of a column and the caption of a table say of its amounts."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from kg.notes.words import match_of, says
from kg.patterns import pattern_of
from kg.readers.pages.numbers import (
    CURRENCY_CODES,
    CURRENCY_SIGNS,
    code_of_sign,
    parse_date,
)

_POWERS: Final = {"thousands": 3, "millions": 6, "billions": 9}
_DAY: Final = pattern_of(
    r"[A-Z][a-z]{2,8}\.?\s+\d{1,2},?\s+(?:19|20)\d\d|\d{1,2}\s+[A-Z][a-z]{2,8}\.?,?\s+"
    r"(?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d"
)
_GLUED: Final = pattern_of(r"(?<=\d),(?=(?:19|20)\d\d\b)")
_SHORT_DAY: Final = pattern_of(r"\b(\d{1,2})/(\d{1,2})/((?:20)?\d\d)\b")
_YEAR: Final = pattern_of(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_CODE: Final = pattern_of(rf"\b({'|'.join(sorted(CURRENCY_CODES))})\b")
_SIGN: Final = pattern_of(
    "|".join(
        re.escape(sign) + (r"(?![A-Za-z])" if sign[-1].isalpha() else "")
        for sign in sorted(CURRENCY_SIGNS, key=len, reverse=True)
        if not sign.isalpha() or sign in ("RMB", "RM", "CHF")
    )
)


@dataclass(frozen=True, slots=True)
class Period:
    """When the amounts of a column are.

    Attributes:
        day: The day, or the last of a period; None when nothing tells.
        flow: Whether they are of a period; None when the heads do not tell.
    """

    day: date | None
    flow: bool | None


def period_of(heads: Sequence[str], caption: str, end: date | None) -> Period:
    """Return when the amounts of a column are.

    Args:
        heads: Words over the column, from the top.
        caption: The paragraph before the table: tells the day where the heads do not.
        end: Last day of the note's period: tells the day of a head that is a bare year.
    """
    words = " ".join(heads)
    day = day_in(words)
    is_flow = says("period head", words)
    if day is None:
        year = _YEAR.search(words)
        if year is not None:
            day = _day_of_year(int(year[1]), caption, end)
        elif not any(map(str.isdigit, words)):
            day = day_in(caption)
            is_flow = is_flow or (day is not None and says("period head", caption))
    is_bare = re.fullmatch(r"\D*(?:19|20)\d\d\D*", words) and day_in(words) is None
    return Period(day, True if is_flow else None if day is None or is_bare else False)


def day_in(text: str) -> date | None:
    """Return the day a text names, the first of several; None without any.

    >>> day_in("As of March 31, 2025"), day_in("Balance 6/30/23")
    (datetime.date(2025, 3, 31), datetime.date(2023, 6, 30))
    """
    found = _DAY.search(_GLUED.sub(", ", text))
    if found is not None:
        return parse_date(found[0])
    short = _SHORT_DAY.search(text)
    if short is None:
        return None
    month, day, year = (int(part) for part in short.groups())
    try:
        return date(year if year > 99 else 2000 + year, month, day)
    except ValueError:
        return None


def year_in(text: str) -> int | None:
    """Return the first year a text names; None without any.

    >>> year_in("Year ended December 31, 2024"), year_in("Ownership")
    (2024, None)
    """
    found = _YEAR.search(text)
    return None if found is None else int(found[1])


def scale_of(texts: Iterable[str]) -> int | None:
    """Return the power of ten the first text that tells one states.

    >>> scale_of(["(dollar amounts in thousands)"]), scale_of(["(in USD'000)"])
    (3, 3)
    """
    for text in texts:
        found = match_of("scale", text)
        if found is not None:
            power = found["power"]
            return _POWERS[power.lower()] if power else 3
    return None


def currency_of(texts: Iterable[str]) -> str | None:
    """Return the currency the first text that tells one names, by code or sign.

    >>> currency_of(["(in USD'000)"]), currency_of(["RM"]), currency_of(["2024"])
    ('USD', 'MYR', None)
    """
    for text in texts:
        code = _CODE.search(text)
        if code is not None:
            return code[1]
        sign = _SIGN.search(text)
        if sign is not None:
            return code_of_sign(sign[0])
    return None


def _day_of_year(year: int, caption: str, end: date | None) -> date | None:
    """Return the day of a bare year: that of the caption, or of the note's period."""
    stated = day_in(caption)
    for known in (stated, end):
        if known is not None and abs(known.year - year) <= 2:
            try:
                return known.replace(year=year)
            except ValueError:  # the 29th of February
                return known.replace(year=year, day=28)
    return None
