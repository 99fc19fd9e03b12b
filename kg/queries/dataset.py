"""Which graphs a query is asked of: its dataset clauses, and the current view.

Without a clause a query is asked of the union of all graphs, and ``GRAPH`` reaches each
of them. ``FROM`` and ``FROM NAMED`` mean what SPARQL 1.1 says (section 13.2). ``FROM``
the current view (`Iris.current_view`) asks the derived graphs of all reporters as one:
positions counted once as last filed, who owes whom, names and kinds; ``GRAPH`` then
still reaches every graph.
"""

from dataclasses import dataclass

from pyoxigraph import NamedNode, QueryBoolean, QuerySolutions, QueryTriples, Store

from kg.errors import QueryError
from kg.iris import Iris
from kg.queries.tokens import Token, tokens

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


def clauses_of(sparql: str, view: str) -> Clauses:
    """Look for the dataset clauses of a query.

    Args:
        sparql: The query.
        view: IRI of the current view.
    """
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


def answer_of(store: Store, sparql: str, iris: Iris) -> RdfAnswer:
    """Return the answer to a query, asked of the graphs it names.

    Raises:
        QueryError: It is not SPARQL 1.1.
    """
    clauses = clauses_of(sparql, iris.current_view())
    default: list[NamedNode] | None = None
    if clauses.current:
        stem = iris.derived_graph("")
        default = [
            graph
            for graph in store.named_graphs()
            if isinstance(graph, NamedNode) and graph.value.startswith(stem)
        ]
        default.append(NamedNode(iris.ontology_graph()))
    try:
        if default is not None:
            return store.query(clauses.text, default_graph=sorted(default, key=str))
        return store.query(sparql, use_default_graph_as_union=not clauses.others)
    except (SyntaxError, ValueError) as error:
        message = (
            f"found a query that is no SPARQL 1.1 ({error}); expected SELECT, ASK, "
            "CONSTRUCT or DESCRIBE; correct it"
        )
        raise QueryError(message) from None
