"""The drawn network: one page that works offline, nothing in it from the network.

It draws the edges of `kg.network.project`, and beside them as dashed lines the ties of
`kg.network.ties`, and nothing else: arrows run debtor -> creditor, shape tells the kind
of a party, colour who owes, width the logarithm of the amount. The nodes are a
`pyvis.network.Network`, placed by `kg.views.layout`; `kg.views.page` puts them on a
page of our own.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

import networkx as nx
from pyvis.network import Network

from kg.model.characters import isolated, visible
from kg.network.beside import Beside, beside_of
from kg.network.edges import Attributes, Edge, edges_of
from kg.network.project import REPORTER, left_out_line
from kg.network.ties import Tie, ties_of
from kg.views.arrows import Drawn, arrows, dashes
from kg.views.details import details
from kg.views.drawn import Picture
from kg.views.excerpt import (
    largest,
    neighbours_of,
    nodes_around,
    size_of,
    summary,
)
from kg.views.folding import MOST, Standing, fold_of, ranks_of, standing
from kg.views.labels import name_lines
from kg.views.page import Page, page_html
from kg.views.palette import FILLS, INK, LINE, MARK, PAPER
from kg.views.stars import RING_HOLDS, Point
from kg.views.ties import tie_lines
from kg.views.units import units_of

_FONT = "system-ui, -apple-system, 'Segoe UI', 'Noto Sans', 'DejaVu Sans', sans-serif"
_SHAPES = {
    REPORTER: ("box", 16, INK),
    "organisation": ("square", 10, FILLS["organisation"]),
    "person": ("dot", 10, FILLS["person"]),
    "group": ("hexagon", 11, FILLS["group"]),
    "role": ("diamond", 11, FILLS["role"]),
    "unknown": ("triangle", 10, FILLS["unknown"]),
    "family": ("ellipse", 14, PAPER),
    "fold": ("dot", 13, PAPER),
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
    "fold": "Several parties of one reporting entity, folded",
}
_NAME_SIZE = 14

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


def _node(node: str, name: str, kind: str, place: Point, *, neighbours: int) -> Drawn:
    shape, size, fill = _SHAPES.get(kind, _SHAPES["unknown"])
    drawn: Drawn = {
        "id": node,
        "label": name_lines(name),
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
    elif kind in ("family", "fold"):
        drawn["shapeProperties"] = {"borderDashes": [6, 4]}
    elif neighbours > 1:
        drawn["borderWidth"] = 3
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


def picture_of(
    net: "nx.MultiDiGraph[str]",
    edges: Sequence[Edge],
    ties: Sequence[Tie] = (),
    past: Sequence[Edge] = (),
    more: Collection[str] = (),
    most: int = MOST,
) -> Picture:
    """Return what is drawn of a network: nodes, edges, and where they stand.

    Args:
        net: The network.
        edges: Its edges that are drawn when the page opens.
        ties: Drawn beside them; they move no node.
        past: Edges of other days, drawn when one of these is chosen.
        more: Further nodes to draw, each linked with nothing by a balance.
        most: Nodes beyond which parties fold.
    """
    every = [*edges, *past]
    near = neighbours_of(every)
    beside = beside_of(net)
    for row in (*beside.flows, *beside.unsettled):
        ends = str(row["reporter"]), str(row["party"])
        if ends[1] in more and ends[0] in near:
            near.setdefault(ends[1], set()).add(ends[0])
            near[ends[0]].add(ends[1])
    families = _families(net, set(near))
    weights = dict.fromkeys(near, 0.0)
    for edge in every:
        weights[edge.party] = max(weights[edge.party], size_of(edge.amount))
    nodes = {node: _node_data(net, beside, node) for node in near}
    hubs = {node for node, data in nodes.items() if data["kind"] == REPORTER}
    members_of = {node: members for node, _, members in families}
    stand = standing(weights, near, hubs, members_of, ranks_of(every), most)
    return Picture(
        edges=edges,
        past=past,
        ties=ties,
        nodes=nodes,
        near=near,
        families=families,
        crowded=_crowded(near, hubs),
        standing=stand,
        ranks=ranks_of(every),
        units=units_of(edges or past),
    )


def _node_data(net: "nx.MultiDiGraph[str]", beside: Beside, node: str) -> Attributes:
    return dict(net.nodes[node]) if node in net else dict(beside.nodes[node])


def pyvis_network(picture: Picture) -> Network:
    """Return the pyvis network of a picture, every node placed, physics off.

    Edges of other days have ids that begin with ``p``; the page shows them when their
    day is chosen. Lists are set directly: pyvis' own adding of edges is quadratic.
    """
    stand = picture.standing
    drawn = Network(height="100%", width="100%", directed=True)
    drawn.options = OPTIONS
    drawn.edges = arrows(picture.edges, stand.places, picture.units)
    drawn.edges += arrows(picture.past, stand.places, picture.units, "p")
    for node, around in picture.near.items():
        data = picture.nodes[node]
        place = stand.places[node]
        shape = _node(
            node, str(data["name"]), str(data["kind"]), place, neighbours=len(around)
        )
        if node in picture.crowded:
            shape["crowded"] = True
        if node in stand.rows:
            shape |= {"crowded": True, "row": stand.rows[node]}
        drawn.nodes.append(shape)
    for node, name, members in picture.families:
        if node in stand.places:
            place, size = stand.places[node], len(members)
            drawn.nodes.append(
                _node(node, f"“{name}”", "family", place, neighbours=size)
            )
    drawn.nodes += [_fold(hub, stand) for hub in stand.grows]
    drawn.node_ids = [node["id"] for node in drawn.nodes]
    bearers = [
        (node, member) for node, _, members in picture.families for member in members
    ]
    drawn.edges += dashes(bearers, KIND_NAMES["family"])
    drawn.edges += tie_lines(picture.ties, stand.places, picture.near)
    return drawn


def _fold(hub: str, stand: Standing) -> Drawn:
    node = fold_of(hub)
    return _node(node, "", "fold", stand.places[node], neighbours=1) | {"hub": hub}


def view(
    net: "nx.MultiDiGraph[str]",
    *,
    title: str = "Related-party balances",
    subtitle: str = "",
    around: Collection[str] | None = None,
    depth: int = 1,
    limit: int | None = None,
    most: int = MOST,
    flows: bool = False,
) -> str:
    """Draw a network as one HTML page and return the page.

    Args:
        net: As `kg.network.project.network_of` returns it; what
            `kg.network.beside.add_beside` added is drawn on demand.
        title: Title and heading.
        subtitle: A line below it.
        around: Draw what lies within `depth` edges of these nodes; None: everything.
        depth: How many edges round them.
        limit: Draw at most so many counterparties, those with the largest amounts.
        most: Nodes beyond which parties fold into their reporter.
        flows: Show flows from the start, and the parties that flows alone name.
    """
    beside, edges = beside_of(net), edges_of(net)
    shown, past = edges, list(beside.past)
    if around is not None:
        shown = _inside(edges, nodes_around(edges, around, depth))
        past = _inside(past, nodes_around([*edges, *past], around, depth))
    shown = largest(shown, limit)
    if limit is not None:
        parties = {edge.party for edge in shown}
        past = [edge for edge in past if edge.party in parties]
    ends = {end for edge in shown for end in (edge.debtor, edge.creditor)}
    ties = ties_of(net, ends)
    more: set[str] = set()
    if flows and limit is None:
        reporters = {edge.reporter for edge in (*shown, *past)}
        more = {str(f["party"]) for f in beside.flows if f["reporter"] in reporters}
    picture = picture_of(net, shown, ties, past, more, most)
    empty = str(net.graph.get("empty", ""))
    told = details(net, picture, KIND_NAMES)
    told |= {"flowsOn": flows, "parties": len({edge.party for edge in edges})}
    return page_html(
        Page(
            network=pyvis_network(picture),
            title=visible(title),
            subtitle=visible(subtitle),
            summary=empty or summary(shown, edges, str(net.graph.get("as_of", ""))),
            left_out=left_out_line(net),
            details=told,
        )
    )


def _inside(edges: Sequence[Edge], nodes: Collection[str]) -> list[Edge]:
    return [edge for edge in edges if edge.debtor in nodes and edge.creditor in nodes]
