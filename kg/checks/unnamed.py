"""Unnamed: a party that facts are tagged with and the note does not name.

A filing that names its related parties in the note tells there what each of them is. A
party it tags beside them and never names is one nobody learns anything about: a wrong
member, or a disclosure that stands elsewhere. For information: notes of debt or equity
may tell it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.checks.notewords import (
    facts_by_filing,
    names_nobody,
    notes_by_filing,
    stands_in,
)
from kg.checks.wording import Verdict, page, several
from kg.facts.disclosure import Disclosure, StoredFact, StoredFiling
from kg.facts.rows import Level
from kg.facts.stored_notes import StoredNote
from kg.model.finding import Severity, Status

NOTHING = "No filing has both a note about related parties and facts of parties."
_DISCLOSURE = "RelatedPartyTransactionsDisclosureTextBlock"
"""The element of the whole note; a schedule or a note about loans names only some."""


def unnamed(disclosure: Disclosure) -> Iterator[Verdict]:
    """Yield a finding for each party no note names, one for a filing without any."""
    facts = facts_by_filing(disclosure)
    notes = notes_by_filing(disclosure)
    for filing in disclosure.filings:
        texts = notes.get(filing.key, [])
        parties = _parties(facts.get(filing.key, []))
        if texts and parties:
            for verdict in _verdicts(filing, texts, parties):
                yield replace(verdict, filing=filing)


def _parties(facts: Sequence[StoredFact]) -> dict[str, list[StoredFact]]:
    """Return the facts of each party that a single name stands for, by IRI."""
    found: dict[str, list[StoredFact]] = {}
    for fact in facts:
        if fact.party is None or fact.party_text is None or fact.level != Level.PARTY:
            continue
        if " | " not in fact.party_text and not names_nobody(fact.party_text):
            found.setdefault(fact.party, []).append(fact)
    return found


def _verdicts(
    filing: StoredFiling,
    notes: Sequence[StoredNote],
    parties: dict[str, list[StoredFact]],
) -> Iterator[Verdict]:
    whole = any((note.document.concept or "").endswith(_DISCLOSURE) for note in notes)
    text = "\n".join(note.document.text for note in notes)
    missing = [
        facts
        for facts in parties.values()
        if not any(stands_in(name, text) for name in _names(facts))
    ]
    named = len(parties) - len(missing)
    if not whole or not named:
        why = "names none of them" if whole else "is not there as a whole"
        message = f"{filing.key}: the note about related parties {why}."
        yield Verdict(Status.NOT_APPLICABLE, message)
        return
    for facts in missing:
        reports = several(dict.fromkeys(page(fact) for fact in facts))
        yield Verdict(
            Status.FAIL,
            f"{facts[0].party_text} has amounts in {reports}; the note about related "
            f"parties, which names {named} of {len(parties)} parties, does not name "
            "it.",
            facts,
            severity=Severity.INFO,
        )
    if not missing:
        message = f"{filing.key}: the note names each party, {named} in all."
        yield Verdict(Status.PASS, message)


def _names(facts: Sequence[StoredFact]) -> set[str]:
    """Return what the facts of a party call it."""
    names = {fact.party_text for fact in facts} | {fact.party_name for fact in facts}
    return {name for name in names if name is not None}
