"""The JSON interface: rows, things, paging, failures, and its own description."""

import csv
import io
import re
from collections import Counter
from decimal import Decimal

import pytest

from kg.api.graph import Graph
from kg.queries import listing

pytest.importorskip("starlette", reason="the extra [serve] is not installed")

QC = "1494558/beijing-qc-technology-d947dacc188e"
ID = "https://w3id.org/rpkg/id/"


def test_amounts_are_decimals_as_text(client):
    given = {"party": "Beijing QC%", "as_of": "2021-06-30"}
    answer = client.get("/api/query/exposure", params=given).json()
    assert answer["rows"] == [
        {
            "reporter": "Ambow Education Holding Ltd.",
            "party": "Beijing QC Technology Company Limited",
            "date": "2021-06-30",
            "currency": "CNY",
            "due_from": "2039000",
            "due_to": "354000",
            "net": "1685000",
            "incomplete": 0,
        }
    ]


def test_pages_follow_one_another_to_the_end(client):
    target, rows = "/api/query/balances?limit=25&include=all", []
    while target:
        answer = client.get(target).json()
        rows += answer["rows"]
        target = answer["next"]
    assert len(rows) == answer["total"]
    whole = client.get("/api/query/balances?limit=10000&include=all").json()
    assert rows == whole["rows"]


def test_csv_has_all_rows(client):
    answer = client.get("/api/query/timeline", params={"format": "csv"})
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    assert len(rows) == 51
    assert rows[0]["party"] == "Beijing HJRT Technology Company, Limited"


@pytest.mark.parametrize(
    ("target", "status", "words"),
    [
        ("/api/query/exposure?partty=x", 400, "did you mean party?"),
        ("/api/query/exposure?as_off=2021-01-01", 400, "did you mean as_of"),
        ("/api/search?query=x", 400, "expected any of q, limit, offset"),
        ("/api/fact/x?limit=3", 400, "expected any of none"),
        ("/api/query/exposure?as_of=yesterday", 400, "expected a date"),
        ("/api/query/exposure?limit=0", 400, "expected a count from 1"),
        ("/api/query/exposure?limit=-1", 400, "expected a count from 1"),
        ("/api/query/exposure?limit=%D9%A3", 400, "expected a count"),
        ("/api/query/exposure?party=a&party=b", 400, "2 times"),
        ("/api/query/exposure?format=xml", 400, "expected json or csv"),
        ("/api/query/exposur", 404, "expected one of balances"),
        ("/api/search", 400, "expected q="),
        (f"/api/party/{QC}x", 404, "Beijing QC Technology Company Limited"),
        ("/api/party/Beijing%20QC%20Technologi", 404, "Beijing QC"),
        ("/api/reporter/1494559", 404, "found no reporter"),
        ("/api/filing/0001104659-21-117129", 404, "0001104659-21-117128"),
        ("/api/fact/0001104659-21-117128/R65/77/1", 404, "/R65/7/1"),
        ("/api/expand/filing/0001104659-21-117128", 404, "found no party"),
        (f"/api/expand/{QC}?as_of=never", 400, "expected a date"),
        ("/api/nothing", 404, "found no page"),
        ("/nothing", 404, "found no page"),
    ],
)
def test_what_cannot_be_answered_is_a_problem_in_one_line(
    client, target, status, words
):
    answer = client.get(target)
    problem = answer.json()
    assert answer.headers["content-type"] == "application/problem+json"
    assert (answer.status_code, problem["status"]) == (status, status)
    assert words in problem["detail"]
    assert "\n" not in problem["detail"]


def test_a_name_that_matches_nothing_is_an_empty_answer_with_a_note(client):
    close = client.get(
        "/api/query/exposure?party=Beijing%20QC%20Tecnology%20Company%20Limited"
    )
    assert close.json()["total"] == 2
    assert "taken by spelling" in close.json()["notes"][0]
    none = client.get("/api/query/exposure?party=zzzzqq").json()
    assert none["rows"] == []
    assert "matches no name" in none["notes"][0]


def test_a_party_by_each_of_its_names(client):
    whole = client.get(f"/api/party/{QC}").json()
    assert whole["name"] == "Beijing QC Technology Company Limited"
    assert [c["amount"] for c in whole["claims"]] == [
        "1961000",
        "126000",
        "2039000",
        "354000",
    ]
    encoded = f"{ID}party/{QC}".replace(":", "%3A").replace("/", "%2F")
    assert client.get(f"/api/party/party/{QC}").json() == whole
    assert client.get(f"/api/party/{encoded}").json() == whole


