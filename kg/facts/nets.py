"""Amounts that net what a party owes and is owed, told beside both."""

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal

from kg.facts.balances import Balance, Key, distinct


def nets_of_sides(balances: Iterable[Balance]) -> set[str]:
    """Return the facts of a filing that net what a party owes and is owed.

    "Net due to affiliate 300" beside 1,000 due to it and 700 due from it is a third
    telling of these two.
    """
    balances = list(balances)
    if not any(balance.is_net for balance in balances):
        return set()
    sides: dict[Key, list[Balance]] = defaultdict(list)
    for balance in balances:
        sides[balance.key].append(balance)
    return {
        balance.fact
        for key, told in sides.items()
        for balance in told
        if balance.is_net
        and (against := distinct(sides.get(key._replace(side=key.side.other), [])))
        and (beside := [b for b in distinct(told) if b.element != balance.element])
        and balance.amount == _sum(beside) - _sum(against)
    }


def _sum(balances: Iterable[Balance]) -> Decimal:
    return sum((balance.amount for balance in balances), Decimal(0))
