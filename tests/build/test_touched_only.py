"""What one more page reads and writes: the buckets of its reporter, no others."""

from pathlib import Path

import pytest

import kg
from kg.errors import GraphError
from kg.facts.tables import bucket_of
from kg.store import writer as writers

WHOLE = {"filings", "mentions", "parties"}
"""Tables in which a filing, and those who bear a name, are looked for."""


@pytest.fixture
def graph(pages, new_graph, monkeypatch) -> kg.Graph:
    """A graph of three reporters, each in a bucket of its own."""
    monkeypatch.setattr("kg.facts.tables._SIZES", ())
    return new_graph(pages)


def later(write_page, pages, cik: str, place: int) -> Path:
    text = pages[place].read_text("utf-8").replace("1,000", "1,250")
    return write_page(cik, 9, "R66", text)


@pytest.mark.parametrize(
    ("cik", "place"), [("1494558", 1), ("1728190", 4), ("1823986", 7)]
)
def test_one_bucket_is_compared(
    graph, pages, write_page, monkeypatch, cik, place
) -> None:
    compared: list[str] = []

    def compare(path: Path, *_: object, whole: bool) -> None:
        if whole:
            compared.append(f"{path.parent.name}/{path.stem}")

    monkeypatch.setattr(writers, "compare", compare)
    before = files_of(graph)
    graph.build(later(write_page, pages, cik, place))
    found = {name for name in compared if name.partition("/")[0] not in WHOLE}
    own = bucket_of(cik, 64)
    assert {name.partition("/")[2] for name in found if name[0].islower()} == {own}
    changed = {name for name, node in files_of(graph).items() if before[name] != node}
    assert {Path(name).stem for name in changed if "/" in name} == {own}


@pytest.mark.parametrize("table", ["facts", "positions", "reports"])
def test_damage_elsewhere_is_kept_for_those_who_read_it(
    graph, pages, write_page, table
) -> None:
    damaged = graph._graph._newest().folder / table
    damaged = damaged / f"{bucket_of('1728190', 64)}.parquet"
    content = bytearray(damaged.read_bytes())
    content[len(content) // 2] ^= 1
    damaged.write_bytes(content)
    graph.build(later(write_page, pages, "1494558", 1))
    with pytest.raises(GraphError, match=rf"{table}/.*damaged.*kg rebuild"):
        graph.verify()
    with pytest.raises(GraphError, match=rf"{table}/.*damaged.*kg rebuild"):
        graph.build(later(write_page, pages, "1728190", 4))


def files_of(graph: kg.Graph) -> dict[str, int]:
    """Return the inode of each table of the newest publication, by its path."""
    newest = graph._graph._newest().folder
    return {
        path.relative_to(newest).as_posix(): path.stat().st_ino
        for path in newest.rglob("*.parquet")
    }
