"""Notes on other subjects add ties and parties, and change no balance."""

from html import escape
from pathlib import Path

import pytest

import kg
from kg.api.graph import Graph
from kg.build.read import batches, read_batch
from kg.facts.as_read import reading_of
from kg.model.filing import Identity, Reading
from kg.notes.choosing import with_notes
from tests.noted import Tagged, instance, table

RELATED = "<p>Ada Moss, our director, lent us $500, unsecured.</p>"
ORGANISATION = (
    "<p>Bay Corp makes boats.</p><p>Subsidiaries:</p>"
    + table(
        ("Name of subsidiary", "Place of incorporation", "% of ownership"),
        ("Heron Boats Ltd (“Heron”)", "Malta", "100%"),
    )
    + "<p>The loan of Heron from Cobalt Bank Ltd bears interest at 9%.</p>"
    "<p>The Company leases a yard from Fern Yards LLC, a company controlled by Ada Moss. "
    "The rent of Fern Yards LLC is due on demand.</p>"
    "<p>Marl Ltd, a subsidiary of Loess plc, sold us a crane.</p>"
)
ELEMENT = "us-gaap:NatureOfOperations"


def _graph(folder: Path, *, aside: bool) -> Graph:
    text = instance(RELATED, Tagged("AdaMossMember", 500))
    if aside:
        block = f'<{ELEMENT} contextRef="y">{escape(ORGANISATION)}</{ELEMENT}></xbrl>'
        text = text.replace("</xbrl>", block)
    folder.mkdir()
    (folder / "bay.xml").write_text(text, encoding="utf-8")
    graph = kg.open(folder / "graph")
    graph.build(
        folder / "bay.xml", accession="0000000077-24-000001", filed="2024-03-01",
        rdf=False,
    )  # fmt: skip
    return graph


@pytest.fixture(scope="module")
def graphs(tmp_path_factory):
    place = tmp_path_factory.mktemp("asides")
    with (
        _graph(place / "with", aside=True) as some,
        _graph(place / "without", aside=False) as none,
    ):
        yield some, none


def test_the_note_is_kept_in_the_parts_that_speak_of_parties(graphs) -> None:
    (note,) = [n for n in graphs[0].notes() if n.document.aside]
    assert "boats" not in note.document.text
    assert "Heron Boats Ltd" in note.document.text
    assert note.document.concept == ELEMENT


def test_its_ties_lead_to_the_reporter_or_a_related_party(graphs) -> None:
    (note,) = [n for n in graphs[0].notes() if n.document.aside]
    said = {
        (s.subject, s.predicate, s.object)
        for s in note.statements
        if s.certainty == "certain"
    }
    assert said == {
        ("Heron Boats Ltd", "subsidiary-of", ""),
        ("Fern Yards LLC", "controlled-by", "Ada Moss"),
        ("Fern Yards LLC", "on-demand", "due on demand"),
    }


@pytest.mark.parametrize("query", ["balances", "exposure", "totals", "flows"])
def test_no_sum_changes(graphs, query) -> None:
    rows = [[tuple(row) for row in graph.query(query).cells] for graph in graphs]
    assert rows[0] == rows[1]


def test_whom_it_names_is_a_party_without_facts(graphs) -> None:
    facts = [
        {party.name: sum(n.facts for n in party.names) for party in graph.parties()}
        for graph in graphs
    ]
    assert facts[0] == {**facts[1], "Fern Yards LLC": 0, "Heron Boats Ltd": 0}
    assert facts[1]["Ada Moss"] > 0


@pytest.mark.parametrize("form", ["instance", "inline"])
def test_a_filing_told_anew_has_the_same_notes(tmp_path: Path, form: str) -> None:
    """A page built later has the filing told anew from what is stored of it."""
    text = _inline() if form == "inline" else _instance()
    name = "bay-20231231.htm" if form == "inline" else "bay.xml"
    (tmp_path / name).write_text(text, encoding="utf-8")
    groups, _ = batches([str(tmp_path)], {}, Identity())
    (read,) = [
        reading
        for group in groups
        for reading in read_batch(group, notes=True, everything=False)
        if isinstance(reading, Reading)
    ]
    again = with_notes(reading_of(read.as_read))
    assert [note.text for note in again.notes] == [note.text for note in read.notes]
    (note,) = [note for note in read.notes if note.aside]
    assert [block.kind.value for block in note.blocks].count("table") == 1


def _instance() -> str:
    block = f'<{ELEMENT} contextRef="y">{escape(ORGANISATION)}</{ELEMENT}></xbrl>'
    return instance(RELATED).replace("</xbrl>", block)


def _inline() -> str:
    """Return an inline document with a note on organisation."""
    return (
        '<html xmlns="http://www.w3.org/1999/xhtml"'
        ' xmlns:ix="http://www.xbrl.org/2013/inlineXBRL"'
        ' xmlns:x="http://www.xbrl.org/2003/instance"'
        ' xmlns:us-gaap="http://fasb.org/us-gaap/2023"><body><ix:header><ix:resources>'
        '<x:context id="y"><x:entity><x:identifier scheme="s">77</x:identifier></x:entity>'
        "<x:period><x:startDate>2023-01-01</x:startDate><x:endDate>2023-12-31</x:endDate>"
        "</x:period></x:context></ix:resources></ix:header>"
        '<ix:nonNumeric name="us-gaap:NatureOfOperationsTextBlock" contextRef="y"'
        f' escape="true" id="n">{ORGANISATION}</ix:nonNumeric></body></html>'
    )
