"""SPARQL 1.1 Protocol, section by section: how it is asked, in what forms it answers."""

import json
import re
from xml.etree import ElementTree

import pytest
import rdflib
from rdflib.plugins.stores.sparqlstore import SPARQLStore

from kg.queries import listing

pytest.importorskip("starlette", reason="the extra [serve] is not installed")

COUNT = "SELECT (COUNT(*) AS ?n) { ?p a <https://w3id.org/rpkg/ns#Position> }"
ASK = "ASK { ?p a <https://w3id.org/rpkg/ns#Position> }"
ID = "https://w3id.org/rpkg/id/"
FACT = f"{ID}filing/0001104659-21-117128/R65/7/1"
DESCRIBE = f"DESCRIBE <{FACT}>"
AMOUNT = f"SELECT ?x {{ <{FACT}> <https://w3id.org/rpkg/ns#amount> ?x }}"
RESULTS = "application/sparql-results+json"


def number(answer) -> int:
    assert answer.status_code == 200, answer.text
    [row] = answer.json()["results"]["bindings"]
    return int(row["n"]["value"])


def test_2_1_1_a_query_by_get(client):
    answer = client.get("/sparql", params={"query": AMOUNT})
    assert answer.headers["content-type"] == RESULTS
    assert answer.json() == {
        "head": {"vars": ["x"]},
        "results": {
            "bindings": [
                {
                    "x": {
                        "type": "literal",
                        "value": "2039000",
                        "datatype": "http://www.w3.org/2001/XMLSchema#decimal",
                    }
                }
            ]
        },
    }


def test_2_1_2_a_query_by_post_of_a_form(client):
    answer = client.post("/sparql", data={"query": COUNT})
    assert number(answer) == 51


def test_2_1_3_a_query_posted_by_itself(client):
    kind = {"Content-Type": "application/sparql-query; charset=utf-8"}
    answer = client.post("/sparql", content=COUNT, headers=kind)
    assert number(answer) == 51


def test_2_1_4_the_dataset_of_the_request(client):
    graph = f"{ID}graph/derived/1494558"
    given = {"query": COUNT, "default-graph-uri": graph}
    assert number(client.get("/sparql", params=given)) == 12
    assert number(client.post("/sparql", data=given)) == 12
    kind = {"Content-Type": "application/sparql-query"}
    parameters = {"default-graph-uri": graph}
    answer = client.post("/sparql", content=COUNT, headers=kind, params=parameters)
    assert number(answer) == 12


def test_2_1_4_several_default_graphs_are_one(client):
    graphs = [f"{ID}graph/derived/{key}" for key in ("1494558", "1041668")]
    given = {"query": COUNT, "default-graph-uri": graphs}
    assert number(client.get("/sparql", params=given)) == 16


def test_2_1_4_named_graphs_of_the_request(client):
    graph = f"{ID}graph/derived/1494558"
    inner = COUNT.replace("{ ?p", "{ GRAPH ?g { ?p") + " }"
    given = {"query": inner, "named-graph-uri": graph}
    assert number(client.get("/sparql", params=given)) == 12
    assert number(client.get("/sparql", params={**given, "query": COUNT})) == 0
    default = {"query": inner, "default-graph-uri": graph}
    assert number(client.get("/sparql", params=default)) == 0


def test_2_1_4_the_request_goes_before_the_query(client):
    graph = f"{ID}graph/derived/1494558"
    other = f"{ID}graph/derived/1041668"
    inner = COUNT.replace("{ ?p", f"FROM <{other}> {{ ?p")
    assert number(client.get("/sparql", params={"query": inner})) == 4
    given = {"query": inner, "default-graph-uri": graph}
    assert number(client.get("/sparql", params=given)) == 12


