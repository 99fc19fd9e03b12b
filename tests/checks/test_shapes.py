import importlib.util

import pytest
from pyoxigraph import Literal, NamedNode, Quad

import kg
from kg.checks import check, shapes
from kg.graph import namespaces as ns
from kg.model.finding import Severity, Status


@pytest.fixture
def built(tmp_path, seed):
    path = tmp_path / "1_000110465921117128_R65.txt"
    path.write_text(seed, encoding="utf-8")
    with kg.open() as graph:
        graph.build(path, entity="The Reporter")
        yield graph.store


def test_a_built_graph_keeps_to_its_shapes(built):
    (finding,) = check(built, rules=["shapes"])
    assert finding.status is Status.PASS
    assert "triples keep to the shapes" in finding.message


def test_a_violation_names_node_and_property(built):
    (graph,) = {
        quad.graph_name for quad in built.quads_for_pattern(None, ns.TYPE, ns.FILING)
    }
    built.add(Quad(graph, ns.ACCESSION, Literal("no accession"), graph))
    found = check(built, rules=["shapes"])
    assert {finding.status for finding in found} == {Status.FAIL}
    assert found[0].severity is Severity.ERROR
    assert found[0].message.startswith(f"{graph.value} at accession:")


def test_large_graphs_are_checked_when_asked_only(built, monkeypatch):
    monkeypatch.setattr(shapes, "SMALL", 10)
    (finding,) = [f for f in check(built) if f.rule == "shapes"]
    assert finding.status is Status.NOT_APPLICABLE
    assert "ask for them with --rule shapes" in finding.message
    assert check(built, rules=["shapes"])[0].status is Status.PASS


def test_without_the_library_the_rule_says_what_to_install(built, monkeypatch):
    known = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util,
        "find_spec",
        lambda name, *rest: None if name == "pyshacl" else known(name, *rest),
    )
    (finding,) = check(built, rules=["shapes"])
    assert finding.status is Status.NOT_APPLICABLE
    assert "related-party-kg[shacl]" in finding.message


def test_other_graphs_are_not_looked_at(built):
    other = NamedNode("https://example.org/graph")
    built.add(Quad(other, ns.TYPE, ns.FACT, other))
    assert check(built, rules=["shapes"])[0].status is Status.PASS
