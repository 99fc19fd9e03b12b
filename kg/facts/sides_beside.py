"""Sides of what accrues, told by the loan beside it."""

from collections import defaultdict
from dataclasses import replace
from datetime import date

from kg.facts.rows import FactRow, Side
from kg.model.fact import Fact
from kg.sides import is_accrual, is_general_debt, no_balance, no_side

_Place = tuple[str, str, str | None, date]


def with_sides_beside(rows: tuple[FactRow, ...]) -> tuple[FactRow, ...]:
    """Give interest and fees of a party the side of its other balances of the day.

    "Interest accrued" tells no side; where all that is told of the party in the same
    report, on the same day and in the same currency is owed to it, so is this.
    """
    sides: dict[_Place, set[Side]] = defaultdict(set)
    for row in rows:
        place = _place_of(row)
        if place is None:
            continue
        if row.side is not None:
            sides[place].add(row.side)
        elif is_general_debt(row.fact.concept, row.fact.label):
            sides[place].add(Side.DUE_TO)
    return tuple(
        replace(row, side=next(iter(told)))
        if row.side is None
        and (place := _place_of(row)) is not None
        and len(told := sides.get(place, set())) == 1
        and _accrues(row.fact)
        else row
        for row in rows
    )


def _accrues(fact: Fact) -> bool:
    """Whether a fact is interest, fees or pay by its words, and nothing else."""
    words = fact.concept, fact.label
    return is_accrual(*words) and no_balance(*words) is None and no_side(*words) is None


def _place_of(row: FactRow) -> _Place | None:
    """Return where a balance of a party stands: report, party, currency and day."""
    if row.party_key is None or row.fact.instant is None or not row.is_money:
        return None
    return row.report, row.party_key, row.fact.unit, row.fact.instant
