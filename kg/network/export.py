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
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from kg.model.amount import plain_decimal
from kg.network.edges import Attributes, edges_of, name_of, nodes_of

if TYPE_CHECKING:
    import networkx as nx

Files = dict[str, str]
"""Text by ending of the file's name."""

_META = re.compile(r"\s*<meta\b.*?</meta>", re.DOTALL)
_NODE = ("name", "kind", "iri")
_EDGE = (
    "amount", "currency", "date", "side", "concept", "relationship", "reporter",
    "reporters", "disagrees", "original", "facts", "also",
)  # fmt: skip
_CELLS = ("sources", "repeats")


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, tuple):
        return " | ".join(_text(item) for item in value)
    return plain_decimal(value) if isinstance(value, Decimal) else str(value)


def textual(net: "nx.MultiDiGraph[str]") -> "nx.MultiDiGraph[str]":
    """Return the network with texts for attributes, and ``weight`` on the edges.

    Lists of cells become JSON; what is None is left out.
    """
    import networkx as nx

    copy: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node, data in nodes_of(net):
        copy.add_node(node, **{k: _text(data.get(k)) for k in _NODE if data.get(k)})
    for edge in edges_of(net):
        attributes: Attributes = {
            name: _text(edge.attributes[name])
            for name in _EDGE
            if edge.attributes.get(name) is not None
        }
        for name in _CELLS:
            cells = edge.attributes.get(name, [])
            attributes[name] = json.dumps(cells, default=_text)
        attributes["weight"] = float(edge.amount)
        copy.add_edge(edge.debtor, edge.creditor, key=edge.key, **attributes)
    return copy


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

    A node is a Company (reporter), Person, Organization or LegalEntity; a balance a
    Debt from debtor to creditor.
    """
    lines = []
    for node, data in nodes_of(net):
        properties = {"name": [_text(data.get("name"))]}
        if data.get("iri"):
            properties["notes"] = [_text(data["iri"])]
        schema = _SCHEMA.get(_text(data.get("kind")), "LegalEntity")
        lines.append(_entity(_id(node), schema, properties))
    for edge in edges_of(net):
        properties = {
            "debtor": [_id(edge.debtor)],
            "creditor": [_id(edge.creditor)],
            "amount": [_text(edge.amount)],
            "currency": [edge.currency],
            "date": [_text(edge.date)],
            "description": [_text(edge.attributes.get("concept"))],
            "sourceUrl": sorted({url for url in _urls(edge.attributes) if url}),
        }
        stated = {name: values for name, values in properties.items() if any(values)}
        lines.append(_entity(_id(edge.key), "Debt", stated))
    return {"ftm.json": "".join(line + "\n" for line in lines)}


def _urls(attributes: Mapping[str, object]) -> Iterator[str]:
    sources = attributes.get("sources")
    for source in sources if isinstance(sources, list) else ():
        yield _text(source.get("url"))


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
    for node, data in nodes_of(net):
        kind = _text(data.get("kind"))
        label = "Reporter" if kind == "reporter" else "Party"
        writer.writerow([node, _text(data.get("name")), kind, label])
    writer = csv.writer(edges, lineterminator="\n")
    columns = ["amount", "currency", "date:date", "side", "concept", "relationship"]
    writer.writerow([":START_ID", ":END_ID", "position", *columns, ":TYPE"])
    for edge in edges_of(net):
        cells = [_text(edge.attributes.get(name.partition(":")[0])) for name in columns]
        writer.writerow([edge.debtor, edge.creditor, edge.key, *cells, "OWES"])
    return {"nodes.csv": nodes.getvalue(), "edges.csv": edges.getvalue()}


class Export(NamedTuple):
    """What writes a form, and what the help says of the form beside its name."""

    write: Callable[["nx.MultiDiGraph[str]"], Files]
    hint: str = ""


EXPORTS: dict[str, Export] = {
    "graphml": Export(graphml),
    "gexf": Export(gexf),
    "json": Export(node_link, "node-link"),
    "ftm": Export(follow_the_money, "FollowTheMoney"),
    "neo4j": Export(neo4j, "two CSV"),
}
"""The forms, in the order they are listed; all write the same edges."""
