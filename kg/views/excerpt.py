"""Which part of a network a drawing shows: round a party, the largest of many."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from decimal import Decimal

import networkx as nx

from kg.errors import NotFoundError
from kg.facts.lookup import find_parties, find_reporters
from kg.facts.snapshot import Snapshot
from kg.network.edges import Edge, name_of


def nodes_named(
    snapshot: Snapshot, net: "nx.MultiDiGraph[str]", text: str
) -> tuple[set[str], str]:
    """Return the nodes a text names, and a note on which name was taken.

    Args:
        snapshot: The graph the network is of.
        net: The network.
        text: Any name printed for a party or reporter, ``%`` for any characters; its
            IRI; or the CIK of a reporter.

    Raises:
        NotFoundError: No party is named so, or none of those is in the network.
    """
    parties, reporters = find_parties(snapshot, text), find_reporters(snapshot, text)
    matches = [match for match in (parties, reporters) if match.iris]
    exact = [match for match in matches if not match.note]
    taken = exact or matches
    if not taken:
        message = f"found no party or reporter named {text!r}; see kg parties list"
        raise NotFoundError(message)
    nodes = {iri for match in taken for iri in match.iris if iri in net}
    if not nodes:
        names = " | ".join(sorted({name for match in taken for name in match.names}))
        message = (
            f"found no balance of {names} to draw; kg query timeline lists its days, "
            "kg query uncounted what does not count"
        )
        raise NotFoundError(message)
    shown = ", ".join(sorted(name_of(net, node) for node in nodes)[:3])
    more = f" and {len(nodes) - 3} more" if len(nodes) > 3 else ""
    notes = {match.note for match in taken if match.note}
    return nodes, "; ".join([f"Around {shown}{more}", *sorted(notes)])


def neighbours_of(edges: Iterable[Edge]) -> dict[str, set[str]]:
    """Return the nodes that edges link with each node, sorted by node."""
    near: dict[str, set[str]] = defaultdict(set)
    for edge in edges:
        near[edge.debtor].add(edge.creditor)
        near[edge.creditor].add(edge.debtor)
    return dict(sorted(near.items()))


def nodes_around(edges: Iterable[Edge], start: Collection[str], depth: int) -> set[str]:
    """Return the nodes within `depth` edges of `start`, these included."""
    near = neighbours_of(edges)
    reached = rim = set(start)
    for _ in range(depth):
        rim = {neighbour for node in rim for neighbour in near.get(node, ())} - reached
        reached = reached | rim
    return reached


def largest(edges: list[Edge], limit: int | None) -> list[Edge]:
    """Return the edges of the `limit` counterparties with the largest amounts.

    Amounts are ranked within their currency, for there is no rate between them.
    """
    if limit is None:
        return edges
    place: Counter[str] = Counter()
    best: dict[str, int] = {}
    for edge in sorted(edges, key=lambda e: (-e.amount, e.party, e.debtor, e.key)):
        place[edge.currency] += 1
        best.setdefault(edge.party, place[edge.currency])
        best[edge.party] = min(best[edge.party], place[edge.currency])
    kept = set(sorted(best, key=lambda party: (best[party], party))[:limit])
    return [edge for edge in edges if edge.party in kept]


def days_of(edges: Iterable[Edge]) -> list[str]:
    """Return the different days of the amounts, oldest first."""
    return sorted({edge.date.isoformat() for edge in edges})


def summary(shown: list[Edge], edges: list[Edge], as_of: str) -> str:
    """Return how much of the network the drawing shows, in words.

    Args:
        shown: The edges drawn.
        edges: All edges of the network.
        as_of: As the network was asked for: a day, ``latest``, or "" for all days.
    """
    parties, every = ({e.party for e in some} for some in (shown, edges))
    reporters = {edge.reporter for edge in shown}
    days = days_of(shown)
    span = f" as of {days[0]}" if len(days) == 1 else ""
    if len(days) > 1:
        what = "at each reporter's last balance date" if as_of else "of all days"
        span = f" {what}, {days[0]} to {days[-1]}"
    part = f" of {len(every):,}" if len(every) != len(parties) else ""
    return (
        f"Showing {len(parties):,}{part} "
        f"{'counterparty' if len(parties) == 1 else 'counterparties'} of "
        f"{len(reporters):,} reporting "
        f"{'entity' if len(reporters) == 1 else 'entities'}, {len(shown):,} "
        f"{'balance' if len(shown) == 1 else 'balances'}{span}."
    )


def size_of(amount: Decimal) -> float:
    """Return the logarithm of an amount, 0 for less than one unit.

    >>> size_of(Decimal(1000)), size_of(Decimal("0.5"))
    (3.0, 0.0)
    """
    return float(max(amount, Decimal(1)).log10())
