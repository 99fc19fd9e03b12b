"""The graph of a filing: what is said of each fact, cell, party and report."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from kg.facts.encoding import may_be_of
from kg.facts.filings import filing_rows
from kg.graph import vocabulary as voc
from kg.graph.filing import filing_lines
from kg.iris import Iris
from kg.model.fact import PartyKind, PlacedBy, Role
from kg.model.filing import Identity, Summand
from kg.parties.mentions import named_kind

ID = "https://w3id.org/rpkg/id/"
FILING = ID + "filing/0001104659-21-117128"
DUE_TO = "Amounts due to related parties"
XSD = "http://www.w3.org/2001/XMLSchema#"


def values(quads: list[Quad], subject: str, predicate: str) -> list[str]:
    return sorted(
        quad.object.value
        for quad in quads
        if quad.subject.value == subject and str(quad.predicate) == predicate
    )


def of_class(quads: list[Quad], cls: str) -> set[str]:
    return {
        quad.subject.value
        for quad in quads
        if str(quad.predicate) == voc.TYPE and str(quad.object) == cls
    }


def node(term: str) -> str:
    return term.strip("<>")


def test_the_seed_has_22_facts_6_totals_4_subtotals_and_2_translations(seed, quads_of):
    quads = quads_of(seed)
    levels: dict[str, int] = {}
    for quad in quads:
        if str(quad.predicate) == voc.LEVEL:
            levels[quad.object.value] = levels.get(quad.object.value, 0) + 1
    assert levels == {"total": 6, "subtotal": 4, "party": 12}
    assert len(of_class(quads, voc.FACT)) == 22
    assert len(of_class(quads, voc.BALANCE)) == 22
    assert len(of_class(quads, voc.AGGREGATE_FACT)) == 10
    assert of_class(quads, voc.TRANSLATION) == {
        f"{FILING}/R65/1/1",
        f"{FILING}/R65/2/1",
    }
    assert values(quads, f"{FILING}/R65/1/1", voc.TRANSLATION_OF) == [
        f"{FILING}/R65/1/2"
    ]
    assert len(of_class(quads, voc.PARTY)) == 5
    assert len(of_class(quads, voc.MENTION)) == 5


def test_a_fact_bears_what_is_asked_of_it(seed, quads_of):
    quads = quads_of(seed)
    fact = f"{FILING}/R65/7/1"
    [party] = values(quads, fact, voc.COUNTERPARTY)
    assert party.startswith(ID + "party/1494558/beijing-qc-technology-")
    expected = {
        voc.AMOUNT: "2039000",
        voc.DECIMALS: "-3",
        voc.INSTANT: "2021-06-30",
        voc.CURRENCY_CODE: "CNY",
        voc.UNIT: "http://www.xbrl.org/2003/iso4217#CNY",
        voc.SIDE: node(voc.DUE_FROM),
        voc.SIDE_NAME: "due from",
        voc.STATUS: node(voc.CERTAIN),
        voc.LEVEL: "party",
        voc.LABEL: "Amounts due from related parties",
        voc.CONCEPT: "http://fasb.org/us-gaap#DueFromRelatedPartiesCurrent",
        voc.CONCEPT_NAME: "us-gaap:DueFromRelatedPartiesCurrent",
        voc.RELATIONSHIP_TEXT: "Management",
        voc.PARTY_TEXT: "Beijing QC Technology Company Limited",
        voc.REPORTER: ID + "entity/1494558",
        voc.IN_REPORT: FILING + "/R65",
        voc.CELL: fact + "/cell",
    }
    assert {p: values(quads, fact, p) for p in expected} == {
        p: [value] for p, value in expected.items()
    }
    cell = {voc.RAW: "2,039", voc.LINE: "40", voc.ROW: "7", voc.COLUMN_NUMBER: "1"}
    for predicate, value in cell.items():
        assert values(quads, fact + "/cell", predicate) == [value]
    [related] = values(quads, fact, voc.IN_RELATIONSHIP)
    assert values(quads, related, voc.RELATIONSHIP_TYPE) == [voc.REL + "management"]
    assert values(quads, related, voc.RELATED_PARTY) == [party]


def test_filing_and_report_are_described(seed, quads_of):
    quads = quads_of(seed)
    assert values(quads, FILING, voc.FILED) == ["2021-09-17"]
    assert values(quads, FILING, voc.CIK) == ["1494558"]
    assert values(quads, FILING, voc.FORM) == ["6-K"]
    assert values(quads, FILING, voc.FILER_NAME) == ["Ambow Education Holding Ltd."]
    assert values(quads, FILING + "/R65", voc.SOURCE_NAME) == ["1494558_R65.txt"]
    assert values(quads, FILING + "/R65/column/2", voc.INSTANT) == ["2020-12-31"]
    assert values(quads, FILING + "/R65/column/2", voc.SCALE) == ["3"]


@pytest.mark.parametrize("may_be", [(None, 12), (12, None), (3, 6), (0, None, 9)])
def test_a_column_of_an_open_period_says_what_it_may_be(seed, quads_of, may_be):
    first, *rest = seed.columns
    opened = replace(seed, columns=(replace(first, may_be=may_be), *rest))
    (told,) = values(quads_of(opened), FILING + "/R65/column/0", voc.MAY_BE)
    assert may_be_of(told) == may_be
    assert values(quads_of(seed), FILING + "/R65/column/0", voc.MAY_BE) == []


def test_everything_lies_in_the_filings_graph_without_blank_nodes(seed, quads_of):
    quads = quads_of(seed)
    assert {quad.graph_name for quad in quads} == {NamedNode(FILING)}
    assert all(isinstance(quad.subject, NamedNode) for quad in quads)
    assert all(isinstance(quad.object, NamedNode | Literal) for quad in quads)
    assert not any("somewhere" in str(quad) for quad in quads)


def test_the_order_of_sources_does_not_matter(seed, quads_of):
    second = replace(seed, report="R66", digest="b" * 64, identity=Identity())
    quads = quads_of(seed, second)
    assert quads == quads_of(second, seed)
    assert values(quads, FILING, voc.HAS_REPORT) == [FILING + "/R65", FILING + "/R66"]


def test_a_page_of_unknown_origin_is_named_after_its_content(seed, quads_of):
    quads = quads_of(replace(seed, identity=Identity()))
    key = "6020a8b12d668ee6" * 2
    page = ID + "page/" + key
    assert {quad.graph_name.value for quad in quads} == {page}
    assert values(quads, page, voc.KEY) == [key]
    assert values(quads, page, voc.ACCESSION) == []
    assert values(quads, page, voc.REPORTER) == [ID + "entity/page-" + key]


def test_an_uncertain_fact_names_its_candidates(seed, quads_of):
    first, *rest = seed.facts
    doubtful = replace(first, columns=(0, 1), placed_by=PlacedBy.UNCERTAIN)
    quads = quads_of(replace(seed, facts=(doubtful, *rest)))
    fact = f"{FILING}/R65/1/1"
    assert values(quads, fact, voc.STATUS) == [node(voc.UNCERTAIN)]
    assert values(quads, fact + "/cell", voc.CANDIDATES) == ["0 1"]
    assert values(quads, fact + "/cell", voc.PLACED_BY) == ["uncertain"]


def test_a_translation_names_its_original_only_where_that_is_stored(seed, quads_of):
    quads = quads_of(seed, keep=lambda fact: fact.column == 0)
    fact = f"{FILING}/R65/1/1"
    assert values(quads, fact, voc.STATUS) == [node(voc.TRANSLATED)]
    assert values(quads, fact, voc.TRANSLATION_OF) == []
    assert of_class(quads, voc.FACT) == {fact, f"{FILING}/R65/2/1"}


def test_several_named_parties_make_one_joint_counterparty(seed, quads_of, make_fact):
    facts = (
        make_fact(1, 1, ("Alpha Co., Ltd", "Beta Ltd"), DUE_TO, "5"),
        make_fact(2, 1, ("Beta Limited", "Alpha Co Ltd"), DUE_TO, "6"),
        make_fact(3, 1, ("Alpha Company Limited",), DUE_TO, "7"),
    )
    quads = quads_of(replace(seed, facts=facts))
    [joint] = values(quads, f"{FILING}/R65/1/1", voc.COUNTERPARTY)
    assert values(quads, f"{FILING}/R65/2/1", voc.COUNTERPARTY) == [joint]
    [alpha] = values(quads, f"{FILING}/R65/3/1", voc.COUNTERPARTY)
    assert joint in of_class(quads, voc.PARTY_GROUP)
    parts = values(quads, joint, voc.GROUP_MEMBER)
    assert alpha in parts
    assert len(parts) == 2
    assert values(quads, f"{FILING}/R65/1/1", voc.PARTY_TEXT) == [
        "Alpha Co., Ltd | Beta Ltd"
    ]
    assert len(values(quads, f"{FILING}/R65/1/1", voc.MENTIONED)) == 2


def test_the_parts_of_a_joint_party_are_the_parties_decided(seed, quads_of, make_fact):
    facts = (make_fact(1, 1, ("Alpha Ltd", "Beta Ltd"), DUE_TO, "5"),)
    shared = ID + "party/99/alpha-holdings"
    reading = replace(seed, facts=facts)
    quads = quads_of(reading, decided={"1494558/alpha ltd": shared})
    [joint] = values(quads, f"{FILING}/R65/1/1", voc.COUNTERPARTY)
    assert shared in values(quads, joint, voc.GROUP_MEMBER)
    assert shared in of_class(quads, voc.PARTY)


def test_a_shared_party_moves_facts_and_mentions_and_keeps_their_iris(
    seed, quads_of, make_fact
):
    reading = replace(
        seed, facts=(make_fact(1, 1, ("Alpha Ltd", "Management"), DUE_TO, "5"),)
    )
    shared = ID + "party/99/alpha"
    before = quads_of(reading)
    after = quads_of(reading, decided={"1494558/alpha ltd": shared})
    fact = f"{FILING}/R65/1/1"
    for predicate in (voc.MENTIONED, voc.IN_RELATIONSHIP):
        assert values(before, fact, predicate) == values(after, fact, predicate)
    assert values(after, fact, voc.COUNTERPARTY) == [shared]
    [mention] = values(after, fact, voc.MENTIONED)
    assert values(after, mention, voc.REFERS_TO) == [shared]
    [related] = values(after, fact, voc.IN_RELATIONSHIP)
    assert values(after, related, voc.RELATED_PARTY) == [shared]


def test_a_party_of_two_kinds_is_of_one_class(seed, quads_of, make_fact):
    facts = (
        make_fact(1, 1, ("Mr. Jin Huang",), DUE_TO, "5"),
        make_fact(2, 1, ("Jin Huang Ltd",), DUE_TO, "5"),
    )
    party = ID + "party/1/x"
    decided = {"1494558/mr. jin huang": party, "1494558/jin huang ltd": party}
    quads = quads_of(replace(seed, facts=facts), decided=decided)
    kinds = {quad.object.value for quad in quads if str(quad.predicate) == voc.KIND}
    assert kinds == {"organisation", "person"}
    assert values(quads, party, voc.TYPE) == sorted([node(voc.PARTY), node(voc.PERSON)])


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Beijing QC Technology Company Limited", PartyKind.ORGANISATION),
        ("Mr. Jin Huang", PartyKind.PERSON),
        ("CSAH and its affiliates", PartyKind.GROUP),
        ("Management", PartyKind.ROLE),
        ("Term Loan with Fern Bay Ltd", PartyKind.ORGANISATION),
        ("Mr. Moss Loan", PartyKind.PERSON),
        ("Promissory note", PartyKind.UNKNOWN),
    ],
)
def test_words_tell_the_kind_of_a_mention(name: str, kind: PartyKind):
    assert named_kind(name)[0] is kind


def test_money_under_an_instrument_is_a_partys_where_a_role_stands_by(
    seed, quads_of, make_fact
):
    facts = (
        make_fact(1, 1, ("Note A",), DUE_TO, "5"),
        make_fact(2, 1, ("Note A", "Management"), "Notes", "5"),
    )
    quads = quads_of(replace(seed, facts=facts))
    assert values(quads, f"{FILING}/R65/1/1", voc.LEVEL) == ["other"]
    assert values(quads, f"{FILING}/R65/2/1", voc.LEVEL) == ["party"]
    assert values(quads, f"{FILING}/R65/1/1", voc.OTHER_MEMBER) == ["Note A"]
    assert of_class(quads, voc.AGGREGATE_FACT) == set()


@pytest.mark.parametrize(
    ("value", "unit", "lexical", "datatype"),
    [
        (Decimal("0.370"), "pure", "0.37", "decimal"),
        (Decimal("1E+3"), "shares", "1000", "decimal"),
        (Decimal("-0.00"), "pure", "0", "decimal"),
        ("Jun. 30, 2022", None, "Jun. 30, 2022", "string"),
    ],
)
def test_what_is_not_money_has_a_typed_value(
    seed, quads_of, value, unit, lexical, datatype
):
    odd = replace(seed.facts[0], value=value, unit=unit, decimals=None)
    quads = quads_of(replace(seed, facts=(odd,)))
    [literal] = [q.object for q in quads if str(q.predicate) == voc.VALUE]
    assert literal == Literal(lexical, datatype=NamedNode(XSD + datatype))
    assert values(quads, f"{FILING}/R65/1/1", voc.AMOUNT) == []
    assert of_class(quads, voc.BALANCE) == set()


def instance_of(seed, facts):
    """Return the instance of the seed's filing with these facts."""
    return replace(
        seed, report="instance", kind="instance", source="ambo.xml", digest="c" * 64,
        columns=(), scales=(), facts=tuple(facts),
    )  # fmt: skip


