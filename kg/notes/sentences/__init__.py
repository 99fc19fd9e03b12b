"""What the sentences of a note state: ties, terms, events, and that there is nothing.

A grammar over words. Names are found first (`mentions`, `definitions`), then rules read
(`rules`, written in the notation of `notation`): `ties`, `terms`, `events`, `absences`.
Words and rules are data: ``ontology/note_words.csv``, ``ontology/note_rules.csv``,
``ontology/statements.csv``. No rule reads what only defines or supposes.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from kg.model.note import NoteDocument, Statement
from kg.notes.sentences.anaphora import with_its_own, with_last_company
from kg.notes.sentences.apart import coordinated
from kg.notes.sentences.clauses import clauses_of, definitions_of, sentences_of
from kg.notes.sentences.debtors import Balance
from kg.notes.sentences.definitions import Phrase
from kg.notes.sentences.events import absences_in, events_in
from kg.notes.sentences.pieces import Clause, Piece
from kg.notes.sentences.pronouns import (
    bodies_spoken_of,
    entity_spoken_of,
    person_spoken_of,
    with_entity,
    with_own,
    with_own_company,
    with_owner,
    with_person,
    with_person_owning,
    with_subject,
)
from kg.notes.sentences.remainders import with_remainders
from kg.notes.sentences.rows import ties_of_rows
from kg.notes.sentences.scanning import prints_scaled
from kg.notes.sentences.schedules import terms_of_tables
from kg.notes.sentences.sentence import Sentence
from kg.notes.sentences.superseding import without_superseded
from kg.notes.sentences.suppositions import defines_only
from kg.notes.sentences.terms import terms_in
from kg.notes.sentences.ties import ties_in

__all__ = ["short_names", "statements_of"]


def statements_of(
    document: NoteDocument,
    names: Iterable[str] = (),
    *,
    reporter: str = "",
    others: frozenset[Phrase] = frozenset(),
    worded: Iterable[Statement] = (),
) -> tuple[Statement, ...]:
    """Return what a document states, in the order of its words.

    Args:
        document: The note. A document of policies states nothing.
        names: Names of parties of the filing, as printed; a name without a legal form
            is known by them.
        reporter: Name of the reporter, so that its own name is read as "the Company".
        others: First words of that name which notes of the filing give another body.
        worded: What its tables call parties in words that are more than a role.
    """
    if document.policy:
        return ()
    every = sentences_of(document)
    definitions = definitions_of(document, every, names, reporter, others)
    scaled = prints_scaled(document.text)
    found = ties_of_rows(document, definitions, worded)
    found += terms_of_tables(document, definitions)
    spoken: Piece | None = None
    parted: Piece | None = None
    bodies: list[Piece] = []
    own: set[str] = set()
    balance, paragraph = Balance(), -1
    for sentence in every:
        clauses = clauses_of(sentence, definitions)
        if (place := _paragraph(document, sentence)) != paragraph:
            paragraph = place
            balance = Balance.of_paragraph(
                next(iter(clauses), None), document.text, place
            )
        with_person(clauses, spoken)
        with_entity(clauses, entity_spoken_of(bodies))
        with_owner(clauses, bodies)
        with_last_company(clauses, entity_spoken_of(bodies))
        spoken, bodies = person_spoken_of(clauses), bodies_spoken_of(clauses)
        clauses, parted = with_remainders(clauses, parted)
        told = [with_subject(clause) for clause in clauses]
        for clause in clauses:
            with_own(clause)
            with_own_company(clause)
            with_person_owning(clause)
            with_its_own(clause)
        if defines_only(sentence.words) and not (any(told) or _names(clauses)):
            continue
        for clause in clauses:
            ties = ties_in(clause, document.text)
            own |= {t.subject for t in ties if _is_subsidiary(t)}
            terms = terms_in(clause, document.text)
            if sentence.cell:
                found += terms
            else:
                found += balance.told(terms, clause, own, ties=bool(ties))
            if sentence.cell:  # What rows of tables say of names is read from the row.
                continue
            found += ties
            for part in (clause, *coordinated(clause)):
                found += events_in(part, document.text, scaled=scaled)
            found += absences_in(clause, document.text)
    found = without_superseded(found, lambda at: _block(document, at))
    return tuple(sorted(set(found), key=_place))


def _names(clauses: Sequence[Clause]) -> bool:
    """Whether a sentence is about a party: "Acme Ltd is considered a related party"."""
    first = next((clause.pieces[0] for clause in clauses if clause.pieces), None)
    return first is not None and first.sort == "party"


def _paragraph(document: NoteDocument, sentence: Sentence) -> int:
    """Return where the paragraph or cell begins that holds a sentence; -1 for none."""
    return _block(document, sentence.pieces[0].start if sentence.pieces else -1)


def _block(document: NoteDocument, at: int) -> int:
    """Return where the paragraph or cell begins that holds an offset; -1 for none."""
    blocks = document.blocks
    place = bisect_right(blocks, at, key=lambda block: block.start) - 1
    if place < 0:
        return -1
    cells = blocks[place].cells
    last = bisect_right(cells, at, key=lambda cell: cell.start) - 1
    return blocks[place].start if last < 0 else cells[last].start


def _is_subsidiary(tie: Statement) -> bool:
    return tie.predicate == "subsidiary-of" and tie.object == ""


def short_names(document: NoteDocument, names: Iterable[str] = ()) -> dict[str, str]:
    """Return the names a document defines for parties, with the full ones.

    Args:
        document: The note.
        names: Names of parties of the filing, as printed.

    >>> text = 'We owe Acme Holdings Ltd (the "Lender").'
    >>> short_names(NoteDocument("", None, None, None, "", None, None, text, ()))
    {'Lender': 'Acme Holdings Ltd'}
    """
    return dict(definitions_of(document, sentences_of(document), names).short)


def _place(statement: Statement) -> tuple[int, int, str, str, str, str, str]:
    return (
        statement.start, statement.end, statement.kind, statement.predicate,
        statement.subject, statement.object, str(statement.value),
    )  # fmt: skip
