"""Finds cycles of a directed graph, short ones first, within a bounded effort."""

from collections.abc import Iterator

import networkx as nx

LONGEST = 6
"""Nodes of the longest cycle looked for."""
STEPS = 3_000_000
"""Steps from edge to edge after which the search is given up."""


class CycleSearch:
    """The cycles of at most six nodes, each once, from its smallest node.

    Cycles lie within strongly connected parts. Shorter ones are looked for first, so
    that those left out when the steps are used up are the long ones.

    Attributes:
        finished: Whether all cycles were found within the steps allowed.
    """

    def __init__(self, graph: "nx.DiGraph[str]") -> None:
        self._next: dict[str, list[str]] = {}
        for part in nx.strongly_connected_components(graph):
            if len(part) > 1:
                for node in part:
                    self._next[node] = sorted(n for n in graph[node] if n in part)
        self.finished = False
        self._steps = 0

    def __iter__(self) -> Iterator[list[str]]:
        for length in range(2, LONGEST + 1):
            for start in sorted(self._next):
                yield from self._from(start, length)
                if self._steps > STEPS:
                    return
        self.finished = True

    def _from(self, start: str, length: int) -> Iterator[list[str]]:
        """Yield the cycles of one length whose smallest node is `start`."""
        ahead = [iter(self._next[start])]
        path = [start]
        while ahead:
            node = next(ahead[-1], None)
            self._steps += 1
            if node is None or self._steps > STEPS:
                ahead.pop()
                path.pop()
            elif node == start and len(path) == length:
                yield list(path)
            elif node > start and node not in path and len(path) < length:
                path.append(node)
                ahead.append(iter(self._next[node]))
