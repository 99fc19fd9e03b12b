from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store, parse, serialize

from kg.graph import namespaces as ns
from kg.graph.build import Meaning, filing_quads
from kg.graph.terms import Terms
from kg.model.fact import Fact, PlacedBy
from kg.model.filing import Identity

FILING = "https://w3id.org/rpkg/id/filing/0001104659-21-117128"
MakeFact = Callable[[int, int, tuple[str, ...], str, str], Fact]


def values(quads: list[Quad], subject: str, predicate: NamedNode) -> list[str]:
    node = NamedNode(subject)
    return sorted(
        quad.object.value
        for quad in quads
        if quad.subject == node and quad.predicate == predicate
    )


def of_class(quads: list[Quad], cls: NamedNode) -> set[str]:
    return {
        quad.subject.value
        for quad in quads
        if quad.predicate == ns.TYPE and quad.object == cls
    }


def export(quads: list[Quad]) -> bytes:
    return b"\n".join(sorted(serialize(quads, format=RdfFormat.N_QUADS).splitlines()))


def test_the_seed_has_22_facts_6_totals_4_subtotals_and_2_translations(seed, meaning):
    quads = filing_quads([seed], meaning)
    levels: dict[str, int] = {}
    for quad in quads:
        if quad.predicate == ns.LEVEL:
            levels[quad.object.value] = levels.get(quad.object.value, 0) + 1
    assert levels == {"total": 6, "subtotal": 4, "party": 12}
    assert len(of_class(quads, ns.FACT)) == 22
    assert len(of_class(quads, ns.BALANCE)) == 22
    assert len(of_class(quads, ns.AGGREGATE_FACT)) == 10
    assert of_class(quads, ns.TRANSLATION) == {
        f"{FILING}/R65/1/1",
        f"{FILING}/R65/2/1",
    }
    assert values(quads, f"{FILING}/R65/1/1", ns.TRANSLATION_OF) == [
        f"{FILING}/R65/1/2"
    ]
    assert len(of_class(quads, ns.PARTY)) == 5
    assert len(of_class(quads, ns.MENTION)) == 5


def test_a_fact_bears_what_is_asked_of_it(seed, meaning):
    quads = filing_quads([seed], meaning)
    node = f"{FILING}/R65/7/1"
    entity = "https://w3id.org/rpkg/id/entity/1494558"
    assert values(quads, node, ns.AMOUNT) == ["2039000"]
    assert values(quads, node, ns.DECIMALS) == ["-3"]
    assert values(quads, node, ns.INSTANT) == ["2021-06-30"]
    assert values(quads, node, ns.CURRENCY_CODE) == ["CNY"]
    assert values(quads, node, ns.UNIT) == ["http://www.xbrl.org/2003/iso4217#CNY"]
    assert values(quads, node, ns.SIDE) == [ns.DUE_FROM.value]
    assert values(quads, node, ns.CONCEPT) == [
        "http://fasb.org/us-gaap#DueFromRelatedPartiesCurrent"
    ]
    assert values(quads, node, ns.RELATIONSHIP_TEXT) == ["Management"]
    assert values(quads, node, ns.PARTY_TEXT) == [
        "Beijing QC Technology Company Limited"
    ]
    assert values(quads, node, ns.REPORTER) == [entity]
    assert values(quads, node + "/cell", ns.RAW) == ["2,039"]
    assert values(quads, node + "/cell", ns.LINE) == ["40"]
    assert values(quads, node + "/cell", ns.ROW) == ["7"]
    assert values(quads, node + "/cell", ns.COLUMN_NUMBER) == ["1"]
    [related] = values(quads, node, ns.IN_RELATIONSHIP)
    assert values(quads, related, ns.RELATIONSHIP_TYPE) == [ns.REL + "management"]
    assert values(quads, FILING, ns.FILED) == ["2021-09-17"]
    assert values(quads, FILING + "/R65", ns.SOURCE_NAME) == ["1494558_R65.txt"]


def test_everything_lies_in_the_filings_graph_without_blank_nodes(seed, meaning):
    quads = filing_quads([seed], meaning)
    assert {quad.graph_name for quad in quads} == {NamedNode(FILING)}
    assert all(isinstance(quad.subject, NamedNode) for quad in quads)
    assert all(isinstance(quad.object, NamedNode | Literal) for quad in quads)
    assert len(set(quads)) == len(quads)
    assert b"somewhere" not in export(quads)


def test_the_order_of_sources_does_not_matter(seed, meaning):
    other = replace(seed, report="R66", digest="b" * 64, identity=Identity())
    one = filing_quads([seed, other], meaning)
    assert one == filing_quads([other, seed], meaning)
    assert values(one, FILING, ns.HAS_REPORT) == [FILING + "/R65", FILING + "/R66"]


def test_of_two_sources_of_one_report_the_html_page_is_built(seed, meaning):
    html = replace(seed, kind="rpage-html", source="R65.htm", digest="f" * 64)
    quads = filing_quads([seed, html], meaning)
    assert quads == filing_quads([html, seed], meaning)
    assert values(quads, FILING + "/R65", ns.SOURCE_NAME) == ["R65.htm"]


def test_a_page_of_unknown_origin_is_named_after_its_content(seed, meaning):
    quads = filing_quads([replace(seed, identity=Identity())], meaning)
    key = "6020a8b12d668ee6" * 2
    page = "https://w3id.org/rpkg/id/page/" + key
    assert {quad.graph_name.value for quad in quads} == {page}
    assert values(quads, page, ns.KEY) == [key]
    assert values(quads, page, ns.ACCESSION) == []
    assert values(quads, page, ns.REPORTER) == [
        "https://w3id.org/rpkg/id/entity/page-" + key
    ]


