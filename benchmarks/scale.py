"""Measures what filings cost, and works out what all of EDGAR since 2009 would cost.

    python benchmarks/scale.py                      work out, from scale.json
    python benchmarks/scale.py --measure FILING...  measure anew, then work out
    python benchmarks/scale.py --write              put it into docs/scale.md

Measured: half of the filings, then all of them are read, and built into a new graph,
with RDF and without, each in a process of its own. What the other half adds is what
filings cost; what is there without any, as start-up and the ontology, is left out.
Seconds of CPU, peak memory, facts read and stored, bytes of each part of the graph
folder; and the seconds to open the graph and to ask it. What grows as the facts do is
told per million facts stored.

What is assumed - how many filings there are, machines, prices - stands in
``scale_assumptions.csv``, with its source. All else follows from the two files, so
measuring anew, or another price, renews every number.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from csv import DictReader
from pathlib import Path
from tempfile import TemporaryDirectory

HERE = Path(__file__).resolve().parent
KEPT = HERE / "scale.json"
DOCS = HERE.parent / "docs" / "scale.md"
BEGIN, END = "<!-- figures -->", "<!-- end of figures -->"
_MILLION = 1_000_000
Figures = dict[str, float]
Found = dict[str, Figures]
RUNS = ("tables", "rdf")
PARTS = {
    "facts": "facts",
    "readings": "each report as it was read",
    "tables": "all other tables",
    "spare": "second copy of what filings say",
    "rdf": "RDF",
}
"""Parts of a graph folder, in words."""


def cpu() -> float:
    """Return the seconds of CPU of this process and of those it waited for."""
    own, waited = (
        resource.getrusage(who)
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return own.ru_utime + own.ru_stime + waited.ru_utime + waited.ru_stime


def sizes(folder: Path) -> Counter[str]:
    """Return the bytes on disk of each part of a graph folder; a link counts once."""
    parts: Counter[str] = Counter()
    seen = set()
    for place, _, names in os.walk(folder):
        for name in names:
            path = Path(place, name)
            stat = path.stat()
            if (stat.st_dev, stat.st_ino) in seen:
                continue
            seen.add((stat.st_dev, stat.st_ino))
            inside = path.relative_to(folder).parts
            part = "spare" if inside[0] == "spare" else "other"
            if inside[0] == "published" and len(inside) > 2:
                part = (
                    inside[2] if inside[2] in ("rdf", "readings", "facts") else "tables"
                )
            parts[part] += stat.st_size
    return parts


def measure_read(filings: Sequence[str]) -> Figures:
    """Return what reading alone costs, nothing built."""
    import kg

    began, started = cpu(), time.perf_counter()
    facts = sum(1 for path in filings for _ in kg.read(path))
    return {
        "cpu": cpu() - began,
        "wall": time.perf_counter() - started,
        "read": facts,
    }


def measure_build(filings: Sequence[str], folder: Path, rdf: bool) -> Figures:
    """Build filings at once; return what it costs and what the graph then holds."""
    import kg

    began, started = cpu(), time.perf_counter()
    with kg.Graph(folder) as graph:
        report = graph.build(list(filings), rdf=rdf, jobs=1)
    figures: Figures = {
        "cpu": cpu() - began,
        "wall": time.perf_counter() - started,
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
        "filings": report.filings,
        "read": report.facts,
        "stored": report.stored,
    }
    figures |= {f"bytes {part}": size for part, size in sizes(folder).items()}
    return figures


def measure_open(folder: Path) -> Figures:
    """Return the seconds to compare all files, to open the graph and to ask it."""
    import kg

    with kg.Graph(folder) as graph:
        started = time.perf_counter()
        size = graph.verify()
        verified = time.perf_counter()
        rows = len(graph.query("exposure"))
        asked = time.perf_counter()
        graph.query("exposure")
        again = time.perf_counter()
        names = len(graph.sql("SELECT key FROM mentions"))
    return {
        "verify bytes": size,
        "verify": verified - started,
        "first answer": asked - verified,
        "answer": again - asked,
        "rows": rows,
        "names": names,
    }


def in_process(step: str, filings: Sequence[str], folder: Path) -> Figures:
    """Run one measurement in a process of its own, so that its peak is its own."""
    command = [sys.executable, str(Path(__file__)), "--step", step]
    command += ["--graph", str(folder), *filings]
    environment = os.environ | {"PYTHONPATH": str(HERE.parent)}
    done = subprocess.run(
        command, check=True, capture_output=True, text=True, env=environment
    )
    figures = json.loads(done.stdout.splitlines()[-1])
    return {str(name): float(value) for name, value in figures.items()}


def measure(filings: Sequence[str]) -> Found:
    """Return all measurements."""
    half = filings[: max(1, len(filings) // 2)]
    with TemporaryDirectory() as place:
        folders = [Path(place, str(n)) for n in range(4)]
        return {
            "read": in_process("read", filings, folders[0]),
            "read half": in_process("read", half, folders[0]),
            "tables half": in_process("tables", half, folders[0]),
            "rdf half": in_process("rdf", half, folders[1]),
            "tables": in_process("tables", filings, folders[2]),
            "rdf": in_process("rdf", filings, folders[3]),
            "open": in_process("open", (), folders[3]),
        }


def assumptions() -> dict[str, float]:
    """Return what is assumed, by name."""
    with (HERE / "scale_assumptions.csv").open(encoding="utf-8", newline="") as lines:
        return {row["name"]: float(row["value"]) for row in DictReader(lines)}


def amount(value: float) -> str:
    """Return a number with two significant digits or more, thousands separated."""
    if value >= 100:
        digits = max(0, len(str(int(value))) - 3)
        return f"{round(value, -digits):,.0f}"
    return f"{value:.2g}" if value < 10 else f"{value:.0f}"


def added(found: Found, run: str, name: str) -> float:
    """Return what the second half of the filings adds to a figure, a fact stored.

    Where noise makes that nothing, the average over all filings stands in its place.
    """
    whole, half = found[run], found[f"{run} half"]
    facts = found["tables"]["stored"], found["tables half"]["stored"]
    more = whole.get(name, 0.0) - half.get(name, 0.0)
    if more > 0 and facts[0] > facts[1]:
        return more / (facts[0] - facts[1])
    return whole.get(name, 0.0) / facts[0]


def byte_parts(found: Found, run: str) -> dict[str, float]:
    """Return the bytes of each part of the folder, a fact stored."""
    names = [name for name in found[run] if name.startswith("bytes ")]
    return {name.removeprefix("bytes "): added(found, run, name) for name in names}


def row(words: str, values: Iterable[float]) -> str:
    """Return a row of a table."""
    return f"| {words} | " + " | ".join(map(amount, values)) + " |"


def costs(found: Found) -> Iterator[str]:
    """Yield the table of what a million facts cost."""
    tables = found["tables"]
    yield (
        f"Measured on {tables['filings']:.0f} filings: {tables['read']:,.0f} facts "
        f"read, {tables['stored']:,.0f} stored, one in "
        f"{tables['read'] / tables['stored']:.0f}; "
        f"{tables['stored'] / tables['filings']:.0f} a filing.\n"
    )
    yield "| a million facts stored | tables alone | with RDF |\n|---|---|---|"
    filings = _MILLION * tables["filings"] / tables["stored"]
    yield row("are those of filings", [filings] * 2)
    hours = [_MILLION * added(found, run, "cpu") / 3600 for run in RUNS]
    yield row("CPU, hours", hours)
    reading = _MILLION * added(found, "read", "cpu") / 3600
    yield row("of it reading, hours", [reading] * 2)
    parts = [byte_parts(found, run) for run in RUNS]
    for part, words in PARTS.items():
        of_both = [_MILLION * run.get(part, 0.0) / 2**30 for run in parts]
        yield row(f"{words}, GiB", of_both)
    whole = [_MILLION * sum(run.values()) / 2**30 for run in parts]
    yield row("all of the folder, GiB", whole)
    memory = [
        f"{found[run]['memory'] / 2**20:.0f}"
        for run in ("tables half", "tables", "rdf half", "rdf")
    ]
    yield (
        f"\nPeak memory of half the filings and of all: {memory[0]} and {memory[1]} "
        f"MiB, with RDF {memory[2]} and {memory[3]} MiB.\n"
    )


def edgar(found: Found, given: Figures) -> Iterator[str]:
    """Yield the table of what all of EDGAR would cost."""
    tables, opened = found["tables"], found["open"]
    times = given["filings"] / tables["filings"]
    facts = tables["stored"] * times
    yield (
        f"All of EDGAR since 2009, {given['filings']:,.0f} filings (assumed): "
        f"{facts / _MILLION:.0f} million facts stored of "
        f"{tables['read'] * times / _MILLION:,.0f} million read.\n"
    )
    yield "| | tables alone | with RDF |\n|---|---|---|"
    hours = [facts * added(found, run, "cpu") / 3600 for run in RUNS]
    disk = [facts * sum(byte_parts(found, run).values()) / 2**30 for run in RUNS]
    yield row("CPU, hours", hours)
    one = [hour / given["cores"] / given["busy"] for hour in hours]
    yield row(f"one machine of {given['cores']:.0f} cores, hours", one)
    many = [hour / given["machines"] for hour in one]
    words = "such machines, hours: each a graph of its own share of the reporters"
    yield row(f"{given['machines']:.0f} {words}", many)
    rent = given["core_hour"] * given["cores"]
    words = f"rent while it builds, USD at {given['core_hour']} a core and hour"
    yield row(words, [hour * rent for hour in one])
    yield row("disk, GiB", disk)
    yield row(
        f"disk, USD a month at {given['disk_month']} a gigabyte",
        [size * given["disk_month"] for size in disk],
    )
    parts = byte_parts(found, "rdf")
    asked = facts * (parts.get("facts", 0.0) + parts.get("tables", 0.0))
    speed = opened["verify bytes"] / opened["verify"]
    yield (
        f"\nFiles are compared with their checksums at {speed / 2**20:,.0f} MiB/s "
        "before they are used. A process that asks a graph of all of EDGAR for the "
        f"first time reads {asked / 2**30:,.1f} GiB of tables for it: "
        f"{amount(asked / speed)} seconds. There are "
        f"{opened['names'] * times / _MILLION:.1f} million printed names to decide on "
        "in one process; the widest answer, exposure of everything, has "
        f"{opened['rows'] * times / _MILLION:.1f} million rows.\n"
    )


def told() -> str:
    """Return all tables, from what was measured and what is assumed."""
    found = json.loads(KEPT.read_text(encoding="utf-8"))
    lines = [*costs(found), *edgar(found, assumptions())]
    return "\n".join(lines).rstrip("\n")


def main() -> None:
    """Measure where it is asked for, work out, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("filings", nargs="*", metavar="FILING")
    parser.add_argument("--measure", action="store_true")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--step", help=argparse.SUPPRESS)
    parser.add_argument("--graph", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.step == "read":
        print(json.dumps(measure_read(given.filings)))
    elif given.step == "open":
        print(json.dumps(measure_open(given.graph)))
    elif given.step:
        is_rdf = given.step == "rdf"
        print(json.dumps(measure_build(given.filings, given.graph, is_rdf)))
    else:
        if given.measure:
            text = json.dumps(measure(given.filings), indent=1, sort_keys=True)
            KEPT.write_text(text + "\n", encoding="utf-8")
        print(told())
        if given.write:
            text = DOCS.read_text(encoding="utf-8")
            before, _, rest = text.partition(BEGIN)
            _, _, after = rest.partition(END)
            DOCS.write_text(
                f"{before}{BEGIN}\n{told()}\n{END}{after}", encoding="utf-8"
            )


if __name__ == "__main__":
    main()
