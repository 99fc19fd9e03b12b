"""Compare this revision with an earlier one, on the same pages, in one run.

    python benchmarks/old_and_new.py CHECKOUT [FACTS]

CHECKOUT is a folder with an earlier revision of this project, made with
``git worktree add --detach FOLDER REVISION``. Both build the pages that `queries.py`
writes, twenty thousand facts unless said, then one more page, and then answer who owes
what to whom; each step is a process of its own, started with the Python that runs this
script. Printed are seconds of processor time, start-up included, and how many times the
earlier one's they are.
"""

import argparse
import os
import random
import resource
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.queries import page, party_names, write_pages  # noqa: E402

_REPORTER = 1_000_003


def seconds(revision: Path, *arguments: str | Path) -> float:
    """Run ``kg`` of a revision; return the processor time it took, in seconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [sys.executable, "-m", "kg", *map(str, arguments)],
        check=True, capture_output=True, cwd=revision,
        env={**os.environ, "PYTHONPATH": str(revision)},
    )  # fmt: skip
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def steps(revision: Path, manifest: Path, extra: Path, graph: Path) -> Iterator[float]:
    """Yield what building, one more page, and one question of each kind take."""
    yield seconds(revision, "build", "--manifest", manifest, "-g", graph)
    who = ["--cik", str(_REPORTER), "--accession", "0001000003-31-000001"]
    yield seconds(revision, "build", extra, "-g", graph, *who)
    asked = ["query", "exposure", "-g", graph, "--format", "csv"]
    yield seconds(revision, *asked, "-p", "reporter=Reporter 3 Inc")
    yield seconds(revision, *asked)


def main() -> None:
    """Print one line a step."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("checkout", type=Path)
    parser.add_argument("facts", nargs="?", type=int, default=20_000)
    given = parser.parse_args()
    revisions = (given.checkout.resolve(), ROOT)
    names = ("build", "one more page", "exposure, one reporter", "exposure, all")
    with TemporaryDirectory() as place:
        pages = Path(place) / "pages"
        pages.mkdir()
        manifest = write_pages(pages, given.facts)
        extra = pages / "extra.txt"
        draw = random.Random(2)
        extra.write_text(page(3, 2030, party_names(3, random.Random(1)), draw))
        runs = [
            steps(revision, manifest, extra, Path(place) / f"graph{n}")
            for n, revision in enumerate(revisions)
        ]
        print(f"{'':24}{'earlier':>10}{'now':>10}{'times':>8}   (s)")
        for name, earlier, now in zip(names, *runs, strict=True):
            ratio = f"{now / earlier:.2f}"
            print(f"{name:24}{earlier:10.1f}{now:10.1f}{ratio:>8}", flush=True)


if __name__ == "__main__":
    main()
