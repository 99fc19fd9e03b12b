"""How far printed amounts may be off, and what follows for comparing them.

An amount printed in thousands stands for any within 500 of it: half a unit of its last
place (XBRL ``decimals``). Sums of such amounts may be off by the sum of their halves.
Pages do not tell the precision of single values, and filers print figures of a text
("$30.4 million") in full; `slack` allows for that, to tell what is no proof of an
error, never to make a check pass.
"""

from collections.abc import Iterable
from decimal import Decimal

from kg.facts.disclosure import StoredFact

_ROUND = 3
"""Zeros at the end of a printed number from which it may be a rounded one."""


def tolerance(facts: Iterable[StoredFact]) -> Decimal:
    """Return how far figures compared may be apart for rounding: the sum of halves."""
    return sum((fact.half_unit for fact in facts), Decimal(0))


def slack(fact: StoredFact) -> Decimal:
    """Return half a unit of the last place that is not zero, where that is coarser.

    Only for figures read off a page that end in three zeros or more as printed.
    """
    strict = fact.half_unit
    if fact.amount is None or not fact.printed or fact.decimals is None:
        return strict
    printed = abs(fact.amount.scaleb(fact.decimals))
    if printed == 0 or printed != printed.to_integral_value():
        return strict
    digits = str(int(printed))
    zeros = len(digits) - len(digits.rstrip("0"))
    return strict * 10**zeros if zeros >= _ROUND else strict


def _apart(one: StoredFact, other: StoredFact) -> Decimal | None:
    """Return by how much two figures differ; None when one is no number.

    A page prints a figure in brackets where its label is the opposite of its element's,
    so signs of pages do not count.
    """
    if one.amount is None or other.amount is None:
        return None
    if one.printed or other.printed:
        return abs(abs(one.amount) - abs(other.amount))
    return abs(one.amount - other.amount)


def overlap(one: StoredFact, other: StoredFact) -> bool:
    """Whether two figures may be roundings of one; texts must be equal."""
    apart = _apart(one, other)
    if apart is None:
        return one.cell.raw == other.cell.raw
    return apart <= tolerance((one, other))


def may_overlap(one: StoredFact, other: StoredFact) -> bool:
    """Whether two figures may be one if round figures are roughly meant."""
    apart = _apart(one, other)
    if apart is None:
        return one.cell.raw == other.cell.raw
    return apart <= slack(one) + slack(other)
