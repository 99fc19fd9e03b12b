"""Score the text reader on the ground truth beside the checkout; prints one table.

    python benchmarks/score_pages.py [--shared ../shared] [--misses] [--half HALF]

``rpages``: pages annotated by hand, printed with their printer. ``rendered``: pages
rendered from filings whose true cells are known. Both are split by filer into the half
that rules and weights are fitted on and the half that is only scored (`halves`); pages
whose filer is not known count as held out. Each is read by itself (``page``), with the
settled facts of the other pages of its filing (``filing``), and, where it lies in
``filings``, with the instance of its filing (``instance``).

found: values whose label and text were read. first: first candidate right, of all
found. The next four are of rows with gaps (fewer values than columns): certain: values
the reader is sure of the column of; wrong: how many of these are not right; first:
first candidate right; among: the true column is a candidate. party, relationship: right
where the truth names one. cpu: median processor time a page, all stages, milliseconds.
``--misses`` adds every value of the fit half whose first candidate is wrong or that was
not found.
"""

import argparse
import json
import re
import statistics
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from subprocess import run

from halves import HALVES, half_of

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from kg.build.read import batches, read_batch  # noqa: E402
from kg.build.together import known_facts  # noqa: E402
from kg.concepts import load  # noqa: E402
from kg.errors import ReadError  # noqa: E402
from kg.model.filing import Identity, Reading  # noqa: E402
from kg.parties.roles import classify  # noqa: E402
from kg.readers import read_bytes  # noqa: E402
from kg.readers.pages.placing.filingfacts import KnownFact  # noqa: E402


@dataclass(frozen=True, slots=True)
class TrueValue:
    """One value of the truth; several `columns` where the text does not settle it."""

    key: tuple[str, str]
    columns: frozenset[int]
    gap: bool
    party: str | None = None
    relationship: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One page to read: its filing, its text, its truth."""

    filing: str
    path: Path
    width: int
    values: tuple[TrueValue, ...]
    filer: str | None = None


HEADS = (
    "set", "context", "pages", "values", "found", "first", "gaps", "certain", "wrong",
    "first in gaps", "among", "party", "relationship", "cpu",
)  # fmt: skip


def main() -> None:
    """Read every page and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--misses", action="store_true", help="list what is wrong")
    parser.add_argument("--half", choices=HALVES, action="append", help="only these")
    options = parser.parse_args()
    shared = options.shared
    if not (shared / "rpages").is_dir():
        sys.exit(
            f"found no rpages/ in {shared}, expected the ground truth; --shared DIR"
        )
    rows = [HEADS]
    missed: dict[str, list[str]] = {}
    with tempfile.TemporaryDirectory() as folder:
        sets = {
            "rpages": list(printed_pages(shared / "rpages", Path(folder))),
            "rendered": list(rendered_pages(shared / "rendered")),
        }
        for half in options.half or HALVES:
            for name, every in sets.items():
                pages = [page for page in every if half_of_page(page) == half]
                for context, readings, spent in readings_in(pages, shared):
                    scored = [page for page in pages if page.path in readings]
                    if context != "instance":
                        scored = pages
                    if scored:
                        label = f"{name}, {half}"
                        rows.append(line_of(label, context, scored, readings, spent))
                    if context == "page" and half == HALVES[0]:
                        missed[name] = [
                            line
                            for page in pages
                            for line in score_page(
                                page, readings.get(page.path), Counter()
                            )
                        ]
    widths = [max(len(row[i]) for row in rows) for i in range(len(HEADS))]
    for row in rows:
        print("  ".join(c.ljust(w) for c, w in zip(row, widths, strict=True)).rstrip())
    for name, lines in missed.items() if options.misses else ():
        print(f"\n{name}, page by itself: {len(lines)} misses", *lines, sep="\n")


def half_of_page(page: Page) -> str:
    """Return the half of a page's filer; held out where it is not known."""
    return HALVES[-1] if page.filer is None else half_of(page.filer)


