"""Decisions about names as RDF: append-only, bound to name keys, never to nodes."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Protocol

from pyoxigraph import Literal, NamedNode, Quad

from kg.graph import namespaces as ns
from kg.graph.terms import Terms, day, integer, text


class DecisionLike(Protocol):
    """A decision; see `kg.parties.decisions.Decision`."""

    @property
    def ordinal(self) -> int:
        """Return the number of a person's decision; 0 for a rule's."""

    @property
    def a(self) -> str:
        """Return the key of the one name."""

    @property
    def b(self) -> str:
        """Return the key of the other."""

    @property
    def verdict(self) -> str:
        """Return ``same``, ``different`` or ``unsure``."""

    @property
    def by(self) -> str:
        """Return who or which rule."""

    @property
    def why(self) -> str:
        """Return the reason."""

    @property
    def when(self) -> date | None:
        """Return the day, of a person's."""

    @property
    def withdrawn(self) -> bool:
        """Return whether it withdraws the decision of its number."""


_TERM = {"same": ns.SAME, "different": ns.DIFFERENT, "unsure": ns.UNSURE}
_WORD = {term.value: word for word, term in _TERM.items()}


def decision_quads(decisions: Iterable[DecisionLike], terms: Terms) -> list[Quad]:
    """Return persons' decisions, for the decisions graph."""
    graph = terms.decisions_graph()
    quads = []
    for decision in decisions:
        node = terms.decision(decision.ordinal, withdrawn=decision.withdrawn)
        quads += _pairs(decision, node, graph)
        quads.append(Quad(node, ns.ORDINAL, integer(decision.ordinal), graph))
        if decision.when is not None:
            quads.append(Quad(node, ns.DECIDED_ON, day(decision.when), graph))
        if decision.withdrawn:
            before = terms.decision(decision.ordinal)
            quads.append(Quad(node, ns.WITHDRAWS, before, graph))
    return quads


def rule_quads(decisions: Iterable[DecisionLike], terms: Terms) -> list[Quad]:
    """Return rules' decisions, which are derived and written anew each time."""
    graph = terms.derived_graph("identity")
    quads = []
    for decision in decisions:
        node = terms.rule_decision(decision.by, decision.a, decision.b)
        quads += _pairs(decision, node, graph)
    return quads


def _pairs(decision: DecisionLike, node: NamedNode, graph: NamedNode) -> list[Quad]:
    return [
        Quad(node, ns.TYPE, ns.IDENTITY_DECISION, graph),
        Quad(node, ns.FIRST_NAME, text(decision.a), graph),
        Quad(node, ns.SECOND_NAME, text(decision.b), graph),
        Quad(node, ns.JUDGEMENT, _TERM[str(decision.verdict)], graph),
        Quad(node, ns.DECIDED_BY, text(decision.by), graph),
        Quad(node, ns.WHY, text(decision.why), graph),
    ]


def recorded(quads: Iterable[Quad]) -> list[dict[str, str]]:
    """Return the decisions of a decisions graph, by number, a withdrawal last.

    Each has the keys ordinal, a, b, verdict, by, why, when ("" for none) and withdrawn
    ("yes" or "").
    """
    nodes: dict[str, dict[str, str]] = defaultdict(dict)
    for quad in quads:
        if isinstance(quad.subject, NamedNode) and isinstance(
            quad.object, NamedNode | Literal
        ):
            nodes[quad.subject.value][quad.predicate.value] = quad.object.value
    found = [
        {
            "ordinal": node[ns.ORDINAL.value],
            "a": node[ns.FIRST_NAME.value],
            "b": node[ns.SECOND_NAME.value],
            "verdict": _WORD.get(node.get(ns.JUDGEMENT.value, ""), "unsure"),
            "by": node.get(ns.DECIDED_BY.value, ""),
            "why": node.get(ns.WHY.value, ""),
            "when": node.get(ns.DECIDED_ON.value, ""),
            "withdrawn": "yes" if ns.WITHDRAWS.value in node else "",
        }
        for node in nodes.values()
        if ns.FIRST_NAME.value in node and ns.ORDINAL.value in node
    ]
    return sorted(found, key=lambda one: (int(one["ordinal"]), one["withdrawn"]))
