"""Which nodes of a large drawing stand open, and which fold into their reporter.

Beyond a number of nodes only reporters with the largest amounts stand in the picture,
each with what it shares with others; its own parties, the largest apart, fold into one
node beside it. Nothing is lost: the page opens a fold where it is chosen, and fetches
a reporter from outside the picture where it is searched for.
"""

from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Final

from kg.network.edges import Edge
from kg.views.layout import hub_seen, positions
from kg.views.stars import HUB, RING_HOLDS, Point, in_columns, reach, star

MOST: Final = 300
"""Nodes beyond which parties fold."""
_FEW: Final = 60
"""Nodes that are all named by any layout; of more, large stars stand in columns."""
_READABLE: Final = 60
"""Of a picture that folds, nodes that stand open: as many as a screen has names for."""
_REPORTERS: Final = 5
"""One reporter in so many of these."""
_BELOW: Final = 400.0
"""Room between the picture and the reporters outside it."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where nodes stand when a page opens, and where a fold's parties go.

    Attributes:
        places: Of every node, folds and folded parties included.
        home: The only reporter of a party, where it has one.
        folded: Parties inside a fold.
        outside: Reporters outside the picture.
        unfolded: Offsets of a reporter's parties from it once its fold is open.
        grows: By how much the radius of a reporter's part grows then.
        rows: Of each party in a column beside its reporter, where its name stands:
            -1 at its left, 1 at its right.
    """

    places: Mapping[str, Point]
    home: Mapping[str, str]
    folded: Set[str]
    outside: Set[str]
    unfolded: Mapping[str, Point]
    grows: Mapping[str, float]
    rows: Mapping[str, int]


def fold_of(hub: str) -> str:
    """Return the node of the fold of a reporter."""
    return f"fold/{hub}"


def ranks_of(edges: Sequence[Edge]) -> dict[str, int]:
    """Return the rank of each node by its largest amount, from 1.

    Amounts are ranked within their currency, for there is no rate between them.
    """
    places: dict[str, int] = {}
    best: dict[str, int] = {}
    for edge in sorted(edges, key=lambda e: (-e.amount, e.debtor, e.creditor, e.key)):
        places[edge.currency] = places.get(edge.currency, 0) + 1
        for node in (edge.debtor, edge.creditor):
            best[node] = min(
                best.get(node, places[edge.currency]), places[edge.currency]
            )
    ordered = sorted(best, key=lambda node: (best[node], node))
    return {node: rank for rank, node in enumerate(ordered, 1)}


