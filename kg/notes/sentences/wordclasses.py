"""The word classes and predicates the grammar of notes reads by: data of ``ontology/``.

``note_words.csv`` (classes of words of notes), ``statements.csv`` (what can be stated),
the currencies of ``typed_words.csv``.
"""

from dataclasses import dataclass
from functools import cache

from kg.model.note import StatementKind
from kg.resources import ontology_rows


@dataclass(frozen=True, slots=True)
class Predicate:
    """What can be stated of a party.

    Attributes:
        name: As statements bear it: ``controlled-by``.
        kind: Tie, term, event or none.
        meaning: In plain English, with the subject and the object.
        types: Classes of ``relationship_types.csv`` whose role at another party is this
            predicate: a director of X is ``director-of`` X.
        tie: Concept of the scheme of ties in ``relationships.ttl``; "" for none.
        inverse: Predicate that says the same with subject and object exchanged; "" for
            none.
    """

    name: str
    kind: StatementKind
    meaning: str
    types: frozenset[str]
    tie: str
    inverse: str


@cache
def _classes() -> dict[str, tuple[str, ...]]:
    return {
        row["class"]: tuple(row["words"].split(";"))
        for row in ontology_rows("note_words.csv")
    }


@cache
def words_in(kind: str) -> tuple[str, ...]:
    """Return the terms of a class of ``note_words.csv``, in its order.

    >>> "indirectly" in words_in("adverb")
    True
    """
    if kind not in _classes():
        message = f"note_words.csv has no class '{kind}'"
        raise KeyError(message)
    return _classes()[kind]


@cache
def word_set(kind: str) -> frozenset[str]:
    """Return the terms of a class of ``note_words.csv`` as a set."""
    return frozenset(words_in(kind))


@cache
def predicates() -> dict[str, Predicate]:
    """Return what can be stated, by name.

    >>> predicates()["owns"].inverse
    'owned-by'
    """
    return {
        row["predicate"]: Predicate(
            row["predicate"],
            StatementKind(row["kind"]),
            row["meaning"],
            frozenset(row["types"].split(";")) - {""},
            row["tie"],
            row["inverse"],
        )
        for row in ontology_rows("statements.csv")
    }


@cache
def predicate_of_type(kind: str) -> str | None:
    """Return what a role of a class is, held at another party than the reporter.

    >>> predicate_of_type("executiveOfficer"), predicate_of_type("lender")
    ('officer-of', None)
    """
    for name, predicate in predicates().items():
        if kind in predicate.types:
            return name
    return None


@cache
def currencies() -> dict[str, str]:
    """Return the code of each currency as people type it, lower case.

    >>> currencies()["us$"], currencies()["canadian dollars"], currencies()["eur"]
    ('USD', 'CAD', 'EUR')
    """
    typed = {
        row["word"]: row["value"]
        for row in ontology_rows("typed_words.csv")
        if row["parameter"] == "currency"
    }
    codes = {code.casefold(): code for code in typed.values()}
    plural = {
        f"{word}s": code for word, code in typed.items() if word.endswith("dollar")
    }
    return plural | typed | codes


@cache
def month_words() -> frozenset[str]:
    """Return the names of the months, whole and shortened, in lower case."""
    return frozenset(word for words in words_in("month") for word in words.split("/"))
