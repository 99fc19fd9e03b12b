"""Writes RDF for what a change touched: filing graphs, derived graphs, decisions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.build.naming import NameChanges, party_parts
from kg.build.workspace import Workspace
from kg.facts.projection import Projection
from kg.facts.rows import FilingRows
from kg.graph.decisions import decision_lines
from kg.graph.derived import family_lines, reporter_lines
from kg.graph.filing import filing_lines
from kg.graph.ontology import ontology_lines

if TYPE_CHECKING:
    from kg.build.refresh import Change

Graphs = dict[str, list[str]]
"""N-Quads lines by IRI of the graph."""


@dataclass(frozen=True, slots=True)
class Changed:
    """What a change came to.

    Attributes:
        change: What was written or decided.
        names: What names come to after it.
        filings: Filings of the reporters that differ, read with decisions.
        projections: What follows for these reporters.
    """

    change: "Change"
    names: NameChanges
    filings: Mapping[str, Sequence[FilingRows]]
    projections: Mapping[str, Projection]


def write(space: Workspace, changed: Changed) -> None:
    """Bring the store up to date with a change.

    Raises:
        GraphError: The store cannot be opened or written.
    """
    writer = space.writer.rdf
    if writer is None:
        return
    graphs: Graphs = {iri: [] for iri in changed.change.gone}
    graphs |= _filing_graphs(space, changed)
    graphs |= _derived_graphs(space, changed)
    graphs[space.iris.derived_graph("families")] = _families(space)
    if changed.change.decided or not space.writer.has_rdf:
        graphs[space.iris.decisions_graph()] = decision_lines(
            space.decisions, space.iris
        )
    if not space.writer.has_rdf:
        graphs[space.iris.ontology_graph()] = ontology_lines(space.iris)
    writer.replace(graphs)


def _filing_graphs(space: Workspace, changed: Changed) -> Graphs:
    """Return the graphs of filings that were written, or whose names changed."""
    graphs: Graphs = {}
    for reporter, filings in changed.filings.items():
        party_of = changed.names.party_of(reporter)
        for rows in filings:
            if rows.filing.key in changed.change.filings or any(
                key in changed.names.keys for row in rows.facts for key in row.mentions
            ):
                graphs[rows.filing.iri] = filing_lines(rows, party_of, space.iris)
    return graphs


def _derived_graphs(space: Workspace, changed: Changed) -> Graphs:
    """Return the derived graphs of the reporters for whom anything differs."""
    names = changed.names
    graphs: Graphs = {}
    for reporter in sorted(names.changed):
        graph = space.iris.derived_graph(reporter)
        projection = changed.projections.get(reporter)
        if projection is None:
            graphs[graph] = []
            continue
        parties = [
            *names.parties.get(reporter, ()),
            *(row for row in names.shared if row.reporter == reporter),
        ]
        links = names.links.get(reporter, ())
        graphs[graph] = reporter_lines(projection, parties, links, space.iris)
    return graphs


def _families(space: Workspace) -> list[str]:
    """Return the statements of the trade names that several reporters' parties bear."""
    members: dict[tuple[str, str], list[str]] = {}
    for family, name, party, _ in space.tables.rows("families"):
        members.setdefault((str(family), str(name)), []).append(str(party))
    return family_lines(
        [(family, name, parties) for (family, name), parties in members.items()],
        space.iris,
    )


__all__ = ["Changed", "party_parts", "write"]
