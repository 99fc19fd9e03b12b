"""Untagged: a party the note ties to the reporter, whose amounts no tagged fact bears.

Where the note about related parties tells what somebody is and states amounts of him,
each amount is to be tagged, and with the party (Regulation S-T, rule 405(d)(4): each
amount of a note separately). Programs that read the tags alone miss this party. The
rule asks only of filings that tag other parties, only of names that may be none of
these, and not where the amount is tagged with a party, however it is spelt there.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from kg.checks.notewords import (
    facts_by_filing,
    may_be_one,
    names_nobody,
    notes_by_filing,
    party_names,
    quoted,
)
from kg.checks.wording import Verdict, amount, several
from kg.facts.disclosure import Disclosure, StoredFact, StoredFiling
from kg.facts.stored_notes import StoredNote, StoredStatement
from kg.model.finding import Severity, Status
from kg.model.note import StatementKind
from kg.notes.naming import form_of

NOTHING = "No note about related parties ties a named party to the reporter."
_MONEY = 3
"""Letters of a currency code, the unit of an amount."""


@dataclass(frozen=True, slots=True)
class _Named:
    """A party a note names with amounts: where it is tied, and what is said of it."""

    name: str
    note: StoredNote
    tie: StoredStatement
    amounts: tuple[tuple[Decimal, str | None], ...]
    facts: tuple[str, ...]


def untagged(disclosure: Disclosure) -> Iterator[Verdict]:
    """Yield a finding for each party tagged nowhere, one for a filing without any."""
    facts = facts_by_filing(disclosure)
    notes = notes_by_filing(disclosure)
    for filing in disclosure.filings:
        named = list(_named(notes.get(filing.key, ())))
        if named:
            tagged = facts.get(filing.key, [])
            for verdict in _verdicts(filing, named, tagged):
                yield replace(verdict, filing=filing)


def _verdicts(
    filing: StoredFiling, named: Sequence[_Named], facts: Sequence[StoredFact]
) -> Iterator[Verdict]:
    names = party_names(facts)
    by_iri = {fact.iri: fact for fact in facts}
    if not names:
        message = f"{filing.key}: no fact is tagged with a party."
        yield Verdict(Status.NOT_APPLICABLE, message)
        return
    missing = [
        one
        for one in named
        if not any(may_be_one(one.name, name) for name in names.values())
        and not any(by_iri[iri].party for iri in one.facts if iri in by_iri)
    ]
    for one in missing:
        stated = several([amount(*pair) for pair in dict.fromkeys(one.amounts)])
        joined = [by_iri[iri] for iri in one.facts if iri in by_iri]
        how = "of facts without it" if joined else "of no fact"
        yield Verdict(
            Status.FAIL,
            f"{one.name} is named with {stated} and is the party {how}: "
            f"{quoted(one.note, one.tie.start, one.tie.end)}.",
            joined,
            severity=Severity.INFO if joined else Severity.WARNING,
        )
    if not missing:
        listed = several([one.name for one in named])
        message = f"{filing.key}: facts name each party with amounts, {listed}."
        yield Verdict(Status.PASS, message)


def _named(notes: Sequence[StoredNote]) -> Iterator[_Named]:
    """Yield the parties notes of a filing tie and state amounts of, each once."""
    ties: dict[str, tuple[StoredNote, StoredStatement]] = {}
    for note in notes:
        for said in note.statements:
            if said.kind is StatementKind.TIE and said.certain and said.subject:
                ties.setdefault(form_of(said.subject), (note, said))
    for form, (note, tie) in ties.items():
        if names_nobody(tie.subject):
            continue
        amounts = list(_amounts(form, notes))
        if amounts:
            yield _Named(
                tie.subject,
                note,
                tie,
                tuple((value, unit) for value, unit, _ in amounts),
                tuple(fact for _, _, fact in amounts if fact is not None),
            )


def _amounts(
    form: str, notes: Sequence[StoredNote]
) -> Iterator[tuple[Decimal, str | None, str | None]]:
    """Yield value, currency and fact of what rows and events state of a name."""
    for note in notes:
        for row in note.amounts:
            if not row.total and form_of(row.label) == form:
                yield row.value, row.currency, row.fact
        for said in note.statements:
            if said.kind is not StatementKind.EVENT or not said.certain:
                continue
            money = said.value is not None and len(said.unit or "") == _MONEY
            if money and form in (form_of(said.subject), form_of(said.object)):
                yield said.value or Decimal(0), said.unit, None
