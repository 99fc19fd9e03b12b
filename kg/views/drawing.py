"""The drawn network: one page that works offline, nothing in it from the network.

Edges run debtor -> creditor; shape tells the kind of a party, colour the side a balance
stands on, width the logarithm of its amount. Totals are no edges and no nodes. The
nodes are a `pyvis.network.Network`, placed by `kg.views.layout`; `kg.views.page` puts
them on a page of our own.
"""

import math
import os
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from statistics import mean

import networkx as nx
from pyvis.network import Network

from kg.network.project import REPORTER, project
from kg.views.characters import isolated, shortened, visible
from kg.views.layout import RING_HOLDS, Point, positions
from kg.views.links import Link, around, largest, links_of, named, summary
from kg.views.page import Page, page_html
from kg.views.table import grouped, plain

DUE_FROM, DUE_TO = "#0072B2", "#D55E00"
"""Blue and vermillion: told apart by colour-blind eyes (Okabe and Ito)."""

_INK, _PAPER, _LINE = "#1f2933", "#ffffff", "#52606d"
_FONT = "system-ui, -apple-system, 'Segoe UI', 'Noto Sans', 'DejaVu Sans', sans-serif"
_SHAPES = {
    REPORTER: ("box", 16, _INK),
    "organisation": ("square", 10, "#e4e7eb"),
    "person": ("dot", 10, "#cfe3dc"),
    "group": ("hexagon", 11, "#efe3c8"),
    "unknown": ("triangle", 10, "#f7f9fb"),
    "family": ("ellipse", 14, _PAPER),
}
"""Shape, size and fill of each kind of node."""

KIND_NAMES = {
    REPORTER: "Reporting entity",
    "organisation": "Company or organisation",
    "person": "Person",
    "group": "Group of persons or companies",
    "unknown": "Kind not stated",
    "family": "Same trade name, not shown to be one",
}
_NAME_LINE, _NAME_LINES, _NAME_SIZE, _CURVE = 19, 2, 14, 0.2
_UNITS = ((10**11, 10**9, "bn "), (10**8, 10**6, "M "), (10**4, 10**3, "k "))

OPTIONS: dict[str, object] = {
    "autoResize": True,
    "layout": {"improvedLayout": False, "randomSeed": 7},
    "physics": {"enabled": False},
    "interaction": {
        "hover": False,
        "tooltipDelay": 120,
        "selectConnectedEdges": False,
        "keyboard": False,
        "zoomSpeed": 0.6,
    },
    "nodes": {
        "borderWidth": 1.5,
        "borderWidthSelected": 4,
        "font": {
            "size": _NAME_SIZE,
            "face": _FONT,
            "color": _INK,
            "strokeWidth": 4,
            "strokeColor": _PAPER,
        },
        "scaling": {"label": {"enabled": False, "drawThreshold": 5, "maxVisible": 26}},
    },
    "edges": {
        "arrows": {"to": {"enabled": True, "scaleFactor": 0.55}},
        "arrowStrikethrough": False,
        "selectionWidth": 2,
        "smooth": False,
        "font": {
            "size": 14,
            "face": _FONT,
            "align": "horizontal",
            "strokeWidth": 0,
            "background": _PAPER,
        },
        "scaling": {"label": {"enabled": False, "drawThreshold": 6, "maxVisible": 22}},
    },
}
"""Options of vis-network: no physics, labels shown once large enough to read."""


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
    size = math.log10(max(float(abs(amount)), 1.0))
    return round(min(max(size - 2.5, 1.0), 9.0), 2)


def _lines(name: str) -> str:
    """Return a name on at most two lines, cut with an ellipsis."""
    lines = [""]
    words = visible(name).split()
    for n, word in enumerate(words):
        grown = f"{lines[-1]} {word}".strip()
        if len(grown) <= _NAME_LINE or not lines[-1]:
            lines[-1] = grown
        elif len(lines) < _NAME_LINES:
            lines.append(word)
        else:
            lines[-1] = " ".join((lines[-1], *words[n:]))
            break
    return "\n".join(isolated(shortened(line, _NAME_LINE)) for line in lines)


