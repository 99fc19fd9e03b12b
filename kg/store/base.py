"""What a store offers, whoever keeps the quads.

Every quad lies in a named graph. Queries see the union of all named graphs as their
default graph. Writers change one named graph in one transaction.
"""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Protocol

from pyoxigraph import (
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    serialize,
)

from kg.errors import GraphError, QueryError

Answer = QuerySolutions | QueryBoolean | QueryTriples


class View(Protocol):
    """A graph that can be asked."""

    @property
    def store(self) -> Store:
        """The Oxigraph store behind it, as it is now."""
        ...

    @property
    def columns(self) -> Path | None:
        """Where columns made from it lie, if they do; None where none are kept."""
        ...

    def close(self) -> None:
        """Let the graph go."""
        ...


class Writer(View, Protocol):
    """A graph that can be changed, by one process at a time.

    Closing it publishes nothing, and lets other writers in.
    """

    @property
    def rewritten(self) -> frozenset[str] | None:
        """The graphs that may differ from what the columns hold; None: any may."""
        ...

    def rewriting(self, graph: NamedNode) -> None:
        """Take note of a graph that is about to be written."""
        ...

    def laid_out(self) -> None:
        """Take note that the columns now hold what the graph holds, or are gone."""
        ...

    def publish(self) -> None:
        """Show readers everything committed so far, and the columns if they hold it."""
        ...


def answer(
    store: Store,
    sparql: str,
    *,
    union: bool = True,
    default: Sequence[NamedNode] | None = None,
) -> Answer:
    """Return the answer to a query.

    Args:
        store: What to ask.
        sparql: The query.
        union: Whether its default graph is the union of all named graphs, which goes
            before clauses of its own.
        default: The graphs that make its default graph; goes before `union`.

    Raises:
        QueryError: It is not SPARQL 1.1.
    """
    try:
        if default is not None:
            return store.query(sparql, default_graph=list(default))
        return store.query(sparql, use_default_graph_as_union=union)
    except (SyntaxError, ValueError) as error:
        message = (
            f"found a query that is no SPARQL 1.1 ({error}); expected SELECT, ASK, "
            "CONSTRUCT or DESCRIBE; correct it"
        )
        raise QueryError(message) from None


def text_of(term: object) -> str:
    """Return the IRI of a node or the text of a literal; "" for anything else."""
    return term.value if isinstance(term, NamedNode | Literal) else ""


def graph_quads(
    store: Store, graph: NamedNode, predicates: Iterable[NamedNode] | None = None
) -> Iterator[Quad]:
    """Yield the quads of one named graph, in no order.

    Args:
        store: The store.
        graph: The graph.
        predicates: Only with these; what is not wanted is not even read.
    """
    if predicates is None:
        yield from store.quads_for_pattern(None, None, None, graph)
        return
    for predicate in predicates:
        yield from store.quads_for_pattern(None, predicate, None, graph)


def replace_graph(writer: Writer, graph: NamedNode, quads: Iterable[Quad]) -> bool:
    """Make a named graph hold exactly these quads, in one transaction.

    Only the difference is written, so building anew what is there writes nothing. It is
    written in the order given: quads of one subject together go in faster by half.

    Returns:
        Whether anything changed.

    Raises:
        GraphError: The store cannot be written.
    """
    store, wanted = writer.store, dict.fromkeys(quads)
    writer.rewriting(graph)
    held = set(graph_quads(store, graph))
    new = [quad for quad in wanted if quad not in held]
    gone = held.difference(wanted)
    try:
        if gone:
            store.update(_change(graph, gone, new))
        elif new:
            store.extend(new)
    except OSError as error:
        message = f"found the store not writable ({error}); make room and build again"
        raise GraphError(message) from None
    return bool(gone or new)


def _change(graph: NamedNode, gone: Iterable[Quad], new: Iterable[Quad]) -> str:
    """Return one update, and so one transaction, that takes away and adds."""
    return (
        f"DELETE DATA {{ GRAPH {graph} {{ {_triples(gone)} }} }};\n"
        f"INSERT DATA {{ GRAPH {graph} {{ {_triples(new)} }} }}"
    )


def _triples(quads: Iterable[Quad]) -> str:
    """Return N-Triples, whose literals are written as SPARQL writes them."""
    triples = (quad.triple for quad in quads)
    return (serialize(triples, format=RdfFormat.N_TRIPLES) or b"").decode()
