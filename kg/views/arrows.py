"""Edges as vis-network draws them: colour, width, label and head of each arrow."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal

from kg.network.edges import Edge
from kg.views.palette import DUE_FROM, DUE_TO, FAINT
from kg.views.stars import Point
from kg.views.units import Unit, amount_label

_LEAST_BEND, _MOST_BEND = 0.2, 0.5
_LABEL_WIDTH, _LABEL_LINE = 95, 18
"""Room a label takes, in drawing units."""
_DOUBTED = [9, 5]
"""Dashes of an amount of which the other end tells another."""
_OPEN_HEAD = {"to": {"enabled": True, "type": "vee", "scaleFactor": 0.8}}
"""Head of a turned balance: it points against the side the reporter states."""

Drawn = dict[str, object]
"""A node or edge as vis-network takes it."""


def edge_width(amount: Decimal) -> float:
    """Return the width of an edge: one more for each power of ten above a thousand."""
    size = math.log10(max(float(amount), 1.0))
    return round(min(max(size - 2.5, 1.0), 9.0), 2)


def arrows(
    edges: Sequence[Edge],
    places: Mapping[str, Point],
    units: Mapping[str, Unit],
    letter: str = "e",
) -> list[Drawn]:
    """Return the edges as vis-network takes them, in the order given.

    The colour tells who owes, seen from the reporter. Parallel edges of one day are
    bent apart; those of a claim its ends tell differently are dashed.

    Args:
        edges: The edges.
        places: Place of each node.
        units: Unit of each currency.
        letter: What the ids begin with.
    """
    pairs = Counter((frozenset((e.debtor, e.creditor)), e.date) for e in edges)
    ranks: Counter[tuple[str, str, date]] = Counter()
    drawn: list[Drawn] = []
    for n, edge in enumerate(edges):
        arrow = _arrow(f"{letter}{n}", edge, units)
        if pairs[frozenset((edge.debtor, edge.creditor)), edge.date] > 1:
            rank = ranks[edge.debtor, edge.creditor, edge.date]
            ranks[edge.debtor, edge.creditor, edge.date] += 1
            bend = bend_apart(places[edge.debtor], places[edge.creditor], 2)
            bend = round(bend * (1 + rank), 2)
            arrow["smooth"] = {"enabled": True, "type": "curvedCW", "roundness": bend}
        drawn.append(arrow)
    return drawn


def bend_apart(start: Point, end: Point, lines: int) -> float:
    """Return how far two edges between two places bend so that labels lie apart.

    The labels stand in the middle of the edges. It is enough that they clear one
    another either across or down.
    """
    across, down = abs(end[0] - start[0]), abs(end[1] - start[1])
    length = max(math.hypot(across, down), 1.0)
    sideways = _LABEL_WIDTH * length / max(down, 1.0)
    upwards = _LABEL_LINE * lines * length / max(across, 1.0)
    bend = min(sideways, upwards) / length
    return min(max(bend, _LEAST_BEND), _MOST_BEND)


def _arrow(name: str, edge: Edge, units: Mapping[str, Unit]) -> Drawn:
    label = amount_label(edge.amount, edge.currency, units)
    colour = DUE_FROM if edge.creditor == edge.reporter else DUE_TO
    turned = ", reported negative" if edge.is_turned else ""
    drawn: Drawn = {
        "id": name,
        "from": edge.debtor,
        "to": edge.creditor,
        "label": label,
        "title": f"{label} {edge.side}{turned}, {edge.date.isoformat()}",
        "width": edge_width(edge.amount),
        "color": {"color": colour, "highlight": colour, "opacity": 0.85},
        "font": {"color": colour},
    }
    if edge.is_turned:
        drawn["arrows"] = _OPEN_HEAD
    if isinstance(edge.attributes.get("disagrees"), Decimal):
        drawn["dashes"] = _DOUBTED
    return drawn


def dashes(families: Iterable[tuple[str, str]], title: str) -> list[Drawn]:
    """Return the dashed lines from each family to its members, without arrow heads."""
    return [
        {
            "id": f"f{n}",
            "from": node,
            "to": member,
            "dashes": [4, 5],
            "width": 1,
            "color": {"color": FAINT},
            "arrows": {"to": {"enabled": False}},
            "title": title,
        }
        for n, (node, member) in enumerate(families)
    ]
