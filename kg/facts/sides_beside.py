"""Sides told beside: of what accrues by the loan, of parts by their whole."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from kg.facts.exclusions import no_claim
from kg.facts.rows import FactRow, ReportRow, Side, Status
from kg.model.fact import Fact
from kg.sides import (
    is_accrual,
    is_bare_balance,
    is_general_debt,
    is_loan,
    is_plain_accrual,
    is_plain_loan,
    no_balance,
    no_side,
    tells_bank,
    titles_loans,
)

_FEWEST = 2
_Place = tuple[str, str, str | None, date]


def with_sides_beside(rows: tuple[FactRow, ...]) -> tuple[FactRow, ...]:
    """Give interest and fees of a party the side of its other balances of the day.

    "Interest accrued" tells no side; where all that is told of the party in the same
    report, on the same day and in the same currency is owed to it, so is this;
    interest has the side of what is lent, whatever else is told. An element that says
    "accrued" alone gives way to what is lent beside it.
    """
    sides: dict[_Place, set[Side]] = defaultdict(set)
    lent: dict[_Place, set[Side]] = defaultdict(set)
    for row in rows:
        place = _place_of(row)
        if place is None:
            continue
        if row.side is not None and not is_plain_accrual(*_words(row)):
            sides[place].add(row.side)
            if is_loan(*_words(row)):
                lent[place].add(row.side)
        elif is_general_debt(*_words(row)) and not is_plain_loan(*_words(row)):
            sides[place].add(Side.DUE_TO)
    return tuple(
        replace(row, side=next(iter(told)))
        if (place := _place_of(row)) is not None
        and (row.side is None or (place in lent and is_plain_accrual(*_words(row))))
        and len(told := _sides_beside(row, lent.get(place), sides.get(place))) == 1
        and _accrues(row.fact)
        else row
        for row in rows
    )


def _sides_beside(
    row: FactRow, lent: set[Side] | None, told: set[Side] | None
) -> set[Side]:
    """Return the sides beside a row: for interest those of what is lent, if any is."""
    is_interest = "interest" in row.fact.label.casefold()
    return (lent if lent and is_interest else told) or set()


def with_loans_of_banks(
    rows: tuple[FactRow, ...], reports: Iterable[ReportRow]
) -> tuple[FactRow, ...]:
    """Give "Loans outstanding" of a party the side of what a bank has lent.

    A filing that tells of deposits of customers or insiders is a bank's. Its pages of
    loans alone may say no more than "Balance, ending".
    """
    on_loans = {report.iri for report in reports if titles_loans(report.title)}
    plain = {
        row.iri
        for row in rows
        if row.party_key is not None
        and row.side in (None, Side.DUE_TO)
        and row.fact.instant is not None
        and row.is_money
        and (is_plain_loan(*_words(row)) or (row.report in on_loans and _is_bare(row)))
    }
    if not plain or not any(tells_bank(r.fact.concept, r.fact.label) for r in rows):
        return rows
    return tuple(replace(r, side=Side.DUE_FROM) if r.iri in plain else r for r in rows)


def _is_bare(row: FactRow) -> bool:
    """Whether a balance says no more than that."""
    return row.side is None and is_bare_balance(row.fact.label)


def with_sides_of_sums(rows: tuple[FactRow, ...]) -> tuple[FactRow, ...]:
    """Give the parts and the whole of one sum the side that one of them tells.

    "Principal 80", "Accrued interest income 12" and "Total outstanding 92" of a party
    are one claim. All that the report tells of it on that day must be in the sum.
    """
    places: dict[_Place, list[FactRow]] = defaultdict(list)
    for row in rows:
        place = _place_of(row)
        if place is not None and row.status is Status.CERTAIN:
            places[place].append(row)
    sides: dict[str, Side] = {}
    for beside in places.values():
        if len(beside) <= _FEWEST or all(row.side is not None for row in beside):
            continue
        group = [row for row in beside if no_claim(row) is None]
        told = {row.side for row in group} - {None}
        if len(told) == 1 and None in {row.side for row in group} and _is_sum(group):
            sides |= {row.iri: side for row in group for side in told if side}
    return tuple(replace(r, side=sides[r.iri]) if r.iri in sides else r for r in rows)


def _is_sum(rows: Sequence[FactRow]) -> bool:
    """Whether one of three or more amounts is the sum of the others, none deducted."""
    amounts = [row.amount for row in rows if row.amount]
    total = sum(amounts, Decimal(0))
    added = all(amount > 0 for amount in amounts) and len(amounts) > _FEWEST
    return added and any(2 * amount == total for amount in amounts)


def _accrues(fact: Fact) -> bool:
    """Whether a fact is interest, fees or pay by its words, and nothing else."""
    words = fact.concept, fact.label
    return is_accrual(*words) and no_balance(*words) is None and no_side(*words) is None


def _words(row: FactRow) -> tuple[str | None, str]:
    return row.fact.concept, row.fact.label


def _place_of(row: FactRow) -> _Place | None:
    """Return where a balance of a party stands: report, party, currency and day."""
    if row.party_key is None or row.fact.instant is None or not row.is_money:
        return None
    return row.report, row.party_key, row.fact.unit, row.fact.instant
