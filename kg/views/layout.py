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

from kg.views.packing import GAP, SHEET, SHEET_BESIDE, pack, sprawl
from kg.views.stars import ASPECT, CELL, HUB, ROW, Extent, Point, extent, reach, star

_SEEDS = (7, 1, 2, 3)
"""Beginnings of springs that are tried for a few nodes; the first alone for many."""
_FEW = 40
_ROWS = (0.8, 0.95, 1.05, 1.2, 1.4, 1.7)
"""Lengths of rows that are tried, as parts of the side of a square of all the room."""
_SWAY = 0.6
"""How far what is lower than its row moves from its middle: a part of what it may."""
_STRETCH_BESIDE = 1.8
"""How far names in columns are drawn apart where the sheet has room, at most."""
_STRETCH = 1.3
"""The same of nodes on rings: names below and above them need less."""
_PUSHES = 240
_WORK = 12_000_000
_NEAR_ENOUGH = 0.5
_CROSSED = 0.08
"""What a line that runs across another node costs, as a part of the whole."""
_LONG = 0.6
"""What lines as long as the whole drawing would cost."""

_Array = NDArray[np.float64]


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


def _spread(
    graph: "nx.Graph[str]", radii: Mapping[str, float], seed: int
) -> dict[str, Point]:
    """Return places for the nodes of a connected graph, circles of `radii` free."""
    order = list(graph)
    rounds = 80 if len(order) < 300 else 40
    sprung = nx.spring_layout(graph, seed=seed, iterations=rounds)
    places = _level(np.array([sprung[node] for node in order]))
    sizes = np.array([radii[node] for node in order])
    lengths = [
        (radii[a] + radii[b] + GAP) / max(math.dist(sprung[a], sprung[b]), 1e-3)
        for a, b in graph.edges
    ]
    need = sizes[:, None] + sizes[None, :] + GAP
    np.fill_diagonal(need, 0.0)
    places = _tightened(places * float(np.median(lengths)), need)
    return {
        node: (float(x) * ASPECT, float(y))
        for node, (x, y) in zip(order, places, strict=True)
    }


def _in_rows(
    graph: "nx.Graph[str]", extents: Mapping[str, Extent], part: float, sheet: float
) -> dict[str, Point]:
    """Return places in rows that turn at their ends, linked nodes near one another.

    Of a row, what is lower than the row stands now above its middle, now below, so that
    lines along it do not run through all of it.

    Args:
        graph: A connected graph.
        extents: Of each node, the room it needs.
        part: Length of a row, as a part of the width of a sheet of all that room.
        sheet: Width of the sheet over its height.
    """
    order = list(nx.bfs_tree(graph, max(graph, key=lambda n: (graph.degree(n), n))))
    wide = {node: extents[node][0] + extents[node][1] + GAP for node in order}
    high = {node: extents[node][2] + extents[node][3] + GAP for node in order}
    area = sum(wide[node] * high[node] for node in order)
    room = max(part * math.sqrt(area * sheet), *wide.values())
    rows: list[list[str]] = [[]]
    taken = 0.0
    for node in order:
        if rows[-1] and taken + wide[node] > room:
            rows.append([])
            taken = 0.0
        rows[-1].append(node)
        taken += wide[node]
    places: dict[str, Point] = {}
    top = 0.0
    for n, row in enumerate(rows):
        up, down = (max(extents[node][side] for node in row) for side in (2, 3))
        x = 0.0
        for place, node in enumerate(row if n % 2 == 0 else reversed(row)):
            left, right, above, below = extents[node]
            slack = up - above if place % 2 else below - down
            places[node] = (x + left, top + up - _SWAY * slack)
            x += left + right + GAP
        top += up + down + GAP
    return places


def _cost(graph: "nx.Graph[str]", places: Mapping[str, Point], sheet: float) -> float:
    """Return how good places are: their room, long lines and lines across nodes."""
    room = sprawl(places, sheet)
    links = [(places[a], places[b]) for a, b in graph.edges]
    if not links or room == 0:
        return room
    starts, ends = np.array([a for a, _ in links]), np.array([b for _, b in links])
    along = ends - starts
    lengths = np.maximum(np.hypot(along[:, 0], along[:, 1]), 1e-6)
    points = np.array(list(places.values()))
    from_start = points[None, :, :] - starts[:, None, :]
    part = (from_start * along[:, None, :]).sum(axis=2) / (lengths**2)[:, None]
    cross = from_start[:, :, 0] * along[:, None, 1]
    cross -= from_start[:, :, 1] * along[:, None, 0]
    aside = np.abs(cross) / lengths[:, None]
    inside = (part > 0.02) & (part < 0.98) & (aside < CELL[1] / 2)
    crossed = float(inside.sum()) / len(links)
    return room * (1 + _CROSSED * crossed) + _LONG * float(lengths.mean())


