import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

import kg
from kg.errors import GraphError, NotFoundError
from kg.store.base import graph_quads, replace_graph
from kg.store.memory import MemoryGraph
from kg.store.oxigraph import FolderView, FolderWriter

GRAPH = NamedNode("https://w3id.org/rpkg/id/filing/0001104659-21-117128")


def quad(amount: str) -> Quad:
    predicate = NamedNode("https://w3id.org/rpkg/ns#raw")
    return Quad(GRAPH, predicate, Literal(amount), GRAPH)


@pytest.fixture(params=["memory", "folder"])
def writer(request, tmp_path):
    made = MemoryGraph() if request.param == "memory" else FolderWriter(tmp_path / "g")
    yield made
    made.close()


def test_a_graph_holds_what_it_was_last_made_of(writer):
    assert replace_graph(writer, GRAPH, [quad("2,417"), quad("354")])
    assert replace_graph(writer, GRAPH, [quad("354"), quad("126")])
    assert set(graph_quads(writer.store, GRAPH)) == {quad("354"), quad("126")}
    assert not replace_graph(writer, GRAPH, [quad("354"), quad("126")])


def test_literals_survive_replacement(writer):
    odd = [
        quad('a "b" \\u0041 \n\t \\'),
        quad("¥ 3,235 \x01"),
        quad("' } ; DROP ALL #"),
    ]
    replace_graph(writer, GRAPH, [quad("old")])
    replace_graph(writer, GRAPH, odd)
    assert set(graph_quads(writer.store, GRAPH)) == set(odd)


def test_readers_see_the_last_publication_until_the_next(tmp_path):
    writer = FolderWriter(tmp_path / "g")
    replace_graph(writer, GRAPH, [quad("1")])
    writer.publish()
    view = FolderView(tmp_path / "g")
    replace_graph(writer, GRAPH, [quad("2")])
    assert not view.refresh()
    assert list(view.store) == [quad("1")]
    writer.publish()
    assert list(view.store) == [quad("1")]
    assert view.refresh()
    assert list(view.store) == [quad("2")]
    view.close()
    writer.close()


def test_publications_somebody_reads_are_kept_and_of_the_others_two(tmp_path):
    writer = FolderWriter(tmp_path / "g")
    writer.publish()
    view = FolderView(tmp_path / "g")
    for _ in range(4):
        writer.publish()
    places = tmp_path / "g" / "published"
    assert sorted(p.name for p in places.iterdir() if p.is_dir()) == ["1", "4", "5"]
    view.close()
    writer.publish()
    assert sorted(p.name for p in places.iterdir() if p.is_dir()) == ["5", "6"]
    writer.close()


def test_a_second_writer_is_told_who_writes(tmp_path):
    writer = FolderWriter(tmp_path / "g")
    with pytest.raises(GraphError, match=f"being written by process {os.getpid()};"):
        FolderWriter(tmp_path / "g")
    writer.close()
    FolderWriter(tmp_path / "g").close()


def test_no_graph_and_no_publication_are_said_apart(tmp_path):
    with pytest.raises(NotFoundError, match="no graph in"):
        FolderView(tmp_path / "none")
    assert not (tmp_path / "none").exists()
    FolderWriter(tmp_path / "g").close()
    with pytest.raises(NotFoundError, match="nothing published"):
        FolderView(tmp_path / "g")


def test_a_folder_of_something_else_is_left_alone(tmp_path):
    (tmp_path / "thesis.txt").write_text("mine")
    with pytest.raises(GraphError, match="something else"):
        FolderWriter(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_a_damaged_publication_is_one_line(tmp_path):
    (tmp_path / "published" / "1").mkdir(parents=True)
    (tmp_path / "current").write_text("1\n")
    with pytest.raises(GraphError, match="damaged store") as error:
        FolderView(tmp_path)
    assert "\n" not in str(error.value)


BUILD = """
import sys
from pathlib import Path
import kg.pipeline.build as pipeline
pipeline.PUBLISH_EVERY = 0.05
import kg
kg.open(sys.argv[1]).build(sys.argv[2])
"""


@pytest.mark.slow
def test_a_killed_build_leaves_whole_filings_and_is_completed(tmp_path):
    page = (Path(__file__).parents[1] / "data" / "seed.txt").read_text("utf-8")
    pages = tmp_path / "pages"
    pages.mkdir()
    for n in range(200):
        name = f"{1000 + n}_00011046592100{n:04d}_R65.txt"
        (pages / name).write_text(page, "utf-8")
    for delay in (1.0, 1.5, 2.0):
        command = [sys.executable, "-c", BUILD, str(tmp_path / "g"), str(pages)]
        running = subprocess.Popen(command)
        time.sleep(delay)
        running.send_signal(signal.SIGKILL)
        running.wait()
        if (tmp_path / "g" / "current").exists():
            with kg.open(tmp_path / "g") as graph:
                assert {row.facts for row in graph.query("filings")} <= {22}
    with kg.open(tmp_path / "g") as killed, kg.open() as whole:
        killed.build(pages)
        whole.build(pages)
        killed.export(tmp_path / "killed.nq")
        whole.export(tmp_path / "whole.nq")
    assert (tmp_path / "killed.nq").read_bytes() == (tmp_path / "whole.nq").read_bytes()
