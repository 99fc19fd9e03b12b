"""Families: one distinctive trade name borne by parties of several reporters.

A family is a lead, not an identity: its members are never merged or summed. Which part
of a name is the bearer's own is told by `kg.parties.names.trade_name`.
"""

from collections import defaultdict
from collections.abc import Iterable
from urllib.parse import quote

from pyoxigraph import NamedNode, Quad, Store

from kg.graph import Terms
from kg.graph import namespaces as ns
from kg.graph.terms import text
from kg.parties.names import trade_name
from kg.store.base import graph_quads, replace_graph, text_of


def family_quads(
    terms: Terms, named: Iterable[tuple[str, str, str, str]]
) -> list[Quad]:
    """Return the families among parties.

    Args:
        terms: Mints the IRIs.
        named: Reporter IRI, party IRI, name and kind of each party, in any order.

    Returns:
        One rp:TradeName a name borne by parties of two reporters or more.
    """
    bearers: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for reporter, party, name, kind in named:
        own = None if kind == "person" else trade_name(name)
        if own is not None:
            bearers[own].add((reporter, party))
    graph = terms.derived_graph("families")
    quads = []
    for own, found in sorted(bearers.items()):
        if len({reporter for reporter, _ in found}) < 2:
            continue
        node = NamedNode(f"{terms.base}trade-name/{quote(own, safe='')}")
        quads.append(Quad(node, ns.TYPE, ns.TRADE_NAME, graph))
        quads.append(Quad(node, ns.NAME, text(own.title()), graph))
        quads += [
            Quad(NamedNode(party), ns.HAS_TRADE_NAME, node, graph)
            for party in sorted({party for _, party in found})
        ]
    return quads


def rewrite_families(store: Store, terms: Terms) -> None:
    """Derive the families anew from the names in the derived graphs."""
    stem = terms.derived_graph("").value
    own = terms.derived_graph("families")
    named: list[tuple[str, str, str, str]] = []
    for graph in store.named_graphs():
        if (
            not isinstance(graph, NamedNode)
            or not graph.value.startswith(stem)
            or graph == own
        ):
            continue
        names: dict[str, str] = {}
        kinds: dict[str, str] = {}
        for quad in graph_quads(store, graph):
            if quad.predicate == ns.NAME:
                names[text_of(quad.subject)] = text_of(quad.object)
            elif quad.predicate == ns.KIND:
                kinds[text_of(quad.subject)] = text_of(quad.object)
        named += [
            (graph.value, party, names[party], kind)
            for party, kind in kinds.items()
            if party in names
        ]
    replace_graph(store, own, family_quads(terms, named))