def _placed(
    graph: "nx.Graph[str]",
    radii: Mapping[str, float],
    extents: Mapping[str, Extent],
    *,
    springs: bool,
    sheet: float,
) -> dict[str, Point]:
    """Return the best of several ways to place the nodes of a connected graph.

    Args:
        graph: The graph.
        radii: Of each node, the circle it needs where springs place it.
        extents: Of each node, the room it needs in a row.
        springs: Whether to try springs, which take time.
        sheet: Width of the sheet over its height.
    """
    if len(graph) == 1:
        return {node: (0.0, 0.0) for node in graph}
    tried = [_in_rows(graph, extents, part, sheet) for part in _ROWS]
    if springs:
        seeds = _SEEDS if len(graph) <= _FEW else _SEEDS[:1]
        tried += [_spread(graph, radii, seed) for seed in seeds]
    return min(tried, key=lambda places: _cost(graph, places, sheet))


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
    *,
    springs: bool = True,
    hub: Point = HUB,
    beside: bool = False,
) -> dict[str, Point]:
    """Return a place for every node, in drawing units, y downward.

    Args:
        weights: Every node, families included; of a hub's own parties the heavier
            stand nearer to it.
        edges: Pairs of nodes; direction and repeats do not matter.
        hubs: The nodes that may have parties of their own.
        families: Family node -> its members; pulls their hubs together.
        springs: Whether springs are tried beside rows.
        hub: Room of a hub's box.
        beside: Whether the parties of a hub stand in columns, named beside them.

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
    stars = {node: star(len(nodes), hub, beside=beside) for node, nodes in own.items()}
    radii = {node: reach(stars.get(node, ()), hub) for node in core}
    extents = {
        node: extent(stars.get(node, ()), hub if node in hubs else None, beside=beside)
        for node in core
    }
    sheet = SHEET_BESIDE if beside else SHEET
    parts = []
    for component in sorted(nx.connected_components(core), key=min):
        ordered: nx.Graph[str] = nx.Graph()
        ordered.add_nodes_from(sorted(component))
        edges_inside = core.subgraph(component).edges
        pairs = sorted((min(edge), max(edge)) for edge in edges_inside)
        ordered.add_edges_from(pairs)
        places = _placed(ordered, radii, extents, springs=springs, sheet=sheet)
        for middle in sorted(component & own.keys()):
            x, y = places[middle]
            heavy = sorted(own[middle], key=lambda node: (-weights[node], node))
            places |= {
                node: (x + dx, y + dy)
                for node, (dx, dy) in zip(heavy, stars[middle], strict=True)
            }
        parts.append(places)
    places = pack(parts, sheet) if parts else {}
    return _stretched(places, beside=beside)


def _stretched(places: Mapping[str, Point], *, beside: bool) -> dict[str, Point]:
    """Return places drawn apart downward until they fill a sheet, for room of names."""
    if not places:
        return {}
    xs, ys = [p[0] for p in places.values()], [p[1] for p in places.values()]
    wide, high = max(xs) - min(xs), max(ys) - min(ys) + ROW[1]
    across, down = _SCREEN_BESIDE if beside else _SCREEN
    most = _STRETCH_BESIDE if beside else _STRETCH
    factor = min(max(wide * down / across / high, 1.0), most)
    return {node: (x, round(y * factor, 1)) for node, (x, y) in places.items()}


_SCREEN = (716.0, 590.0)
"""Pixels a picture fills on a usual screen, without the room of labels at its rim."""
_SCREEN_BESIDE = (560.0, 610.0)
"""The same where names stand beside their nodes."""
_NAME = (124.0, 40.0)
"""Pixels of a hub's box with a name that can be read."""


def hub_seen(places: Mapping[str, Point], *, beside: bool = False) -> Point:
    """Return the room a hub's box needs where a drawing is seen as a whole.

    The further away, the larger its letters have to be drawn.
    """
    if not places:
        return HUB
    xs, ys = [p[0] for p in places.values()], [p[1] for p in places.values()]
    wide, high = max(max(xs) - min(xs), 1.0), max(max(ys) - min(ys), 1.0)
    # Room given to hubs makes the whole larger, so that it is seen smaller still.
    across, down = _SCREEN_BESIDE if beside else _SCREEN
    scale = 0.9 * min(across / wide, down / high)
    if scale > _NAME[0] / HUB[0]:
        return HUB
    return max(HUB[0], _NAME[0] / scale), max(HUB[1], _NAME[1] / scale)
