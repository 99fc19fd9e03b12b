"""Reports that print what is owed as negative, beside what is due from others."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from kg.facts.rows import FactRow, Side
from kg.sides import is_two_sided

_LEAST = 2
"""Amounts a report must print so: one alone may be a debt paid in excess."""


def negative_debts(rows: Iterable[FactRow]) -> set[str]:
    """Return the facts of debts that are printed as negative amounts.

    "Payables (21)" beside "Receivables 8" is owed, not a claim: where every debt of a
    report is negative and no receivable is, brackets say on which side it stands. One
    debt is enough beside what the same party owes, on a page that names no elements:
    those of an instance have signs of their own. A label of both sides leaves it to its
    sign (`is_two_sided`).

    Args:
        rows: Facts of one filing.
    """
    amounts: dict[str, dict[Side, list[FactRow]]] = defaultdict(
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
            amounts[row.report][row.side].append(row)
    return {
        row.iri
        for sides in amounts.values()
        if all(row.amount < 0 for row in sides[Side.DUE_TO])
        and not any(row.amount < 0 for row in sides[Side.DUE_FROM])
        and (len(sides[Side.DUE_TO]) >= _LEAST or _are_of_one_party(sides))
        for row in sides[Side.DUE_TO]
    }


def _are_of_one_party(sides: Mapping[Side, Sequence[FactRow]]) -> bool:
    """Whether the party of the one debt owes as well, on a page without elements."""
    return any(
        debt.party_key == claim.party_key is not None
        and debt.fact.instant == claim.fact.instant
        and debt.fact.concept_by != "xbrl"
        for debt in sides[Side.DUE_TO]
        for claim in sides[Side.DUE_FROM]
    )
