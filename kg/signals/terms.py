"""Patterns in what is said, or not said, of loans; and in roll-forwards."""

import re
from collections.abc import Iterator
from decimal import Decimal

from kg.checks import rollforward as rolling
from kg.facts.disclosure import StoredFact
from kg.checks.wording import amount
from kg.signals.ledger import Ledger
from kg.signals.records import Signal, Thresholds

_LOAN = re.compile(
    r"\b(?:loans?|notes?|advances?|borrowings?|lending|debt)\b"
    r"|(?-i:(?:Loans?|Notes?|Advances?|Borrowings?)[A-Z])",
    re.IGNORECASE,
)
_REFERENCE = re.compile(r"\bnotes?\s+\d+(?:\s*\([^()]*\))*", re.IGNORECASE)
"""A note to the statements, which is no note payable."""
_RATE = re.compile(r"interest|\brate\b|InterestRate", re.IGNORECASE)
_TERM = re.compile(
    r"matur|\bterm\b|\bdue date\b|repayable|\bdemand\b|MaturityDate|DebtInstrumentTerm",
    re.IGNORECASE,
)


def loan_terms(ledger: Ledger, _: Thresholds) -> Iterator[Signal]:
    """A loan with a party, and no interest rate or no term said of it in the filing.

    PCAOB AS 2410 names loans without scheduled terms among the dealings to look at. A
    page of tables may leave out what the notes say: the pattern is a question.
    """
    loans: dict[tuple[str, str], StoredFact] = {}
    said: dict[tuple[str, str], set[str]] = {}
    for fact in ledger.disclosure.facts:
        if fact.party is None:
            continue
        key = fact.filing.key, fact.party
        words = " ".join((fact.label, fact.concept or "", *fact.others))
        held = said.setdefault(key, set())
        if _RATE.search(words):
            held.add("interest rate")
        if _TERM.search(words):
            held.add("term")
        if _is_loan(fact, words):
            best = loans.get(key)
            if best is None or (fact.amount or 0) > (best.amount or 0):
                loans[key] = fact
    for key, fact in sorted(loans.items()):
        missing = [w for w in ("interest rate", "term") if w not in said[key]]
        if missing and fact.amount is not None:
            name = fact.party_text or ""
            message = (
                f"{fact.label} of {name}, {amount(fact.amount, fact.unit)}: no "
                f"{' and no '.join(missing)} is disclosed beside it in {key[0]}"
            )
            weight = Decimal("0.3") * len(missing)
            yield Signal(
                "loan-terms", ledger.reporter, name, message, weight, (), (fact.cell,)
            )


def _is_loan(fact: StoredFact, words: str) -> bool:
    return (
        fact.money
        and fact.certain
        and fact.instant is not None
        and fact.amount is not None
        and fact.amount > 0
        and _LOAN.search(_REFERENCE.sub(" ", words)) is not None
        and _RATE.search(fact.label) is None
    )


def roll_forward(ledger: Ledger, _: Thresholds) -> Iterator[Signal]:
    """A closing balance that is not the opening one and what came between."""
    for finding in rolling.rollforward(ledger.disclosure):
        if finding.failed:
            yield Signal(
                "roll-forward",
                ledger.reporter,
                "",
                finding.message,
                Decimal("0.6"),
                finding.numbers,
                finding.cells,
            )
