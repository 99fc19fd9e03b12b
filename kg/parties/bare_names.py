"""Names of persons known by their shape alone: no title, role or comma tells them.

A given name before others, initials, a family name of the East before its syllables, or
a word that only names of persons bear. Which words are names is data: the classes of
``ontology/name_words.csv``, ``given_names.txt`` and ``family_names.txt``.
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from kg.parties.legal import split_legal
from kg.parties.phrases import role_length
from kg.parties.plain_names import plain_words
from kg.parties.spelling import spaced, words_of
from kg.parties.wordlists import (
    family_names,
    few_syllables,
    generic_words,
    given_names,
    member_words,
    name_words,
)
from kg.patterns import pattern_of

TOKEN = pattern_of(r"[^\W_](?:[\w.'’‘`]|-(?=\w)|/(?=[olp]\b))*")
_NAME_WORD = pattern_of(r"[^\W\d_][\w.'’‘`-]*")
_INITIALS = pattern_of(r"(?:[A-Z]\.){2,3}")
_PLAIN_WORD = pattern_of("[A-Z]?[a-z]+")
"""A word in which nothing is joined or dotted, as most are."""
_PARTED = pattern_of(r"[A-Z][a-z]{1,6}-[A-Za-z][a-z]{1,6}")
"""A given name of two syllables: "Ing-Lan"."""
_MOST_NAMES = 4
"""Words of a person's name at most, where nothing else tells that it is one."""
_AGE_BEHIND = pattern_of(r",?\s+(?:Jr|Sr)\b\.?$")
"""What tells a son from a father, and a person from a company."""
_CHILD_OF = pattern_of(r"\w (?:[sd]/o|a/[lp]) (?=[A-Z])")
"""Whose child a person is, as names of Singapore and Malaysia say."""
_OF_JAPAN = pattern_of(
    r"(?:(?:[kstnhmyrwgzdbpjf]?[aiueo]|[kgnhbpmr]y[auo]|sh[iauo]|ch[iauo]|ts?u|n)){2,}"
)
"""Syllables of Japanese."""
_FEWEST_BEFORE_TAIL = 2
"""Words up to which a line of business may be a family name: "Philip Glass"."""
_MARKS_FIRM = frozenset(["and", "the", "of", "for", "bros", "brothers", "sons"])
_LONGEST_SYLLABLE = 6
_LONG_FAMILY = 7


@lru_cache(maxsize=65536)
def is_bare_person(text: str) -> bool:
    """Whether a name without title, role or comma is a person's by its shape.

    Two to four capitalised names of which the first is a given name; or one with an
    initial, "Jr." or "bin" among them; or a family name of China, Korea or Vietnam with
    one or two names in its syllables. Words of companies, places and things make it
    none, but for a few that are family names behind a given one: "Penny Price".

    >>> is_bare_person("Mark Munro"), is_bare_person("Pine Valley")
    (True, False)
    >>> is_bare_person("Luo Hui"), is_bare_person("Charles Schwab")
    (True, False)
    >>> is_bare_person("Joost van der Meer"), is_bare_person("Grant Rogers")
    (True, True)
    """
    plain = plain_words(text)
    if plain is not None and _is_body(plain):
        return False
    if _CHILD_OF.search(text) is not None:
        return True
    bare = _AGE_BEHIND.sub("", text)
    if bare != text:
        return _looks_personal(bare, plain_words(bare), is_heir=True)
    return _looks_personal(text, plain, is_heir=False)


def _looks_personal(text: str, plain: tuple[str, ...] | None, *, is_heir: bool) -> bool:
    """Whether words have the shape of a person's name.

    Args:
        text: As printed, without "Jr.".
        plain: Its words where they are nothing but a name.
        is_heir: Whether "Jr." stood behind.
    """
    tokens = TOKEN.findall(spaced(text)) if plain is None else text.split()
    words = [_word_of(t) for t in tokens] if plain is None else list(plain)
    while len(words) > 2 and words[-1] in ("member", *name_words("suffix")):
        words, tokens = words[:-1], tokens[:-1]
    borne = [token for token in tokens if not _is_particle(token)]
    if len(borne) > _MOST_NAMES:
        borne = [token for token in borne if len(token.strip(".")) > 1]
        # The name of an element writes every word large: "AnaLuisaVieiraDeMeloMember".
        borne = [*borne[:1], *(b for b in borne[1:] if not _is_particle(b.lower()))]
    if not 2 <= len(borne) <= _MOST_NAMES or not all(words):
        return False
    if " ".join(words) in name_words("firm-named-so") or re.search(r"[,;&/\d]", text):
        return False
    if is_given_with_family(tokens, words):
        return True
    if _marks_body(words) or not (
        are_names(tokens, sure=False) if plain is None else _is_nobodys(words)
    ):
        return False
    if any(w in member_words("thing") for w in words[1:]):
        return False
    return is_heir or _has_name_sign(tokens, words)


def _is_body(words: Sequence[str]) -> bool:
    """Whether words state a legal form at their end, behind more than two words."""
    is_suffix = words[-1] in name_words("suffix")
    return len(words) > 2 and not is_suffix and bool(split_legal(words)[1])


def _marks_body(words: Sequence[str]) -> bool:
    """Whether a word among some is one of firms: a form, "and", a line of business."""
    if split_legal(words)[0] != list(words) or _MARKS_FIRM & set(words):
        return True
    if any(word in member_words("legal") for word in words):
        return True
    return len(words) > _FEWEST_BEFORE_TAIL and ends_as_firm(words)


