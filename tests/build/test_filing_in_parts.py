"""A filing built in parts equals the filing built whole, whichever part comes first."""

from datetime import date
from itertools import permutations
from pathlib import Path

import pytest
from filings_in_parts import FILINGS, TEXT_PAGE

import kg
from kg.build import write
from kg.errors import GraphError

WHO = {"why": "cv", "by": "ann", "when": date(2024, 5, 31)}
ORDERS = list(permutations(range(3)))
Parts = list[list[list[Path]]]
"""Files by filing and part."""


@pytest.fixture
def rdf() -> bool:
    """RDF is kept, so that contents are those of tables and store alike."""
    return True


@pytest.fixture
def parts(tmp_path: Path) -> Parts:
    """Write the filings; their paths tell the accessions."""
    written = []
    for filing in FILINGS:
        cik, _, _ = filing.accession.lstrip("0").partition("-")
        folder = tmp_path / "data" / cik / filing.accession.replace("-", "")
        folder.mkdir(parents=True)
        for part in filing.parts:
            for name, text in part.items():
                (folder / name).write_text(text, encoding="utf-8")
        written.append([[folder / name for name in part] for part in filing.parts])
    return written


def all_of(parts: Parts) -> list[Path]:
    """Return all files."""
    return [place for filing in parts for part in filing for place in part]


def steps(parts: Parts, order: tuple[int, ...]) -> list[list[Path]]:
    """Return one part of each filing a step, of the first another than of the second."""
    return [
        [
            place
            for shift, filing in enumerate(parts)
            for place in filing[(n + shift) % len(filing)]
        ]
        for n in order
    ]


def kept(graph: kg.Graph, accession: str) -> set[tuple[str, str]]:
    """Return report and value of the facts of a filing."""
    rows = graph._graph.snapshot().rows(
        "SELECT r.name, f.value FROM facts AS f JOIN reports AS r ON r.iri = f.report "
        "WHERE f.filing = ?",
        [accession],
    )
    return {(str(name), str(value)) for name, value in rows}


@pytest.mark.parametrize("order", ORDERS)
def test_filings_in_parts_are_the_filings_whole(
    parts, new_graph, content, order
) -> None:
    whole = content(new_graph(all_of(parts)))
    assert content(new_graph(*steps(parts, order))) == whole


def test_each_part_shows_something_of_another(parts, new_graph) -> None:
    whole = new_graph(all_of(parts))
    for filing, files in zip(FILINGS, parts, strict=True):
        told = kept(whole, filing.accession)
        alone = set().union(
            *(kept(new_graph(part), filing.accession) for part in files)
        )
        assert told - alone == filing.brought
        assert alone - told == filing.left_out


def test_the_order_of_sources_does_not_matter(parts, new_graph, content) -> None:
    places = all_of(parts)
    assert content(new_graph(places[::-1])) == content(new_graph(places))


@pytest.mark.parametrize("order", ORDERS[::3])
def test_parts_removed_take_back_what_they_told(
    parts, new_graph, content, order
) -> None:
    graph = new_graph(all_of(parts))
    first, second, third = steps(parts, order)
    for gone, left in ((first, [*second, *third]), (third, second)):
        _remove(graph, gone)
        assert content(graph) == content(new_graph(left))
    graph.build([*first, *third])
    assert content(graph) == content(new_graph(all_of(parts)))


def _remove(graph: kg.Graph, places: list[Path]) -> None:
    """Remove files, but for those that only name elements."""
    for place in places:
        if "_lab" not in place.name:
            graph.remove(str(place))


def test_a_part_changed_takes_back_what_it_told(parts, new_graph, content) -> None:
    graph = new_graph(*steps(parts, (1, 2, 0)))
    for page, old, new in (
        (parts[0][1][0], "Finch Ltd", "Gull Ltd"),
        (parts[1][1][0], "Plover Trading Ltd", "Gull Ltd"),
        (parts[2][1][0], "Heron Marsh Ltd", "Gull Ltd"),
    ):
        text = page.read_text("utf-8")
        page.write_text(text.replace(old, new), "utf-8")
        graph.build(page)
    assert content(graph) == content(new_graph(all_of(parts)))
    for filing, brought in zip(FILINGS[:3], ("650", "none", "40"), strict=True):
        assert ("instance", brought) not in kept(graph, filing.accession)
    assert ("instance", "901") in kept(graph, FILINGS[1].accession)


