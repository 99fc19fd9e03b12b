"""The same on real Spark: two worker processes, one of which is killed mid-job.

``make test-spark`` runs it; it needs Java and PySpark.
"""

import importlib.util
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import kg
from tests.cluster.compared import differing_tables, quads_of_graph, quads_of_parts
from tests.cluster.sources import write_many

ROOT = Path(__file__).resolve().parents[2]
CLUSTER = "local-cluster[2,1,1024]"
_EXECUTOR = "CoarseGrainedExecutorBackend"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        importlib.util.find_spec("py4j") is None or shutil.which("java") is None,
        reason="PySpark and Java are needed",
    ),
]


@pytest.fixture(scope="module")
def manifest(tmp_path_factory):
    return write_many(tmp_path_factory.mktemp("sources"), 2)


@pytest.fixture(scope="module")
def graph(manifest, tmp_path_factory):
    with kg.open(tmp_path_factory.mktemp("one") / "graph") as opened:
        opened.build(manifest=manifest)
        yield opened


def start(manifest, parts):
    """Start a job in a process of its own."""
    here = os.environ | {
        "PYTHONPATH": str(ROOT),
        "PYSPARK_PYTHON": sys.executable,
        "SPARK_LOCAL_IP": "127.0.0.1",
    }
    command = [
        sys.executable, "-m", "kg", "build", "--manifest", str(manifest), "--engine",
        "spark", "--master", CLUSTER, "-o", str(parts),
    ]  # fmt: skip
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
    return subprocess.Popen(command, env=here, **pipes)


def descendants(process):
    """Return the processes below one, by number, with their command lines."""
    parents, lines = {}, {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                stat = (entry / "stat").read_text().rpartition(")")[2].split()
                lines[int(entry.name)] = (entry / "cmdline").read_text()
            except OSError:
                continue
            parents[int(entry.name)] = int(stat[1])
    below, found = {process}, {}
    grown = True
    while grown:
        new = {child for child, parent in parents.items() if parent in below} - below
        below |= new
        grown = bool(new)
    for child in below - {process}:
        found[child] = lines.get(child, "")
    return found


def test_two_workers_give_what_one_machine_gives(manifest, graph, tmp_path) -> None:
    job = start(manifest, tmp_path / "parts")
    out, _ = job.communicate(timeout=900)
    assert job.returncode == 0
    assert b"30 filings: 444 facts" in out
    assert differing_tables(tmp_path / "parts", graph) == []
    assert quads_of_parts(tmp_path / "parts") == quads_of_graph(graph)


@pytest.mark.parametrize("step", ["readings", "names"])
def test_a_worker_that_is_killed_costs_time_alone(
    step, manifest, graph, tmp_path
) -> None:
    parts = tmp_path / "parts"
    job = start(manifest, parts)
    killed = None
    try:
        while killed is None and job.poll() is None:
            time.sleep(0.2)
            if (parts / "_work" / step).exists():
                workers = [
                    number
                    for number, line in descendants(job.pid).items()
                    if _EXECUTOR in line and "java" in line
                ]
                if workers:
                    killed = max(workers)
                    os.kill(killed, signal.SIGKILL)
        assert killed is not None
        out, _ = job.communicate(timeout=900)
    finally:
        job.kill()
    assert job.returncode == 0
    assert b"30 filings: 444 facts" in out
    assert differing_tables(parts, graph) == []
    assert quads_of_parts(parts) == quads_of_graph(graph)