def ends_as_firm(words: Sequence[str]) -> bool:
    """Whether the last word is a line of business, and no family name."""
    tail = words[-1]
    return tail in member_words("organisation-tail") and tail not in _families()


def _word_of(token: str) -> str:
    """Return a printed word as names are compared by: lower case, in plain letters."""
    plain = _PLAIN_WORD.fullmatch(token) is not None
    return token.lower() if plain else "".join(words_of(token))


def are_names(tokens: Sequence[str], *, sure: bool) -> bool:
    """Whether the tokens look like a person's names, and like nobody else's.

    Args:
        tokens: As printed.
        sure: Whether something else tells that they name a person.
    """
    if not tokens[0][0].isupper() or not all(
        (token[0].isupper() and _NAME_WORD.fullmatch(token)) or _is_particle(token)
        for token in tokens
    ):
        return False
    words = [word for token in tokens for word in words_of(token)]
    return (
        # "Son" is a given name of Vietnam.
        (
            (len(words) > 2 and _is_vietnamese(words))
            or not any(role_length(words, at) for at in range(len(words)))
        )
        and (sure or _is_nobodys(words))
        and not any(any(c.isdigit() for c in word) for word in words)
    )


def _is_nobodys(words: Sequence[str]) -> bool:
    """Whether no word but initials is anybody's: a place, an industry."""
    if _is_vietnamese(words):
        return True  # "hong" is half of a place, and given as well.
    return not any(word in generic_words() for word in words if len(word) > 1)


def _is_vietnamese(words: Sequence[str]) -> bool:
    """Whether words are a family name of Vietnam and syllables given with it."""
    return (
        len(words) > 1
        and words[0] in name_words("family-vietnamese")
        and name_words("syllable-vietnamese").issuperset(words[1:])
    )


def _is_particle(token: str) -> bool:
    """Whether a word is one that stands before a family name: "van", "bin"."""
    return token[0].islower() and token.rstrip(".'’") in name_words("particle")


def is_given_with_family(tokens: Sequence[str], words: Sequence[str]) -> bool:
    """Whether two words are a given and a family name that are common words as well.

    A given name that is a word or place ("Grant", "May") needs a family name behind it.
    One that is a thing ("Price") needs a given name before it and no plural; where
    things stand, as on an axis of loans, "Frank Note" is a note all the same.
    """
    if len(words) != 2 or not all(token[:1].isupper() for token in tokens):
        return False
    first, last = words
    if first in name_words("given-also-word"):
        return last in _families()
    given = first in given_names()
    return given and last in name_words("family-also-thing")


@cache
def _families() -> frozenset[str]:
    return (
        family_names()
        | name_words("family-also-thing")
        | name_words("family-chinese")
        | name_words("family-korean")
        | name_words("family-vietnamese")
    )


def _has_name_sign(tokens: list[str], words: list[str]) -> bool:
    """Whether names bear a sign of a person: given or family name, or an initial."""
    if not name_words("person-sign").isdisjoint(words[1:]):
        return True
    northern = name_words("particle-northern")
    if any(token in northern for token in tokens[1:-1]):
        return True
    if len(words[-1]) == 1:
        return False
    if len(words[-1]) >= _LONG_FAMILY and words[-1].endswith(_family_endings()):
        return True
    if _INITIALS.fullmatch(tokens[0]) and len(words) <= 3:
        return True
    if sum(len(word) > 1 for word in words) < 2 - (len(words) > 2):
        return False
    if _is_eastern(tokens, words):
        return True
    first = words[1] if len(words[0]) == 1 else words_of(tokens[0])[0]
    if first in given_names() and len(words[-1]) > 1:
        return True
    return len(words) > 2 and any(len(t.strip(".")) == 1 for t in tokens[1:-1])


@cache
def _family_endings() -> tuple[str, ...]:
    """Return how family names end that are a father's, or of a place."""
    return tuple(sorted(name_words("family-ending")))


def _is_eastern(tokens: list[str], words: list[str]) -> bool:
    """Whether a name is a family name of the East and what is given with it."""
    family = name_words("family-chinese")
    if (words[0] in family or words[-1] in family) and all(
        w in family or few_syllables().fullmatch(w) is not None for w in words
    ):
        return True
    cantonese = name_words("syllable-cantonese")
    ends = ((words[-1], words[:-1]), (words[0], words[1:]))
    if len(words) > 2 and any(
        at in family and cantonese.issuperset(rest) for at, rest in ends
    ):
        return True
    if words[0] in family and len(words) == 3 and all(len(w) < 6 for w in words):
        return True
    if len(words) == 2 and words[0] in name_words("family-japanese"):
        return words[1] in given_names()
    if len(words) == 2 and words[1] in name_words("given-japanese"):
        return _OF_JAPAN.fullmatch(words[0]) is not None
    parts = [part for token in tokens[1:] for part in words_of(token)]
    for land in ("korean", "vietnamese"):
        if (
            words[0] in name_words(f"family-{land}")
            and 2 <= len(parts) <= 3
            and name_words(f"syllable-{land}").issuperset(parts)
        ):
            return True
    known = family | name_words("family-korean") | name_words("family-vietnamese")
    return len(tokens) == 2 and any(
        words[at] in known and _PARTED.fullmatch(tokens[1 - at]) is not None
        for at in (0, 1)
    )
