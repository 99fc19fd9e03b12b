"""What is said of mistakes in SPARQL and SQL."""

import pytest

import kg
from kg.errors import QueryError
from kg.queries.mistakes import sql_mistake


@pytest.fixture(scope="module")
def graph(tmp_path_factory):
    folder = tmp_path_factory.mktemp("mistakes")
    page = folder / "R2.txt"
    page.write_text(
        "|\nDue to related parties (Details) - USD ($)\n|\nDec. 31, 2022\n"
        "|Ada Moss\n|RELATED PARTY TRANSACTIONS [Line Items]\n"
        "|Due to related parties\n|$ 5\n",
        encoding="utf-8",
    )
    with kg.open(folder / "graph") as opened:
        opened.build(page)
        yield opened


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?amount { ?fact a rp:Balance ; rp:amount ?amount }",
        "SELECT ?amount { ?fact rdf:type rp:Balance ; rp:amount ?amount }",
        "PREFIX x: <https://w3id.org/rpkg/ns#> SELECT ?amount { ?f x:amount ?amount ; a x:Balance }",
        "SELECT ?amount FROM <https://w3id.org/rpkg/id/graph/current>"
        " { ?p a rp:Position ; rp:amount ?amount }",
    ],
)
def test_prefixes_of_the_ontology_need_not_be_declared(graph, text):
    assert [row.amount for row in graph.query(text)] == [5]


def test_a_prefix_of_ones_own_goes_before(graph):
    text = "PREFIX rp: <https://example.org/> SELECT * { ?fact a rp:Balance }"
    assert len(graph.query(text)) == 0


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "SELECT *\n{ ?a zz:b ?c }",
            "line 2, column 6: the prefix zz: is not declared",
        ),
        ("SELECT * {\n\n ?a tx:b ?c . }", "line 3, column 5: the prefix tx: is not"),
        ("SELECT * { ?a ?b", "the text ends too soon"),
        ("ASK {\n", "the text ends too soon"),
        ("SELEKT * {}", "found 'SELEKT' .did you mean SELECT."),
        ("PREFIX a: <b:c> DESCRIBES *", "found 'DESCRIBES' .did you mean DESCRIBE."),
        ("SELECT ?x (count(*) AS ?n { ?a ?b ?c }", "line 1, column 27: found"),
    ],
)
def test_a_mistake_is_one_line_with_its_place(graph, text, told):
    with pytest.raises(QueryError, match=told) as caught:
        graph.query(text)
    assert len(str(caught.value)) < 200


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("SELECT foo FROM positions", 'line 1: .*"foo" not found'),
        ("SELECT 1\nFROM positons", "line 2: .*positons does not exist! Did you mean"),
        ("SELEC 1", "line 1: syntax error at or near"),
    ],
)
def test_a_mistake_in_sql_says_line_and_what_there_is(graph, text, told):
    with pytest.raises(QueryError, match=told) as caught:
        graph.sql(text)
    assert "\n" not in str(caught.value)


def test_an_error_without_place_is_told_as_it_is():
    assert sql_mistake("Out of memory") == "Out of memory"
