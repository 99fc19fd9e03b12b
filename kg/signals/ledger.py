"""What the patterns look at: one reporter's positions over time.

What counts as a balance, and once, is decided where positions are made
(`kg.facts.balances`); this only sorts them by account, party and day.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from kg.facts.disclosure import Disclosure, StoredFact
from kg.facts.roles_borne import RolesBorne
from kg.facts.rows import Side
from kg.facts.select import PositionRow, Wanted, select_positions
from kg.facts.snapshot import Snapshot
from kg.model.finding import CellRef
from kg.signals.records import Signal, Thresholds

_ASSETS = frozenset({"us-gaap:Assets", "ifrs-full:Assets"})
_REVENUES = frozenset(
    {
        "us-gaap:Revenues",
        "ifrs-full:Revenue",
        "us-gaap:RevenueFromContractWithCustomerExcludingAssessedTax",
    }
)

Whole = tuple[str, date, str]
"""IRI of the entity, day, and currency of a total."""


class Account(NamedTuple):
    """One side of an entity's balances, in one currency."""

    entity: str
    side: Side
    currency: str


Series = dict[tuple[Account, str], list[PositionRow]]
"""Positions by account and party, oldest first."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """The positions of one reporter and the entities of its group.

    Attributes:
        disclosure: All it disclosed.
        series: Positions on balance dates.
        every: Positions on any day, events included.
        assets: Total assets by entity, day and currency.
        revenue: Revenue by entity, last day and currency; that of the longest period.
        entities: IRIs of the reporter and the entities its facts are of.
        roles: Roles of the parties of the whole graph.
    """

    disclosure: Disclosure
    series: Series
    every: Series
    assets: Mapping[Whole, StoredFact]
    revenue: Mapping[Whole, StoredFact]
    entities: frozenset[str]
    roles: RolesBorne

    def in_role(self, *roles: str) -> frozenset[str]:
        """Return the IRIs of parties the reporter says bear one of some roles.

        Args:
            roles: Class ("director", "executive officer"), or a role as printed.
        """
        return self.roles.in_role(*roles, of=self.entities)

    def accounts(self) -> list[Account]:
        """Return the accounts with positions on balance dates, sorted."""
        return sorted({account for account, _ in self.series})

    def days(self, account: Account) -> list[date]:
        """Return the balance dates on which any party has a position, oldest first."""
        return sorted({row.date for row in self._of(account)})

    def latest(self) -> Iterator[tuple[Account, list[PositionRow]]]:
        """Yield the positions above zero of each entity's last balance date.

        The largest stands first; accounts without any are left out.
        """
        last: dict[str, date] = {}
        for (account, _), rows in self.series.items():
            last[account.entity] = max(
                rows[-1].date, last.get(account.entity, date.min)
            )
        for account in self.accounts():
            rows = [
                row
                for row in self._of(account)
                if row.date == last[account.entity] and row.amount > 0
            ]
            if rows:
                rows.sort(key=lambda row: (-row.amount, row.name, row.party))
                yield account, rows

    def cells(self, positions: Iterable[PositionRow]) -> tuple[CellRef, ...]:
        """Return where the amounts of positions stand, each cell once."""
        cells = {fact.iri: fact.cell for fact in self.disclosure.facts}
        return tuple(
            dict.fromkeys(
                cells[iri] for row in positions for iri in row.facts if iri in cells
            )
        )

    def _of(self, account: Account) -> list[PositionRow]:
        return [
            row
            for (owner, _), rows in self.series.items()
            if owner == account
            for row in rows
        ]


def ledger_of(
    snapshot: Snapshot, disclosure: Disclosure, roles: RolesBorne | None = None
) -> Ledger:
    """Return the positions of a reporter and of the entities its facts are of.

    Args:
        snapshot: The graph.
        disclosure: All the reporter disclosed.
        roles: Those of the graph, to be read once for several reporters.
    """
    entities = {fact.whose for fact in disclosure.facts} | {disclosure.entity}
    rows = select_positions(snapshot, Wanted(reporters=entities))
    return Ledger(
        disclosure,
        _series(row for row in rows if row.on_balance_date),
        _series(rows),
        _totals(disclosure.facts, _ASSETS),
        _totals(disclosure.facts, _REVENUES),
        frozenset(entities),
        roles or RolesBorne(snapshot),
    )


def _series(rows: Iterable[PositionRow]) -> Series:
    series: Series = defaultdict(list)
    for row in sorted(rows, key=lambda row: row.date):
        series[Account(row.entity, row.side, row.currency), row.party].append(row)
    return dict(sorted(series.items()))


def _totals(
    facts: Iterable[StoredFact], elements: frozenset[str]
) -> dict[Whole, StoredFact]:
    """Return the totals of some elements, of the longest period that ends on a day."""
    totals: dict[Whole, StoredFact] = {}
    for fact in facts:
        if (
            fact.concept not in elements
            or fact.members
            or not fact.certain
            or fact.number <= 0
            or fact.closes is None
            or fact.unit is None
        ):
            continue
        key = fact.whose, fact.closes, fact.unit
        if key not in totals or _length(fact) > _length(totals[key]):
            totals[key] = fact
    return totals


def _length(fact: StoredFact) -> int:
    """Return the days of a period; 0 for a balance."""
    return (fact.end - fact.start).days if fact.end and fact.start else 0


Pattern = Callable[[Ledger, Thresholds], Iterator[Signal]]
"""Finds signals in the ledger of one reporter."""
