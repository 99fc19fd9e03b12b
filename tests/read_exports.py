"""Reads every export of the network back: what is owed, and the ties, from its files.

A form has one row of `READERS`; the standing test compares edges, `test_ties` compares
ties. Edges are (tellers, debtor, creditor, day, currency, amount), where tellers are
None if the form has no place for them; ties are (from, what it says, to, words, place).
"""

import csv
import io
import json
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import NamedTuple

import networkx as nx


class Reader(NamedTuple):
    """What reads edges and ties of one form from the texts of its files, by ending."""

    edges: Callable[[dict[str, str]], Iterator[tuple]]
    ties: Callable[[dict[str, str]], Iterator[tuple]]


def edges_of_networkx(net):
    """Yield the edges of money of a network that networkx read back from a file."""
    for a, b, d in net.edges(data=True):
        if d["kind"] != "owes":
            continue
        tellers = d["reporters"].split(" | ")
        yield tellers, a, b, d["date"], d["currency"], d["amount"]


def edges_of_ftm(files):
    entities = [json.loads(line) for line in files["ftm.json"].splitlines()]
    nodes = {
        e["id"]: e["properties"]["notes"][0]
        for e in entities
        if "notes" in e["properties"]
    }
    debts = [e["properties"] for e in entities if e["schema"] == "Debt"]
    for p in debts:
        ends = nodes[p["debtor"][0]], nodes[p["creditor"][0]]
        yield None, *ends, p["date"][0], p["currency"][0], Decimal(p["amount"][0])


def edges_of_neo4j(files):
    for row in csv.DictReader(io.StringIO(files["edges.csv"])):
        if row[":TYPE"] != "OWES":
            continue
        ends = row[":START_ID"], row[":END_ID"]
        yield None, *ends, row["date:date"], row["currency"], Decimal(row["amount"])


def ties_of_networkx(net):
    for a, b, d in net.edges(data=True):
        if d["kind"] != "owes":
            yield (
                a,
                d["says"],
                b,
                d["words"],
                f"{d['document']}:{d['start']}-{d['end']}",
            )


def ties_of_ftm(files):
    entities = [json.loads(line) for line in files["ftm.json"].splitlines()]
    nodes = {e["id"]: e["properties"].get("notes", [""])[0] for e in entities}
    ends = {
        "Ownership": ("owner", "asset", "ownershipType"),
        "Directorship": ("director", "organization", "role"),
        "Family": ("person", "relative", "relationship"),
    }
    for e in entities:
        if e["schema"] in ends:
            p = {name: values[0] for name, values in e["properties"].items()}
            source, target, what = (p[name] for name in ends[e["schema"]])
            yield nodes[source], what, nodes[target], p["description"], p["recordId"]


def ties_of_neo4j(files):
    for r in csv.DictReader(io.StringIO(files["edges.csv"])):
        if r[":TYPE"] != "OWES":
            place = f"{r['document']}:{r['start']}-{r['end']}"
            yield r[":START_ID"], r["says"], r[":END_ID"], r["words"], place


def _by_networkx(read):
    """Return the reader of a form that networkx reads to a network."""
    return Reader(
        lambda files: edges_of_networkx(read(files)),
        lambda files: ties_of_networkx(read(files)),
    )


READERS = {
    "graphml": _by_networkx(
        lambda f: nx.parse_graphml(f["graphml"], force_multigraph=True)
    ),
    "gexf": _by_networkx(lambda f: nx.read_gexf(io.BytesIO(f["gexf"].encode()))),
    "json": _by_networkx(
        lambda f: nx.node_link_graph(json.loads(f["json"]), edges="links")
    ),
    "ftm": Reader(edges_of_ftm, ties_of_ftm),
    "neo4j": Reader(edges_of_neo4j, ties_of_neo4j),
}
