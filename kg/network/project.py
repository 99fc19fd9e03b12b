"""Projects positions onto a network: who owes whom.

Nodes are reporting entities and their counterparties, edges run debtor -> creditor, one
a position. What counts is decided in `kg.facts.balances` and read with
`kg.facts.select`; no rule of it stands here. Two positions become one edge where both
ends of a claim report it: A has it due from B, and B due to A.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cache

import networkx as nx

from kg.facts.encoding import decimals_of
from kg.facts.evidence import Cell, cells_of
from kg.facts.rows import Side
from kg.facts.select import PositionRow, Wanted, owners, select_positions
from kg.facts.snapshot import Snapshot
from kg.model.amount import half_unit
from kg.model.collecting import uncollected
from kg.model.fact import PartyKind
from kg.network.edges import Attributes
from kg.network.ties import linked_by, noted_parties, stated_ties
from kg.resources import ontology_rows

REPORTER = "reporter"
ZERO = "amount of zero"

_UNCOUNTED = """
    SELECT u.reason, count(*) FROM uncounted AS u JOIN facts AS f ON f.iri = u.fact
    WHERE ($reporters IS NULL OR list_contains($reporters, f.whose))
      AND ($parties IS NULL OR list_contains($parties, f.party_iri))
    GROUP BY u.reason ORDER BY u.reason
"""
_OPPOSITE = {Side.DUE_FROM: Side.DUE_TO, Side.DUE_TO: Side.DUE_FROM}

_CELL = (
    "fact", "raw", "scale", "amount", "label", "head", "title", "report", "row",
    "column", "line", "filing", "filed_as", "url", "placed_by",
)  # fmt: skip
"""What an edge shows of a cell; see `kg.facts.evidence.Cell`."""

Cells = Mapping[str, Sequence[Cell]]
"""Cells of a fact by its IRI, the one to show first."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One position, or the two of one claim that both its ends report.

    Attributes:
        position: What is drawn; of two the more precise.
        tellers: All positions, the drawn one first.
        disagrees: Amount the other end reports for the same claim where it is not
            the same when rounded, in the direction of this one; None otherwise.
    """

    position: PositionRow
    tellers: tuple[PositionRow, ...]
    disagrees: Decimal | None = None


def network_of(snapshot: Snapshot, wanted: Wanted) -> "nx.MultiDiGraph[str]":
    """Return who owes whom, one edge a position, debtor -> creditor.

    Returns:
        Nodes are IRIs with ``name``, ``kind`` (reporter, organisation, person, group,
        unknown) and ``iri``. An edge is keyed by the IRI of its position and has

        amount, currency, date: the amount above zero, in whole units;
        side: due from or due to, as the reporter states it; where the balance was
            negative, the edge runs against its side;
        reporter: node of the reporter whose amount it is;
        reporters: all who report the claim, that one first;
        disagrees: amount of the other end where both ends report different ones;
        concept, relationship: the different ones of its facts, joined with " | ";
        incomplete: how many balances of the party that day may be missing in it;
        facts, also: IRIs of the facts that are added, and of those that state one of
            these amounts again;
        sources, repeats: their cells, as `cell_attributes` gives them.

        The network itself (``net.graph``) has ``families``, ``as_of``, ``ties``: what
        notes state between its nodes (`kg.network.ties.Tie`); ``noted``: the parties
        that ties lead to and notes alone name; ``left_out``: the number
        of balances that are not drawn, by reason; and, where it has no edge, ``empty``:
        why.
    """
    positions = select_positions(snapshot, wanted)
    files = owners(snapshot, wanted.reporters, wanted.parties)
    shown = {iri for row in positions for iri in (*row.facts, *row.also)}
    net = project(positions, cells_of(snapshot, shown, files))
    net.graph["families"] = _families(net, snapshot)
    _add_ties(net, snapshot, wanted, files)
    net.graph["left_out"] = _left_out(snapshot, wanted, positions, files)
    net.graph["as_of"] = str(wanted.on or wanted.as_of or "")
    if not net.number_of_edges():
        net.graph["empty"] = _why_empty(snapshot, wanted)
    return net


def _add_ties(
    net: "nx.MultiDiGraph[str]",
    snapshot: Snapshot,
    wanted: Wanted,
    files: Sequence[str] | None,
) -> None:
    """Add the ties of a network's nodes, and the parties notes alone name beside it."""
    noted = noted_parties(snapshot, files) if net else {}
    ties = stated_ties(
        snapshot,
        {*net, *noted},
        files=files,
        known=wanted.known,
        day=wanted.on or (wanted.as_of if isinstance(wanted.as_of, date) else None),
    )
    linked = linked_by(ties, net)
    net.graph["ties"] = [tie for tie in ties if tie.source in linked]
    net.graph["noted"] = {
        iri: data for iri, data in noted.items() if iri in linked and iri not in net
    }


