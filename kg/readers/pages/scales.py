"""Scales of a page: powers of ten per unit, from scale line, title tail or heads."""

import re
from collections.abc import Iterable, Sequence

from kg.errors import ReadError
from kg.patterns import pattern_of
from kg.readers.pages.numbers import (
    CURRENCY_CODES,
    CURRENCY_SIGNS,
    code_of_sign,
    parse_unit,
)

_POWERS = {
    "units": 0,
    "tens": 1,
    "hundreds": 2,
    "thousands": 3,
    "millions": 6,
    "billions": 9,
    "trillions": 12,
    "quadrillions": 15,
    "quintillions": 18,
}
_PLAIN = "|".join(f"{word[:-1]}s?" for word in _POWERS)
_WORD = (
    rf"(?:(?:ten|hundred)s?\s+(?:of\s+)?)?(?:{_PLAIN})"
    rf"\b(?!\s+(?:of\s+)?(?:{_PLAIN}|lakhs?|crores?)\b)"
)
"""A power in one word or two: "Thousands", "Hundred Millions"."""
_FACTOR = r"scaling factor is [-\u2212]?\d{1,2}\b"
"""What the renderer prints where no word fits: "scaling factor is -7"."""
_UNIT = r"[^\s,()]+(?:\s?/\s?[^\s,()]+)?"
_PAIR = pattern_of(
    rf"(?P<unit>{_UNIT})\s+\(?(?:in\s+(?P<power>{_WORD})|(?:in\s+)?(?P<factor>{_FACTOR}))",
    re.IGNORECASE,
)
_LEAD = (
    r"(?:(?:all|amounts?|dollars|figures|values|data|are|expressed|stated|presented"
    r"|shown|reported)\s+)*"
)
"""Words before a scale that name no unit: "(Amounts expressed in thousands)"."""
_SCALE = pattern_of(
    rf"\(?{_LEAD}(?:{_UNIT}\s+\(?)?(?:in\s+(?:{_WORD})|(?:in\s+)?{_FACTOR}).*",
    re.IGNORECASE,
)
_BARE = pattern_of(
    rf"\(?{_LEAD}(?:in\s+(?P<power>{_WORD})|(?:in\s+)?(?P<factor>{_FACTOR}))"
    r"(?P<rest>.*)",
    re.IGNORECASE,
)
_BARE_LEAD = pattern_of(rf"in\s+(?:{_WORD})", re.IGNORECASE)
_TAIL = pattern_of(
    rf"(?:^|\s+)(?:(?:(?:\S+\s?/\s?)?\S*[^\s)]\s+(?:in\s+(?:{_WORD})|(?:in\s+)?{_FACTOR})"
    rf"|\(in\s+(?:{_WORD})[^()]*\)),?\s*)+$",
    re.IGNORECASE,
)
_OLD_TAIL = pattern_of(
    rf"(?:(?<=\)\s)i|(?:^|(?<=\s))I)n\s+(?i:{_WORD})(?:,\s*(?:except|unless)\b.*)?$"
)
"""A scale without unit: "In Millions, except Per Share data", "USD ($) in Millions"."""
_SIGN = "|".join(
    [
        r"shares?",
        *map(re.escape, sorted(CURRENCY_SIGNS, key=len, reverse=True)),
        "|".join(sorted(CURRENCY_CODES)),
    ]
)
_INSIDE = pattern_of(rf"(?<!\S)(?:{_SIGN})\s+[Ii]n\s+(?i:{_WORD})")
_LIKE = pattern_of(
    rf"(?:(?:^|[\s,(])(?P<unit>{_SIGN})(?:\s?/\s?shares?)?|\([^()]{{1,5}}\))\s+"
    r"(?P<scale>[Ii]n(?:\s[^\W\d_]+){1,4}|(?:[Ii]n\s+)?scaling\b.*)\)?\s*$"
)
"""The end of a text that can only state a scale: behind a unit, or a sign in brackets.
"""
_THOUSANDS = pattern_of(r"\S*['\u2018\u2019]\s?000s?\b")


def is_scale_line(text: str) -> bool:
    """Whether a line states scales: "¥ in Thousands, $ in Thousands"."""
    return _SCALE.fullmatch(text.strip()) is not None


def tail_scale(title: str) -> str | None:
    """Return the scale a title's tail states ("- USD ($) $ in Thousands"), or None."""
    match = _TAIL.search(title) or _OLD_TAIL.search(title)
    return match[0].strip() if match is not None else None


def lead_scale(text: str) -> str | None:
    """Return the scale a text begins with ("¥ in Thousands Alpha"), or None."""
    match = _PAIR.match(text) or _BARE_LEAD.match(text)
    return match[0] if match is not None else None


def scale_inside(text: str) -> str | None:
    """Return the first scale of a currency inside a text, or None.

    >>> scale_inside("Loans (Details) - USD ($) $ in Thousands (Unaudited)")
    '$ in Thousands'
    """
    match = _INSIDE.search(text)
    return match[0] if match is not None else None


