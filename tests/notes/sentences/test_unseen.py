"""A thousand sentences as filings write them: nothing wrong is read, and most is read."""

import importlib.util
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]


def _benchmark():
    """Return ``benchmarks/notes_sentences.py``, which is a script and in no package."""
    path = ROOT / "benchmarks/notes_sentences.py"
    spec = importlib.util.spec_from_file_location("sentences_benchmark", path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


BENCHMARK = _benchmark()
SENTENCES = list(BENCHMARK.sentences())
LEAST = {"tie": 0.94, "term": 0.98, "event": 0.94, "none": 1}
"""Share of what the sentences state that is read, by kind."""


@pytest.mark.parametrize("batch", "abcdefghijkl")
def test_nothing_is_read_that_a_sentence_does_not_state(batch):
    wrong = [
        (sentence.text, said.shown)
        for sentence in SENTENCES
        if sentence.batch == batch
        for said in sentence.wrong()
    ]
    assert wrong == []


@pytest.mark.parametrize("kind", LEAST)
def test_most_of_what_sentences_state_is_read(kind):
    stated = missed = 0
    for sentence in SENTENCES:
        stated += sum(said.kind == kind for said in sentence.must)
        missed += sum(said.kind == kind for said in sentence.missed())
    assert 1 - missed / stated >= LEAST[kind]


def test_there_are_sentences_that_state_nothing():
    silent = [s for s in SENTENCES if not s.must and not s.may]
    assert len(SENTENCES) > 1000
    assert len(silent) > 150
