"""The same on real Spark: two worker processes, which are killed mid-job.

``make test-spark`` runs it; it needs Java and PySpark.
"""

import pytest

import kg
from tests.cluster.compared import differing_tables, quads_of_graph, quads_of_parts
from tests.cluster.jobs import MISSING, kill_while, start
from tests.cluster.sources import write_many

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(MISSING, reason="PySpark and Java are needed"),
]
STEPS = {
    "filings are read": "_work/readings",
    "filings are mapped": "_work/filings",
    "names are decided": "_work/named",
    "what follows is made": "_work/made",
    "parts are written": "quads",
}


@pytest.fixture(scope="module")
def manifest(tmp_path_factory):
    return write_many(tmp_path_factory.mktemp("sources"), 2)


@pytest.fixture(scope="module")
def graph(manifest, tmp_path_factory):
    with kg.open(tmp_path_factory.mktemp("one") / "graph") as opened:
        opened.build(manifest=manifest)
        yield opened


def holds_the_same(job, parts, graph):
    out, _ = job.communicate(timeout=900)
    assert job.returncode == 0
    assert b"30 filings: 444 facts" in out
    assert differing_tables(parts, graph) == []
    assert quads_of_parts(parts) == quads_of_graph(graph)


def test_two_workers_give_what_one_machine_gives(manifest, graph, tmp_path) -> None:
    job = start(manifest, tmp_path / "parts")
    holds_the_same(job, tmp_path / "parts", graph)


def test_a_worker_killed_at_each_step_costs_time_alone(
    manifest, graph, tmp_path
) -> None:
    parts = tmp_path / "parts"
    job = start(manifest, parts)
    try:
        killed = [
            step for step, place in STEPS.items() if kill_while(job, parts / place)
        ]
        assert killed == list(STEPS)
        holds_the_same(job, parts, graph)
    finally:
        job.kill()
        job.communicate()
