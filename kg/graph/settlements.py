"""Decisions on the column of an uncertain fact: append-only, outliving rebuilds."""

from collections.abc import Iterable

from pyoxigraph import Literal, NamedNode, Quad

from kg.graph import namespaces as ns
from kg.graph.terms import Terms, integer, text


def settlements(quads: Iterable[Quad]) -> dict[str, tuple[int, int]]:
    """Return (column, ordinal) of the settlement that holds, by IRI of the fact.

    Args:
        quads: The decisions graph; whatever else it holds is passed over.
    """
    nodes: dict[str, dict[str, str]] = {}
    wanted = {ns.SETTLES.value, ns.SETTLED_COLUMN.value, ns.ORDINAL.value}
    for quad in quads:
        if (
            quad.predicate.value in wanted
            and isinstance(quad.subject, NamedNode)
            and isinstance(quad.object, NamedNode | Literal)
        ):
            node = nodes.setdefault(quad.subject.value, {})
            node[quad.predicate.value] = quad.object.value
    held: dict[str, tuple[int, int]] = {}
    for node in nodes.values():
        if len(node) < len(wanted):
            continue
        fact, ordinal = node[ns.SETTLES.value], int(node[ns.ORDINAL.value])
        if fact not in held or ordinal > held[fact][1]:
            held[fact] = int(node[ns.SETTLED_COLUMN.value]), ordinal
    return held


def settlement_quads(
    fact: NamedNode, column: int, why: str, ordinal: int, *, terms: Terms | None = None
) -> list[Quad]:
    """Return the quads of one decision, for the decisions graph.

    Args:
        fact: The fact decided on.
        column: Value column from 0.
        why: Reason, as given.
        ordinal: One more than that of the settlement that held, else 1.
        terms: Mints the IRIs; the default base without it.
    """
    terms = terms or Terms()
    node, graph = terms.settlement(fact, ordinal), terms.decisions_graph()
    return [
        Quad(node, ns.TYPE, ns.SETTLEMENT, graph),
        Quad(node, ns.SETTLES, fact, graph),
        Quad(node, ns.SETTLED_COLUMN, integer(column), graph),
        Quad(node, ns.ORDINAL, integer(ordinal), graph),
        Quad(node, ns.WHY, text(why), graph),
    ]
