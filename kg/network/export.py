"""The network in the forms of other tools; every export is sorted and has no clock.

Amounts are written as text, exact; where a tool needs a number to draw with, a float
stands beside it as ``weight``. networkx is loaded only when something is written, so
that the command line can read the table of forms.
"""

import csv
import hashlib
import io
import json
import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from kg.model.amount import plain_decimal
from kg.model.written import plain
from kg.network.edges import Attributes, edges_of, name_of, nodes_of
from kg.network.ties import Tie, TieKind, every_tie_of, noted_of

if TYPE_CHECKING:
    import networkx as nx

Files = dict[str, str]
"""Text by ending of the file's name."""

_META = re.compile(r"\s*<meta\b.*?</meta>", re.DOTALL)
_NODE = ("name", "kind", "iri", "known_by")
_EDGE = (
    "amount", "currency", "date", "side", "concept", "relationship", "reporter",
    "reporters", "disagrees", "original", "facts", "also", "incomplete",
)  # fmt: skip
_CELLS = ("sources", "repeats")
_OWES = "owes"
"""Kind of an edge of money; ties bear theirs."""
_TIE = (
    "predicate", "says", "share", "valid_from", "valid_to", "words", "document",
    "start", "end", "filing",
)  # fmt: skip


def _every_node(net: "nx.MultiDiGraph[str]") -> list[tuple[str, Attributes]]:
    """Return nodes with their attributes, those that notes alone name behind them."""
    return [*nodes_of(net), *sorted(noted_of(net).items())]


def textual(net: "nx.MultiDiGraph[str]") -> "nx.MultiDiGraph[str]":
    """Return the network with texts for attributes, and ``weight`` on the edges.

    Lists of cells become JSON; what is None is left out. Ties are edges of their own
    ``kind``, without amount and of weight zero; edges of money are of kind ``owes``.
    """
    import networkx as nx

    copy: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node, data in _every_node(net):
        copy.add_node(node, **{k: plain(data.get(k)) for k in _NODE if data.get(k)})
    for edge in edges_of(net):
        attributes: Attributes = {
            name: plain(edge.attributes[name])
            for name in _EDGE
            if edge.attributes.get(name) is not None
        }
        for name in _CELLS:
            attributes[name] = json.dumps(edge.cells(name), default=plain)
        attributes |= {"weight": float(edge.amount), "kind": _OWES}
        copy.add_edge(edge.debtor, edge.creditor, key=edge.key, **attributes)
    for tie in every_tie_of(net):
        attributes = {"weight": 0.0, "kind": str(tie.kind), **_stated(tie)}
        copy.add_edge(tie.source, tie.target, key=tie.key, **attributes)
    return copy


def _stated(tie: Tie) -> Attributes:
    """Return what a tie says and where, as texts; what is None is left out."""
    values = {name: getattr(tie, name) for name in _TIE}
    return {name: plain(v) for name, v in values.items() if v is not None}


def graphml(net: "nx.MultiDiGraph[str]") -> Files:
    """Return GraphML, for Gephi, yEd, Cytoscape."""
    import networkx as nx

    return {"graphml": "\n".join(nx.generate_graphml(textual(net))) + "\n"}


def gexf(net: "nx.MultiDiGraph[str]") -> Files:
    """Return GEXF, for Gephi; without the day it was written."""
    import networkx as nx

    copy = textual(net)
    for node in copy:
        copy.nodes[node]["label"] = name_of(copy, node)
    text = "\n".join(nx.generate_gexf(copy)) + "\n"
    return {"gexf": _META.sub("", text)}


def node_link(net: "nx.MultiDiGraph[str]") -> Files:
    """Return node-link JSON, as networkx and d3 read it."""
    import networkx as nx

    data = nx.node_link_data(textual(net), edges="links")
    return {"json": json.dumps(data, indent=1, sort_keys=True) + "\n"}


_SCHEMA = {
    "organisation": "Organization",
    "person": "Person",
    "reporter": "Company",
    "group": "LegalEntity",
    "unknown": "LegalEntity",
}


