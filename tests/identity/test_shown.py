"""The shown name: the most frequent, then longest, then first in the alphabet."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.identity.shown import shown_name


@pytest.mark.parametrize(
    ("printings", "name"),
    [
        ({"Long Name Ltd": 1, "Short": 2}, "Short"),
        ({"Short": 2, "Long Name Ltd": 2}, "Long Name Ltd"),
        ({"Beta": 2, "Alfa": 2}, "Alfa"),
        ({"Only": 0}, "Only"),
    ],
)
def test_most_frequent_then_longest_then_first(printings, name):
    assert shown_name(printings) == name


def test_a_party_without_names_has_no_name_to_show():
    with pytest.raises(ValueError, match="empty"):
        shown_name({})


@given(st.dictionaries(st.text(), st.integers(0, 3), min_size=1), st.randoms())
def test_order_does_not_matter(printings, chance):
    mixed = list(printings.items())
    chance.shuffle(mixed)
    assert shown_name(dict(mixed)) == shown_name(printings)
