"""Edges as vis-network draws them: colour, width, label and head of each arrow."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from kg.model.amount import grouped
from kg.network.edges import Edge
from kg.views.excerpt import days_of
from kg.views.layout import Point
from kg.views.palette import DUE_FROM, DUE_TO, FAINT

_LEAST_BEND, _MOST_BEND = 0.2, 0.5
_LABEL_WIDTH, _LABEL_LINE = 95, 18
"""Room a label takes, in drawing units."""
_UNITS = ((10**11, 10**9, "bn "), (10**8, 10**6, "M "), (10**4, 10**3, "k "))
_OPEN_HEAD = {"to": {"enabled": True, "type": "vee", "scaleFactor": 0.8}}
"""Head of a turned balance: it points against the side the reporter states."""

Drawn = dict[str, object]
"""A node or edge as vis-network takes it."""


def amount_label(amount: Decimal, currency: str) -> str:
    """Return an amount as short as can be read, with its unit.

    >>> amount_label(Decimal(2039000), "CNY"), amount_label(Decimal(-950), "USD")
    ('2,039 k CNY', '-950 USD')
    """
    for least, unit, sign in _UNITS:
        if abs(amount) >= least:
            return f"{grouped(Decimal(round(amount / unit)))} {sign}{currency}".strip()
    return f"{grouped(amount)} {currency}".strip()


def edge_width(amount: Decimal) -> float:
    """Return the width of an edge: one more for each power of ten above a thousand."""
    size = math.log10(max(float(amount), 1.0))
    return round(min(max(size - 2.5, 1.0), 9.0), 2)


def arrows(edges: Sequence[Edge], places: Mapping[str, Point]) -> list[Drawn]:
    """Return the edges as vis-network takes them, in the order given.

    The colour tells who owes, seen from the reporter. Parallel edges are bent apart.
    Where amounts of several days are drawn, each label bears its day.

    Args:
        edges: The edges.
        places: Place of each node.
    """
    pairs = Counter(frozenset((edge.debtor, edge.creditor)) for edge in edges)
    dated = len(days_of(edges)) > 1
    ranks: Counter[tuple[str, str]] = Counter()
    drawn: list[Drawn] = []
    for n, edge in enumerate(edges):
        arrow = _arrow(f"e{n}", edge, dated=dated)
        if pairs[frozenset((edge.debtor, edge.creditor))] > 1:
            rank = ranks[edge.debtor, edge.creditor]
            ranks[edge.debtor, edge.creditor] += 1
            bend = bend_apart(places[edge.debtor], places[edge.creditor], 1 + dated)
            bend = round(bend * (1 + rank), 2)
            arrow["smooth"] = {"enabled": True, "type": "curvedCW", "roundness": bend}
        drawn.append(arrow)
    return drawn


def bend_apart(start: Point, end: Point, lines: int) -> float:
    """Return how far two edges between two places bend so that labels lie apart.

    The labels stand in the middle of the edges. It is enough that they clear one
    another either across or down.

    Args:
        start: One place.
        end: The other.
        lines: Lines of the labels.
    """
    across, down = abs(end[0] - start[0]), abs(end[1] - start[1])
    length = max(math.hypot(across, down), 1.0)
    sideways = _LABEL_WIDTH * length / max(down, 1.0)
    upwards = _LABEL_LINE * lines * length / max(across, 1.0)
    bend = min(sideways, upwards) / length
    return min(max(bend, _LEAST_BEND), _MOST_BEND)


def _arrow(name: str, edge: Edge, *, dated: bool) -> Drawn:
    label = amount_label(edge.amount, edge.currency)
    colour = DUE_FROM if edge.creditor == edge.reporter else DUE_TO
    turned = ", reported negative" if edge.is_turned else ""
    drawn: Drawn = {
        "id": name,
        "from": edge.debtor,
        "to": edge.creditor,
        "label": f"{label}\n{edge.date.isoformat()}" if dated else label,
        "title": f"{label} {edge.side}{turned}, {edge.date.isoformat()}",
        "width": edge_width(edge.amount),
        "color": {"color": colour, "highlight": colour, "opacity": 0.85},
        "font": {"color": colour},
    }
    if edge.is_turned:
        drawn["arrows"] = _OPEN_HEAD
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
