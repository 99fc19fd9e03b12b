"""Patterns over several reporters, one function a pattern."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields
from decimal import Decimal
from itertools import pairwise
from typing import Final

from kg.checks.wording import several
from kg.facts.select import LATEST, Wanted
from kg.facts.snapshot import Snapshot
from kg.model.finding import CellRef, Number
from kg.network.edges import Edge, edges_of
from kg.network.measures import Claims, cycles
from kg.network.money import currencies, in_currency
from kg.network.project import network_of
from kg.signals.records import Signal

_FOUR = Decimal("0.0001")
_SHARED = """
    SELECT p.name, list(e.name ORDER BY e.name)
    FROM (SELECT party, name, unnest(reporters) AS reporter FROM parties
          WHERE len(reporters) > 1) AS p
    JOIN entities AS e ON e.reporter = p.reporter AND NOT e.subsidiary
    GROUP BY p.party, p.name ORDER BY p.name, p.party
"""
_FAMILIES = """
    SELECT f.name, list(DISTINCT n.name ORDER BY n.name),
           list(DISTINCT e.name ORDER BY e.name)
    FROM families AS f
    JOIN names AS n ON n.iri = f.party
    JOIN entities AS e ON e.reporter = f.reporter AND NOT e.subsidiary
    GROUP BY f.family, f.name ORDER BY f.name, f.family
"""


def shared(snapshot: Snapshot) -> Iterator[Signal]:
    """One party beside several reporters."""
    for party, reporters in _rows(snapshot, _SHARED):
        message = (
            f"{party} is a party of {len(reporters)} reporters: "
            f"{several(reporters, most=6)}"
        )
        weight = (1 - Decimal(1) / len(reporters)).quantize(_FOUR)
        yield Signal("shared", " | ".join(reporters), str(party), message, weight)


def families(snapshot: Snapshot) -> Iterator[Signal]:
    """One trade name over parties of several reporters: a lead, no identity."""
    for name, parties, reporters in _rows(snapshot, _FAMILIES):
        message = (
            f"Parties of {len(reporters)} reporters bear the trade name {name}: "
            f"{several(parties, most=6)}; whether they belong together is not known"
        )
        weight = (Decimal("0.5") - Decimal("0.5") / len(reporters)).quantize(_FOUR)
        yield Signal("family", " | ".join(reporters), "", message, weight)


def _rows(snapshot: Snapshot, query: str) -> Iterator[Sequence[Sequence[str]]]:
    yield from snapshot.rows(query)


def circular(snapshot: Snapshot) -> Iterator[Signal]:
    """Claims that run in a circle between reporters and their parties."""
    net = network_of(snapshot, Wanted(as_of=LATEST))
    for currency in currencies(net):
        yield from _circles(Claims(in_currency(net, currency)), currency)


def _circles(claims: Claims, currency: str) -> Iterator[Signal]:
    edges: dict[tuple[str, str], list[Edge]] = {}
    for edge in edges_of(claims.net):
        ends = claims.name(edge.debtor), claims.name(edge.creditor)
        edges.setdefault(ends, []).append(edge)
    for length, least, circle in cycles(claims).rows:
        names = str(circle).split(" -> ")
        way = [edge for pair in pairwise(names) for edge in edges.get(pair, ())]
        reporters = sorted({claims.name(edge.reporter) for edge in way})
        message = (
            f"Claims run in a circle of {length}: {circle}; the least of them is "
            f"{least:,} {currency}"
        )
        yield Signal(
            "circular",
            " | ".join(reporters),
            "",
            message,
            Decimal("0.8"),
            (Number("least", Decimal(str(least))),),
            tuple(cell for edge in way for cell in _cells(edge)),
        )


def _cells(edge: Edge) -> Iterator[CellRef]:
    """Yield where the amounts of an edge were read."""
    for cell in edge.cells():
        yield CellRef(*(cell[field.name] for field in fields(CellRef)))  # type: ignore[arg-type]


PATTERNS: Final[dict[str, Callable[[Snapshot], Iterator[Signal]]]] = {
    "shared": shared,
    "family": families,
    "circular": circular,
}
"""The patterns over several reporters, by name."""
