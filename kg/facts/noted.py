"""What the notes of a filing state, as rows: statements, ties of parties, amounts.

All of it follows from the notes and facts of the filing and is made anew with them;
none of it is written into the filing's facts.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from kg.facts.noted_names import NotedNames, Said, names_of
from kg.facts.rows import FilingRows, Level, Status
from kg.iris import Iris
from kg.model.note import NoteAmount, NoteDocument, Statement
from kg.notes.amounts import amounts_of
from kg.notes.joining import joined_amounts
from kg.notes.lettered import letter_in, names_by_letter
from kg.notes.reading import place_of
from kg.parties.relationships import relationship_in_name
from kg.selection import speaks_of_related_parties


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


def noted_of(rows: FilingRows, iris: Iris, said: Iterable[Said] | None = None) -> Noted:
    """Return what the notes of a filing state; a note within another one once.

    What a party is told to be follows from notes, and else from its own name.

    Args:
        rows: The filing, read with people's decisions about columns.
        iris: Mints the IRIs.
        said: What its notes state, where that was read before.
    """
    if not any(report.notes for report in rows.reports):
        return Noted((), tuple(_told((), rows, None)))
    names = NotedNames(rows, said)
    statements = tuple(
        StatementRow(
            iri=iris.statement(rows.filing.iri, note.key, *map(str, place_of(each))),
            document=note,
            said=each,
            subject_key=names.of(each.subject),
            object_key=names.of_party(each.object),
        )
        for note, each in names.read
    )
    return Noted(
        statements,
        tuple(_told(statements, rows, names)),
        tuple(_amounts(rows, names, iris)),
    )


def _told(
    statements: Iterable[StatementRow], rows: FilingRows, keys: NotedNames | None
) -> Iterator[ToldRelationship]:
    """Yield what each party of a fact is told to be, by each key its names have.

    Notes about related parties go before the party's own name, this before notes on
    other subjects.
    """
    told: dict[str, tuple[str, str]] = {}
    aside: dict[str, tuple[str, str]] = {}
    if keys is not None:
        every = list(statements)
        told = _relationships((r for r in every if not r.document.aside), keys)
        aside = _relationships((r for r in every if r.document.aside), keys)
    wanted: dict[str, str] = {}
    for row in rows.facts:
        names = names_of(row)
        if row.level is Level.PARTY and len(names) == 1 and row.party_key is not None:
            wanted.setdefault(row.party_key, names[0])
    for key, name in sorted(wanted.items()):
        chosen = (keys.of_fact(name) if keys is not None else None) or ""
        of_name = relationship_in_name(name)
        if chosen in told:
            yield ToldRelationship(key, *told[chosen])
        elif of_name is not None:
            yield ToldRelationship(key, of_name, None)
        elif chosen in aside:
            yield ToldRelationship(key, *aside[chosen])


def _relationships(
    rows: Iterable[StatementRow], names: NotedNames
) -> dict[str, tuple[str, str]]:
    """Return what notes tell each party of a fact to be, and the statement's IRI."""
    by_said: dict[Statement, str] = {}
    for row in rows:
        by_said.setdefault(row.said, row.iri)
    if not by_said:
        return {}
    from kg.notes.relations import relationships_by_name  # noqa: PLC0415

    told = relationships_by_name(by_said, lambda name: names.of_fact(name) or "")
    return {key: (words, by_said[said]) for key, (words, said) in told.items()}


def _amounts(rows: FilingRows, names: NotedNames, iris: Iris) -> Iterator[AmountRow]:
    """Yield the amounts of notes, each with the tagged fact that says the same.

    Of notes on other subjects only rows count whose words speak of related parties.
    """
    tagged = [
        row
        for row in rows.facts
        if row.is_money and row.status in (Status.CERTAIN, Status.TRANSLATED)
    ]
    facts = [row.fact for row in tagged]
    reports = {n.key: report.iri for report in rows.reports for n in report.notes}
    letters = names_by_letter(names.notes)
    for note in names.notes:
        amounts = [a for a in amounts_of(note) if not note.aside or _is_related(a)]
        for amount, place in joined_amounts(amounts, facts):
            fact = None if place is None else tagged[place]
            label = letters.get(letter_in(amount.label), amount.label)
            key = names.of_party(label)
            yield AmountRow(
                note,
                amount,
                key if fact is None else fact.party_key or key,
                None if fact is None else fact.iri,
                None
                if fact is None
                else iris.note_cell(fact.iri, note.key, amount.start),
                reports[note.key],
            )


def _is_related(amount: NoteAmount) -> bool:
    """Whether the words of an amount's row speak of related parties."""
    return speaks_of_related_parties(f"{amount.label} {amount.section}")
