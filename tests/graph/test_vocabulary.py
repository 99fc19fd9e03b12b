"""All that is written keeps to what `ontology/rpkg.ttl` and `shapes.ttl` say."""

from collections import defaultdict
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pyshacl
import pytest
import rdflib
from pyoxigraph import BlankNode, Literal, Quad, RdfFormat, parse, serialize

from kg.facts.decisions import Decisions, Settlement
from kg.facts.filings import filing_rows
from kg.facts.noted import AmountRow, Noted, StatementRow, ToldRelationship
from kg.facts.projection import PartyRow, project
from kg.facts.rows import FilingRows
from kg.graph import vocabulary as voc
from kg.graph.derived import family_lines, reporter_lines
from kg.graph.filing import filing_lines
from kg.graph.judgements import decision_lines
from kg.graph.ontology import ontology_files, ontology_lines
from kg.iris import Iris
from kg.model.fact import PlacedBy, Role
from kg.model.filing import Reading, Summand
from kg.model.note import NoteAmount
from kg.notes.documents import parse_note
from kg.notes.tables import statements_of_tables
from kg.parties.decisions import Decision, Verdict, decide, undo
from kg.parties.identifiers import mention_key
from kg.resources import ontology_file

IRIS = Iris()
TYPE = voc.RDF + "type"
LABEL, COMMENT = voc.RDFS + "label", voc.RDFS + "comment"
DOMAIN, RANGE = voc.RDFS + "domain", voc.RDFS + "range"
ABOVE = voc.RDFS + "subClassOf"
RESOURCE, LITERAL = voc.RDFS + "Resource", voc.RDFS + "Literal"
OWL = "http://www.w3.org/2002/07/owl#"
OPEN = {RESOURCE, voc.SKOS + "Concept"}
"""Classes whose instances need not be described in a built graph."""
OF_CONCEPTS = ("balance", "periodType", "successor", "fromYear", "toYear")
"""Properties of the elements in concepts.ttl, which no build writes."""
RESERVED = ("tie",)
"""Properties that are defined and that nothing tells yet."""
QC = "Beijing QC Technology Company Limited"


@pytest.fixture(scope="module")
def vocabulary() -> list[Quad]:
    return list(parse(path=ontology_file("rpkg.ttl")))


def objects(quads: list[Quad], predicate: str) -> dict[str, set[str]]:
    values = defaultdict(set)
    for quad in quads:
        if quad.predicate.value == predicate:
            values[quad.subject.value].add(quad.object.value)
    return values


def readings_of(seed: Reading) -> list[Reading]:
    """Return the seed with all sorts of facts added, its instance, and a later page."""
    first, party = seed.facts[0], seed.facts[14]
    odd = (
        replace(first, row=90, value=Decimal("0.37"), unit="pure", decimals="INF"),
        replace(first, row=91, value="Jun. 30, 2022", unit=None, decimals=None),
        replace(first, row=92, columns=(0, 1), placed_by=PlacedBy.UNCERTAIN),
        replace(first, row=93, instant=None, start=date(2021, 1, 1), end=first.instant),
        replace(party, row=94, members=(QC, "Alpha Ltd"), roles=(Role.PARTY,) * 2,
                axes=(None,) * 2, relationship=None, party=f"{QC} | Alpha Ltd"),
    )  # fmt: skip
    in_instance = replace(
        party, report="instance", row=None, column=None, columns=(), ref="f1",
        placed_by=PlacedBy.XBRL, concept_by="xbrl", footnotes=("unsecured",),
        axes=("srt:CounterpartyNameAxis", None), member_names=("ambo:QcMember", None),
    )  # fmt: skip
    of_group = replace(
        in_instance, ref="f2", members=(QC, "Ambow Online", "Note A"),
        roles=(Role.PARTY, Role.OTHER, Role.OTHER), axes=(None,) * 3, member_names=(),
        other=("Ambow Online", "Note A"), subsidiary="Ambow Online",
        relationship=None,
    )  # fmt: skip
    part = Summand("net", first.concept or "", "us-gaap:Cash", Decimal(-1))
    sums = (part, replace(part, child=first.concept or ""))
    page = replace(seed, facts=(*seed.facts, *odd), sums=sums)
    document = replace(
        seed, report="instance", kind="instance", digest="c" * 64, columns=(),
        facts=(in_instance, of_group), member_labels=(("ambo:QcMember", QC),),
    )  # fmt: skip
    return [page, document]


