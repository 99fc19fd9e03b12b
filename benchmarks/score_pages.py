"""Score the text reader on the ground truth beside the checkout; prints one table.

    python benchmarks/score_pages.py [--shared ../shared] [--misses]

``rpages``: pages annotated by hand, printed with their printer. ``rendered``: pages
rendered from filings whose true cells are known. ``2-8 columns``: those of them. Each
is read twice: by itself, and with the settled facts of the other pages of its filing.

found: values whose label and text were read. certain: values the reader is sure of the
column of, and how many of these are right. first: first candidate right, of all found
and of those in rows with gaps (fewer values than columns). party, relationship: right
where the truth names one. cpu: median processor time a page, all stages, milliseconds.
``--misses`` adds every value whose first candidate is wrong, and every one not found.
"""

import argparse
import json
import re
import statistics
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from subprocess import run

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from kg.concepts import load  # noqa: E402
from kg.errors import ReadError  # noqa: E402
from kg.model.fact import Fact  # noqa: E402
from kg.model.filing import Reading  # noqa: E402
from kg.parties.roles import classify  # noqa: E402
from kg.readers import read_bytes  # noqa: E402
from kg.readers.pages.placing.placement import KnownFact  # noqa: E402


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


def main() -> None:
    """Read every page and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--misses", action="store_true", help="list what is wrong")
    options = parser.parse_args()
    shared = options.shared
    if not (shared / "rpages").is_dir():
        sys.exit(
            f"found no rpages/ in {shared}, expected the ground truth; --shared DIR"
        )
    heads = (
        "set", "context", "pages", "values", "found", "certain", "certain right",
        "first", "first in gaps", "party", "relationship", "cpu",
    )  # fmt: skip
    rows = [heads]
    missed: dict[str, list[str]] = {}
    with tempfile.TemporaryDirectory() as folder:
        printed = list(printed_pages(shared / "rpages", Path(folder)))
        rendered = list(rendered_pages(shared / "rendered"))
        for name, pages in (("rpages", printed), ("rendered", rendered)):
            alone, times = readings_of(pages, {})
            beside, more = readings_of(pages, known_facts(pages, alone))
            for context, found, spent in (
                ("page", alone, times),
                ("filing", beside, more),
            ):
                rows.append(line_of(name, context, pages, found, spent))
                some = [page for page in pages if 2 <= page.width <= 8]
                label = f"{name}, 2-8 columns"
                rows.append(line_of(label, context, some, found, spent))
            missed[name] = [
                line
                for page in pages
                for line in score_page(page, alone.get(page.path), Counter())
            ]
    widths = [max(len(row[i]) for row in rows) for i in range(len(heads))]
    for row in rows:
        print("  ".join(c.ljust(w) for c, w in zip(row, widths, strict=True)).rstrip())
    for name, lines in missed.items() if options.misses else ():
        print(f"\n{name}, page by itself: {len(lines)} misses", *lines, sep="\n")


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
        yield Page(filing, folder / f"{path.stem}.txt", width, values)


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
        yield Page(filing, text, width, tuple(values))


def readings_of(
    pages: Sequence[Page], known: dict[tuple[str, Path], list[KnownFact]]
) -> tuple[dict[Path, Reading], dict[Path, float]]:
    """Read pages; refused ones are absent. Also the processor time of each."""
    concepts = load()
    found, times = {}, {}
    for page in pages:
        data = page.path.read_bytes()
        context = known.get((page.filing, page.path), [])
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


def known_facts(
    pages: Sequence[Page], found: dict[Path, Reading]
) -> dict[tuple[str, Path], list[KnownFact]]:
    """Return for each page the certain facts of the other pages of its filing."""
    of_filing: dict[str, list[tuple[Path, KnownFact]]] = defaultdict(list)
    for page in pages:
        reading = found.get(page.path)
        for fact in reading.facts if reading is not None else ():
            if fact.certain and isinstance(fact.value, Decimal):
                of_filing[page.filing].append((page.path, known_fact(fact, fact.value)))
    return {
        (page.filing, page.path): [
            fact for path, fact in of_filing[page.filing] if path != page.path
        ]
        for page in pages
    }


def known_fact(fact: Fact, value: Decimal) -> KnownFact:
    """Return a fact as the placement of another page wants it."""
    return KnownFact(
        label=fold(fact.label),
        members=frozenset(fold(member) for member in fact.members),
        value=value,
        unit=fact.unit,
        instant=fact.instant,
        start=fact.start,
        end=fact.end,
    )


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
        share(count["certain"], count["values"]),
        share(count["certain right"], count["certain"]),
        share(count["first"], count["found"]),
        share(count["gap first"], count["gap"]),
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
        count["certain"] += fact.certain
        count["certain right"] += fact.certain and right
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
