"""Places are the same every time and keep labels apart."""

import math

import numpy as np
import pytest
from synthetic import synthetic_network

from kg.views.layout import positions
from kg.views.stars import CELL, lattice, ring, star


def overlaps(places):
    points = np.array(sorted(places))
    across = np.abs(points[:, None, 0] - points[None, :, 0]) < CELL[0] - 0.2
    down = np.abs(points[:, None, 1] - points[None, :, 1]) < CELL[1] - 0.2
    return int((across & down).sum()) - len(points)


@pytest.mark.parametrize("size", [1, 2, 5, 12, 13, 60, 400])
def test_no_two_parties_of_a_star_overlap_nor_the_hub(size):
    places = star(size)
    assert len(places) == size
    assert overlaps([*places, (0.0, 0.0)]) == 0


@pytest.mark.parametrize("size", range(1, 13))
def test_no_party_of_a_ring_stands_straight_above_or_below_its_hub(size):
    assert all(abs(x) > 20 for x, _ in ring(size))


def test_the_lattice_fills_from_the_middle():
    assert lattice(40)[:20] == lattice(20)


def network(nodes):
    net = synthetic_network(nodes)
    hubs = {n for n, d in net.nodes(data=True) if d["kind"] == "reporter"}
    return dict.fromkeys(net, 1.0), list(net.edges()), hubs


@pytest.mark.parametrize("nodes", [10, 100, 1000])
def test_no_two_nodes_of_a_network_overlap(nodes):
    assert overlaps(positions(*network(nodes)).values()) == 0


def test_places_do_not_depend_on_the_order_of_the_input():
    weights, edges, hubs = network(100)
    turned = positions(dict(reversed(weights.items())), reversed(edges), hubs)
    assert positions(weights, edges, hubs) == turned


def test_the_heavier_party_stands_nearer():
    weights = {"hub": 0.0} | {f"p{n:03}": float(n) for n in range(50)}
    places = positions(weights, [("hub", p) for p in weights if p != "hub"], {"hub"})
    away = {p: math.dist(places[p], places["hub"]) for p in ("p049", "p000")}
    assert away["p049"] < away["p000"]


def test_a_family_of_two_hubs_draws_them_into_one_part():
    weights = dict.fromkeys(("a", "b", "x", "y", "family"), 0.0)
    families = {"family": ("x", "y")}
    places = positions(weights, [("a", "x"), ("b", "y")], {"a", "b"}, families)
    assert places.keys() == weights.keys()
    assert overlaps(places.values()) == 0


def test_five_thousand_nodes_are_all_placed():
    weights, edges, hubs = network(5000)
    assert len(positions(weights, edges, hubs)) == 5000
