"""How rare a name is: what a name alone tells of whether two reporters mean one body.

Every state's register allows a "Riverside Realty LLC", so an equal name is a lead and
no identity. The measure counts the bits that the letters of a name's own words say:
minus the binary logarithm of the chance that an ordinary word (English words, names of
persons, towns) is spelt so, by ``ontology/letters.csv``. Places, industries, legal
forms, words that many companies bear and syllables of Mandarin say nothing.
"""

from functools import cache

from kg.parties.names import NameForm
from kg.parties.wordlists import common_words, mandarin
from kg.resources import ontology_rows

RARE = 100
"""Bits from which a name is taken to be one body's, whoever prints it.

No ordinary word says so much, nor do most names of towns in two words. Fitted with
``benchmarks/rarity.py`` on the fit half of ``benchmarks/identity_reporters.csv``: the
greatest rarity there of a name that two bodies bear, and a margin.
"""

_SHORTEST = 4
_FEWEST_WORDS = 2


def rarity(form: NameForm) -> int:
    """Return how much the own words of a name say, in bits; 0 where one word says all.

    >>> from kg.parties.names import name_form
    >>> rarity(name_form("Main Street Holdings LLC"))
    0
    """
    if len(form.own) < _FEWEST_WORDS:
        return 0
    telling = {
        word
        for word in form.own
        if len(word) >= _SHORTEST
        and word.isascii()
        and word.isalpha()
        and word not in common_words()
        and mandarin().fullmatch(word) is None
    }
    if len(telling) < _FEWEST_WORDS:
        return 0
    return sum(_bits(word) for word in telling)


def _bits(word: str) -> int:
    table = _letters()
    following = zip(["start", *word], [*word, "end"], strict=True)
    return sum(table[before][letter] for before, letter in following)


@cache
def _letters() -> dict[str, dict[str, int]]:
    """Return the bits that a letter says after another one."""
    return {
        row["after"]: {mark: int(row[mark]) for mark in row if mark != "after"}
        for row in ontology_rows("letters.csv")
    }
