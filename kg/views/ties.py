"""Ties as the page draws and tells them: dashed grey lines beside the arrows."""

import math
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from kg.model.characters import visible
from kg.model.written import plain
from kg.network.ties import Tie, TieKind, every_tie_of, linked_by, noted_of
from kg.views.arrows import Drawn
from kg.views.palette import TIE
from kg.views.stars import Point

if TYPE_CHECKING:
    import networkx as nx

_DASHES: Final = [7, 5]
_LEAST_BEND, _MOST_BEND, _APART = 0.22, 0.5, 0.12
"""Bends of a tie, and what each further one between the same nodes adds."""
_NEAR: Final = 0.3
"""Distance of a hub from the straight line, as a part of its length, that is near."""
_HEAD: Final = {"to": {"enabled": True, "type": "vee", "scaleFactor": 0.6}}
_NO_HEAD: Final = {"to": {"enabled": False}}


def noted_ties(net: "nx.MultiDiGraph[str]", drawn: Collection[str]) -> list[Tie]:
    """Return the ties of drawn nodes that lead to parties notes alone name.

    And those that lead on from these; they are told in the panel, not drawn.
    """
    noted = noted_of(net).keys()
    ties = [t for t in every_tie_of(net) if {t.source, t.target} & noted]
    linked = linked_by(ties, drawn)
    return [tie for tie in ties if tie.source in linked]


def tie_lines(
    ties: Sequence[Tie],
    places: Mapping[str, Point],
    near: Mapping[str, Collection[str]],
) -> list[Drawn]:
    """Return ties as vis-network takes them; the n-th has the id ``t<n>``.

    They run from who has the say; those of kin have no head. Between two parties of one
    reporter they bend away from it.
    """
    ranks: Counter[frozenset[str]] = Counter()
    lines: list[Drawn] = []
    for n, tie in enumerate(ties):
        ends = frozenset((tie.source, tie.target))
        between = set(near.get(tie.source, ())) & set(near.get(tie.target, ()))
        hub = places[min(between)] if between else None
        bend, is_clockwise = bend_round(places[tie.source], places[tie.target], hub)
        if hub is None and min(ends) != tie.source:
            is_clockwise = (
                not is_clockwise
            )  # both directions on one side, apart by bend
        lines.append(
            {
                "id": f"t{n}",
                "from": tie.source,
                "to": tie.target,
                "dashes": _DASHES,
                "width": 1.5,
                "color": {"color": TIE, "highlight": TIE},
                "arrows": _NO_HEAD if tie.kind is TieKind.FAMILY else _HEAD,
                "smooth": {
                    "enabled": True,
                    "type": "curvedCW" if is_clockwise else "curvedCCW",
                    "roundness": round(bend + _APART * ranks[ends], 2),
                },
                "title": f"{tie.says}{_share(tie.share)}, by the note",
            }
        )
        ranks[ends] += 1
    return lines


def bend_round(start: Point, end: Point, hub: Point | None) -> tuple[float, bool]:
    """Return how far a line bends, and whether clockwise, to keep clear of a hub.

    The nearer the hub lies to the straight line the farther it bends.

    >>> bend_round((100, 0), (0, 100), (0, 0)), bend_round((0, 100), (100, 0), (0, 0))
    ((0.22, True), (0.22, False))
    >>> bend_round((-100, 0), (100, 0), (0, 5))
    (0.5, True)
    """
    if hub is None:
        return _LEAST_BEND, True
    (x, y), (p, q) = ((point[0] - hub[0], point[1] - hub[1]) for point in (start, end))
    turn = x * q - y * p  # above zero: clockwise round the hub, as y grows downwards
    across = math.hypot(p - x, q - y) ** 2
    is_near = abs(turn) < _NEAR * across
    return (_MOST_BEND if is_near else _LEAST_BEND), turn > 0


def _share(share: Decimal | None) -> str:
    """Return a share in per cent, behind a space; "" for none.

    >>> _share(Decimal("0.40"))
    ' 40 %'
    """
    return "" if share is None else f" {plain((share * 100).normalize())} %"


def tie_details(ties: Sequence[Tie], letter: str = "t") -> list[dict[str, object]]:
    """Return what the panel says of each tie, for JSON.

    Args:
        ties: The ties.
        letter: What the ids begin with; ``n`` for ties that are not drawn.
    """
    return [
        {
            "id": f"{letter}{n}",
            "source": tie.source,
            "target": tie.target,
            "kind": str(tie.kind),
            "says": f"{tie.says}{_share(tie.share)}",
            "days": _days(tie),
            "words": visible(tie.words),
            "title": visible(tie.title),
            "place": visible(f"{tie.document}, {tie.start}-{tie.end}"),
            "url": visible(tie.url or ""),
            "filing": visible(tie.filing),
            "more": len(tie.statements) - 1,
        }
        for n, tie in enumerate(ties)
    ]


def _days(tie: Tie) -> str:
    """Return the days a tie holds, where the note says them."""
    days = (("from", tie.valid_from), ("until", tie.valid_to))
    return " ".join(f"{word} {day}" for word, day in days if day is not None)
