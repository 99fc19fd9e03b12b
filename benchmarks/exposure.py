"""Score the exposures of filings kept back, row by row judged by hand; prints totals.

    python benchmarks/exposure.py [--shared ../shared]

``exposure_judged_heldout.csv`` holds the rows ``kg query exposure`` gave for the
half for scoring, each compared with its filing: ``right``, ``wrong`` or, for a row that
the query did not give, ``missing``. ``right_rows`` tells what should stand instead:
``none``, or ``party|date|due from|due to``, several joined by `` + ``; empty where the
filing does not settle it.

right: rows of today that are judged right or stand in `right_rows`. wrong: rows judged
wrong that are still given. unjudged: rows nobody has compared. lost: rows that should
be given and are not. No row is printed: whoever writes a rule reads only totals.
"""

import argparse
import csv
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from halves import half_of  # noqa: E402
from selection import GOLD  # noqa: E402

from kg.api.sources import read  # noqa: E402

JUDGED = Path(__file__).parent / "exposure_judged_heldout.csv"
Key = tuple[str, str, str, Decimal, Decimal]


def main() -> None:
    """Build the filings, compare every row, print the totals."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    options = parser.parse_args()
    if not (options.shared / "corpus").is_dir():
        print(f"skipped: found no corpus/ in {options.shared}; --shared DIR")
        return
    wanted, wrong = judgements()
    given = set(exposures(sources(options.shared)))
    right = len(given & wanted)
    share = f"{right / len(given):.3f}" if given else "-"
    print(
        f"{len(given)} rows: {right} right ({share}), "
        f"{len((given & wrong) - wanted)} wrong, "
        f"{len(given - wrong - wanted)} unjudged; {len(wanted - given)} lost"
    )


def judgements() -> tuple[set[Key], set[Key]]:
    """Return the rows that should be given, and those that should not."""
    wanted, wrong = set(), set()
    with JUDGED.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
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
    return (row["reporter"], row["party"].casefold(), row["date"], *amounts)


def sources(shared: Path) -> Iterator[Path]:
    """Yield the filings of the half for scoring, one file each in mixed folders."""
    ciks: dict[str, set[str]] = {}
    with GOLD.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            ciks.setdefault(row["filing"], set()).add(row["cik"])
    for filing, filers in ciks.items():
        halves = {half_of(cik) for cik in filers}
        if halves == {"held out"}:
            yield shared / filing
        elif "held out" in halves:
            yield from filter(is_held_out, sorted((shared / filing).iterdir()))


def is_held_out(path: Path) -> bool:
    """Return whether the facts of a file are of a filer in the half for scoring."""
    fact = next(iter(read(path)), None)
    return fact is not None and half_of((fact.cik or "").lstrip("0")) == "held out"


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
