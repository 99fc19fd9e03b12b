"""Times the named queries on a large synthetic graph.

    python benchmarks/queries.py [FACTS] [--graph FOLDER] [--patience SECONDS] [--page]
    python benchmarks/queries.py --bulk FOLDER [--graph FOLDER] [--patience SECONDS]

Twenty thousand facts unless said. Each reporter has four filings of one page with some
fifty facts: balances of twelve parties, one in twenty of them named by several
reporters, with comparatives that the next filing states again, at times otherwise;
flows; totals; and values whose column is not settled. With `--bulk` bulk data is built
instead, such as `bulk_month.py` writes.

Prints how the build compares with Oxigraph's own loading of the same statements, in
seconds of processor time; what one more page costs, start-up of the process included,
four times (with `--page` that alone);
and for each query the median milliseconds, of three runs, of one reporter, of one party
(the organisation with most positions) and of everything, from the tables and from the
store, with the making of all rows. Of everything it says too how long the answer takes
where its rows are not made ("arrow"; the two are one where the answer is short). What
the store does not answer of everything
in `--patience` seconds, twenty unless said, is given up.

Aimed at, with a million facts: one reporter or party under 100 ms, everything under 2 s
where it is kept as Arrow, and under 5 s as rows of Python.
"""

import argparse
import os
import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from pyoxigraph import RdfFormat, Store

import kg
from kg.errors import QueryError
from kg.queries import Rows, listing

_PARTIES, _SHARED, _FIRST, _FILINGS = 12, 500, 1_000_000, 4
_PAGES = 4
"""Pages added one after the other; the first finds no module compiled."""
_FACTS_A_REPORTER = _FILINGS * 2 * 2 * _PARTIES


def party_names(reporter: int, draw: random.Random) -> list[str]:
    """Return the parties of a reporter: one in twenty is several reporters'."""
    return [
        f"Shared Pelican {draw.randrange(_SHARED)} Holdings Ltd"
        if draw.random() < 0.05
        else f"Party {reporter}-{n} Ltd"
        for n in range(_PARTIES)
    ]


def page(reporter: int, year: int, parties: list[str], draw: random.Random) -> str:
    """Return a page with balances and flows of a year and the year before it."""
    lines = ["|", "RELATED PARTIES (Details) - USD ($)", "$ in Thousands", "|"]
    lines += ["12 Months Ended", "|", f"Dec. 31, {year}", "|", f"Dec. 31, {year - 1}"]

    def row(label: str, key: int, *, single: bool = False) -> None:
        amounts = [1000 + (reporter * 7 + key * 13 + day * 31) % 9000 for day in
                   (year, year - 1)]  # fmt: skip
        if draw.random() < 0.02:
            amounts[1] += 7
        lines.append(f"|{label}")
        lines.extend(f"|$ {amount:,}" for amount in amounts[: 1 if single else 2])

    row("Due to related parties", 99)
    for n, party in enumerate(parties):
        lines.append(f"|{party} | Director")
        side = "from" if n % 2 else "to"
        row(f"Due {side} related parties", n, single=n == _PARTIES - 1)
        row("Proceeds from related party debt", n + 50)
    lines += ["|X", "- Definition", "+ References", "Details", "|X", "- Details"]
    return "\n".join(lines) + "\n"


