"""The drawn network: one page that works offline, nothing in it from the network.

It draws the edges of `kg.network.project`, and beside them as dashed lines the ties of
`kg.network.ties`, and nothing else: arrows run debtor -> creditor, shape tells the kind
of a party, colour who owes, width the logarithm of the amount. The nodes are a
`pyvis.network.Network`, placed by `kg.views.layout`; `kg.views.page` puts them on a
page of our own.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from statistics import mean

import networkx as nx
from pyvis.network import Network

from kg.network.edges import Edge, edges_of
from kg.network.project import REPORTER, left_out_line
from kg.network.ties import Tie, ties_of
from kg.views.arrows import Drawn, arrows, dashes
from kg.views.characters import isolated, shortened, visible
from kg.views.details import details
from kg.views.excerpt import (
    largest,
    neighbours_of,
    nodes_around,
    size_of,
    summary,
)
from kg.views.layout import RING_HOLDS, Point, positions
from kg.views.page import Page, page_html
from kg.views.palette import FILLS, INK, LINE, MARK, PAPER
from kg.views.ties import tie_lines

_FONT = "system-ui, -apple-system, 'Segoe UI', 'Noto Sans', 'DejaVu Sans', sans-serif"
_SHAPES = {
    REPORTER: ("box", 16, INK),
    "organisation": ("square", 10, FILLS["organisation"]),
    "person": ("dot", 10, FILLS["person"]),
    "group": ("hexagon", 11, FILLS["group"]),
    "role": ("diamond", 11, FILLS["role"]),
    "unknown": ("triangle", 10, FILLS["unknown"]),
    "family": ("ellipse", 14, PAPER),
}
"""Shape, size and fill of each kind of node."""

KIND_NAMES = {
    REPORTER: "Reporting entity",
    "organisation": "Company or organisation",
    "person": "Person",
    "group": "Group of persons or companies",
    "role": "Role: whoever holds it, not named",
    "unknown": "Kind not stated",
    "family": "Same trade name, not shown to be one",
}
_NAME_LINE, _NAME_LINES, _NAME_SIZE = 19, 2, 14

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
            "color": INK,
            "strokeWidth": 4,
            "strokeColor": PAPER,
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
            "background": PAPER,
        },
        "scaling": {"label": {"enabled": False, "drawThreshold": 6, "maxVisible": 22}},
    },
}
"""Options of vis-network: no physics, labels shown once large enough to read."""


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


def _node(node: str, name: str, kind: str, place: Point, *, neighbours: int) -> Drawn:
    shape, size, fill = _SHAPES.get(kind, _SHAPES["unknown"])
    drawn: Drawn = {
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
            "border": INK if kind == REPORTER else LINE,
            "highlight": {"background": fill, "border": MARK},
        },
    }
    if kind == REPORTER:
        drawn["font"] = {"color": PAPER, "size": 18, "strokeWidth": 0}
        drawn["margin"] = 9
        drawn["shapeProperties"] = {"borderRadius": 3}
    elif kind == "family":
        drawn["shapeProperties"] = {"borderDashes": [6, 4]}
    elif neighbours > 1:
        drawn["borderWidth"] = 3.5
    return drawn


def _families(
    net: "nx.MultiDiGraph[str]", ends: set[str]
) -> list[tuple[str, str, tuple[str, ...]]]:
    """Return node, name and members of each family two of whose members are drawn."""
    families = []
    for family in net.graph.get("families", ()):
        members = tuple(node for node in family["members"] if node in ends)
        if len(members) > 1:
            families.append((str(family["iri"]), str(family["name"]), members))
    return families


def _crowded(near: Mapping[str, set[str]], hubs: set[str]) -> set[str]:
    """Return the parties that stand in many round one reporter.

    Labels of their edges would lie on one another: amounts go under their names.
    """
    home = {
        node: min(neighbours)
        for node, neighbours in near.items()
        if node not in hubs and len(neighbours) == 1
    }
    sizes = Counter(home.values())
    return {node for node, hub in home.items() if sizes[hub] > RING_HOLDS}


def _hangs(place: Point, near: Sequence[Point]) -> bool:
    """Whether the edges of a node leave it downwards, where its name would stand."""
    return bool(near) and mean(y for _, y in near) > place[1] + _NAME_SIZE


def _raise(shape: Drawn) -> float:
    """Return how far a name moves up to stand over its node instead of under it."""
    lines = str(shape["label"]).count("\n") + 1
    return 2 * float(str(shape["size"])) + _NAME_SIZE * (lines + 1.4)


def pyvis_network(
    net: "nx.MultiDiGraph[str]", edges: Sequence[Edge], ties: Sequence[Tie] = ()
) -> Network:
    """Return the pyvis network of these edges, every node placed, physics off.

    Ties are drawn beside them and move no node.

    Lists are set directly: pyvis' own adding of edges is quadratic.
    """
    near = neighbours_of(edges)
    families = _families(net, set(near))
    members_of = {node: members for node, _, members in families}
    weights = dict.fromkeys(near, 0.0)
    for edge in edges:
        weights[edge.party] = max(weights[edge.party], size_of(edge.amount))
    hubs = {node for node in near if net.nodes[node]["kind"] == REPORTER}
    pairs = [(edge.debtor, edge.creditor) for edge in edges]
    # Families weigh least, so that parties stand nearer to their reporter.
    heavy = weights | dict.fromkeys(members_of, -1.0)
    places = positions(heavy, pairs, hubs, members_of)
    drawn = Network(height="100%", width="100%", directed=True)
    drawn.options = OPTIONS
    drawn.edges = arrows(edges, places)
    amounts: dict[str, list[str]] = defaultdict(list)
    crowded = _crowded(near, hubs)
    for edge, arrow in zip(edges, drawn.edges, strict=True):
        if edge.party in crowded:
            amounts[edge.party].append(arrow.pop("label").replace("\n", " · "))
    for node, neighbours in near.items():
        data = net.nodes[node]
        shape = _node(
            node, data["name"], data["kind"], places[node], neighbours=len(neighbours)
        )
        if owed := amounts[node]:
            more = f" + {len(owed) - 1}" if len(owed) > 1 else ""
            shape["label"] = f"{shape['label']}\n{owed[0]}{more}"
        around = [places[neighbour] for neighbour in sorted(neighbours)]
        if node not in hubs | crowded and _hangs(places[node], around):
            shape["font"] = {"vadjust": -_raise(shape)}
        drawn.nodes.append(shape)
    for node, name, members in families:
        place, size = places[node], len(members)
        drawn.nodes.append(_node(node, f"“{name}”", "family", place, neighbours=size))
    drawn.node_ids = [node["id"] for node in drawn.nodes]
    bearers = [(node, member) for node, _, members in families for member in members]
    drawn.edges += dashes(bearers, KIND_NAMES["family"])
    drawn.edges += tie_lines(ties, places, near)
    return drawn


def view(
    net: "nx.MultiDiGraph[str]",
    *,
    title: str = "Related-party balances",
    subtitle: str = "",
    around: Collection[str] | None = None,
    depth: int = 1,
    limit: int | None = None,
) -> str:
    """Draw a network as one HTML page and return the page.

    Args:
        net: As `kg.network.project.network_of` returns it.
        title: Title and heading.
        subtitle: A line below it.
        around: Draw what lies within `depth` edges of these nodes; None: everything.
        depth: How many edges round them.
        limit: Draw at most so many counterparties, those with the largest amounts.
    """
    edges = edges_of(net)
    shown = edges
    if around is not None:
        near = nodes_around(edges, around, depth)
        shown = [e for e in edges if e.debtor in near and e.creditor in near]
    shown = largest(shown, limit)
    ends = {end for edge in shown for end in (edge.debtor, edge.creditor)}
    ties = ties_of(net, ends)
    empty = str(net.graph.get("empty", ""))
    return page_html(
        Page(
            network=pyvis_network(net, shown, ties),
            title=visible(title),
            subtitle=visible(subtitle),
            summary=empty or summary(shown, edges, str(net.graph.get("as_of", ""))),
            left_out=left_out_line(net),
            details=details(net, shown, KIND_NAMES, ties),
        )
    )
