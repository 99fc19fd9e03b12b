from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from kg.facts.translations import rate_of, translations
from kg.model.fact import PlacedBy


def test_the_seeds_dollar_column_translates_at_one_rate(seed):
    links = translations(seed.facts)
    assert links == {0: 1, 3: 4}
    rates = [rate_of(seed.facts[b], seed.facts[a]) for a, b in links.items()]
    assert max(rate.low for rate in rates if rate is not None) == (
        Fraction("2770.5") / Fraction("429.5")
    )
    assert min(rate.high for rate in rates if rate is not None) == (
        Fraction("3235.5") / Fraction("500.5")
    )


def test_amounts_no_single_rate_fits_are_no_translation(seed):
    facts = list(seed.facts)
    facts[3] = replace(facts[3], value=Decimal(441000))
    assert translations(facts) == {}


def test_rounding_decides_how_far_a_rate_may_be_off(seed):
    facts = [replace(fact, decimals="INF") for fact in seed.facts]
    assert translations(facts) == {}


def test_a_currency_that_reaches_back_as_far_is_no_translation(seed):
    earlier = replace(seed.facts[0], instant=date(2020, 12, 31))
    assert translations([*seed.facts, earlier]) == {}


def test_one_date_alone_does_not_tell_which_currency_came_first(seed):
    latest = [fact for fact in seed.facts if fact.instant == date(2021, 6, 30)]
    assert translations(latest) == {}


def test_uncertain_facts_take_no_part(seed):
    facts = [
        replace(fact, placed_by=PlacedBy.UNCERTAIN, columns=(0, 1))
        if fact.unit == "USD"
        else fact
        for fact in seed.facts
    ]
    assert translations(facts) == {}


def test_zero_agrees_with_any_rate_and_opposite_signs_with_none(seed):
    facts = list(seed.facts)
    facts[3], facts[4] = (replace(facts[i], value=Decimal(0)) for i in (3, 4))
    assert translations(facts) == {0: 1, 3: 4}
    facts[3] = replace(facts[3], value=Decimal(-429000))
    facts[4] = replace(facts[4], value=Decimal(2771000))
    assert translations(facts) == {}
