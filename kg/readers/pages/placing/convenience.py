"""Convenience translations on a page: which columns hold them, and at which rate.

A foreign filer translates its latest amounts at one rate. A translation stands beside
what it translates, so of a row's values two are a pair of both currencies only where
they have that rate to one another.
"""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import NamedTuple

from kg.model.filing import Column
from kg.readers.pages.numbers import (
    CellKind,
    currency_part,
    kind_of,
    parse_amount,
    printed_places,
)
from kg.readers.pages.placing.columnlayout import ColumnLayout

LEAST_RATIO = Fraction(3, 2)
"""How far from 1 a rate must be to tell a pair from two like amounts."""


MOST_WIDTH = Fraction(51, 50)
"""How wide the rates of a pair may be for it to tell one."""


class Span(NamedTuple):
    """The rates that two rounded amounts leave, both ends inclusive."""

    low: Fraction
    high: Fraction


def columns_translated(layout: ColumnLayout) -> dict[int, int] | None:
    """Return each column of translations with that of what it translates.

    Returns:
        None where columns differ in unit otherwise, or a translation has no original.
    """
    usual = [c for c in layout.columns if not layout.translation[c.index]]
    if len({column.unit for column in usual}) != 1:
        return None
    if currency_part(usual[0].unit) is None:
        return None
    pairs: dict[int, int] = {}
    for column in layout.columns:
        if layout.translation[column.index]:
            day = column.instant or column.end
            same = [c for c in usual if day is not None and day == (c.instant or c.end)]
            if not same:
                return None
            # an instant of its own is where balances of the day stand
            instants = [c for c in same if c.instant is not None]
            pairs[column.index] = (instants or same)[-1].index
    return pairs


def superseded(columns: Sequence[Column]) -> set[int]:
    """Return the periods whose last day has a column of its own in their unit."""
    days = {(c.instant, c.unit, c.members) for c in columns if c.instant is not None}
    return {
        c.index
        for c in columns
        if c.instant is None and (c.end, c.unit, c.members) in days
    }


def rate_of(pairs: Iterable[tuple[str, str]]) -> Span | None:
    """Return the one rate of pairs of translation and original; None without one.

    Args:
        pairs: Values as printed, the translation first.
    """
    low: Fraction | None = None
    high: Fraction | None = None
    for translated, original in pairs:
        span = _span(translated, original)
        if span is None:
            continue
        low = span.low if low is None else max(low, span.low)
        high = span.high if high is None else min(high, span.high)
    if low is None or high is None or low > high:
        return None
    apart = low > LEAST_RATIO or high < 1 / LEAST_RATIO
    return Span(low, high) if apart else None


def has_rate(translated: str, original: str, rate: Span) -> bool:
    """Whether two values may be a translation and its original at a rate.

    Values that tell none, as noughts do, may be.
    """
    span = _span(translated, original)
    return span is None or (span.low <= rate.high and rate.low <= span.high)


def tells_rate(translated: str, original: str, rate: Span) -> bool:
    """Whether two values have a rate to one another that is no chance.

    Of small numbers many have it.
    """
    span = _span(translated, original)
    return (
        span is not None
        and span.high < MOST_WIDTH * span.low
        and has_rate(translated, original, rate)
    )


def _span(translated: str, original: str) -> Span | None:
    """Return the rates two printed amounts leave; None where one is nought or text."""
    small, large = _amount(translated), _amount(original)
    if not small or not large:
        return None
    of_small, of_large = _slack(translated), _slack(original)
    return Span(
        max(large - of_large, Fraction(0)) / (small + of_small),
        (large + of_large) / max(small - of_small, Fraction(1, 1000)),
    )


def _amount(raw: str) -> Fraction:
    """Return an amount as printed, without its sign; 0 of what is none."""
    if kind_of(raw) not in (CellKind.MONEY, CellKind.NUMBER):
        return Fraction(0)
    return abs(Fraction(parse_amount(raw)))


def _slack(raw: str) -> Fraction:
    """Return half a unit of the last printed place."""
    return Fraction(1, 2 * 10 ** printed_places(raw))
