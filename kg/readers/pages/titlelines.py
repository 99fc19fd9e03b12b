"""Lines above the heads of a page: title, currency and scale, wherever they stand.

The renderer prints all three in the title cell. Programs that write a page anew give
currency and scale lines or rows of their own, above the title, below it or below the
heads; what they say holds for the whole page in each place.
"""

import re
from collections.abc import Iterable, Sequence

from kg.errors import ReadError
from kg.readers.pages.numbers import CURRENCY_CODES, CURRENCY_SIGNS
from kg.readers.pages.scales import (
    cut_tail,
    is_scale_line,
    parse_scales,
    scale_inside,
    tail_scale,
    unread_scale,
)

_CODE = rf"(?:{'|'.join(sorted(CURRENCY_CODES))})"
_WITH_SIGN = rf"{_CODE}\s*\([^()\d\s]{{1,5}}\)"
_SIGN = "|".join(sorted(map(re.escape, CURRENCY_SIGNS), key=len, reverse=True))
_CURRENCY = re.compile(rf"{_CODE}|{_WITH_SIGN}")
_CURRENCY_INSIDE = re.compile(rf"(.*\S) - ({_WITH_SIGN})((?: - .+| [^\[\]]+)?)")
"""A title whose currency is followed by other words, or by none."""
_SURE = re.compile(rf"\(in\s[^()]*\)|(?:{_SIGN})\s+in\s.*|{_WITH_SIGN}", re.IGNORECASE)


def states_measure(text: str) -> bool:
    """Whether a text states a currency, a scale or both, and nothing else.

    >>> [states_measure(text) for text in ("USD ($) $ in Thousands", "(in thousands)")]
    [True, True]
    >>> states_measure("Loans (Details) - USD ($)")
    False
    """
    text = " ".join(text.split())
    return is_scale_line(text) or is_currency(cut_tail(text))


def states_only_measure(cells: Iterable[str]) -> bool:
    """Whether of the cells of a row one is filled, and that states a measure.

    >>> states_only_measure(["", "$ in Thousands"]), states_only_measure(["", ""])
    (True, False)
    """
    filled = [cell for cell in cells if cell]
    return len(filled) == 1 and states_measure(filled[0])


def refuse_unused(title: str, texts: Iterable[str], source: str) -> None:
    """Refuse a page where a currency or scale stands where none is read.

    A row of the body and the middle of the title are such places: what it holds for is
    not told.

    Args:
        title: Title of the page.
        texts: Labels and headings of its rows.
        source: Path or name, for messages.

    Raises:
        ReadError: It does.
    """
    stated = next(filter(_is_sure_measure, texts), scale_inside(title))
    if stated:
        message = (
            f"found {stated!r} among the rows or inside the title, expected it above "
            "or right below the heads; give the page as rendered"
        )
        raise ReadError(message, source=source)


def _is_sure_measure(text: str) -> bool:
    """Whether a text is a scale of some currency, or a code with its sign."""
    text = " ".join(text.split())
    return _SURE.fullmatch(cut_tail(text) or text) is not None


def title_and_scale(lines: Sequence[str]) -> tuple[str, str | None]:
    """Return the title, with its currency at the end, and the scale line or None.

    >>> title_and_scale(["Loans (Details)", "USD ($) $ in Thousands"])
    ('Loans (Details) - USD ($)', '$ in Thousands')

    Args:
        lines: What stands above the heads, in order.

    Raises:
        ReadError: Two currencies are stated, or two scales for one unit.
    """
    kept = [" ".join(line.split()) for line in lines if line.strip()]
    texts: list[str] = []
    currencies: list[str] = []
    scales: list[str] = []
    for at, line in enumerate(kept):
        last, rest, tail = at + 1 == len(kept), cut_tail(line), tail_scale(line)
        if len(kept) > 1 and is_scale_line(line) and (last or not rest):
            scales.append(line)
        elif len(kept) > 1 and is_currency(rest):
            currencies.append(rest)
            scales += [tail] if tail is not None else []
        elif tail is not None and rest and last:
            texts.append(rest)
            scales.append(tail)
        else:
            texts.append(line)
    title = " ".join(texts)
    inside = _CURRENCY_INSIDE.fullmatch(title)
    if inside is not None and unread_scale([title]) is None:
        title, currencies = inside[1] + inside[3], [*currencies, inside[2]]
    _refuse_two(currencies, scales)
    title = " - ".join(filter(None, (title, *currencies[:1])))
    return title, ", ".join(dict.fromkeys(scales)) or None


def is_currency(text: str) -> bool:
    """Whether a text is a currency: "USD ($)", "CNY"."""
    return _CURRENCY.fullmatch(text) is not None


def _refuse_two(currencies: Sequence[str], scales: Sequence[str]) -> None:
    """Refuse a page whose lines above its heads contradict each other.

    Raises:
        ReadError: Two currencies are stated, or two scales for one unit.
    """
    powers: dict[str, int] = {}
    parsed = [pair for scale in scales for pair in parse_scales(scale, [])]
    contrary = [
        unit for unit, power in parsed if powers.setdefault(unit, power) != power
    ]
    if contrary or len(set(currencies)) > 1:
        stated = " and ".join(map(repr, scales if contrary else currencies))
        message = (
            f"found {stated} above the heads, expected one for the page; give the "
            "HTML page"
        )
        raise ReadError(message)