def _node(
    node: str, name: str, kind: str, place: Point, *, weight: int
) -> dict[str, object]:
    shape, size, fill = _SHAPES.get(kind, _SHAPES["unknown"])
    drawn: dict[str, object] = {
        "id": node,
        "label": _lines(name),
        "title": f"{isolated(name)}\n{KIND_NAMES.get(kind, KIND_NAMES['unknown'])}",
        "shape": shape,
        "size": size,
        "x": place[0],
        "y": place[1],
        "kind": kind,
        "color": {
            "background": fill,
            "border": _INK if kind == REPORTER else _LINE,
            "highlight": {"background": fill, "border": "#000000"},
        },
    }
    if kind == REPORTER:
        drawn["font"] = {"color": _PAPER, "size": 18, "strokeWidth": 0}
        drawn["margin"] = 9
        drawn["shapeProperties"] = {"borderRadius": 3}
    elif kind == "family":
        drawn["shapeProperties"] = {"borderDashes": [6, 4]}
    elif weight > 1:
        drawn["borderWidth"] = 3.5
    return drawn


def _edges(links: list[Link]) -> list[dict[str, object]]:
    """Return the edges as vis-network takes them; parallel ones are bent apart."""
    pairs = Counter(frozenset((link.debtor, link.creditor)) for link in links)
    seen: Counter[tuple[str, str]] = Counter()
    drawn: list[dict[str, object]] = []
    for n, link in enumerate(links):
        label = amount_label(link.amount, link.currency)
        colour = DUE_FROM if link.side == "due from" else DUE_TO
        edge: dict[str, object] = {
            "id": f"e{n}",
            "from": link.debtor,
            "to": link.creditor,
            "label": label,
            "title": f"{label} {link.side}, {link.date or 'no date'}",
            "width": edge_width(link.amount),
            "color": {"color": colour, "highlight": colour, "opacity": 0.85},
            "font": {"color": colour},
        }
        if pairs[frozenset((link.debtor, link.creditor))] > 1:
            nth = seen[link.debtor, link.creditor]
            seen[link.debtor, link.creditor] += 1
            bend = round(_CURVE * (1 + nth), 2)
            edge["smooth"] = {"enabled": True, "type": "curvedCW", "roundness": bend}
        drawn.append(edge)
    return drawn


def _families(
    net: "nx.MultiDiGraph[str]", shown: set[str]
) -> list[tuple[str, str, tuple[str, ...]]]:
    """Return node, name and members of each family two of whose members are shown."""
    found = []
    for family in net.graph.get("families", ()):
        members = tuple(node for node in family["members"] if node in shown)
        if len(members) > 1:
            found.append((f"family/{family['name']}", str(family["name"]), members))
    return found


def _dashes(dashes: list[tuple[str, str]]) -> list[dict[str, object]]:
    """Return the dashed lines from each family to its members."""
    return [
        {
            "id": f"f{n}",
            "from": node,
            "to": member,
            "dashes": [4, 5],
            "width": 1,
            "color": {"color": "#7b8794"},
            "arrows": {"to": {"enabled": False}},
            "title": KIND_NAMES["family"],
        }
        for n, (node, member) in enumerate(dashes)
    ]


def _crowded(near: Mapping[str, set[str]], hubs: set[str]) -> set[str]:
    """Return the parties that stand in many round one reporter.

    Labels of their edges would lie on one another: amounts go under their names.
    """
    home = {
        node: min(others)
        for node, others in near.items()
        if node not in hubs and len(others) == 1
    }
    sizes = Counter(home.values())
    return {node for node, hub in home.items() if sizes[hub] > RING_HOLDS}


def _hangs(place: Point, near: Sequence[Point]) -> bool:
    """Whether the edges of a node leave it downwards, where its name would stand."""
    return bool(near) and mean(y for _, y in near) > place[1] + _NAME_SIZE


def _raise(shape: Mapping[str, object]) -> float:
    """Return how far a name moves up to stand over its node instead of under it."""
    lines = str(shape["label"]).count("\n") + 1
    return 2 * float(str(shape["size"])) + _NAME_SIZE * (lines + 1.4)


