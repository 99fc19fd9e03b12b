"""The network in the forms of other tools."""

import csv
import io
import json
from datetime import date
from decimal import Decimal

import networkx as nx
import pytest

from kg.network.export import EXPORTS
from kg.network.project import project

ROWS = [
    {
        "reporter": "Ambow", "party": "Beijing <QC>", "side": "due from",
        "concept": "us-gaap:DueFromRelatedPartiesCurrent", "date": date(2021, 6, 30),
        "amount": Decimal(2039000), "currency": "CNY", "filing": "f", "report": "R65",
        "row": 8, "column": 0, "reporter_iri": "r:a", "party_iri": "p:qc",
        "url": "https://example.org/R65.htm",
    }
]  # fmt: skip


@pytest.fixture
def net():
    kinds = [{"party_iri": "p:qc", "kind": "organisation"}]
    return project(ROWS, kinds)


@pytest.mark.parametrize("form", sorted(EXPORTS))
def test_an_export_has_no_clock_and_no_order_of_its_own(net, form) -> None:
    assert EXPORTS[form](net) == EXPORTS[form](net)
    assert "lastmodified" not in "".join(EXPORTS[form](net).values())


def test_graphml_keeps_the_exact_amount_beside_a_weight(net) -> None:
    read = nx.parse_graphml(EXPORTS["graphml"](net)["graphml"], force_multigraph=True)
    (edge,) = read.edges(data=True)
    assert (edge[0], edge[1]) == ("p:qc", "r:a")
    assert (edge[2]["amount"], edge[2]["weight"]) == ("2039000", 2039000.0)
    assert read.nodes["p:qc"]["name"] == "Beijing <QC>"


def test_gexf_is_read_by_networkx(net) -> None:
    read = nx.read_gexf(io.BytesIO(EXPORTS["gexf"](net)["gexf"].encode()))
    assert sorted(read) == ["p:qc", "r:a"]


def test_node_link_json_is_read_by_networkx(net) -> None:
    read = nx.node_link_graph(json.loads(EXPORTS["json"](net)["json"]), edges="links")
    assert read.number_of_edges() == 1


def test_follow_the_money_has_two_entities_and_a_debt(net) -> None:
    lines = EXPORTS["ftm"](net)["ftm.json"].splitlines()
    found = [json.loads(line) for line in lines]
    assert [entity["schema"] for entity in found] == ["Organization", "Company", "Debt"]
    debt = found[2]["properties"]
    assert debt["debtor"] == [found[0]["id"]]
    assert debt["creditor"] == [found[1]["id"]]
    assert (debt["amount"], debt["date"]) == (["2039000"], ["2021-06-30"])


def test_follow_the_money_accepts_the_entities(net) -> None:
    ftm = pytest.importorskip("followthemoney", reason="followthemoney is absent")
    for line in EXPORTS["ftm"](net)["ftm.json"].splitlines():
        entity = ftm.model.get_proxy(json.loads(line), cleaned=False)
        ftm.model.get(entity.schema.name).validate(entity.to_dict())


def test_neo4j_gets_a_pair_of_tables(net) -> None:
    files = EXPORTS["neo4j"](net)
    nodes = list(csv.DictReader(io.StringIO(files["nodes.csv"])))
    edges = list(csv.DictReader(io.StringIO(files["edges.csv"])))
    assert [node["id:ID"] for node in nodes] == ["p:qc", "r:a"]
    assert edges[0][":START_ID"] == "p:qc"
    assert edges[0]["amount"] == "2039000"
