"""Legal forms: the tail of an organisation's name, and the class of form it states."""

from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import groupby

from kg.parties.wordlists import glued_forms, legal_forms

_LONGEST = 4
COMPANY = "co"
"""Class of a name that ends in "Company" or "Co." and states no other form."""

_JOINING = frozenset({"de", "and", "y", "e", "und", "et", "og", "och"})


def split_legal(words: Sequence[str]) -> tuple[list[str], str]:
    """Return the words of a name without legal forms, and the class these state.

    Forms are taken off repeatedly; one word is always left. Different classes are
    different bodies: ``Inc`` is not ``Ltd``. A class of "" is unstated.

    >>> split_legal(["beijing", "qc", "technology", "company", "limited"])
    (['beijing', 'qc', 'technology'], 'ltd')
    >>> split_legal("gerdau corsa sapi de cv".split())
    (['gerdau', 'corsa'], 'sapi-cv')
    """
    kept, kind = _split(tuple(words))
    return list(kept), kind


@lru_cache(maxsize=65536)
def _split(words: tuple[str, ...]) -> tuple[tuple[str, ...], str]:
    kept, classes = _unglued(list(words))
    while True:
        size, kind = _tail(kept)
        if size == 0:
            break
        del kept[-size:]
        classes.insert(0, kind)
        if kept[-1] in _JOINING and _tail(kept[:-1])[0]:
            kept.pop()
    stated = [kind for kind, _ in groupby(classes) if kind]
    if len(stated) > 1:
        stated = [kind for kind in stated if kind != COMPANY]
    return tuple(kept), "-".join(stated)


def _tail(words: Sequence[str]) -> tuple[int, str]:
    """Return how many words at the end are one legal form, and its class."""
    if not words or words[-1] not in _last_words():
        return 0, ""
    forms = legal_forms()
    for size in range(min(_LONGEST, len(words) - 1), 0, -1):
        end = tuple(words[-size:])
        if end in forms:
            return size, forms[end]
        joined = ("".join(end),)
        if size > 1 and joined in forms and all(len(word) <= 2 for word in end[:-1]):
            return size, forms[joined]
    return 0, ""


@cache
def _last_words() -> frozenset[str]:
    """Return the words a name may end in that has a form: ends of forms, whole or cut.

    Letters of a form may stand apart, so that a name ends in some of them.
    """
    ends = {form[-1] for form in legal_forms()}
    joined = (form[0] for form in legal_forms() if len(form) == 1)
    return frozenset(ends | {word[at:] for word in joined for at in range(len(word))})


def _unglued(words: list[str]) -> tuple[list[str], list[str]]:
    """Return the words without forms written onto them, and their classes."""
    classes: list[str] = []
    if not words or (words[0].isascii() and words[-1].isascii()):
        return words, classes  # all forms that are written so are of other letters
    for form, kind, in_front in glued_forms():
        if words and words[-1].endswith(form) and words != [form]:
            words[-1] = words[-1].removesuffix(form)
        elif words and in_front and words[0].startswith(form) and words != [form]:
            words[0] = words[0].removeprefix(form)
        else:
            continue
        classes.append(kind)
        words = [word for word in words if word]
        break
    return words, classes