@pytest.mark.parametrize("order", [(0, 1), (1, 0), (0, 1, 0), (1, 0, 1)])
def test_a_page_as_html_stays_whatever_it_is_as_text(
    parts, new_graph, content, tmp_path, order
) -> None:
    text = tmp_path / "12349_000001234925000001_R8.txt"
    text.write_text(TEXT_PAGE, encoding="utf-8")
    html = parts[5][2][0]
    steps_made = [[(text, html)[n]] for n in order]
    assert content(new_graph(*steps_made)) == content(new_graph([html]))


def test_a_text_page_takes_columns_from_parts_built_later(parts, new_graph) -> None:
    document, (text,), _ = parts[5]
    for steps_made in ([[text], document], [document, [text]]):
        snapshot = new_graph(*steps_made)._graph.snapshot()
        told = snapshot.rows(
            "SELECT placed_by, instant, repeats IS NOT NULL FROM facts "
            "WHERE value = '4000' AND \"row\" IS NOT NULL"
        )
        assert told == [("filing", date(2023, 12, 31), True)]


def test_what_is_exported_is_the_same(parts, new_graph, tmp_path) -> None:
    texts = []
    for n, graph in enumerate(
        (new_graph(all_of(parts)), new_graph(*steps(parts, (2, 0, 1))))
    ):
        target = tmp_path / f"{n}.nq"
        graph.export(target)
        texts.append(target.read_bytes())
    assert texts[0] == texts[1]
    assert b"Heron Marsh Ltd" in texts[0]


def test_a_part_built_whole_stays_whole(parts, new_graph, content) -> None:
    wanted = {("instance", "700"), ("instance", "30")}
    (document, *pages), *_ = parts
    graphs = [new_graph(), new_graph()]
    graphs[0].build(document, everything=True)
    graphs[0].build([place for part in pages for place in part])
    for part in pages:
        graphs[1].build(part)
    graphs[1].build(document, everything=True)
    for graph in graphs:
        assert kept(graph, FILINGS[0].accession) >= wanted
        assert ("R3", "700") not in kept(graph, FILINGS[0].accession)
    assert content(graphs[0]) == content(graphs[1])


def test_a_part_that_is_killed_leaves_what_was_published(
    parts, new_graph, content, monkeypatch
) -> None:
    first, second, third = steps(parts, (0, 1, 2))
    graph = new_graph(first)
    before = content(graph)
    with monkeypatch.context() as patch:
        patch.setattr(write, "refresh", _interrupted)
        with pytest.raises(KeyboardInterrupt):
            graph.build(second)
    assert content(graph) == before
    for part in (second, third):
        graph.build(part)
    assert content(graph) == content(new_graph(all_of(parts)))


def _interrupted(*_: object, **__: object) -> None:
    raise KeyboardInterrupt


def test_a_rebuild_mends_how_reports_were_read(parts, new_graph, content) -> None:
    first, *rest = steps(parts, (0, 1, 2))
    graph = new_graph(first)
    before = content(graph)
    folder = graph._graph.path
    newest = folder / "published" / (folder / "current").read_text("utf-8").strip()
    (damaged,) = (newest / "readings").glob("*.parquet")
    graph.close()
    damaged.unlink()
    with kg.Graph(folder) as mended:
        with pytest.raises(GraphError, match="readings"):
            mended.verify()
        assert "mended readings" in mended.rebuild()
        assert content(mended) == before
        for part in rest:
            mended.build(part)
        assert content(mended) == content(new_graph(all_of(parts)))


KEYS = ("12345/finch ltd", "12346/finch ltd", "12347/heron marsh ltd")


@pytest.mark.parametrize("gone", range(3))
def test_names_made_one_through_a_name_that_is_gone_part_again(
    parts, new_graph, content, gone
) -> None:
    """Two names are one party by decisions about a third whose filing was removed."""
    graph = new_graph(all_of(parts))
    between = KEYS[gone]
    others = [key for key in KEYS if key != between]
    made = [graph.decide(between, key, "same", **WHO) for key in others]
    for filing in FILINGS:
        if filing.accession.lstrip("0").startswith(between.partition("/")[0]):
            graph.remove(filing.accession)
    graph.undo(made[0], **WHO)
    left = [
        place
        for filing, files in zip(FILINGS, parts, strict=True)
        if not filing.accession.lstrip("0").startswith(between.partition("/")[0])
        for part in files
        for place in part
    ]
    now, fresh = content(graph), content(new_graph(left))
    for table in ("mentions", "parties", "shared", "positions", "facts"):
        assert now[table] == fresh[table]