def test_a_reporter_with_or_without_zeros(client):
    plain = client.get("/api/reporter/1494558").json()
    assert client.get("/api/reporter/0001494558").json() == plain
    assert len(plain["balances"]) == 12
    assert plain["filings"][0]["filing"] == "0001410578-22-002836"


def test_a_filing_with_or_without_hyphens(client):
    plain = client.get("/api/filing/0001104659-21-117128?limit=2").json()
    other = client.get("/api/filing/000110465921117128?limit=2").json()
    assert plain == other
    assert (plain["total"], len(plain["facts"])) == (22, 2)
    [report] = plain["reports"]
    assert report["url"].endswith("/000110465921117128/R65.htm")


def test_a_fact_has_its_evidence_and_its_position(client):
    fact = client.get("/api/fact/0001104659-21-117128/R65/7/1").json()
    [cell] = fact["evidence"]
    assert (cell["raw"], cell["row"], cell["column"], cell["scale"]) == (
        "2,039",
        7,
        1,
        3,
    )
    assert (fact["value"], fact["unit"]) == ("2039000", "CNY")
    assert fact["position"]["amount"] == "2039000"
    total = client.get("/api/fact/0001104659-21-117128/R65/1/1").json()
    assert (total["position"], total["reason"]) == (None, "convenience translation")


def test_the_largest_first_and_how_many_there_are(client):
    near = client.get("/api/expand/entity/1494558?limit=2").json()
    assert (near["shown"], near["total"]) == (2, 6)
    assert near["told"] == "2 of 6, largest first"
    assert [edge["amount"] for edge in near["edges"]] == ["2417000", "2039000"]
    party = client.get(f"/api/expand/{QC}").json()
    assert [edge["side"] for edge in party["edges"]] == ["due from", "due to"]
    earlier = client.get("/api/expand/1494558?as_of=2020-12-31").json()
    assert {edge["date"] for edge in earlier["edges"]} == {"2020-12-31"}