def write_pages(folder: Path, facts: int) -> Path:
    """Write pages with about so many facts and return their manifest."""
    draw = random.Random(3)
    entries = ["source,cik,entity,accession,form,filed"]
    for reporter in range(max(1, facts // _FACTS_A_REPORTER)):
        parties = party_names(reporter, draw)
        cik = _FIRST + reporter
        for n in range(_FILINGS):
            name = f"{cik}-{n}.txt"
            text = page(reporter, 2016 + n, parties, draw)
            (folder / name).write_text(text, encoding="utf-8")
            entries.append(
                f"{name},{cik},Reporter {reporter} Inc,{cik:010}-{17 + n}-000001,10-K,"
                f"{2017 + n}-03-01"
            )
    manifest = folder / "manifest.csv"
    manifest.write_text("\n".join(entries) + "\n", encoding="utf-8")
    return manifest


def timed(ask: Callable[[], Rows]) -> tuple[float, float, int]:
    """Return the number of rows, and median milliseconds without and with them."""
    answered, made, count = [], [], 0
    for _ in range(3):
        started = time.perf_counter()
        answer = ask()
        answered.append((time.perf_counter() - started) * 1000)
        count = len(answer.cells)
        made.append((time.perf_counter() - started) * 1000)
        if made[-1] > 5000:
            break
    return median(answered), median(made), count


def met_most(graph: kg.Graph) -> tuple[str, str]:
    """Return the organisation with most positions, and a reporter of such a one."""
    rows = graph.sql(
        "SELECT min(s.entity), p.name FROM positions AS s JOIN parties AS p "
        "USING (party) WHERE p.kind = 'organisation' GROUP BY p.name "
        "ORDER BY count(*) DESC, p.name LIMIT 1"
    )
    ((reporter, party),) = rows.cells
    return str(reporter), str(party)


def query_lines(folder: Path, patience: float) -> Iterator[str]:
    """Yield one line a query."""
    yield (
        f"{'query':12}{'reporter':>10}{'sparql':>10}{'party':>10}{'sparql':>10}"
        f"{'all':>10}{'arrow':>10}{'sparql':>10}{'rows':>11}   (ms)"
    )
    with kg.open(folder) as graph:
        reporter, party = met_most(graph)
        for info in listing():
            takes = {parameter.name for parameter in info.parameters}
            cells, count = [], 0
            for given in (
                {"reporter": reporter},
                {"party": party},
                {},
            ):
                if not set(given) <= takes:
                    cells += ["", ""]
                    continue
                ask = partial(graph.query, info.name, **given)
                answered, made, count = timed(ask)
                cells.append(f"{made:.1f}")
                if not given:
                    cells.append(f"{answered:.1f}")
                limit = None if given else patience
                try:
                    _, made, _ = timed(partial(ask, engine="sparql", timeout=limit))
                    cells.append(f"{made:.1f}")
                except QueryError:
                    cells.append("given up")
            yield f"{info.name:12}{''.join(f'{c:>10}' for c in cells)}{count:11,}"


def child_seconds() -> float:
    """Return the processor time of the processes that this one waited for."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def build_lines(
    folder: Path, pages: Path, facts: int, bulk: str | None
) -> Iterator[str]:
    """Build the graph; yield what that costs, and what one more page does."""
    sources = [bulk] if bulk else []
    manifest = None if bulk else write_pages(pages, facts)
    started = time.process_time()
    with kg.open(folder) as graph:
        report = graph.build(sources, manifest=manifest, rdf=True)
        built = time.process_time() - started
        yield f"{report.stored:,} facts built in {built:.1f} s of processor time"
        dump = pages / "all.nq"
        graph.store.dump(str(dump), format=RdfFormat.N_QUADS)
    started = time.process_time()
    loaded = Store(str(pages / "loaded"))
    loaded.bulk_load(path=str(dump), format=RdfFormat.N_QUADS)
    alone = time.process_time() - started
    yield (
        f"Oxigraph loads the same {len(loaded):,} statements in {alone:.1f} s: the "
        f"build takes {built / alone:.1f} times that"
    )
    yield page_line(folder, pages)


def page_line(folder: Path, pages: Path) -> str:
    """Return a line on what one more page costs, several times."""
    taken = [seconds_of_a_page(folder, pages / "extra.txt", n) for n in range(_PAGES)]
    listed = ", ".join(f"{seconds:.2f}" for seconds in taken)
    return f"one more page, {_PAGES} times: {listed} s, start-up included"


def seconds_of_a_page(folder: Path, place: Path, number: int) -> float:
    """Build one more page in a process of its own; return its seconds of CPU.

    The modules may be kept compiled, as they are where the program is installed.
    """
    year = 2030 + number
    draw = random.Random(number)
    place.write_text(page(3, year, party_names(3, random.Random(1)), draw))
    command = [sys.executable, "-m", "kg", "build", str(place), "-g", str(folder)]
    command += ["--cik", str(_FIRST + 3)]
    command += ["--accession", f"0001000003-{number:02}-000009"]
    root = str(Path(__file__).resolve().parents[1])
    environment = {**os.environ, "PYTHONPATH": root}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    before = child_seconds()
    subprocess.run(command, check=True, capture_output=True, env=environment)
    return child_seconds() - before


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("facts", nargs="?", type=int, default=20_000)
    parser.add_argument("--graph", help="folder to build it in, or to ask if it exists")
    parser.add_argument("--bulk", help="folder of bulk data to build it of, not pages")
    parser.add_argument("--patience", type=float, default=20.0)
    parser.add_argument(
        "--page", action="store_true", help="only add pages to the graph of --graph"
    )
    given = parser.parse_args()
    with TemporaryDirectory() as place:
        folder = Path(given.graph or Path(place) / "graph")
        pages = Path(place) / "pages"
        pages.mkdir()
        if given.page:
            print(page_line(folder, pages))
            return
        if not folder.exists():
            for line in build_lines(folder, pages, given.facts, given.bulk):
                print(line, flush=True)
        for line in query_lines(folder, given.patience):
            print(line, flush=True)


if __name__ == "__main__":
    main()
