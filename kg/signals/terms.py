"""Patterns in what is said, or not said, of loans; and in roll-forwards."""

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from kg.checks import rollforward as rolling
from kg.checks.wording import of
from kg.facts.disclosure import StoredFact
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
_TERMS = {
    "interest rate": _RATE,
    "term": re.compile(
        r"matur|\bterm\b|\bdue date\b|repayable|\bdemand\b|MaturityDate|"
        r"DebtInstrumentTerm",
        re.IGNORECASE,
    ),
}
"""What the terms of a loan are told by."""


def loan_terms(ledger: Ledger, _: Thresholds) -> Iterator[Signal]:
    """A loan with a party, and no interest rate or no term named in the filing.

    PCAOB AS 2410 names loans without scheduled terms among the dealings to look at. A
    page of tables may leave out what the notes tell: the pattern is a question.
    """
    loans: dict[tuple[str, str], StoredFact] = {}
    terms: dict[tuple[str, str], set[str]] = defaultdict(set)
    for fact in ledger.disclosure.facts:
        if fact.party is None:
            continue
        key = fact.filing.key, fact.party
        words = " ".join((fact.label, fact.concept or "", *fact.others))
        terms[key] |= {term for term, named in _TERMS.items() if named.search(words)}
        if _is_loan(fact, words) and (
            key not in loans or fact.number > loans[key].number
        ):
            loans[key] = fact
    for key, fact in sorted(loans.items(), key=lambda item: item[0]):
        missing = [term for term in _TERMS if term not in terms[key]]
        if missing:
            name = fact.party_name or fact.party_text or ""
            message = (
                f"{fact.label} of {name}, {of(fact)}: no {' and no '.join(missing)} "
                f"is disclosed beside it in {key[0]}"
            )
            yield Signal(
                "loan-terms",
                ledger.disclosure.reporter,
                name,
                message,
                Decimal("0.3") * len(missing),
                cells=(fact.cell,),
            )


def _is_loan(fact: StoredFact, words: str) -> bool:
    return (
        fact.money
        and fact.certain
        and fact.instant is not None
        and fact.number > 0
        and _LOAN.search(_REFERENCE.sub(" ", words)) is not None
        and _RATE.search(fact.label) is None
    )


def roll_forward(ledger: Ledger, _: Thresholds) -> Iterator[Signal]:
    """A closing balance that is not the opening one and what came between."""
    for finding in rolling.rollforward(ledger.disclosure):
        if finding.failed:
            yield Signal(
                "roll-forward",
                ledger.disclosure.reporter,
                "",
                finding.message,
                Decimal("0.6"),
                finding.numbers,
                finding.cells,
            )