def standing(
    weights: Mapping[str, float],
    near: Mapping[str, Set[str]],
    hubs: Set[str],
    families: Mapping[str, Sequence[str]],
    ranks: Mapping[str, int],
    most: int = MOST,
) -> Standing:
    """Return where every node stands.

    Args:
        weights: Of every node; the heavier stand nearer to their reporter.
        near: Nodes linked with each.
        hubs: Reporters.
        families: Members of each node of a trade name.
        ranks: As `ranks_of` gives them.
        most: Nodes beyond which parties fold.
    """
    home = {
        node: min(around)
        for node, around in near.items()
        if node not in hubs and len(around) == 1 and around <= hubs
    }
    last = len(ranks) + 1
    heavy = {**weights, **dict.fromkeys(families, -1.0)}
    if len(near) <= most:
        pairs = _pairs(near, set(near))
        most_own = max(Counter(home.values()).values(), default=0)
        beside = len(near) > _FEW and most_own > RING_HOLDS
        places = positions(heavy, pairs, hubs, families, beside=beside)
        hub = hub_seen(places, beside=beside)
        if hub != HUB:
            places = positions(heavy, pairs, hubs, families, hub=hub, beside=beside)
        rows = _rows(home, places) if beside else {}
        return Standing(places, home, frozenset(), frozenset(), {}, {}, rows)
    by_rank = sorted(hubs, key=lambda hub: (ranks.get(hub, last), hub))
    open_nodes = min(most, _READABLE)
    outside = set(by_rank[max(1, open_nodes // _REPORTERS) :])
    shared = sum(
        not around <= outside
        for node, around in near.items()
        if node not in hubs and node not in home
    )
    # Each reporter takes two nodes, its own and its fold.
    budget = max(0, open_nodes - 2 * (len(hubs) - len(outside)) - shared)
    parties = sorted(home, key=lambda node: (ranks.get(node, last), node))
    inside = [node for node in parties if home[node] not in outside]
    own: dict[str, list[str]] = {}
    for node in sorted(home, key=lambda node: (-weights[node], node)):
        own.setdefault(home[node], []).append(node)
    folded = set(home) - set(inside[:budget])
    for nodes in own.values():
        if len(shut := [node for node in nodes if node in folded]) == 1:
            folded -= set(shut)  # a fold of one is no shorter
    return _stand(heavy, near, hubs, families, home, own, folded, outside)


def _rows(home: Mapping[str, str], places: Mapping[str, Point]) -> dict[str, int]:
    """Return the sides of names of parties that stand in columns."""
    sizes = Counter(home.values())
    return {
        node: -1 if places[node][0] < places[hub][0] else 1
        for node, hub in home.items()
        if in_columns(sizes[hub])
    }


def _pairs(near: Mapping[str, Set[str]], nodes: Set[str]) -> list[tuple[str, str]]:
    return [(a, b) for a in sorted(nodes) for b in sorted(near[a]) if b in nodes]


def _stand(
    weights: Mapping[str, float],
    near: Mapping[str, Set[str]],
    hubs: Set[str],
    families: Mapping[str, Sequence[str]],
    home: Mapping[str, str],
    own: Mapping[str, Sequence[str]],
    folded: Set[str],
    outside: Set[str],
) -> Standing:
    """Return the places where some parties are folded and some reporters outside."""
    folds = {hub for hub, nodes in own.items() if any(n in folded for n in nodes)}
    out = {n for n in near if n in outside or home.get(n) in outside}
    out |= {n for n in near if n not in hubs and near[n] and near[n] <= outside}
    places: dict[str, Point] = {}
    floor, room = 0.0, HUB
    for part in (set(near) - out, out):
        open_nodes = part - folded
        shut = {fold_of(hub) for hub in folds & part}
        lasting = {n: weights[n] for n in open_nodes} | dict.fromkeys(shut, -2.0)
        drawn = {
            family: [n for n in members if n in open_nodes]
            for family, members in families.items()
        }
        drawn = {f: members for f, members in drawn.items() if len(members) > 1}
        lasting |= dict.fromkeys(drawn, -1.0)
        pairs = _pairs(near, open_nodes)
        pairs += [(hub, fold_of(hub)) for hub in sorted(folds & part)]
        # What waits outside comes in one by one: rows are good enough for it.
        inside = part is not out
        sheet = positions(lasting, pairs, hubs & part, drawn, springs=inside, hub=room)
        if inside and (seen := hub_seen(sheet)) != HUB:
            room = seen
            sheet = positions(lasting, pairs, hubs & part, drawn, hub=room)
        places |= {node: (x, y + floor) for node, (x, y) in sheet.items()}
        floor = max((y for _, y in places.values()), default=0.0) + _BELOW
    unfolded: dict[str, Point] = {}
    grows: dict[str, float] = {}
    for hub in sorted(folds):
        whole = star(len(own[hub]), room)
        open_now = sum(node not in folded for node in own[hub]) + 1
        grows[hub] = round(
            max(0.0, reach(whole, room) - reach(star(open_now, room), room)), 1
        )
        for node, (x, y) in zip(own[hub], whole, strict=True):
            unfolded[node] = (round(x, 1), round(y, 1))
            if node in folded:
                places[node] = places[hub]
    return Standing(places, home, folded, outside, unfolded, grows, {})
