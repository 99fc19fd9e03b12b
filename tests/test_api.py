from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

import kg
from kg.errors import NotFoundError, ReadError

SEED = Path(__file__).parent / "data" / "seed.txt"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    place = tmp_path_factory.mktemp("api") / "graph"
    with kg.open(place) as graph:
        graph.build([SEED], cik="1494558", accession="000110465921117128")
    return place


def test_reading_stores_nothing_and_takes_an_identity():
    facts = list(kg.read(SEED, cik="0001494558"))
    assert len(facts) == 22
    assert {fact.cik for fact in facts} == {"1494558"}
    assert sum(1 for _ in kg.read([SEED], related=True)) == 22


def test_reading_gives_the_good_before_it_fails(tmp_path):
    (tmp_path / "a.txt").write_text("nothing of the kind")
    facts = kg.read([tmp_path / "a.txt", SEED])
    assert [next(facts).row for _ in range(2)] == [1, 1]
    with pytest.raises(ReadError, match="no reader knows"):
        list(facts)


def test_a_graph_folder_is_asked_and_seen_by_other_readers(folder):
    with kg.open(folder) as one, kg.open(folder) as other:
        asked = [g.query("balances", as_of=date(2021, 6, 30)) for g in (one, other)]
    assert [sum(row.amount for row in rows) for rows in asked] == [Decimal(6006000)] * 2


def test_a_reader_follows_publications(tmp_path):
    with kg.open(tmp_path / "g") as reader, kg.open(tmp_path / "g") as writer:
        with pytest.raises(NotFoundError, match="no graph in"):
            reader.query("filings")
        with pytest.raises(NotFoundError, match="no graph in"):
            reader.remove("0001104659-21-117128")
        writer.build(SEED, cik="1")
        assert len(reader.query("filings")) == 1
        writer.build(SEED, accession="0001104659-21-117128")
        assert len(reader.query("filings")) == 2


def test_the_network_runs_from_debtor_to_creditor(folder):
    with kg.open(folder) as graph:
        net = graph.network(as_of="latest")
    owed = sum(data["amount"] for _, _, data in net.edges(data=True))
    assert (net.number_of_nodes(), net.number_of_edges()) == (6, 6)
    assert owed == Decimal(3235000 + 2771000)


def test_the_dataset_is_the_union(folder):
    with kg.open(folder) as graph:
        found = graph.dataset.query(
            "SELECT ?a { ?f <https://w3id.org/rpkg/ns#raw> '¥ 3,235' ; ?p ?a }"
        )
        assert len(list(found)) > 0


def test_the_drawing_is_a_page(folder, tmp_path):
    with kg.open(folder) as graph:
        html = graph.view(tmp_path / "graph.html")
    assert (tmp_path / "graph.html").read_text("utf-8") == html
    assert "URSUS" in html


def test_the_report_of_a_source():
    held = kg.Graph.report([SEED, "none.txt"])
    pages, bad = held.reports, held.bad
    assert [(p.facts, p.related, p.uncertain) for p in pages] == [(22, 22, 0)]
    assert [source for source, _ in bad] == ["none.txt"]


def test_an_unsettled_fact_comes_with_its_page(tmp_path):
    examples = Path(__file__).resolve().parents[1] / "examples"
    page = examples / "1494558_000110465920140553_R74.txt"
    with kg.open(tmp_path / "graph") as graph:
        graph.build(page)
        facts = graph.unsettled()
        assert facts == [graph.fact_iri("R74:4.1"), graph.fact_iri("R74:5.1")]
        assert graph.unsettled("0000000000") == []
        grid = graph.page(facts[0])
        assert grid.heads == {
            0: "2020-01-01 to 2020-09-30, CNY",
            1: "2019-01-01 to 2019-09-30, CNY",
        }
        row, cell = grid.place_of(facts[0])
        assert (row.number, cell.raw, cell.columns) == (4, "¥ (2,551)", (0, 1))
        graph.settle("R74:4.1", 1, "the note")
        _, cell = graph.page(facts[0]).place_of(facts[0])
        assert (cell.columns, cell.settled) == ((1,), True)
        assert graph.unsettled() == facts[1:]
