"""Which graphs a query is asked of."""

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store

from kg.errors import QueryError
from kg.iris import Iris
from kg.queries.dataset import Dataset, answer_of, clauses_of

IRIS = Iris()
CURRENT = IRIS.current_view()
FILING = "https://w3id.org/rpkg/id/filing/1"
AT, P = NamedNode("http://x.example/a"), NamedNode("http://x.example/p")


@pytest.fixture
def store():
    graphs = Store()
    for graph, word in [
        (FILING, "filed"),
        (IRIS.derived_graph("1"), "one"),
        (IRIS.derived_graph("2"), "two"),
        (IRIS.decisions_graph(), "decided"),
    ]:
        graphs.add(Quad(AT, P, Literal(word), NamedNode(graph)))
    return graphs


def words(store, text: str) -> list[str]:
    return [row["o"].value for row in answer_of(store, text, IRIS)]


@pytest.mark.parametrize(
    ("clause", "found"),
    [
        ("", ["decided", "filed", "one", "two"]),
        (f"FROM <{FILING}>", ["filed"]),
        (f"FROM <{CURRENT}>", ["one", "two"]),
        (f"from # the view\n <{CURRENT}>", ["one", "two"]),
        (f"FROM NAMED <{FILING}>", []),
    ],
)
def test_clauses_choose_the_graphs(store, clause, found) -> None:
    query = f"SELECT ?o {clause} WHERE {{ ?s ?p ?o }} ORDER BY ?o"
    assert words(store, query) == found


def test_filings_are_reached_from_the_current_view(store) -> None:
    text = f"SELECT ?o FROM <{CURRENT}> {{ ?s ?p 'one' . GRAPH <{FILING}> {{ ?s ?p ?o }} }}"
    assert words(store, text) == ["filed"]


def test_a_word_from_inside_a_text_or_name_is_no_clause() -> None:
    text = f"SELECT ?from {{ ?from ?p 'FROM <{CURRENT}>' }} # FROM <{CURRENT}>"
    found = clauses_of(text, CURRENT)
    assert (found.text, found.current, found.others) == (text, False, False)


GRAPHS = """
<urn:s> <urn:p> "derived" <{base}graph/derived/1> .
<urn:s> <urn:p> "ontology" <{base}graph/ontology> .
<urn:s> <urn:p> "filing" <{base}filing/1> .
"""


@pytest.mark.parametrize(
    ("dataset", "default", "named"),
    [
        (Dataset(["filing/1"]), ["filing"], []),
        (Dataset(["filing/1", "filing/1"]), ["filing"], []),
        (Dataset(["graph/current"]), ["derived", "ontology"], []),
        (Dataset(["graph/current", "filing/1"]), ["derived", "filing", "ontology"], []),
        (Dataset((), ["filing/1"]), [], ["filing"]),
        (Dataset(["graph/ontology"], ["filing/1"]), ["ontology"], ["filing"]),
        (Dataset(["filing/none"]), [], []),
    ],
)
def test_a_dataset_goes_before_the_clauses_of_a_query(dataset, default, named):
    iris = Iris()
    store = Store()
    store.load(GRAPHS.format(base=iris.base).encode(), format=RdfFormat.N_QUADS)
    whole = Dataset(
        [iris.base + name for name in dataset.default],
        [iris.base + name for name in dataset.named],
    )

    def values(pattern):
        text = f"SELECT ?o FROM <{iris.base}graph/ontology> {{ {pattern} }}"
        return sorted(row["o"].value for row in answer_of(store, text, iris, whole))

    assert values("?s ?p ?o") == default
    assert values("GRAPH ?g { ?s ?p ?o }") == named


def test_a_graph_that_is_no_iri_is_refused():
    with pytest.raises(QueryError, match="found a query that is no SPARQL"):
        answer_of(Store(), "ASK {}", Iris(), Dataset(["a b"]))
