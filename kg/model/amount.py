"""Amounts as exact decimals: how one is written, how far a rounded one may be off."""

from decimal import Decimal
from functools import cache

EXACT = "INF"
"""The XBRL decimals of an amount that is not rounded."""


def plain_decimal(value: Decimal) -> str:
    """Return a decimal as plain text: no exponent, no trailing zeros, no negative zero.

    >>> plain_decimal(Decimal("3.235E+6")), plain_decimal(Decimal("6.4500"))
    ('3235000', '6.45')
    >>> plain_decimal(Decimal("-0.00")), plain_decimal(Decimal("-120"))
    ('0', '-120')
    """
    return _trimmed(f"{value:f}")


def grouped(value: Decimal | int) -> str:
    """Return a number as people read it: the same with thousands separated.

    >>> grouped(Decimal("-3.235E+6")), grouped(Decimal("-0.50")), grouped(2417000)
    ('-3,235,000', '-0.5', '2,417,000')
    """
    return _trimmed(f"{Decimal(value):,f}")


def _trimmed(text: str) -> str:
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


@cache
def half_unit(decimals: int | str | None) -> Decimal:
    """Return half a unit of an amount's last place: how far rounding moved it at most.

    Args:
        decimals: XBRL decimals: -3 for thousands, 2 for cents, ``"INF"`` for exact;
            None when the source does not state them.

    Returns:
        In whole units, never negative; 0 when the amount is exact or nothing is stated.

    Raises:
        ValueError: A text is neither ``"INF"`` nor a whole number.

    >>> half_unit(-3) == 500, half_unit("2"), half_unit("INF"), half_unit(None)
    (True, Decimal('0.005'), Decimal('0'), Decimal('0'))
    """
    if decimals is None or decimals == EXACT:
        return Decimal(0)
    return Decimal((0, (5,), -int(decimals) - 1))
