"""Keeps findings in the graph."""

from collections.abc import Iterable

from kg.graph import Terms
from kg.graph.passing import finding_quads, findings_graph
from kg.model.finding import Finding
from kg.pipeline.publishing import publish
from kg.store.base import Writer, replace_graph


def keep(writer: Writer, findings: Iterable[Finding]) -> None:
    """Replace the findings in a graph by the fails among these, and publish.

    Raises:
        GraphError: The graph cannot be written.
    """
    terms = Terms()
    replace_graph(writer, findings_graph(terms), finding_quads(findings, terms))
    publish(writer, terms)
