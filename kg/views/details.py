"""What the side panel and the table of the page say of each amount, with its cells."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

import networkx as nx

from kg.model.amount import grouped
from kg.network.edges import Edge
from kg.network.ties import Tie, noted_of
from kg.views.characters import visible
from kg.views.palette import NIGHT
from kg.views.table import plain
from kg.views.ties import noted_ties, tie_details


def details(
    net: "nx.MultiDiGraph[str]",
    edges: Sequence[Edge],
    kinds: Mapping[str, str],
    ties: Sequence[Tie] = (),
) -> dict[str, object]:
    """Return what the page says of nodes and edges, for JSON.

    Args:
        net: The network.
        edges: The edges drawn; the n-th has the id ``e<n>``.
        kinds: Name to show of each kind of node.
        ties: The ties drawn, between nodes of these edges; the n-th has the id
            ``t<n>``.
    """
    nodes = {end for edge in edges for end in (edge.debtor, edge.creditor)}
    noted = noted_ties(net, nodes)
    tellers = {teller for edge in edges for teller in edge.tellers}
    return {
        "kinds": kinds,
        "night": NIGHT,
        "names": {
            node: visible(str(net.nodes[node]["name"]))
            for node in sorted(nodes | tellers)
        }
        | {
            node: visible(str(data["name"]))
            for node, data in sorted(noted_of(net).items())
            if any(node in (tie.source, tie.target) for tie in noted)
        },
        "edges": [_edge(f"e{n}", edge) for n, edge in enumerate(edges)],
        "ties": tie_details(ties),
        "noted": tie_details(noted, "n"),
    }


def _edge(name: str, edge: Edge) -> dict[str, object]:
    """Return one amount as panel and table show it."""
    values = edge.attributes
    sources = edge.cells()
    # A fact may stand in several cells; the first is shown whole, the others repeat it.
    first = {str(cell["fact"]): n for n, cell in reversed(list(enumerate(sources)))}
    shown = [sources[n] for n in sorted(first.values())]
    again = [cell for n, cell in enumerate(sources) if n not in first.values()]
    other_end = values.get("disagrees")
    return {
        "id": name,
        "key": edge.key,
        "debtor": edge.debtor,
        "creditor": edge.creditor,
        "reporter": edge.reporter,
        "reporters": list(edge.tellers),
        "side": edge.side,
        "turned": edge.is_turned,
        "date": plain(edge.date),
        "currency": visible(edge.currency),
        "value": plain(edge.amount),
        "amount": grouped(edge.amount),
        "sort": float(edge.amount),  # for the order of the table alone
        "original": visible(plain(values.get("original"))),
        "disagrees": grouped(other_end) if isinstance(other_end, Decimal) else "",
        "concept": visible(plain(values.get("concept"))),
        "relationship": visible(plain(values.get("relationship"))),
        "cells": [_cell(cell) for cell in shown],
        "repeats": [_cell(cell) for cell in (*again, *edge.cells("repeats"))],
    }


def _cell(cell: Mapping[str, object]) -> dict[str, str]:
    """Return one cell in texts, and how its printed number makes the amount."""
    texts = {name: visible(plain(value)) for name, value in cell.items()}
    amount, scale = cell.get("amount"), cell.get("scale")
    if isinstance(amount, Decimal):
        texts["amount"] = grouped(amount)
        texts["times"] = _times(scale if isinstance(scale, int) else 0)
    return texts


def _times(scale: int) -> str:
    """Return the factor between a printed number and its amount; "" for one.

    >>> _times(3), _times(0), _times(-2)
    ('× 1,000', '', '÷ 100')
    """
    if scale == 0:
        return ""
    return f"{'×' if scale > 0 else '÷'} {10 ** abs(scale):,}"