def project(positions: Iterable[PositionRow], cells: Cells) -> "nx.MultiDiGraph[str]":
    """Return the network of positions: nodes and edges as `network_of` gives them.

    Args:
        positions: In any order; no two of one reporter, party, side, day and currency.
        cells: Cells of their facts.
    """
    rows = sorted(positions, key=lambda row: row.iri)
    net: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    with uncollected():
        claims = list(_claims(rows, cells))
        drawn = [teller for claim in claims for teller in claim.tellers]
        net.add_nodes_from(sorted(_nodes(drawn).items()))
        for claim in claims:
            row = claim.position
            attributes = _attributes(claim, cells)
            net.add_edge(row.debtor, row.creditor, key=row.iri, **attributes)
    return net


def _nodes(positions: Iterable[PositionRow]) -> dict[str, Attributes]:
    """Return the nodes of positions; a party that reports too is a reporter."""
    nodes: dict[str, Attributes] = {}
    tellers: dict[str, Attributes] = {}
    for row in positions:
        # Many reporters have a director: a role is shown with whose it is, unless its
        # own words say whose ("Subsidiary of Acme Group").
        of = ""
        if row.kind == PartyKind.ROLE and " of " not in row.name:
            of = f" of {row.reporter}"
        nodes[row.party] = {
            "name": row.name + of, "kind": row.kind, "iri": row.party,
        }  # fmt: skip
        tellers[row.entity] = {
            "name": row.reporter, "kind": REPORTER, "iri": row.entity,
        }  # fmt: skip
    return nodes | tellers


def _claims(positions: Sequence[PositionRow], cells: Cells) -> Iterator[Claim]:
    """Yield what is drawn of positions: no zeros, and each claim of two ends once."""
    by_key = {_key(row): row for row in positions}
    for row in positions:
        other_end = by_key.get(_mirrored(row))
        if row.amount == 0:
            continue
        if other_end is None:
            yield Claim(row, (row,))
        elif not _agree(row, other_end, cells):
            told = other_end.amount if row.amount > 0 else -other_end.amount
            yield Claim(row, (row,), told)
        elif _rank(row, cells) < _rank(other_end, cells):
            yield Claim(row, (row, other_end))


def _key(row: PositionRow) -> tuple[object, ...]:
    return row.entity, row.party, row.side, row.date, row.currency


def _mirrored(row: PositionRow) -> tuple[object, ...]:
    """Return the key of the position in which the other end reports the same claim."""
    return row.party, row.entity, _OPPOSITE[row.side], row.date, row.currency


def _agree(row: PositionRow, other_end: PositionRow, cells: Cells) -> bool:
    """Whether two amounts are equal when rounded, and neither is zero."""
    if other_end.amount == 0:
        return False
    slack = _slack(row, cells) + _slack(other_end, cells)
    return abs(row.amount - other_end.amount) <= slack


def _slack(row: PositionRow, cells: Cells) -> Decimal:
    """Return how far rounding may have moved an amount, in whole units."""
    decimals = (cells[iri][0].decimals for iri in row.facts if cells.get(iri))
    return sum((half_unit(decimals_of(text)) for text in decimals), Decimal(0))


def _rank(row: PositionRow, cells: Cells) -> tuple[Decimal, str]:
    """Return what the positions of one claim are ranked by: the precise one first."""
    return _slack(row, cells), row.iri


