"""Which texts of a filing are read as notes, and which of these are on other subjects.

A note about related parties is known by the words of element, label and title, as any
other fact is (`kg.selection`): there is no list of elements. A text is a note where its
element is a text block or a policy, or where it has the markup of one; a sentence in a
cell of details is none. Any other note whose text speaks of parties - of subsidiaries,
owners, directors - is read as well, for what it states of them alone. Whom it names is
not related because of that: which facts count is for `kg.selection`.
"""

from collections.abc import Iterable
from typing import Final

from kg.errors import ReadError
from kg.iris import filing_key, report_key
from kg.model.drafts import replaced
from kg.model.fact import Fact
from kg.model.filing import Reading
from kg.model.note import NoteDocument
from kg.notes.documents import parse_note
from kg.notes.markup import is_marked_up
from kg.notes.words import says
from kg.readers.xbrl.titles import tells_details
from kg.selection import is_block, text_is_on_related_parties

_DOCUMENT: Final = "instance"
"""Name of the report of a filing's own document."""
_SHORTEST: Final = 200
"""Characters of a cell without element from which on it is a note."""
_MARKED: Final = 100
"""Characters of a text with markup from which on it is a note."""
_LONG: Final = 400
"""Characters of a text of an element without markup from which on it is a note."""


def with_notes(reading: Reading) -> Reading:
    """Return a reading with its notes, and without markups.

    A note that cannot be read within bounds is left out, with a warning.
    """
    markups = dict(reading.markups)
    notes: dict[str, NoteDocument] = {}
    warnings: list[str] = []
    for place, fact in enumerate(reading.facts):
        content = markups.get(place, fact.raw)
        aside = not is_note(fact, content)
        if aside and not is_aside(fact, content):
            continue
        key = _key(reading, fact)
        count = sum(name.partition("#")[0] == key for name in notes)
        key = key if not count else f"{key}#{count + 1}"
        try:
            note = _note(reading, fact, content, key, aside=aside)
        except ReadError as error:
            warnings.append(str(error))
            continue
        if note.text and not any(_says_as_much(n, note) for n in notes.values()):
            notes[key] = note
    return replaced(
        reading,
        markups=(),
        notes=tuple(notes[key] for key in sorted(notes)),
        warnings=(*reading.warnings, *warnings),
    )


def is_note(fact: Fact, content: str) -> bool:
    """Whether a fact is a text block about related parties.

    Args:
        fact: The fact.
        content: Its text, with markup where there is any.
    """
    if fact.unit is not None or not isinstance(fact.value, str) or not fact.value:
        return False
    local = (fact.concept or "").rpartition(":")[2]
    if not text_is_on_related_parties(local, fact.label, fact.title):
        return False
    return _is_block(fact, local, content)


def is_aside(fact: Fact, content: str) -> bool:
    """Whether a fact is a text block on another subject that speaks of parties.

    Args:
        fact: The fact; none that is a note about related parties.
        content: Its text, with markup where there is any.
    """
    if fact.unit is not None or not isinstance(fact.value, str):
        return False
    if len(fact.value) < _MARKED or tells_details(fact.title):
        return False
    local = (fact.concept or "").rpartition(":")[2]
    if len(fact.value) < _LONG and not _is_block(fact, local, content):
        return False
    return says("party words", fact.value)


def _is_block(fact: Fact, local: str, content: str) -> bool:
    """Whether a text is a text block: by its element, its markup or its length."""
    if local and (is_block(local) or says("policy element", local)):
        return True
    value = str(fact.value)
    if len(value) >= _MARKED and is_marked_up(content):
        return True
    return not local and not tells_details(fact.title) and len(value) >= _SHORTEST


def repeated_notes(notes: Iterable[NoteDocument]) -> dict[str, str]:
    """Return the notes that another one holds whole, by key, with that one's key.

    A schedule is printed in its disclosure and once more by itself, a page prints a
    block of the instance: what they state is stated once. Of equal ones that of the
    filing's own document holds the others, else the first by key. No note on another
    subject holds one about related parties.
    """
    texts = [(note, _squeezed(note)) for note in notes]
    # The key of a page's note names the page, so it has a part more.
    texts.sort(
        key=lambda pair: (
            pair[0].aside, -len(pair[1]), pair[0].key.count("/"), pair[0].key
        )
    )  # fmt: skip
    whole: list[tuple[str, str]] = []
    found: dict[str, str] = {}
    for note, text in texts:
        holder = next((key for key, other in whole if text in other), None)
        if holder is None:
            whole.append((note.key, text))
        else:
            found[note.key] = holder
    return found


def _squeezed(note: NoteDocument) -> str:
    return "".join(note.text.split()).casefold()


def _says_as_much(one: NoteDocument, other: NoteDocument) -> bool:
    """Whether two notes of one reading are one, told twice."""
    same = (one.concept, one.start, one.end, one.text)
    return same == (other.concept, other.start, other.end, other.text)


def _key(reading: Reading, fact: Fact) -> str:
    """Return what names a note: filing, report of a page, element and period."""
    filing = filing_key(reading.identity, reading.names_filing)
    report = report_key(reading)
    if report != _DOCUMENT:
        filing = f"{filing}/{report}"
    what = fact.concept or reading.title or fact.label
    start = "" if fact.start is None else fact.start.isoformat()
    end = fact.end or fact.instant
    return f"{filing}/{what}/{start}..{'' if end is None else end.isoformat()}"


def _note(
    reading: Reading, fact: Fact, content: str, key: str, *, aside: bool
) -> NoteDocument:
    return parse_note(
        content,
        key=key,
        cik=reading.identity.cik,
        accession=reading.identity.accession,
        concept=fact.concept,
        title=" ".join((fact.title or reading.title or fact.label).split()),
        start=fact.start,
        end=fact.end or fact.instant,
        aside=aside,
    )