def noted(rows: FilingRows) -> Noted:
    """Return what a note states of a party and of another, with all that may be said."""
    note = parse_note(
        f"<table><tr><td>Name</td><td>Relationship</td></tr><tr><td>{QC}</td>"
        "<td>Owned by our chair</td></tr></table>",
        key="n", cik=None, accession=None, concept=None, title="", start=None, end=None,
    )  # fmt: skip
    (said,) = statements_of_tables(note)
    day = date(2021, 6, 30)
    key = mention_key("1494558", QC)
    owner = replace(
        said, predicate="owned-by", object=QC, value=Decimal("0.4"), unit="pure",
        day=day, valid_from=day, valid_to=day, subject="Alpha Ltd",
    )  # fmt: skip
    first = StatementRow(IRIS.statement(rows.filing.iri, "1"), note, said, key, None)
    second = StatementRow(IRIS.statement(rows.filing.iri, "2"), note, owner, None, key)
    told = ToldRelationship(key, said.object, first.iri)
    amount = NoteAmount(
        QC, "", "", False, Decimal(5), 0, "CNY", day, False, 0, said.start, said.end
    )
    fact = rows.facts[0]
    cell = IRIS.note_cell(fact.iri, note.key, amount.start)
    stated = AmountRow(note, amount, key, fact.iri, cell, fact.report)
    untagged = AmountRow(note, amount, key, None, None, fact.report)
    return Noted((first, second), (told,), (stated, untagged))


def later_reading(seed: Reading) -> Reading:
    """Return a page filed later that restates a balance and says it twice.

    What its first column is the page leaves open.
    """
    party = seed.facts[14]
    columns = (replace(seed.columns[0], may_be=(None, 6)), *seed.columns[1:])
    identity = replace(
        seed.identity, accession="0001104659-22-000001", filed=date(2022, 4, 1)
    )
    facts = (
        replace(party, value=Decimal(2055000)),
        replace(party, row=8, concept=None, label="Amounts due from a related party",
                value=Decimal(2055000)),
    )  # fmt: skip
    return replace(seed, identity=identity, facts=facts, columns=columns)


@pytest.fixture(scope="module")
def graphs(seed, parties_of) -> dict[str, list[str]]:
    """Give the lines of every sort of graph, by name of the graph."""
    filings = [
        filing_rows(readings_of(seed), iris=IRIS),
        filing_rows([later_reading(seed)], iris=IRIS),
    ]
    parties = {key: p for rows in filings for key, p in parties_of(rows).items()}
    projection = project(filings, parties, IRIS)
    names = [PartyRow(p, "1494558", "Name", "organisation") for p in parties.values()]
    link = Decision(0, "1/alpha", "2/alpha", Verdict.SAME, "normal-form/1", "one form")
    day = date(2026, 1, 2)
    made = decide((), "1/a", "2/b", Verdict.UNSURE, by="Ann", why="no", when=day)
    made = undo(made, 1, by="Ann", why="yes", when=day)
    settled = Settlement(filings[0].facts[0].iri, 1, "the note tells", 1)
    decisions = Decisions((settled,), made)
    family = IRIS.trade_name("qc")
    families = [[family, "Qc", name.party, name.reporter] for name in names[:2]]
    return {
        "first": filing_lines(filings[0], parties, IRIS, noted(filings[0])),
        "later": filing_lines(filings[1], parties, IRIS),
        "derived": reporter_lines(projection, names, [link], IRIS),
        "families": family_lines(families, IRIS),
        "decisions": decision_lines(decisions, IRIS),
    }


