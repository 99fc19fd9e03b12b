"""Nodes and edges of a network with their attributes, in a fixed order."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import cast

import networkx as nx

Attributes = dict[str, object]


@dataclass(slots=True)
class Edge:
    """One amount that one node owes another.

    Attributes:
        debtor, creditor: Nodes.
        key: Tells it from the other edges between the two.
        amount: Whole units.
        currency: Three letters.
        date: Day of the balance, or None.
        side: ``due from`` or ``due to``, seen from the reporter.
        reporter: Node of the reporter.
        held: All attributes.
    """

    debtor: str
    creditor: str
    key: str
    amount: Decimal
    currency: str
    date: date | None
    side: str
    reporter: str
    held: Attributes


def edges_of(net: "nx.MultiDiGraph[str]", *, ordered: bool = True) -> list[Edge]:
    """Return the edges, sorted by debtor, creditor and key unless not `ordered`."""
    found = []
    for debtor, creditor, key, data in net.edges(keys=True, data=True):
        held = cast("Attributes", data)
        found.append(
            Edge(
                str(debtor),
                str(creditor),
                str(key),
                cast("Decimal", held["amount"]),
                str(held.get("currency") or ""),
                cast("date | None", held.get("date")),
                str(held.get("side") or ""),
                str(held.get("reporter") or ""),
                held,
            )
        )
    if ordered:
        found.sort(key=lambda edge: (edge.debtor, edge.creditor, edge.key))
    return found


def nodes_of(net: "nx.MultiDiGraph[str]") -> list[tuple[str, Attributes]]:
    """Return the nodes with their attributes, sorted."""
    return sorted((str(node), cast("Attributes", net.nodes[node])) for node in net)


def name_of(net: "nx.MultiDiGraph[str]", node: str) -> str:
    """Return the name of a node; the node itself where it has none or is not there."""
    if node not in net:
        return node
    return str(net.nodes[node].get("name") or node)
