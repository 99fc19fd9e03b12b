"""What the checks say of the amounts of a picture, for its evidence panel."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final

import networkx as nx

from kg.checks import RULES
from kg.checks.wording import Verdict
from kg.facts.disclosure import disclosures
from kg.facts.snapshot import Snapshot
from kg.model.characters import visible
from kg.model.finding import Status
from kg.network.edges import Edge, edges_of
from kg.views.excerpt import nodes_around

MOST_CHECKED: Final = 25
"""Reporting entities of a picture up to which their disclosures are checked."""
_MOST_TOLD: Final = 6
"""Findings told of one amount, those that failed first."""

Told = dict[str, str]
"""Rule, status and sentence of one finding."""


def add_findings(
    net: "nx.MultiDiGraph[str]",
    snapshot: Snapshot,
    around: Collection[str] | None = None,
    depth: int = 1,
) -> None:
    """Add to a network what the checks say of its facts, in ``net.graph["findings"]``.

    Args:
        net: The network.
        snapshot: The graph it is of.
        around: The nodes a picture is drawn round; None: all of it.
        depth: How many edges round them.
    """
    edges = edges_of(net, ordered=False)
    if around is not None:
        near = nodes_around(edges, around, depth)
        edges = [e for e in edges if e.debtor in near and e.creditor in near]
    reporters = {teller for edge in edges for teller in edge.tellers}
    if 0 < len(reporters) <= MOST_CHECKED:
        net.graph["findings"] = findings_by_fact(snapshot, reporters)


def findings_by_fact(
    snapshot: Snapshot, reporters: Collection[str]
) -> dict[str, list[Told]]:
    """Return what the checks of facts say of each fact of some reporters.

    The rule of shapes, which looks at RDF, is none of them.
    """
    found: dict[str, dict[tuple[str, ...], Told]] = defaultdict(dict)
    for rule, verdict in _verdicts(snapshot, reporters):
        told = {
            "rule": rule,
            "status": str(verdict.status),
            "message": visible(verdict.message),
        }
        for fact in verdict.facts:
            found[fact.cell.fact][tuple(told.values())] = told
    return {fact: list(several.values()) for fact, several in found.items()}


def _verdicts(
    snapshot: Snapshot, reporters: Collection[str]
) -> Iterator[tuple[str, Verdict]]:
    for disclosure in disclosures(snapshot, reporters):
        for name, rule in RULES.items():
            for verdict in rule.run(disclosure) if rule.run else ():
                if verdict.status is not Status.NOT_APPLICABLE:
                    yield name, verdict


def told_of(edge: Edge, findings: Mapping[str, Sequence[Told]]) -> list[Told]:
    """Return what the checks say of the facts of one amount, the fails first."""
    facts = {str(cell["fact"]) for cell in edge.cells()}
    told = {
        tuple(one.values()): one
        for fact in sorted(facts)
        for one in findings.get(fact, ())
    }
    ordered = sorted(told.values(), key=lambda one: one["status"] != Status.FAIL)
    return ordered[:_MOST_TOLD]
