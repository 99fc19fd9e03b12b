"""How names differ: trade names that disagree, letters lost with their accents."""

from collections.abc import Sequence

from rapidfuzz.distance import JaroWinkler

from kg.parties.names import NameForm

_MAY_BEAR_ACCENTS = frozenset("aceinosuz")
_MOST_LOST = 3
_SHORTEST = 3
_SHORTEST_LIKE = 4
_MOST_LETTERS_APART = 2

LIKE = 0.85
"""Similarity from which words may be slips of one another; for proposals only."""


def lost_accents(one: str, other: str) -> bool:
    """Whether one word is the other after its accented letters were lost.

    >>> lost_accents("acos", "aos"), lost_accents("fidelizacao", "fidelizao")
    (True, True)
    >>> lost_accents("qc", "qcy")
    False
    """
    apart = len(one) - len(other)
    if not apart or not -_MOST_LOST <= apart <= _MOST_LOST:
        return False
    short, long = (other, one) if apart > 0 else (one, other)
    if len(short) < _SHORTEST:
        return False
    at = 0
    for letter in long:
        if at < len(short) and letter == short[at]:
            at += 1
        elif letter not in _MAY_BEAR_ACCENTS:
            return False
    return at == len(short)


def unshared(one: Sequence[str], other: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the words only the one name has, and those only the other has.

    Words that differ in lost accents alone are shared.

    >>> unshared(["gerdau", "acos"], ["aos", "gerdau", "longos"])
    ([], ['longos'])
    """
    theirs, mine = list(other), []
    for word in one:
        if word in theirs:
            theirs.remove(word)
        else:
            mine.append(word)
    for word in list(mine) if theirs else ():
        twin = next((w for w in theirs if lost_accents(word, w)), None)
        if twin is not None:
            mine.remove(word)
            theirs.remove(twin)
    return mine, theirs


def trade_names_agree(one: NameForm, other: NameForm) -> bool:
    """Whether two names bear the same trade name, lost accents aside.

    >>> from kg.parties.names import name_form
    >>> trade_names_agree(name_form("Xiaomi H.K. Limited"), name_form("Xiaomi Inc"))
    True
    >>> trade_names_agree(name_form("Beijing QC Inc"), name_form("Jinan QCY Inc"))
    False
    """
    return bool(one.own) and unshared(one.own, other.own) == ([], [])


def agree(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether two names have the same own words, letters aside."""
    left, right = unshared(mine, theirs)
    return bool(mine) and len(left) == len(right) and alike(left, right)


def found_in(fewer: Sequence[str], more: Sequence[str]) -> bool:
    """Whether each word of the one is, letters aside, a word of the other."""
    return alike(*unshared(fewer, more))


def alike(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether each word is like another of the other name.

    >>> alike(["paranovous"], ["paranovus"]), alike(["qc"], ["qcy"])
    (True, False)
    """
    left = sorted(theirs)
    for word in sorted(mine):
        twin = _twin(word, left)
        if twin is None:
            return False
        left.remove(twin)
    return True


def _twin(word: str, others: Sequence[str]) -> str | None:
    """Return the word most like `word`, when it is like enough."""
    best = max(
        others,
        key=lambda other: (JaroWinkler.similarity(word, other), other),
        default="",
    )
    if min(len(word), len(best)) < _SHORTEST_LIKE:
        return None
    if abs(len(word) - len(best)) > _MOST_LETTERS_APART:
        return None
    return best if JaroWinkler.similarity(word, best) >= LIKE else None
