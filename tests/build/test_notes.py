"""Notes of a filing are built with it, and what they state follows from them."""

from collections.abc import Iterator
from dataclasses import replace
from html import escape
from pathlib import Path

import pytest

import kg
from kg.api.graph import Graph
from kg.build import made, parts
from kg.facts import noted_names
from kg.notes.tables import ROW

CHAIR = "Ada Moss"
FIRST = (
    "<p>NOTE 4 - RELATED PARTIES</p><table><tr><td>Name</td><td>Relationship</td></tr>"
    "<tr><td>Ada Moss</td><td>Director of the Company</td></tr>"
    "<tr><td>Fern Bay Ltd</td><td>Company owned by Ada Moss</td></tr></table>"
    "<p>Amounts due to related parties:</p><table><tr><td></td><td>December 31, 2023</td>"
    "</tr><tr><td>Ms. Ada Moss</td><td>$50,000</td></tr>"
    "<tr><td>Fern Bay Ltd</td><td>7,300</td></tr>"
    "<tr><td>Total</td><td>57,300</td></tr></table>"
)
SECOND = FIRST.replace("Director of", "Former director of").replace("2023", "2024")
INSTANCE = """<xbrl xmlns="http://www.xbrl.org/2003/instance"
 xmlns:d="http://xbrl.org/2006/xbrldi" xmlns:iso4217="http://www.xbrl.org/2003/iso4217"
 xmlns:dei="http://xbrl.sec.gov/dei/2023" xmlns:us-gaap="http://fasb.org/us-gaap/2023"
 xmlns:m="http://moss.example/1">
<context id="y"><entity><identifier scheme="x">77</identifier></entity><period>
<startDate>{year}-01-01</startDate><endDate>{year}-12-31</endDate></period></context>
<context id="c"><entity><identifier scheme="x">77</identifier><segment>
<d:explicitMember dimension="us-gaap:RelatedPartyTransactionsByRelatedPartyAxis"
>m:AdaMossMember</d:explicitMember></segment></entity><period>
<instant>{year}-12-31</instant></period></context>
<unit id="u"><measure>iso4217:USD</measure></unit>
<dei:EntityRegistrantName contextRef="y">Bay Corp</dei:EntityRegistrantName>
<us-gaap:NotesPayableRelatedPartiesClassifiedCurrent contextRef="c" unitRef="u"
 decimals="0">50000</us-gaap:NotesPayableRelatedPartiesClassifiedCurrent>
<us-gaap:RelatedPartyTransactionsDisclosureTextBlock contextRef="y"
>{note}</us-gaap:RelatedPartyTransactionsDisclosureTextBlock></xbrl>
"""
ACCESSIONS = ("0000000077-24-000001", "0000000077-25-000001")


@pytest.fixture
def filings(tmp_path: Path) -> list[Path]:
    """Return two filings of a reporter, each an instance with a note."""
    made = []
    for accession, year, note in zip(
        ACCESSIONS, (2023, 2024), (FIRST, SECOND), strict=True
    ):
        place = tmp_path / "filings" / f"{accession}.xml"
        place.parent.mkdir(exist_ok=True)
        place.write_text(INSTANCE.format(year=year, note=escape(note)))
        made.append(place)
    return made


@pytest.fixture
def graph(filings: list[Path], tmp_path: Path) -> Iterator[Graph]:
    with kg.open(tmp_path / "graph") as made:
        _build(made, filings)
        yield made


def _build(graph: Graph, filings: list[Path]) -> None:
    for place in filings:
        graph.build(place, accession=place.stem)


def _statements(graph: Graph) -> list[tuple[object, ...]]:
    """Return what rows of tables state; sentences may state the same and more."""
    return [
        (r.party, r.predicate, r.object, r.filing)
        for r in graph.rows("statements")
        if r.rule == ROW
    ]


def test_statements_and_relationships_come_from_the_note(graph: Graph) -> None:
    first, second = ACCESSIONS
    assert _statements(graph) == [
        (CHAIR, "is", "Director of the Company", first),
        ("Fern Bay Ltd", "is", "Company owned by Ada Moss", first),
        (CHAIR, "is", "Former director of the Company", second),
        ("Fern Bay Ltd", "is", "Company owned by Ada Moss", second),
    ]
    balances = graph.rows("balances", role="director")
    assert [(r.party, r.relationship) for r in balances] == [
        (CHAIR, "Director of the Company"),
        (CHAIR, "Former director of the Company"),
    ]
    told = graph.sql(
        "SELECT f.relationship_by, s.words FROM facts AS f JOIN statements AS s "
        "ON s.iri = f.told_by ORDER BY f.filing"
    )
    assert [tuple(row) for row in told.cells] == [
        ("note", "Ada Moss Director of the Company"),
        ("note", "Ada Moss Former director of the Company"),
    ]
    stored = graph._graph.snapshot().tables.rows("facts", None, ("relationship",))
    assert set(stored) == {(None,)}


def test_a_party_that_only_a_note_names_is_a_party_of_the_rdf(graph: Graph) -> None:
    kinds = graph.query(
        "SELECT DISTINCT ?name ?class { GRAPH ?derived { ?party rp:name ?name } "
        "GRAPH ?filing { ?party a ?class } FILTER (?filing != ?derived) "
        "?statement rp:aboutParty|rp:objectParty ?party } ORDER BY ?name ?class"
    )
    assert [(r.name, r["class"].rpartition("/")[2]) for r in kinds] == [
        (CHAIR, "ns#Party"),
        ("Fern Bay Ltd", "org#FormalOrganization"),
        ("Fern Bay Ltd", "ns#Party"),
    ]
    findings = graph.check(rules=["shapes"])
    assert [finding.message for finding in findings.failed] == []


