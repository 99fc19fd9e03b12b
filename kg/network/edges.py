"""Nodes and edges of a network with their attributes, in a fixed order."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    import networkx as nx

Attributes = dict[str, object]


@dataclass(slots=True)
class Edge:
    """One amount that one node owes another.

    Attributes:
        debtor, creditor: Nodes.
        key: Tells it from all other edges of the network.
        amount: Whole units, above zero.
        currency: Three letters.
        date: Day of the balance.
        side: ``due from`` or ``due to``, seen from the reporter.
        reporter: Node of the reporter whose amount is drawn.
        attributes: All attributes, as `kg.network.project.network_of` lists them.
    """

    debtor: str
    creditor: str
    key: str
    amount: Decimal
    currency: str
    date: date
    side: str
    reporter: str
    attributes: Attributes

    @property
    def party(self) -> str:
        """Node of the counterparty."""
        return self.creditor if self.reporter == self.debtor else self.debtor

    @property
    def tellers(self) -> tuple[str, ...]:
        """Nodes of all who report it, the one whose amount is drawn first."""
        return cast("tuple[str, ...]", self.attributes["reporters"])

    def cells(self, name: str = "sources") -> Sequence[Attributes]:
        """Return the cells of its facts, or with ``repeats`` those that repeat them."""
        return cast("Sequence[Attributes]", self.attributes.get(name, ()))

    @property
    def told_otherwise(self) -> bool:
        """Whether the other end tells the same claim with another amount above zero."""
        other_end = self.attributes.get("disagrees")
        return isinstance(other_end, Decimal) and other_end > 0

    @property
    def is_turned(self) -> bool:
        """Whether a negative balance was turned round: its side says the opposite."""
        return (self.side == "due from") != (self.reporter == self.creditor)


def edges_of(net: "nx.MultiDiGraph[str]", *, ordered: bool = True) -> list[Edge]:
    """Return the edges, sorted by debtor, creditor and key unless not `ordered`."""
    edges = [
        Edge(
            debtor,
            creditor,
            str(key),
            data["amount"],
            data["currency"],
            data["date"],
            str(data["side"]),
            data["reporter"],
            cast("Attributes", data),
        )
        for debtor, creditor, key, data in net.edges(keys=True, data=True)
    ]
    if ordered:
        edges.sort(key=lambda edge: (edge.debtor, edge.creditor, edge.key))
    return edges


def claims_once(edges: Sequence[Edge]) -> list[Edge]:
    """Return edges to be added up: of a claim its two ends tell differently only one.

    Both edges of such a claim stand in the network, each with its own amount, and their
    sum is owed by nobody. The debtor's is kept: it is what the debtor says it owes.
    """
    told_by_debtors = {
        (edge.debtor, edge.creditor, edge.date)
        for edge in edges
        if edge.told_otherwise and edge.reporter == edge.debtor
    }
    return [
        edge
        for edge in edges
        if not (
            edge.told_otherwise
            and edge.reporter == edge.creditor
            and (edge.debtor, edge.creditor, edge.date) in told_by_debtors
        )
    ]


def nodes_of(net: "nx.MultiDiGraph[str]") -> list[tuple[str, Attributes]]:
    """Return the nodes with their attributes, sorted."""
    return sorted((str(node), cast("Attributes", net.nodes[node])) for node in net)


def name_of(net: "nx.MultiDiGraph[str]", node: str) -> str:
    """Return the name of a node; the node itself where it has none or is not there."""
    if node not in net:
        return node
    return str(net.nodes[node].get("name") or node)
