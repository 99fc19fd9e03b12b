"""Families: one distinctive trade name borne by parties of several reporters.

A family is a lead, not an identity: its members are never merged or summed. Which part
of a name is the bearer's own is told by `kg.parties.names.trade_name`.
"""

from collections import defaultdict
from collections.abc import Iterable

from pyoxigraph import NamedNode, Quad

from kg.graph import Terms
from kg.graph import namespaces as ns
from kg.graph.descriptions import name_quads
from kg.parties.names import trade_name


def family_quads(
    terms: Terms, named: Iterable[tuple[str, str, str, str]]
) -> list[Quad]:
    """Return the families among parties.

    Args:
        terms: Mints the IRIs.
        named: Reporter key, party IRI, name and kind of each party, in any order.

    Returns:
        One rp:TradeName a name borne by different parties of two reporters or more.
    """
    bearers: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for reporter, party, name, kind in named:
        own = None if kind == "person" else trade_name(name)
        if own is not None:
            bearers[own].add((reporter, party))
    graph = terms.derived_graph("families")
    quads = []
    for own, found in sorted(bearers.items()):
        reporters, parties = ({pair[n] for pair in found} for n in (0, 1))
        if len(reporters) < 2 or len(parties) < 2:
            continue
        node = terms.trade_name(own)
        quads.append(Quad(node, ns.TYPE, ns.TRADE_NAME, graph))
        quads += name_quads(node, own.title(), graph)
        quads += [
            Quad(NamedNode(party), ns.HAS_TRADE_NAME, node, graph)
            for party in sorted({party for _, party in found})
        ]
    return quads
