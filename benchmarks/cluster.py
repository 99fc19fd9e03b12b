"""Parts on a cluster: what two workers gain over one, and that the bytes agree.

    python benchmarks/cluster.py [COPIES] [--engines sail spark] [--python PYTHON]

Filings are the shipped pages under other names, 15 a copy. Each job is a ``kg build``
of its own: of one process, on Sail, and on Spark. A worker of Spark is one of
``local-cluster``: a process of one task at a time and 1 GB. One of Sail is a thread,
with a process beside it that runs the steps. PySpark and Sail are those of ``--python``
or $KG_BENCH_SPARK, else of ``.venv/spark``, which ``make test-spark`` sets up, else of
this Python.

start: seconds until the job begins to read. work: seconds from there to its end. CPU:
seconds of processor of the job and all its processes. gain: work of one worker over
work.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

import kg  # noqa: E402
from tests.cluster.compared import (  # noqa: E402
    differing_tables,
    quads_of_graph,
    quads_of_parts,
    rows_of_graph,
)
from tests.cluster.jobs import descendants  # noqa: E402
from tests.cluster.sources import write_many  # noqa: E402

OWN = ROOT / ".venv" / "spark" / "bin" / "python"
HEAD = f"{'':<18}{'start':>7}{'work':>8}{'CPU':>8}{'gain':>7}"
NEEDED = {"sail": "import pysail, pyspark", "spark": "import py4j, pyspark"}


def main():
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("copies", nargs="?", type=int, default=40)
    options.add_argument("--engines", nargs="+", choices=NEEDED, default=[*NEEDED])
    default = os.environ.get("KG_BENCH_SPARK") or (OWN if OWN.exists() else "")
    options.add_argument("--python", default=str(default or sys.executable))
    asked = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        manifest = str(write_many(place / "sources", asked.copies))
        given = ["build", "--manifest", manifest]
        graph = place / "graph"
        alone = run(
            sys.executable, [*given, "--graph", str(graph), "--jobs", "1"], graph
        )
        with kg.open(graph) as opened:
            filings, facts = (
                len(rows_of_graph(opened, t)) for t in ("filings", "facts")
            )
            print(f"{filings} filings, {facts} facts\n{HEAD}")
            print(f"{'one process':<18}{line(alone)}", flush=True)
            for engine in asked.engines:
                if not has(asked.python, NEEDED[engine]):
                    print(f"{engine}: not installed")
                    continue
                print_engine(engine, asked.python, given, place, opened)


def print_engine(engine, python, given, place, graph):
    """Print a line for one worker and one for two."""
    first = None
    for workers in (1, 2):
        parts = place / f"{engine}-{workers}"
        command = [*given, "--engine", "spark", "-o", str(parts)]
        settings = {"SPARK_LOCAL_IP": "127.0.0.1"}
        if engine == "sail":
            command += ["--jobs", str(workers)]
            settings |= {
                "SAIL_MODE": "local-cluster",
                "SAIL_CLUSTER__WORKER_INITIAL_COUNT": str(workers),
                "SAIL_CLUSTER__WORKER_MAX_COUNT": str(workers),
            }
        else:
            command += ["--master", f"local-cluster[{workers},1,1024]"]
        spent = run(python, command, parts / "_work", settings)
        first = first or spent
        same = differing_tables(parts, graph) == []
        same = same and quads_of_parts(parts) == quads_of_graph(graph)
        name = f"{engine}, {workers} worker{'s' * (workers > 1)}"
        gain = first[1] / spent[1]
        words = "the same bytes" if same else "OTHER BYTES"
        print(f"{name:<18}{line(spent)}{gain:>7.2f}  {words}", flush=True)


def line(spent):
    """Return seconds as a line shows them."""
    start, work, cpu = spent
    return f"{start:>7.1f}{work:>8.1f}{cpu:>8.1f}"


def run(python, command, begun, settings=None):
    """Run a command of kg; return the seconds to its start, after, and of processor."""
    environment = os.environ | {"PYTHONPATH": str(ROOT)} | (settings or {})
    started = time.perf_counter()
    job = subprocess.Popen(
        [python, "-m", "kg", *command], env=environment, stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )  # fmt: skip
    spent, reading = {}, None
    while job.poll() is None:
        if reading is None and begun.exists():
            reading = time.perf_counter()
        below = descendants(job.pid, itself=True)
        spent |= {number: seconds for number, (_, seconds) in below.items()}
        time.sleep(0.1)
    ended = time.perf_counter()
    if job.returncode:
        sys.exit(f"kg {' '.join(command)} ended with {job.returncode}")
    reading = reading or started
    return reading - started, ended - reading, sum(spent.values())


def has(python, needed):
    """Tell whether a Python has what an engine needs."""
    run_alone = subprocess.run([python, "-c", needed], capture_output=True, check=False)
    return run_alone.returncode == 0


if __name__ == "__main__":
    main()
