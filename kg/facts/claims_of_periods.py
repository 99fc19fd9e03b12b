"""Balances of nobody that a claim tagged under a period gives a party.

Some filers define an element of their own for a claim, "Establishment fees payable",
as one of periods: tagged under a party it is no balance by its dates. Where the filing
tells a balance of the very amount, side and day without a party, both are one.
"""

from collections import defaultdict
from dataclasses import replace
from datetime import date
from decimal import Decimal

from kg.facts.party_keys import party_keys, party_members
from kg.facts.rows import FactRow, Level, Side, Status
from kg.sides import no_balance, side_of

_Place = tuple[str, Side, str | None, date | None, Decimal]


def with_claims_of_periods(rows: tuple[FactRow, ...]) -> tuple[FactRow, ...]:
    """Give the filing's balances of nobody the party of a claim of their amount."""
    named: dict[_Place, set[str]] = defaultdict(set)
    for row in rows:
        if row.party_key is not None and row.fact.instant is None:
            place = _place_of(row)
            if place is not None and _tells_claim(row):
                named[place].add(" | ".join(party_members(row.fact)))
    if not named:
        return rows
    held = {
        _place_of(row)
        for row in rows
        if row.party_key is not None and row.fact.instant is not None
    }
    return tuple(
        _of_party(row, next(iter(named[place])))
        if row.party_key is None
        and row.fact.instant is not None
        and not row.fact.members
        and (place := _place_of(row)) is not None
        and place not in held
        and len(named.get(place, ())) == 1
        else row
        for row in rows
    )


def _place_of(row: FactRow) -> _Place | None:
    """Return where an amount above nought stands: report, side, currency and day."""
    value = row.fact.value
    if row.side is None or row.status is not Status.CERTAIN or not row.is_money:
        return None
    if not isinstance(value, Decimal) or value <= 0:
        return None
    day = row.fact.instant or row.fact.end
    return row.report, row.side, row.fact.unit, day, value


def _tells_claim(row: FactRow) -> bool:
    """Whether the words of a fact under a period are those of a claim."""
    words = row.fact.concept, row.fact.label
    return no_balance(*words) is None and side_of(*words) == row.side


def _of_party(row: FactRow, name: str) -> FactRow:
    """Return a balance of nobody as that of a party."""
    fact = replace(row.fact, party=name)
    mentions, party_key = party_keys(row.reporter, fact)
    return replace(
        row, fact=fact, level=Level.PARTY, mentions=mentions, party_key=party_key
    )
