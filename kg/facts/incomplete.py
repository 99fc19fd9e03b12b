"""Positions that may miss something: balances that are told and cannot be counted.

A balance whose column is not settled, or whose words tell no side, is in no position;
nor is what a page prints as a flow and may be a balance by its words, or what the party
may have itself.
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
from kg.sides import is_plain_flow, no_balance, no_side, says_in_block

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
        is_granted: Whether it may be what was lent, of which what is left stands
            elsewhere.
    """

    fact: str
    reporter: str
    party: str
    days: frozenset[date]
    currency: str
    side: Side | None
    amount: Decimal
    filed: date | None
    is_granted: bool = False

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
    own_or_owed: Collection[str] = (),
) -> Iterator[Doubt]:
    """Yield the balances of parties that a filing tells and that cannot be counted.

    Args:
        rows: The filing.
        party_of: IRI of the party by party key of a fact.
        iris: Mints the IRIs.
        left_out: Facts that are no balance, or counted otherwise, by what is beside.
        own_or_owed: Facts that the party may have itself.
    """
    columns = {report.iri: report.columns for report in rows.reports}
    for row in rows.facts:
        if row.party_key is None or row.iri in left_out:
            continue
        if row.iri not in own_or_owed and not _is_open(row, columns[row.report]):
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
                is_granted=says_in_block("granted", row.fact.label),
            )


def _is_open(row: FactRow, columns: Sequence[Column]) -> bool:
    """Whether a row may be a balance, and its column, side or period is not known."""
    if not row.is_money or not row.amount or row.level in AGGREGATES:
        return False
    if row.fact.instant is None:
        return may_stand(row.fact) or _may_stand_on_day(row.fact, columns)
    if no_claim(row) is not None:
        return False
    is_sideless = row.status is Status.CERTAIN and row.side is None
    return row.status is Status.UNCERTAIN or is_sideless


def _may_stand_on_day(fact: Fact, columns: Sequence[Column]) -> bool:
    """Whether what is read as a flow may be a balance for the column it stands in.

    "Paid on behalf" tells neither side nor period. Where its column may be that of a
    day, or is headed by a day alone, it may be what is still to be paid back; an
    expense or a fee is none.
    """
    words = fact.concept, fact.label
    if fact.end is None or fact.period_by == "concept" or is_plain_flow(fact.label):
        return False
    if no_balance(*words) is not None or no_side(*words) is not None:
        return False
    if fact.certain:
        return fact.start is None
    return any(c.instant is not None for c in columns if c.index in fact.columns)


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
        if doubt.is_granted and _stands_on(doubt.side, position.key, speaks):
            continue
        if (
            known >= since
            and (position.known_until is None or known < position.known_until)
            and abs(doubt.amount) not in stated[place]
        ):
            yield doubt.fact


def _stands_on(side: Side | None, key: Key, speaks: Collection[Key]) -> bool:
    """Whether a position, or the one of its party on the other side, is on a side."""
    return side is key.side or (
        side is key.side.other and key._replace(side=key.side.other) in speaks
    )


def _place(key: Key) -> _Place:
    return key.reporter, key.party, key.date, key.currency


def _speaks_on(position: Position, filed: Mapping[str, date]) -> date:
    """Return the day on which the filings that a position follows were filed."""
    return max((filed.get(fact, date.min) for fact in position.facts), default=date.min)
