"""Unseen characters are seen, wide ones counted."""

import pytest

from kg.model.characters import columns_taken, isolated, shortened, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Acme  Ltd", "Acme Ltd"),
        ("a\tb\nc", "a b c"),
        ("a\u202eb", "a\\u202eb"),
        ("a\x1b[31m", "a\\x1b[31m"),
        ("a\u200bb", "a\\u200bb"),
        ("北京 Aços", "北京 Aços"),
    ],
)
def test_unseen_characters_are_shown_by_their_code(text, shown):
    assert visible(text) == shown


def test_only_text_that_could_turn_the_line_is_isolated():
    assert isolated("Ltd") == "Ltd"
    assert isolated("שלום") == "\u2068שלום\u2069"


def test_a_wide_letter_takes_two_columns_and_is_not_halved():
    assert columns_taken("北京") == 4
    assert shortened("北京市海淀", 6) == "北京…"
