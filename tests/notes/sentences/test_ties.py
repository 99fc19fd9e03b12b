"""Ties are read from sentences as notes are written, and from nothing else."""

from decimal import Decimal

import pytest

from kg.model.note import StatementKind
from kg.notes.sentences import statements_of
from tests.notes.sentences import anaphora_cases, further_ties_cases
from tests.notes.sentences.involved_ties_cases import INVOLVED
from tests.notes.sentences.plain import note
from tests.notes.sentences.ties_cases import SILENT, TIES

EVERY = [*TIES, *INVOLVED, *further_ties_cases.TIES, *anaphora_cases.TIES]


def _ties(text):
    return [
        s
        for s in statements_of(note(text))
        if s.kind is StatementKind.TIE and s.certain
    ]


@pytest.mark.parametrize(("text", "expected"), EVERY)
def test_a_sentence_states_its_ties(text, expected):
    found = {
        (s.subject, s.predicate, s.object.rstrip("."), s.value) for s in _ties(text)
    }
    assert found == {
        (subject, predicate, other.rstrip("."), Decimal(share[0]) if share else None)
        for subject, predicate, other, *share in expected
    }


@pytest.mark.parametrize("text", SILENT)
def test_a_definition_or_supposition_states_no_tie(text):
    assert _ties(text) == []


@pytest.mark.parametrize(("text", "expected"), EVERY)
def test_a_tie_stands_in_its_span(text, expected):
    for tie in _ties(text):
        words = text[tie.start : tie.end]
        assert tie.subject in words
        assert tie.object in words
