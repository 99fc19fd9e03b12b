"""What the patterns look at: balances over time, each counted once."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from kg.facts.disclosure import Disclosure, StoredFact
from kg.model.finding import CellRef

_TOTALS = frozenset({"us-gaap:Assets"})
_REVENUES = frozenset(
    {
        "us-gaap:Revenues",
        "us-gaap:RevenueFromContractWithCustomerExcludingAssessedTax",
    }
)

Key = tuple[str, str, str]
"""Party, side and currency."""


@dataclass(frozen=True, slots=True)
class Balance:
    """What one party owed, or was owed, on one day: the sum over concepts.

    Attributes:
        party: IRI of the party.
        name: Its name to show.
        side: ``due from`` or ``due to``, seen from the reporter.
        currency: Three letters.
        day: Day the balance closes.
        amount: Whole units, sign as reported.
        facts: What it is summed from.
    """

    party: str
    name: str
    side: str
    currency: str
    day: date
    amount: Decimal
    facts: tuple[StoredFact, ...]

    @property
    def cells(self) -> tuple[CellRef, ...]:
        """Return where its numbers stand."""
        return tuple(fact.cell for fact in self.facts)


@dataclass(slots=True)
class Ledger:
    """One reporting entity's balances with its parties.

    Attributes:
        reporter: Its name.
        series: Balances by party, side and currency, oldest first.
        assets: Total assets by day and currency, with the fact.
        revenue: Revenue by last day and currency, with the fact; the longest period.
        disclosure: All it disclosed.
    """

    reporter: str
    disclosure: Disclosure
    series: dict[Key, list[Balance]] = field(default_factory=dict)
    assets: dict[tuple[date, str], StoredFact] = field(default_factory=dict)
    revenue: dict[tuple[date, str], StoredFact] = field(default_factory=dict)

    def days(self, side: str, currency: str) -> list[date]:
        """Return the days on which any party has a balance, oldest first."""
        return sorted(
            {
                balance.day
                for (_, one, code), held in self.series.items()
                for balance in held
                if (one, code) == (side, currency)
            }
        )

    def on(self, day: date, side: str, currency: str) -> list[Balance]:
        """Return the balances of a day, the largest first."""
        found = [
            balance
            for (_, one, code), held in self.series.items()
            for balance in held
            if (one, code, balance.day) == (side, currency, day)
        ]
        return sorted(found, key=lambda b: (-b.amount, b.name, b.party))

    def sides(self) -> list[tuple[str, str]]:
        """Return the sides and currencies there are balances in, sorted."""
        return sorted({(side, code) for _, side, code in self.series})


def ledger_of(disclosure: Disclosure, names: Mapping[str, str]) -> Ledger:
    """Return the balances of a reporting entity, each counted once.

    Of the values of one party, concept, day and currency the latest filed counts, then
    the most precise, then the party's whole before one of its instruments; totals,
    translations and what has no settled column do not count.

    Args:
        disclosure: What the entity disclosed.
        names: Name to show of each party, by IRI.
    """
    best: dict[tuple[str, str, str, str, date], StoredFact] = {}
    for fact in disclosure.facts:
        if (
            fact.party is None
            or fact.side is None
            or fact.instant is None
            or fact.amount is None
            or fact.unit is None
            or not (fact.money and fact.certain)
            or fact.translated
        ):
            continue
        key = (fact.party, fact.side, fact.unit, fact.what, fact.instant)
        held = best.get(key)
        if held is None or _preferred(fact) < _preferred(held):
            best[key] = fact
    groups: dict[tuple[str, str, str, date], list[StoredFact]] = defaultdict(list)
    for (party, side, code, _, day), fact in sorted(best.items()):
        groups[party, side, code, day].append(fact)
    ledger = Ledger(disclosure.reporter, disclosure)
    for (party, side, code, day), facts in sorted(groups.items()):
        total = sum((f.amount for f in facts if f.amount is not None), Decimal(0))
        name = names.get(party) or facts[0].party_text or party
        balance = Balance(party, name, side, code, day, total, tuple(facts))
        ledger.series.setdefault((party, side, code), []).append(balance)
    _proportions(ledger, disclosure.facts)
    return ledger


def _preferred(fact: StoredFact) -> tuple[int, int, int, str]:
    filed = fact.filing.filed
    day = 0 if filed is None else filed.toordinal()
    places = 10**6 if fact.decimals is None else fact.decimals
    return -day, -places, len(fact.others), fact.iri


def _proportions(ledger: Ledger, facts: Iterable[StoredFact]) -> None:
    """Take the totals that put balances in proportion."""
    for fact in facts:
        if (
            fact.members
            or fact.amount is None
            or fact.unit is None
            or fact.amount <= 0
            or not fact.certain
        ):
            continue
        if fact.concept in _TOTALS and fact.instant is not None:
            ledger.assets.setdefault((fact.instant, fact.unit), fact)
        elif fact.concept in _REVENUES and fact.end is not None:
            key = fact.end, fact.unit
            held = ledger.revenue.get(key)
            if held is None or _months(fact) > _months(held):
                ledger.revenue[key] = fact


def _months(fact: StoredFact) -> int:
    return (fact.end - fact.start).days if fact.end and fact.start else 0
