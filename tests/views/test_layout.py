"""Places are the same every time and keep labels apart."""

import math
from collections import defaultdict
from itertools import pairwise

import numpy as np
import pytest
from synthetic import synthetic_network

from kg.views.folding import standing
from kg.views.layout import positions
from kg.views.stars import CELL, HUB, ROW, lattice, ring, star


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


@pytest.mark.parametrize("size", [5, 6, 25, 80])
def test_columns_leave_a_row_to_each_name_on_either_side_of_the_hub(size):
    places = star(size, beside=True)
    assert len(set(places)) == size
    for side in (-1, 1):
        column = sorted(y for x, y in places if x * side > 0)
        assert len({x for x, _ in places if x * side > 0}) == 1
        assert all(below - above == ROW[1] for above, below in pairwise(column))
        assert abs(len(column) - size / 2) <= 0.5
    assert min(abs(x) for x, _ in places) > HUB[0] / 2


def test_a_small_star_keeps_its_ring_beside_columns():
    assert star(4, beside=True) == ring(4)


def stood(nodes):
    weights, edges, hubs = network(nodes)
    near = {node: set() for node in weights}
    for a, b in edges:
        near[a].add(b)
        near[b].add(a)
    return standing(weights, near, hubs, {}, {})


@pytest.mark.parametrize("nodes", [70, 100, 300])
def test_names_in_columns_keep_their_row_in_a_large_drawing(nodes):
    found = stood(nodes)
    assert len(found.rows) > nodes / 2
    columns = defaultdict(list)
    for node, side in found.rows.items():
        x, y = found.places[node]
        hub_x = found.places[found.home[node]][0]
        assert (x - hub_x) * side > HUB[0] / 2
        columns[found.home[node], x].append(y)
    for column in columns.values():
        gaps = [b - a for a, b in pairwise(sorted(column))]
        assert all(gap >= ROW[1] - 0.2 for gap in gaps)


def test_a_few_nodes_stand_on_rings_and_frames():
    assert stood(40).rows == {}
