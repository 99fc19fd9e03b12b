"""Reports that print what is owed as negative, beside what is due from others."""

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal

from kg.facts.rows import FactRow, Side
from kg.sides import is_two_sided

_LEAST = 2
"""Amounts a report must print so: one alone may be a debt paid in excess."""


def negative_debts(rows: Iterable[FactRow]) -> set[str]:
    """Return the facts of debts that are printed as negative amounts.

    "Payables (21)" beside "Receivables 8" is owed, not a claim: where every debt of a
    report is negative and no receivable is, brackets say on which side it stands. A
    label of both sides leaves that to its sign (`is_two_sided`).

    Args:
        rows: Facts of one filing.
    """
    amounts: dict[str, dict[Side, list[tuple[str, Decimal]]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for row in rows:
        fact = row.fact
        if (
            row.side is not None
            and row.is_money
            and fact.instant is not None
            and isinstance(fact.value, Decimal)
            and fact.value
            and not is_two_sided(fact.concept, fact.label)
        ):
            amounts[row.report][row.side].append((row.iri, fact.value))
    return {
        iri
        for sides in amounts.values()
        if len(sides[Side.DUE_TO]) >= _LEAST
        and all(value < 0 for _, value in sides[Side.DUE_TO])
        and not any(value < 0 for _, value in sides[Side.DUE_FROM])
        for iri, _ in sides[Side.DUE_TO]
    }
