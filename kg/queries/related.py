"""What each filer has with related parties in a period: the numerators of frames."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final, NamedTuple

from kg.facts.rows import Side
from kg.facts.snapshot import Snapshot
from kg.queries.periods import FramePeriod

_POSITIONS: Final = """
    WITH told AS (
        SELECT e.reporter, k.entity, n.name, k.date, k.currency, k.value, k.party,
               k.iri, unnest(k.facts) AS fact
        FROM positions AS k
        JOIN entities AS e ON e.entity = k.entity AND NOT e.subsidiary
        JOIN names AS n ON n.iri = k.entity
        WHERE k.current AND k.on_balance_date AND k.side = $side
    )
    SELECT t.reporter, t.entity, t.name, t.date, t.currency, t.value, t.party,
           list(DISTINCT f.filing ORDER BY f.filing)
    FROM told AS t JOIN facts AS f ON f.iri = t.fact
    GROUP BY t.reporter, t.entity, t.name, t.date, t.currency, t.value, t.party, t.iri
    ORDER BY ALL
"""
_FACTS: Final = """
    SELECT e.reporter, f.whose, n.name, f.currency, f.start,
           coalesce(f.instant, f."end") AS last,
           coalesce(s.filed, DATE '0001-01-01'), f.filing, f.instant IS NOT NULL,
           f.value, f.party_iri, len(f.other) > 0, len(f.members) > 0
    FROM facts AS f
    JOIN entities AS e ON e.entity = f.whose AND NOT e.subsidiary
    JOIN names AS n ON n.iri = f.whose
    JOIN filings AS s ON s.filing = f.filing
    WHERE f.status = 'certain' AND f.number AND f.currency IS NOT NULL
      AND last IS NOT NULL
      AND (f.concept = $concept OR split_part(f.concept, ':', 2) = $concept)
    ORDER BY ALL
"""


@dataclass(frozen=True, slots=True)
class Related:
    """What one filer has with related parties.

    Attributes:
        reporter: Key of the reporting entity.
        entity: Its IRI.
        name: Its name to show.
        filing: The filing that states all of it; "" where there are several.
        start: First day of a flow, else None.
        end: Last day, or the day of a balance.
        currency: Three letters.
        amount: Whole units; None where it cannot be told.
        parties: How many parties it is with; 0 where only a total is stated.
        why: Why there is no share of it, or None.
    """

    reporter: str
    entity: str
    name: str
    filing: str
    start: date | None
    end: date
    currency: str
    amount: Decimal | None
    parties: int
    why: str | None = None


def related_by_side(snapshot: Snapshot, side: Side, days: FramePeriod) -> list[Related]:
    """Return what each filer has due from, or due to, its parties.

    Of several balance dates in the period that nearest to its end counts, of two as
    near the later.
    """
    totals: dict[tuple[str, str, str, date, str], list[tuple[Decimal, list[str]]]]
    totals = defaultdict(list)
    for reporter, entity, name, day, currency, value, _, filings in snapshot.rows_named(
        _POSITIONS, {"side": str(side)}
    ):
        if isinstance(day, date) and days.holds_balance(day):
            key = reporter, entity, name, day, currency
            totals[key].append((Decimal(value), list(filings)))
    nearest: dict[str, date] = {}
    for _, entity, _, day, _ in totals:
        nearest[entity] = _nearer(nearest.get(entity), day, days.last)
    found = []
    for (reporter, entity, name, day, currency), amounts in totals.items():
        if nearest[entity] != day:
            continue
        stating = {filing for _, filings in amounts for filing in filings}
        why = None if len(stating) == 1 else "its amounts are of several filings"
        found.append(
            Related(
                reporter, entity, name, min(stating) if why is None else "", None, day,
                currency, sum((a for a, _ in amounts), Decimal(0)), len(amounts), why,
            )
        )  # fmt: skip
    return found


def _nearer(known: date | None, day: date, to: date) -> date:
    if known is None:
        return day
    return max(known, day, key=lambda d: (-abs((d - to).days), d))


class _Told(NamedTuple):
    """Facts of one filing, period and currency are told apart by this."""

    reporter: str
    entity: str
    name: str
    currency: str
    start: date | None
    end: date
    filed: date
    filing: str


class _Value(NamedTuple):
    """One fact: its amount, party, and whether it is cut by anything else."""

    amount: Decimal
    party: str | None
    is_cut: bool
    has_members: bool


def related_by_element(
    snapshot: Snapshot, concept: str, days: FramePeriod
) -> list[Related]:
    """Return what each filer states under an element, by its last filing of it."""
    told: dict[_Told, list[_Value]] = defaultdict(list)
    for *said, is_balance, value, party, is_cut, has_members in snapshot.rows_named(
        _FACTS, {"concept": concept}
    ):
        key = _Told(*said)
        if (
            days.holds_balance(key.end)
            if is_balance
            else days.holds_flow(key.start, key.end)
        ):
            told[key].append(_Value(Decimal(value), party, is_cut, has_members))
    return [_of_values(key, told[key]) for key in _chosen(told, days)]


def _chosen(told: Iterable[_Told], days: FramePeriod) -> list[_Told]:
    """Return what counts of each filer and currency: nearest, longest, filed last."""
    best: dict[tuple[str, str], _Told] = {}
    for key in told:

        def merit(one: _Told) -> tuple[int, int, date, str]:
            length = 0 if one.start is None else (one.end - one.start).days
            return -abs((one.end - days.last).days), length, one.filed, one.filing

        known = best.get((key.entity, key.currency))
        if known is None or merit(key) > merit(known):
            best[key.entity, key.currency] = key
    return [best[key] for key in sorted(best)]


def _of_values(key: _Told, values: Sequence[_Value]) -> Related:
    """Return the amount of one filing: its total, else the sum over its parties."""
    totals = {value.amount for value in values if not value.has_members}
    by_party: dict[str, set[Decimal]] = defaultdict(set)
    for value in values:
        if value.party is not None and not value.is_cut:
            by_party[value.party].add(value.amount)
    amount, why = None, None
    if len(totals) == 1:
        (amount,) = totals
    elif totals or any(len(amounts) > 1 for amounts in by_party.values()):
        why = "its filing states several amounts of it"
    elif by_party:
        amount = sum((a for (a,) in by_party.values()), Decimal(0))
    else:
        why = "its amounts are told by more than the party"
    return Related(
        key.reporter, key.entity, key.name, key.filing, key.start, key.end,
        key.currency, amount, len(by_party), why,
    )  # fmt: skip