def test_2_1_4_the_current_view_may_be_named(client):
    given = {"query": COUNT, "default-graph-uri": f"{ID}graph/current"}
    assert number(client.get("/sparql", params=given)) == 51


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        ("", RESULTS),
        ("*/*", RESULTS),
        ("application/json", "application/json"),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("text/csv", "text/csv"),
        ("text/tab-separated-values", "text/tab-separated-values"),
        (
            "text/csv;q=0.2, application/sparql-results+xml;q=0.7",
            "application/sparql-results+xml",
        ),
        ("text/*;q=0.5, application/json;q=0.4", "text/csv"),
        ("image/png, text/csv;q=0.1", "text/csv"),
    ],
)
def test_2_1_5_forms_of_rows(client, accept, kind):
    answer = client.get("/sparql", params={"query": COUNT}, headers={"Accept": accept})
    assert answer.headers["content-type"].partition(";")[0] == kind
    assert "51" in answer.text


def test_2_1_5_each_form_says_the_same(client):
    def form(accept):
        answer = client.get(
            "/sparql", params={"query": AMOUNT}, headers={"Accept": accept}
        )
        return answer.text

    assert form("text/csv") == "x\r\n2039000\r\n"
    typed = '"2039000"^^<http://www.w3.org/2001/XMLSchema#decimal>'
    assert form("text/tab-separated-values") == f"?x\n{typed}\n"
    tree = ElementTree.fromstring(form("application/sparql-results+xml"))
    assert [e.text for e in tree.iter() if e.tag.endswith("literal")] == ["2039000"]


@pytest.mark.parametrize(
    ("accept", "kind", "form"),
    [
        ("", "text/turtle", "turtle"),
        ("application/n-triples", "application/n-triples", "nt"),
        ("application/ld+json", "application/ld+json", "json-ld"),
        (
            "text/turtle;q=0.3, application/n-triples;q=0.9",
            "application/n-triples",
            "nt",
        ),
    ],
)
def test_2_1_5_forms_of_triples(client, accept, kind, form):
    answer = client.get(
        "/sparql", params={"query": DESCRIBE}, headers={"Accept": accept}
    )
    assert answer.headers["content-type"].partition(";")[0] == kind
    read = rdflib.Graph().parse(data=answer.text, format=form)
    value = read.value(
        rdflib.URIRef(FACT), rdflib.URIRef("https://w3id.org/rpkg/ns#amount")
    )
    assert str(value) == "2039000"


def test_2_1_5_yes_or_no(client):
    answer = client.get("/sparql", params={"query": ASK})
    assert answer.json()["boolean"] is True


@pytest.mark.parametrize("query", [COUNT, ASK, DESCRIBE])
def test_2_1_5_what_no_form_fits_is_refused(client, query):
    answer = client.get(
        "/sparql", params={"query": query}, headers={"Accept": "image/png"}
    )
    assert answer.status_code == 406
    assert answer.text.count("\n") == 1


@pytest.mark.parametrize("query", ["SELECT", "", "SELECT * { ?s ?p }", "NONSENSE {"])
def test_2_1_6_what_is_no_query_is_a_bad_request(client, query):
    answer = client.get("/sparql", params={"query": query})
    assert answer.status_code == 400
    assert answer.text.count("\n") == 1
    assert answer.text.startswith("found ")


def test_2_1_6_two_queries_and_none_are_bad_requests(client):
    answer = client.get("/sparql", params={"query": [COUNT, ASK]})
    assert (answer.status_code, answer.text.count("\n")) == (400, 1)
    assert client.post("/sparql", data={"other": "1"}).status_code == 400


def test_2_1_6_bytes_that_are_no_text_and_other_types_are_refused(client):
    kind = {"Content-Type": "application/sparql-query"}
    assert client.post("/sparql", content=b"\xff\xfe", headers=kind).status_code == 400
    other = {"Content-Type": "text/plain"}
    assert client.post("/sparql", content=COUNT, headers=other).status_code == 415


INSERTS = "INSERT DATA { <urn:a> <urn:b> <urn:c> }"


