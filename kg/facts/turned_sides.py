"""Balances whose side only a title or heading tells, on a page where signs turn it.

"Balance at the end of the period" below "Due from related parties" has the side of what
stands above it. Where the balance of a party there is below zero on some day, it stood
on the other side that day, or the page prints what it names with the sign of the other:
then what stands above tells no side of that party's balances. Below "due from (to)"
the sign tells it (`kg.facts.told_side`).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from kg.facts.rows import FactRow
from kg.facts.told_side import side_by_sign
from kg.sides import is_bare_balance, side_of


def turned_sides(rows: Iterable[FactRow], titles: Mapping[str, str]) -> set[str]:
    """Return a filing's facts of parties of no told side: it turns on their page.

    Args:
        rows: Facts of one filing.
        titles: Title of each report, by IRI.
    """
    told_above: dict[tuple[str, str], list[FactRow]] = defaultdict(list)
    for row in rows:
        fact = row.fact
        if (
            row.party_key is not None
            and row.side is not None
            and row.is_money
            and fact.instant is not None
            and side_of(fact.concept, fact.label) is None
            and is_bare_balance(fact.label)
            and side_by_sign(fact, titles.get(row.report, "")) is None
        ):
            told_above[row.report, row.party_key].append(row)
    return {
        row.iri
        for group in told_above.values()
        if any(row.amount < 0 for row in group)
        for row in group
    }
