"""Families in increments: worked out for the trade names that a change touches."""

from collections.abc import Callable
from pathlib import Path

import pytest

import kg

PARTIES = {
    "pelican": ("Pelican Shipping Ltd", "Pelican Foods Inc", "Pelican Energy LLC"),
    "gannet": ("Gannet Holdings Ltd", "Gannet Technology GmbH", "Gannet Energy Corp"),
    "avocet": ("Avocet Foods Ltd", "Avocet Shipping PLC", "Avocet Group"),
}


def page_of(party: str) -> str:
    """Return a page with what is owed to a party at two days."""
    lines = [
        "|", "RELATED PARTY BALANCES (Details) - USD ($)", "$ in Thousands",
        "|", "Dec. 31, 2023", "|", "Dec. 31, 2022", "|Total", "|Due to related parties",
        "|$ 9,000", "|$ 8,000", f"|{party} | Management", "|Due to related parties",
        "|$ 3,000", "|$ 2,000", "|X",
    ]  # fmt: skip
    return "\n".join(lines) + "\n"


@pytest.fixture(params=sorted(PARTIES))
def relatives(request, write_page) -> tuple[str, list[Path]]:
    """A trade name, and pages of three reporters that each name a bearer of it."""
    name = request.param
    pages = [
        write_page(cik, number, "R66", page_of(party))
        for number, (cik, party) in enumerate(
            zip(("1494558", "1728190", "1823986"), PARTIES[name], strict=True), start=1
        )
    ]
    return name.title(), pages


def families_of(graph: kg.Graph) -> list[tuple[str, str]]:
    """Return trade names with the reporters of the parties that bear them."""
    rows = graph._graph.snapshot().tables.rows("families", None, ("name", "reporter"))
    return [(str(name), str(reporter)) for name, reporter in rows]


def file_of_families(graph: kg.Graph) -> Path:
    newest = graph._graph._newest()
    return newest.folder / "families.parquet"


def test_a_family_comes_grows_and_goes(
    relatives, new_graph: Callable[..., kg.Graph], content
) -> None:
    name, pages = relatives
    graph = new_graph(pages[:1])
    assert families_of(graph) == []
    graph.build(pages[1])
    assert families_of(graph) == [(name, "1494558"), (name, "1728190")]
    graph.build(pages[2])
    assert content(graph) == content(new_graph(pages))
    assert len(families_of(graph)) == 3
    graph.remove(str(pages[0]))
    assert content(graph) == content(new_graph(pages[1:]))
    graph.remove(str(pages[1]))
    assert families_of(graph) == []
    assert content(graph) == content(new_graph(pages[2:]))


def test_a_page_without_new_names_leaves_families_alone(
    relatives, new_graph: Callable[..., kg.Graph], write_page, content
) -> None:
    _, pages = relatives
    graph = new_graph(pages)
    before = file_of_families(graph).stat().st_ino
    text = pages[0].read_text("utf-8").replace("3,000", "3,500")
    later = write_page("1494558", 9, "R66", text)
    other = write_page("1494559", 10, "R66", page_of("Siskin Tools Ltd"))
    graph.build(later)
    graph.build(other)
    assert file_of_families(graph).stat().st_ino == before
    assert content(graph) == content(new_graph([*pages, later, other]))


def test_one_of_two_families_changes(new_graph, write_page, content) -> None:
    pages = [
        write_page(cik, number, report, page_of(party))
        for number, cik in enumerate(("1494558", "1728190"), start=1)
        for report, party in (
            ("R66", PARTIES["pelican"][number]),
            ("R67", PARTIES["gannet"][number]),
        )
    ]
    graph = new_graph(pages)
    assert len(families_of(graph)) == 4
    changed = page_of("Plover Quarries Ltd")
    pages[0].write_text(changed, "utf-8")
    graph.build(pages[0])
    assert families_of(graph) == [("Gannet", "1494558"), ("Gannet", "1728190")]
    assert content(graph) == content(new_graph(pages))
