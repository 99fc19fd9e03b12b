"""Finds names by their words: in any order, without accents, each perhaps misspelled.

People type a party as they remember it: family name first, "muller" for "Müller",
"company limited" for "Co., Ltd", or one word of several with a letter wrong. A likeness
of whole texts misses all of these, because the rest of the name counts against them.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

from rapidfuzz import fuzz, process

from kg.parties.legal import split_legal
from kg.parties.spelling import words_of

_CLOSE: Final = 82.0
"""Likeness of two words, of 100: one letter of six may differ, or one be left out."""
_SHORTEST_MISSPELLED: Final = 5
"""Letters of the shortest word that may be misspelled; shorter ones have namesakes."""
_SHORTEST_BEGINNING: Final = 3
"""Letters of the shortest word that may stand for the beginning of a word."""


def find_by_words(text: str, names: Iterable[str]) -> tuple[str, list[str]]:
    """Return the names that have a word for each word of a text.

    A legal form at the end of the text says nothing, for it is written in many ways.

    Returns:
        How they were found (``words`` when all words are spelled alike or are
        beginnings, else ``spelling``), and the names that are most alike, sorted; ""
        and no name when no name has all words.

    >>> find_by_words("smyth jörg", ["Mr. Jorg Smyth", "Jorg Smith Ltd"])
    ('words', ['Mr. Jorg Smyth'])
    >>> find_by_words("hongtay company limited", ["Hongtai Co., Ltd", "Hongtong Ltd"])
    ('spelling', ['Hongtai Co., Ltd'])
    """
    typed = words_of(text)
    if not typed:
        return "", []
    typed, _ = split_legal(typed)
    names_of: dict[str, set[str]] = defaultdict(set)
    for name in names:
        for word in words_of(name):
            names_of[word].add(name)
    vocabulary = sorted(names_of)
    alike = [_words_alike(word, vocabulary) for word in typed]
    scores = {
        name: score
        for name in _names_with_all(alike, names_of)
        if (score := _score(alike, words_of(name))) is not None
    }
    if not scores:
        return "", []
    best = max(scores.values())
    how = "words" if best == 100 else "spelling"
    return how, sorted(name for name, score in scores.items() if score == best)


def _words_alike(word: str, vocabulary: Sequence[str]) -> dict[str, float]:
    """Return the words that one may stand for, with their likeness up to 100."""
    alike = {word: 100.0} if word in vocabulary else {}
    if len(word) >= _SHORTEST_BEGINNING:
        alike |= {other: 100.0 for other in vocabulary if other.startswith(word)}
    if not alike and len(word) >= _SHORTEST_MISSPELLED:
        close = process.extract(
            word, vocabulary, scorer=fuzz.ratio, score_cutoff=_CLOSE, limit=None
        )
        alike = {other: score for other, score, _ in close}
    return alike


def _names_with_all(
    alike: Sequence[dict[str, float]], names_of: dict[str, set[str]]
) -> set[str]:
    """Return the names that hold a word of each of `alike`."""
    holding = [
        set().union(*(names_of[word] for word in words)) if words else set()
        for words in alike
    ]
    return set.intersection(*holding)


def _score(alike: Sequence[dict[str, float]], words: Sequence[str]) -> float | None:
    """Return the likeness of a name's words to those typed; None if two share one."""
    free = list(words)
    total = 0.0
    for candidates in sorted(alike, key=len):
        taken = max(
            (word for word in free if word in candidates),
            key=lambda word: (candidates[word], -len(word)),
            default=None,
        )
        if taken is None:
            return None
        free.remove(taken)
        total += candidates[taken]
    return total / len(alike)
