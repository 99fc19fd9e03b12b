"""Patterns over several reporters, one function a pattern."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from kg.checks.wording import several
from kg.model.finding import CellRef, Number
from kg.network.edges import Edge
from kg.network.measures import Claims, cycles
from kg.signals.records import Signal

_FOUR = Decimal("0.0001")


def shared(rows: Sequence[tuple[str, str, int]]) -> Iterator[Signal]:
    """One party beside several reporters.

    Args:
        rows: Party, reporters joined with " | ", how many.
    """
    for party, reporters, n in rows:
        message = f"{party} is a party of {n} reporters: {_listed(reporters)}"
        weight = (1 - Decimal(1) / n).quantize(_FOUR)
        yield Signal("shared", reporters, party, message, weight)


def families(rows: Sequence[tuple[str, str, str, int]]) -> Iterator[Signal]:
    """One trade name over parties of several reporters: a lead, no identity.

    Args:
        rows: Trade name, parties and reporters joined with " | ", how many reporters.
    """
    for name, parties, reporters, n in rows:
        message = (
            f"Parties of {n} reporters bear the trade name {name}: {_listed(parties)}; "
            "whether they belong together is not known"
        )
        weight = (Decimal("0.5") - Decimal("0.5") / n).quantize(_FOUR)
        yield Signal("family", reporters, "", message, weight)


def _listed(joined: str) -> str:
    return several(joined.split(" | "), most=6)


def circular(claims: Claims, currency: str) -> Iterator[Signal]:
    """Claims that run in a circle between reporters and their parties."""
    edges: dict[tuple[str, str], list[Edge]] = {}
    for edge in claims.edges:
        ends = claims.name(edge.debtor), claims.name(edge.creditor)
        edges.setdefault(ends, []).append(edge)
    for length, least, shown in cycles(claims).rows:
        names = str(shown).split(" -> ")
        way = [e for pair in pairwise(names) for e in edges.get(pair, ())]
        reporters = sorted({claims.name(edge.reporter) for edge in way})
        message = (
            f"Claims run in a circle of {length}: {shown}; the least of them is "
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
    """Yield where an amount was read; its filing stands for the fact."""
    sources = edge.attributes.get("sources")
    for source in sources if isinstance(sources, list) else ():
        row, column = source.get("row"), source.get("column")
        yield CellRef(
            str(source.get("filing") or ""),
            source.get("report"),
            None if row is None else int(row),
            None if column is None else int(column),
            None,
            str(source.get("raw") or ""),
        )
