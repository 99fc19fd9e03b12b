from dataclasses import replace

from kg.graph import namespaces as ns
from kg.graph.build import filing_quads
from kg.graph.replacement import (
    identity_of,
    replaced,
    report_of,
    reporter_of,
    reports_in,
)
from kg.graph.terms import Terms
from kg.model.filing import Identity, Reading

REPORTS = "https://w3id.org/rpkg/id/filing/0001104659-21-117128/"


def halves(seed: Reading) -> tuple[Reading, Reading]:
    first = replace(seed, facts=seed.facts[:14])
    second = replace(seed, report="R66", digest="b" * 64, facts=seed.facts[14:])
    return first, second


def test_reports_built_one_by_one_make_the_graph_built_at_once(seed, meaning):
    first, second = halves(seed)
    step = replaced(filing_quads([first], meaning), filing_quads([second], meaning))
    assert set(step) == set(filing_quads([first, second], meaning))
    again = replaced(step, filing_quads([first], meaning))
    assert set(again) == set(step)


def test_what_a_new_reading_no_longer_names_is_gone(seed, meaning):
    first, second = halves(seed)
    both = filing_quads([first, second], meaning)
    shorter = replace(second, facts=second.facts[:2])
    step = replaced(both, filing_quads([shorter], meaning))
    assert set(step) == set(filing_quads([first, shorter], meaning))
    names = {q.object.value for q in step if q.predicate == ns.PRINTED_NAME}
    assert "Beijing HJRT Technology Company, Limited" not in names


def test_a_removed_report_leaves_the_others(seed, meaning):
    first, second = halves(seed)
    both = filing_quads([first, second], meaning)
    left = replaced(both, [], removed=[REPORTS + "R66"])
    assert set(left) == set(filing_quads([first], meaning))
    assert replaced(left, [], removed=[REPORTS + "R65"]) == []


def test_reports_whose_names_begin_alike_are_told_apart(seed, meaning):
    first, second = halves(seed)
    short = replace(first, report="R6")
    both = filing_quads([short, second], meaning)
    left = replaced(both, [], removed=[REPORTS + "R6"])
    assert reports_in(left) == {REPORTS + "R66"}
    assert report_of(REPORTS + "R66/1/1", {REPORTS + "R6"}) is None
    assert report_of(REPORTS + "R66/1/1", {REPORTS + "R66"}) == REPORTS + "R66"


def test_a_new_statement_on_the_filing_replaces_the_old_one(seed, meaning):
    first, second = halves(seed)
    amended = replace(second, identity=replace(seed.identity, form="6-K/A"))
    step = replaced(filing_quads([first], meaning), filing_quads([amended], meaning))
    assert [q.object.value for q in step if q.predicate == ns.FORM] == ["6-K/A"]


def test_a_cik_that_becomes_known_moves_the_kept_reports_under_it(seed, meaning):
    first, second = halves(seed)
    nameless = replace(first, identity=Identity(accession=seed.identity.accession))
    before = filing_quads([nameless], meaning)
    assert reporter_of(before, Terms()) == "filing-0001104659-21-117128"
    step = replaced(before, filing_quads([second], meaning))
    assert reporter_of(step, Terms()) == "1494558"
    url_dropped = {
        quad
        for quad in filing_quads([first, second], meaning)
        if not (quad.predicate == ns.URL and quad.subject.value == REPORTS + "R65")
    }
    assert set(step) == url_dropped


def test_the_graph_tells_the_identity_it_was_built_with(seed, meaning):
    quads = filing_quads([seed], meaning)
    assert identity_of(quads) == replace(seed.identity, url=None)
    anonymous = Identity(accession=seed.identity.accession)
    second = replace(halves(seed)[1], identity=anonymous)
    later = filing_quads([second], meaning, known=identity_of(quads))
    assert reporter_of(later, Terms()) == "1494558"
