"""Where the nodes of a drawing stand, computed before the browser sees them.

A hub (a reporter) with the parties that are its own is placed in closed form: a few on
a ring, many on a brick lattice round it, larger amounts nearer. Only the rest - hubs,
parties of several hubs - goes through a seeded spring layout; parts that do not hang
together are then packed, the high ones first. Labels do not overlap, nothing is random.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set

import networkx as nx
import numpy as np
from numpy.typing import NDArray

CELL = (148.0, 74.0)
"""Width and height kept free for a node and its label, in drawing units."""
ASPECT = 1.4
"""Width of a drawing over its height, as of a screen."""

RING_HOLDS = 12
"""So many parties of one hub stand on a ring, more on a lattice."""

_HUB = (220.0, 56.0)
_RING = 180.0
_STRETCH = 1.8
"""Width of a ring over its height: amounts stand half-way, clear of the hub's box."""
_GAP = 52.0
_SEED = 7
_PUSHES = 240
_WORK = 12_000_000
_NEAR_ENOUGH = 0.5
_FREE_KEPT = 60
_WIDTHS = (1.06, 1.3, 1.6)
"""Widths of a sheet that are tried, as parts of that of a sheet without a gap."""
_TOO_WIDE = 1.25
"""Nodes sprung apart stand in rows instead where these need so much less room."""

Point = tuple[float, float]
_Array = NDArray[np.float64]


def ring(size: int) -> list[Point]:
    """Return `size` places on one ring round the origin, clockwise from the right.

    The radius grows until neighbours keep a cell's diagonal apart. None stands straight
    above or below the hub, where the label of an edge would lie on that of a node.
    """
    apart = math.hypot(CELL[0] / ASPECT, CELL[1])
    radius = max(_RING, apart / (2 * math.sin(math.pi / size))) if size > 1 else _RING
    turn = 0.0 if size % 4 else math.pi / size
    angles = (turn + 2 * math.pi * n / size for n in range(size))
    return [(_STRETCH * radius * math.cos(a), radius * math.sin(a)) for a in angles]


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
    far = (_HUB[0] / 2 + width * 0.8, _HUB[1] / 2 + height * 1.2)
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
    return ring(size) if size <= RING_HOLDS else lattice(size)


def reach(places: Iterable[Point]) -> float:
    """Return the radius of a star in units of height: a circle it fits in, squeezed."""
    corners = [_HUB[0] / 2 / ASPECT]
    corners += [
        math.hypot((abs(x) + CELL[0] / 2) / ASPECT, abs(y) + CELL[1] / 2)
        for x, y in places
    ]
    return max(corners)


def _shortage(places: _Array, need: _Array) -> tuple[_Array, _Array]:
    """Return unit vectors between places, and by how much each pair is too near."""
    away = places[:, None, :] - places[None, :, :]
    apart = np.sqrt((away**2).sum(axis=2))
    np.fill_diagonal(apart, np.inf)
    return away / np.maximum(apart, 1e-6)[:, :, None], np.maximum(need - apart, 0.0)


def _pushed_apart(places: _Array, need: _Array, rounds: int) -> tuple[_Array, bool]:
    """Return places moved so that pairs keep `need` apart, and whether they all do."""
    for _ in range(rounds):
        towards, short = _shortage(places, need)
        if short.max() < _NEAR_ENOUGH:
            return places, True
        crowd = np.sqrt(np.maximum((short > 0).sum(axis=1), 1.0))
        push = (towards * short[:, :, None]).sum(axis=1)
        places = places + 0.55 * push / crowd[:, None]
    return places, False


