"""What the notes of a filing say of the terms of one party's loans.

A clause without a party may speak of anybody its paragraph names, or of all where it
names nobody and is of several balances ("the amounts are unsecured"). That there is no
interest or term is stated of a party only where it alone is named, and near; a note is
silent only where no words about the term, read or not, stand in what may speak of the
party.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from kg.checks.notewords import may_be_one, names_nobody, own_words, quoted, stands_in
from kg.checks.words import says
from kg.facts.stored_notes import StoredNote, StoredStatement
from kg.model.note import StatementKind
from kg.notes.sentences.wordclasses import word_set
from kg.parties.spelling import folded_text, words_of_folded


class Answer(StrEnum):
    """What notes say of a term."""

    TOLD = "told"
    NONE = "none"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Term:
    """A term of a loan, and what tells it.

    Attributes:
        name: As messages and the table of words call it.
        predicates: Statements that tell it, or that there is none.
    """

    name: str
    predicates: frozenset[str]

    def is_told_in(self, text: str) -> bool:
        """Whether words about it stand in a label or note."""
        return says(self.name, text)


TERMS: Final = (
    Term("interest rate", frozenset({"interest"})),
    Term("term", frozenset({"maturity", "on-demand", "no-maturity"})),
)
"""The terms of a loan that are asked for."""
_NEAR: Final = 300
"""Characters before a clause in which its party is looked for: two sentences."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What notes say of a term of a party's loans.

    Attributes:
        answer: Whether they tell it, state that there is none, or are silent.
        words: The words that state that there is none, quoted with their place.
    """

    answer: Answer
    words: str = ""


def reading_of(
    term: Term,
    names: Collection[str],
    others: Collection[str],
    notes: Sequence[StoredNote],
) -> Reading:
    """Return what the notes of a filing say of a term of a party's loans.

    Args:
        term: The term.
        names: What the filing calls the party.
        others: What it calls all other parties.
        notes: Its notes; without any the answer is that they are silent.
    """
    beside = [*others, *_beside(names, notes)]
    absent: list[str] = []
    for note in notes:
        for said in note.statements:
            is_term = said.kind is StatementKind.TERM
            if not is_term or said.predicate not in term.predicates:
                continue
            speaks = _speaks_of(said, note, names, beside)
            if speaks is None or (speaks and not (said.certain and _says_none(said))):
                return Reading(Answer.TOLD)
            if speaks:
                absent.append(quoted(note, said.start, said.end))
    if absent:
        return Reading(Answer.NONE, absent[0])
    unread = any(
        term.is_told_in(text) and _is_of(text, names, beside) is not False
        for note in notes
        for text in _blocks(note)
    )
    return Reading(Answer.TOLD if unread else Answer.SILENT)


def _says_none(said: StoredStatement) -> bool:
    """Whether a statement is that there is no interest, or no time of repayment."""
    is_free = said.predicate == "interest" and said.value is not None
    return said.predicate == "no-maturity" or (is_free and said.value == 0)


def _speaks_of(
    said: StoredStatement,
    note: StoredNote,
    names: Collection[str],
    others: Collection[str],
) -> bool | None:
    """Whether a statement is of a party; None where it may be of others too."""
    if said.subject:
        return any(may_be_one(said.subject, name) for name in names)
    text = note.document.text
    block = next(
        (b for b in note.document.blocks if b.start <= said.start < b.end), said
    )
    whole = text[block.start : block.end]
    near = text[max(block.start, said.start - _NEAR) : said.end]
    speaks = _is_of(whole, names, others)
    if speaks is not True:
        return speaks
    if _names_any(whole, names):
        is_sure = _names_any(near, names)
    else:
        is_sure = not word_set("debts-of-all").isdisjoint(
            words_of_folded(folded_text(near))
        )
    return is_sure or None


def _is_of(text: str, names: Collection[str], others: Collection[str]) -> bool | None:
    """Whether a paragraph speaks of a party: it alone is named, or nobody is.

    None where others are named beside it.
    """
    beside = _names_any(text, others)
    if _names_any(text, names):
        return None if beside else True
    return not beside


def _names_any(text: str, names: Collection[str]) -> bool:
    return any(stands_in(name, text) for name in names)


def _share(name: str, other: str) -> bool:
    """Whether two names share a word of their own: one of several on one loan."""
    return not own_words(name).isdisjoint(own_words(other))


def _beside(names: Collection[str], notes: Sequence[StoredNote]) -> set[str]:
    """Return the names that notes print and that cannot be the party's."""
    printed = {said.subject for note in notes for said in note.statements}
    return {
        name
        for name in printed
        if name
        and not names_nobody(name)
        and not any(may_be_one(name, own) or _share(name, own) for own in names)
    }


def _blocks(note: StoredNote) -> list[str]:
    text = note.document.text
    return [text[block.start : block.end] for block in note.document.blocks]
