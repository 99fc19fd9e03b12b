"""The built seed keeps to what `ontology/rpkg.ttl` and `shapes.ttl` say."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pyshacl
import pytest
import rdflib
from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    Quad,
    RdfFormat,
    parse,
    serialize,
)

from kg.graph import namespaces as ns
from kg.graph.build import Meaning, filing_quads
from kg.graph.ontology import ontology_files, ontology_quads
from kg.graph.positions import derived_quads
from kg.graph.settlements import settlement_quads
from kg.graph.terms import Terms
from kg.model.fact import Fact, PlacedBy
from kg.model.filing import Reading, Summand
from kg.resources import ontology_file

LABEL = NamedNode(ns.RDFS + "label")
COMMENT = NamedNode(ns.RDFS + "comment")
DOMAIN, RANGE = NamedNode(ns.RDFS + "domain"), NamedNode(ns.RDFS + "range")
ABOVE = NamedNode(ns.RDFS + "subClassOf")
RESOURCE, LITERAL = ns.RDFS + "Resource", ns.RDFS + "Literal"
OWL = "http://www.w3.org/2002/07/owl#"
OPEN = {RESOURCE, ns.SKOS + "Concept"}
"""Classes whose instances need not be described in a built graph."""


@pytest.fixture(scope="module")
def vocabulary() -> list[Quad]:
    return list(parse(path=ontology_file("rpkg.ttl")))


def objects(quads: list[Quad], predicate: NamedNode) -> dict[str, str]:
    return {q.subject.value: q.object.value for q in quads if q.predicate == predicate}


@pytest.fixture(scope="module")
def built(seed: Reading, meaning: Meaning) -> list[Quad]:
    one = seed.facts[0]
    odd = (
        replace(one, row=90, value=Decimal("0.37"), unit="pure", decimals="INF"),
        replace(one, row=91, value="Jun. 30, 2022", unit=None, decimals=None),
        replace(one, row=92, columns=(0, 1), placed_by=PlacedBy.UNCERTAIN),
        replace(one, row=93, instant=None, start=date(2021, 1, 1), end=one.instant),
        replace(one, row=None, other=("Note A",), ref="f12", column=None, columns=()),
    )
    part = Summand("net", one.concept or "", "us-gaap:Cash", Decimal(-1))
    parts = (part, replace(part, child=one.concept or ""))
    reading = replace(seed, facts=(*seed.facts, *odd), sums=parts)
    quads = filing_quads([reading], meaning)
    quads += derived_quads(Terms(), "1494558", quads)
    fact = next(quad.subject for quad in quads if quad.object == ns.FACT)
    return quads + settlement_quads(fact, 1, "the note tells", 1)


def test_every_term_of_the_code_is_in_the_vocabulary_and_the_other_way(vocabulary):
    code = {
        node.value
        for node in vars(ns).values()
        if isinstance(node, NamedNode) and node.value.startswith(ns.RP)
    }
    defined = {
        q.subject.value
        for q in vocabulary
        if q.predicate == ns.TYPE and q.subject.value.startswith(ns.RP)
    }
    assert code - defined == set()
    names = {"balance", "periodType", "successor", "fromYear", "toYear"}
    data = {ns.RP + name for name in names}
    sets = {ns.RP + name for name in ("Side", "Status", "Judgement")}
    assert defined - code == data | sets


def test_every_term_is_labelled_and_every_property_has_domain_and_range(vocabulary):
    labels, comments = objects(vocabulary, LABEL), objects(vocabulary, COMMENT)
    domains, ranges = objects(vocabulary, DOMAIN), objects(vocabulary, RANGE)
    for quad in vocabulary:
        if quad.predicate != ns.TYPE or quad.object.value == OWL + "Ontology":
            continue
        term = quad.subject.value
        assert term in labels
        assert term in comments
        if quad.object.value.endswith("Property"):
            assert term in domains
            assert term in ranges


def test_every_quad_fits_domain_and_range(built, vocabulary):
    kinds = objects(vocabulary, ns.TYPE)
    above = defaultdict(set)
    for quad in vocabulary:
        if quad.predicate == ABOVE:
            above[quad.subject.value].add(quad.object.value)
    domains, ranges = objects(vocabulary, DOMAIN), objects(vocabulary, RANGE)
    types = defaultdict(set)
    for quad in built + vocabulary:
        if quad.predicate == ns.TYPE:
            ahead = [quad.object.value]
            while ahead:
                cls = ahead.pop()
                types[quad.subject.value].add(cls)
                ahead += above[cls]
    used = set()
    for quad in built:
        name = quad.predicate.value
        if not name.startswith(ns.RP):
            continue
        used.add(name)
        assert domains[name] in OPEN | types[quad.subject.value], quad
        if isinstance(quad.object, Literal):
            assert kinds[name] == OWL + "DatatypeProperty"
            assert ranges[name] in (LITERAL, quad.object.datatype.value), quad
        else:
            assert kinds[name] == OWL + "ObjectProperty"
            assert ranges[name] in OPEN | types[quad.object.value], quad
    later = {"balance", "periodType", "successor", "fromYear", "toYear"}
    later |= {"compares", "judgement", "tradeName", "tie"}
    later |= {"firstName", "secondName", "decidedBy", "decidedOn", "withdraws"}
    later |= {
        "dimension",
        "footnote",
        "onReport",
        "asPrinted",
        "memberLabel",
    }  # of XBRL documents only
    assert set(domains) - used == {ns.RP + name for name in later}


def test_the_ontology_graph_has_no_blank_nodes_and_no_shapes():
    quads = ontology_quads()
    assert quads == ontology_quads()
    assert not any(
        isinstance(term, BlankNode) for quad in quads for term in (*quad.triple,)
    )
    assert {quad.graph_name for quad in quads} == {Terms().ontology_graph()}
    assert ontology_file("shapes.ttl") not in ontology_files()
    assert ontology_file("rpkg.ttl") in ontology_files()


def test_bracketed_nodes_get_the_same_iri_whatever_they_are_called(tmp_path: Path):
    one, two = tmp_path / "a" / "x.ttl", tmp_path / "b" / "x.ttl"
    for path, order in ((one, "_:q _:r"), (two, "_:zz _:a")):
        first, second = order.split()
        path.parent.mkdir()
        path.write_text(
            f"<urn:s> <urn:p> {first} . {first} <urn:q> {second} ; <urn:v> 1 ."
            f"{second} <urn:v> 2 .",
            encoding="utf-8",
        )
    assert ontology_quads([one]) == ontology_quads([two])
    assert len(ontology_quads([one])) == 4


def violations(quads: list[Quad]) -> str:
    data = rdflib.Graph()
    triples = serialize([q.triple for q in quads], format=RdfFormat.N_TRIPLES)
    data.parse(data=triples, format="nt")
    shapes = rdflib.Graph().parse(ontology_file("shapes.ttl"), format="turtle")
    conforms, _, report = pyshacl.validate(data, shacl_graph=shapes, advanced=False)
    return "" if conforms else str(report)


def test_the_seed_holds_the_shapes(built):
    assert violations(built) == ""


def test_a_page_of_odd_names_holds_the_shapes(
    seed, meaning, make_fact: Callable[[int, int, tuple[str, ...], str, str], Fact]
):
    names = (
        '<script>alert("x")</script>',
        "bell\x07 \u202ertl\u202c",
        "a/b?c#d %",
        "'; DROP",
    )
    label = "Amounts due to related parties"
    facts = tuple(
        make_fact(row, 1, (name,), label, "5") for row, name in enumerate(names, 1)
    )
    odd = replace(seed, source="C:\\dir\\<b>.txt", facts=facts)
    quads = filing_quads([odd], meaning)
    assert violations([*quads, *derived_quads(Terms(), "1494558", quads)]) == ""


def test_the_shapes_refuse_a_total_with_a_counterparty(built):
    total = next(q.subject for q in built if q.object == ns.AGGREGATE_FACT)
    party = next(q.object for q in built if q.predicate == ns.COUNTERPARTY)
    wrong = Quad(total, ns.COUNTERPARTY, party, built[0].graph_name)
    assert "counterparty" in violations([*built, wrong])
