"""What the service is, in its own words (SPARQL 1.1 Service Description)."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from pyoxigraph import Literal, NamedNode, Triple

if TYPE_CHECKING:
    from kg.api.graph import Graph

_SD: Final = "http://www.w3.org/ns/sparql-service-description#"
_FORMATS: Final = "http://www.w3.org/ns/formats/"
_RDF_TYPE: Final = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_LABEL: Final = NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
_WRITES: Final = (
    "SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV",
    "SPARQL_Results_TSV", "Turtle", "N-Triples", "JSON-LD",
)  # fmt: skip
_MOST: Final = 1000
"""Most named graphs that are listed."""


def description_of(graph: "Graph", endpoint: str) -> Iterator[Triple]:
    """Yield the triples that describe the service.

    Args:
        graph: The graph it serves; its named graphs are listed, at most a thousand.
        endpoint: Address of the service.
    """
    service = NamedNode(endpoint)
    dataset = NamedNode(f"{endpoint}#dataset")
    default = NamedNode(f"{endpoint}#default")
    yield Triple(service, _RDF_TYPE, _sd("Service"))
    yield Triple(service, _sd("endpoint"), service)
    yield Triple(service, _sd("supportedLanguage"), _sd("SPARQL11Query"))
    yield Triple(service, _sd("feature"), _sd("UnionDefaultGraph"))
    for name in _WRITES:
        yield Triple(service, _sd("resultFormat"), NamedNode(_FORMATS + name))
    yield Triple(service, _sd("defaultDataset"), dataset)
    yield Triple(dataset, _RDF_TYPE, _sd("Dataset"))
    yield Triple(dataset, _sd("defaultGraph"), default)
    yield Triple(default, _RDF_TYPE, _sd("Graph"))
    yield Triple(default, _LABEL, Literal("The union of all named graphs"))
    names = sorted(node.value for node in graph.store.named_graphs())
    for number, name in enumerate(names[:_MOST]):
        entry = NamedNode(f"{endpoint}#graph-{number}")
        yield Triple(dataset, _sd("namedGraph"), entry)
        yield Triple(entry, _RDF_TYPE, _sd("NamedGraph"))
        yield Triple(entry, _sd("name"), NamedNode(name))


def _sd(name: str) -> NamedNode:
    return NamedNode(_SD + name)
