"""What all notes of a filing state, by tables first, then by sentences.

Notes on other subjects than related parties are read with the names and ties that the
notes about related parties tell; see `kg.notes.asides` for what of them counts.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from kg.model.note import NoteDocument, Statement
from kg.notes.choosing import repeated_notes

_OF_HOLDINGS: Final = frozenset({"owned-by", "subsidiary-of"})
"""Predicates that a row of a table of holdings tells."""

_KEPT: Final = 64
"""Filings whose notes are not read a second time."""

Read = tuple[NoteDocument, Statement]
"""A statement and the note that makes it."""


def whole_notes(notes: Iterable[NoteDocument]) -> list[NoteDocument]:
    """Return the notes of a filing that no other one of it holds, by key."""
    every = list(notes)
    held = repeated_notes(every)
    return sorted((n for n in every if n.key not in held), key=lambda note: note.key)


def statements_of_notes(
    notes: Sequence[NoteDocument], printed: Iterable[str] = (), *, reporter: str = ""
) -> list[Read]:
    """Return what the notes of one filing state, by note and place, each once a note.

    Args:
        notes: Those no other one holds.
        printed: Names of parties of the filing, as its facts print them.
        reporter: Name of the reporter; "" when unknown.
    """
    return list(_read(tuple(notes), frozenset(printed), reporter)) if notes else []


@lru_cache(maxsize=_KEPT)
def _read(
    notes: tuple[NoteDocument, ...], known: frozenset[str], reporter: str
) -> tuple[Read, ...]:
    """Return what notes state; kept, for a build asks for names, then for all."""
    # The grammar takes long to load, and most pages come without notes.
    from kg.notes.asides import told_aside  # noqa: PLC0415
    from kg.notes.ownnames import of_reporter, others_names, own_names  # noqa: PLC0415
    from kg.notes.pairs import with_pairs  # noqa: PLC0415
    from kg.notes.sentences import statements_of  # noqa: PLC0415
    from kg.notes.tables import (  # noqa: PLC0415
        BESIDE_NAMES,
        statements_of_tables,
    )

    paired = {note.key: with_pairs(note) for note in notes}
    of_tables = {
        key: statements_of_tables(note, reporter) for key, note in paired.items()
    }
    subjects = {said.subject for found in of_tables.values() for said in found}
    names = sorted(known | subjects - {""})
    own = own_names(notes)
    others = others_names(notes, reporter)
    read = [
        (note, of_reporter(each, own))
        for note in notes
        for each in _told_once(
            of_tables[note.key],
            statements_of(
                paired[note.key], names, reporter=reporter, others=others,
                worded=[s for s in of_tables[note.key] if s.rule in BESIDE_NAMES],
            ),
        )
    ]  # fmt: skip
    return tuple(told_aside(read, known, reporter))


def _told_once(
    of_tables: Iterable[Statement], of_sentences: Iterable[Statement]
) -> list[Statement]:
    """Return what a note states, by place, each once.

    A row that tells how much of an entity is held tells all that its words state.
    """
    from kg.notes.holdings import ROW  # noqa: PLC0415

    rows = {(s.subject, s.object) for s in of_tables if s.rule == ROW}
    said = dict.fromkeys(
        [
            *of_tables,
            *(
                s
                for s in of_sentences
                if (s.subject, s.object) not in rows or s.predicate not in _OF_HOLDINGS
            ),
        ]
    )
    return sorted(said, key=place_of)


def place_of(said: Statement) -> tuple[int, int, str, str, str, str]:
    """Return what orders and names the statements of a note."""
    return (
        said.start, said.end, said.predicate, said.subject, said.object,
        "" if said.value is None else str(said.value),
    )  # fmt: skip