def follow_the_money(net: "nx.MultiDiGraph[str]") -> Files:
    """Return FollowTheMoney entities, one JSON object a line.

    A node is a Company (reporter, or owned by somebody), Person, Organization or
    LegalEntity; a balance a Debt from debtor to creditor; a tie an Ownership,
    Directorship or Family with the words of the note.
    """
    lines = []
    ties = every_tie_of(net)
    owned = {tie.target for tie in ties if tie.kind is TieKind.OWNERSHIP}
    for node, data in _every_node(net):
        properties = {"name": [plain(data.get("name"))]}
        if data.get("iri"):
            properties["notes"] = [plain(data["iri"])]
        schema = _SCHEMA.get(plain(data.get("kind")), "LegalEntity")
        if node in owned:  # an asset, which of these a company alone is
            schema = _SCHEMA["reporter"]
        lines.append(_entity(_id(node), schema, properties))
    for edge in edges_of(net):
        properties = {
            "debtor": [_id(edge.debtor)],
            "creditor": [_id(edge.creditor)],
            "amount": [plain(edge.amount)],
            "currency": [edge.currency],
            "date": [plain(edge.date)],
            "description": [plain(edge.attributes.get("concept"))],
            "sourceUrl": sorted({str(url) for c in edge.cells() if (url := c["url"])}),
        }
        stated = {name: values for name, values in properties.items() if any(values)}
        lines.append(_entity(_id(edge.key), "Debt", stated))
    lines += [_tie_entity(tie) for tie in ties]
    return {"ftm.json": "".join(line + "\n" for line in lines)}


_TIE_SCHEMA = {
    TieKind.OWNERSHIP: ("Ownership", "owner", "asset", "ownershipType"),
    TieKind.DIRECTORSHIP: ("Directorship", "director", "organization", "role"),
    TieKind.FAMILY: ("Family", "person", "relative", "relationship"),
}
"""Schema of each sort of tie, its two ends, and the property that says what it is."""


def _tie_entity(tie: Tie) -> str:
    schema, source, target, what = _TIE_SCHEMA[tie.kind]
    share = None if tie.share is None else plain_decimal(tie.share * 100)
    properties = {
        source: [_id(tie.source)],
        target: [_id(tie.target)],
        what: [tie.says],
        "percentage": [plain(share)] if tie.kind is TieKind.OWNERSHIP else [""],
        "startDate": [plain(tie.valid_from)],
        "endDate": [plain(tie.valid_to)],
        "description": [tie.words],
        "recordId": [f"{tie.document}:{tie.start}-{tie.end}"],
    }
    stated = {name: values for name, values in properties.items() if any(values)}
    return _entity(_id(tie.key), schema, stated)


def _id(key: str) -> str:
    digest = hashlib.sha256(key.encode("utf-8", "surrogatepass"))
    return "kg-" + digest.hexdigest()[:24]


def _entity(key: str, schema: str, properties: Mapping[str, list[str]]) -> str:
    entity = {"id": key, "schema": schema, "properties": dict(properties)}
    return json.dumps(entity, sort_keys=True)


def neo4j(net: "nx.MultiDiGraph[str]") -> Files:
    """Return a pair of CSV files ``neo4j-admin database import`` loads."""
    nodes, edges = io.StringIO(), io.StringIO()
    writer = csv.writer(nodes, lineterminator="\n")
    writer.writerow(["id:ID", "name", "kind", ":LABEL"])
    for node, data in _every_node(net):
        kind = plain(data.get("kind"))
        label = "Reporter" if kind == "reporter" else "Party"
        writer.writerow([node, plain(data.get("name")), kind, label])
    writer = csv.writer(edges, lineterminator="\n")
    columns = ["amount", "currency", "date:date", "side", "concept", "relationship"]
    writer.writerow([":START_ID", ":END_ID", "position", *columns, *_TIE, ":TYPE"])
    for edge in edges_of(net):
        cells = [plain(edge.attributes.get(name.partition(":")[0])) for name in columns]
        blank = [""] * len(_TIE)
        writer.writerow(
            [edge.debtor, edge.creditor, edge.key, *cells, *blank, _OWES.upper()]
        )
    for tie in every_tie_of(net):
        stated = [plain(getattr(tie, name)) for name in _TIE]
        blank = [""] * len(columns)
        kind = str(tie.kind).upper()
        writer.writerow([tie.source, tie.target, tie.key, *blank, *stated, kind])
    return {"nodes.csv": nodes.getvalue(), "edges.csv": edges.getvalue()}


class Export(NamedTuple):
    """A form of the network.

    Attributes:
        write: Writes it.
        hint: What the help says of the form beside its name.
        ending: Ending of the file that chooses it; None where several are written.
    """

    write: Callable[["nx.MultiDiGraph[str]"], Files]
    hint: str = ""
    ending: str | None = None


EXPORTS: dict[str, Export] = {
    "graphml": Export(graphml, ending=".graphml"),
    "gexf": Export(gexf, ending=".gexf"),
    "json": Export(node_link, "node-link", ".json"),
    "ftm": Export(follow_the_money, "FollowTheMoney", ".ftm.json"),
    "neo4j": Export(neo4j, "two CSV"),
}
"""The forms, in the order they are listed; all write the same edges and ties."""