@pytest.mark.parametrize(
    "update",
    [
        INSERTS,
        "DELETE WHERE { ?s ?p ?o }",
        "PREFIX a: <urn:a> DROP ALL",
        "LOAD <http://127.0.0.1:9/>",
        "CLEAR GRAPH <urn:g>",
    ],
)
def test_2_2_updates_are_refused_in_whatever_way_they_come(client, update):
    form = client.post("/sparql", data={"update": update})
    direct = client.post(
        "/sparql", content=update, headers={"Content-Type": "application/sparql-update"}
    )
    as_query = client.post("/sparql", data={"query": update})
    by_get = client.get("/sparql", params={"query": update})
    for answer in (form, direct, as_query, by_get):
        assert answer.status_code == 400, answer.text
        assert answer.text.count("\n") == 1
    assert number(client.get("/sparql", params={"query": COUNT})) == 51


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { SERVICE SILENT <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { { SELECT * { OPTIONAL { service <http://127.0.0.1:9/> {} } } } }",
        "SELECT * { ?s ?p ?o FILTER EXISTS { SERVICE ?s { ?a ?b ?c } } }",
        "SELECT * { \\u0053ERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "CONSTRUCT { ?s ?p ?o } { SERVICE<http://127.0.0.1:9/>{ ?s ?p ?o } }",
    ],
)
def test_a_query_that_asks_another_machine_is_refused(client, query):
    answer = client.get("/sparql", params={"query": query})
    assert (answer.status_code, answer.text.count("\n")) == (400, 1)
    assert "SERVICE" in answer.text


@pytest.mark.parametrize(
    "query",
    [
        'SELECT * { ?s ?p "SERVICE" }',
        "SELECT ?service { ?service ?p ?o } LIMIT 1",
        "SELECT * { ?s <http://example.org/SERVICE> ?o } # SERVICE",
    ],
)
def test_the_word_service_elsewhere_is_no_service(client, query):
    assert client.get("/sparql", params={"query": query}).status_code == 200


def test_the_service_describes_itself(client):
    answer = client.get("/sparql")
    assert answer.headers["content-type"] == "text/turtle; charset=utf-8"
    described = rdflib.Graph().parse(data=answer.text, format="turtle")
    sd = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
    [service] = described.subjects(rdflib.RDF.type, sd.Service)
    assert described.value(service, sd.supportedLanguage) == sd.SPARQL11Query
    assert (
        str(described.value(service, sd.endpoint)) == str(client.base_url) + "/sparql"
    )
    names = {str(name) for name in described.objects(None, sd.name)}
    assert f"{ID}graph/derived/1494558" in names


def test_other_methods_are_refused(client):
    for method in ("PUT", "DELETE", "PATCH", "OPTIONS"):
        answer = client.request(method, "/sparql")
        assert answer.status_code == 405
        assert answer.headers["allow"] == "GET, HEAD, POST"


def test_rdflib_is_a_client(address):
    graph = rdflib.Graph(SPARQLStore(f"{address}/sparql"))
    rows = list(graph.query(AMOUNT))
    assert [str(row.x) for row in rows] == ["2039000"]
    assert bool(graph.query(ASK)) is True
    assert (rdflib.URIRef(FACT), None, None) in graph


def test_every_named_query_runs_as_it_stands(client):
    for info in listing():
        answer = client.post("/sparql", data={"query": info.text})
        assert answer.status_code == 200, info.name
        assert json.loads(answer.text)["head"]["vars"]


def test_the_page_of_a_browser_has_the_same_answer(client):
    html = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
    page = client.get("/sparql", params={"query": AMOUNT}, headers=html)
    assert page.headers["content-type"].startswith("text/html")
    assert "2,039,000" in page.text
    failed = client.get("/sparql", params={"query": "SELECT <b>"}, headers=html)
    assert failed.status_code == 400
    assert "&lt;b&gt;" in failed.text
    assert "SELECT <b>" not in failed.text
    start = client.get("/sparql", params={"start": "timeline"}, headers=html)
    assert re.search(r"# title: Timeline", start.text)
