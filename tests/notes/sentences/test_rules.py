"""Every rule reads its own example, and every word class and predicate is used."""

import csv
from pathlib import Path

import pytest

from kg.model.note import StatementKind
from kg.notes.sentences import statements_of
from kg.notes.sentences.notation import expression_of
from kg.notes.sentences.rules import every_rule
from kg.notes.sentences.wordclasses import predicates
from tests.notes.sentences.plain import note

ROOT = Path(__file__).resolve().parents[3]
STATING = [rule for rule in every_rule() if rule.predicates and rule.stage != "table"]


@pytest.mark.parametrize("rule", STATING, ids=lambda rule: rule.name)
def test_a_rule_reads_its_example(rule):
    said = statements_of(note(f"{rule.example}."))
    assert rule.name in {statement.rule for statement in said}


@pytest.mark.parametrize("rule", STATING, ids=lambda rule: rule.name)
def test_a_rule_states_predicates_of_one_kind(rule):
    assert set(rule.predicates) <= set(predicates())
    assert len({predicates()[name].kind for name in rule.predicates}) == 1


def test_rules_bear_names_of_their_own():
    names = [(rule.name, rule.stage) for rule in every_rule()]
    assert len(set(names)) == len(names)


def test_an_inverse_leads_back():
    for name, predicate in predicates().items():
        if predicate.inverse:
            assert predicates()[predicate.inverse].inverse == name


def test_only_ties_have_an_inverse_or_a_class_of_relationship():
    for predicate in predicates().values():
        if predicate.inverse or predicate.types or predicate.tie:
            assert predicate.kind is StatementKind.TIE


def test_every_tie_of_a_predicate_is_in_the_scheme():
    scheme = (ROOT / "ontology/relationships.ttl").read_text("utf-8")
    for predicate in predicates().values():
        if predicate.tie:
            assert f"rel:{predicate.tie} a skos:Concept" in scheme


def test_every_class_of_a_predicate_is_in_the_scheme():
    with (ROOT / "ontology/relationship_types.csv").open(encoding="utf-8") as lines:
        types = {row["type"] for row in csv.DictReader(lines)}
    assert set().union(*(p.types for p in predicates().values())) <= types


@pytest.mark.parametrize("pattern", ["[the", "(is|was", "the ) end"])
def test_a_pattern_that_is_not_closed_is_refused(pattern):
    with pytest.raises(ValueError, match="pattern"):
        expression_of(pattern)