def test_every_span_holds_its_words(graph: Graph) -> None:
    notes = graph.notes()
    assert len(notes) == 2
    for note in notes:
        assert len([said for said in note.statements if said.rule == ROW]) == 2
        for said in note.statements:
            text = graph.read_text(note.document.key, said.start, said.end)
            assert " ".join(text.split()) == said.words
            if said.rule == ROW:
                assert said.subject in said.words
                assert said.object in said.words


def test_amounts_are_joined_or_kept_untagged(graph: Graph) -> None:
    rows = graph.sql(
        "SELECT a.label, a.value, a.date, a.total, f.value AS tagged "
        "FROM note_amounts AS a LEFT JOIN facts AS f ON f.iri = a.fact "
        f"WHERE a.filing = '{ACCESSIONS[0]}' ORDER BY a.start"
    )
    assert [(r.label, r.value, str(r.date), r.total, r.tagged) for r in rows] == [
        ("Ms. Ada Moss", "50000", "2023-12-31", False, "50000"),
        ("Fern Bay Ltd", "7300", "2023-12-31", False, None),
        ("Total", "57300", "2023-12-31", True, None),
    ]


def test_a_joined_amount_is_a_further_cell_of_its_fact(graph: Graph) -> None:
    rows = graph.rows("evidence", filing=ACCESSIONS[0], party=CHAIR)
    assert [(r.raw, r.report, r.placed_by) for r in rows] == [
        ("50000", "instance", "xbrl"),
        ("$50,000", "instance", "note"),
    ]
    assert len({row.fact for row in rows}) == 1
    asked = graph.query("evidence", engine="sparql", filing=ACCESSIONS[0], party=CHAIR)
    assert list(asked.cells) == list(rows.cells)


def test_no_sum_changes_because_a_note_was_read(
    filings: list[Path], graph: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = made.read_batch
    monkeypatch.setattr(
        made, "read_batch", lambda batch, *, notes, **told: plain(batch, **told)
    )
    with kg.open(tmp_path / "without") as without:
        _build(without, filings)
        assert without.notes() == []
        for name in ("exposure", "timeline", "totals", "uncounted", "filings"):
            assert graph.rows(name).cells == without.rows(name).cells
        shown = ("party", "side", "concept", "date", "amount", "currency", "filing")
        for name in ("balances", "flows"):
            pairs = zip(graph.rows(name), without.rows(name), strict=True)
            assert all(a[c] == b[c] for a, b in pairs for c in shown if c in a)


def test_notes_do_not_depend_on_the_order_of_sources(
    filings: list[Path], graph: Graph, new_graph, content
) -> None:
    turned = new_graph()
    _build(turned, filings[::-1])
    whole = content(turned)
    assert len(whole["notes"]) == 2
    assert len(whole["statements"]) >= 4
    again = new_graph()
    _build(again, filings)
    assert content(again) == whole
    again.rebuild()
    assert content(again) == whole


def test_a_party_that_another_filing_names_is_found_in_any_order(
    filings: list[Path], new_graph, content
) -> None:
    other = INSTANCE.format(year=2024, note="").replace(
        "AdaMossMember", "FernBayLtdMember"
    )
    filings[1].write_text(other)
    first, second = new_graph(), new_graph()
    _build(first, filings)
    _build(second, filings[::-1])
    assert content(first) == content(second)
    parties = {row.party: row.party_iri for row in first.rows("statements")}
    assert parties["Fern Bay Ltd"] == first.rows("balances", party="Fern%")[0].party_iri
    second.remove(ACCESSIONS[1])
    alone = new_graph()
    _build(alone, filings[:1])
    assert content(second) == content(alone)


def test_notes_go_with_their_filing(filings: list[Path], graph: Graph) -> None:
    graph.remove(ACCESSIONS[1])
    assert {row[3] for row in _statements(graph)} == {ACCESSIONS[0]}
    filings[0].write_text(INSTANCE.format(year=2023, note=""))
    _build(graph, filings[:1])
    assert _statements(graph) == []
    assert graph.sql("SELECT count(*) AS n FROM note_amounts")[0].n == 0


def test_words_are_found_with_their_place(graph: Graph) -> None:
    hits = graph.search_text("company  OWNED by")
    assert len(hits) == 2
    assert {hit.reporter for hit in hits} == {"Bay Corp"}
    hit = hits[0]
    assert graph.read_text(hit.document, hit.start, hit.end) == "Company owned by"
    assert list(graph.search_text("")) == []
    with pytest.raises(kg.errors.NotFoundError, match="found no note 'x'"):
        graph.read_text("x")


def test_notes_are_read_once_a_build(
    filings: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = []
    reading = noted_names.statements_of_notes

    def counted(notes, *names, **of):
        read.append([note.key for note in notes])
        return reading(notes, *names, **of)

    monkeypatch.setattr(noted_names, "statements_of_notes", counted)
    with kg.open(tmp_path / "once") as graph:
        graph.build([str(place.parent) for place in filings[:1]])
        assert len(read) == len({tuple(keys) for keys in read}) == len(filings)
        whole = graph.rows("statements")
    monkeypatch.setattr(parts, "filing_names", _forgetting(parts.filing_names))
    with kg.open(tmp_path / "twice") as graph:
        graph.build([str(place.parent) for place in filings[:1]])
        assert list(graph.rows("statements")) == list(whole)
    assert len(read) == 3 * len(filings)


def _forgetting(names):
    """Return what gives the same names and keeps nothing of what notes state."""
    return lambda rows: replace(names(rows), notes={})
