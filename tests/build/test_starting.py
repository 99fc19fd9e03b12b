"""However Python starts the processes that share a build, the graph is the same."""

import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from benchmarks.bulk_month import write_month

BUILD: Final = """
import multiprocessing, sys
from kg.api.graph import Graph
from kg.build import refresh

way, jobs, data, place = sys.argv[1:]
multiprocessing.set_start_method(way)
refresh._BULK = 0  # processes share what follows, however little it is
with Graph(place) as graph:
    for source in data.split():
        report = graph.build([source], jobs=int(jobs), rdf=False)
    print(report.filings, report.stored, report.changed)
"""


def built(
    place: Path, way: str, jobs: int, *data: Path
) -> tuple[str, dict[str, bytes]]:
    """Return what a build says, and the files of its tables."""
    listed = " ".join(map(str, data))
    command = [sys.executable, "-c", BUILD, way, str(jobs), listed, str(place)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    files = {
        "/".join(path.relative_to(place).parts[2:]): path.read_bytes()
        for path in sorted(place.glob("published/*/**/*.parquet"))
    }
    return done.stdout, files


@pytest.fixture(scope="module")
def month(tmp_path_factory) -> Path:
    """Invented filings with parties, and notes that name further ones."""
    folder = tmp_path_factory.mktemp("month")
    write_month(folder, 360, 0.5, 30)
    return folder


@pytest.fixture(scope="module")
def alone(tmp_path_factory, month) -> tuple[str, dict[str, bytes]]:
    """What one process makes of them."""
    return built(tmp_path_factory.mktemp("alone") / "graph", "spawn", 1, month)


@pytest.mark.parametrize("way", ["fork", "forkserver", "spawn"])
def test_processes_make_the_graph_of_one_however_they_start(
    tmp_path: Path, month: Path, alone, way: str
) -> None:
    said, files = built(tmp_path / "graph", way, 2, month)
    assert said == alone[0] == "12 184 12\n"
    assert len(files) > 10
    assert files == alone[1]


@pytest.mark.parametrize("rows", [180])
def test_filings_that_are_stored_already_are_not_written_again(
    tmp_path: Path, month: Path, alone, rows: int
) -> None:
    some = tmp_path / "some"
    write_month(some, rows, 0.5, 30)
    said, files = built(tmp_path / "graph", "fork", 2, some, month)
    assert said == f"12 184 {12 - rows // 30}\n"
    assert files == alone[1]
