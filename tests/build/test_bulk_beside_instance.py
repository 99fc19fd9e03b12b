"""A filing in the SEC's bulk data and as its own instance or pages: nothing twice."""

from decimal import Decimal
from itertools import permutations
from pathlib import Path

import pytest

from kg.api.graph import Graph
from tests.readers.bulk.small_tables import ADSH, folder_of, num, rows, texts, zip_of

ROOT = (
    '<xbrl xmlns="http://www.xbrl.org/2003/instance" '
    'xmlns:xbrldi="http://xbrl.org/2006/xbrldi" '
    'xmlns:iso4217="http://www.xbrl.org/2003/iso4217" '
    'xmlns:us-gaap="http://fasb.org/us-gaap/2023" xmlns:heath="http://heath.example/23">'
)
AXIS = "us-gaap:RelatedPartyTransactionsByRelatedPartyAxis"
DUE = "us-gaap:DueToRelatedPartiesCurrent"
PAGE = """|
Related Party Balances (Details) - USD ($)
|
Dec. 31, 2023
|Related Party Balances [Line Items]
|Due to related parties
|$ 770.25
|Finch Trading Ltd
|Related Party Balances [Line Items]
|Due to related parties
|$ 700.00
|X
- Definition
"""


def instance() -> str:
    """Return the filing's instance; it has an amount that the tables lack."""
    amounts = (
        ("heath:FinchTradingLtdMember", "700"), ("heath:JoanWrenMember", "50.25"),
        ("srt:DirectorMember", "20"), (None, "770.25"), ("heath:HeronLtdMember", "8"),
    )  # fmt: skip
    parts = [ROOT, '<unit id="u"><measure>iso4217:USD</measure></unit>']
    for n, (member, value) in enumerate(amounts):
        cut = "" if member is None else (
            f'<segment><xbrldi:explicitMember dimension="{AXIS}">{member}'
            "</xbrldi:explicitMember></segment>"
        )  # fmt: skip
        parts.append(
            f'<context id="c{n}"><entity><identifier scheme="http://www.sec.gov/CIK">'
            f"0000000123</identifier>{cut}</entity><period><instant>2023-12-31</instant>"
            f'</period></context><{DUE} contextRef="c{n}" unitRef="u" decimals="0">'
            f"{value}</{DUE}>"
        )
    return "".join([*parts, "</xbrl>"])


@pytest.fixture
def sources(tmp_path) -> dict[str, Path]:
    """The filing as bulk data, instance and page; the tables read one name otherwise."""
    tables = rows()
    tables["num"].append(num("3.0", "0xf", tag="NotesPayableRelatedParties"))
    own = tmp_path / "own" / ADSH
    page = tmp_path / "page" / ADSH
    return {
        "bulk": zip_of(tmp_path / "2024_03_notes.zip", texts(tables)),
        "instance": folder_of(own, {"heath-20231231.xml": instance().encode()}),
        "page": folder_of(page, {"R7.txt": PAGE.encode()}),
    }


BALANCES = {
    ("Finch Trading Ltd", Decimal(700)), ("Joan Wren", Decimal("50.25")),
    ("Director", Decimal(20)), ("Heron Ltd", Decimal(8)),
}  # fmt: skip
ORDERS = [
    [names[:cut], names[cut:]] if cut else [names]
    for names in permutations(("bulk", "instance", "page"))
    for cut in range(3)
]


def built(place: Path, sources: dict[str, Path], steps) -> Graph:
    """Return a graph of sources built in steps."""
    graph = Graph(place)
    for names in steps:
        graph.build([str(sources[name]) for name in names])
    return graph


def balances(graph: Graph) -> list[tuple[str, Decimal]]:
    """Return the positions of a graph."""
    return sorted((row.party, row.amount) for row in graph.query("balances"))


@pytest.mark.parametrize("steps", ORDERS, ids=str)
def test_nothing_counts_twice_in_any_order(tmp_path, sources, content, steps) -> None:
    with (
        built(tmp_path / "one", sources, [("bulk", "instance", "page")]) as at_once,
        built(tmp_path / "many", sources, steps) as graph,
    ):
        assert balances(graph) == sorted(BALANCES)
        assert content(graph) == content(at_once)
        entities = graph._graph.snapshot().rows("SELECT DISTINCT entity FROM entities")
        assert len(entities) == 1


def statuses(graph: Graph) -> list[tuple[object, ...]]:
    """Return report, status and amount of each amount of a graph."""
    return graph._graph.snapshot().rows(
        "SELECT r.name, f.status, f.value FROM facts AS f JOIN reports AS r "
        "ON r.iri = f.report WHERE f.unit = 'USD' ORDER BY ALL"
    )


def test_facts_of_the_instance_win(tmp_path, sources) -> None:
    with built(tmp_path / "g", sources, [("bulk", "instance", "page")]) as graph:
        told = [(name, status) for name, status, _ in statuses(graph)]
    assert told.count(("bulk", "repeated")) == 4
    assert told.count(("bulk", "uncertain")) == 1  # the note that is in no instance
    assert told.count(("instance", "certain")) == 5
    assert told.count(("R7", "repeated")) == 1  # nothing names the row of its total


def test_bulk_data_stands_for_the_instance_that_is_not_there(tmp_path, sources) -> None:
    with built(tmp_path / "g", sources, [("page",), ("bulk",)]) as graph:
        told = [(name, status) for name, status, _ in statuses(graph)]
        assert ("Finch Trading Ltd", Decimal(700)) in balances(graph)
        assert len(balances(graph)) == 4  # with the note of Finch
    assert told.count(("bulk", "certain")) == 5
    assert told.count(("R7", "repeated")) == 2


def test_an_accession_picks_one_filing(tmp_path) -> None:
    tables = rows()
    other = "0000000456-24-000008"
    tables["sub"].append(tables["sub"][0] | {"adsh": other, "cik": 456, "name": "MOOR"})
    tables["num"].append(num("31.0", "0xf", adsh=other))
    place = zip_of(tmp_path / "a.zip", texts(tables))
    with Graph(tmp_path / "g") as graph:
        graph.build([str(place)], accession=other)
        assert balances(graph) == [("Finch Trading Ltd", Decimal(31))]
