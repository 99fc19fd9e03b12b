"""What a picture shows beside the edges of its day: other days, flows, unsettled facts.

None of it is an edge of the network: measures, sums and exports do not see it. It
stands in ``net.graph["beside"]``.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Final

from kg.facts.select import Wanted, owners
from kg.facts.snapshot import Snapshot
from kg.identity.judge import PartyView, party_views
from kg.network.edges import Attributes, Edge, edges_of
from kg.network.project import network_of

if TYPE_CHECKING:
    import networkx as nx

_DAYS: Final = """
    SELECT d.entity, d.date FROM dates AS d
    WHERE $known IS NULL OR EXISTS (
        SELECT 1 FROM facts AS k JOIN filings AS s ON s.filing = k.filing
        WHERE k.whose = d.entity AND k.instant = d.date AND s.filed <= $known)
    ORDER BY ALL
"""
_BESIDE: Final = """
    SELECT f.iri, f.whose, f.party_iri, r.name, p.name, q.kind, f.start, f."end",
           f.value, f.currency, f.concept, f.label, f.raw, f.side, f.filing, t.printed,
           t.title, t.url, f."row", f."column", array_to_string(f.columns, ', ')
    FROM facts AS f
    JOIN names AS r ON r.iri = f.whose
    JOIN names AS p ON p.iri = f.party_iri
    JOIN parties AS q ON q.party = f.party_iri
    JOIN reports AS t ON t.iri = f.report
    JOIN filings AS s ON s.filing = f.filing
    WHERE f.currency IS NOT NULL AND f.party_iri <> f.whose AND f.number
      AND ((f.status = 'certain' AND f."end" IS NOT NULL AND f.level = 'party')
           OR (f.status = 'uncertain' AND f.side IS NOT NULL))
      AND ($reporters IS NULL OR list_contains($reporters, f.whose))
      AND ($parties IS NULL OR list_contains($parties, f.party_iri))
      AND ($side IS NULL OR f.side IS NULL OR f.side = $side)
      AND ($currency IS NULL OR upper(f.currency) = upper($currency))
      AND ($known IS NULL OR s.filed <= $known)
    ORDER BY ALL
"""
_COLUMNS: Final = (
    "iri", "reporter", "party", "reporter_name", "party_name", "kind", "start", "end",
    "value", "currency", "concept", "label", "raw", "side", "filing", "report",
    "title", "url", "row", "column", "candidates",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside a network.

    Attributes:
        past: Edges of days the network does not show, sorted as its edges are.
        nodes: Name and kind of every node of these, of flows and of unsettled facts.
        days: Balance dates of each reporter, oldest first.
        flows: Flows between a reporter and a named party, a row a fact.
        unsettled: Balances whose column, so whose day, is not settled.
        parties: Parties of several printed names, with what makes these one.
    """

    past: Sequence[Edge] = ()
    nodes: Mapping[str, Attributes] = field(default_factory=dict)
    days: Mapping[str, Sequence[date]] = field(default_factory=dict)
    flows: Sequence[Attributes] = ()
    unsettled: Sequence[Attributes] = ()
    parties: Mapping[str, PartyView] = field(default_factory=dict)


def beside_of(net: "nx.MultiDiGraph[str]") -> Beside:
    """Return what stands beside a network; nothing where none was added."""
    beside = net.graph.get("beside")
    return beside if isinstance(beside, Beside) else Beside()


def add_beside(
    net: "nx.MultiDiGraph[str]", snapshot: Snapshot, wanted: Wanted
) -> "nx.MultiDiGraph[str]":
    """Add to a network what a picture shows beside it, and return it.

    Args:
        net: The network of `wanted`.
        snapshot: The graph.
        wanted: Which positions it shows; the others are those of all its days.
    """
    every = network_of(snapshot, replace(wanted, as_of=None, on=None))
    here = {edge.key for edge in edges_of(net, ordered=False)}
    past = [edge for edge in edges_of(every) if edge.key not in here]
    files = owners(snapshot, wanted.reporters, wanted.parties)
    days: dict[str, list[date]] = defaultdict(list)
    for entity, day in snapshot.rows_named(_DAYS, {"known": wanted.known}, files):
        if isinstance(day, date):
            days[entity].append(day)
    rows = _rows(snapshot, wanted, files)
    nodes: dict[str, Attributes] = {
        str(row["party"]): {"name": row["party_name"], "kind": row["kind"]}
        for row in rows
    }
    nodes |= {
        str(row["reporter"]): {"name": row["reporter_name"], "kind": "reporter"}
        for row in rows
    }
    nodes |= {node: dict(data) for node, data in every.nodes(data=True)}
    net.graph["beside"] = Beside(
        past=past,
        nodes=nodes,
        days=dict(days),
        flows=[row for row in rows if row["end"] is not None],
        unsettled=[row for row in rows if row["end"] is None],
        parties={
            party.iri: party
            for party in party_views(snapshot)
            if party.iri in nodes and len({name.name for name in party.names}) > 1
        },
    )
    return net


def _rows(
    snapshot: Snapshot, wanted: Wanted, files: Sequence[str] | None
) -> list[Attributes]:
    values = {
        "known": wanted.known,
        "reporters": None if wanted.reporters is None else sorted(wanted.reporters),
        "parties": None if wanted.parties is None else sorted(wanted.parties),
        "side": None if wanted.side is None else str(wanted.side),
        "currency": wanted.currency,
    }
    rows = snapshot.rows_named(_BESIDE, values, files)
    return [dict(zip(_COLUMNS, row, strict=True)) for row in rows]
