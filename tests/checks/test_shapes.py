import importlib.util
from dataclasses import dataclass
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

import kg
from kg.checks import check, shapes
from kg.errors import NotFoundError
from kg.graph import vocabulary as voc
from kg.model.finding import Severity, Status

SEED = Path(__file__).parents[1] / "data" / "seed.txt"
FILING = NamedNode("https://w3id.org/rpkg/id/filing/0001104659-21-117128")
POSITION = NamedNode(voc.RP + "Position")
TYPE = NamedNode(voc.RDF + "type")


@dataclass
class Built:
    """The first page as a graph, and a copy of its RDF that a test may change."""

    snapshot: object
    store: Store

    def shapes(self, rules=("shapes",)):
        return check(self.snapshot, rules=rules, rdf=lambda: self.store)


@pytest.fixture(scope="module")
def graph(tmp_path_factory):
    path = tmp_path_factory.mktemp("pages") / "1_000110465921117128_R65.txt"
    path.write_text(SEED.read_text("utf-8"), encoding="utf-8")
    with kg.open() as made:
        made.build(path, entity="The Reporter")
        yield made


@pytest.fixture
def built(graph):
    store = Store()
    store.extend(graph.store)
    return Built(graph._graph.snapshot(), store)


def test_a_built_graph_keeps_to_its_shapes(built):
    filing, derived = built.shapes()
    assert {filing.status, derived.status} == {Status.PASS}
    assert filing.message.startswith("0001104659-21-117128: ")
    assert filing.message.endswith(" triples keep to the shapes.")
    assert derived.message.startswith("what is derived of The Reporter: ")


def test_a_violation_names_node_and_property(built):
    accession = NamedNode(voc.RP + "accession")
    built.store.add(Quad(FILING, accession, Literal("no accession"), FILING))
    fails = built.shapes().failed
    assert fails[0].severity is Severity.ERROR
    assert fails[0].message.startswith(f"{FILING.value} at accession:")


def test_a_reporter_that_owes_itself_is_found_among_what_is_derived(built):
    position = next(iter(built.store.quads_for_pattern(None, TYPE, POSITION)))
    debtor = NamedNode(voc.RP + "debtor")
    creditor = NamedNode(voc.RP + "creditor")
    (quad,) = built.store.quads_for_pattern(position.subject, debtor, None)
    (other,) = built.store.quads_for_pattern(position.subject, creditor, None)
    built.store.remove(other)
    built.store.add(Quad(quad.subject, creditor, quad.object, quad.graph_name))
    messages = [finding.message for finding in built.shapes().failed]
    assert f"{position.subject.value} at debtor:" in " ".join(messages)


def test_large_graphs_are_checked_when_asked_only(built, monkeypatch):
    monkeypatch.setattr(shapes, "SMALL", 10)
    (finding,) = [f for f in built.shapes(None) if f.rule == "shapes"]
    assert finding.status is Status.NOT_APPLICABLE
    assert "ask for them with --rule shapes" in finding.message
    assert built.shapes()[0].status is Status.PASS


def test_without_the_library_the_rule_says_what_to_install(built, monkeypatch):
    known = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util,
        "find_spec",
        lambda name, *rest: None if name == "pyshacl" else known(name, *rest),
    )
    (finding,) = built.shapes()
    assert finding.status is Status.NOT_APPLICABLE
    assert "[shacl]" in finding.message


def test_a_graph_without_rdf_has_no_shapes(built):
    def absent():
        message = "found no RDF in the graph"
        raise NotFoundError(message)

    (finding,) = check(built.snapshot, rules=["shapes"], rdf=absent)
    assert finding.status is Status.NOT_APPLICABLE
    assert finding.message == "Shapes are those of the RDF: found no RDF in the graph."


def test_other_graphs_are_not_looked_at(built):
    elsewhere = NamedNode("https://example.org/graph")
    fact = NamedNode(voc.RP + "Fact")
    built.store.add(Quad(elsewhere, TYPE, fact, elsewhere))
    assert built.shapes()[0].status is Status.PASS
