"""Balances that a later filing states otherwise than an earlier one."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from itertools import groupby, pairwise
from typing import Final

from kg.facts.balances import Balance, Key, is_consistent

_FEWEST_DAYS: Final = 2
"""Days of filing between which a balance may be restated."""


def revisions(balances: Iterable[Balance]) -> list[tuple[str, str]]:
    """Return pairs (later fact, earlier fact) of balances that are restated.

    Two values of one key and element, of different days of filing, are inconsistent
    when no amount rounds to both. A value revises the latest one of the day of filing
    before, unless a value of that day is consistent with it: then it only repeats that.
    Balances of single instruments are passed over. A balance that is the only one of
    its key in its filing and in the one before is the same balance, whatever it is
    called. Both values are kept.
    """
    groups: dict[tuple[Key, str], list[Balance]] = defaultdict(list)
    whole = [b for b in balances if not b.instruments and b.filed is not None]
    if len({b.filed for b in whole}) < _FEWEST_DAYS:
        return []
    renamed = _renamed(whole)
    for balance in whole:
        element = "" if balance.key in renamed else balance.element
        groups[balance.key, element].append(balance)
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


def _renamed(balances: Iterable[Balance]) -> set[Key]:
    """Return the keys of which every filing tells one balance, called otherwise."""
    told: dict[Key, dict[date, set[tuple[str, bool]]]]
    told = defaultdict(lambda: defaultdict(set))
    for balance in balances:
        if balance.filed is not None:
            told[balance.key][balance.filed].add((balance.element, balance.is_accrual))
    return {
        key
        for key, days in told.items()
        if all(len(lines) == 1 for lines in days.values())
        and len({is_accrual for _, is_accrual in set.union(*days.values())}) == 1
    }
