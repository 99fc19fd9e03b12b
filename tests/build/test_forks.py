"""Processes forked from one that has a graph open, or has built one."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

PAGE: Final = Path(__file__).parents[2] / "examples"
FORKED: Final = """
import os, sys
import kg
from kg.errors import GraphError

def in_child(work):
    child = os.fork()
    if not child:
        try:
            print(work(), flush=True)
        except GraphError as error:
            print(error, flush=True)
        os._exit(0)
    assert os.waitpid(child, 0)[1] == 0

def built(name):
    graph = kg.open(os.path.join(folder, name))
    graph.build([page], rdf=rdf)
    return len(graph.query("evidence"))

page, folder, rdf = sys.argv[1], sys.argv[2], sys.argv[3] == "rdf"
print(built("parent"), flush=True)
graph = kg.open(os.path.join(folder, "parent"))
print(len(graph.query("evidence")), flush=True)
in_child(lambda: len(graph.query("evidence")))
in_child(lambda: built("child"))
print(len(graph.query("evidence")), flush=True)
"""

pytestmark = pytest.mark.skipif(
    not hasattr(os, "fork"), reason="this system does not fork processes"
)


def printed(page: Path, folder: Path, kind: str) -> list[str]:
    """Return what parent and children print, each child at its place."""
    command = [sys.executable, "-c", FORKED, str(page), str(folder), kind]
    done = subprocess.run(
        command, check=False, capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


@pytest.fixture
def page() -> Path:
    return min(PAGE.rglob("*R*.txt"))


def test_children_ask_and_build_tables_as_their_parent_does(page, tmp_path) -> None:
    lines = printed(page, tmp_path, "tables")
    assert len(lines) == 5
    assert len(set(lines)) == 1
    assert int(lines[0]) > 0


def test_a_child_of_one_that_wrote_rdf_says_that_it_cannot(page, tmp_path) -> None:
    *_, asked, built, after = printed(page, tmp_path, "rdf")
    assert asked == after
    assert built == (
        "found this process forked from one that has written a graph with RDF, "
        'expected one started anew; use multiprocessing\'s "spawn", or build with '
        "rdf=False"
    )


LEAVING: Final = """
import os, sys
import kg

graph = kg.open()
graph.build([sys.argv[1]], rdf=False)
print(len(graph.query("evidence")), flush=True)
child = os.fork()
if not child:
    raise SystemExit(0)
os.waitpid(child, 0)
print(len(graph.query("evidence")), flush=True)
"""


def test_a_temporary_graph_goes_with_the_process_that_made_it(page, tmp_path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LEAVING, str(page)],
        env={**os.environ, "TMPDIR": str(tmp_path)},
        check=False,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    before, after = done.stdout.split()
    assert before == after
    assert not list(tmp_path.glob("kg-*"))
