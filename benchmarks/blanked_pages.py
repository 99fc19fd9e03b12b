"""Is a certain column true where cells of a page are missing? Blanks cells at random.

    python benchmarks/blanked_pages.py [--shared ../shared] [--seeds 5] [--half fit]
        [--widest 8] [--misses]

Pages whose true columns are known, annotated and rendered, lose none, 10 % and 30 % of
their cells, totals as well as parts; all other cells stay as printed, their signs too.
So do pages look whose facts have no value, and a proof that only holds while nothing is
missing shows as a wrong certain column. Each page is read by itself.

gaps: values of rows with fewer values than columns. certain: those whose column the
reader is sure of; footing: of these, settled by a sum; wrong: certain and not true;
first: first candidate true.
"""

import argparse
import random
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from halves import HALVES
from score_pages import (
    ROOT,
    Page,
    fold,
    half_of_page,
    printed_pages,
    rendered_pages,
    share,
)

from kg.concepts import load
from kg.errors import ReadError
from kg.model.fact import PlacedBy
from kg.model.filing import Column
from kg.parties.roles import classify
from kg.readers import read_bytes
from kg.readers.pages import text as text_pages
from kg.readers.pages.placing.placement import place
from kg.readers.pages.placing.rowvalues import RowValues

BLANKED = (0.0, 0.1, 0.3)
"""Share of the cells each run leaves out."""
Cell = tuple[str, frozenset[int]]
"""A value as printed, and its true columns; none where they are not known."""


@dataclass(frozen=True, slots=True)
class TruePage:
    """What the placement is asked of a page, with the truth of each cell."""

    name: str
    columns: Sequence[Column]
    rows: Sequence[RowValues]
    scales: Sequence[tuple[str, int]]
    title_members: Sequence[str]
    cells: Sequence[Sequence[Cell]]


def main() -> None:
    """Read the pages as they are and blanked, and print a line for each share."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--widest", type=int, default=8, help="columns of a page")
    parser.add_argument("--half", choices=HALVES, default=HALVES[0])
    parser.add_argument("--misses", action="store_true", help="list what is wrong")
    options = parser.parse_args()
    if not (options.shared / "rpages").is_dir():
        sys.exit(f"found no rpages/ in {options.shared}, expected the ground truth")
    with tempfile.TemporaryDirectory() as folder:
        pages = [
            true_page
            for page in (
                *printed_pages(options.shared / "rpages", Path(folder)),
                *rendered_pages(options.shared / "rendered"),
            )
            if half_of_page(page) == options.half and page.width <= options.widest
            for true_page in true_pages(page)
        ]
    print("blanked  pages  gaps  certain  footing  wrong  first in gaps")
    for part in BLANKED:
        count: Counter[str] = Counter()
        wrong: list[str] = []
        for seed in range(options.seeds if part else 1):
            for page in pages:
                chance = random.Random(f"{seed} {page.name}")
                wrong += score(page, part, chance, count)
        print(
            f"{part:.0%}  {len(pages)}  {count['gaps']}  "
            f"{share(count['certain'], count['gaps'])}  {count['footing']}  "
            f"{len(wrong)}  {share(count['first'], count['gaps'])}",
            flush=True,
        )
        if options.misses:
            print(*wrong, sep="\n")


def true_pages(page: Page) -> Iterator[TruePage]:
    """Yield the placement of a page with its truth; nothing where none is inferred."""
    asked: list[tuple[object, ...]] = []

    def recorded(columns, rows, context, scales, **more):
        asked.append((columns, rows, scales, more.get("title_members", ())))
        return place(columns, rows, context, scales, **more)

    data = page.path.read_bytes()
    with suppress(ReadError), patch.object(text_pages, "place", recorded):
        read_bytes(data, page.path.name, concepts=load(), classify=classify)
    waiting: dict[tuple[str, str], list[frozenset[int]]] = defaultdict(list)
    for value in page.values:
        waiting[value.key].append(value.columns)
    for columns, rows, scales, title_members in asked[:1]:
        cells = []
        for row in rows:
            keys = [(fold(row.label), fold(raw)) for raw in row.raws]
            cells.append(
                [
                    (raw, waiting[key].pop(0) if waiting[key] else frozenset())
                    for raw, key in zip(row.raws, keys, strict=True)
                ]
            )
        name = f"{page.path.parent.name}/{page.path.name}"
        yield TruePage(name, columns, rows, scales, title_members, cells)


def score(
    page: TruePage, part: float, chance: random.Random, count: Counter[str]
) -> Iterator[str]:
    """Blank a page, place what is left, count, and yield what is certain and wrong."""
    left = [[cell for cell in row if chance.random() >= part] for row in page.cells]
    rows = [
        (blanked(row, [raw for raw, _ in cells]), cells)
        for row, cells in zip(page.rows, left, strict=True)
        if cells
    ]
    placed = place(
        page.columns,
        [row for row, _ in rows],
        (),
        page.scales,
        title_members=page.title_members,
    )
    for (row, cells), places in zip(rows, placed, strict=True):
        if len(cells) == len(page.columns):
            continue
        for (raw, true), where in zip(cells, places, strict=True):
            if not true:
                continue
            count["gaps"] += 1
            count["first"] += where.column in true
            if where.placed_by is PlacedBy.UNCERTAIN:
                continue
            count["certain"] += 1
            count["footing"] += where.placed_by is PlacedBy.FOOTING
            if where.column not in true:
                yield (
                    f"{page.name}: {row.label[:50]!r} {raw!r}: {where.placed_by} "
                    f"{where.column}, true {sorted(true)}"
                )


def blanked(row: RowValues, raws: Sequence[str]) -> RowValues:
    """Return a row with only some of its values."""
    return RowValues(
        row.label, row.members, row.section, tuple(raws), row.period, row.unit
    )


if __name__ == "__main__":
    main()
