"""The evidence of an amount says what the checks found of it."""

import json
import re

import pytest
from made_network import cell, network, position

from kg.api.graph import Graph
from kg.resources import folder
from kg.views.drawing import view
from kg.views.findings import MOST_CHECKED, add_findings


@pytest.fixture(scope="module")
def examples(tmp_path_factory):
    place = tmp_path_factory.mktemp("checked") / "graph"
    with Graph(place) as graph:
        graph.build(manifest=folder("examples") / "manifest.csv")
        yield graph


def checks(html):
    text = re.search(r'id="data-details">(.*?)</script>', html, re.DOTALL)[1]
    edges = json.loads(text)["edges"]
    return {edge["key"]: [tuple(c.values()) for c in edge["checks"]] for edge in edges}


def test_an_amount_shows_the_checks_of_its_facts_the_fails_first():
    row = position()
    fact = cell(row.facts[0])
    net = network(row, cells={row.facts[0]: [fact]}, findings={
        row.facts[0]: [
            {"rule": "rates", "status": "pass", "message": "it holds."},
            {"rule": "totals", "status": "fail", "message": "9 is not 8."},
        ],
        "fact:else": [{"rule": "signs", "status": "fail", "message": "no."}],
    })  # fmt: skip
    (told,) = checks(view(net)).values()
    assert told == [("totals", "fail", "9 is not 8."), ("rates", "pass", "it holds.")]


def test_a_network_without_checks_has_none():
    assert list(checks(view(network(position()))).values()) == [[]]


def test_a_picture_of_a_graph_tells_what_its_checks_found(examples):
    told = checks(examples.view(reporter="Ambow%"))
    messages = {message for several in told.values() for _, _, message in several}
    assert any("354,000 CNY" in message for message in messages)
    rules = {rule for several in told.values() for rule, _, _ in several}
    assert "totals" in rules
    assert "shapes" not in rules


def test_many_reporters_are_not_checked_nor_those_outside_the_excerpt(examples):
    rows = [position(f"R{n}", "Fern") for n in range(MOST_CHECKED + 1)]
    net = network(*rows)
    add_findings(net, examples._graph.snapshot())
    assert "findings" not in net.graph
    add_findings(net, examples._graph.snapshot(), ["e:R1"], 1)
    assert net.graph["findings"] == {}
