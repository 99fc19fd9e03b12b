"""Refit the weights of the placement on one half of the filings, score the other.

    python benchmarks/refit_placement.py [--rounds 2] [--made 200]

The pages, annotated and rendered, are split by filer (`halves`). ``--made`` adds to
each half as many pages made anew from instances (`made_pages`), evenly over all. Left
out are pages whose filer is not known, values whose true column the annotation leaves
open, and pages of more columns than ``--widest``, whose few values would take most of
the time.

Coordinate search changes one weight at a time, up and down by a step, and keeps what
puts more values of the first half into their true column; the step halves after each
round. The second half is scored with the
shipped weights and with the refitted ones. Nothing is changed: the weights to copy, if
the second half agrees, are printed.

Scored are the values whose column is uncertain: weights settle nothing. first: first
candidate right. loss: mean of -log(probability of the true column among candidates).
"""

import argparse
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from math import log
from pathlib import Path
from unittest.mock import patch

from halves import HALVES, half_of
from made_pages import made_pages
from score_pages import ROOT, Page, fold, printed_pages, rendered_pages

from kg.concepts import load
from kg.errors import ReadError
from kg.model.filing import Column
from kg.parties.roles import classify
from kg.readers import read_bytes
from kg.readers.pages import text as text_pages
from kg.readers.pages.placing.placement import Placement, place
from kg.readers.pages.placing.rowvalues import RowValues
from kg.readers.pages.placing.weights import WEIGHT_TABLE, WEIGHTS

LEAST_PROBABILITY = 0.001
"""Floor of a probability before its logarithm: one value cannot outweigh a page."""


@dataclass(frozen=True, slots=True)
class Problem:
    """The placement of one page, and the true column of each value by row and cell."""

    columns: Sequence[Column]
    rows: Sequence[RowValues]
    scales: Sequence[tuple[str, int]]
    truth: Mapping[tuple[int, int], int]


@dataclass(frozen=True, slots=True)
class Score:
    """How well weights rank the uncertain values of some pages."""

    values: int
    first: int
    loss: float

    @property
    def rank(self) -> tuple[int, float]:
        """Return what the search raises: right values, then their probability."""
        return self.first, -round(self.loss, 6)

    def __str__(self) -> str:
        share = self.first / self.values if self.values else 0.0
        return f"first {share:.2%} ({self.first}/{self.values})  loss {self.loss:.3f}"


def main() -> None:
    """Refit on one half and print the scores of both sets of weights on both halves."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--step", type=float, default=0.8)
    parser.add_argument("--widest", type=int, default=8, help="columns of a page")
    parser.add_argument("--made", type=int, default=0, help="made pages a half")
    options = parser.parse_args()
    rendered = options.shared / "rendered"
    if not rendered.is_dir():
        sys.exit(f"found no {rendered}, expected the rendered pages; --shared DIR")
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        pages = [*printed_pages(options.shared / "rpages", place)]
        pages += rendered_pages(rendered)
        for half in HALVES if options.made else ():
            pages += some(list(made_pages(options.shared, half, place)), options.made)
        run(options, pages)


def some(pages: Sequence[Page], number: int) -> Sequence[Page]:
    """Return at most so many pages, evenly over all."""
    return pages[:: max(1, -(-len(pages) // number))]


def run(options: argparse.Namespace, pages: Iterable[Page]) -> None:
    """Refit on one half of the pages and print both scores of both halves."""
    halves: tuple[list[Problem], list[Problem]] = ([], [])
    filers: tuple[set[str], set[str]] = (set(), set())
    for page in pages:
        if page.filer is None or not 2 <= page.width <= options.widest:
            continue
        half = HALVES.index(half_of(page.filer))
        problem = problem_of(page)
        if problem is not None:
            halves[half].append(problem)
            filers[half].add(page.filer)
    for name, half, names in zip(HALVES, halves, filers, strict=True):
        print(f"{name}: {len(half)} pages with uncertain values of {len(names)} filers")
    refitted = refit(halves[0], options.rounds, options.step)
    for name, half in zip(HALVES, halves, strict=True):
        for label, weights in (("shipped", WEIGHTS), ("refitted", refitted)):
            print(f"{name:9} {label:9} {score(half, weights)}")
    for name, value in refitted.items():
        if value != WEIGHTS[name]:
            weighs = WEIGHT_TABLE[name].weighs
            print(f"{name}: {WEIGHTS[name]:g} -> {value:g}  ({weighs})")


def problem_of(page: Page) -> Problem | None:
    """Return the placement of a page; None when it leaves nothing uncertain."""
    problems: list[Problem] = []

    def recorded(columns, rows, context, scales, **more):
        problems.append(Problem(columns, rows, scales, {}))
        return place(columns, rows, context, scales, **more)

    data = page.path.read_bytes()
    with suppress(ReadError), patch.object(text_pages, "place", recorded):
        read_bytes(data, page.path.name, concepts=load(), classify=classify)
    if not problems:
        return None
    waiting: dict[tuple[str, str], list[frozenset[int]]] = defaultdict(list)
    for value in page.values:
        waiting[value.key].append(value.columns)
    found = problems[0]
    truth = {}
    placed = place(found.columns, found.rows, (), found.scales)
    for n, (row, cells) in enumerate(zip(found.rows, placed, strict=True)):
        for cell, (raw, where) in enumerate(zip(row.raws, cells, strict=True)):
            true = waiting.get((fold(row.label), fold(raw)))
            if true:
                columns = true.pop(0)
                if len(where.columns) > 1 and len(columns) == 1:
                    (truth[n, cell],) = columns
    return Problem(found.columns, found.rows, found.scales, truth) if truth else None


def score(problems: Sequence[Problem], weights: Mapping[str, float]) -> Score:
    """Score weights on the uncertain values of some pages."""
    values = first = 0
    loss = 0.0
    for problem in problems:
        placed = place(problem.columns, problem.rows, (), problem.scales, weights)
        for (row, cell), true in problem.truth.items():
            values += 1
            first += placed[row][cell].column == true
            loss -= log(max(LEAST_PROBABILITY, probability(placed[row][cell], true)))
    return Score(values, first, loss / values if values else 0.0)


def probability(cell: Placement, true: int) -> float:
    """Return the probability of the true column, of others what the first leaves."""
    if cell.column == true:
        return cell.probability
    if true not in cell.columns:
        return 0.0
    return (1.0 - cell.probability) / (len(cell.columns) - 1)


def refit(problems: Sequence[Problem], rounds: int, step: float) -> dict[str, float]:
    """Return weights that rank the pages better, by coordinate search from today's."""
    weights = dict(WEIGHTS)
    best = score(problems, weights)
    for number in range(rounds):
        for name in weights:
            if name.startswith("elsewhere"):
                continue  # pages are scored by themselves
            for change in (step, -step):
                tried = weights | {name: round(weights[name] + change, 3)}
                found = score(problems, tried)
                if found.rank > best.rank:
                    weights, best = tried, found
                    break
        print(f"round {number + 1}, step {step:g}: {best}", flush=True)
        step /= 2
    return weights


if __name__ == "__main__":
    main()
