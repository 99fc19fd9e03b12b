"""Score who owes what to whom, row by row judged by hand; prints totals of both halves.

    python benchmarks/exposure.py [--shared ../shared] [--misses]

``exposure_judged.csv`` holds the rows ``kg query exposure`` gave, each compared with
its filing: ``right``, ``wrong`` or, for a row that
the query did not give, ``missing``. ``right_rows`` tells what should stand instead:
``none``, or ``party|date|due from|due to``, several joined by `` + ``; empty where the
filing does not settle it.

right: rows of today that are judged right or stand in `right_rows`. wrong: rows judged
wrong that are still given. unjudged: rows nobody has compared. lost: rows that should
be given and are not. No row is printed: whoever writes a rule reads only totals.

``exposure_names.csv`` says which names of a reporter are one party; a row given under
each of two such names is right once and wrong once.
"""

import argparse
import csv
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from halves import HALVES, half_of  # noqa: E402
from selection import GOLD  # noqa: E402

from kg.api.sources import read  # noqa: E402

JUDGED = Path(__file__).parent / "exposure_judged.csv"
NAMES = Path(__file__).parent / "exposure_names.csv"
Key = tuple[str, str, str, Decimal, Decimal]


def main() -> None:
    """Build the filings, compare every row, print the totals."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    if not (options.shared / "corpus").is_dir():
        print(f"skipped: found no corpus/ in {options.shared}; --shared DIR")
        return
    for half in HALVES:
        wanted, wrong = judgements(half)
        rows = Counter(exposures(sources(options.shared, half)))
        given, twice = set(rows), {row for row, times in rows.items() if times > 1}
        right = len(given & wanted)
        unjudged = given - wrong - wanted
        judged = rows.total() - len(unjudged)
        share = f"{right / judged:.3f} of the judged" if judged else "-"
        kinds = {
            "wrong": ((given & wrong) - wanted) | twice,
            "unjudged": unjudged,
            "lost": wanted - given,
        }
        print(
            f"{half:>8}: {rows.total()} rows: {right} right ({share}), "
            + ", ".join(f"{len(keys)} {kind}" for kind, keys in kinds.items())
        )
        if options.misses and half == HALVES[0]:
            for kind, keys in kinds.items():
                for row in sorted(keys):
                    print(f"  {kind} | " + " | ".join(map(str, row)))


def judgements(half: str) -> tuple[set[Key], set[Key]]:
    """Return the rows of a half that should be given, and those that should not."""
    wanted, wrong = set(), set()
    with JUDGED.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            if half_of(row["cik"]) != half:
                continue
            if row["verdict"] == "wrong":
                wrong.add(key_of(row))
            else:
                wanted.add(key_of(row))
            wanted.update(right_rows(row))
    return wanted, wrong


def right_rows(row: Mapping[str, str]) -> Iterator[Key]:
    """Yield the rows that should stand instead of a row judged wrong."""
    for text in row["right_rows"].split(" + "):
        if text not in {"", "none"}:
            names = ("party", "date", "due_from", "due_to")
            yield key_of({**row, **dict(zip(names, text.split("|"), strict=True))})


def key_of(row: Mapping[str, str]) -> Key:
    """Return what makes an exposure the same: reporter, party, date, amounts."""
    amounts = Decimal(row["due_from"]), Decimal(row["due_to"])
    party = row["party"].casefold()
    party = same_party().get((row["reporter"], party), party)
    return (row["reporter"], party, row["date"], *amounts)


@cache
def same_party() -> dict[tuple[str, str], str]:
    """Return, by reporter and name, the name that stands for the same party."""
    with NAMES.open(encoding="utf-8", newline="") as lines:
        return {
            (row["reporter"], row["name"].casefold()): row["party"].casefold()
            for row in csv.DictReader(lines)
        }


def sources(shared: Path, half: str) -> Iterator[Path]:
    """Yield the filings of a half, one file each in folders of several filers."""
    ciks: dict[str, set[str]] = {}
    with GOLD.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            ciks.setdefault(row["filing"], set()).add(row["cik"])
    for filing, filers in ciks.items():
        halves = {half_of(cik) for cik in filers}
        if halves == {half}:
            yield shared / filing
        elif half in halves:
            files = sorted((shared / filing).iterdir())
            yield from (path for path in files if half_of_file(path) == half)


def half_of_file(path: Path) -> str | None:
    """Return the half of the filer of a file's facts; None when it has none."""
    fact = next(iter(read(path)), None)
    return None if fact is None else half_of((fact.cik or "").lstrip("0"))


def exposures(filings: Iterable[Path]) -> Iterator[Key]:
    """Yield the rows of the query over a graph of filings."""
    with tempfile.TemporaryDirectory() as folder:
        graph = ["-g", str(Path(folder) / "graph")]
        run(["build", *map(str, filings), "--no-rdf", *graph])
        for row in csv.DictReader(
            run(["query", "exposure", "--format", "csv", *graph]).splitlines()
        ):
            yield key_of(row)


def run(arguments: list[str]) -> str:
    """Return what the command line prints, with the code of this checkout."""
    return subprocess.run(
        [sys.executable, "-m", "kg", *arguments],
        cwd=ROOT, check=True, text=True, stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ).stdout  # fmt: skip


if __name__ == "__main__":
    main()
