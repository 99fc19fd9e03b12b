"""Finds convenience translations: amounts a page restates in a second currency.

Regulation S-X, rule 3-20, lets a foreign filer translate its statements into US
dollars for the latest balance-sheet date (and the period that ends on it) only, at one
rate. So a page's translation shows in its form: the main currency reaches further back,
the other one stands at the latest date alone, beside the same concept and members.
Whether one rate was used is settled by intervals: an amount printed to thousands may be
off by 500, so each pair allows a range of rates, and all ranges must share a rate.

A page of one date shows no such reach. There two pairs at one rate are proof enough,
for one concept with the same members and date has one value, whatever its unit. The
main currency is then the one that states more, and of two that state the same things
the one that is not the US dollar, the currency the rule translates into.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Final

from kg.facts.rows import is_money
from kg.model.amount import half_unit
from kg.model.fact import Fact

_CONVENIENCE: Final = "USD"
"""Currency that Regulation S-X, rule 3-20, lets a foreign filer translate into."""
_FEWEST_PAIRS_OF_ONE_DATE: Final = 2
"""Pairs that must share a rate where no earlier date tells the main currency."""

_Key = tuple[str, frozenset[str], date | None, date | None, date | None]


Rounded = tuple[Decimal, int | str | None]
"""An amount in whole units, and its XBRL decimals."""


@dataclass(frozen=True, slots=True)
class Rates:
    """Rates, original per translated unit, that are possible; ends included."""

    low: Fraction
    high: Fraction

    def shared(self, other: "Rates") -> "Rates | None":
        """Return the rates possible in both, or None when there is none."""
        low, high = max(self.low, other.low), min(self.high, other.high)
        return Rates(low, high) if low <= high else None


def rates_of(original: Rounded, translated: Rounded) -> Rates | None:
    """Return the rates two amounts of one thing allow; None when they tell nothing.

    They tell nothing when the translated amount may be zero, or the signs differ.
    """
    shown, step = abs(Fraction(translated[0])), Fraction(half_unit(translated[1]))
    if shown <= step or original[0] * translated[0] <= 0:
        return None
    printed, half = abs(Fraction(original[0])), Fraction(half_unit(original[1]))
    return Rates(
        max(printed - half, Fraction(0)) / (shown + step),
        (printed + half) / (shown - step),
    )


def _thing(fact: Fact) -> tuple[str, frozenset[str]]:
    """Return what a value is of: concept (else label) and members, order left out."""
    what = fact.concept or "label:" + " ".join(fact.label.split()).casefold()
    return what, frozenset(" ".join(m.split()).casefold() for m in fact.members)


def _ends(fact: Fact) -> date | None:
    return fact.instant or fact.end


def _main_currency(reach: Mapping[str, set[date]]) -> str | None:
    """Return the currency that reaches over more dates than any other, or None."""
    ranked = sorted(reach, key=lambda code: (-len(reach[code]), code))
    if len(ranked) < 2 or len(reach[ranked[0]]) == len(reach[ranked[1]]):
        return None
    return ranked[0]


def _main_at_one_date(
    reach: Mapping[str, set[date]], at: Mapping[str, Mapping[_Key, list[int]]]
) -> str | None:
    """Return the currency that two of one and the same date translate, or None.

    It is the one that states more things, else the one that is not the US dollar.
    """
    if len(reach) != 2 or len(set().union(*reach.values())) != 1:
        return None
    one, other = sorted(reach)
    if len(at[one]) != len(at[other]):
        return max(one, other, key=lambda code: len(at[code]))
    originals = sorted(reach.keys() - {_CONVENIENCE})
    return originals[0] if len(originals) == 1 else None


def translations(facts: Sequence[Fact]) -> dict[int, int]:
    """Return, for each convenience translation of a report, the fact it translates.

    Keys and values are positions in `facts`, which are those of one report. Uncertain
    facts take no part. A second currency is a convenience translation when most of its
    pairs share one rate: a pair that does not is a misprint, which the check of rates
    names, and still no debt of its own. Where no rate fits most pairs, the second
    currency is no translation and nothing is returned for it.
    """
    reach: dict[str, set[date]] = defaultdict(set)
    at: dict[str, dict[_Key, list[int]]] = defaultdict(lambda: defaultdict(list))
    ended: dict[tuple[str, tuple[str, frozenset[str]]], set[date]] = defaultdict(set)
    dated = [
        (index, fact, fact.unit, closes)
        for index, fact in enumerate(facts)
        if (closes := _ends(fact)) is not None
        and fact.unit is not None
        and is_money(fact)
        and fact.certain
    ]
    if len({unit for _, _, unit, _ in dated}) < 2:
        return {}
    for index, fact, unit, closes in dated:
        thing = _thing(fact)
        reach[unit].add(closes)
        ended[unit, thing].add(closes)
        at[unit][*thing, fact.instant, fact.start, fact.end].append(index)
    fewest = 1
    main = _main_currency(reach)
    if main is None:
        fewest = _FEWEST_PAIRS_OF_ONE_DATE
        main = _main_at_one_date(reach, at)
    if main is None:
        return {}
    latest = max(reach[main])
    links: dict[int, int] = {}
    for code in sorted(reach.keys() - {main}):
        pairs = [
            (at[main][key][0], positions[0])
            for key, positions in at[code].items()
            if ended[code, key[:2]] == {latest}
            and len(positions) == 1
            and len(at[main].get(key, ())) == 1
        ]
        told = [tuple(map(_rounded, (facts[a], facts[b]))) for a, b in pairs]
        if _mostly_one_rate(told, fewest):
            links.update({b: a for a, b in pairs})
    return links


def _rounded(fact: Fact) -> Rounded:
    return Decimal(fact.value), fact.decimals


def _mostly_one_rate(pairs: Sequence[tuple[Rounded, ...]], fewest: int) -> bool:
    """Whether one rate fits more than half of the pairs that tell a rate.

    Args:
        pairs: Originals and translations.
        fewest: Fewest pairs that the rate must fit, where any tell a rate.

    Pairs that tell none (the translated amount may be zero) neither help nor hinder,
    but pairs of contradicting signs count against it.
    """
    rates = [rate for a, b in pairs if (rate := rates_of(a, b)) is not None]
    contradicting = sum(a * b < 0 for (a, _), (b, _) in pairs)
    # Intervals of rates overlap most at one of their lower ends.
    best = max(
        (sum(r.low <= end.low <= r.high for r in rates) for end in rates), default=0
    )
    if fewest > 1 and best < fewest:
        return False
    return 2 * best > len(rates) + contradicting
