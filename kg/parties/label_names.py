"""Which party a row label names: "Note payable - Quillen" beside Quillen Inc.

Filers tag single members in the notes, and print on the balance sheet a line that names
the party in its label alone. A word in a label is no name unless the filing names that
party elsewhere, or a legal form, title or role beside it shows that it is one.
"""

import re
from collections.abc import Collection, Sequence
from functools import cache, lru_cache
from typing import Final

from kg.model.fact import PartyKind, Role
from kg.parties.bodies import (
    is_body_of,
    is_private_trust,
    is_spelt_body,
    is_trust,
)
from kg.parties.legal import COMPANY, split_legal
from kg.parties.persons import is_bare_person, split_person
from kg.parties.phrases import is_joint
from kg.parties.roles import classify
from kg.parties.spelling import words_of
from kg.parties.wordlists import common_words, generic_words, name_words, places
from kg.patterns import pattern_of

_BEFORE: Final = pattern_of(r"\s[-–—]\s*|\b(?:to|from)\s+(?:the\s+)?", re.IGNORECASE)
_AFTER: Final = pattern_of(r"\s*(?:[,(:;]|\s[-–—]\s|\bnet of\b|$)")
_TO_OR_FROM: Final = pattern_of(
    r"\b(?:to|from|by)\s+(?:the\s+)?|\brelated part(?:y|ies)\s*[,:–—(-]\s*"
    r"|\s[-–—]\s+",
    re.IGNORECASE,
)
_REST: Final = pattern_of(
    r"\s*(?:[(:;]|\s[-–—]\s|,\s*(?:net|current|non-?current|related)\b|\bnet of\b"
    r"|,\s+(?:an?|our|its|the)\s+(?=[a-z])).*$",
    re.IGNORECASE,
)
_ROLE_BEFORE: Final = pattern_of(
    r"(?:an?|our|its|one) (?P<role>[a-z][a-z -]+)(?=, [A-Z])"
)
"""A role with its article, before the name of its holder."""
_ROLE_WITH_NAME: Final = pattern_of(
    r"(?:(?:an?|our|its|the|one) )?(?P<role>[A-Za-z][a-z -]+?) "
    r"\((?P<name>[A-Z][^()]+)\)$"
)
"""A role with its holder in brackets: "shareholder (Mr. Wu Gang)"."""
_INSIDE: Final = pattern_of(r"\([^()]*\)(?= [A-Z])")
"""Brackets with more of a name behind them: "Ahead (Shanghai) Trade"."""
_DEBT: Final = pattern_of(
    r"\b(?:notes?|loans?|advances?|debentures?|payables?|receivables?|due|owed|"
    r"lines? of credit|credit (?:line|facility|agreement)|mortgage)\b.*"
    r"\b(?:to|from|by)\b",
    re.IGNORECASE,
)
_OF_RELATED: Final = pattern_of(
    r"\brelated part(?:y|ies)\b\s*[-–—:]\s*(?P<name>\S.*)$", re.IGNORECASE
)
_WRITTEN_AS_NAME: Final = pattern_of(r"[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*)+")
_SEVERAL: Final = pattern_of(r"\s(?:and|or|&|to|from|for|under|in)\s", re.IGNORECASE)
"""Words between several names, or between a name and what it is said of."""
_FEWEST: Final = 2
"""Words before "Co." that make a name of it."""
_SHORT: Final = (["jr"], ["sr"])
"""Last words of a person's name that end in a full stop."""
_SHORTEST: Final = 4
"""Letters of a single word that may stand for a longer name."""


def party_in_label(label: str, names: Collection[str]) -> str | None:
    """Return the one of some parties that a label names, or None.

    A name is named by its first words, up to all of them, where they stand behind a
    dash or "to", "from" and end the label or its part. One ordinary word
    names nobody, nor does what two of the names begin with.

    >>> names = ("Quillen Materials, Inc.", "Bank of Tarn")
    >>> party_in_label("Note payable - Quillen, net of discount", names)
    'Quillen Materials, Inc.'
    >>> party_in_label("Note payable - Bank", names)
    >>> party_in_label("Due to Quillen shareholders", names)
    """
    for before in _BEFORE.finditer(label):
        rest = label[before.end() :]
        end = _AFTER.search(rest)
        told = rest[: end.start()] if end is not None else rest
        if not told[:1].isupper():
            continue
        words = tuple(words_of(told))
        alike = _by_first_word(frozenset(names)).get(words[0], ()) if words else ()
        found = [name for name in alike if _begins(name, words)]
        if len({_words(name) for name in found}) == 1:
            return min(found)
    return None


