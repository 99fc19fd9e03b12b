"""Names and spans of notes in sentences, and whether two names may be of one party.

The rules that look at notes say that somebody is missing. So a name is taken for
another's wherever that is possible at all: what only may be one party is no finding.
"""

from collections.abc import Iterable
from functools import lru_cache

from kg.facts.disclosure import Disclosure, StoredFact
from kg.facts.stored_notes import StoredNote
from kg.model.fact import Role
from kg.notes.naming import form_of
from kg.parties.names import name_form
from kg.parties.roles import classify
from kg.parties.spelling import compact, folded_text, words_of, words_of_folded

_SHORTEST = 3
"""Letters from which a word of a name is looked for inside other words."""
_LONGEST = 200
"""Characters of a span that are quoted."""


def quoted(note: StoredNote, start: int, end: int) -> str:
    """Return a span of a note in quotation marks, with its place."""
    words = " ".join(note.document.text[start:end].split())
    if len(words) > _LONGEST:
        words = words[:_LONGEST].rstrip() + "…"
    return f"“{words}” ({note.document.key}, {start}-{end})"


@lru_cache(maxsize=4096)
def own_words(name: str) -> frozenset[str]:
    """Return the words of a name that are its bearer's own; all where none is.

    >>> sorted(own_words("Fern Bay Trading Co., Ltd"))
    ['bay', 'fern']
    """
    return frozenset(name_form(name).own or form_of(name).split())


def names_nobody(name: str) -> bool:
    """Whether a subject of a note is a role or a description and no name.

    >>> names_nobody("Chief Executive Officer"), names_nobody("Fern Bay Ltd")
    (True, False)
    """
    return name == name.lower() or classify(name).role is not Role.PARTY


def may_be_one(name: str, other: str) -> bool:
    """Whether two names may be of one party: one holds the words of the other.

    >>> may_be_one("Mr. Moss", "Ada Moss"), may_be_one("FBL", "Fern Bay Ltd")
    (True, True)
    >>> may_be_one("Fern Bay Ltd", "Ada Moss")
    False
    """
    one, two = own_words(name), own_words(other)
    letters, others = compact(form_of(name)), compact(form_of(other))
    return (
        one <= two
        or two <= one
        or (len(letters) >= _SHORTEST and letters in others)
        or (len(others) >= _SHORTEST and others in letters)
        or is_short_for(name, other)
        or is_short_for(other, name)
    )


def is_short_for(short: str, name: str) -> bool:
    """Whether a name is the first letters of another's words, legal form included.

    >>> is_short_for("FBL", "Fern Bay Ltd"), is_short_for("FB", "Fern Bay Ltd")
    (True, True)
    """
    letters = compact(name_form(short).form)
    initials = "".join(word[0] for word in words_of(name))
    return len(letters) > 1 and initials.startswith(letters)


def stands_in(name: str, text: str) -> bool:
    """Whether a word of a name's own, or its first letters, stand in a text.

    >>> stands_in("Fern Bay Ltd", "lent to FernBay"), stands_in("Ada Moss", "to FBL")
    (True, False)
    >>> stands_in("A. D'Arby", "a loan of A. D’Arby")
    True
    """
    words, letters = _spelt(text)
    initials = "".join(word[0] for word in words_of(name))
    if any(initials[:n] in words for n in range(2, len(initials) + 1)):
        return True
    return any(
        word in words or (len(word) >= _SHORTEST and word in letters)
        for word in own_words(name)
    )


@lru_cache(maxsize=1024)
def _spelt(text: str) -> tuple[frozenset[str], str]:
    """Return the words of a text, and its letters without spaces.

    Rules ask for many names of one text.
    """
    words = words_of_folded(folded_text(text))
    return frozenset(words), compact(" ".join(words))


def party_names(facts: Iterable[StoredFact]) -> dict[str, str]:
    """Return a printed name of each party of some facts, by IRI; roles are none."""
    names: dict[str, str] = {}
    for fact in facts:
        if fact.party is not None and fact.party_text is not None:
            names.setdefault(fact.party, fact.party_text)
    return names


def facts_by_filing(disclosure: Disclosure) -> dict[str, list[StoredFact]]:
    """Return all facts by key of their filing, those that repeat others too."""
    found: dict[str, list[StoredFact]] = {}
    for fact in (*disclosure.facts, *disclosure.repeated):
        found.setdefault(fact.filing.key, []).append(fact)
    return found


def notes_by_filing(disclosure: Disclosure) -> dict[str, list[StoredNote]]:
    """Return the notes by key of their filing."""
    found: dict[str, list[StoredNote]] = {}
    for note in disclosure.notes:
        found.setdefault(note.filing, []).append(note)
    return found
