"""Which party each mention refers to, written into the graph of a filing.

A filing is built with parties of its own reporter, by the normal form of their names.
What is decided about names beyond that (`kg.parties.resolver`) moves its facts,
mentions and relationships to the party decided; the mention itself, the name as
printed, is never changed. The outcome is a function of mentions and parties, so
deciding otherwise, or withdrawing a decision, gives every fact its former party back.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from pyoxigraph import NamedNode, Quad

from kg.graph import namespaces as ns

_CLASSES = {
    "organisation": ns.ORGANISATION,
    "person": ns.PERSON,
    "group": ns.PARTY_GROUP,
}


def identified(quads: Iterable[Quad], party_of: Mapping[str, str]) -> list[Quad]:
    """Return the graph of a filing with its facts at the parties decided.

    Args:
        quads: All quads of the filing's graph, at whatever parties they are.
        party_of: IRI of the party by IRI of the mention; a mention that is not in it
            stays where it is.

    Returns:
        Each quad once. Facts that mention several parties stay with the joint party of
        them, whose members are those decided.
    """
    held = list(quads)
    meant = {m: party_of.get(m, old) for m, old in _objects(held, ns.REFERS_TO).items()}
    if not meant:
        return held
    mentions = _lists(held, ns.MENTIONED)
    before = _objects(held, ns.COUNTERPARTY)
    joint = {
        q.subject.value
        for q in held
        if q.predicate == ns.GROUP_MEMBER and isinstance(q.subject, NamedNode)
    }
    whole: dict[str, str] = {}
    members: dict[str, set[str]] = defaultdict(set)
    for fact, party in before.items():
        parts = {meant[m] for m in mentions.get(fact, ()) if m in meant}
        if len(parts) == 1 and party not in joint:
            whole[fact] = parts.pop()
        else:
            whole[fact] = party
            members[party] |= parts
    related = {
        relationship: whole[fact]
        for fact, held_in in _lists(held, ns.IN_RELATIONSHIP).items()
        if fact in whole
        for relationship in held_in
    }
    parties = set(before.values()) | set(_objects(held, ns.REFERS_TO).values())
    kept = [q for q in held if not _is_moved(q, parties)]
    graph = held[0].graph_name
    new = [
        Quad(NamedNode(m), ns.REFERS_TO, NamedNode(p), graph) for m, p in meant.items()
    ]
    new += [
        Quad(NamedNode(f), ns.COUNTERPARTY, NamedNode(p), graph)
        for f, p in whole.items()
    ]
    new += [
        Quad(NamedNode(r), ns.RELATED_PARTY, NamedNode(p), graph)
        for r, p in related.items()
    ]
    kinds = _objects(held, ns.KIND)
    for mention, party in meant.items():
        new.append(Quad(NamedNode(party), ns.TYPE, ns.PARTY, graph))
        kind = _CLASSES.get(kinds.get(mention, ""))
        if kind is not None:
            new.append(Quad(NamedNode(party), ns.TYPE, kind, graph))
    for party in joint & set(whole.values()):
        node = NamedNode(party)
        new.append(Quad(node, ns.TYPE, ns.PARTY, graph))
        new.append(Quad(node, ns.TYPE, ns.PARTY_GROUP, graph))
        new += [
            Quad(node, ns.GROUP_MEMBER, NamedNode(part), graph)
            for part in sorted(members[party])
        ]
    return list(dict.fromkeys([*kept, *new]))


def _is_moved(quad: Quad, parties: set[str]) -> bool:
    """Whether a quad says where something is, and so is written anew."""
    if quad.predicate in _MOVED:
        return True
    return (
        quad.predicate == ns.TYPE
        and quad.object in _PARTY_TYPES
        and isinstance(quad.subject, NamedNode)
        and quad.subject.value in parties
    )


_MOVED = frozenset({ns.REFERS_TO, ns.COUNTERPARTY, ns.RELATED_PARTY, ns.GROUP_MEMBER})
_PARTY_TYPES = frozenset({ns.PARTY, ns.PARTY_GROUP, ns.PERSON, ns.ORGANISATION})


def _objects(quads: Iterable[Quad], predicate: NamedNode) -> dict[str, str]:
    """Return the one object of a predicate by subject."""
    return {
        quad.subject.value: quad.object.value
        for quad in quads
        if quad.predicate == predicate
        and isinstance(quad.subject, NamedNode)
        and hasattr(quad.object, "value")
    }


def _lists(quads: Iterable[Quad], predicate: NamedNode) -> dict[str, list[str]]:
    """Return the objects of a predicate by subject."""
    found: dict[str, list[str]] = defaultdict(list)
    for quad in quads:
        if (
            quad.predicate == predicate
            and isinstance(quad.subject, NamedNode)
            and isinstance(quad.object, NamedNode)
        ):
            found[quad.subject.value].append(quad.object.value)
    return found
