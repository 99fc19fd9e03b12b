import json
from decimal import Decimal

import pytest
from pyoxigraph import NamedNode

import kg
from kg.checks import RULES
from kg.cli.checking import COLUMNS
from kg.errors import NotFoundError
from kg.graph import vocabulary as voc
from kg.graph.findings import finding_lines
from kg.iris import Iris
from kg.model.finding import Findings, Status

OTHER = "0000000002-21-000001"
IRIS = Iris()


@pytest.fixture
def graph(tmp_path, seed):
    """The first page, and the same with one total wrong, of another reporter."""
    good, bad = (tmp_path / f"{name}_R65.txt" for name in ("good", "bad"))
    good.write_text(seed, encoding="utf-8")
    bad.write_text(seed.replace("|¥ 3,235", "|¥ 3,335", 1), encoding="utf-8")
    with kg.open() as made:
        made.build(good, cik="1", entity="Acme", accession="0001104659-21-117128")
        made.build(bad, cik="2", entity="Beta", accession=OTHER)
        yield made


def test_every_rule_says_something(graph):
    assert list(graph.check().counts()) == list(RULES)


def test_findings_stand_by_rule_then_reporter(graph):
    findings = graph.check(rules=["rates", "totals"])
    assert [f.rule for f in findings] == ["totals"] * 16 + ["rates"] * 2
    assert [f.reporter for f in findings] == ["Acme"] * 8 + ["Beta"] * 8 + [
        "Acme",
        "Beta",
    ]
    assert [(f.rule, f.filing) for f in findings.failed] == [
        ("totals", OTHER),
        ("rates", OTHER),
    ]


def test_reporter_and_filing_choose(graph):
    assert {f.reporter for f in graph.check(reporter="AC%", rules=["totals"])} == {
        "Acme"
    }
    assert {f.reporter for f in graph.check(reporter="2", rules=["totals"])} == {"Beta"}
    plain = OTHER.replace("-", "")
    assert {f.filing for f in graph.check(filing=plain, rules=["totals"])} == {OTHER}


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"rules": ["sums"]}, "expected one of totals, rates"),
        ({"reporter": "Nobody"}, "found no reporter 'Nobody'"),
        ({"filing": "0000000009-21-000001"}, "found no filing"),
    ],
)
def test_what_is_not_there_is_one_line(graph, asked, words):
    with pytest.raises(NotFoundError, match=words) as error:
        graph.check(**asked)
    assert "\n" not in str(error.value)


def test_a_graph_of_no_filing_has_nothing_to_check(graph):
    graph.remove("0001104659-21-117128")
    graph.remove(OTHER)
    findings = graph.check()
    assert {f.status for f in findings} == {Status.NOT_APPLICABLE}
    assert [f.message for f in findings] == [rule.nothing for rule in RULES.values()]


def test_records_hold_exact_decimals_as_strings(graph):
    (finding,) = graph.check(rules=["totals"]).failed
    record = finding.record()
    assert tuple(record) == COLUMNS
    assert record["status"] == "fail"
    assert record["numbers"] == {
        "total": "3335000",
        "parts": "3235000",
        "difference": "100000",
    }
    assert record["tolerance"] == "2500"
    assert record["cells"][0] == {
        "fact": f"https://w3id.org/rpkg/id/filing/{OTHER}/R65/1/2",
        "report": "R65",
        "row": 1,
        "column": 1,
        "line": 16,
        "raw": "¥ 3,335",
    }
    assert json.loads(Findings([finding]).to_json()) == [record]


def test_findings_are_a_sequence(graph):
    findings = graph.check(rules=["rates"])
    assert isinstance(findings[:1], Findings)
    assert repr(findings) == "<2 findings, 1 failed>"
    assert findings.counts()["rates"][Status.FAIL] == 1


def test_fails_are_kept_as_validation_results(graph):
    findings = graph.check(store=True)
    asked = (
        f"PREFIX sh: <{voc.SH}> SELECT ?rule ?severity ?value ?focus {{ ?r a"
        " sh:ValidationResult ; sh:sourceConstraintComponent ?rule ;"
        " sh:resultSeverity ?severity ; sh:value ?value ; sh:focusNode ?focus }"
        " ORDER BY DESC(?rule)"
    )
    rows = list(graph.store.query(asked, use_default_graph_as_union=True))
    assert [row["rule"].value.rpartition("#")[2] for row in rows] == ["totals", "rates"]
    assert Decimal(rows[0]["value"].value) == Decimal(3335000)
    assert rows[0]["focus"].value == findings.failed[0].cells[0].fact
    graph_of_findings = NamedNode("https://w3id.org/rpkg/id/graph/findings")
    types = graph.store.quads_for_pattern(
        None, NamedNode(voc.RDF + "type"), None, graph_of_findings
    )
    assert len(list(types)) == 2


def test_kept_findings_are_replaced_and_change_no_other_graph(graph):
    before = {str(quad) for quad in graph.store}
    graph.check(store=True)
    graph.check(reporter="Acme", store=True)
    assert {str(quad) for quad in graph.store} == before


def test_the_same_findings_give_the_same_quads(graph):
    findings = graph.check()
    lines = finding_lines(findings, IRIS)
    assert lines == finding_lines(graph.check(), IRIS)
    assert set(finding_lines(reversed(findings), IRIS)) == set(lines)


def test_a_finding_without_facts_looks_at_its_filing(graph):
    broken = graph.check(rules=["totals"]).failed[0]
    bare = type(broken)(
        broken.rule, broken.status, broken.severity, "wrong", filing=OTHER
    )
    focus = [line for line in finding_lines([bare], IRIS) if "focusNode" in line]
    assert len(focus) == 1
    assert f"<https://w3id.org/rpkg/id/filing/{OTHER}>" in focus[0]
