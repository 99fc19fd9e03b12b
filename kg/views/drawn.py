"""What a page draws of a network, and where it stands."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from kg.network.edges import Attributes, Edge
from kg.network.ties import Tie
from kg.views.folding import Standing
from kg.views.units import Unit


@dataclass(frozen=True, slots=True)
class Picture:
    """Nodes and edges of a page.

    Attributes:
        edges: Those of the day the page opens with.
        past: Those of other days.
        ties: Drawn beside the edges.
        nodes: Name and kind of every node.
        near: Nodes that money links with each, on any day.
        families: Node, name and members of each trade name two of whose members stand.
        crowded: Parties whose amounts stand under their names.
        standing: Where nodes stand.
        ranks: Rank of each node by its largest amount.
        units: Unit of each currency.
    """

    edges: Sequence[Edge]
    past: Sequence[Edge]
    ties: Sequence[Tie]
    nodes: Mapping[str, Attributes]
    near: Mapping[str, Set[str]]
    families: Sequence[tuple[str, str, tuple[str, ...]]]
    crowded: Set[str]
    standing: Standing
    ranks: Mapping[str, int]
    units: Mapping[str, Unit]
