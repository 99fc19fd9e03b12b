"""What forbids two names to be one party, whatever else speaks for it."""

from collections.abc import Iterator, Mapping, Set

from kg.model.fact import PartyKind
from kg.parties.decisions import pair_of
from kg.parties.mentions import Anchor, Mention

_SINGLE = (PartyKind.PERSON, PartyKind.ORGANISATION)
_Slot = tuple[str, str, object, object, str]


def traits(mention: Mention) -> dict[str, str]:
    """Return what is known of a mention and can be no other way for the same party."""
    known: dict[str, str] = {}
    if mention.kind in _SINGLE:
        known["sort"] = mention.kind.value
        known["number"] = "single"
    elif mention.kind is PartyKind.GROUP:
        known["number"] = "group"
    if mention.form.legal:
        known["legal form"] = mention.form.legal
    if mention.form.gender:
        known["title"] = mention.form.gender
    if len(mention.ciks) == 1:
        known["CIK"] = mention.ciks[0]
    if len(mention.leis) == 1:
        known["LEI"] = mention.leis[0]
    return known


def apart_pairs(mentions: Mapping[str, Mention]) -> set[tuple[str, str]]:
    """Return the pairs of keys that have amounts of their own beside each other.

    In one table, as the records tell; or in one filing under one concept, period and
    unit, where no amount of the one is an amount of the other.
    """
    pairs = {
        pair_of(key, other)
        for key, mention in mentions.items()
        for other in mention.apart
        if other in mentions
    }
    slots: dict[_Slot, dict[str, set[object]]] = {}
    for key, mention in mentions.items():
        for anchor in mention.amounts:
            bearers = slots.setdefault(_slot(anchor), {})
            bearers.setdefault(key, set()).add(anchor.amount)
    for bearers in slots.values():
        pairs.update(_disjoint(bearers))
    return pairs


def _slot(anchor: Anchor) -> _Slot:
    return anchor.filing, anchor.concept, anchor.start, anchor.end, anchor.unit


def _disjoint(bearers: Mapping[str, set[object]]) -> Iterator[tuple[str, str]]:
    keys = sorted(bearers)
    for at, one in enumerate(keys):
        for other in keys[at + 1 :]:
            if not bearers[one] & bearers[other]:
                yield one, other


ASSIGNED = frozenset({"CIK", "LEI"})
"""Traits a printing need not show."""

LINKS_ONLY = frozenset({"legal form"})
"""Traits that forbid a rule to unite names, but not to propose them to a person."""


def clash(one: Mapping[str, str], other: Mapping[str, str]) -> str | None:
    """Return the traits in which two names are not even to be proposed, or None.

    >>> clash({"sort": "person"}, {"sort": "organisation", "number": "single"})
    'sort: person and organisation'
    """
    for name in sorted((one.keys() & other.keys()) - LINKS_ONLY):
        if one[name] != other[name]:
            return f"{name}: {one[name]} and {other[name]}"
    return None


def veto(one: Mention, other: Mention, apart: Set[tuple[str, str]]) -> str | None:
    """Return why two mentions are not even proposed as one party, or None.

    Args:
        one: A mention.
        other: Another.
        apart: Pairs with amounts of their own; see `apart_pairs`.
    """
    if not (one.resolved and other.resolved):
        return "a role is no party"
    if pair_of(one.key, other.key) in apart:
        return "separate amounts beside each other"
    return clash(traits(one), traits(other))
