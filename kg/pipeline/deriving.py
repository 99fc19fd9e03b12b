"""Derives what follows from filings: who the names are, positions, who owes whom."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, Quad, Store

from kg.graph import Terms, derived_quads
from kg.graph import namespaces as ns
from kg.graph.positions import READ
from kg.pipeline.identity import rewrite_identity
from kg.store.base import Writer, graph_quads, replace_graph

if TYPE_CHECKING:
    from kg.columns import Table

LARGE = 20_000
"""Facts from which on a graph has columns; with fewer the store answers at once."""

Tables = dict[str, dict[str, "Table"]]
"""Tables of reporters, by their keys and by the names of the tables."""


def is_large(writer: Writer) -> bool:
    """Whether a graph has so many facts that it is to have columns."""
    if writer.columns is None:
        return False
    facts = writer.store.quads_for_pattern(None, ns.IN_REPORT, None)
    return sum(1 for _ in islice(facts, LARGE)) == LARGE


def reporter_quads(
    store: Store, terms: Terms, reporter: str, predicates: Iterable[NamedNode]
) -> Iterator[Quad]:
    """Yield the quads of the filing graphs of one reporter that have some predicate."""
    wanted = sorted(set(predicates), key=str)
    for quad in store.quads_for_pattern(None, ns.REPORTER, terms.entity(reporter)):
        if isinstance(quad.subject, NamedNode) and quad.subject == quad.graph_name:
            yield from graph_quads(store, quad.subject, wanted)


def derive_all(writer: Writer, terms: Terms, reporters: Iterable[str]) -> Tables:
    """Decide who the names are, then derive what follows for the reporters touched.

    Returns:
        The tables of the reporters derived, to publish as columns: made here, where
        their quads are read anyway. None of a graph that is to have no columns.
    """
    store = writer.store
    changed, shared = rewrite_identity(writer, terms)
    made: Tables = {}
    large = is_large(writer)
    for reporter in sorted(set(reporters) | changed):
        graph = terms.derived_graph(reporter)
        if not large:
            filings = reporter_quads(store, terms, reporter, READ)
            replace_graph(
                writer, graph, derived_quads(terms, reporter, filings, shared)
            )
            continue
        from kg import columns  # noqa: PLC0415

        held = columns.Gathering()
        filings = reporter_quads(store, terms, reporter, (*READ, *columns.READ))
        quads = derived_quads(terms, reporter, held.passing(filings), shared)
        replace_graph(writer, graph, quads)
        held.take(quads)
        made[reporter] = columns.tables_of(reporter, held)
    return made
