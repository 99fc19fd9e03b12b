"""Balances that a later filing states otherwise than an earlier one."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from itertools import groupby, pairwise

from kg.facts.balances import Balance, Key, is_consistent


def revisions(balances: Iterable[Balance]) -> list[tuple[str, str]]:
    """Return pairs (later fact, earlier fact) of balances that are restated.

    Two values of one key and element, of different days of filing, are inconsistent
    when no amount rounds to both. A value revises the latest one of the day of filing
    before, unless a value of that day is consistent with it: then it only repeats that.
    Balances of single instruments are passed over. Both values are kept.
    """
    groups: dict[tuple[Key, str], list[Balance]] = defaultdict(list)
    for balance in balances:
        if not balance.instruments and balance.filed is not None:
            groups[balance.key, balance.element].append(balance)
    pairs = []
    for _, group in sorted(groups.items()):
        group.sort(key=lambda balance: (balance.filed or date.min, balance.fact))
        by_day = [list(told) for _, told in groupby(group, lambda one: one.filed)]
        for before, after in pairwise(by_day):
            pairs += [
                (later.fact, before[-1].fact)
                for later in after
                if not any(is_consistent(earlier, later) for earlier in before)
            ]
    return pairs
