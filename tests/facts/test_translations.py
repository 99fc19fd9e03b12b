from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from kg.facts.translations import rates_of, translations
from kg.model.fact import PlacedBy


def test_the_seeds_dollar_column_translates_at_one_rate(seed):
    links = translations(seed.facts)
    assert links == {0: 1, 3: 4}
    told = [(fact.value, fact.decimals) for fact in seed.facts]
    rates = [rates_of(told[b], told[a]) for a, b in links.items()]
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


def test_at_one_date_the_currency_that_states_more_is_translated(seed):
    latest = [fact for fact in seed.facts if fact.instant == date(2021, 6, 30)]
    links = translations(latest)
    assert {(latest[a].unit, latest[b].unit) for a, b in links.items()} == {
        ("USD", "CNY")
    }
    assert sorted(latest[a].value for a in links) == [429000, 501000]


def _pairs_of_one_date(seed, unit, *amounts):
    """Return facts of one date, each in two currencies, in the order of columns."""
    facts = []
    for at, (translated, original) in enumerate(amounts):
        label = f"Balance {at}"
        for code, amount in (("USD", translated), (unit, original)):
            fact = replace(
                seed.facts[0],
                concept=None,
                label=label,
                unit=code,
                value=Decimal(amount),
                instant=date(2021, 6, 30),
            )
            facts.append(fact)
    return facts


@pytest.mark.parametrize(
    ("unit", "amounts", "links"),
    [
        ("CNY", [(1001000, 7003000), (300000, 2100000)], {0: 1, 2: 3}),
        ("TWD", [(310000, 9920000), (95000, 3040000)], {0: 1, 2: 3}),
        ("SGD", [(746000, 1000000), (75000, 100000), (1000, 9000)], {0: 1, 2: 3, 4: 5}),
        # Loans taken up in two currencies share no rate.
        ("CNY", [(4001000, 7003000), (9200000, 1401000)], {}),
        # One pair always agrees with itself.
        ("CNY", [(1001000, 7003000)], {}),
    ],
)
def test_at_one_date_dollars_translate_where_two_pairs_share_a_rate(
    seed, unit, amounts, links
):
    assert translations(_pairs_of_one_date(seed, unit, *amounts)) == links


def test_at_one_date_neither_of_two_foreign_currencies_is_the_translation(seed):
    facts = [
        replace(fact, unit="HKD") if fact.unit == "USD" else fact
        for fact in _pairs_of_one_date(
            seed, "CNY", (1001000, 7003000), (300000, 2100000)
        )
    ]
    assert translations(facts) == {}


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