def as_document(fact, ref: str, **changes):
    """Return a fact of a page as the instance holds it."""
    return replace(
        fact, report="instance", row=None, column=None, columns=(), ref=ref,
        raw=str(fact.value), placed_by=PlacedBy.XBRL, concept_by="xbrl", **changes,
    )  # fmt: skip


def test_a_page_that_prints_a_fact_of_the_instance_repeats_it(seed, quads_of):
    printed = seed.facts[14]
    document = instance_of(seed, [as_document(printed, "f1")])
    quads = quads_of(seed, document)
    page = f"{FILING}/R65/7/1"
    [fact] = values(quads, page, voc.REPEATS)
    assert fact.startswith(FILING + "/instance/fact/")
    assert values(quads, page, voc.STATUS) == [node(voc.REPEATED)]
    assert values(quads, page, voc.AMOUNT) == ["2039000"]
    assert values(quads, page, voc.CELL) == [page + "/cell"]
    assert values(quads, fact, voc.STATUS) == [node(voc.CERTAIN)]
    assert values(quads, fact, voc.CELL) == sorted([page + "/cell", fact + "/cell"])
    assert values(quads, page + "/cell", voc.ON_REPORT) == [FILING + "/R65"]
    assert values(quads, fact + "/cell", voc.ON_REPORT) == []
    assert values(quads, fact + "/cell", voc.REF) == ["f1"]
    repeated = [q for q in quads if str(q.object) == voc.REPEATED]
    assert len(repeated) == 1


