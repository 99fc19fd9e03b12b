"""Where the nodes of a drawing stand, computed before the browser sees them.

A hub (a reporter) with the parties that are its own is placed in closed form: a few on
a ring, many on a brick lattice round it, larger amounts nearer. Only the rest - hubs,
parties of several hubs - goes through a seeded spring layout; parts that do not hang
together are then packed on shelves. Labels do not overlap, nothing is random.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set

import networkx as nx
import numpy as np
from numpy.typing import NDArray

CELL = (176.0, 92.0)
"""Width and height kept free for a node and its label, in drawing units."""
ASPECT = 1.6
"""Width of a drawing over its height, as of a screen."""

_HUB = (230.0, 80.0)
_RING = 190.0
_RING_HOLDS = 12
_GAP = 60.0
_SEED = 7
_PUSHES = 60
_WORK = 30_000_000

Point = tuple[float, float]
_Array = NDArray[np.float64]


def ring(size: int) -> list[Point]:
    """Return `size` places on one ring round the origin, clockwise from the right.

    The radius grows until neighbours keep a cell's diagonal apart.
    """
    apart = math.hypot(CELL[0] / ASPECT, CELL[1])
    radius = max(_RING, apart / (2 * math.sin(math.pi / size))) if size > 1 else _RING
    turn = 0.0 if size % 2 else math.pi / size
    if size <= 2:
        turn = 0.0
    angles = (turn + 2 * math.pi * n / size for n in range(size))
    return [(ASPECT * radius * math.cos(a), radius * math.sin(a)) for a in angles]


def lattice(size: int) -> list[Point]:
    """Return `size` places on brick-wise rows round the origin, nearest first.

    Near means inside a small ellipse of the drawing's aspect; the middle, where the
    hub stands, stays free.
    """
    width, height = CELL
    reach = 1.15 * math.sqrt((size + 14) * width * height / (math.pi * ASPECT))
    rows = math.ceil(reach / height) + 1
    half = math.ceil(reach * ASPECT / width) + 1
    places = [
        ((x + 0.5 * (y % 2)) * width, y * height)
        for y in range(-rows, rows + 1)
        for x in range(-half, half + 1)
    ]
    far = (_HUB[0] / 2 + width * 0.75, _HUB[1] / 2 + height * 0.9)
    outside = [p for p in places if (p[0] / far[0]) ** 2 + (p[1] / far[1]) ** 2 >= 1]
    return sorted(
        outside,
        key=lambda p: (
            round(math.hypot(p[0] / ASPECT, p[1]), 3),
            math.atan2(p[1], p[0]),
        ),
    )[:size]


def star(size: int) -> list[Point]:
    """Return places of a hub's own parties relative to it, the nearest first."""
    if size == 0:
        return []
    return ring(size) if size <= _RING_HOLDS else lattice(size)


def _reach(places: Iterable[Point]) -> float:
    """Return the radius of a star in units of height: a circle it fits in, squeezed."""
    corners = [_HUB[0] / 2 / ASPECT]
    corners += [
        math.hypot((abs(x) + CELL[0] / 2) / ASPECT, abs(y) + CELL[1] / 2)
        for x, y in places
    ]
    return max(corners)