def network_of(net: "nx.MultiDiGraph[str]", links: list[Link]) -> Network:
    """Return the pyvis network of these links, every node placed, physics off.

    Lists are set directly: pyvis' own adding of edges is quadratic.
    """
    ends = {node for link in links for node in (link.debtor, link.creditor)}
    families = _families(net, ends)
    weights = dict.fromkeys(sorted(ends), 0.0)
    near: dict[str, set[str]] = defaultdict(set)
    for link in links:
        size = math.log10(max(float(abs(link.amount)), 1.0))
        weights[link.party] = max(weights[link.party], size)
        near[link.party].add(link.reporter)
        near[link.reporter].add(link.party)
    hubs = {node for node in ends if net.nodes[node]["kind"] == REPORTER}
    members_of = {node: members for node, _, members in families}
    weights |= dict.fromkeys(members_of, -1.0)
    pairs = [(link.debtor, link.creditor) for link in links]
    places = positions(weights, pairs, hubs, members_of)
    drawn = Network(height="100%", width="100%", directed=True)
    drawn.options = OPTIONS
    drawn.edges = _edges(links)
    amounts: dict[str, list[str]] = defaultdict(list)
    crowded = _crowded(near, hubs)
    for link, edge in zip(links, drawn.edges, strict=True):
        if link.party in crowded:
            amounts[link.party].append(edge.pop("label"))
    for node in sorted(ends):
        data, weight = net.nodes[node], len(near[node])
        shape = _node(node, data["name"], data["kind"], places[node], weight=weight)
        if owed := amounts[node]:
            more = f" + {len(owed) - 1}" if len(owed) > 1 else ""
            shape["label"] = f"{shape['label']}\n{owed[0]}{more}"
        if node not in hubs | crowded and _hangs(
            places[node], [places[n] for n in near[node]]
        ):
            shape["font"] = {"vadjust": -_raise(shape)}
        drawn.nodes.append(shape)
    for node, name, members in families:
        drawn.nodes.append(
            _node(node, f"“{name}”", "family", places[node], weight=len(members))
        )
    drawn.node_ids = [node["id"] for node in drawn.nodes]
    dashes = [(node, member) for node, _, members in families for member in members]
    drawn.edges += _dashes(dashes)
    return drawn


def _part(part: Mapping[str, object]) -> dict[str, object]:
    """Return one reported amount and its cells as the side panel shows them."""
    sources = part.get("sources")
    return {
        "concept": visible(plain(part["concept"])),
        "relationship": visible(plain(part["relationship"])),
        "amount": grouped(Decimal(str(part["amount"]))),
        "sources": [
            {name: visible(plain(value)) for name, value in source.items()}
            for source in (sources if isinstance(sources, list) else [])
        ],
    }


def _details(net: "nx.MultiDiGraph[str]", links: list[Link]) -> dict[str, object]:
    """Return what the panel and the table say of nodes and edges."""
    ends = sorted({node for link in links for node in (link.debtor, link.creditor)})
    return {
        "kinds": KIND_NAMES,
        "names": {node: visible(net.nodes[node]["name"]) for node in ends},
        "edges": [
            {
                "id": f"e{n}",
                "debtor": link.debtor,
                "creditor": link.creditor,
                "reporter": link.reporter,
                "side": link.side,
                "date": plain(link.date),
                "currency": visible(link.currency),
                "amount": grouped(link.amount),
                "sort": float(link.amount),  # for the order of the table alone
                "parts": [_part(part) for part in link.parts],
            }
            for n, link in enumerate(links)
        ],
    }


def view(
    net: "nx.MultiDiGraph[str] | Iterable[Mapping[str, object]]",
    path: str | os.PathLike[str] | None = None,
    *,
    title: str = "Related-party balances",
    subtitle: str = "",
    as_of: date | str | None = "latest",
    party: str | None = None,
    depth: int = 1,
    limit: int | None = None,
) -> str:
    """Draw a network as one HTML page and return the page.

    Args:
        net: As `kg.network.project.project` returns it, or rows of ``balances``.
        path: Where to write it too, in UTF-8; replaced in one step.
        title: Title and heading.
        subtitle: A line below it.
        as_of: A day; ``"latest"``, each reporter's last; None, every date of the net.
        party: Draw what lies round this party or reporter; a name, whole but for a
            ``%`` at its end, or an IRI.
        depth: How many edges round it.
        limit: Draw at most so many counterparties, those with the largest amounts.

    Raises:
        NotFoundError: No party bears that name.
    """
    graph = net if isinstance(net, nx.MultiDiGraph) else project(net)
    dated = links_of(graph, as_of)
    links = [link for link in dated if link.amount != 0]
    shown = links
    if party is not None:
        near = around(links, named(graph, party), depth)
        shown = [k for k in links if k.debtor in near and k.creditor in near]
    shown = largest(shown, limit)
    html = page_html(
        Page(
            network=network_of(graph, shown),
            title=visible(title),
            subtitle=visible(subtitle),
            summary=summary(shown, links, len(dated) - len(links)),
            details=_details(graph, shown),
            colours={"due from": DUE_FROM, "due to": DUE_TO},
        )
    )
    if path is not None:
        _write(Path(path), html)
    return html


def _write(path: Path, text: str) -> None:
    """Write UTF-8 beside `path`, then put it in its place."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        beside.write_text(text, encoding="utf-8", newline="\n")
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
