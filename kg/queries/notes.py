"""Reads the notes of a graph: whole, by the words in them, and by a span."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from kg.errors import NotFoundError
from kg.facts.encoding import note_of
from kg.facts.snapshot import Snapshot
from kg.model.note import NoteDocument
from kg.notes.versions import subject_of
from kg.queries.rows import Rows

HITS: Final = (
    "reporter", "filing", "document", "title", "version", "start", "end", "words",
)  # fmt: skip
"""Columns of a search in notes."""
_AROUND: Final = 60
"""Characters shown on either side of the words found."""
_MOST: Final = 200
"""Most places a search lists."""
_NOTES: Final = """
    SELECT n.*, f.filed, r.name AS shown FROM notes AS n
    JOIN filings AS f ON f.filing = n.filing
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
        filed: Day of filing, when known.
    """

    reporter: str
    filing: str
    document: NoteDocument
    repeats: str | None
    statements: tuple[NoteStatement, ...]
    filed: date | None = None


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


def versions_of(snapshot: Snapshot, key: str) -> list[GraphNote]:
    """Return a note in all filings of its reporter, the earliest first, itself too.

    It is the same note where the element, or without one the title, is the same
    (`kg.notes.versions`); of several of one filing the longest counts.

    Raises:
        NotFoundError: There is no such note.
    """
    wanted = note_named(snapshot, key)
    every = [
        note
        for note in _notes(snapshot)
        if note.document.cik == wanted.document.cik
        and note.reporter == wanted.reporter
        and note.repeats is None
    ]
    return _versions(every).get(subject_of(wanted.document), [wanted])


def _versions(notes: Iterable[GraphNote]) -> dict[str, list[GraphNote]]:
    """Return the versions of the notes of one reporter, by what they share."""
    found: dict[str, dict[str, GraphNote]] = {}
    for note in notes:
        filings = found.setdefault(subject_of(note.document), {})
        held = filings.get(note.filing)
        if held is None or len(held.document.text) < len(note.document.text):
            filings[note.filing] = note
    return {
        subject: sorted(filings.values(), key=_order)
        for subject, filings in found.items()
    }


def _order(note: GraphNote) -> tuple[str, str]:
    day = note.filed or note.document.end
    return "" if day is None else day.isoformat(), note.filing


def _version_numbers(notes: Iterable[GraphNote]) -> dict[str, int]:
    """Return which version each note is, from 1, by its key."""
    by_reporter: dict[str, list[GraphNote]] = defaultdict(list)
    for note in notes:
        if note.repeats is None:
            by_reporter[note.reporter].append(note)
    return {
        note.document.key: number
        for of_one in by_reporter.values()
        for versions in _versions(of_one).values()
        for number, note in enumerate(versions, start=1)
    }


def search_notes(snapshot: Snapshot, words: str) -> Rows:
    """Return where notes hold some words, case and white space ignored.

    Notes that another one holds are passed over.
    """
    parts = [re.escape(part) for part in words.split()]
    wanted = re.compile(r"\s+".join(parts), re.IGNORECASE) if parts else None
    cells: list[tuple[str | int | None, ...]] = []
    every = _notes(snapshot) if wanted else []
    versions = _version_numbers(every)
    for note in every:
        document = note.document
        places = wanted.finditer(document.text) if wanted and not note.repeats else ()
        for place in places:
            start, end = place.span()
            around = document.text[max(0, start - _AROUND) : end + _AROUND]
            cells.append(
                (
                    note.reporter, note.filing, document.key, document.title,
                    versions.get(document.key), start, end, " ".join(around.split()),
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
    keys = [row[0] for row in rows]
    said: dict[str, list[NoteStatement]] = defaultdict(list)
    for key, start, end, *texts in snapshot.rows(_STATEMENTS, [keys]) if keys else []:
        said[key].append(NoteStatement(start, end, *texts))
    return [
        GraphNote(
            reporter=row[-1],
            filing=row[1],
            document=note_of(row[:-2]),
            repeats=row[-3],
            statements=tuple(said[row[0]]),
            filed=row[-2],
        )
        for row in rows
    ]
