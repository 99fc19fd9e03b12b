"""Members of filings judged by hand: the file is sound, and most are read as judged."""

import csv
import importlib.util
import sys
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def _benchmark():
    """Return ``benchmarks/parties.py``, which is a script and in no package."""
    path = ROOT / "benchmarks" / "parties.py"
    spec = importlib.util.spec_from_file_location("members_benchmark", path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


BENCHMARK = _benchmark()
GOLD = BENCHMARK.judgements()


def fit():
    """Return the judgements of the half that rules are fitted on."""
    return [judged for judged in GOLD if judged.half == "fit"]


def judged_as(kind, roles=frozenset()):
    return BENCHMARK.Judgement(
        cik="1",
        filing="pages",
        member="Norvale",
        axis=None,
        element=None,
        kind=kind,
        roles=frozenset(roles),
        name="",
        related="yes",
        half="fit",
    )


def test_the_file_is_large_and_of_many_filers():
    assert len(GOLD) >= 1200
    assert len({judged.cik for judged in GOLD}) >= 50


def test_each_member_of_an_axis_is_judged_once():
    counts = Counter(judged.key for judged in GOLD)
    assert [key for key, count in counts.items() if count > 1] == []


def test_the_half_of_a_filer_is_that_of_the_rule():
    text = BENCHMARK.GOLD.read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    half_of = BENCHMARK.half_of
    assert [row for row in rows if row["half"] != half_of(row["cik"])] == []


def test_kinds_and_answers_are_of_the_closed_sets():
    assert {judged.kind for judged in GOLD} == set(BENCHMARK.KINDS)
    assert {judged.related for judged in GOLD} == {"yes", "no", "unclear"}


def test_a_party_has_a_name_and_nothing_else_has():
    named = {judged.key for judged in GOLD if judged.name}
    parties = {judged.key for judged in GOLD if judged.kind in BENCHMARK.PARTIES}
    assert named == parties


def test_what_names_no_party_is_related_to_nobody():
    things = [judged for judged in GOLD if judged.kind in ("other", "total")]
    assert {judged.related for judged in things} == {"no"}
    assert {judged.roles for judged in things} == {frozenset()}


@pytest.mark.parametrize(
    ("kind", "roles", "read_as", "right"),
    [
        ("organisation", (), "organisation", True),
        ("organisation", (), "unknown", False),
        ("person", (), "organisation", False),
        ("group", ("director",), "role", True),
        ("group", (), "role", False),
        ("role", ("director",), "unknown", False),
        ("role", (), "unknown", True),
        ("total", (), "other", True),
        ("other", (), "role", False),
    ],
)
def test_a_reading_agrees_with_a_judgement_or_not(kind, roles, read_as, right):
    assert judged_as(kind, roles).agrees(read_as) is right


@pytest.mark.parametrize(
    ("measure", "floor"),
    [
        ("kinds_right", 0.845),
        ("placed_right", 0.93),
        ("parties_right", 0.85),
        ("names_right", 0.88),
    ],
)
def test_members_of_the_half_for_fitting_are_read_no_worse(measure, floor):
    assert getattr(BENCHMARK, measure)(fit()).ratio >= floor
