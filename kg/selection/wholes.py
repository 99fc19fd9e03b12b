"""Balances of a reporter of which a page tells what part is of related parties.

A page on related parties prints "Other liabilities" and, below the member "Related
Party", again "Other liabilities": the first is all the reporter owes, the second the
part of it that it owes to related parties. Of what happened in a period such a page
tells nothing but dealings with related parties, the whole of them and parts.
"""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from kg.model.fact import Fact, Role
from kg.selection.signs import member_speaks

_Line = tuple[str, str | None, str]


def wholes_of_related(facts: Sequence[Fact]) -> set[int]:
    """Return the places of facts without members that are wholes of related parts.

    The row stands again below a member that says "related party" and names nobody, and
    on no day is the part all of the whole.

    Args:
        facts: Those of one reading.
    """
    parts: dict[_Line, set[tuple[date, Decimal]]] = defaultdict(set)
    alone: dict[_Line, dict[int, tuple[date, Decimal]]] = defaultdict(dict)
    for place, fact in enumerate(facts):
        if fact.instant is None or not isinstance(fact.value, Decimal):
            continue
        line = (fact.title, fact.concept, fact.label.casefold())
        figure = (fact.instant, fact.value)
        if not fact.members:
            alone[line][place] = figure
        elif _says_part(fact):
            parts[line].add(figure)
    return {
        place
        for line, figures in parts.items()
        if figures.isdisjoint(alone[line].values())
        for place in alone[line]
    }


def _says_part(fact: Fact) -> bool:
    """Whether the one member of a fact says "related party", and names nobody."""
    return (
        fact.party is None
        and len(fact.members) == 1
        and fact.roles[0] is Role.RELATIONSHIP
        and member_speaks(fact.members[0])
    )
