"""Families: one distinctive trade name that parties of several reporters bear.

A family is a lead, not an identity: its members are never merged or summed. Which part
of a name is the bearer's own is told by `kg.parties.names.trade_name`.

The bearers of trade names are kept as rows, so that a change of a few parties looks up
no more than the trade names these parties bear or bore.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from kg.identity.naming import PartyKey
from kg.identity.outcome import NamedParty
from kg.model.fact import PartyKind
from kg.parties.names import trade_name

_FEWEST = 2
"""Reporters, and parties, that make a family."""


@dataclass(frozen=True, slots=True, order=True)
class TradeNameBearer:
    """A party that bears a trade name with one of the reporters that name it.

    Attributes:
        trade_name: Lower case.
        reporter: Key of the reporter.
        party: What the party's IRI is minted from.
    """

    trade_name: str
    reporter: str
    party: PartyKey


@dataclass(frozen=True, slots=True, order=True)
class Family:
    """Different parties of two reporters or more that bear one trade name.

    Attributes:
        trade_name: Lower case.
        parties: Sorted.
        reporters: Keys of the reporters that name them, sorted.
    """

    trade_name: str
    parties: tuple[PartyKey, ...]
    reporters: tuple[str, ...]


def trade_name_bearers(parties: Iterable[NamedParty]) -> set[TradeNameBearer]:
    """Return the parties that bear a trade name, one row a reporter and party.

    Persons bear none. The name that counts is the one the party is shown by.
    """
    return {
        TradeNameBearer(name, reporter, party.key)
        for party in parties
        if party.kind is not PartyKind.PERSON
        for name in [trade_name(party.name)]
        if name is not None
        for reporter in party.reporters
    }


def families(bearers: Iterable[TradeNameBearer]) -> list[Family]:
    """Return the families among bearers, sorted by trade name.

    Args:
        bearers: All bearers of each trade name that occurs, in any order.
    """
    by_name: dict[str, set[TradeNameBearer]] = defaultdict(set)
    for bearer in bearers:
        by_name[bearer.trade_name].add(bearer)
    found = []
    for name in sorted(by_name):
        parties = {bearer.party for bearer in by_name[name]}
        reporters = {bearer.reporter for bearer in by_name[name]}
        if min(len(parties), len(reporters)) >= _FEWEST:
            found.append(Family(name, tuple(sorted(parties)), tuple(sorted(reporters))))
    return found


def changed_families(
    before: Collection[TradeNameBearer],
    after: Collection[TradeNameBearer],
    lookup: Callable[[Collection[str]], Iterable[TradeNameBearer]],
) -> dict[str, Family | None]:
    """Return the family of each trade name that a change concerns, by trade name.

    Args:
        before: Stored bearers that go: those of all parties that changed.
        after: Bearers that come in their place.
        lookup: Gives the stored bearers, before the change, of some trade names.

    Returns:
        Sorted by trade name; None where there is no family (any more).
    """
    changed = set(before) ^ set(after)
    names = sorted({bearer.trade_name for bearer in changed})
    if not names:
        return {}
    bearers = set(lookup(names)).difference(before).union(after)
    found = {family.trade_name: family for family in families(bearers)}
    return {name: found.get(name) for name in names}
