"""Large drawings fold parties into their reporter, and lose none."""

import json
import re

import pytest
from made_network import network, position
from synthetic import synthetic_network

from kg.network.edges import edges_of
from kg.views.drawing import picture_of, view
from kg.views.folding import fold_of, ranks_of


def standing(net, most=300):
    return picture_of(net, edges_of(net), most=most).standing


def star(parties, reporter="Ambow"):
    return [
        position(reporter, f"{reporter} {n}", amount=1000 * (n + 1))
        for n in range(parties)
    ]


def test_few_nodes_do_not_fold():
    stand = standing(synthetic_network(100))
    assert (stand.folded, stand.outside, stand.grows) == (frozenset(), frozenset(), {})


def test_the_smallest_parties_fold_into_their_reporter():
    stand = standing(network(*star(40)), most=30)
    assert stand.folded == {f"p:Ambow {n}" for n in range(12)}
    assert stand.places[fold_of("e:Ambow")] != stand.places["e:Ambow"]
    assert {stand.home[node] for node in stand.folded} == {"e:Ambow"}


def test_a_fold_of_one_is_none():
    assert standing(network(*star(28)), most=29).folded == frozenset()
    assert len(standing(network(*star(29)), most=29).folded) == 2


def test_reporters_beyond_the_largest_wait_outside_the_picture():
    rows = [r for n in range(20) for r in star(3 + n, f"R{n}")]
    stand = standing(network(*rows), most=100)
    assert stand.outside == {f"e:R{n}" for n in range(8)}
    floor = max(stand.places[f"e:R{n}"][1] for n in range(8, 20))
    assert all(stand.places[node][1] > floor for node in stand.outside)


@pytest.mark.parametrize("nodes", [400, 1000])
def test_every_party_is_in_the_picture_or_a_fold_and_every_edge_in_the_data(nodes):
    net = synthetic_network(nodes)
    picture = picture_of(net, edges_of(net))
    assert set(net) <= picture.standing.places.keys()
    drawn = set(net) - picture.standing.folded
    away = {n for n in drawn if n in picture.standing.outside}
    assert len(drawn - away) <= nodes
    html = view(net)
    pattern = r'<script type="application/json" id="data-details">(.*?)</script>'
    details = json.loads(re.search(pattern, html, re.DOTALL)[1])
    assert {e["key"] for e in details["edges"]} == {e.key for e in edges_of(net)}


def test_an_opened_star_stands_free_of_itself():
    stand = standing(network(*star(60)), most=20)
    places = list(stand.unfolded.values())
    assert len(set(places)) == len(places) == 60
    assert stand.grows["e:Ambow"] > 0


def test_nodes_are_ranked_within_their_currency():
    rows = [
        position(party="A", amount=9, currency="USD"),
        position(party="B", amount=9000, currency="CNY"),
        position(party="C", amount=8000, currency="CNY"),
    ]
    ranks = ranks_of(edges_of(network(*rows)))
    assert ranks["p:C"] == 4
    assert sorted(ranks.values()) == [1, 2, 3, 4]
