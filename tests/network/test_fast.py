"""The faster library gives what networkx gives, where the measure allows only one."""

import networkx as nx
import pytest

from kg.network import fast


@pytest.fixture(autouse=True)
def small_is_large(monkeypatch):
    """Send small graphs through the faster library too."""
    pytest.importorskip("networkit", reason="networkit, of the extra [fast], is absent")
    monkeypatch.setattr(fast, "LARGE", 10)


@pytest.fixture
def plain():
    graph = nx.relabel_nodes(nx.barabasi_albert_graph(400, 3, seed=5), str)
    graph.add_edge("lone", "pair", weight=2.0)
    return graph


def test_core_numbers_are_the_same(plain):
    scores, by = fast.core_numbers(plain)
    assert by == "networkit"
    assert scores == nx.core_number(plain)


def test_estimated_betweenness_finds_the_same_brokers(plain):
    scores, by = fast.betweenness(plain)
    exact = nx.betweenness_centrality(plain)
    assert by == "networkit, estimated from 256 sources"
    assert set(scores) == set(plain)
    top = sorted(exact, key=exact.__getitem__)[-5:]
    assert set(top) <= set(sorted(scores, key=scores.__getitem__)[-10:])
    assert scores["lone"] == 0


def test_communities_part_the_nodes_and_come_again(plain):
    groups, by = fast.communities(plain)
    assert by == "networkit, Louvain"
    assert sorted(n for group in groups for n in group) == sorted(plain)
    assert {"lone", "pair"} in groups
    assert fast.communities(plain)[0] == groups
    mine = nx.community.modularity(plain, groups)
    theirs = nx.community.louvain_communities(plain, seed=20)
    assert mine > 0.9 * nx.community.modularity(plain, theirs)
