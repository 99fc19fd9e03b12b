"""Measures what filings cost, and works out what all of EDGAR since 2009 would cost.

    python benchmarks/scale.py                      work out, from scale.json
    python benchmarks/scale.py --measure FILING...  measure anew, then work out
    python benchmarks/scale.py --write              put it into docs/scale.md

Measured: the filings are read; half of them, then all are built into a new graph, with
RDF and without, each in a process of its own. Seconds of CPU, peak memory, facts read
and stored, bytes of each part of the graph folder; and the seconds to open the graph
and to ask it. What grows as the facts do is told per million facts stored.

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
from collections.abc import Iterator, Sequence
from csv import DictReader
from pathlib import Path
from tempfile import TemporaryDirectory

HERE = Path(__file__).resolve().parent
KEPT = HERE / "scale.json"
DOCS = HERE.parent / "docs" / "scale.md"
BEGIN, END = "<!-- figures -->", "<!-- end of figures -->"
_MILLION = 1_000_000
Figures = dict[str, float]


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


def measure(filings: Sequence[str]) -> dict[str, Figures]:
    """Return all measurements."""
    half = filings[: max(1, len(filings) // 2)]
    with TemporaryDirectory() as place:
        folders = [Path(place, name) for name in ("half", "tables", "rdf")]
        return {
            "read": in_process("read", filings, folders[0]),
            "half": in_process("tables", half, folders[0]),
            "tables": in_process("tables", filings, folders[1]),
            "rdf": in_process("rdf", filings, folders[2]),
            "open": in_process("open", (), folders[2]),
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


def costs(found: dict[str, Figures]) -> Iterator[str]:
    """Yield the table of what a million facts cost."""
    tables, rdf, half = found["tables"], found["rdf"], found["half"]
    per = _MILLION / tables["stored"]
    yield (
        f"Measured on {tables['filings']:.0f} filings: {tables['read']:,.0f} facts "
        f"read, {tables['stored']:,.0f} stored, one in "
        f"{tables['read'] / tables['stored']:.0f}; "
        f"{tables['stored'] / tables['filings']:.0f} a filing.\n"
    )
    yield "| a million facts stored | tables alone | with RDF |\n|---|---|---|"
    yield f"| are those of filings | {amount(tables['filings'] * per)} | the same |"
    yield (
        f"| CPU, hours | {amount(tables['cpu'] * per / 3600)} "
        f"| {amount(rdf['cpu'] * per / 3600)} |"
    )
    yield (
        f"| of it reading, hours | {amount(found['read']['cpu'] * per / 3600)} "
        "| the same |"
    )
    for part, words in (
        ("facts", "facts"),
        ("readings", "each report as read"),
        ("tables", "all other tables"),
        ("spare", "second copy of what filings say"),
        ("rdf", "RDF"),
    ):
        of_both = (run.get(f"bytes {part}", 0.0) * per / 2**30 for run in (tables, rdf))
        yield f"| {words}, GiB | " + " | ".join(map(amount, of_both)) + " |"
    whole = [
        sum(size for name, size in run.items() if name.startswith("bytes "))
        * per
        / 2**30
        for run in (tables, rdf)
    ]
    yield f"| all of the folder, GiB | {amount(whole[0])} | {amount(whole[1])} |"
    ratio = (tables["cpu"] / half["cpu"]) / (tables["stored"] / half["stored"])
    yield (
        f"\nAll against half: {tables['stored'] / half['stored']:.1f} times the facts "
        f"took {tables['cpu'] / half['cpu']:.1f} times the CPU: {ratio:.2f} times per "
        f"fact. Peak memory {half['memory'] / 2**20:.0f} MiB for half and "
        f"{tables['memory'] / 2**20:.0f} MiB for all, {rdf['memory'] / 2**20:.0f} MiB "
        "with RDF.\n"
    )


def edgar(found: dict[str, Figures], given: dict[str, float]) -> Iterator[str]:
    """Yield the table of what all of EDGAR would cost."""
    tables, rdf, opened = found["tables"], found["rdf"], found["open"]
    times = given["filings"] / tables["filings"]
    facts = tables["stored"] * times
    yield (
        f"All of EDGAR since 2009, {given['filings']:,.0f} filings (assumed): "
        f"{facts / _MILLION:.0f} million facts stored of "
        f"{tables['read'] * times / _MILLION:,.0f} million read.\n"
    )
    yield "| | tables alone | with RDF |\n|---|---|---|"
    hours = [run["cpu"] * times / 3600 for run in (tables, rdf)]
    disk = [
        sum(v for name, v in run.items() if name.startswith("bytes ")) * times / 2**30
        for run in (tables, rdf)
    ]
    yield "| CPU, hours | " + " | ".join(map(amount, hours)) + " |"
    one = [hour / given["cores"] / given["busy"] for hour in hours]
    yield (
        f"| one machine of {given['cores']:.0f} cores, hours | "
        + " | ".join(map(amount, one))
        + " |"
    )
    many = [hour / given["cores"] / given["machines"] / given["busy"] for hour in hours]
    yield (
        f"| {given['machines']:.0f} such machines, hours: each a graph of its own "
        "share of the reporters | " + " | ".join(map(amount, many)) + " |"
    )
    yield "| disk, GiB | " + " | ".join(map(amount, disk)) + " |"
    rent = given["core_hour"] * given["cores"]
    money = [hour * rent for hour in one]
    yield (
        f"| rent of one machine while it builds, USD at {given['core_hour']} a core "
        "and hour | " + " | ".join(map(amount, money)) + " |"
    )
    money = [hour * rent * given["machines"] for hour in many]
    yield "| rent of the cluster, USD | " + " | ".join(map(amount, money)) + " |"
    month = [size * given["disk_month"] for size in disk]
    yield (
        f"| disk, USD a month at {given['disk_month']} a gigabyte | "
        + " | ".join(map(amount, month))
        + " |"
    )
    speed = opened["verify bytes"] / opened["verify"]
    asked = sum(rdf.get(f"bytes {part}", 0.0) for part in ("facts", "tables")) * times
    yield (
        f"\nFiles are compared with their checksums at {speed / 2**20:,.0f} MiB/s "
        "before they are used. A process that asks a graph of all of EDGAR for the "
        f"first time reads {asked / 2**30:,.1f} GiB of tables for it: "
        f"{amount(asked / speed / 60)} minutes. There are "
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
