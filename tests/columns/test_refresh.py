"""Columns hold what the graph holds, however it came to be."""

from datetime import date
from pathlib import Path

import pytest

import kg
from kg.columns import SCHEMAS, ColumnsError, loaded
from kg.graph import Terms
from kg.pipeline import deriving, publishing
from kg.pipeline.publishing import publish
from kg.store.oxigraph import FolderView, FolderWriter

EXAMPLES = sorted((Path(__file__).resolve().parents[2] / "examples").glob("*.txt"))
MANIFEST = EXAMPLES[0].with_name("manifest.csv")


@pytest.fixture(autouse=True)
def columns_from_the_first_fact(monkeypatch):
    monkeypatch.setattr(deriving, "LARGE", 1)


def rows_in(path):
    """Return the rows of every table, in an order of their own."""
    columns = loaded(path)
    held = {}
    for name in SCHEMAS:
        listed = []
        for column in SCHEMAS[name]:
            one = columns.column(name, column)
            values = one.values
            listed.append(
                one.codes.tolist()
                if values is None
                else [None if c < 0 else values[c] for c in one.codes.tolist()]
            )
        held[name] = sorted(zip(*listed, strict=True), key=repr)
    return held


def from_scratch(folder):
    """Return the rows of columns made of the store alone."""
    writer = FolderWriter(folder)
    writer.columns.unlink()
    writer.close()
    writer = FolderWriter(folder)
    publish(writer, Terms())
    writer.close()
    return rows_in(folder / "columns.npz")


def test_columns_grow_as_if_made_at_once(tmp_path):
    folder = tmp_path / "g"
    with kg.open(folder) as graph:
        for source in (EXAMPLES[:5], EXAMPLES[4:11], EXAMPLES[11:], EXAMPLES[2:3]):
            graph.build(source, manifest=MANIFEST)
        graph.remove(graph.rows("filings")[0].accession)
        names = [row.party for row in graph.rows("parties")][:2]
        graph.decide(*names, "same", why="a test", by="nobody", when=date(2024, 1, 1))
        uncertain = graph.rows("uncertain")[0]
        graph.settle(
            str(uncertain.fact), int(uncertain.candidates.split()[-1]), "a test"
        )
        graph.check(store=True)
    held = rows_in(folder / "columns.npz")
    assert {name: len(rows) for name, rows in held.items()}["facts"] > 100
    assert held == from_scratch(folder)


def test_only_reporters_written_are_read_again(tmp_path, monkeypatch):
    folder, read = tmp_path / "g", []
    with kg.open(folder) as graph:
        graph.build(EXAMPLES, manifest=MANIFEST)
        was = publishing._read
        monkeypatch.setattr(
            publishing,
            "_read",
            lambda s, t, owner: read.append(owner) or was(s, t, owner),
        )
        graph.build(EXAMPLES[:1], manifest=MANIFEST)
    assert read == ["families", "identity"]


def test_after_a_killed_writer_all_is_read_again(tmp_path):
    folder = tmp_path / "g"
    with kg.open(folder) as graph:
        graph.build(EXAMPLES[:3], manifest=MANIFEST)
    writer = FolderWriter(folder)
    assert writer.rewritten == frozenset()
    writer.rewriting(Terms().derived_graph("1"))
    assert writer.rewritten == {"https://w3id.org/rpkg/id/graph/derived/1"}
    writer.close()
    writer = FolderWriter(folder)
    assert writer.rewritten is None
    publish(writer, Terms())
    writer.close()
    writer = FolderWriter(folder)
    assert writer.rewritten == frozenset()
    writer.close()


def test_a_publication_without_columns_is_answered_by_the_store(tmp_path):
    folder = tmp_path / "g"
    with kg.open(folder) as graph:
        graph.build(EXAMPLES, manifest=MANIFEST)
        told = [dict(row) for row in graph.rows("balances")]
        view = FolderView(folder)
        assert view.columns.is_file()
        for damaged in (b"", b"PK\x05\x06" + bytes(18), b"noise" * 99):
            view.columns.unlink()
            view.columns.write_bytes(damaged)
            assert loaded(view.columns) is None
            with kg.open(folder) as other:
                assert [dict(row) for row in other.rows("balances")] == told
        view.columns.unlink()
        with kg.open(folder) as other:
            assert [dict(row) for row in other.rows("balances")] == told
        view.close()


def test_columns_cut_inside_are_answered_by_the_store(tmp_path):
    folder = tmp_path / "g"
    with kg.open(folder) as graph:
        graph.build(EXAMPLES, manifest=MANIFEST)
        told = [dict(row) for row in graph.rows("evidence")]
        view = FolderView(folder)
        whole = view.columns.read_bytes()
        place = whole.index(b"cells-raw-values") + 400
        view.columns.unlink()
        view.columns.write_bytes(whole[:place] + bytes(64) + whole[place + 64 :])
        view.close()
    held = loaded(sorted(folder.glob("published/*.npz"))[-1])
    with pytest.raises(ColumnsError, match="cannot be read"):
        held.column("cells", "raw")
    with kg.open(folder) as graph:
        assert [dict(row) for row in graph.rows("evidence")] == told


def test_old_columns_go_with_their_publication(tmp_path):
    folder = tmp_path / "g"
    with kg.open(folder) as graph:
        for source in EXAMPLES[:5]:
            graph.build(source, manifest=MANIFEST)
    held = {path.stem for path in (folder / "published").glob("*.npz")}
    assert held == {"4", "5"}


def test_a_small_graph_has_none(tmp_path, monkeypatch):
    monkeypatch.setattr(deriving, "LARGE", 20_000)
    with kg.open(tmp_path / "g") as graph:
        graph.build(EXAMPLES[:3], manifest=MANIFEST)
    assert not list((tmp_path / "g").rglob("*.npz"))
    assert not (tmp_path / "g" / "behind").exists()


def test_a_publication_under_way_brings_its_columns(tmp_path, monkeypatch):
    monkeypatch.setattr("kg.pipeline.build.PUBLISH_EVERY", 0)
    folder, seen = tmp_path / "g", []
    was = FolderWriter.publish

    def publish_and_look(writer):
        was(writer)
        with kg.open(folder) as graph:
            filings = len(graph.rows("filings"))
            seen.append((filings, graph._columns() is not None))

    monkeypatch.setattr(FolderWriter, "publish", publish_and_look)
    with kg.open(folder) as graph:
        graph.build(EXAMPLES[:3], manifest=MANIFEST)
    assert seen[0] == (1, True)
    assert seen[-1] == (3, True)
