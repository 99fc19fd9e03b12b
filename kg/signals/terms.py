"""Patterns in what is said, or not said, of loans; and in roll-forwards."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final

from kg.checks.notewords import notes_by_filing
from kg.checks.rollforward import rollforward
from kg.checks.wording import of
from kg.checks.words import says
from kg.facts.disclosure import StoredFact
from kg.facts.stored_notes import StoredNote
from kg.model.finding import Status
from kg.signals.ledger import Ledger, Pattern
from kg.signals.noted import TERMS, Answer, reading_of
from kg.signals.records import Signal, Thresholds

_REFERENCE = re.compile(r"\bnotes?\s+\d+(?:\s*\([^()]*\))*", re.IGNORECASE)
"""A note to the statements, which is no note payable."""


def loan_terms(ledger: Ledger, _: Thresholds) -> Iterator[Signal]:
    """A loan with a party whose notes state no interest or term, or are silent.

    PCAOB AS 2410 names loans without scheduled terms among the dealings to look at.
    What facts of the party tell counts first; then the notes. Where the graph has no
    note of the filing, only the facts are silent, and the message says so.
    """
    loans: dict[tuple[str, str], StoredFact] = {}
    terms: dict[tuple[str, str], set[str]] = defaultdict(set)
    names: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for fact in ledger.disclosure.facts:
        if fact.party is None:
            continue
        key = fact.filing.key, fact.party
        called = (fact.party_text, fact.party_name) if fact.party_text else fact.roles
        names[key[0]][key[1]] |= {name for name in called if name}
        words = " ".join((fact.label, fact.concept or "", *fact.others))
        terms[key] |= {term.name for term in TERMS if term.is_told_in(words)}
        if _is_loan(fact, words) and (
            key not in loans or fact.number > loans[key].number
        ):
            loans[key] = fact
    notes = notes_by_filing(ledger.disclosure)
    for key, fact in sorted(loans.items(), key=lambda item: item[0]):
        missing = _missing(terms[key], key, names[key[0]], notes.get(key[0], []))
        if missing:
            name = fact.party_name or fact.party_text or ""
            message = f"{fact.label} of {name}, {of(fact)}: {'; '.join(missing)}"
            yield Signal(
                "loan-terms",
                ledger.disclosure.reporter,
                name,
                message,
                Decimal("0.3") * len(missing),
                cells=(fact.cell,),
            )


def _missing(
    told: Collection[str],
    key: tuple[str, str],
    names: Mapping[str, Collection[str]],
    notes: Sequence[StoredNote],
) -> list[str]:
    """Return which terms are stated not to be, or are not stated, in words.

    Args:
        told: Names of the terms facts of the party tell.
        key: Filing and party.
        names: What the filing calls each party.
        notes: Its notes.
    """
    filing, party = key
    others = [name for each in names if each != party for name in names[each]]
    where = (
        f"in the note of {filing}" if notes else f"by facts of {filing}, no note read"
    )
    missing = []
    for term in TERMS:
        if term.name in told:
            continue
        reading = reading_of(term, names[party], others, notes)
        if reading.answer is Answer.NONE:
            missing.append(f"no {term.name}, stated: {reading.words}")
        elif reading.answer is Answer.SILENT:
            missing.append(f"{term.name} not stated {where}")
    return missing


def _is_loan(fact: StoredFact, words: str) -> bool:
    return (
        fact.money
        and fact.certain
        and fact.instant is not None
        and fact.number > 0
        and says("loan", _REFERENCE.sub(" ", words))
        and not TERMS[0].is_told_in(fact.label)
    )


def roll_forward(ledger: Ledger, _: Thresholds) -> Iterator[Signal]:
    """A closing balance that is not the opening one and what came between."""
    for verdict in rollforward(ledger.disclosure):
        if verdict.status is Status.FAIL:
            finding = verdict.finding("rollforward", ledger.disclosure)
            yield Signal(
                "roll-forward",
                ledger.disclosure.reporter,
                "",
                finding.message,
                Decimal("0.6"),
                finding.numbers,
                finding.cells,
            )


PATTERNS: Final[dict[str, Pattern]] = {
    "loan-terms": loan_terms,
    "roll-forward": roll_forward,
}
"""The patterns of this file, by name."""
