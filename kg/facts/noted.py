"""What the notes of a filing state, as rows: statements, ties of parties, amounts.

All of it follows from the notes and facts of the filing and is made anew with them;
none of it is written into the filing's facts.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from kg.facts.party_keys import party_members
from kg.facts.rows import FactRow, FilingRows, Level, Status
from kg.iris import Iris
from kg.model.note import NoteAmount, NoteDocument, Statement
from kg.notes.amounts import amounts_of
from kg.notes.joining import joined_amounts
from kg.notes.naming import NamesOfFiling
from kg.notes.reading import place_of, statements_of_notes, whole_notes
from kg.notes.relations import relationships_by_name
from kg.parties.identifiers import mention_key
from kg.parties.names import name_key
from kg.parties.relationships import relationship_in_name


@dataclass(frozen=True, slots=True)
class StatementRow:
    """What a note states, with the keys it is found by.

    Attributes:
        iri: IRI of the statement.
        document: The note.
        said: The statement.
        subject_key: Key under which the table of mentions gives the subject's party,
            where a fact of the filing names it; else the key its name would have; None
            for the reporter.
        object_key: The same of the object; None too where it is no party.
    """

    iri: str
    document: NoteDocument
    said: Statement
    subject_key: str | None
    object_key: str | None

    @property
    def words(self) -> str:
        """Return the words it was read from, cells parted by a tab."""
        return self.document.text[self.said.start : self.said.end]


@dataclass(frozen=True, slots=True)
class ToldRelationship:
    """What a party is to the reporter, where its facts do not tell.

    Attributes:
        party_key: Key of the party's name, as on a fact.
        words: The relationship.
        statement: IRI of the statement of a note that tells it; None where the party's
            own name does.
    """

    party_key: str
    words: str
    statement: str | None

    @property
    def by(self) -> str:
        """What tells it: ``note`` or ``name``."""
        return "name" if self.statement is None else "note"


@dataclass(frozen=True, slots=True)
class AmountRow:
    """An amount in a table of a note.

    Attributes:
        document: The note.
        amount: The amount.
        party_key: Key of the party its row names, where a fact of the filing names it.
        fact: IRI of the tagged fact that says the same; None where nothing is tagged.
        cell: IRI of its cell, a further one of the fact; None without one.
        report: IRI of the note's report.
    """

    document: NoteDocument
    amount: NoteAmount
    party_key: str | None
    fact: str | None
    cell: str | None
    report: str

    @property
    def words(self) -> str:
        """Return the amount as printed."""
        return self.document.text[self.amount.start : self.amount.end]


@dataclass(frozen=True, slots=True)
class Noted:
    """What the notes of one filing state.

    Attributes:
        statements: By note and place.
        told: What each party is told to be, by key, where a fact names it.
        amounts: By note and place.
    """

    statements: tuple[StatementRow, ...] = ()
    told: tuple[ToldRelationship, ...] = ()
    amounts: tuple[AmountRow, ...] = ()


NOTHING: Final = Noted()


def noted_of(rows: FilingRows, iris: Iris) -> Noted:
    """Return what the notes of a filing state; a note within another one once.

    What a party is told to be follows from notes, and else from its own name.

    Args:
        rows: The filing, read with people's decisions about columns.
        iris: Mints the IRIs.
    """
    notes = [note for report in rows.reports for note in report.notes]
    if not notes:
        return Noted((), tuple(_told((), rows, None)))
    whole = whole_notes(notes)
    printed = {name for row in rows.facts for name in _names(row)}
    reporter = rows.filing.identity.entity or ""
    said = statements_of_notes(whole, printed, reporter=reporter)
    beside = {name for _, each in said for name in (each.subject, each.object)}
    keys = _Keys(rows, beside - {""})
    statements = tuple(
        StatementRow(
            iri=iris.statement(rows.filing.iri, note.key, *map(str, place_of(each))),
            document=note,
            said=each,
            subject_key=keys.of(each.subject),
            object_key=keys.of_fact(each.object),
        )
        for note, each in said
    )
    return Noted(
        statements,
        tuple(_told(statements, rows, keys)),
        tuple(_amounts(rows, whole, keys, iris)),
    )


class _Keys:
    """Keys of the names a filing's notes print, as its facts have them.

    Args:
        rows: The filing.
        beside: Names the notes print.
    """

    def __init__(self, rows: FilingRows, beside: Iterable[str]) -> None:
        self._reporter = rows.filing.reporter
        printed = {name for row in rows.facts for name in _names(row)}
        self._names = NamesOfFiling(printed, beside)

    def of_fact(self, name: str) -> str | None:
        """Return the key of the fact's name that a name stands for, or None."""
        found = self._names.name_of(name)
        return None if found is None else mention_key(self._reporter, found)

    def of(self, name: str) -> str | None:
        """Return the key of a fact's name, else the key the name would have."""
        if not name_key(name):
            return None
        return self.of_fact(name) or mention_key(self._reporter, name)


def _names(row: FactRow) -> list[str]:
    return party_members(row.fact) if row.fact.party is not None else []


def _told(
    statements: Iterable[StatementRow], rows: FilingRows, keys: _Keys | None
) -> Iterator[ToldRelationship]:
    """Yield what each party of a fact is told to be, by each key its names have."""
    by_said = {row.said: row.iri for row in reversed(list(statements))}
    told: dict[str, tuple[str, Statement]] = {}
    if keys is not None:
        told = relationships_by_name(by_said, lambda name: keys.of_fact(name) or "")
    wanted: dict[str, str] = {}
    for row in rows.facts:
        names = _names(row)
        if row.level is Level.PARTY and len(names) == 1 and row.party_key is not None:
            wanted.setdefault(row.party_key, names[0])
    for key, name in sorted(wanted.items()):
        chosen = keys.of_fact(name) if keys is not None and told else None
        of_name = relationship_in_name(name)
        if chosen in told:
            words, said = told[chosen]
            yield ToldRelationship(key, words, by_said[said])
        elif of_name is not None:
            yield ToldRelationship(key, of_name, None)


def _amounts(
    rows: FilingRows, notes: Iterable[NoteDocument], keys: _Keys, iris: Iris
) -> Iterator[AmountRow]:
    """Yield the amounts of notes, each with the tagged fact that says the same."""
    tagged = [
        row
        for row in rows.facts
        if row.is_money and row.status in (Status.CERTAIN, Status.TRANSLATED)
    ]
    facts = [row.fact for row in tagged]
    reports = {n.key: report.iri for report in rows.reports for n in report.notes}
    for note in notes:
        for amount, place in joined_amounts(amounts_of(note), facts):
            fact = None if place is None else tagged[place]
            key = keys.of_fact(amount.label)
            yield AmountRow(
                note,
                amount,
                key if fact is None else fact.party_key or key,
                None if fact is None else fact.iri,
                None if fact is None else _cell(fact, note, amount, iris),
                reports[note.key],
            )


def _cell(fact: FactRow, note: NoteDocument, amount: NoteAmount, iris: Iris) -> str:
    return iris.note_cell(fact.iri, note.key, amount.start)
