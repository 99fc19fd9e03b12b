"""Parts on a cluster: what two workers gain over one, and that the bytes agree.

    python benchmarks/cluster.py [COPIES] [--engines sail spark] [--python PYTHON]

Filings are the shipped pages under other names, 15 a copy. Each job is a ``kg build``
of its own: of one process, on Sail, and on Spark. A worker of Spark is one of
``local-cluster``: a process of one task at a time and 1 GB. One of Sail is a thread,
with a process beside it that runs the steps. PySpark and Sail are those of ``--python``
or $KG_BENCH_SPARK, else of ``.venv/spark``, which ``make test-spark`` sets up, else of
this Python.

start: seconds until the job begins to read. work: seconds from there to its end. CPU:
seconds of processor of the job and all its processes. busiest: those of the worker that
needed most, with what runs steps for it; they do not depend on what else the machine
does, as seconds of the clock do. gain: those of one worker over them, of the clock
first.
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
from tests.cluster.jobs import EXECUTOR, descendants  # noqa: E402
from tests.cluster.sources import write_many  # noqa: E402

OWN = ROOT / ".venv" / "spark" / "bin" / "python"
HEAD = f"{'':<18}{'start':>7}{'work':>8}{'CPU':>8}{'busiest':>9}{'gain':>11}"
WORKERS = (EXECUTOR, "kg.cluster.step")
"""What stands in the command of a worker: of Spark, and beside a thread of Sail."""
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
                # A step's tasks must all find a place at once, be it as threads.
                "SAIL_CLUSTER__WORKER_TASK_SLOTS": "64",
            }
        else:
            command += ["--master", f"local-cluster[{workers},1,1024]"]
        spent = run(python, command, parts / "_work", settings)
        first = first or spent
        same = differing_tables(parts, graph) == []
        same = same and quads_of_parts(parts) == quads_of_graph(graph)
        name = f"{engine}, {workers} worker{'s' * (workers > 1)}"
        gains = "".join(f"{first[n] / spent[n]:>6.2f}" for n in (1, 3))
        words = "the same bytes" if same else "OTHER BYTES"
        print(f"{name:<18}{line(spent)}{gains}  {words}", flush=True)


def line(spent):
    """Return seconds as a line shows them."""
    start, work, cpu, busiest = spent
    return f"{start:>7.1f}{work:>8.1f}{cpu:>8.1f}{busiest:>9.1f}"


def run(python, command, begun, settings=None):
    """Run a command of kg.

    Returns:
        Seconds to its start, from there, of processor, and of that of one worker.
    """
    environment = os.environ | {"PYTHONPATH": str(ROOT)} | (settings or {})
    started = time.perf_counter()
    job = subprocess.Popen(
        [python, "-m", "kg", *command], env=environment, stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )  # fmt: skip
    spent, owner, reading = {}, {}, None
    while job.poll() is None:
        if reading is None and begun.exists():
            reading = time.perf_counter()
        below = descendants(job.pid, itself=True)
        for number, (parent, told, seconds) in sorted(below.items()):
            spent[number] = seconds
            is_worker = any(word in told for word in WORKERS)
            owner[number] = number if is_worker else owner.get(parent)
        time.sleep(0.1)
    ended = time.perf_counter()
    if job.returncode:
        sys.exit(f"kg {' '.join(command)} ended with {job.returncode}")
    reading = reading or started
    workers = {worker: 0.0 for worker in owner.values() if worker is not None}
    for number, seconds in spent.items():
        if owner[number] is not None:
            workers[owner[number]] += seconds
    whole = sum(spent.values())
    return (
        reading - started,
        ended - reading,
        whole,
        max(workers.values(), default=whole),
    )


def has(python, needed):
    """Tell whether a Python has what an engine needs."""
    run_alone = subprocess.run([python, "-c", needed], capture_output=True, check=False)
    return run_alone.returncode == 0


if __name__ == "__main__":
    main()
