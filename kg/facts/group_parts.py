"""Members of a group told under it: "Northern Group | Northern Steel Ltd".

Two names on one fact are a joint party, for nothing tells how they share its amount.
Where the first alone has the sum of what it has with each of several others, the
filing tells it: the first is the whole, and each amount is that of the other name.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from decimal import Decimal

_FEWEST = 2
"""How many parts show a sum."""


@dataclass(frozen=True, slots=True)
class NamedAmount:
    """One amount under names of parties.

    Attributes:
        fact: IRI of the fact.
        line: What amounts must agree in to be told beside each other.
        names: The names on the fact, in the form they are compared in.
        amount: Whole units, sign as reported.
    """

    fact: str
    line: Hashable
    names: frozenset[str]
    amount: Decimal


@dataclass(slots=True)
class GroupParts:
    """What a filing tells of groups and their members.

    Attributes:
        wholes: Facts of groups that are the sum of their members.
        groups: By fact of a joint party, the name of the group among its names.
    """

    wholes: set[str] = field(default_factory=set)
    groups: dict[str, str] = field(default_factory=dict)


def group_parts(amounts: Iterable[NamedAmount]) -> GroupParts:
    """Return which facts of a filing are those of groups, and which of members.

    Args:
        amounts: Of one filing; those of one line differ in their names alone.
    """
    lines: dict[Hashable, list[NamedAmount]] = defaultdict(list)
    for amount in amounts:
        lines[amount.line].append(amount)
    parts = GroupParts()
    pairs: dict[frozenset[str], str] = {}
    for line in lines.values():
        joint = [amount for amount in line if len(amount.names) == _FEWEST]
        for whole in line if len(joint) >= _FEWEST else ():
            under = [part for part in joint if whole.names < part.names]
            each = {part.names: part.amount for part in under}
            if len(each) >= _FEWEST and sum(each.values()) == whole.amount:
                parts.wholes.add(whole.fact)
                pairs |= dict.fromkeys(each, min(whole.names))
    for line in lines.values():
        for amount in line:
            if amount.names in pairs:
                parts.groups[amount.fact] = pairs[amount.names]
    return parts
