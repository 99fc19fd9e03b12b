"""Terms of balances are read from sentences as notes are written."""

import pytest

from kg.model.note import StatementKind
from kg.notes.sentences import statements_of
from tests.notes.sentences import further_terms_cases
from tests.notes.sentences.plain import note
from tests.notes.sentences.rates_cases import RATES
from tests.notes.sentences.terms_cases import SILENT, TERMS

WORDED = ("secured", "guaranteed-by", "currency", "maturity")


def _terms(text):
    return [
        s
        for s in statements_of(note(text))
        if s.kind is StatementKind.TERM and s.certain
    ]


def _shown(term):
    detail = []
    if term.predicate == "interest":
        detail = [None if term.value is None else str(term.value)]
    elif term.day is not None:
        detail = [term.day.isoformat()]
    elif term.predicate in WORDED:
        detail = [term.object]
    return (term.subject, term.predicate, *detail)


@pytest.mark.parametrize(
    ("text", "expected"), [*TERMS, *RATES, *further_terms_cases.TERMS]
)
def test_a_sentence_states_its_terms(text, expected):
    assert {_shown(term) for term in _terms(text)} == set(expected)


@pytest.mark.parametrize("text", SILENT)
def test_what_is_no_term_of_a_balance_is_none(text):
    assert _terms(text) == []


@pytest.mark.parametrize(
    ("text", "expected"), [*TERMS, *RATES, *further_terms_cases.TERMS]
)
def test_a_term_stands_in_its_span(text, expected):
    for term in _terms(text):
        words = text[term.start : term.end]
        assert term.subject in words
        assert term.object in words