def test_the_second_copy_of_a_fact_of_one_document_repeats_the_first(seed, quads_of):
    first = as_document(seed.facts[14], "f1")
    second = replace(first, ref="f2", same_as="f1")
    quads = quads_of(instance_of(seed, [first, second]))
    [(copy, fact)] = [
        (q.subject.value, q.object.value)
        for q in quads
        if str(q.predicate) == voc.REPEATS
    ]
    assert values(quads, copy, voc.STATUS) == [node(voc.REPEATED)]
    assert values(quads, fact, voc.CELL) == sorted([fact + "/cell", copy + "/cell"])
    assert values(quads, copy + "/cell", voc.REF) == ["f2"]


def test_an_entity_of_the_group_is_the_reporter_of_its_facts(seed, quads_of):
    fact = replace(
        as_document(seed.facts[14], "f1"),
        members=("Beijing QC Technology Company Limited", "Ambow  Online"),
        axes=("srt:CounterpartyNameAxis", "dei:LegalEntityAxis"),
        roles=(Role.PARTY, Role.OTHER),
        member_names=("ambo:BeijingQcMember", None),
        relationship=None,
        other=("Ambow  Online",),
        subsidiary="Ambow  Online",
        footnotes=("unsecured", "unsecured"),
    )
    quads = quads_of(instance_of(seed, [fact]))
    [subject] = of_class(quads, voc.FACT)
    [entity] = values(quads, subject, voc.REPORTER)
    assert entity.startswith(ID + "entity/1494558/ambow-online-")
    assert values(quads, entity, voc.PRINTED_NAME) == ["Ambow Online"]
    assert values(quads, entity, voc.SUB_ORGANISATION) == [ID + "entity/1494558"]
    assert values(quads, subject, voc.DIMENSION) == [
        "srt:CounterpartyNameAxis=ambo:BeijingQcMember"
    ]
    assert values(quads, subject, voc.FOOTNOTE) == ["unsecured"]
    [related] = values(quads, subject, voc.IN_RELATIONSHIP)
    assert values(quads, related, voc.RELATIONSHIP_TYPE) == [voc.REL + "unspecified"]


