"""Loads a graph into Virtuoso and asks it the named queries, beside ours and Oxigraph.

    python benchmarks/virtuoso.py [FACTS] [--patience SECONDS]

The graph is that of `queries.py`. Virtuoso is filled by ``kg load`` over SPARQL Update,
Oxigraph by its own bulk loading of the same statements. Each named query is asked over
everything once to warm up and once for the figure: of the tables, of the embedded
Oxigraph in SPARQL, and of Virtuoso in the same SPARQL over HTTP; whether the rows agree
is said too. What takes longer than ``--patience`` seconds, 20 unless said, is given up.

Seconds are of processor, that of Virtuoso included. Without ``virtuoso-t`` on the path
nothing is measured.
"""

import argparse
import os
import shutil
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from pyoxigraph import RdfFormat, Store  # noqa: E402

import kg  # noqa: E402
from benchmarks.queries import write_pages  # noqa: E402
from kg.api.loading import load  # noqa: E402
from kg.errors import KGError  # noqa: E402
from kg.queries import listing  # noqa: E402
from tests.cluster.jobs import descendants  # noqa: E402
from tests.remote.endpoints import virtuoso  # noqa: E402


def main():
    """Load, ask and print."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("facts", nargs="?", type=int, default=1000)
    options.add_argument("--patience", type=float, default=20.0)
    asked = options.parse_args()
    if shutil.which("virtuoso-t") is None:
        print("virtuoso-t is not on the path: nothing is measured")
        return
    os.environ["KG_SPARQL_TIMEOUT"] = str(asked.patience)
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        (place / "pages").mkdir()
        (place / "server").mkdir()
        with kg.open(place / "graph") as graph:
            done = graph.build(manifest=write_pages(place / "pages", asked.facts))
            dump = place / "all.nq"
            graph.store.dump(str(dump), format=RdfFormat.N_QUADS)
            with virtuoso(place / "server") as address:
                print_loading(dump, address, done.stored, place)
                with kg.open(address) as there:
                    print_queries(graph, there, asked.patience)


def seconds():
    """Return the seconds of processor of this process and of those below it."""
    below = descendants(os.getpid())
    return time.process_time() + sum(spent for _, _, spent in below.values())


def print_loading(dump, address, facts, place):
    """Print what it takes to load the statements."""
    started = seconds()
    store = Store(str(place / "loaded"))
    store.bulk_load(path=str(dump), format=RdfFormat.N_QUADS)
    alone = seconds() - started
    started = seconds()
    loaded = load(dump, address)
    there = seconds() - started
    print(
        f"{facts:,} facts, {loaded.statements:,} statements: Oxigraph {alone:.1f} s, "
        f"Virtuoso {there:.1f} s (x {there / alone:.0f})"
    )


def print_queries(graph, there, patience):
    """Print a line a query: milliseconds of the tables and of the two stores."""
    print(
        f"{'query':14}{'tables':>9}{'Oxigraph':>10}{'Virtuoso':>10}{'rows':>8}   (ms)"
    )
    for info in listing():
        cells, answers = [], []
        for asked, engine in ((graph, "tables"), (graph, "sparql"), (there, "sparql")):
            spent, rows = timed(asked, info.name, engine, patience)
            cells.append("given up" if rows is None else f"{1000 * spent:.0f}")
            answers.append(rows)
        there_is = [rows for rows in answers if rows is not None]
        agree = all(rows == there_is[0] for rows in there_is)
        words = "" if agree else "  OTHER ROWS"
        numbers = f"{cells[0]:>9}{cells[1]:>10}{cells[2]:>10}{len(there_is[0]):>8,}"
        print(f"{info.name:14}{numbers}{words}", flush=True)


def timed(graph, name, engine, patience):
    """Return seconds and rows of the second of two answers; None where given up."""
    spent, rows = 0.0, None
    for _ in range(2):
        started = seconds()
        try:
            rows = list(graph.query(name, engine=engine, timeout=patience).cells)
        except KGError:
            return seconds() - started, None
        spent = seconds() - started
    return spent, rows


if __name__ == "__main__":
    main()
