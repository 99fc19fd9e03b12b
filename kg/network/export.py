"""The network in the forms of other tools; every export is sorted and has no clock.

Amounts are written as text, exact; where a tool needs a number to draw with, a float
stands beside it as ``weight``.
"""

import csv
import hashlib
import io
import json
import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal

import networkx as nx

from kg.network.edges import Attributes, edges_of, nodes_of

Files = dict[str, str]
"""Text by ending of the file's name."""

_META = re.compile(r"\s*<meta\b.*?</meta>", re.DOTALL)
_NODE = ("name", "kind", "iri")
_EDGE = (
    "amount", "currency", "date", "side", "concept", "relationship", "reporter",
    "original",
)  # fmt: skip


def _text(value: object) -> str:
    if value is None:
        return ""
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def plain(net: "nx.MultiDiGraph[str]") -> "nx.MultiDiGraph[str]":
    """Return the network with texts for attributes, and ``weight`` on the edges.

    Lists of source cells become JSON; what is None is left out.
    """
    one: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node, data in nodes_of(net):
        one.add_node(node, **{k: _text(data.get(k)) for k in _NODE if data.get(k)})
    for edge in edges_of(net):
        held = edge.held
        attributes: Attributes = {
            k: _text(held[k]) for k in _EDGE if held.get(k) is not None
        }
        attributes["sources"] = json.dumps(held.get("sources", []), default=_text)
        attributes["weight"] = float(edge.amount)
        one.add_edge(edge.debtor, edge.creditor, key=edge.key, **attributes)
    return one


def graphml(net: "nx.MultiDiGraph[str]") -> Files:
    """Return GraphML, for Gephi, yEd, Cytoscape."""
    return {"graphml": "\n".join(nx.generate_graphml(plain(net))) + "\n"}


def gexf(net: "nx.MultiDiGraph[str]") -> Files:
    """Return GEXF, for Gephi; without the day it was written."""
    text = "\n".join(nx.generate_gexf(plain(net))) + "\n"
    return {"gexf": _META.sub("", text)}


def node_link(net: "nx.MultiDiGraph[str]") -> Files:
    """Return node-link JSON, as networkx and d3 read it."""
    data = nx.node_link_data(plain(net), edges="links")
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
            "description": [_text(edge.held.get("concept"))],
            "sourceUrl": sorted({u for u in _urls(edge.held) if u}),
        }
        held = {name: values for name, values in properties.items() if any(values)}
        key = _id(edge.debtor, edge.creditor, edge.key)
        lines.append(_entity(key, "Debt", held))
    return {"ftm.json": "".join(line + "\n" for line in lines)}


def _urls(data: Mapping[str, object]) -> Iterator[str]:
    sources = data.get("sources")
    for source in sources if isinstance(sources, list) else ():
        yield _text(source.get("url"))


def _id(*keys: str) -> str:
    joined = "\x1f".join(keys).encode("utf-8", "surrogatepass")
    return "kg-" + hashlib.sha256(joined).hexdigest()[:24]


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
    writer.writerow([":START_ID", ":END_ID", *columns, ":TYPE"])
    for edge in edges_of(net):
        cells = [_text(edge.held.get(name.partition(":")[0])) for name in columns]
        writer.writerow([edge.debtor, edge.creditor, *cells, "OWES"])
    return {"nodes.csv": nodes.getvalue(), "edges.csv": edges.getvalue()}


EXPORTS: dict[str, Callable[["nx.MultiDiGraph[str]"], Files]] = {
    "graphml": graphml,
    "gexf": gexf,
    "json": node_link,
    "ftm": follow_the_money,
    "neo4j": neo4j,
}
"""Every form, by the name ``kg network --format`` takes."""
