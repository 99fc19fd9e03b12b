"""What a value stands for: one party, a total, a subtotal, or something else.

A total and the parts it is made of are never summed together, so the graph keeps them
apart by what the page says, not by arithmetic: a subtotal may exceed the rows printed
under it (the Management row of the seed does, by the one senior employee), and which
reading is right is for the checks to discuss, not for the build to decide.
"""

from enum import StrEnum
from typing import Final

from kg.graph.terms import is_currency
from kg.model.fact import Fact


class Level(StrEnum):
    """What a value stands for; exactly one a fact."""

    PARTY = "party"
    TOTAL = "total"
    SUBTOTAL = "subtotal"
    OTHER = "other"


AGGREGATES: Final = frozenset({Level.TOTAL, Level.SUBTOTAL})
"""Levels of an aggregate fact."""


def is_money(fact: Fact) -> bool:
    """Tell whether the fact has an amount of a currency, not a rate, count or text."""
    return not isinstance(fact.value, str) and is_currency(fact.unit)


def level_of(fact: Fact) -> Level:
    """Return what a fact's value stands for.

    A party or group makes it that party's. Money under roles alone is the subtotal of
    the role, money under no member at all the reporting entity's total. Money under a
    member that is neither (an instrument, agreement, range, segment) is ``other``, with
    or without a role: it is no total, since it covers only that instrument, and no
    party's, since none is named. So is anything that is not money and names no party.
    """
    if fact.party is not None:
        return Level.PARTY
    others = [member for member in fact.other if member != fact.subsidiary]
    if others or not is_money(fact):
        return Level.OTHER
    return Level.TOTAL if fact.relationship is None else Level.SUBTOTAL
