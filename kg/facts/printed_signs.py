"""Reports that print what is owed as negative, beside what is due from others."""

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from typing import Final, NamedTuple

from kg.facts.rows import FactRow, Side
from kg.sides import is_two_sided

_LEAST: Final = 2
"""Amounts a report must print so: one alone may be a debt paid in excess."""


class SignedBalance(NamedTuple):
    """A balance of one side under a label that tells that side alone.

    Attributes:
        iri: The fact.
        report: IRI of its report.
        side: ``due from`` or ``due to``.
        amount: Whole units, with the sign as printed; not 0.
    """

    iri: str
    report: str
    side: str
    amount: Decimal


def signed_balances(rows: Iterable[FactRow]) -> list[SignedBalance]:
    """Return the balances of a filing whose label tells one side; none of 0.

    Args:
        rows: Facts of one filing.
    """
    return [
        SignedBalance(row.iri, row.report, row.side, row.fact.value)
        for row in rows
        if row.side is not None
        and row.is_money
        and row.fact.instant is not None
        and isinstance(row.fact.value, Decimal)
        and row.fact.value
        and not is_two_sided(row.fact.concept, row.fact.label)
    ]


def negative_debts(balances: Iterable[SignedBalance]) -> set[str]:
    """Return the facts of debts that are printed as negative amounts.

    "Payables (21)" beside "Receivables 8" is owed, not a claim: where every debt of a
    report is negative and no receivable is, brackets say on which side it stands. A
    label of both sides leaves that to its sign (`is_two_sided`).

    Args:
        balances: Those of one filing, or of several.
    """
    debts: dict[str, list[SignedBalance]] = defaultdict(list)
    claimed_back: set[str] = set()
    for balance in balances:
        if balance.side == Side.DUE_TO:
            debts[balance.report].append(balance)
        elif balance.amount < 0:
            claimed_back.add(balance.report)
    return {
        debt.iri
        for report, told in debts.items()
        if len(told) >= _LEAST
        and report not in claimed_back
        and all(debt.amount < 0 for debt in told)
        for debt in told
    }
