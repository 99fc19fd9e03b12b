"""Filings in HDFS become parts in HDFS, by the client of Hadoop that Spark brings.

The name node is one in memory (`tests.cluster.webhdfs`), reached over HTTP: PySpark
brings a client and no server. ``make test-spark`` runs it; it needs Java and PySpark.
"""

import re
from importlib.util import find_spec
from pathlib import Path

import pytest

import kg
from tests.cluster.compared import differing_tables, quads_of_graph, quads_of_parts
from tests.cluster.jobs import MISSING
from tests.cluster.webhdfs import name_node

XBRL = Path(__file__).resolve().parents[1] / "data" / "xbrl"
FILING = "1751876/0001751876-22-000001"


def hadoop():
    """Return the version of Hadoop that PySpark brings; (0, 0) without any."""
    if MISSING:
        return 0, 0
    jars = Path(find_spec("pyspark").origin).parent / "jars"
    (found,) = (
        re.search(r"api-(\d+)\.(\d+)", p.name) for p in jars.glob("hadoop-client-api*")
    )
    return int(found[1]), int(found[2])


pytestmark = [
    pytest.mark.slow,
    # PySpark leaves sockets to its own end.
    pytest.mark.filterwarnings("ignore"),
    pytest.mark.skipif(MISSING, reason="PySpark and Java are needed"),
    pytest.mark.skipif(
        hadoop() == (3, 5),
        reason="the client of WebHDFS in the jars of Hadoop 3.5 lacks a class",
    ),
]


def test_filings_in_hdfs_become_parts_in_hdfs(tmp_path, monkeypatch) -> None:
    from kg.api.cluster import build_parts  # noqa: PLC0415

    monkeypatch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
    source = tmp_path / FILING
    source.mkdir(parents=True)
    with name_node() as (files, address), kg.open(tmp_path / "graph") as graph:
        for file in XBRL.iterdir():
            if file.is_file() and file.suffix != ".zip":
                (source / file.name).write_bytes(file.read_bytes())
                files.write(f"/filings/{FILING}/{file.name}", file.read_bytes())
        given, place = f"{address}/filings/1751876", f"{address}/parts"
        report = build_parts([given], place, master="local[2]")
        assert {"OPEN", "CREATE", "RENAME", "LISTSTATUS"} <= files.asked
        for path, content in files.of.items():
            if content is not None and path.startswith(
                ("/parts/tables", "/parts/quads")
            ):
                target = tmp_path / path.lstrip("/")
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(content)
        assert report.facts == graph.build([source]).stored > 0
        assert differing_tables(tmp_path / "parts", graph) == []
        assert quads_of_parts(tmp_path / "parts") == quads_of_graph(graph)