@pytest.fixture(scope="module")
def built(graphs, parsed) -> list[Quad]:
    return [quad for lines in graphs.values() for quad in parsed(lines)]


def test_every_term_of_the_code_is_in_the_vocabulary_and_the_other_way(vocabulary):
    code = {
        value.strip("<>")
        for value in vars(voc).values()
        if isinstance(value, str) and value.startswith(f"<{voc.RP}")
    }
    defined = {name for name in objects(vocabulary, TYPE) if name.startswith(voc.RP)}
    assert code - defined == set()
    others = {*OF_CONCEPTS, *RESERVED, "Side", "Status", "Judgement"}
    assert defined - code == {voc.RP + name for name in others}


def test_every_term_is_labelled_and_every_property_has_domain_and_range(vocabulary):
    for term, kinds in objects(vocabulary, TYPE).items():
        if OWL + "Ontology" in kinds:
            continue
        wanted = [LABEL, COMMENT]
        if any(kind.endswith("Property") for kind in kinds):
            wanted += [DOMAIN, RANGE]
        for predicate in wanted:
            assert len(objects(vocabulary, predicate)[term]) == 1, (term, predicate)


def test_every_quad_fits_domain_and_range(built, vocabulary):
    kinds, above = objects(vocabulary, TYPE), objects(vocabulary, ABOVE)
    domains, ranges = objects(vocabulary, DOMAIN), objects(vocabulary, RANGE)
    types = defaultdict(set)
    for quad in built + vocabulary:
        if quad.predicate.value == TYPE:
            ahead = [quad.object.value]
            while ahead:
                cls = ahead.pop()
                types[quad.subject.value].add(cls)
                ahead += above[cls]
    used = set()
    for quad in built:
        name = quad.predicate.value
        if not name.startswith(voc.RP):
            continue
        used.add(name)
        assert domains[name] <= OPEN | types[quad.subject.value], quad
        if isinstance(quad.object, Literal):
            assert OWL + "DatatypeProperty" in kinds[name]
            assert ranges[name] <= {LITERAL, quad.object.datatype.value}, quad
        else:
            assert OWL + "ObjectProperty" in kinds[name]
            assert ranges[name] <= OPEN | types[quad.object.value], quad
    unused = {voc.RP + name for name in (*OF_CONCEPTS, *RESERVED)}
    assert domains.keys() - used == unused


def test_every_class_written_is_defined(built, vocabulary):
    classes = {q.object.value for q in built if q.predicate.value == TYPE}
    own = {name for name in classes if name.startswith(voc.RP)}
    assert own <= objects(vocabulary, TYPE).keys()
    assert classes - own == {voc.ORG + "FormalOrganization"}


def test_a_functional_property_has_one_value(built, vocabulary):
    kinds = objects(vocabulary, TYPE)
    values = defaultdict(set)
    for quad in built:
        if OWL + "FunctionalProperty" in kinds[quad.predicate.value]:
            values[quad.subject, quad.predicate].add(quad.object)
    assert len(values) > 250
    assert {pair: v for pair, v in values.items() if len(v) > 1} == {}


def test_no_node_is_of_two_disjoint_classes(built, vocabulary):
    types = objects(built, TYPE)
    pairs = [
        (one, other)
        for one, others in objects(vocabulary, OWL + "disjointWith").items()
        for other in others
    ]
    assert len(pairs) == 3
    for one, other in pairs:
        assert not [n for n, held in types.items() if {one, other} <= held]


def test_the_ontology_graph_has_no_blank_nodes_and_no_shapes(parsed):
    lines = ontology_lines(IRIS)
    assert lines == ontology_lines(IRIS)
    quads = parsed(lines)
    assert not any(
        isinstance(term, BlankNode) for quad in quads for term in (*quad.triple,)
    )
    assert {quad.graph_name.value for quad in quads} == {IRIS.ontology_graph()}
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
    lines = ontology_lines(IRIS, [one])
    assert lines == ontology_lines(IRIS, [two])
    assert len(lines) == 4