def readings_in(
    pages: Sequence[Page], shared: Path
) -> Iterator[tuple[str, dict[Path, Reading], dict[Path, float]]]:
    """Yield each context, with the readings of pages in it and their times."""
    alone, times = readings_of(pages, {})
    yield "page", alone, times
    others: dict[Path, list[KnownFact]] = {}
    instance: dict[Path, list[KnownFact]] = {}
    by_filing: dict[str, list[Page]] = defaultdict(list)
    for page in pages:
        if page.path in alone:
            by_filing[page.filing].append(page)
    for filing, some in by_filing.items():
        known = known_facts([alone[page.path] for page in some])
        documents = documents_of(shared / "filings" / filing)
        stated = [fact for facts in known_facts(documents) for fact in facts]
        for n, page in enumerate(some):
            others[page.path] = [
                fact for m, facts in enumerate(known) if m != n for fact in facts
            ]
            if stated:
                instance[page.path] = stated + others[page.path]
    yield "filing", *readings_of(pages, others)
    beside = [page for page in pages if page.path in instance]
    yield "instance", *readings_of(beside, instance)


def documents_of(folder: Path) -> list[Reading]:
    """Return the readings of a filing's instance; none where it is not at hand."""
    files = [
        str(path)
        for path in (sorted(folder.iterdir()) if folder.is_dir() else ())
        if path.suffix in {".xml", ".xsd", ".zip"}
    ]
    found, _ = batches(files, {}, Identity(accession="0000000000-00-000000"))
    return [
        result
        for batch in found
        for result in read_batch(batch)
        if isinstance(result, Reading)
    ]


def fold(text: object) -> str:
    """Fold case and spaces."""
    return re.sub(r"\s+", " ", str(text or "")).strip().casefold()


def printed_pages(rpages: Path, folder: Path) -> Iterator[Page]:
    """Print the annotated pages and yield them."""
    script = rpages / "print_page.py"
    run(
        [sys.executable, script, rpages / "facts", folder],
        check=True,
        capture_output=True,
    )
    for path in sorted((rpages / "facts").glob("*_R*.json")):
        page = json.loads(path.read_text(encoding="utf-8"))
        width = len(page["columns"])
        per_row = Counter(fact["row"] for fact in page["facts"])
        values = tuple(
            TrueValue(
                (fold(fact["label"]), fold(fact["raw"])),
                frozenset(fact["candidates"] or [fact["column"]]),
                per_row[fact["row"]] < width,
                fact["party"],
                fact["relationship"],
            )
            for fact in page["facts"]
        )
        filing = path.stem.rpartition("_")[0]
        yield Page(filing, folder / f"{path.stem}.txt", width, values, page["cik"])


def rendered_pages(rendered: Path) -> Iterator[Page]:
    """Yield the rendered pages with the cells of their data rows."""
    for path in sorted(rendered.glob("*/*.cells.json")):
        page = json.loads(path.read_text(encoding="utf-8"))
        width = page["n_value_columns"]
        values = []
        for row in page["rows"]:
            cells = [
                cell
                for cell in row.get("cells", ())
                if cell.get("value_col") is not None and cell["text"].strip()
            ]
            if row["kind"] != "data":
                continue
            values += [
                TrueValue(
                    (fold(row["label"]), fold(cell["text"])),
                    frozenset([cell["value_col"]]),
                    len(cells) < width,
                )
                for cell in cells
            ]
        stem = path.name.removesuffix(".cells.json")
        text = path.with_name(f"{stem}.lossy.txt")
        # pages of unrelated filings lie together in one folder
        filing = path.parent.name if path.parent.name != "rpages_misc" else str(path)
        yield Page(filing, text, width, tuple(values), filer_of(path.parent))


