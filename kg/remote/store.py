"""A SPARQL store over HTTP that answers as the embedded one does."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from pyoxigraph import NamedNode, Quad, QueryBoolean, QuerySolutions, Triple

from kg.errors import GraphError
from kg.iris import PREFIXES
from kg.queries.tokens import tokens
from kg.remote.access import Access
from kg.remote.results import RESULTS, TRIPLES, solutions_of, triples_of
from kg.remote.transport import Fields, Transport

Graphs = NamedNode | Sequence[NamedNode] | None
_UNION: Final = "union-default-graph"
"""Parameter with which Oxigraph's server takes all graphs for the default one."""
_KEYED: Final = f"?subject <{PREFIXES['rp']}reporterKey> ?key"
_ANY: Final = f"ASK {{ {_KEYED} }}"
_ANY_NAMED: Final = f"ASK {{ GRAPH ?graph {{ {_KEYED} }} }}"
_GRAPHS: Final = "SELECT DISTINCT ?graph WHERE { GRAPH ?graph { ?s ?p ?o } }"
_PREFIX: Final = re.compile(r"\bPREFIX\s+([\w.-]*):", re.IGNORECASE)
_ORDER: Final = re.compile(r"\bORDER BY((?:\s+\?\w+)+)[^{}]*\Z")
_FORMS: Final = frozenset({"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"})


class RemoteStore:
    """The part of `pyoxigraph.Store` that queries use, over the SPARQL 1.1 protocol.

    Args:
        access: How the store is reached.
        transport: Sends the requests; one of its own without it.
    """

    def __init__(self, access: Access, transport: Transport | None = None) -> None:
        self.url = access.url
        self._transport = transport or Transport(access)
        self._union: Fields | None = None

    def query(
        self,
        query: str,
        *,
        use_default_graph_as_union: bool = False,
        default_graph: Graphs = None,
        named_graphs: Sequence[NamedNode] | None = None,
        prefixes: Mapping[str, str] | None = None,
    ) -> QuerySolutions | QueryBoolean | list[Triple]:
        """Return the answer to a query; see `pyoxigraph.Store.query`.

        Raises:
            GraphError: The store does not answer, or not as SPARQL asks for.
            QueryError: It refuses the query.
        """
        declared = _declared(query, prefixes or {})
        fields: Fields = [("query", declared + query)]
        if default_graph is not None:
            if isinstance(default_graph, NamedNode):
                default_graph = [default_graph]
            fields += [("default-graph-uri", graph.value) for graph in default_graph]
            named = named_graphs or ()
            fields += [("named-graph-uri", graph.value) for graph in named]
        elif use_default_graph_as_union:
            fields += self._union_fields()
        if _form_of(query) in ("CONSTRUCT", "DESCRIBE"):
            return triples_of(self._transport.post(fields, TRIPLES), self.url)
        reply = self._transport.post(fields, RESULTS)
        return solutions_of(reply, self.url, _order_of(query))

    def named_graphs(self) -> Iterator[NamedNode]:
        """Yield the named graphs."""
        for (graph,) in self._rows(_GRAPHS):
            if isinstance(graph, NamedNode):
                yield graph

    def quads_for_pattern(
        self, subject: None, predicate: None, value: None, graph: NamedNode
    ) -> Iterator[Quad]:
        """Yield the quads of one graph."""
        del subject, predicate, value
        # As rows: Virtuoso cuts the triples of a CONSTRUCT without a word.
        text = f"SELECT ?s ?p ?o WHERE {{ GRAPH {graph} {{ ?s ?p ?o }} }}"
        for node, name, term in self._rows(text):
            yield Quad(node, name, term, graph)  # type: ignore[arg-type]

    def texts(self, query: str) -> Iterator[tuple[str, ...]]:
        """Yield the rows of a SELECT as texts; an unknown value is "".

        The query names its graphs itself.
        """
        for row in self._rows(query):
            yield tuple(getattr(term, "value", "") for term in row)

    def _union_fields(self) -> Fields:
        """Return what makes this store take the union of all graphs for the default.

        Raises:
            GraphError: It holds no graph of this kind, or cannot be made to.
        """
        if self._union is None:
            self._union = self._union_found()
        return self._union

    def _union_found(self) -> Fields:
        if self._ask([("query", _ANY)]):
            return []
        if not self._ask([("query", _ANY_NAMED)]):
            message = "found no graph of this kind in the store; kg load brings one"
            raise GraphError(message, source=self.url)
        fields: Fields = [(_UNION, "true")]
        if self._ask([("query", _ANY), *fields]):
            return fields
        message = (
            "found a store whose default graph is not the union of its named graphs; "
            "set it so (Oxigraph: --union-default-graph, Jena: unionDefaultGraph)"
        )
        raise GraphError(message, source=self.url)

    def _ask(self, fields: Fields) -> bool:
        answer = solutions_of(self._transport.post(fields, RESULTS), self.url)
        if not isinstance(answer, QueryBoolean):
            message = "found rows in answer to ASK, expected true or false"
            raise GraphError(message, source=self.url)
        return bool(answer)

    def _rows(self, query: str) -> Iterable[Sequence[object]]:
        answer = solutions_of(
            self._transport.post([("query", query)], RESULTS), self.url
        )
        if isinstance(answer, QueryBoolean):
            message = "found true or false in answer to SELECT, expected rows"
            raise GraphError(message, source=self.url)
        for solution in answer:
            yield tuple(solution)


def _declared(query: str, prefixes: Mapping[str, str]) -> str:
    """Return declarations of the prefixes that a query uses and does not declare.

    >>> _declared("ASK { ?s rp:key ?k }", {"rp": "urn:rp#", "skos": "urn:skos#"})
    'PREFIX rp: <urn:rp#> '
    """
    own = set(_PREFIX.findall(query))
    return "".join(
        f"PREFIX {name}: <{iri}> "
        for name, iri in prefixes.items()
        if name not in own and f"{name}:" in query
    )


def _order_of(query: str) -> list[str]:
    """Return the variables that the last line of a query sorts by, leading ones.

    >>> _order_of("SELECT * WHERE { ?s ?p ?o } ORDER BY ?s DESC(?p) ?o")
    ['s']
    """
    found = _ORDER.search(query)
    return [] if found is None else found[1].replace("?", " ").split()


def _form_of(query: str) -> str:
    r"""Return the form of a query: the first keyword that names one.

    >>> _form_of("# ASK\nPREFIX select: <http://a/ASK> CONSTRUCT WHERE { ?s ?p ?o }")
    'CONSTRUCT'
    """
    for token in tokens(query):
        if token.kind == "word" and token.text.upper() in _FORMS:
            return token.text.upper()
    return "SELECT"