def violations(lines: list[str]) -> str:
    quads = parse("\n".join(lines), format=RdfFormat.N_QUADS)
    triples = serialize((q.triple for q in quads), format=RdfFormat.N_TRIPLES)
    data = rdflib.Graph().parse(data=triples, format="nt")
    shapes = rdflib.Graph().parse(ontology_file("shapes.ttl"), format="turtle")
    conforms, _, report = pyshacl.validate(data, shacl_graph=shapes, advanced=False)
    return "" if conforms else str(report)


NAMES = ("first", "later", "derived", "families", "decisions")


@pytest.mark.parametrize("name", NAMES)
def test_each_sort_of_graph_holds_the_shapes(graphs, name: str):
    assert violations(graphs[name]) == ""


def test_a_page_of_odd_names_holds_the_shapes(seed, make_fact, parties_of):
    names = ('<script>alert("x")</script>', "bell\x07 \u202ertl\u202c", "a/b?c#d %")
    facts = tuple(
        make_fact(row, 1, (name,), "Amounts due to related parties", "5")
        for row, name in enumerate(names, 1)
    )
    odd = replace(seed, source="C:\\dir\\<b>.txt", facts=facts)
    rows = filing_rows([odd], iris=IRIS)
    parties = parties_of(rows)
    assert violations(filing_lines(rows, parties, IRIS)) == ""
    projection = project([rows], parties, IRIS)
    assert len(projection.positions) == len(names)
    assert violations(reporter_lines(projection, (), (), IRIS)) == ""


def altered(lines: list[str], old: str, new: str) -> list[str]:
    """Return lines with a text put in place of another, which must be there."""
    changed = [line.replace(old, new) for line in lines]
    assert changed != lines
    return changed


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        ("derived", voc.CREDITOR, voc.DEBTOR, "debtor"),
        ("derived", voc.ON_DATE, voc.ON_BALANCE_DATE, "date"),
        ("derived", voc.LATEST_BALANCE_DATE, voc.BALANCE_DATE, "latestBalanceDate"),
        ("derived", '"due from"', '"due to us"', "sideName"),
        ("first", voc.REPEATED, voc.CERTAIN, "repeats"),
        ("first", '"due from"', '"due to"', "XoneConstraint"),
        ("first", f'{voc.LEVEL} "party"', f'{voc.LEVEL} "whole"', "level"),
        ("families", voc.NAME_KEY, voc.NAME, "nameKey"),
        ("derived", '"organisation"', '"firm"', "kind"),
        ("decisions", voc.SECOND_NAME, voc.FIRST_NAME, "secondName"),
    ],
)
def test_the_shapes_refuse_what_is_wrong(graphs, name, old, new, told):
    assert told in violations(altered(graphs[name], old, new))


def test_the_shapes_refuse_a_reporter_as_its_own_debtor(graphs):
    entity = f"<{IRIS.entity('1494558')}>"
    line = next(line for line in graphs["derived"] if f" {voc.DEBTOR} " in line)
    subject, _, debtor, *_ = line.split()
    wrong = [
        line.replace(debtor, entity) if line.startswith(subject) else line
        for line in graphs["derived"]
    ]
    assert "disjoint" in violations(wrong).casefold()


def test_the_shapes_refuse_a_total_with_a_counterparty(graphs):
    lines = graphs["first"]
    total = next(line.split()[0] for line in lines if voc.AGGREGATE_FACT in line)
    party = next(line.split()[2] for line in lines if f" {voc.COUNTERPARTY} " in line)
    graph = lines[0].split()[-2]
    wrong = f"{total} {voc.COUNTERPARTY} {party} {graph} ."
    assert "counterparty" in violations([*lines, wrong])


def test_the_shapes_name_every_rule_of_placement():
    text = ontology_file("shapes.ttl").read_text("utf-8")
    [line] = [line for line in text.splitlines() if "sh:path rp:placedBy" in line]
    for rule in PlacedBy:
        assert f'"{rule}"' in line
