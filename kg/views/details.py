"""What the side panel and the table of the page say of each amount, with its cells."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

import networkx as nx

from kg.model.amount import grouped
from kg.model.characters import visible
from kg.model.written import plain
from kg.network.beside import beside_of
from kg.network.edges import Edge, name_of
from kg.network.ties import noted_of
from kg.views.drawn import Picture
from kg.views.findings import Told, told_of
from kg.views.palette import NIGHT
from kg.views.parties import reason_text
from kg.views.ties import noted_ties, tie_details


def details(
    net: "nx.MultiDiGraph[str]", picture: Picture, kinds: Mapping[str, str]
) -> dict[str, object]:
    """Return what the page says of nodes and edges, for JSON.

    Args:
        net: The network.
        picture: What is drawn of it; its n-th edge has the id ``e<n>``, the n-th of
            another day ``p<n>``, the n-th tie ``t<n>``.
        kinds: Name to show of each kind of node.
    """
    nodes = {end for edge in picture.edges for end in (edge.debtor, edge.creditor)}
    noted = noted_ties(net, nodes)
    beside = beside_of(net)
    every = (*picture.edges, *picture.past)
    tellers = {teller for edge in every for teller in edge.tellers}
    names = {node: str(data["name"]) for node, data in sorted(picture.nodes.items())}
    names |= {t: name_of(net, t) for t in sorted(tellers - names.keys())}
    names |= {
        node: str(data["name"])
        for node, data in sorted(noted_of(net).items())
        if any(node in (tie.source, tie.target) for tie in noted)
    }
    reporters = {edge.reporter for edge in every} | tellers
    found: Mapping[str, Sequence[Told]] = net.graph.get("findings") or {}
    return {
        "kinds": kinds,
        "night": NIGHT,
        "names": {node: visible(name) for node, name in names.items()},
        "edges": [_edge(f"e{n}", e, found) for n, e in enumerate(picture.edges)],
        "past": [_edge(f"p{n}", e, found) for n, e in enumerate(picture.past)],
        "ties": tie_details(picture.ties),
        "noted": tie_details(noted, "n"),
        "flows": _told("w", beside.flows, picture),
        "unsettled": _told("u", beside.unsettled, picture),
        "days": {
            node: [day.isoformat() for day in days]
            for node, days in sorted(beside.days.items())
            if node in reporters
        },
        "asOf": str(net.graph.get("as_of", "")),
        "units": picture.units,
        "ranks": picture.ranks,
        "home": picture.standing.home,
        "folded": sorted(picture.standing.folded),
        "outside": sorted(picture.standing.outside),
        "unfolded": picture.standing.unfolded,
        "grows": picture.standing.grows,
        "leftOut": net.graph.get("left_out") or {},
        "why": {
            node: {
                "names": sorted({visible(name.name) for name in party.names}),
                "reasons": [visible(reason_text(r)) for r in party.reasons],
            }
            for node, party in sorted(beside.parties.items())
            if node in picture.nodes
        },
    }


def _told(
    letter: str, rows: Sequence[Mapping[str, object]], picture: Picture
) -> list[dict[str, object]]:
    """Return flows or unsettled facts between drawn nodes as the panel shows them."""
    told: list[dict[str, object]] = []
    for n, row in enumerate(rows):
        if row["reporter"] in picture.nodes and row["party"] in picture.nodes:
            texts = {name: visible(plain(value)) for name, value in row.items()}
            told.append(
                {**texts, "id": f"{letter}{n}", "amount": _grouped(row["value"])}
            )
    return told


def _grouped(value: object) -> str:
    return grouped(Decimal(str(value)))


def _edge(
    name: str, edge: Edge, found: Mapping[str, Sequence[Told]]
) -> dict[str, object]:
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
        "doubt": isinstance(other_end, Decimal),
        "sort": float(edge.amount),  # for the order of the table alone
        "original": visible(plain(values.get("original"))),
        "incomplete": values.get("incomplete") or 0,
        "disagrees": grouped(other_end) if isinstance(other_end, Decimal) else "",
        "concept": visible(plain(values.get("concept"))),
        "relationship": visible(plain(values.get("relationship"))),
        "checks": told_of(edge, found) if found else [],
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
