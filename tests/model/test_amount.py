"""Amounts as text, and how far rounding moves them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model.amount import half_unit, plain_decimal


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4))
def test_plain_text_keeps_the_value(value):
    text = plain_decimal(value)
    assert Decimal(text) == value
    assert "E" not in text
    assert text != "-0"
    assert not ("." in text and text.endswith(("0", ".")))


@pytest.mark.parametrize(
    ("decimals", "half"),
    [
        (-3, "500"),
        (0, "0.5"),
        (2, "0.005"),
        ("-6", "500000"),
        ("INF", "0"),
        (None, "0"),
    ],
)
def test_half_a_unit_of_the_last_place(decimals, half):
    assert half_unit(decimals) == Decimal(half)


def test_decimals_that_are_no_number_are_refused():
    with pytest.raises(ValueError, match="thousands"):
        half_unit("thousands")