def _pushed_apart(places: _Array, radii: _Array) -> _Array:
    """Return places moved until circles of these radii do not overlap."""
    size = len(radii)
    need = radii[:, None] + radii[None, :] + _GAP
    np.fill_diagonal(need, 0.0)
    rounds = max(4, min(_PUSHES, _WORK // (size * size)))
    for _ in range(rounds):
        away = places[:, None, :] - places[None, :, :]
        apart = np.sqrt((away**2).sum(axis=2))
        np.fill_diagonal(apart, 1.0)
        short = np.maximum(need - apart, 0.0)
        if not short.any():
            return places
        push = away * (short / np.maximum(apart, 1e-6))[:, :, None]
        places = places + 0.5 * push.sum(axis=1) / max(1.0, math.sqrt(size) / 3)
    away = places[:, None, :] - places[None, :, :]
    apart = np.sqrt((away**2).sum(axis=2))
    np.fill_diagonal(apart, 1.0)
    factor = float((need / np.maximum(apart, 1e-6)).max())
    return places * max(1.0, factor)


def _spread(graph: nx.Graph, radii: Mapping[str, float]) -> dict[str, Point]:
    """Return places for the nodes of a connected graph, circles of `radii` free."""
    order = list(graph)
    if len(order) == 1:
        return {order[0]: (0.0, 0.0)}
    rounds = 80 if len(order) < 300 else 40
    found = nx.spring_layout(graph, seed=_SEED, iterations=rounds)
    places = np.array([found[node] for node in order])
    sizes = np.array([radii[node] for node in order])
    lengths = [
        (radii[a] + radii[b] + _GAP) / max(math.dist(found[a], found[b]), 1e-3)
        for a, b in graph.edges
    ]
    places = _pushed_apart(places * float(np.median(lengths)), sizes)
    return {
        node: (float(x) * ASPECT, float(y))
        for node, (x, y) in zip(order, places, strict=True)
    }


def _packed(parts: Sequence[dict[str, Point]]) -> dict[str, Point]:
    """Return all parts on one sheet, set on shelves of about the drawing's aspect."""
    boxes = []
    for part in parts:
        xs, ys = [p[0] for p in part.values()], [p[1] for p in part.values()]
        left, top = min(xs) - _HUB[0] / 2, min(ys) - CELL[1] / 2
        right, bottom = max(xs) + _HUB[0] / 2, max(ys) + CELL[1] / 2
        boxes.append((bottom - top + _GAP, right - left + _GAP, left, top, part))
    boxes.sort(key=lambda box: (-box[0], -box[1], min(box[4])))
    area = sum(box[0] * box[1] for box in boxes)
    width = max(math.sqrt(area * ASPECT), *(box[1] for box in boxes), 0.0)
    sheet: dict[str, Point] = {}
    x = y = shelf = 0.0
    for high, wide, left, top, part in boxes:
        if x and x + wide > width:
            x, y, shelf = 0.0, y + shelf, 0.0
        for node, (px, py) in part.items():
            sheet[node] = (round(px - left + x, 1), round(py - top + y, 1))
        x, shelf = x + wide, max(shelf, high)
    return sheet


def positions(
    weights: Mapping[str, float], edges: Iterable[tuple[str, str]], hubs: Set[str]
) -> dict[str, Point]:
    """Return a place for every node, in drawing units, y downward.

    Args:
        weights: Every node; of a hub's own parties the heavier stand nearer to it.
        edges: Pairs of nodes; direction and repeats do not matter.
        hubs: The nodes that may have parties of their own.

    Returns:
        Places rounded to a tenth. Same input, same places, whatever the order.
    """
    near: dict[str, set[str]] = {node: set() for node in sorted(weights)}
    for a, b in edges:
        if a != b:
            near[a].add(b)
            near[b].add(a)
    own: dict[str, list[str]] = defaultdict(list)
    for node, others in near.items():
        if node not in hubs and len(others) == 1 and others <= hubs:
            own[min(others)].append(node)
    held = {node for nodes in own.values() for node in nodes}
    core = nx.Graph()
    core.add_nodes_from(node for node in near if node not in held)
    core.add_edges_from(
        (a, b) for a in core for b in sorted(near[a]) if b in core and a < b
    )
    stars = {hub: star(len(nodes)) for hub, nodes in own.items()}
    radii = {node: _reach(stars.get(node, ())) for node in core}
    parts = []
    for component in nx.connected_components(core):
        part = core.subgraph(component)
        ordered = nx.Graph()
        ordered.add_nodes_from(sorted(part))
        ordered.add_edges_from(sorted(tuple(sorted(edge)) for edge in part.edges))
        places = _spread(ordered, radii)
        for hub in sorted(component & own.keys()):
            x, y = places[hub]
            heavy = sorted(own[hub], key=lambda node: (-weights[node], node))
            places |= {
                node: (x + dx, y + dy)
                for node, (dx, dy) in zip(heavy, stars[hub], strict=True)
            }
        parts.append(places)
    return _packed(parts) if parts else {}