def _attributes(claim: Claim, cells: Cells) -> Attributes:
    """Return the attributes of an edge."""
    row, tellers = claim.position, claim.tellers
    facts = tuple(iri for teller in tellers for iri in teller.facts)
    also = tuple(iri for teller in tellers for iri in teller.also)
    shown = [cell for iri in facts for cell in cells.get(iri, ())]
    return {
        "amount": abs(row.amount),
        "currency": row.currency,
        "date": row.date,
        "side": str(row.side),
        "reporter": row.entity,
        "reporters": tuple(teller.entity for teller in tellers),
        "disagrees": claim.disagrees,
        "concept": _joined(cell.concept for cell in shown),
        "relationship": _joined(cell.relationship for cell in shown),
        "facts": facts,
        "also": also,
        "incomplete": row.incomplete,
        "sources": [cell_attributes(cell) for cell in shown],
        "repeats": [cell_attributes(c) for iri in also for c in cells.get(iri, ())],
    }


def _joined(texts: Iterable[str | None]) -> str:
    """Return different texts joined with " | ", in the order of their first one."""
    return " | ".join(dict.fromkeys(text for text in texts if text))


def cell_attributes(cell: Cell) -> Attributes:
    """Return a cell as an edge shows it: where it is, and how it makes the amount."""
    return {name: getattr(cell, name) for name in _CELL}


def _families(net: "nx.MultiDiGraph[str]", snapshot: Snapshot) -> list[Attributes]:
    """Return trade names with those of their bearers in the network, two at least."""
    members: dict[tuple[str, str], list[str]] = {}
    query = "SELECT DISTINCT family, name, party FROM families ORDER BY ALL"
    for family, name, party in snapshot.rows(query):
        if party in net:
            members.setdefault((family, name), []).append(party)
    return [
        {"iri": family, "name": name, "members": parties}
        for (family, name), parties in members.items()
        if len(parties) > 1
    ]


def _left_out(
    snapshot: Snapshot,
    wanted: Wanted,
    positions: Iterable[PositionRow],
    files: Sequence[str] | None,
) -> dict[str, int]:
    """Return how many balances of these reporters and parties are no edge, by reason.

    Balances of all days are counted: many of them have no side or party, and belong to
    no day that is drawn.
    """
    values = {
        "reporters": None if wanted.reporters is None else sorted(wanted.reporters),
        "parties": None if wanted.parties is None else sorted(wanted.parties),
    }
    reasons: dict[str, int] = dict(snapshot.rows_named(_UNCOUNTED, values, files))
    zeros = sum(row.amount == 0 for row in positions)
    if zeros:
        reasons[ZERO] = zeros
    return dict(sorted(reasons.items(), key=lambda item: (-item[1], item[0])))


def _why_empty(snapshot: Snapshot, wanted: Wanted) -> str:
    """Return why a network has no edge, and which days are near, in one sentence."""
    undated = replace(wanted, as_of=None, on=None)
    days = [row.date for row in select_positions(snapshot, undated) if row.amount]
    if not days:
        return "Nothing to draw: no balance has a named party and a known side."
    return (
        f"Nothing to draw for {wanted.on or wanted.as_of}: balances stand from "
        f"{min(days)} to {max(days)}."
    )


@cache
def _in_words() -> dict[str, str]:
    """Return reasons as they follow a number."""
    return {row["reason"]: row["words"] for row in ontology_rows("reasons.csv")}


def left_out_line(net: "nx.MultiDiGraph[str]") -> str:
    """Return one line that says what a network leaves out and why; "" for nothing.

    >>> left_out_line(nx.MultiDiGraph(left_out={"total": 12, "side not known": 1}))
    'left out: 12 totals, 1 without a known side; kg query uncounted lists them'
    """
    reasons: Mapping[str, int] = net.graph.get("left_out") or {}
    if not reasons:
        return ""
    counts = ", ".join(
        f"{number:,} {_in_words().get(reason, reason)}"
        for reason, number in reasons.items()
    )
    return f"left out: {counts}; kg query uncounted lists them"
