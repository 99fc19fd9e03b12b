"""Words that line items and roles are made of, and words that none of them is."""

from functools import cache

from kg.parties.wordlists import generic_words, has_term, member_words

_COMMON = (
    "ordinary", "thing", "name-tail", "qualifier", "unit", "filler", "relationship",
    "done", "total", "deal", "numbered", "range",
)  # fmt: skip
"""Classes of words that line items and roles are made of."""


def is_proper(word: str) -> bool:
    """Whether a word is neither anybody's nor one that line items are made of."""
    return word not in generic_words() and is_particular(word)


def is_particular(word: str) -> bool:
    """Whether a word is none of those that line items and roles are made of."""
    return not (word.isdigit() or has_term(_common(), word))


@cache
def _common() -> frozenset[str]:
    return frozenset[str]().union(*map(member_words, _COMMON))
