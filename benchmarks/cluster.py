"""Parts on a cluster: what two workers gain over one, and that the bytes agree.

Filings are the shipped pages under other names. Spark runs as ``local-cluster``: worker
processes of one processor and 1 GB each, on this machine.

    python benchmarks/cluster.py [COPIES]
"""

import importlib.util
import os
import shutil
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

import kg  # noqa: E402
from kg.api.cluster import build_parts  # noqa: E402
from tests.cluster.compared import (  # noqa: E402
    differing_tables,
    quads_of_graph,
    quads_of_parts,
)
from tests.cluster.sources import write_many  # noqa: E402


def main(copies=20):
    """Measure and print."""
    if importlib.util.find_spec("py4j") is None or shutil.which("java") is None:
        print("PySpark and Java are not installed: nothing is measured")
        return
    os.environ["PYTHONPATH"] = str(ROOT)
    os.environ["PYSPARK_PYTHON"] = sys.executable
    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        manifest = write_many(place / "sources", copies)
        started = time.perf_counter()
        with kg.open(place / "graph") as graph:
            done = graph.build(manifest=manifest)
            alone = time.perf_counter() - started
            print(f"{done.filings} filings, {done.stored} facts")
            print(f"{'one process':<14}{alone:>8.1f} s")
            for workers in (1, 2):
                parts = place / f"parts-{workers}"
                master = f"local-cluster[{workers},1,1024]"
                started = time.perf_counter()
                build_parts((), parts, master=master, manifest=manifest, partitions=8)
                spent = time.perf_counter() - started
                same = differing_tables(parts, graph) == []
                same = same and quads_of_parts(parts) == quads_of_graph(graph)
                words = "the same bytes" if same else "OTHER BYTES"
                print(f"{f'{workers} worker(s)':<14}{spent:>8.1f} s  {words}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
