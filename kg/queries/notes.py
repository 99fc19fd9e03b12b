"""Reads the notes of a graph: whole, by the words in them, and by a span."""

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import Final

from kg.errors import NotFoundError
from kg.facts.encoding import note_of
from kg.facts.snapshot import Snapshot
from kg.model.note import NoteDocument
from kg.queries.rows import Rows

HITS: Final = ("reporter", "filing", "document", "title", "start", "end", "words")
"""Columns of a search in notes."""
_AROUND: Final = 60
"""Characters shown on either side of the words found."""
_MOST: Final = 200
"""Most places a search lists."""
_NOTES: Final = """
    SELECT n.*, r.name AS shown FROM notes AS n
    JOIN entities AS r ON r.reporter = n.reporter AND NOT r.subsidiary
    WHERE ($filing IS NULL OR n.filing = $filing OR starts_with(n.filing, $filing)
           OR replace(n.filing, '-', '') = $filing)
      AND ($document IS NULL OR n.document = $document)
    ORDER BY n.filing, n.repeats IS NOT NULL, n.document
"""
_STATEMENTS: Final = """
    SELECT document, "start", "end", kind, predicate, coalesce(subject, ''),
           coalesce(object, ''), certainty, rule, words
    FROM statements WHERE list_contains(?, document)
    ORDER BY document, "start", "end", iri
"""


@dataclass(frozen=True, slots=True)
class NoteStatement:
    """What a note states, as it is shown; see `kg.model.note.Statement`."""

    start: int
    end: int
    kind: str
    predicate: str
    subject: str
    object: str
    certainty: str
    rule: str
    words: str


@dataclass(frozen=True, slots=True)
class GraphNote:
    """A note of a graph.

    Attributes:
        reporter: Name of the reporter.
        filing: Key of the filing.
        document: The note.
        repeats: Key of the note of the filing that holds it whole, or None.
        statements: What it states, by place; empty where another one holds it.
    """

    reporter: str
    filing: str
    document: NoteDocument
    repeats: str | None
    statements: tuple[NoteStatement, ...]


def notes_of(snapshot: Snapshot, filing: str | None = None) -> list[GraphNote]:
    """Return notes by filing, those that another one holds behind it.

    A filing is named by its accession, with or without hyphens, its key, or the
    beginning of one.
    """
    return _notes(snapshot, filing=filing)


def note_named(snapshot: Snapshot, key: str) -> GraphNote:
    """Return the note of a key.

    Raises:
        NotFoundError: There is none.
    """
    found = _notes(snapshot, document=key)
    if not found:
        message = f"found no note {key!r}; kg note FILING lists those of a filing"
        raise NotFoundError(message)
    return found[0]


def search_notes(snapshot: Snapshot, words: str) -> Rows:
    """Return where notes hold some words, case and white space ignored.

    Notes that another one holds are passed over.
    """
    parts = [re.escape(part) for part in words.split()]
    wanted = re.compile(r"\s+".join(parts), re.IGNORECASE) if parts else None
    cells: list[tuple[str | int | None, ...]] = []
    for note in _notes(snapshot) if wanted else []:
        document = note.document
        places = wanted.finditer(document.text) if wanted and not note.repeats else ()
        for place in places:
            start, end = place.span()
            around = document.text[max(0, start - _AROUND) : end + _AROUND]
            cells.append(
                (
                    note.reporter, note.filing, document.key, document.title, start,
                    end, " ".join(around.split()),
                )
            )  # fmt: skip
    more = len(cells) > _MOST
    cells = cells[:_MOST]
    rows = Rows(HITS, cells)
    if more:
        rows.notes = (f"the first {_MOST} places are shown",)
    return rows


def _notes(
    snapshot: Snapshot, filing: str | None = None, document: str | None = None
) -> list[GraphNote]:
    rows = snapshot.rows_named(_NOTES, {"filing": filing, "document": document})
    keys = [str(row[0]) for row in rows]
    said: dict[str, list[NoteStatement]] = defaultdict(list)
    for key, start, end, *texts in snapshot.rows(_STATEMENTS, [keys]) if keys else []:
        said[str(key)].append(
            NoteStatement(int(str(start)), int(str(end)), *map(str, texts))
        )
    return [
        GraphNote(
            reporter=str(row[-1]),
            filing=str(row[1]),
            document=note_of(row[:-1]),
            repeats=None if row[-2] is None else str(row[-2]),
            statements=tuple(said[str(row[0])]),
        )
        for row in rows
    ]
