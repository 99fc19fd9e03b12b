"""Measures that are slow in networkx, through a faster library where one is installed.

Core numbers and exact betweenness are the same whatever computes them. On large graphs
betweenness is estimated from sampled sources, and communities depend on the library;
the method is named beside the result.
"""

from importlib import import_module
from importlib.util import find_spec
from typing import Any

import networkx as nx

LARGE = 3_000
"""Nodes from which betweenness is estimated and communities go to networkit."""
_SAMPLES = 256
_SEED = 20


def _networkit(plain: "nx.Graph[str]") -> tuple[Any, Any, list[str]] | None:
    """Return networkit, the graph in its form, and the nodes in order; None without."""
    if find_spec("networkit") is None:
        return None
    library = import_module("networkit")
    library.setSeed(_SEED, False)
    nodes = list(plain)
    place = {node: n for n, node in enumerate(nodes)}
    graph = library.Graph(len(nodes), weighted=True)
    for a, b, data in plain.edges(data=True):
        graph.addEdge(place[a], place[b], data.get("weight", 1.0))
    return library, graph, nodes


def core_numbers(plain: "nx.Graph[str]") -> tuple[dict[str, int], str]:
    """Return the core number of each node, and what computed it."""
    loaded = _networkit(plain) if len(plain) > LARGE else None
    if loaded is None:
        return nx.core_number(plain), "networkx"
    library, graph, nodes = loaded
    scores = library.centrality.CoreDecomposition(graph).run().scores()
    return {n: int(score) for n, score in zip(nodes, scores, strict=True)}, "networkit"


def betweenness(plain: "nx.Graph[str]") -> tuple[dict[str, float], str]:
    """Return the betweenness of each node, normalised, and what computed it."""
    if len(plain) <= LARGE:
        return nx.betweenness_centrality(plain), "networkx, exact"
    loaded = _networkit(plain)
    if loaded is None:
        scores = nx.betweenness_centrality(plain, k=32, seed=_SEED)
        return scores, "networkx, estimated from 32 sources"
    library, graph, nodes = loaded
    estimate = library.centrality.EstimateBetweenness(graph, _SAMPLES, normalized=True)
    scores = estimate.run().scores()
    method = f"networkit, estimated from {_SAMPLES} sources"
    return dict(zip(nodes, scores, strict=True)), method


def communities(plain: "nx.Graph[str]") -> tuple[list[set[str]], str]:
    """Return groups of nodes, and what computed them."""
    loaded = _networkit(plain) if len(plain) > LARGE else None
    if loaded is None:
        groups = nx.community.louvain_communities(plain, weight="weight", seed=_SEED)
        return [set(group) for group in groups], "networkx, Louvain"
    library, graph, nodes = loaded
    library.setNumberOfThreads(1)  # the order of moves decides the outcome
    partition = library.community.PLM(graph, refine=False).run().getPartition()
    members: dict[int, set[str]] = {}
    for n, node in enumerate(nodes):
        members.setdefault(partition.subsetOf(n), set()).add(node)
    return list(members.values()), "networkit, Louvain"