def test_an_uncertain_fact_keeps_its_iri_when_it_is_settled(seed, meaning):
    first, *rest = seed.facts
    doubtful = replace(first, columns=(0, 1), placed_by=PlacedBy.UNCERTAIN)
    quads = filing_quads([replace(seed, facts=(doubtful, *rest))], meaning)
    node = f"{FILING}/R65/1/1"
    assert values(quads, node, ns.STATUS) == [ns.UNCERTAIN.value]
    assert values(quads, node + "/cell", ns.CANDIDATES) == ["0 1"]
    assert values(filing_quads([seed], meaning), node, ns.STATUS) == [
        ns.TRANSLATED.value
    ]


def test_facts_left_out_do_not_move_the_iris_of_others(seed, meaning):
    quads = filing_quads([seed], meaning, keep=lambda fact: fact.column == 2)
    assert f"{FILING}/R65/1/3" in of_class(quads, ns.FACT)
    assert len(of_class(quads, ns.FACT)) == 10


def test_several_named_parties_make_one_joint_counterparty(
    seed, meaning, make_fact: MakeFact
):
    label = "Amounts due to related parties"
    facts = (
        make_fact(1, 1, ("Alpha Co., Ltd", "Beta Ltd"), label, "5"),
        make_fact(2, 1, ("Beta Limited", "Alpha Co Ltd"), label, "6"),
        make_fact(3, 1, ("Alpha Company Limited",), label, "7"),
    )
    quads = filing_quads([replace(seed, facts=facts)], meaning)
    [joint] = values(quads, f"{FILING}/R65/1/1", ns.COUNTERPARTY)
    assert values(quads, f"{FILING}/R65/2/1", ns.COUNTERPARTY) == [joint]
    [alpha] = values(quads, f"{FILING}/R65/3/1", ns.COUNTERPARTY)
    assert joint in of_class(quads, ns.PARTY_GROUP)
    assert alpha in values(quads, joint, ns.GROUP_MEMBER)
    assert values(quads, f"{FILING}/R65/1/1", ns.PARTY_TEXT) == [
        "Alpha Co., Ltd | Beta Ltd"
    ]
    assert len(values(quads, f"{FILING}/R65/1/1", ns.MENTIONED)) == 2


def test_money_under_an_instrument_alone_is_neither_total_nor_party(
    seed, meaning, make_fact: MakeFact
):
    facts = (
        make_fact(1, 1, ("Note A",), "Amounts due to related parties", "5"),
        make_fact(2, 1, ("Note A", "Management"), "Notes", "5"),
    )
    quads = filing_quads([replace(seed, facts=facts)], meaning)
    assert values(quads, f"{FILING}/R65/1/1", ns.LEVEL) == ["other"]
    assert values(quads, f"{FILING}/R65/2/1", ns.LEVEL) == ["other"]
    assert values(quads, f"{FILING}/R65/1/1", ns.OTHER_MEMBER) == ["Note A"]
    assert of_class(quads, ns.AGGREGATE_FACT) == set()


@pytest.mark.parametrize(
    ("value", "unit", "lexical", "datatype"),
    [
        (Decimal("0.370"), "pure", "0.37", ns.DECIMAL),
        (Decimal("1E+3"), "shares", "1000", ns.DECIMAL),
        (Decimal("-0.00"), "pure", "0", ns.DECIMAL),
        ("Jun. 30, 2022", None, "Jun. 30, 2022", ns.STRING),
    ],
)
def test_what_is_not_money_has_a_typed_value(
    seed, meaning, value: Decimal | str, unit: str | None, lexical: str, datatype
):
    odd = replace(seed.facts[0], value=value, unit=unit, decimals=None)
    quads = filing_quads([replace(seed, facts=(odd,))], meaning)
    node = NamedNode(f"{FILING}/R65/1/1")
    [found] = [q.object for q in quads if q.subject == node and q.predicate == ns.VALUE]
    assert found == Literal(lexical, datatype=datatype)
    assert values(quads, node.value, ns.AMOUNT) == []
    assert of_class(quads, ns.BALANCE) == set()


ODD = (
    '<script>alert("x")</script>',
    'He said "no" \\ and left',
    "bell\x07 and \u202eright to left\u202c",
    "../../etc/passwd?#%20{}|^`",
    "北京 — Ünïcode 😀",
    "Note\tof\na line",
)


@pytest.mark.parametrize("name", ODD)
def test_odd_names_pass_through_quads_unchanged(
    seed, meaning: Meaning, make_fact: MakeFact, name: str
):
    facts = (make_fact(1, 1, (name,), "Amounts due to related parties", "5"),)
    odd = replace(
        seed, report=name, facts=facts, identity=Identity(entity=name, url=name)
    )
    quads = filing_quads([odd], meaning)
    data = serialize(quads, format=RdfFormat.N_QUADS)
    assert set(parse(data, format=RdfFormat.N_QUADS)) == set(quads)
    store = Store()
    store.extend(quads)
    assert set(store) == set(quads)
    [party] = {q.object.value for q in quads if q.predicate == ns.PARTY_TEXT}
    assert party == " ".join(name.split())
    iris = {n.value for q in quads for n in q if isinstance(n, NamedNode)}
    assert all(iri.isascii() and iri.isprintable() and " " not in iri for iri in iris)


def test_the_base_of_things_can_be_chosen(seed, meaning):
    terms = Terms("https://example.org/graph/")
    quads = filing_quads([seed], meaning, terms=terms)
    assert {quad.graph_name.value for quad in quads} == {
        "https://example.org/graph/filing/0001104659-21-117128"
    }