@lru_cache(maxsize=65536)
def name_in_label(label: str) -> str | None:
    """Return the name that a label bears with the sign of one, or None.

    It is that of an organisation with its legal form, or of a person with a title, a
    role or a known given name, behind "to", "from", a dash or "related party," and at
    the end of the label.

    >>> name_in_label("Due to Quillen Ltd"), name_in_label("Loan from Wu Gang, CEO")
    ('Quillen Ltd', 'Wu Gang')
    >>> name_in_label("Due to Parent Company"), name_in_label("Due to Quillen")
    (None, None)
    >>> name_in_label("Due to Quillen (M) Sdn. Bhd. (Note 5)")
    'Quillen (M) Sdn. Bhd.'
    >>> name_in_label("Loan from Quillen Ltd, unsecured, due on demand")
    'Quillen Ltd'
    """
    for before in _TO_OR_FROM.finditer(label):
        told = _without_article(_without_stop(label[before.end() :]))
        if not told[:1].isupper():
            continue
        person = split_person(told)
        if person is not None and person.roles and not _SEVERAL.search(person.name):
            return person.name
        if _names_several(told):
            continue
        if person is not None:
            return person.name
        name = _without_role_behind(_without_role(_without_rest(told)))
        if _bears_sign(name):
            return name
    return None


@lru_cache(maxsize=65536)
def name_alone(label: str) -> str | None:
    """Return the name that a label is, where it bears the sign of one, or None.

    >>> name_alone("Quillen Ltd (a)"), name_alone("Wu Gang"), name_alone("Ms. Ada Moss")
    ('Quillen Ltd', 'Wu Gang', 'Ada Moss')
    >>> name_alone("Quillen"), name_alone("Net sales to Quillen Ltd")
    (None, None)
    >>> name_alone("Wu Gang, director"), name_alone("Quillen Ltd, a shareholder")
    ('Wu Gang', 'Quillen Ltd')
    """
    name = _without_role_behind(_without_rest(label.strip(" :")).strip())
    if not name[:1].isupper() or _SEVERAL.search(name):
        return None
    person = split_person(name)
    if person is not None and person.titles:
        return person.name
    return name if _bears_sign(name) else None


def _names_several(text: str) -> bool:
    """Whether words stand between several names; a firm's partners are one.

    >>> _names_several("Quillen & Roe Trust Co."), _names_several("Quillen and Roe")
    (False, True)
    """
    if _SEVERAL.search(text) is None:
        return False
    is_firm = split_legal(words_of(_REST.sub("", text)))[1] != ""
    return (
        not is_firm
        or is_joint(text)
        or _SEVERAL.search(text.replace("&", "+")) is not None
    )


def _without_article(text: str) -> str:
    """Return a name behind a role as "Shareholder, Ms. Ada Moss" is written.

    >>> _without_article("a shareholder, Ms. Ada Moss")
    'Shareholder, Ms. Ada Moss'
    """
    holder = _ROLE_WITH_NAME.match(text)
    if holder is not None and classify(holder["role"]).role is Role.RELATIONSHIP:
        return f"{holder['role'].capitalize()}, {holder['name']}"
    found = _ROLE_BEFORE.match(text)
    if found is None:
        return text
    return found["role"].capitalize() + text[found.end() :]


def _without_role(name: str) -> str:
    """Return the name of an organisation without the role before it.

    >>> _without_role("Related company, Quillen Ltd"), _without_role("Quillen, Ltd")
    ('Quillen Ltd', 'Quillen, Ltd')
    """
    role, _, rest = name.partition(", ")
    is_role = bool(rest) and classify(role).role is Role.RELATIONSHIP
    return rest if is_role and _bears_sign(rest) else name


def _without_role_behind(name: str) -> str:
    """Return a name without the role behind it.

    >>> _without_role_behind("Quillen Ltd, a shareholder")
    'Quillen Ltd'
    >>> _without_role_behind("Quillen, Ltd")
    'Quillen, Ltd'
    """
    head, _, role = name.rpartition(", ")
    is_role = bool(head) and classify(role).role is Role.RELATIONSHIP
    return head if is_role else name


def _is_rare(words: Sequence[str]) -> bool:
    """Whether one of some words at least is no ordinary one."""
    return not common_words().union(generic_words()).issuperset(words)


def _without_stop(text: str) -> str:
    """Return the end of a label without its full stop, kept where it shortens a word.

    >>> _without_stop("Quillen Sdn. Bhd."), _without_stop("Quillen Limited.")
    ('Quillen Sdn. Bhd.', 'Quillen Limited')
    """
    text = text.strip(" :")
    bare = text.rstrip(".")
    words = words_of(bare)
    is_form = split_legal(words)[1] != "" and len(words[-1]) <= _SHORTEST
    is_short = is_form or words[-1:] in _SHORT
    return text if is_short and text == f"{bare}." else bare


