"""What each party is to the reporter, by what the notes of a filing state.

How a tie reads as a relationship is data, ``ontology/note_relations.csv``: rows go from
what tells most to what tells least; `elsewhere` says whether a tie to somebody else
than the reporter tells what the party is to it (a director of another company is none
of the reporter's).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from kg.model.note import Statement, StatementKind
from kg.notes.sentences.wordclasses import word_set
from kg.parties.names import name_key
from kg.parties.spelling import words_of
from kg.resources import ontology_rows

_REPORTER: Final = "the Company"
"""How a relationship calls the reporter."""


@dataclass(frozen=True, slots=True)
class _Reading:
    """How a predicate reads from either end."""

    rank: int
    elsewhere: bool
    subject: str
    object: str


@dataclass(frozen=True, slots=True, order=True)
class _Told:
    """What one end of a tie is told to be; the smaller tells more."""

    of_another: bool
    is_past: bool
    rank: int
    start: int
    end: int
    words: str


@cache
def _readings() -> Mapping[str, _Reading]:
    return {
        row["predicate"]: _Reading(
            rank, row["elsewhere"] == "yes", row["subject"], row["object"]
        )
        for rank, row in enumerate(ontology_rows("note_relations.csv"))
    }


def relationships_by_name(
    statements: Iterable[Statement], key: Callable[[str], str] = name_key
) -> dict[str, tuple[str, Statement]]:
    """Return what each named party is told to be, with the statement that tells it.

    Of several ties one with the reporter itself goes before one with somebody else,
    what holds before what is past ("then sole shareholder"), then the order of the
    table, then the place in the note.

    Args:
        statements: Of the notes of one filing; candidates tell nothing.
        key: Makes the key of a printed name.
    """
    best: dict[str, tuple[_Told, Statement]] = {}
    for statement in statements:
        if statement.kind is StatementKind.TIE and statement.certain:
            for name, told in _ends(statement):
                found = key(name)
                if found and (found not in best or told < best[found][0]):
                    best[found] = told, statement
    return {name: (told.words, said) for name, (told, said) in sorted(best.items())}


def _ends(statement: Statement) -> Iterator[tuple[str, _Told]]:
    """Yield the named ends of a tie, and what it tells of each."""
    reading = _readings().get(statement.predicate)
    if reading is None:
        return
    place = (reading.rank, statement.start, statement.end)
    of_another = statement.object != "" and statement.predicate != "is"
    is_past = statement.predicate == "is" and not word_set("past-role").isdisjoint(
        words_of(statement.object)
    )
    if statement.subject and (reading.elsewhere or not of_another):
        words = reading.subject.format(statement.object or _REPORTER)
        yield statement.subject, _Told(of_another, is_past, *place, words)
    if statement.object and statement.predicate != "is":
        words = reading.object.format(statement.subject or _REPORTER)
        yield statement.object, _Told(statement.subject != "", is_past, *place, words)
