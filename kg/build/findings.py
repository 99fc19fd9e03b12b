"""Keeps what checks found in the RDF of a graph."""

from collections.abc import Iterable

from kg.build.workspace import Workspace
from kg.errors import NotFoundError
from kg.graph.findings import finding_lines
from kg.model.finding import Finding


def keep(space: Workspace, findings: Iterable[Finding]) -> None:
    """Replace the findings in a graph by the fails among these, and publish.

    Raises:
        NotFoundError: The graph keeps no RDF.
        GraphError: The graph cannot be written.
    """
    store = space.writer.rdf
    if store is None:
        message = (
            "found a graph without RDF, expected one to keep findings in; make it with "
            "kg rebuild"
        )
        raise NotFoundError(message)
    lines = finding_lines(findings, space.iris)
    store.replace({space.iris.findings_graph(): lines})
    space.publish()
