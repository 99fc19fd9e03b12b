"""Quads of what is written as text, for modules that still read quads."""

from collections.abc import Iterable
from typing import Final

from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from kg.graph.findings import finding_lines
from kg.graph.ontology import ontology_lines
from kg.graph.terms import Terms
from kg.iris import Iris
from kg.model.finding import Finding

SH: Final = "http://www.w3.org/ns/shacl#"


def findings_graph(terms: Terms) -> NamedNode:
    """Return the graph that holds findings."""
    return NamedNode(Iris(terms.base).findings_graph())


def finding_quads(
    findings: Iterable[Finding], terms: Terms | None = None
) -> list[Quad]:
    """Return the fails among findings as quads, each once, in their order."""
    return _quads(finding_lines(findings, Iris((terms or Terms()).base)))


def ontology_quads(*, terms: Terms | None = None) -> list[Quad]:
    """Return all ontology files as quads of the ontology graph, sorted."""
    return _quads(ontology_lines(Iris((terms or Terms()).base)))


def _quads(lines: Iterable[str]) -> list[Quad]:
    return list(parse("\n".join(lines), format=RdfFormat.N_QUADS))
