"""What a picture shows beside a network agrees with the network of each day."""

from collections import Counter
from datetime import date, timedelta

import pytest

from kg.api.graph import Graph
from kg.facts.select import Wanted
from kg.network.beside import add_beside, beside_of
from kg.network.edges import edges_of
from kg.network.project import network_of
from kg.resources import folder


@pytest.fixture(scope="module")
def graph(tmp_path_factory):
    with Graph(tmp_path_factory.mktemp("beside") / "graph") as built:
        built.build(manifest=folder("examples") / "manifest.csv", rdf=False)
        yield built


def picture(graph, **wanted):
    asked = Wanted(**wanted)
    snapshot = graph._graph.snapshot()
    return snapshot, add_beside(network_of(snapshot, asked), snapshot, asked)


def keys(edges):
    return Counter((e.debtor, e.creditor, e.currency, e.amount) for e in edges)


def test_a_network_without_it_has_nothing_beside_it(graph):
    net = graph.network(as_of="latest")
    assert beside_of(net).past == ()


def test_the_edges_of_the_network_stay_as_they_are(graph):
    _, net = picture(graph, as_of="latest")
    assert keys(edges_of(net)) == keys(edges_of(graph.network(as_of="latest")))


def test_the_days_of_reporters_give_the_network_of_every_day(graph):
    snapshot, net = picture(graph, as_of="latest")
    beside = beside_of(net)
    every = [*edges_of(net), *beside.past]
    days = sorted({edge.date for edge in every})
    assert len(days) > 4
    for day in [*days, days[0] + timedelta(40), days[-1] + timedelta(400)]:
        last = {
            reporter: max((d for d in dates if d <= day), default=None)
            for reporter, dates in beside.days.items()
        }
        shown = [e for e in every if any(last[t] == e.date for t in e.tellers)]
        assert keys(shown) == keys(edges_of(network_of(snapshot, Wanted(as_of=day))))


def test_days_are_known_only_when_a_filing_told_them(graph):
    _, net = picture(graph, as_of="latest", known=date(2021, 12, 31))
    assert beside_of(net).days == {}  # no filing of the examples bears its date
    _, later = picture(graph, as_of="latest")
    ambow = next(n for n, d in later.nodes(data=True) if d["name"].startswith("Ambow"))
    assert beside_of(later).days[ambow][-1] == date(2021, 6, 30)


def test_flows_are_certain_and_unsettled_values_have_a_side(graph):
    _, net = picture(graph, as_of="latest")
    beside = beside_of(net)
    assert all(
        row["end"] is not None and row["reporter"] in beside.nodes
        for row in beside.flows
    )
    assert {row["side"] for row in beside.unsettled} <= {"due from", "due to"}
    assert all(
        row["party"] in beside.nodes for row in (*beside.flows, *beside.unsettled)
    )


def test_a_party_of_several_names_says_what_makes_them_one(graph):
    _, net = picture(graph, as_of="latest")
    for party in beside_of(net).parties.values():
        assert len({name.name for name in party.names}) > 1
        assert party.reasons