def resolved(document, schema):
    while "$ref" in schema:
        schema = document["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    return schema


def fits(document, schema, value) -> bool:
    """Whether a value is what a schema says: the part of JSON Schema that is used."""
    schema = resolved(document, schema)
    if "anyOf" in schema:
        return any(fits(document, one, value) for one in schema["anyOf"])
    if "enum" in schema:
        return value in schema["enum"]
    kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    python = {
        "string": str, "integer": int, "null": type(None), "object": dict,
        "array": list, "boolean": bool,
    }  # fmt: skip
    if not any(isinstance(value, python[kind]) for kind in kinds):
        return False
    if isinstance(value, bool):
        return "boolean" in kinds
    if isinstance(value, str):
        day = schema.get("format") != "date" or re.fullmatch(r"\d{4}-\d\d-\d\d", value)
        return bool(day) and bool(re.search(schema.get("pattern", ""), value))
    if isinstance(value, dict):
        properties = schema.get("properties", {})
        return set(schema.get("required", ())) <= set(value) and all(
            fits(document, properties[key], entry)
            for key, entry in value.items()
            if key in properties
        )
    if isinstance(value, list):
        return all(fits(document, schema["items"], entry) for entry in value)
    return True


def test_the_description_tells_the_columns_of_every_query(client):
    document = client.get("/openapi.json").json()
    assert document["openapi"] == "3.1.0"
    for info in listing():
        path = document["paths"][f"/api/query/{info.name}"]["get"]
        takes = [parameter["name"] for parameter in path["parameters"]]
        assert takes[: len(info.parameters)] == [p.name for p in info.parameters]
        schema = path["responses"]["200"]["content"]["application/json"]["schema"]
        given = "?include=all" if "include" in takes else ""
        answer = client.get(f"/api/query/{info.name}{given}").json()
        row = schema["properties"]["rows"]["items"]
        assert list(row["properties"]) == answer["columns"], info.name
        assert fits(document, schema, answer), info.name


@pytest.mark.parametrize(
    ("path", "target"),
    [
        ("/api/search", "/api/search?q=beijing"),
        ("/api/party/{id}", f"/api/party/{QC}"),
        ("/api/reporter/{cik}", "/api/reporter/1494558"),
        ("/api/filing/{accession}", "/api/filing/0001104659-21-117128"),
        ("/api/fact/{id}", "/api/fact/0001104659-21-117128/R65/7/1"),
        ("/api/expand/{id}", "/api/expand/1494558"),
    ],
)
def test_answers_are_what_the_description_says(client, path, target):
    document = client.get("/openapi.json").json()
    answers = document["paths"][path]["get"]["responses"]
    schema = answers["200"]["content"]["application/json"]["schema"]
    assert fits(document, schema, client.get(target).json())
    problem = answers["404"]["content"]["application/problem+json"]["schema"]
    assert fits(document, problem, client.get("/api/reporter/1").json())


def test_the_description_tells_what_each_parameter_takes(client):
    paths = client.get("/openapi.json").json()["paths"]

    def schema(path, name):
        takes = paths[path]["get"]["parameters"]
        return next(p["schema"] for p in takes if p["name"] == name)

    asked = "/api/query/balances"
    assert schema(asked, "known")["anyOf"] == [
        {"type": "string", "format": "date"},
        {"enum": [""]},
    ]
    assert schema(asked, "as_of")["anyOf"][1] == {"enum": ["", "latest"]}
    for given in ("as_of=", "as_of=latest", "known=", "include="):
        assert client.get(f"{asked}?{given}").status_code == 200
    assert client.get("/api/expand/1494558?as_of=").status_code == 200
    included = re.compile(schema(asked, "include")["pattern"])
    for value, status in (("all", 200), ("totals,uncertain", 200), ("half", 400)):
        assert (included.search(value) is not None) is (status == 200)
        assert client.get(f"{asked}?include={value}").status_code == status
    for name in ("limit", "offset"):
        most = schema(asked, name)["maximum"]
        assert client.get(f"{asked}?{name}={most}").status_code == 200
        assert client.get(f"{asked}?{name}={most + 1}").status_code == 400
    most = schema("/api/expand/{id}", "limit")["maximum"]
    assert client.get(f"/api/expand/1494558?limit={most}").status_code == 200
    text = re.compile(schema("/api/search", "q")["pattern"])
    assert not text.search(" ")
    assert text.search("Beijing QC")


def sums_of(rows) -> dict:
    sums: Counter = Counter()
    for row in rows:
        for side, key in (("due from", "due_from"), ("due to", "due_to")):
            if Decimal(row[key]):
                whose = (
                    row["reporter"],
                    row["party"],
                    str(row["date"]),
                    row["currency"],
                )
                sums[*whose, side] += Decimal(row[key])
    return dict(sums)


def sums_of_positions(rows) -> dict:
    sums: Counter = Counter()
    for row in rows:
        whose = (row["reporter"], row["party"], str(row["date"]), row["currency"])
        sums[*whose, row["side"]] += Decimal(row["amount"])
    return {key: amount for key, amount in sums.items() if amount}


def test_every_way_of_asking_gives_the_sums_of_exposure(client, examples):
    with Graph(examples) as graph:
        expected = sums_of(graph.rows("exposure"))
        reporters = [str(entry["iri"]) for entry in graph.reporters()]
        parties = {str(p["party_iri"]) for p in graph.rows("parties")}
    assert len(expected) == 51
    answer = client.get("/api/query/exposure?limit=10000").json()
    assert sums_of(answer["rows"]) == expected
    timeline = client.get("/api/query/timeline?limit=10000").json()
    assert sums_of_positions(timeline["rows"]) == expected
    of_reporters = [
        row
        for iri in reporters
        for row in client.get(f"/api/party/{iri.removeprefix(ID)}").json()["balances"]
    ]
    assert sums_of_positions(of_reporters) == expected
    of_parties = [
        row
        for iri in sorted(parties)
        for row in client.get(f"/api/party/{iri.removeprefix(ID)}").json()["claims"]
    ]
    assert sums_of_positions(of_parties) == expected
    query = """PREFIX rp: <https://w3id.org/rpkg/ns#>
        SELECT ?reporter ?party ?date ?currency ?side ?amount {
          ?x a rp:Position ; rp:reporter/rp:name ?reporter ; rp:party/rp:name ?party ;
             rp:date ?date ; rp:currencyCode ?currency ; rp:sideName ?side ;
             rp:amount ?amount }"""
    told = client.get(
        "/sparql", params={"query": query}, headers={"Accept": "text/csv"}
    )
    assert sums_of_positions(csv.DictReader(io.StringIO(told.text))) == expected


def test_what_lies_round_a_reporter_is_its_last_exposure(client, examples):
    with Graph(examples) as graph:
        for entry in graph.reporters():
            name = str(entry["name"])
            rows = graph.rows("exposure", reporter=name, as_of="latest")
            near = client.get(
                f"/api/expand/{str(entry['iri']).removeprefix(ID)}?limit=1000"
            )
            own = [e for e in near.json()["edges"] if e["reporter"] == name]
            assert sums_of_positions(own) == sums_of(rows)
