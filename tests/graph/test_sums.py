"""Sums of the calculation linkbase stand in the graph beside the facts they join."""

from dataclasses import replace
from decimal import Decimal

from pyoxigraph import NamedNode, Store

from kg.checks import check
from kg.graph import filing_quads
from kg.graph import namespaces as ns
from kg.model.fact import PlacedBy
from kg.model.filing import Summand

RECEIVABLE, PAYABLE = (
    f"us-gaap:Due{way}RelatedPartiesCurrent" for way in ("From", "To")
)
PARTS = (
    Summand("http://x.example/net", RECEIVABLE, PAYABLE, Decimal(-1)),
    Summand("http://x.example/net", RECEIVABLE, "us-gaap:Cash", Decimal(1)),
    Summand("http://x.example/cash", "us-gaap:Cash", PAYABLE, Decimal(1)),
)


def objects(quads, predicate):
    return sorted(q.object.value for q in quads if q.predicate == predicate)


def test_a_sum_is_built_where_the_whole_and_a_part_of_it_are(seed, meaning) -> None:
    quads = filing_quads([replace(seed, sums=PARTS)], meaning)
    nodes = {q.object for q in quads if q.predicate == ns.HAS_SUMMAND}
    assert len(nodes) == 2
    assert objects(quads, ns.WEIGHT) == ["-1", "1"]
    assert objects(quads, ns.PART) == [
        "http://fasb.org/us-gaap#Cash",
        "http://fasb.org/us-gaap#DueToRelatedPartiesCurrent",
    ]
    assert set(objects(quads, ns.SUM_OF)) == {
        "http://fasb.org/us-gaap#DueFromRelatedPartiesCurrent"
    }
    assert set(objects(quads, ns.SUM_ROLE)) == {"http://x.example/net"}


def test_without_the_facts_of_the_whole_there_is_no_sum(seed, meaning) -> None:
    quads = filing_quads(
        [replace(seed, sums=PARTS)], meaning, keep=lambda f: f.concept == PAYABLE
    )
    assert objects(quads, ns.HAS_SUMMAND) == []


def test_the_check_finds_the_sums_in_the_graph(seed, meaning) -> None:
    store = Store()
    marked = tuple(replace(fact, placed_by=PlacedBy.HTML) for fact in seed.facts)
    reading = replace(seed, facts=marked, sums=PARTS[:1])
    store.extend(filing_quads([reading], meaning))
    found = [f for f in check(store, rules=["calculation"]) if f.cells]
    assert {f.status.value for f in found} == {"fail"}
    first = found[0]
    assert first.message.startswith(f"{RECEIVABLE} of ")
    assert NamedNode(first.cells[0].fact) in {
        q.subject for q in store.quads_for_pattern(None, ns.CONCEPT, None)
    }