def _tightened(places: _Array, need: _Array) -> _Array:
    """Return places as near together as they get without any pair too near."""
    budget = max(12, min(_PUSHES, _WORK // (len(places) ** 2)))
    best, free = _pushed_apart(places, need, budget)
    if not free:
        away = best[:, None, :] - best[None, :, :]
        apart = np.sqrt((away**2).sum(axis=2))
        np.fill_diagonal(apart, np.inf)
        return best * max(1.0, float((need / np.maximum(apart, 1e-6)).max()))
    for _ in range(budget // 6):
        wide, high = np.ptp(best, axis=0) + 1e-6
        factors = [0.93, 0.93]
        if max(wide, high) > 1.2 * min(wide, high):
            factors = [0.85, 1.08] if wide > high else [1.08, 0.85]
        moved = (best - best.mean(axis=0)) * np.array(factors)
        tried, free = _pushed_apart(moved, need, 40)
        if not free or np.ptp(tried, axis=0).max() >= max(wide, high):
            break
        best = tried
    return best


def _level(places: _Array) -> _Array:
    """Return places turned so that they spread widest from left to right."""
    centred = places - places.mean(axis=0)
    _, axes = np.linalg.eigh(centred.T @ centred)
    widest = axes[:, 1] * (1.0 if axes[0, 1] >= 0 else -1.0)
    x, y = float(widest[0]), float(widest[1])
    turned: _Array = centred @ np.array([[x, -y], [y, x]])
    return turned


def _spread(graph: "nx.Graph[str]", radii: Mapping[str, float]) -> dict[str, Point]:
    """Return places for the nodes of a connected graph, circles of `radii` free."""
    order = list(graph)
    if len(order) == 1:
        return {order[0]: (0.0, 0.0)}
    rounds = 80 if len(order) < 300 else 40
    sprung = nx.spring_layout(graph, seed=_SEED, iterations=rounds)
    places = _level(np.array([sprung[node] for node in order]))
    sizes = np.array([radii[node] for node in order])
    lengths = [
        (radii[a] + radii[b] + _GAP) / max(math.dist(sprung[a], sprung[b]), 1e-3)
        for a, b in graph.edges
    ]
    need = sizes[:, None] + sizes[None, :] + _GAP
    np.fill_diagonal(need, 0.0)
    places = _tightened(places * float(np.median(lengths)), need)
    return {
        node: (float(x) * ASPECT, float(y))
        for node, (x, y) in zip(order, places, strict=True)
    }


def _in_rows(graph: "nx.Graph[str]", radii: Mapping[str, float]) -> dict[str, Point]:
    """Return places in rows that turn at their ends, linked nodes near one another."""
    order = list(nx.bfs_tree(graph, max(graph, key=lambda n: (graph.degree(n), n))))
    area = sum((2 * radii[node] + _GAP) ** 2 for node in order)
    room = max(1.05 * math.sqrt(area), *(2 * radii[node] for node in order))
    rows: list[list[str]] = [[]]
    taken = 0.0
    for node in order:
        wide = 2 * radii[node] + _GAP
        if rows[-1] and taken + wide > room:
            rows.append([])
            taken = 0.0
        rows[-1].append(node)
        taken += wide
    places: dict[str, Point] = {}
    y = 0.0
    for n, row in enumerate(rows):
        half = max(radii[node] for node in row)
        y += half
        x = 0.0
        for node in row if n % 2 == 0 else reversed(row):
            places[node] = ((x + radii[node]) * ASPECT, y)
            x += 2 * radii[node] + _GAP
        y += half + _GAP
    return places


def _sprawl(places: Mapping[str, Point]) -> float:
    """Return the height of the smallest sheet of the drawing's aspect round places."""
    xs, ys = [p[0] for p in places.values()], [p[1] for p in places.values()]
    return max((max(xs) - min(xs)) / ASPECT, max(ys) - min(ys))


def _packed(parts: Sequence[dict[str, Point]]) -> dict[str, Point]:
    """Return all parts on one sheet of about the drawing's aspect, free of overlap."""
    boxes = []
    for part in parts:
        xs, ys = [p[0] for p in part.values()], [p[1] for p in part.values()]
        left, top = min(xs) - _HUB[0] / 2, min(ys) - CELL[1] / 2
        right, bottom = max(xs) + _HUB[0] / 2, max(ys) + CELL[1] / 2
        boxes.append((bottom - top + _GAP, right - left + _GAP, left, top, part))
    boxes.sort(key=lambda box: (-box[0], -box[1], min(box[4])))
    area = sum(box[0] * box[1] for box in boxes)
    widest = max(box[1] for box in boxes)
    sheets = [
        _on_sheet(boxes, max(factor * math.sqrt(area * ASPECT), widest))
        for factor in _WIDTHS
    ]
    return min(sheets, key=_sprawl)


def _on_sheet(
    boxes: Sequence[tuple[float, float, float, float, dict[str, Point]]], width: float
) -> dict[str, Point]:
    """Return the parts on a sheet of one width.

    Args:
        boxes: Height, width, left and top of each part, and the part, the high first.
        width: At least that of the widest.
    """
    free = [(0.0, 0.0, width, math.inf)]
    sheet: dict[str, Point] = {}
    for high, wide, left, top, part in boxes:
        x, y = _taken(free, wide, high)
        for node, (px, py) in part.items():
            sheet[node] = (round(px - left + x, 1), round(py - top + y, 1))
    return sheet


def _taken(
    free: list[tuple[float, float, float, float]], wide: float, high: float
) -> Point:
    """Take the topmost free place a box fits in; what is left of it stays free.

    Args:
        free: Free rectangles: y, x, width, height; changed in place. The last row is
            open downward, so there is always one that fits.
        wide: Width of the box.
        high: Its height.
    """
    fitting = (n for n, r in enumerate(free) if wide <= r[2] + 1e-6 and high <= r[3])
    y, x, width, height = free.pop(next(fitting))
    free += [(y, x + wide, width - wide, high), (y + high, x, width, height - high)]
    free.sort()
    if len(free) > _FREE_KEPT:
        del free[: len(free) - _FREE_KEPT]
    return x, y


def _own_parties(
    near: Mapping[str, set[str]], hubs: Set[str], families: Mapping[str, Sequence[str]]
) -> dict[str, list[str]]:
    """Return each hub's own parties, and the families that lie wholly among them."""
    own: dict[str, list[str]] = defaultdict(list)
    home: dict[str, str] = {}
    for node, others in near.items():
        if node not in hubs and len(others) == 1 and others <= hubs:
            home[node] = min(others)
            own[home[node]].append(node)
    for family, members in families.items():
        homes = {home.get(member, member) for member in members}
        if len(homes) == 1 and homes <= hubs:
            own[min(homes)].append(family)
        else:
            near[family].update(homes)
            for node in homes:
                near[node].add(family)
    return own


def positions(
    weights: Mapping[str, float],
    edges: Iterable[tuple[str, str]],
    hubs: Set[str],
    families: Mapping[str, Sequence[str]] | None = None,
) -> dict[str, Point]:
    """Return a place for every node, in drawing units, y downward.

    Args:
        weights: Every node, families included; of a hub's own parties the heavier
            stand nearer to it.
        edges: Pairs of nodes; direction and repeats do not matter.
        hubs: The nodes that may have parties of their own.
        families: Family node -> its members; pulls their hubs together.

    Returns:
        Places rounded to a tenth. Same input, same places, whatever the order.
    """
    near: dict[str, set[str]] = {node: set() for node in sorted(weights)}
    for a, b in edges:
        if a != b:
            near[a].add(b)
            near[b].add(a)
    own = _own_parties(near, hubs, dict(sorted((families or {}).items())))
    around_hubs = {node for nodes in own.values() for node in nodes}
    core: nx.Graph[str] = nx.Graph()
    core.add_nodes_from(node for node in near if node not in around_hubs)
    core.add_edges_from(
        (a, b) for a in core for b in sorted(near[a]) if b in core and a < b
    )
    stars = {hub: star(len(nodes)) for hub, nodes in own.items()}
    radii = {node: reach(stars.get(node, ())) for node in core}
    parts = []
    for component in sorted(nx.connected_components(core), key=min):
        ordered: nx.Graph[str] = nx.Graph()
        ordered.add_nodes_from(sorted(component))
        edges_inside = core.subgraph(component).edges
        pairs = sorted((min(edge), max(edge)) for edge in edges_inside)
        ordered.add_edges_from(pairs)
        places = _spread(ordered, radii)
        rows = _in_rows(ordered, radii)
        if _sprawl(places) > _TOO_WIDE * _sprawl(rows):
            places = rows
        for hub in sorted(component & own.keys()):
            x, y = places[hub]
            heavy = sorted(own[hub], key=lambda node: (-weights[node], node))
            places |= {
                node: (x + dx, y + dy)
                for node, (dx, dy) in zip(heavy, stars[hub], strict=True)
            }
        parts.append(places)
    return _packed(parts) if parts else {}
