"""Read and build bulk data of many filings; print times, memory and what a month takes.

    python benchmarks/bulk.py [--filings 600] [--jobs 2] [--keep FOLDER] FILING...

Makes a Financial Statement and Notes data set of copies of the filings given
(``bulk_tables.py``): in each copy every name of the filer's own bears a word of its
own, so that no label or member is met twice, as in a real month. Then the tables are
brought together (scan), each filing is read in one process (read), and a graph without
RDF is built (build, which scans and reads again). Times are seconds of CPU, of all
processes, and of the clock; the estimate is for a month, linear in the rows of num.
"""

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.bulk_tables import (
    SOUNDS,
    STANDARD,
    Tables,
    add_filing,
    documents_of,
    stem_of,
)
from kg.api.graph import Graph
from kg.build.read import batches, read_batch
from kg.model.filing import Identity, Reading
from kg.readers.xbrl.document import Context, Dimension, Document
from kg.readers.xbrl.linkbases import Taxonomy
from kg.selection import is_wanted

MONTH: Final = 6_000_000
"""Rows of num in a month."""


def word_of(number: int) -> str:
    """Return an invented word for a number, no two alike.

    >>> word_of(3), word_of(299)
    ('Bagoba', 'Debasa')
    """
    digits = []
    for _ in range(3):
        number, digit = divmod(number, len(SOUNDS))
        digits.append(SOUNDS[digit])
    return "".join([digits[2], digits[0], digits[1]]).title()


def copy_of(
    document: Document, taxonomy: Taxonomy, word: str
) -> tuple[Document, Taxonomy]:
    """Return a filing in which every name and label of the filer's own bears a word."""

    def named(name: str) -> str:
        prefix, _, local = name.rpartition(":")
        if prefix in STANDARD:
            return name
        ending = next((end for end in ("Axis", "Member") if local.endswith(end)), "")
        return f"{prefix}:{local.removesuffix(ending)}{word}{ending}"

    def cut(dimension: Dimension) -> Dimension:
        axis, member, typed = dimension
        return Dimension(axis, None if member is None else named(member), typed)

    def context(given: Context) -> Context:
        return given._replace(dimensions=tuple(map(cut, given.dimensions)))

    labels = {
        named(name): texts
        if named(name) == name
        else {role: f"{text} {word}" for role, text in texts.items()}
        for name, texts in taxonomy.labels.items()
    }
    presented = {named(name): roles for name, roles in taxonomy.presented.items()}
    facts = tuple(f._replace(concept=named(f.concept)) for f in document.facts)
    contexts = {key: context(given) for key, given in document.contexts.items()}
    return (
        replace(document, contexts=contexts, facts=facts),
        replace(taxonomy, labels=labels, presented=presented),
    )


def make_tables(filings: Iterable[str], count: int, folder: Path) -> int:
    """Write the tables of so many filings; return the rows of num."""
    given = [each for path in filings for each in documents_of(path)]
    tables = Tables()
    for number in range(count):
        document, taxonomy, _ = given[number % len(given)]
        word = word_of(number)
        document, taxonomy = copy_of(document, taxonomy, word)
        add_filing(
            tables, document, taxonomy, accession=f"{number:010d}-24-000001",
            cik=str(1_000_000 + number), name=f"{word} Holdings Inc", form="10-K",
            filed="20240331", stem=stem_of(document), abstract=False,
        )  # fmt: skip
    tables.write(folder)
    return len(tables.rows["num"])


def cpu() -> float:
    """Return the seconds of CPU of this process and those it waited for."""
    used = [
        resource.getrusage(who)
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    ]
    return sum(each.ru_utime + each.ru_stime for each in used)


def peak() -> int:
    """Return the most megabytes this process, or one it waited for, has taken."""
    used = [
        resource.getrusage(who).ru_maxrss
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    ]
    return max(used) // 1024


def timed(work: Callable[[], str], rows: int) -> str:
    """Return a line on how long a step takes, and would take for a month."""
    begun, used = time.perf_counter(), cpu()
    told = work()
    seconds, spent = time.perf_counter() - begun, cpu() - used
    month, speed = MONTH / rows, rows / spent
    return (
        f"{spent:7.1f} s CPU {seconds:7.1f} s {speed:9,.0f} rows/s CPU {peak():6,} MB"
        f"   month: {spent * month:5.0f} s CPU {seconds * month:5.0f} s   {told}"
    )


def scan(folder: Path) -> str:
    """Bring the rows of the filings together."""
    found, unread = batches([str(folder)], {}, Identity(), everything=False)
    return f"{len(found)} filings, {len(unread)} unread"


def read(folder: Path) -> str:
    """Read each filing, after bringing the rows together."""
    found, _ = batches([str(folder)], {}, Identity(), everything=False)
    facts = passed = kept = 0
    for batch in found:
        for result in read_batch(batch, notes=True, everything=False):
            if isinstance(result, Reading):
                facts += len(result.facts)
                passed += result.passed_over
                kept += sum(map(is_wanted, result.facts))
    return f"{facts + passed:,} facts, {facts:,} made, {kept:,} kept"


def build(folder: Path, jobs: int) -> str:
    """Build a graph without RDF."""
    with tempfile.TemporaryDirectory() as place, Graph(f"{place}/g") as graph:
        report = graph.build([str(folder)], jobs=jobs, rdf=False)
        return f"{report.filings} filings, {report.stored:,} facts stored"


def main() -> None:
    """Print a line for each step."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("sources", nargs="+", metavar="FILING")
    parser.add_argument("--filings", type=int, default=600)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--keep", type=Path, help="where the tables are left")
    parser.add_argument("--step", help=argparse.SUPPRESS)
    parser.add_argument("--rows", type=int, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.step:
        # Each step is a process of its own, whose memory is that of the step.
        line = step(chosen.step, Path(chosen.sources[0]), chosen.rows, chosen.jobs)
        print(f"{chosen.step:14}{line}", flush=True)
        return
    with tempfile.TemporaryDirectory() as temporary:
        folder = chosen.keep or Path(temporary)
        rows = make_tables(chosen.sources, chosen.filings, folder)
        size = sum(place.stat().st_size for place in folder.iterdir())
        print(
            f"{chosen.filings} filings, {rows:,} rows, {size / 1e6:,.0f} MB", flush=True
        )
        for name in ("scan", "scan and read", "build"):
            command = [sys.executable, __file__, "--step", name, str(folder)]
            command += ["--rows", str(rows), "--jobs", str(chosen.jobs)]
            subprocess.run(command, check=True)


def step(name: str, folder: Path, rows: int, jobs: int) -> str:
    """Return the line on one step."""
    if name == "scan":
        return timed(lambda: scan(folder), rows)
    if name == "scan and read":
        return timed(lambda: read(folder), rows)
    return timed(lambda: build(folder, jobs), rows)


if __name__ == "__main__":
    main()
