"""Which graphs a query is asked of."""

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from kg.iris import Iris
from kg.queries.dataset import clauses_of
from kg.queries.sparql import ask_text

IRIS = Iris()
CURRENT = IRIS.current_view()
FILING = "https://w3id.org/rpkg/id/filing/1"
AT, P = NamedNode("http://x.example/a"), NamedNode("http://x.example/p")


@pytest.fixture
def store():
    held = Store()
    for graph, said in [
        (NamedNode(FILING), "filed"),
        (NamedNode(IRIS.derived_graph("1")), "one"),
        (NamedNode(IRIS.derived_graph("2")), "two"),
        (NamedNode(IRIS.decisions_graph()), "decided"),
    ]:
        held.add(Quad(AT, P, Literal(said), graph))
    return held


def ask(store, text):
    return ask_text(lambda: store, text, {}, IRIS, None)


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
    rows = ask(store, f"SELECT ?o {clause} WHERE {{ ?s ?p ?o }} ORDER BY ?o")
    assert [row["o"] for row in rows] == found


def test_filings_are_reached_from_the_current_view(store) -> None:
    text = f"SELECT ?o FROM <{CURRENT}> {{ ?s ?p 'one' . GRAPH <{FILING}> {{ ?s ?p ?o }} }}"
    assert [row["o"] for row in ask(store, text)] == ["filed"]


def test_a_word_from_inside_a_text_or_name_is_no_clause() -> None:
    text = f"SELECT ?from {{ ?from ?p 'FROM <{CURRENT}>' }} # FROM <{CURRENT}>"
    found = clauses_of(text, CURRENT)
    assert (found.text, found.current, found.others) == (text, False, False)
