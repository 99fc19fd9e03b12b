"""Which graphs a query is asked of: its dataset clauses, and the current view.

Without a clause a query is asked of the union of all graphs, and ``GRAPH`` reaches each
of them. ``FROM`` and ``FROM NAMED`` mean what SPARQL 1.1 says (section 13.2). ``FROM``
the current view (`Iris.current_view`) asks the derived graphs of all reporters as one:
positions counted once as last filed, who owes whom, names and kinds; ``GRAPH`` then
still reaches every graph. A dataset that is given beside the query, as the SPARQL 1.1
Protocol does (section 2.1.4), goes before its clauses. The prefixes of
`kg.iris.PREFIXES` need not be declared.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    NamedNode,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    Store,
)

from kg.errors import QueryError
from kg.iris import PREFIXES, Iris
from kg.queries.mistakes import sparql_mistake
from kg.queries.tokens import Token, tokens

Graph = NamedNode | BlankNode | DefaultGraph
RdfAnswer = QuerySolutions | QueryBoolean | QueryTriples


@dataclass(frozen=True, slots=True)
class Clauses:
    """What a query says of its dataset.

    Attributes:
        text: The query, the current view taken out of its clauses.
        current: Whether the current view was among them.
        others: Whether other clauses are left.
    """

    text: str
    current: bool
    others: bool


@dataclass(frozen=True, slots=True)
class Dataset:
    """The graphs a query is asked of, where they are not left to its clauses.

    Attributes:
        default: IRIs of the graphs that together are the default graph.
        named: IRIs of the graphs that ``GRAPH`` reaches.
    """

    default: Sequence[str] = ()
    named: Sequence[str] = ()


def clauses_of(sparql: str, view: str) -> Clauses:
    """Look for the dataset clauses of a query."""
    read = list(tokens(sparql))
    kept: list[Token] = []
    current, others, at = False, False, 0
    while at < len(read):
        token = read[at]
        if token.kind == "word" and token.text.upper() == "FROM":
            end = _next_place(read, at + 1)
            if end is not None and read[end].text == f"<{view}>":
                current, at = True, end + 1
                continue
            others = True
        kept.append(token)
        at += 1
    return Clauses("".join(token.text for token in kept), current, others)


def _next_place(read: list[Token], at: int) -> int | None:
    """Return the place of the next token that is neither space nor comment."""
    for place in range(at, len(read)):
        token = read[place]
        if token.kind != "comment" and token.text.strip():
            return place
    return None


def answer_of(
    store: Store, sparql: str, iris: Iris, dataset: Dataset | None = None
) -> RdfAnswer:
    """Return the answer to a query, asked of the graphs it names.

    Args:
        store: The store.
        sparql: The query.
        iris: Recognises the current view.
        dataset: Goes before the clauses of the query; None leaves it to them.

    Raises:
        QueryError: It is not SPARQL 1.1, or a graph of the dataset is no IRI.
    """
    clauses = clauses_of(sparql, iris.current_view())
    default: list[NamedNode] | None = None
    if clauses.current:
        default = _current_graphs(store, iris)
    try:
        if dataset is not None:
            return store.query(
                clauses.text,
                default_graph=_default_graphs(store, iris, dataset),
                named_graphs=[NamedNode(iri) for iri in dataset.named],
                prefixes=PREFIXES,
            )
        if default is not None:
            graphs: list[Graph] = sorted(default, key=str)
            return store.query(clauses.text, default_graph=graphs, prefixes=PREFIXES)
        union = not clauses.others
        return store.query(sparql, use_default_graph_as_union=union, prefixes=PREFIXES)
    except QueryError:
        raise  # what a store over HTTP says of the query
    except (SyntaxError, ValueError) as error:
        mistake = sparql_mistake(clauses.text, str(error))
        message = f"found a query that is no SPARQL 1.1: {mistake}"
        raise QueryError(message) from None


def _current_graphs(store: Store, iris: Iris) -> list[NamedNode]:
    """Return the graphs of the current view: what is derived, and the ontology."""
    stem = iris.derived_graph("")
    graphs = [
        graph
        for graph in store.named_graphs()
        if isinstance(graph, NamedNode) and graph.value.startswith(stem)
    ]
    return [*graphs, NamedNode(iris.ontology_graph())]


def _default_graphs(store: Store, iris: Iris, dataset: Dataset) -> list[Graph]:
    """Return the graphs of a dataset's default graph, the current view spelled out."""
    graphs: list[Graph] = []
    for iri in dict.fromkeys(dataset.default):
        if iri == iris.current_view():
            graphs += _current_graphs(store, iris)
        else:
            graphs.append(NamedNode(iri))
    return graphs
