"""Reports that print what is owed as negative, beside what is due from others."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import Final, NamedTuple

from kg.facts.rows import FactRow, Side
from kg.sides import is_net_of_sides, is_two_sided

_LEAST: Final = 2
"""Amounts a report must print so: one alone may be a debt paid in excess."""


class SignedBalance(NamedTuple):
    """A balance whose label tells its side, whatever its sign.

    Attributes:
        iri: The fact.
        report: IRI of its report.
        side: ``due from`` or ``due to``.
        amount: Whole units, with the sign as printed; not 0.
        of: Party and day on a page that names no element, else None: amounts of an
            instance have signs of their own.
        is_net: Whether it is net of both sides, and its sign may tell the side.
    """

    iri: str
    report: str
    side: str
    amount: Decimal
    of: tuple[str | None, date | None] | None = None
    is_net: bool = False


class Printed(NamedTuple):
    """What tells whether a fact is a signed balance, of a filing's rows or of checks.

    Attributes:
        iri: The fact.
        report: IRI of its report.
        side: ``due from``, ``due to`` or None.
        amount: Money in whole units as printed; None for anything else.
        concept: Its element, or None.
        label: As printed.
        party: Key of its party, or None.
        instant: Day of a balance, or None.
        is_element_known: Whether the source names the element.
    """

    iri: str
    report: str
    side: str | None
    amount: Decimal | None
    concept: str | None
    label: str
    party: str | None
    instant: date | None
    is_element_known: bool


def signed_balances(printed: Iterable[Printed]) -> list[SignedBalance]:
    """Return the balances whose label tells one side, or is net of both; none of 0.

    Args:
        printed: Facts of one filing, or of several.
    """
    return [
        SignedBalance(
            fact.iri,
            fact.report,
            fact.side,
            fact.amount,
            None if fact.is_element_known else (fact.party, fact.instant),
            is_net,
        )
        for fact in printed
        if fact.side is not None
        and fact.instant is not None
        and fact.amount
        and (
            (is_net := is_net_of_sides(fact.concept, fact.label))
            or not is_two_sided(fact.concept, fact.label)
        )
    ]


def printed_rows(rows: Iterable[FactRow]) -> Iterator[Printed]:
    """Yield what the facts of a filing print."""
    for row in rows:
        fact = row.fact
        is_amount = row.is_money and isinstance(fact.value, Decimal)
        yield Printed(
            row.iri,
            row.report,
            row.side,
            row.amount if is_amount else None,
            fact.concept,
            fact.label,
            row.party_key,
            fact.instant,
            fact.concept_by == "xbrl",
        )


def negative_debts(balances: Iterable[SignedBalance]) -> set[str]:
    """Return the facts of debts that are printed as negative amounts.

    "Payables (21)" beside "Receivables 8" is owed, not a claim: where every debt of a
    report is negative and no receivable is, brackets say on which side it stands. One
    debt is enough beside what the same party owes that day, and so much is asked of
    one that is net of both sides. Any other label of both sides leaves it to its sign
    (`is_two_sided`).

    Args:
        balances: Those of one filing, or of several.
    """
    debts: dict[str, list[SignedBalance]] = defaultdict(list)
    claimed_back: set[str] = set()
    claims: set[object] = set()
    for balance in balances:
        if balance.side == Side.DUE_TO:
            debts[balance.report].append(balance)
        elif balance.amount < 0:
            # A net receivable below nought is owed, which is no claim paid back.
            if not balance.is_net:
                claimed_back.add(balance.report)
        elif balance.of is not None:
            claims.add((balance.report, balance.of))
    return {
        debt.iri
        for report, told in debts.items()
        if (len(told) >= _LEAST or (report, told[0].of) in claims)
        and report not in claimed_back
        and all(debt.amount < 0 for debt in told)
        for debt in told
        if not debt.is_net or (report, debt.of) in claims
    }