def test_money_over_a_period_is_a_flow(seed, quads_of):
    flow = replace(
        seed.facts[0], instant=None, start=date(2021, 1, 1), end=date(2021, 6, 30)
    )
    quads = quads_of(replace(seed, facts=(flow,)))
    assert of_class(quads, voc.FLOW) == {f"{FILING}/R65/1/1"}
    assert of_class(quads, voc.BALANCE) == set()
    assert values(quads, f"{FILING}/R65/1/1", voc.PERIOD_START) == ["2021-01-01"]


RECEIVABLE, PAYABLE = (
    f"us-gaap:Due{way}RelatedPartiesCurrent" for way in ("From", "To")
)
SUMS = (
    Summand("http://x.example/net", RECEIVABLE, PAYABLE, Decimal(-1)),
    Summand("http://x.example/net", RECEIVABLE, "us-gaap:Cash", Decimal(1)),
    Summand("http://x.example/cash", "us-gaap:Cash", PAYABLE, Decimal(1)),
)


def test_a_sum_is_built_where_the_whole_and_a_part_of_it_are(seed, quads_of):
    quads = quads_of(replace(seed, sums=SUMS))
    nodes = values(quads, FILING + "/R65", voc.HAS_SUMMAND)
    parts = {values(quads, n, voc.PART)[0]: values(quads, n, voc.WEIGHT) for n in nodes}
    assert parts == {
        "http://fasb.org/us-gaap#Cash": ["1"],
        "http://fasb.org/us-gaap#DueToRelatedPartiesCurrent": ["-1"],
    }
    for part in nodes:
        assert values(quads, part, voc.SUM_ROLE) == ["http://x.example/net"]
        assert values(quads, part, voc.SUM_OF) == [
            "http://fasb.org/us-gaap#DueFromRelatedPartiesCurrent"
        ]


