"""Publishes a graph, and lays a large one out in columns beside it."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import Store

from kg.errors import GraphError
from kg.graph import Terms
from kg.graph import namespaces as ns
from kg.pipeline.deriving import Tables, is_large, reporter_quads
from kg.store.base import Writer, graph_quads, text_of

if TYPE_CHECKING:
    from kg.columns import Table

_APART = frozenset({"identity", "families"})
"""Owners of what stands apart from any one reporter: names, trade names."""


def publish(writer: Writer, terms: Terms, made: Tables | None = None) -> None:
    """Show readers everything committed so far, with columns of a large graph.

    Where there are no columns the store answers.

    Args:
        writer: The graph.
        terms: Terms it was built with.
        made: Tables of reporters derived since the last time, as the graph now is;
            those of others are read from the store.

    Raises:
        GraphError: The folder cannot be written.
    """
    path = writer.columns
    if path is not None:
        try:
            if is_large(writer):
                _lay_out(writer, path, terms, made or {})
            else:
                path.unlink(missing_ok=True)
        except OSError as error:
            message = f"found {path} not writable ({error}); make room there"
            raise GraphError(message) from None
        writer.laid_out()
    writer.publish()


def _lay_out(writer: Writer, path: Path, terms: Terms, made: Tables) -> None:
    """Write the columns anew, reading only reporters whose graphs were written."""
    from kg import columns  # noqa: PLC0415

    store, written = writer.store, writer.rewritten
    stem = terms.derived_graph("").value
    if written is not None and not any(iri.startswith(stem) for iri in written):
        return
    owners = _owners(written, terms)
    kept = None if owners is None else _kept(path, owners)
    if owners is None or kept is None:
        owners, kept = _reporters(store, terms), {}
    parts = {name: [table] for name, table in kept.items()}
    for owner in sorted(owners | _APART):
        tables = made.get(owner) or _read(store, terms, owner)
        for name, table in tables.items():
            parts.setdefault(name, []).append(table)
    columns.save(
        path, {name: columns.joined(name, held) for name, held in parts.items()}
    )


def _owners(rewritten: frozenset[str] | None, terms: Terms) -> frozenset[str] | None:
    """Return the reporters whose rows may differ; None when all may.

    Whoever writes a filing's graph writes the derived graph of its reporter too.
    """
    if rewritten is None:
        return None
    stem = terms.derived_graph("").value
    keys = {iri.removeprefix(stem) for iri in rewritten if iri.startswith(stem)}
    return frozenset(keys - _APART)


def _kept(path: Path, owners: frozenset[str]) -> "Mapping[str, Table] | None":
    """Return the rows of all other reporters; None when they cannot be read."""
    from kg import columns  # noqa: PLC0415

    old = columns.loaded(path)
    try:
        if old is not None:
            gone = owners | _APART
            return {name: old.table(name).without(gone) for name in columns.SCHEMAS}
    except columns.ColumnsError:
        return None
    return None


def _reporters(store: Store, terms: Terms) -> frozenset[str]:
    """Return the keys of all reporters."""
    stem = terms.base + "entity/"
    return frozenset(
        text_of(quad.object).removeprefix(stem)
        for graph in store.named_graphs()
        for quad in store.quads_for_pattern(graph, ns.REPORTER, None, graph)
    )


def _read(store: Store, terms: Terms, owner: str) -> "Mapping[str, Table]":
    """Return the tables of a reporter from its filings and its derived graph."""
    from kg import columns  # noqa: PLC0415

    held = columns.Gathering()
    held.take(reporter_quads(store, terms, owner, columns.READ))
    held.take(graph_quads(store, terms.derived_graph(owner), columns.READ))
    return columns.tables_of(owner, held)