def _without_rest(text: str) -> str:
    """Return a name without what is said of it behind it.

    A legal form behind brackets shows that they are part of the name. The terms of a
    loan are no part of its lender's.
    """
    text = _terms().sub("", text)
    parts = _INSIDE.split(text, maxsplit=1)
    if len(parts) > 1:
        last = _REST.sub("", parts[1])
        name = text[: len(text) - len(parts[1])] + last
        if split_legal(words_of(last))[1] or split_legal(words_of(name))[1]:
            return name
    return _REST.sub("", text)


@cache
def _terms() -> re.Pattern[str]:
    """Return a pattern of the terms of a loan behind a comma: ", unsecured", ", 5%"."""
    words = "|".join(sorted(map(re.escape, name_words("loan-term"))))
    behind = rf",\s*(?:an?\s+)?(?:(?:{words})\b|\d[\d.]*\s?%).*$"
    return pattern_of(behind, re.IGNORECASE)


def _bears_sign(name: str) -> bool:
    """Whether a text is a name by a sign of its own: a legal form, a given name."""
    found = classify(name)
    if found.role is not Role.PARTY:
        return False
    words = words_of(name)
    form = split_legal(words)[1]
    # "Company" may end what is no name; who shortens it writes a name.
    is_shortened = len(words) > _FEWEST and words[-1] == "co" and _is_rare(words[:-1])
    bears_form = form not in ("", COMPANY) or is_shortened
    bodies = (is_private_trust, is_body_of, is_spelt_body, _is_named_trust)
    # A bank that is told by its town alone is mostly a lender from outside.
    is_told = "bank" not in words and any(tells(words) for tells in bodies)
    is_told = is_told and _is_rare(words)
    is_body = bears_form or (is_told and name.split()[-1][:1].isupper())
    is_organisation = found.kind is PartyKind.ORGANISATION and is_body
    return is_organisation or is_bare_person(name)


def _is_named_trust(words: Sequence[str]) -> bool:
    """Whether words are a trust with more than one word of its name."""
    return len(words) > _FEWEST and is_trust(words)


@lru_cache(maxsize=65536)
def phrase_in_label(label: str) -> str | None:
    """Return what may be a name at the end of a label, without the sign of one.

    Something else must show that it is a name: that a note prints it, say.

    >>> phrase_in_label("Due to Quillen"), phrase_in_label("Due to related parties")
    ('Quillen', None)
    """
    for before in _TO_OR_FROM.finditer(label):
        name = _without_rest(_without_stop(label[before.end() :]))
        if not name[:1].isupper() or _SEVERAL.search(name):
            continue
        if classify(name).role is Role.PARTY:
            return name
    return None


@lru_cache(maxsize=65536)
def name_of_related(label: str) -> str | None:
    """Return the name of two words or more that a label puts behind "related party -".

    >>> name_of_related("Loan from related party - Oswin Pell")
    'Oswin Pell'
    >>> name_of_related("Notes payable, related party - Long Term") is None
    True
    """
    found = _OF_RELATED.search(label)
    if found is None:
        return None
    name = _without_rest(_without_stop(found["name"]))
    if _SEVERAL.search(name) or not _WRITTEN_AS_NAME.fullmatch(name):
        return None
    return name if classify(name).role is Role.PARTY else None


@lru_cache(maxsize=65536)
def name_in_debt(member: str) -> str | None:
    """Return the lender or borrower that the name of a debt bears, or None.

    >>> name_in_debt("Note Payable to Quillen Ltd"), name_in_debt("Loan From Wu Gang")
    ('Quillen Ltd', 'Wu Gang')
    >>> name_in_debt("Merger With Quillen Ltd"), name_in_debt("Sale to Quillen Ltd")
    (None, None)
    """
    return name_in_label(member) if _DEBT.search(member) else None


@lru_cache(maxsize=16)
def _by_first_word(names: frozenset[str]) -> dict[str, list[str]]:
    """Return names by their first word: filings have thousands of labels."""
    index: dict[str, list[str]] = {}
    for name in sorted(names):
        for word in _words(name)[:1]:
            index.setdefault(word, []).append(name)
    return index


@lru_cache(maxsize=65536)
def _words(name: str) -> tuple[str, ...]:
    return tuple(split_legal(words_of(name))[0])


def _begins(name: str, told: tuple[str, ...]) -> bool:
    """Whether words of a label are the first words of a name, and tell it."""
    bare = tuple(split_legal(list(told))[0])
    own = _words(name)
    if not bare or own[: len(bare)] != bare:
        return False
    return bare == own or _is_telling(bare)


@lru_cache(maxsize=65536)
def _is_telling(words: tuple[str, ...]) -> bool:
    """Whether the first words of a name may stand for it."""
    if len(words) == 1:
        (word,) = words
        if len(word) < _SHORTEST or word in common_words() | generic_words():
            return False
    text = " ".join(words)
    return text not in places() and classify(text.title()).role.value == "party"
