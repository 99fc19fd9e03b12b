"""Is the column of a value true on pages of detail made anew from instances?

    python benchmarks/made_pages.py [--shared ../shared] [--half fit] [--widest 10]

An instance with its presentation gives the page as the SEC renders it and the true
column of every value (`rendering`). The pages are printed as text whose blank cells are
gone, and each is read by itself.

gaps: values of rows with fewer values than columns. certain: those whose column the
reader is sure of; wrong: certain and not true; first: first candidate true; among: the
true column is a candidate; mean of filers: of their shares of first candidates true,
each filer counted once, for a few large ones hold most of the pages.
"""

import argparse
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from halves import HALVES
from rendering import MadePage, pages_of, text_of
from score_pages import ROOT, Page, TrueValue, fold, readings_of, score_page, share


def main() -> None:
    """Make the pages, read each, print one line."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--half", choices=HALVES, default=HALVES[0])
    parser.add_argument("--widest", type=int, default=10, help="columns of a page")
    options = parser.parse_args()
    by_filer: dict[str, Counter[str]] = defaultdict(Counter)
    with tempfile.TemporaryDirectory() as folder:
        for page in made_pages(options.shared, options.half, Path(folder)):
            if 2 <= page.width <= options.widest and any(v.gap for v in page.values):
                found, _ = readings_of([page], {})
                score_page(page, found.get(page.path), by_filer[page.filer])
                by_filer[page.filer]["pages"] += 1
    count = sum(by_filer.values(), Counter())
    gaps = count["gap"]
    shares = [s["gap first"] / s["gap"] for s in by_filer.values() if s["gap"]]
    print(
        f"{options.half}: {count['pages']} pages of {len(by_filer)} filers, "
        f"gaps {gaps}, certain {share(count['gap certain'], gaps)}, "
        f"wrong {count['gap wrong']}, "
        f"first {share(count['gap first'], gaps)}, "
        f"among {share(count['gap among'], gaps)}, "
        f"mean of filers {sum(shares) / max(1, len(shares)):.2%}"
    )


def made_pages(shared: Path, half: str, folder: Path) -> Iterator[Page]:
    """Print the pages of the filings of one half into a folder, with their truth."""
    sources = [*(shared / "corpus").glob("*.zip"), *(shared / "filings").iterdir()]
    for source in sorted(sources):
        for made in pages_of(source, half):
            yield printed(made, folder)


def printed(made: MadePage, folder: Path) -> Page:
    """Print a page into a folder and return it with its truth."""
    path = folder / f"{made.name}.txt"
    path.write_text(text_of(made), encoding="utf-8")
    width = len(made.columns)
    values = tuple(
        TrueValue(
            (fold(row.label), fold(text)), frozenset([column]), len(row.cells) < width
        )
        for row in made.rows
        for column, text in sorted(row.cells.items())
    )
    return Page(made.name, path, width, values, made.filer)


if __name__ == "__main__":
    main()
