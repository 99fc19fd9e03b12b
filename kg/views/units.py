"""How amounts are written in a picture: one unit for each currency."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from statistics import median_low
from typing import Final

from kg.model.amount import grouped
from kg.network.edges import Edge

_UNITS: Final = ((10**9, "bn"), (10**6, "M"), (10**3, "k"))
_ONE: Final = (1, "")
_WHOLE: Final = 100
"""From so many units on an amount is written without a fraction."""

Unit = tuple[int, str]
"""How many whole units of the currency it stands for, and its sign."""


def units_of(edges: Iterable[Edge]) -> dict[str, Unit]:
    """Return the unit of each currency: the largest that leaves most amounts above one.

    Where even the largest amount has five digits or fewer it is the currency itself.
    """
    amounts: dict[str, list[Decimal]] = {}
    for edge in edges:
        amounts.setdefault(edge.currency, []).append(edge.amount)
    return {currency: _unit(found) for currency, found in sorted(amounts.items())}


def _unit(amounts: list[Decimal]) -> Unit:
    middle, largest = median_low(amounts), max(amounts)
    if largest < 10**5:
        return _ONE
    return next((unit for unit in _UNITS if middle >= unit[0]), _UNITS[-1])


def amount_label(amount: Decimal, currency: str, units: Mapping[str, Unit]) -> str:
    """Return an amount as short as can be read, in the unit of its currency.

    >>> amount_label(Decimal(2039000), "CNY", {"CNY": (1000, "k")})
    '2,039 k CNY'
    >>> amount_label(Decimal(-1530), "USD", {"USD": (1000, "k")})
    '-1.5 k USD'
    >>> amount_label(Decimal(12), "USD", {"USD": (1000000, "M")})
    '< 0.1 M USD'
    """
    size, sign = units.get(currency, _ONE)
    if size == 1:
        return f"{grouped(amount)} {currency}".strip()
    value = amount / size
    if abs(value) < Decimal("0.05"):
        return f"< 0.1 {sign} {currency}".strip()
    places = Decimal(1) if abs(value) >= _WHOLE else Decimal("0.1")
    return f"{grouped(value.quantize(places))} {sign} {currency}".strip()
