"""Names that are nothing but capitalised words, as those of most parties are.

No bracket, mark, title, role, link or group stands in them, so what looks for these
need not look: the words are the name.
"""

from functools import cache, lru_cache
from sys import intern

from kg.parties.phrases import role_length
from kg.parties.wordlists import name_words
from kg.patterns import pattern_of

_CAPITALISED = pattern_of(r"[A-Z][A-Za-z]+(?: [A-Z][A-Za-z]+)+")
_LINKS = frozenset({"and", "or", "the", "as", "member", "domain", "related", "lei"})
"""Words that join names, say what a name stands for, or stand before a number."""
_SEVERAL = frozenset({"messrs", "mmes"})
_TELLING = (
    "possessor", "group-sign", "also-known", "title", "title-male", "title-female",
    "title-dotted", "title-if-named", "post-nominal",
)  # fmt: skip
"""Classes of words by which a name tells more than a name."""


@lru_cache(maxsize=65536)
def plain_words(text: str) -> tuple[str, ...] | None:
    """Return the words of a plain name, lower case; None of any other text.

    They are what `kg.parties.spelling.words_of` gives.

    >>> plain_words("Alder Harbor LLC"), plain_words("Alder Harbor, LLC")
    (('alder', 'harbor', 'llc'), None)
    >>> plain_words("Director Of Alder Harbor"), plain_words("Mr Joan Roe")
    (None, None)
    """
    if _CAPITALISED.fullmatch(text) is None:
        return None
    words = tuple(map(intern, text.lower().split(" ")))
    if not _telling().isdisjoint(words) or any(map(_ends_element, words)):
        return None
    return None if any(role_length(words, at) for at in range(len(words))) else words


def _ends_element(word: str) -> bool:
    """Whether a word ends as the names of elements of members do."""
    return word.endswith(("member", "domain"))


@cache
def _telling() -> frozenset[str]:
    """Return the words of which none stands in a plain name: the last of each term."""
    terms = frozenset[str]().union(*map(name_words, _TELLING))
    return _LINKS | _SEVERAL | {term.split()[-1] for term in terms}
