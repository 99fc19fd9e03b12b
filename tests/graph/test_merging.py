"""An instance and the pages of its filing in one graph: each fact once, whatever comes first."""

from decimal import Decimal
from pathlib import Path
from shutil import copy

import pytest

import kg

DATA = Path(__file__).resolve().parents[1] / "data" / "xbrl"
ACCESSION = "0001104659-22-000001"
CELLS = """
PREFIX rp: <https://w3id.org/rpkg/ns#>
SELECT ?fact ?label ?value ?report ?raw {
  ?fact rp:inReport ?own ; rp:label ?label ; rp:value|rp:amount ?value ; rp:cell ?cell .
  ?cell rp:raw ?raw .
  OPTIONAL { ?cell rp:onReport ?other }
  BIND(COALESCE(?other, ?own) AS ?shown)
  ?shown rp:reportName ?report
} ORDER BY ?fact ?report ?raw
"""
DUE_TO = "Amounts due to related parties"
PAGE = """|
RELATED PARTY BALANCES (Details) - CNY (¥)
¥ in Thousands
|
Dec. 31, 2021
|Amounts due to related parties
|¥ 2,771
|Amounts due to a shareholder
|{other}
|Huaxia Trading Co., Ltd | Director
|Balances [Line Items]
|Amounts due to related parties
|{due}
|X
"""


@pytest.fixture
def documents(tmp_path) -> Path:
    """A folder with the invented filing: instance and linkbases."""
    folder = tmp_path / "documents" / ACCESSION
    folder.mkdir(parents=True)
    for path in DATA.iterdir():
        if path.suffix in (".xml", ".xsd"):
            copy(path, folder)
    return folder


@pytest.fixture
def page(tmp_path):
    """Writes a page of the invented filing and gives its path."""

    def _write(number: int = 4, *, due: str = "¥ 2,417", other: str = "3") -> Path:
        name = f"1751876_{ACCESSION.replace('-', '')}_R{number}.txt"
        text = PAGE.format(due=due, other=other)
        (tmp_path / name).write_text(text, encoding="utf-8")
        return tmp_path / name

    return _write


@pytest.fixture
def exported(tmp_path):
    """Gives the quads of a graph as lines."""

    def _quads(graph) -> set[str]:
        graph.export(tmp_path / "out.nq")
        return set((tmp_path / "out.nq").read_text(encoding="utf-8").splitlines())

    return _quads


@pytest.fixture
def quads(exported):
    """Builds sources one after the other into a graph of its own."""

    def _built(*steps) -> set[str]:
        with kg.open() as graph:
            for step in steps:
                graph.build(step)
            return exported(graph)

    return _built


def amounts(graph) -> list[tuple[str, Decimal, str]]:
    """Return side, amount and report of each balance with a party."""
    return sorted((r.side, r.amount, r.report) for r in graph.query("balances"))


def cells(graph) -> dict[tuple[str, str], list[tuple[str, str]]]:
    """Return report and printed text of the cells of each fact, by label and value."""
    found: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for row in graph.query(CELLS):
        found.setdefault((row.label, str(row.value)), []).append((row.report, row.raw))
    return found


def test_the_order_of_instance_and_page_does_not_matter(documents, page, quads) -> None:
    file = page()
    whole = quads([documents, file])
    assert quads([documents], [file]) == whole
    assert quads([file], [documents]) == whole


def test_two_pages_in_any_order(documents, page, quads) -> None:
    files = [page(4), page(5)]
    whole = quads([documents, *files])
    assert quads([files[1]], [documents], [files[0]]) == whole
    assert quads([files[0]], [files[1]], [documents]) == whole


def test_nothing_is_counted_twice(documents, page) -> None:
    file = page()
    with kg.open() as alone, kg.open() as both:
        alone.build([documents])
        both.build([documents, file])
        assert amounts(both) == amounts(alone)
        assert amounts(both) == [("due to", Decimal(2417000), "instance")]
        totals = sorted(row.amount for row in alone.query("totals"))
        more = Decimal(3000)  # what the page alone says
        assert sorted(row.amount for row in both.query("totals")) == [more, *totals]


def test_a_page_adds_cells_to_the_facts_of_the_instance(documents, page) -> None:
    with kg.open() as graph:
        graph.build([documents, page()])
        found = cells(graph)
    assert found[DUE_TO, "2417000"] == [("R4", "¥ 2,417"), ("instance", "2417000")]
    assert found[DUE_TO, "2771000"] == [("R4", "¥ 2,771"), ("instance", "2771000")]


