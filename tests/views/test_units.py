"""One unit for each currency of a picture."""

from decimal import Decimal

import pytest
from made_network import network, position

from kg.network.edges import edges_of
from kg.views.units import amount_label, units_of


def units(*amounts, currency="EUR"):
    rows = [
        position(party=f"P{n}", amount=amount, currency=currency)
        for n, amount in enumerate(amounts)
    ]
    return units_of(edges_of(network(*rows)))


@pytest.mark.parametrize(
    ("amounts", "unit"),
    [
        ((12, 900, 99999), (1, "")),
        ((88000, 2500000), (1000, "k")),
        ((2500, 88000, 76699400), (1000, "k")),
        ((4_000_000, 250_000_000_000), (10**6, "M")),
        ((250_000_000_000, 9_000_000_000), (10**9, "bn")),
    ],
)
def test_the_unit_leaves_most_amounts_above_one(amounts, unit):
    assert units(*amounts) == {"EUR": unit}


def test_each_currency_has_a_unit_of_its_own():
    rows = [
        position(party="A", amount=5_000_000, currency="CNY"),
        position(party="B", amount=12, currency="USD"),
    ]
    assert units_of(edges_of(network(*rows))) == {"CNY": (10**6, "M"), "USD": (1, "")}


@pytest.mark.parametrize(
    ("amount", "label"),
    [
        ("2500", "2.5 k EUR"),
        ("88000", "88 k EUR"),
        ("76699400", "76,699 k EUR"),
        ("-171549", "-172 k EUR"),
        ("12.5", "< 0.1 k EUR"),
        ("0", "< 0.1 k EUR"),
    ],
)
def test_amounts_are_labelled_with_their_unit(amount, label):
    assert amount_label(Decimal(amount), "EUR", {"EUR": (1000, "k")}) == label


def test_a_currency_without_a_unit_is_written_whole():
    assert amount_label(Decimal("12345.50"), "JPY", {}) == "12,345.5 JPY"
