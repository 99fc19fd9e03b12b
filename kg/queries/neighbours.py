"""The balances round a party or reporter, a few of many."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kg.errors import NotFoundError
from kg.facts.select import LATEST, PositionRow, Wanted, select_positions
from kg.facts.snapshot import Snapshot
from kg.queries.things import Kind, Thing, thing_named


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """The balances round a party or reporter, the largest of each currency first.

    Attributes:
        thing: What they are round.
        edges: At most as many as were asked for.
        total: How many there are.
    """

    thing: Thing
    edges: tuple[PositionRow, ...]
    total: int


def neighbourhood(
    snapshot: Snapshot, name: str, *, limit: int, as_of: date | None = None
) -> Neighbourhood:
    """Return who owes a party or reporter and whom it owes.

    Args:
        snapshot: The graph.
        name: IRI of the party or reporter, or CIK.
        limit: Most edges.
        as_of: Each reporter's last balance date on or before it; None: its last.

    Raises:
        NotFoundError: There is no such party.
    """
    thing = thing_named(snapshot, name)
    if thing is None or thing.kind not in (Kind.PARTY, Kind.REPORTER):
        message = f"found no party {name!r}; kg search finds names"
        raise NotFoundError(message)
    iri = thing.iri
    day: date | str = LATEST if as_of is None else as_of
    found = {
        position.iri: position
        for wanted in (
            Wanted(reporters=[iri], as_of=day),
            Wanted(parties=[iri], as_of=day),
        )
        for position in select_positions(snapshot, wanted)
        if position.amount
    }
    return Neighbourhood(
        thing, tuple(largest_first(found.values())[:limit]), len(found)
    )


def largest_first(positions: Iterable[PositionRow]) -> list[PositionRow]:
    """Return positions, the largest of each currency, then the second of each, ...

    There is no rate between currencies, so amounts are ranked within their own.
    """
    place: Counter[str] = Counter()
    ranked = []
    for position in sorted(positions, key=lambda p: (-abs(p.amount), p.iri)):
        place[position.currency] += 1
        ranked.append((place[position.currency], position.currency, position))
    ranked.sort(key=lambda entry: entry[:2])
    return [position for _, _, position in ranked]
