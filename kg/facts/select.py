"""Reads positions: the one way to what counts, for all who show or measure debts."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from kg.facts.lookup import reporter_keys, reporters_naming
from kg.facts.rows import Side
from kg.facts.snapshot import Snapshot

LATEST: Final = "latest"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which positions are asked for; None means all.

    Attributes:
        reporters: IRIs of the entities that report them.
        parties: IRIs of the counterparties.
        side: due from or due to.
        currency: Three letters.
        as_of: A day: each reporter's last balance date on or before it; ``latest``:
            each reporter's last balance date.
        on: Exactly this day, balance date or not.
        known: Only what filings filed by this day say.
    """

    reporters: Collection[str] | None = None
    parties: Collection[str] | None = None
    side: Side | None = None
    currency: str | None = None
    as_of: date | str | None = None
    on: date | None = None
    known: date | None = None


@dataclass(frozen=True, slots=True)
class PositionRow:
    """A position with the names to show.

    Attributes:
        iri: IRI of the position.
        entity, party: IRIs of the reporting entity and of the counterparty.
        reporter, name: Their names to show.
        kind: Kind of the party; ``reporter`` where it is a reporting entity.
        side: Seen from the reporter.
        date: The day.
        currency: Three letters.
        amount: Whole units; negative where the balance is turned round.
        debtor, creditor: IRIs, as the money lies: a negative balance turns them round.
        facts: IRIs of the facts that are added.
        also: IRIs of the facts that state one of these amounts again.
        on_balance_date: Whether the day is a balance date of the reporter.
        incomplete: How many balances it may miss (`kg.facts.incomplete`).
    """

    iri: str
    entity: str
    party: str
    reporter: str
    name: str
    kind: str
    side: Side
    date: date
    currency: str
    amount: Decimal
    debtor: str
    creditor: str
    facts: tuple[str, ...]
    also: tuple[str, ...]
    on_balance_date: bool
    incomplete: int = 0


def sums_by_side(positions: Iterable[PositionRow]) -> dict[Side, Decimal]:
    """Return the sum of each side, 0 where no position is on it: of one currency."""
    sums = dict.fromkeys(Side, Decimal(0))
    for position in positions:
        sums[position.side] += position.amount
    return sums


_QUERY: Final = """
    WITH known AS (
        FROM known_positions($known)
    ), days AS (
        FROM balance_days($as_of, $known)
    )
    SELECT k.iri, k.entity, k.party, r.name, p.name,
           CASE WHEN e.entity IS NULL THEN p.kind ELSE 'reporter' END,
           k.side, k.date, k.currency, k.value,
           CASE WHEN k.value LIKE '-%' THEN k.creditor ELSE k.debtor END,
           CASE WHEN k.value LIKE '-%' THEN k.debtor ELSE k.creditor END,
           k.facts, k.also, k.on_balance_date, k.incomplete
    FROM known AS k
    JOIN names AS r ON r.iri = k.entity
    JOIN names AS p ON p.iri = k.party
    LEFT JOIN entities AS e ON e.entity = k.party AND NOT e.subsidiary
    LEFT JOIN days AS d ON d.entity = k.entity
    WHERE ($reporters IS NULL OR list_contains($reporters, k.entity))
      AND ($parties IS NULL OR list_contains($parties, k.party))
      AND ($side IS NULL OR k.side = $side)
      AND ($currency IS NULL OR upper(k.currency) = upper($currency))
      AND ($on IS NULL OR k.date = $on)
      AND (NOT $dated OR k.date = d.date)
    ORDER BY r.name, k.date, p.name, k.currency, k.side, k.entity, k.party
"""


def select_positions(snapshot: Snapshot, wanted: Wanted) -> list[PositionRow]:
    """Return positions, sorted by reporter, day, party, currency and side."""
    as_of = wanted.as_of
    values = {
        "known": wanted.known,
        "as_of": as_of if isinstance(as_of, date) else None,
        "dated": as_of is not None,
        "on": wanted.on,
        "reporters": None if wanted.reporters is None else sorted(wanted.reporters),
        "parties": None if wanted.parties is None else sorted(wanted.parties),
        "side": None if wanted.side is None else str(wanted.side),
        "currency": wanted.currency,
    }
    keys = owners(snapshot, wanted.reporters, wanted.parties)
    rows = snapshot.rows_named(_QUERY, values, keys)
    return [
        PositionRow(
            iri, entity, party, reporter, name, kind, Side(side), day, currency,
            Decimal(value), debtor, creditor, tuple(facts), tuple(also), regular,
            missing,
        )
        for (
            iri, entity, party, reporter, name, kind, side, day, currency, value,
            debtor, creditor, facts, also, regular, missing,
        ) in rows
    ]  # fmt: skip


def owners(
    snapshot: Snapshot,
    entities: Collection[str] | None,
    parties: Collection[str] | None,
) -> list[str] | None:
    """Return the keys of the reporters whose files a question needs; None: all."""
    if entities is not None:
        return reporter_keys(snapshot, entities)
    if parties is not None:
        return reporters_naming(snapshot, parties)
    return None


def dealing_with(snapshot: Snapshot, entities: Collection[str]) -> list[str]:
    """Return the keys of some reporters and of those they name or that name them.

    Between these lies all that both ends of a claim state of each other.
    """
    own = reporter_keys(snapshot, entities)
    if not own:
        return []
    named = snapshot.rows("SELECT DISTINCT party FROM positions", reporters=own)
    both = {
        *own,
        *reporter_keys(snapshot, [party for (party,) in named]),
        *reporters_naming(snapshot, entities),
    }
    return sorted(both)