def test_without_the_facts_of_the_whole_there_is_no_sum(seed, quads_of):
    quads = quads_of(
        replace(seed, sums=SUMS), keep=lambda fact: fact.concept == PAYABLE
    )
    assert of_class(quads, voc.SUMMAND) == set()


ODD = (
    '<script>alert("x")</script>',
    'He said "no" \\ and left\\',
    "bell\x07 and \u202eright to left\u202c",
    "../../etc/passwd?#%20{}|^`",
    "北京 — Ünïcode 😀",
    "line\u2028separator\x85next",
    '" <urn:a> <urn:b> .',
)


@pytest.mark.parametrize("name", ODD)
def test_odd_names_pass_through_text_unchanged(seed, quads_of, make_fact, name: str):
    facts = (make_fact(1, 1, (name,), DUE_TO, "5"),)
    odd = replace(
        seed, report=name, title=name, facts=facts,
        identity=Identity(entity=f"{name} itself", url=name),
    )  # fmt: skip
    quads = quads_of(odd)
    [party] = {q.object.value for q in quads if str(q.predicate) == voc.PARTY_TEXT}
    assert party == " ".join(name.split())
    [url] = [q.object for q in quads if str(q.predicate) == voc.URL]
    assert url == Literal(name, datatype=NamedNode(XSD + "anyURI"))
    iris = {n.value for q in quads for n in q if isinstance(n, NamedNode)}
    assert all(iri.isascii() and iri.isprintable() and " " not in iri for iri in iris)


def test_the_base_of_things_can_be_chosen(seed, quads_of):
    quads = quads_of(seed, iris=Iris("https://example.org/graph/"))
    assert {quad.graph_name.value for quad in quads} == {
        "https://example.org/graph/filing/0001104659-21-117128"
    }


def test_a_key_without_party_is_refused(seed):
    rows = filing_rows([seed], iris=Iris())
    with pytest.raises(KeyError, match="shandong shichuang"):
        filing_lines(rows, {}, Iris())
