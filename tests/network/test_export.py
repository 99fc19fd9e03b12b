"""The network in the forms of other tools."""

import csv
import io
import json
import re

import networkx as nx
import pytest
from made_network import network, position

from kg.network.export import EXPORTS

QC, AMBOW = "p:Beijing <QC>", "e:Ambow"


@pytest.fixture
def net():
    return network(position(party="Beijing <QC>", kind="organisation"))


def test_ids_of_edges_are_unique_in_the_file():
    """Two parties of two reporters each: between any two nodes is but one edge."""
    net = network(*(position(r, p) for r in "AB" for p in "xy"))
    for form in ("graphml", "gexf"):
        ids = re.findall(r'<edge [^>]*\bid="([^"]*)"', EXPORTS[form].write(net)[form])
        assert len(ids) == len(set(ids)) == 4
    links = json.loads(EXPORTS["json"].write(net)["json"])["links"]
    assert len({link["key"] for link in links}) == 4
    entities = map(json.loads, EXPORTS["ftm"].write(net)["ftm.json"].splitlines())
    assert len({entity["id"] for entity in entities}) == 4 + 4


def test_gexf_shows_names(net):
    assert 'label="Beijing &lt;QC&gt;"' in EXPORTS["gexf"].write(net)["gexf"]


@pytest.mark.parametrize("form", sorted(EXPORTS))
def test_an_export_has_no_clock_and_no_order_of_its_own(net, form) -> None:
    assert EXPORTS[form].write(net) == EXPORTS[form].write(net)
    assert "lastmodified" not in "".join(EXPORTS[form].write(net).values())


def test_graphml_keeps_the_exact_amount_beside_a_weight(net) -> None:
    read = nx.parse_graphml(
        EXPORTS["graphml"].write(net)["graphml"], force_multigraph=True
    )
    (edge,) = read.edges(data=True)
    assert (edge[0], edge[1]) == (QC, AMBOW)
    assert (edge[2]["amount"], edge[2]["weight"]) == ("2039000", 2039000.0)
    assert read.nodes[QC]["name"] == "Beijing <QC>"


def test_gexf_is_read_by_networkx(net) -> None:
    read = nx.read_gexf(io.BytesIO(EXPORTS["gexf"].write(net)["gexf"].encode()))
    assert sorted(read) == [AMBOW, QC]


def test_node_link_json_is_read_by_networkx(net) -> None:
    read = nx.node_link_graph(
        json.loads(EXPORTS["json"].write(net)["json"]), edges="links"
    )
    assert read.number_of_edges() == 1


def test_follow_the_money_has_two_entities_and_a_debt(net) -> None:
    lines = EXPORTS["ftm"].write(net)["ftm.json"].splitlines()
    found = [json.loads(line) for line in lines]
    assert [entity["schema"] for entity in found] == ["Company", "Organization", "Debt"]
    debt = found[2]["properties"]
    assert debt["debtor"] == [found[1]["id"]]
    assert debt["creditor"] == [found[0]["id"]]
    assert (debt["amount"], debt["date"]) == (["2039000"], ["2021-06-30"])


def test_follow_the_money_accepts_the_entities(net) -> None:
    ftm = pytest.importorskip("followthemoney", reason="followthemoney is absent")
    for line in EXPORTS["ftm"].write(net)["ftm.json"].splitlines():
        entity = ftm.model.get_proxy(json.loads(line), cleaned=False)
        ftm.model.get(entity.schema.name).validate(entity.to_dict())


def test_neo4j_gets_a_pair_of_tables(net) -> None:
    files = EXPORTS["neo4j"].write(net)
    nodes = list(csv.DictReader(io.StringIO(files["nodes.csv"])))
    edges = list(csv.DictReader(io.StringIO(files["edges.csv"])))
    assert [node["id:ID"] for node in nodes] == [AMBOW, QC]
    assert edges[0][":START_ID"] == QC
    assert edges[0]["amount"] == "2039000"
