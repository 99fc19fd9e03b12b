"""Convenience rate: all translated amounts of a filing were translated at one rate.

Regulation S-X, rule 3-20, lets a foreign filer translate its latest figures into US
dollars at one rate. An amount printed to thousands may be off by 500, so each pair
allows a range of rates, and all ranges must share a rate. The graph marks an amount as
a translation only where one rate serves its page; a page whose second currency stands
beside the latest figures alone, as a translation does, and at no one rate, is the one
this rule is for.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from kg.checks.wording import Verdict, of, several
from kg.facts.disclosure import Disclosure, StoredFact
from kg.facts.translations import Rates, rates_of
from kg.model.finding import Status

NOTHING = "No filing translates two amounts into a second currency."
_PLACES = Decimal("0.0001")


@dataclass(frozen=True, slots=True)
class Pair:
    """An amount and its translation, with the rates they allow."""

    original: StoredFact
    translated: StoredFact
    rates: Rates


_Group = tuple[str, str, str, date | None, str]
"""Filing, original and translated currency, closing day, and sort of pair."""


def rates(disclosure: Disclosure) -> Iterator[Verdict]:
    """Yield a finding for each filing, pair of currencies and closing day."""
    groups: dict[_Group, list[Pair]] = defaultdict(list)
    for sort, pair in (*_marked(disclosure.facts), *_alike(disclosure.facts)):
        original, translated = pair.original, pair.translated
        codes = original.unit or "", translated.unit or ""
        groups[original.filing.iri, *codes, original.closes, sort].append(pair)
    for (*_, sort), pairs in sorted(groups.items(), key=lambda group: str(group[0])):
        if len(pairs) > 1 or not sort:
            yield _verdict(pairs)


def _pair(original: StoredFact, translated: StoredFact) -> Pair | None:
    found = rates_of(
        (original.number, original.decimals), (translated.number, translated.decimals)
    )
    return None if found is None else Pair(original, translated, found)


def _marked(facts: Iterable[StoredFact]) -> Iterator[tuple[str, Pair]]:
    """Yield the translations the graph knows."""
    by_iri = {fact.iri: fact for fact in facts}
    for fact in by_iri.values():
        original = by_iri.get(fact.original or "")
        pair = None if original is None else _pair(original, fact)
        if pair is not None:
            yield "", pair


def _alike(facts: Iterable[StoredFact]) -> Iterator[tuple[str, Pair]]:
    """Yield what stands on pages as a translation would, where none is marked.

    Balances and flows apart: where the second currency is no translation, they may
    well be converted at different rates.
    """
    pages: dict[str, list[StoredFact]] = defaultdict(list)
    for fact in facts:
        if fact.money and fact.certain and fact.row is not None:
            pages[fact.report].append(fact)
    for held in pages.values():
        if not any(fact.translated for fact in held):
            for pair in _second_currency(held):
                yield "on" if pair.original.instant else "over", pair


def _second_currency(facts: Sequence[StoredFact]) -> Iterator[Pair]:
    """Yield the pairs of a page whose second currency is at its latest day alone."""
    reach: dict[str, set[date]] = defaultdict(set)
    at: dict[tuple[object, ...], list[StoredFact]] = defaultdict(list)
    for fact in facts:
        if fact.unit is not None and fact.closes is not None:
            reach[fact.unit].add(fact.closes)
            at[fact.what, fact.members, fact.period, fact.unit].append(fact)
    ranked = sorted(reach, key=lambda code: (-len(reach[code]), code))
    if len(ranked) != 2 or len(reach[ranked[0]]) == len(reach[ranked[1]]):
        return
    main, other = ranked
    if reach[other] != {max(reach[main])}:
        return
    for (*thing, unit), held in at.items():
        originals = at.get((*thing, main), ())
        if unit == other and len(held) == 1 and len(originals) == 1:
            pair = _pair(originals[0], held[0])
            if pair is not None:
                yield pair


def _four(rate: Fraction) -> Decimal:
    """Return a rate to four places."""
    return (Decimal(rate.numerator) / Decimal(rate.denominator)).quantize(_PLACES)


def _range(rates: Rates) -> str:
    return f"{_four(rates.low)} to {_four(rates.high)}"


def _shown(pair: Pair) -> str:
    return f"{of(pair.original)} shown as {of(pair.translated)}"


def _common(pairs: Sequence[Pair]) -> Rates | None:
    """Return the rates all pairs allow, or None when they exclude one another."""
    common: Rates | None = pairs[0].rates
    for pair in pairs[1:]:
        common = None if common is None else common.shared(pair.rates)
    return common


def _verdict(pairs: Sequence[Pair]) -> Verdict:
    common = _common(pairs)
    facts = tuple(fact for p in pairs for fact in (p.original, p.translated))
    unit = f"{facts[0].unit} per {facts[1].unit}"
    if common is None:
        low = max(pairs, key=lambda pair: pair.rates.low)
        high = min(pairs, key=lambda pair: pair.rates.high)
        message = (
            f"No one rate fits on {facts[0].closes}: {_shown(high)} allows "
            f"{_range(high.rates)} {unit}, {_shown(low)} allows {_range(low.rates)}."
        )
        numbers = (
            ("highest of one pair", _four(high.rates.high)),
            ("lowest of another", _four(low.rates.low)),
        )
        return Verdict(Status.FAIL, message, facts, numbers)
    numbers = (("low", _four(common.low)), ("high", _four(common.high)))
    if len(pairs) == 1:
        message = (
            f"{_shown(pairs[0])} allows {_range(common)} {unit} on {facts[0].closes}; "
            "there is no second pair to compare with."
        )
        return Verdict(Status.NOT_APPLICABLE, message, facts, numbers)
    message = (
        f"{several((_shown(pair) for pair in pairs), most=3)} agree on a rate of "
        f"{_range(common)} {unit} on {facts[0].closes}."
    )
    return Verdict(Status.PASS, message, facts, numbers)
