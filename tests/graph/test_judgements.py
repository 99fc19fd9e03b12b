"""The graphs of what people decided and of what checks found."""

from datetime import date
from decimal import Decimal

from pyoxigraph import Literal, NamedNode

from kg.facts.decisions import Decisions, Settlement
from kg.graph import vocabulary as voc
from kg.graph.findings import finding_lines
from kg.graph.judgements import decision_lines
from kg.iris import Iris
from kg.model.finding import CellRef, Finding, Number, Severity, Status
from kg.parties.decisions import Verdict, decide, undo

IRIS = Iris()
FACT = IRIS.base + "filing/0001104659-21-117128/R65/1/1"
DAY = date(2026, 1, 2)


def values(quads, subject: str, predicate: str) -> list[str]:
    return sorted(
        quad.object.value
        for quad in quads
        if quad.subject.value == subject and str(quad.predicate) == predicate
    )


def test_all_settlements_of_a_fact_are_kept(parsed):
    first = Settlement(FACT, 0, "as the note says", 1)
    second = Settlement(FACT, 2, 'misread "the note"\nof page 2', 2)
    quads = parsed(decision_lines(Decisions((first, second)), IRIS))
    assert {q.graph_name.value for q in quads} == {IRIS.decisions_graph()}
    newest = IRIS.settlement(FACT, 2)
    assert values(quads, newest, voc.SETTLES) == [FACT]
    assert values(quads, newest, voc.SETTLED_COLUMN) == ["2"]
    assert values(quads, newest, voc.WHY) == ['misread "the note"\nof page 2']
    assert values(quads, IRIS.settlement(FACT, 1), voc.ORDINAL) == ["1"]


def test_a_damaged_iri_of_a_fact_breaks_no_statement(parsed):
    odd = Settlement('https://x.example/a> <b "c', 0, "why", 1)
    quads = parsed(decision_lines(Decisions((odd,)), IRIS))
    [fact] = [q.object.value for q in quads if str(q.predicate) == voc.SETTLES]
    assert fact == "https://x.example/a%3E%20%3Cb%20%22c"


def test_a_withdrawn_decision_stays_on_record(parsed):
    made = decide((), "2/b", "1/a", Verdict.SAME, by="Ann", why="one address", when=DAY)
    names = undo(made, 1, by="Bob", why="two addresses", when=DAY)
    quads = parsed(decision_lines(Decisions(names=names), IRIS))
    first, gone = IRIS.decision(1), IRIS.decision(1, withdrawn=True)
    assert values(quads, first, voc.FIRST_NAME) == ["1/a"]
    assert values(quads, first, voc.SECOND_NAME) == ["2/b"]
    assert values(quads, first, voc.DECIDED_BY) == ["Ann"]
    assert values(quads, first, voc.DECIDED_ON) == ["2026-01-02"]
    assert values(quads, first, voc.ORDINAL) == ["1"]
    assert values(quads, first, voc.WITHDRAWS) == []
    assert values(quads, gone, voc.WITHDRAWS) == [first]
    assert values(quads, gone, voc.WHY) == ["two addresses"]


def finding(status: Status, *cells: CellRef) -> Finding:
    return Finding(
        "rates", status, Severity.WARNING, "3 pairs, 2 rates",
        (Number("rate", Decimal("7.090")),), cells=cells,
        filing="0001104659-21-117128",
    )  # fmt: skip


def test_fails_are_results_of_validation(parsed):
    cell = CellRef(FACT, "R65", 1, 0, 12, "$ 501")
    quads = parsed(
        finding_lines([finding(Status.FAIL, cell), finding(Status.PASS)], IRIS)
    )
    [subject] = {q.subject.value for q in quads}
    assert subject.startswith(IRIS.base + "finding/rates/")
    assert {q.graph_name.value for q in quads} == {IRIS.findings_graph()}
    assert values(quads, subject, f"<{voc.SH}focusNode>") == [FACT]
    assert values(quads, subject, f"<{voc.SH}resultSeverity>") == [voc.SH + "Warning"]
    assert values(quads, subject, voc.DERIVED_FROM) == [FACT]
    [value] = [q.object for q in quads if str(q.predicate) == f"<{voc.SH}value>"]
    decimal = NamedNode("http://www.w3.org/2001/XMLSchema#decimal")
    assert value == Literal("7.09", datatype=decimal)


def test_a_finding_without_cells_is_about_its_filing(parsed):
    quads = parsed(finding_lines([finding(Status.FAIL)], IRIS))
    [focus] = [q.object.value for q in quads if q.predicate.value.endswith("focusNode")]
    assert focus == IRIS.filing("0001104659-21-117128")