def cut_tail(title: str) -> str:
    """Return a title without the scale at its end."""
    return _OLD_TAIL.sub("", _TAIL.sub("", title)).rstrip()


def unread_scale(texts: Iterable[str]) -> str | None:
    """Return the first text that ends in a scale whose power is not known.

    >>> unread_scale(["Loans (Details) - KRW (₩) ₩ in Myriads"])
    '₩ in Myriads'
    >>> unread_scale(["¥ in 万"])
    '¥ in 万'
    >>> unread_scale(["Loans (Details) RMB'000"])
    "RMB'000"
    """
    for text in texts:
        short = _THOUSANDS.search(text)
        if short is not None:
            return short[0]
        for part in text.split(","):
            match = _LIKE.search(part)
            if match is not None and not is_scale_line(match["scale"]):
                return " ".join(filter(None, (match["unit"], match["scale"])))
    return None


def parse_scales(line: str | None, units: Sequence[str]) -> tuple[tuple[str, int], ...]:
    """Read a scale line for the units a page names.

    Args:
        line: "¥ in Thousands, $ in Thousands", "In Millions, except Per Share data".
        units: Units of the columns; a sign counts for every one of them it may stand
            for, for its usual currency when it fits none.

    >>> parse_scales("¥ in Thousands, $ / shares in Units", ["CNY"])
    (('CNY', 3), ('USD/shares', 0))
    >>> parse_scales("₩ scaling factor is -13", ["KRW"])
    (('KRW', 13),)
    """
    if not line:
        return ()
    powers: dict[str, int] = {}
    bare = _BARE.match(line.strip())
    if bare is not None:
        currencies = [unit for unit in units if unit in CURRENCY_CODES] or ["USD"]
        powers.update(dict.fromkeys(currencies, _power(bare)))
        if "share data" not in bare["rest"].lower().replace("per share data", ""):
            powers.setdefault("shares", _power(bare))
    for match in _PAIR.finditer(line):
        for unit in _scaled_units(match["unit"], units):
            powers[unit] = _power(match)
    return tuple(powers.items())


def bare_power(line: str | None) -> int | None:
    """Return the power of a scale that names no unit, None where it names one.

    >>> bare_power("In Thousands, unless otherwise specified")
    3
    >>> bare_power("$ in Thousands") is None
    True
    """
    bare = _BARE.match((line or "").strip())
    return None if bare is None else _power(bare)


def scaled_currency(line: str | None) -> str | None:
    """Return the currency a scale line names, None where it names none or several.

    >>> scaled_currency("shares in Millions, $ in Thousands")
    'USD'
    >>> scaled_currency("(in thousands)") is None
    True
    """
    codes = {
        unit
        for match in _PAIR.finditer(line or "")
        for unit in _scaled_units(match["unit"], [])
        if unit in CURRENCY_CODES
    }
    return codes.pop() if len(codes) == 1 else None


def scales_of(
    line: str | None,
    units: Sequence[str | None],
    title_unit: str | None,
    heads: Sequence[str | None],
) -> tuple[tuple[str, int], ...]:
    """Return the powers of a page whose column heads may state scales of their own.

    Args:
        line: Scale line of the page.
        units: Unit of each column.
        title_unit: Unit of the title.
        heads: Scale each column head states, None where it states none.

    Raises:
        ReadError: Two columns of one unit have different scales.
    """
    named = [unit for unit in (*units, title_unit) if unit]
    powers = dict(parse_scales(line, named))
    stated: dict[str, set[int | None]] = {}
    for unit, text in zip(units, heads, strict=True):
        of_head = dict(parse_scales(text, [unit] if unit else []))
        for name in {*of_head, *([unit] if unit else [])}:
            stated.setdefault(name, set()).add(of_head.get(name, powers.get(name)))
    for unit, values in stated.items():
        if len(values) > 1:
            message = (
                f"found column heads with different scales for {unit}, expected one "
                "for the page; give pages of one scale each"
            )
            raise ReadError(message)
        (power,) = values
        if power is not None:
            powers[unit] = power
    return tuple(powers.items())


def _power(match: re.Match[str]) -> int:
    """Return the power of ten a scale names; a factor of -3 stands for thousands."""
    if match["factor"] is not None:
        return -int(match["factor"].rpartition(" ")[2].replace("\u2212", "-"))
    words = match["power"].lower().replace(" of ", " ").split()
    return sum(_POWERS[word if word.endswith("s") else f"{word}s"] for word in words)


def _scaled_units(text: str, units: Sequence[str]) -> list[str]:
    """Return the units of a page that a scale line's unit text stands for."""
    if text in CURRENCY_SIGNS:
        codes = [unit for unit in units if unit in CURRENCY_SIGNS[text]]
        usual = code_of_sign(text)
        return list(dict.fromkeys(codes)) or ([usual] if usual else [])
    currency = next((unit for unit in units if unit in CURRENCY_CODES), None)
    unit = parse_unit(text, currency)
    return [unit] if unit else []