def test_what_a_page_alone_says_stays(documents, page) -> None:
    with kg.open() as graph:
        graph.build([documents, page()])
        found = cells(graph)
    assert found["Amounts due to a shareholder", "3000"] == [("R4", "3")]


def test_a_value_that_differs_stays_beside_that_of_the_instance(
    documents, page
) -> None:
    with kg.open() as graph:
        graph.build([documents, page(due="¥ 2,418")])
        assert amounts(graph) == [
            ("due to", Decimal(2417000), "instance"),
            ("due to", Decimal(2418000), "R4"),
        ]


def test_duplicates_of_the_instance_are_further_cells(documents) -> None:
    with kg.open() as graph:
        graph.build([documents])
        found = cells(graph)
    label = "Due From Related Parties Current"
    assert found[label, "3235000"] == [("instance", "3235000")] * 2
    assert found[label, "3236000"] == [("instance", "3236000")]


@pytest.mark.parametrize(
    "again",
    [
        ["page"],
        ["documents", "page"],
        ["documents"],
    ],
)
def test_building_again_changes_nothing(documents, page, exported, again) -> None:
    given = {"documents": documents, "page": page()}
    with kg.open() as graph:
        graph.build(given.values())
        before = exported(graph)
        assert graph.build([given[name] for name in again]).changed == 0
        assert exported(graph) == before


def test_a_page_changed_and_changed_back_leaves_no_trace(
    documents, page, exported
) -> None:
    with kg.open() as graph:
        graph.build([documents, page()])
        before = exported(graph)
        graph.build(page(due="¥ 2,418", other="4"))
        assert exported(graph) != before
        graph.build(page())
        assert exported(graph) == before


def test_removing_the_page_leaves_the_graph_of_the_instance(
    documents, page, quads, exported
) -> None:
    file = page()
    with kg.open() as graph:
        graph.build([documents, file])
        assert graph.remove(str(file)) == 1
        assert exported(graph) == quads([documents])


def test_removing_the_instance_leaves_the_facts_of_the_page(documents, page) -> None:
    file = page()
    with kg.open() as alone, kg.open() as both:
        alone.build(file)
        both.build([documents, file])
        assert both.remove(str(documents / "hx-20211231.xml")) == 1
        assert cells(both) == cells(alone)


def test_removing_the_filing_leaves_nothing_of_it(documents, page) -> None:
    with kg.open() as graph:
        graph.build([documents, page()])
        assert graph.remove(ACCESSION) == 2
        assert list(graph.query("filings")) == []
        assert list(graph.query(CELLS)) == []


def test_an_inline_document_gives_the_graph_of_its_instance(
    tmp_path, documents
) -> None:
    """But for the report's own source, kind and printed texts."""
    folder = tmp_path / "inline" / ACCESSION
    folder.mkdir(parents=True)
    for path in DATA.iterdir():
        if path.suffix == ".htm" or path.name.endswith((".xsd", "_lab.xml")):
            copy(path, folder)
    told = []
    for source in (documents, folder):
        with kg.open() as graph:
            graph.build(source)
            told.append(
                [(row.fact, row.label, row.value) for row in graph.query(CELLS)]
            )
    assert told[0] == told[1]


def test_a_subsidiary_on_the_axis_of_legal_entities_is_whose_facts_they_are(
    tmp_path,
) -> None:
    data = (DATA / "hx-20211231.xml").read_text(encoding="utf-8")
    own = '<xbrldi:explicitMember dimension="dei:LegalEntityAxis">hx:JinanCoLtdMember'
    data = data.replace(
        '<xbrldi:explicitMember dimension="gaap:RelatedPartyTransactionsBy',
        f"{own}</xbrldi:explicitMember>"
        '<xbrldi:explicitMember dimension="gaap:RelatedPartyTransactionsBy',
        1,
    )
    (tmp_path / "hx.xml").write_text(data, encoding="utf-8")
    with kg.open() as graph:
        graph.build(tmp_path / "hx.xml")
        (row,) = graph.query("balances")
        (group,) = graph.query(
            "PREFIX rp: <https://w3id.org/rpkg/ns#> "
            "PREFIX org: <http://www.w3.org/ns/org#> "
            "SELECT ?name ?whole { ?own org:subOrganizationOf ?whole ; "
            "rp:printedName ?name }"
        )
    assert (row.amount, row.reporter) == (Decimal(2417000), "Jinan Co Ltd")
    assert row.party == "Huaxia Trading Co Ltd"
    assert group.name == "Jinan Co Ltd"
    assert group.whole.endswith("/entity/1751876")