@cache
def filer_of(folder: Path) -> str | None:
    """Return the CIK of a filing's pages, its folder where the cover tells none.

    Pages that lie together from unrelated filings have no known filer.
    """
    if folder.name == "rpages_misc":
        return None
    cover = folder / "R1.lossy.txt"
    if cover.is_file():
        match = re.search(r"Central Index Key\W+(\d+)", cover.read_text("utf-8"))
        if match is not None:
            return match[1].lstrip("0")
    return folder.name


def readings_of(
    pages: Sequence[Page], known: Mapping[Path, Sequence[KnownFact]]
) -> tuple[dict[Path, Reading], dict[Path, float]]:
    """Read pages; refused ones are absent. Also the processor time of each."""
    concepts = load()
    found, times = {}, {}
    for page in pages:
        data = page.path.read_bytes()
        context = known.get(page.path, ())
        start = time.process_time()
        try:
            found[page.path] = read_bytes(
                data,
                page.path.name,
                concepts=concepts,
                classify=classify,
                context=context,
            )
        except ReadError:
            continue
        times[page.path] = time.process_time() - start
    return found, times


def line_of(
    name: str,
    context: str,
    pages: Sequence[Page],
    found: dict[Path, Reading],
    times: dict[Path, float],
) -> tuple[str, ...]:
    """Score pages and return one line of the table."""
    count: Counter[str] = Counter()
    for page in pages:
        score_page(page, found.get(page.path), count)
    spent = [times[page.path] for page in pages if page.path in times]
    return (
        name,
        context,
        str(len(pages)),
        str(count["values"]),
        share(count["found"], count["values"]),
        share(count["first"], count["found"]),
        str(count["gap"]),
        share(count["gap certain"], count["gap"]),
        str(count["gap wrong"]),
        share(count["gap first"], count["gap"]),
        share(count["gap among"], count["gap"]),
        share(count["party right"], count["party"]),
        share(count["relationship right"], count["relationship"]),
        f"{1000 * statistics.median(spent):.0f} ms",
    )


def score_page(page: Page, reading: Reading | None, count: Counter[str]) -> list[str]:
    """Match the facts of a page to its truth, in page order; count; return misses."""
    missed: list[str] = []
    at = f"{page.path.parent.name}/{page.path.name}"
    count["values"] += len(page.values)
    left: dict[tuple[str, str], list[TrueValue]] = defaultdict(list)
    for value in page.values:
        left[value.key].append(value)
    for fact in reading.facts if reading is not None else ():
        waiting = left.get((fold(fact.label), fold(fact.raw)))
        if not waiting:
            continue
        value = waiting.pop(0)
        right = fact.column in value.columns
        if not right:
            missed.append(
                f"{at}: {fact.label[:60]!r} {fact.raw[:30]!r}: said {fact.column} "
                f"({fact.placed_by}), true {sorted(value.columns)}"
            )
        count["found"] += 1
        count["first"] += right
        count["gap"] += value.gap
        count["gap first"] += value.gap and right
        count["gap certain"] += value.gap and fact.certain
        count["gap wrong"] += value.gap and fact.certain and not right
        count["gap among"] += value.gap and bool(value.columns & set(fact.columns))
        for key in ("party", "relationship"):
            true = getattr(value, key)
            count[key] += true is not None
            count[f"{key} right"] += cut(getattr(fact, key)) in names_of(true)
    missed += [
        f"{at}: {value.key[0][:60]!r} {value.key[1][:30]!r}: not found"
        for waiting in left.values()
        for value in waiting
    ]
    return missed


def cut(text: str | None) -> str:
    """Fold a party or relationship and cut "[Member]" from it."""
    return re.sub(r"\s*\[(?:member|domain)\]", "", fold(text))


def names_of(text: str | None) -> set[str]:
    """Return what counts as right: the names joined, and each of them; none of None."""
    if text is None:
        return set()
    return {cut(text), *(cut(name) for name in text.split(" | "))}


def share(part: int, whole: int) -> str:
    """Return a percentage with its counts."""
    return f"{part / whole:.2%} ({part}/{whole})" if whole else "-"


if __name__ == "__main__":
    main()
