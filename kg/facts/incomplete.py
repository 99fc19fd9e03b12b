"""Positions that may miss something: balances that are told and cannot be counted.

A balance whose column is not settled, or whose words tell no side, is in no position;
nor is what a page prints as a flow and may be a balance by its words.
Where its party has one on a day it may belong to, that position may not be all that is
owed: it says how many such balances there are (`Position.incomplete`), and
``kg query uncounted`` lists them.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from kg.facts.balances import Balance, Key, Position
from kg.facts.encoding import whose_iri
from kg.facts.exclusions import may_stand, no_claim
from kg.facts.rows import AGGREGATES, FactRow, FilingRows, Side, Status
from kg.facts.uncounted import Uncounted
from kg.iris import Iris
from kg.model.fact import Fact
from kg.model.filing import Column

_NONE = Decimal(0)
_Place = tuple[str, str, date, str]
"""Reporter, party, day and currency."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A balance of a party that is told and in no position.

    Attributes:
        fact: IRI of the fact.
        reporter, party: IRIs.
        days: On which it may stand.
        currency: Of the amount.
        side: None where nothing tells it.
        amount: Whole units, sign as reported.
        filed: Day of filing; None when unknown.
    """

    fact: str
    reporter: str
    party: str
    days: frozenset[date]
    currency: str
    side: Side | None
    amount: Decimal
    filed: date | None

    @property
    def places(self) -> Iterator[_Place]:
        """Reporter, party, day and currency of each day it may stand on."""
        for day in sorted(self.days):
            yield self.reporter, self.party, day, self.currency


def doubts_of(
    rows: FilingRows,
    party_of: Mapping[str, str],
    iris: Iris,
    left_out: Collection[str],
) -> Iterator[Doubt]:
    """Yield the balances of parties that a filing tells and that cannot be counted.

    Args:
        rows: The filing.
        party_of: IRI of the party by party key of a fact.
        iris: Mints the IRIs.
        left_out: Facts that are no balance, or counted otherwise, by what is beside.
    """
    columns = {report.iri: report.columns for report in rows.reports}
    for row in rows.facts:
        if row.party_key is None or row.iri in left_out or not _is_open(row):
            continue
        whose, party = whose_iri(row, iris), party_of[row.party_key]
        days = _days(row.fact, columns[row.report])
        if days and party not in (whose, iris.entity(row.reporter)):
            yield Doubt(
                fact=row.iri,
                reporter=whose,
                party=party,
                days=days,
                currency=row.fact.unit or "",
                side=row.side,
                amount=row.amount,
                filed=rows.filing.identity.filed,
            )


def _is_open(row: FactRow) -> bool:
    """Whether a row may be a balance, and its column, side or period is not known."""
    if not row.is_money or not row.amount or row.level in AGGREGATES:
        return False
    if row.fact.instant is None:
        return may_stand(row.fact)
    if no_claim(row) is not None:
        return False
    is_sideless = row.status is Status.CERTAIN and row.side is None
    return row.status is Status.UNCERTAIN or is_sideless


def _days(fact: Fact, columns: Sequence[Column]) -> frozenset[date]:
    """Return the days on which a balance may stand."""
    told = {fact.instant or fact.end}
    if not fact.certain:
        told |= {
            column.instant or column.end
            for column in columns
            if column.index in fact.columns
        }
    return frozenset(day for day in told if day is not None)


def with_doubts(
    positions: Sequence[Position],
    balances: Iterable[Balance],
    doubts: Iterable[Doubt],
    left_out: Mapping[str, Uncounted],
) -> list[Position]:
    """Return positions with how many balances each may miss.

    A balance on either side counts, for a side that is not told is shown as 0. What an
    earlier filing left open is settled by a later one that speaks, and an amount that
    is stated of the party on that day says nothing new. What a whole has beyond the
    parts told of it may well be the part whose column is open.

    Args:
        positions: Of one reporter.
        balances: The balances they are made of.
        doubts: What could not be counted.
        left_out: Why balances are not added, by fact.
    """
    doubts = list(doubts)
    if not doubts:
        return list(positions)
    balances = list(balances)
    rests = _rests(positions, balances, left_out)
    open_at: dict[_Place, list[Doubt]] = defaultdict(list)
    for doubt in doubts:
        for place in () if _is_of_whole(doubt, rests) else doubt.places:
            open_at[place].append(doubt)
    filed: dict[str, date] = {}
    stated: dict[_Place, set[Decimal]] = defaultdict(set)
    for balance in balances:
        filed[balance.fact] = balance.filed or date.min
        stated[_place(balance.key)].add(abs(balance.amount))
    speaks = {p.key: _speaks_on(p, filed) for p in positions if p.current}
    return [
        replace(position, incomplete=missing)
        if (missing := len(set(_missed(position, open_at, stated, speaks, filed))))
        else position
        for position in positions
    ]


def _rests(
    positions: Iterable[Position],
    balances: Iterable[Balance],
    left_out: Mapping[str, Uncounted],
) -> dict[Key, Decimal]:
    """Return what wholes have beyond the parts that are told of them, by key."""
    parts: dict[Key, Decimal] = defaultdict(Decimal)
    for balance in balances:
        if left_out.get(balance.fact) is Uncounted.PART:
            parts[balance.key] += balance.amount
    return {p.key: p.amount - parts[p.key] for p in positions if p.key in parts}


def _is_of_whole(doubt: Doubt, rests: Mapping[Key, Decimal]) -> bool:
    """Whether an amount fits into what a whole has beyond the parts told of it."""
    side = doubt.side
    return side is not None and any(
        0 < doubt.amount <= rests.get(Key(whose, party, side, day, currency), _NONE)
        for whose, party, day, currency in doubt.places
    )


def _missed(
    position: Position,
    open_at: Mapping[_Place, Sequence[Doubt]],
    stated: Mapping[_Place, set[Decimal]],
    speaks: Mapping[Key, date],
    filed: Mapping[str, date],
) -> Iterator[str]:
    """Yield the facts of balances that a position may miss."""
    place = _place(position.key)
    own = _speaks_on(position, filed)
    other = position.key._replace(side=position.key.side.other)
    for doubt in open_at.get(place, ()):
        since = speaks.get(other, date.min) if doubt.side is other.side else own
        known = doubt.filed or date.min
        if (
            known >= since
            and (position.known_until is None or known < position.known_until)
            and abs(doubt.amount) not in stated[place]
        ):
            yield doubt.fact


def _place(key: Key) -> _Place:
    return key.reporter, key.party, key.date, key.currency


def _speaks_on(position: Position, filed: Mapping[str, date]) -> date:
    """Return the day on which the filings that a position follows were filed."""
    return max((filed.get(fact, date.min) for fact in position.facts), default=date.min)
