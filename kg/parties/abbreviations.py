"""Abbreviations: initials, and words cut short."""

from collections.abc import Sequence

_UNTOLD = frozenset({"and", "of", "the", "for"})
_FEWEST_INITIALS = 2
_MOST_INITIALS = 8
_SHORTEST_BEGINNING = 4
_MOST_WORDS = 12


def are_initials(letters: str, words: Sequence[str], full: Sequence[str]) -> bool:
    """Whether letters are the initials of a name.

    Args:
        letters: Lower case.
        words: Words of the name without its legal form: all must be told.
        full: Words with the legal form, of which the last need not be told.

    >>> are_initials("cma", ["corporate", "management", "advisors"], [])
    True
    >>> are_initials("asb", ["aelora"], ["aelora", "sdn", "bhd"])
    True
    """
    if not letters.isalpha() or len(letters) < _FEWEST_INITIALS:
        return False
    initials = "".join(word[0] for word in words if word not in _UNTOLD)
    full_initials = "".join(word[0] for word in full if word not in _UNTOLD)
    return letters == initials or (
        full_initials.startswith(letters) and len(letters) > len(initials)
    )


def abbreviates(words: Sequence[str], others: Sequence[str]) -> bool:
    """Whether words are, in order, words, beginnings or joined initials of others.

    The first of each go together; later words of `others` may be passed over.

    >>> abbreviates(["sa", "finance"], ["southern", "airlines", "group", "finance"])
    True
    >>> abbreviates(["lwb", "irrev", "trust"], ["lw", "briggs", "irrevocable", "trust"])
    True
    >>> abbreviates(["sa", "capital"], ["southern", "airlines", "finance"])
    False
    """
    if len(others) > _MOST_WORDS:
        return False
    return any(_later(words[1:], others[end:]) for end in _ends(words[0], others, 0))


def _later(words: Sequence[str], others: Sequence[str]) -> bool:
    if not words:
        return True
    return any(
        _later(words[1:], others[end:])
        for start in range(len(others))
        for end in _ends(words[0], others, start)
    )


def _ends(word: str, others: Sequence[str], start: int) -> list[int]:
    """Return where `others` may go on when `word` stands for it from `start`."""
    ends = []
    cut = len(word) >= _SHORTEST_BEGINNING and others[start].startswith(word)
    if cut or others[start] == word:
        ends.append(start + 1)
    if len(word) <= _MOST_INITIALS:
        ends += [
            end
            for end in range(start + 2, len(others) + 1)
            if _joins(word, others[start:end])
        ]
    return ends


def _joins(word: str, others: Sequence[str]) -> bool:
    """Whether a word is made of beginnings of all `others`: "lwb" of "lw briggs"."""
    if not others:
        return not word
    return any(
        others[0].startswith(word[:size]) and _joins(word[size:], others[1:])
        for size in range(1, len(word) + 1)
    )
