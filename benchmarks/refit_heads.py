"""Refit what speaks for a division of columns among duration headings.

    python benchmarks/refit_heads.py [--shared ../shared] [--folds 6]

The heads are those of `page_heads`, of the fit half. Found are the weights under which
the true divisions are likeliest (logarithm of their share of the likelihood, less the
square of each weight): gradient ascent. Weights chosen by hand stay. Heads that a filer
has n times count as the root of n.

First a check on filers that were left out: the filers are dealt into folds, each is
read with the weights of the others. certain: columns of which something has no more
than the share `kg.readers.pages.durations.DOUBTFUL` against it; wrong: of these, not
true. Then the weights of all, to copy into `kg.readers.pages.extentweights`; those near
nothing are left out.
"""

import argparse
import hashlib
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import exp, sqrt
from pathlib import Path

from halves import HALVES, half_of
from page_heads import TrueHead, annotated_heads, html_heads, instance_heads
from score_pages import ROOT, share

from kg.readers.pages.durations import DOUBTFUL, divisions_of
from kg.readers.pages.extentweights import CHOSEN
from kg.readers.pages.headers import currency_of, parse_head

_ROUNDS = 200
_RATE = 0.3
_PULL = 0.3
"""What the square of a weight costs."""
_LEAST = 0.15
Weights = dict[str, float]


@dataclass(frozen=True, slots=True)
class Problem:
    """One head: its filer, its divisions with their features, and the true one."""

    filer: str
    lengths: tuple[int | None, ...]
    divisions: tuple[tuple[tuple[int, ...], Counter[str]], ...]
    true: int
    counts: float


def main() -> None:
    """Check on filers left out, fit on all, print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--folds", type=int, default=6)
    options = parser.parse_args()
    problems = problems_of(
        [
            *annotated_heads(options.shared / "rpages" / "facts"),
            *html_heads(options.shared / "rendered"),
            *instance_heads(options.shared, HALVES[0]),
        ]
    )
    count: Counter[str] = Counter()
    for fold in range(options.folds):
        left_out = [p for p in problems if fold_of(p.filer, options.folds) == fold]
        weights = fitted([p for p in problems if p not in left_out])
        for problem in left_out:
            check(problem, weights, count)
    certain = share(count["certain"], count["columns"])
    print(f"left out: certain {certain}, wrong {count['wrong']}", flush=True)
    for name, weight in sorted(fitted(problems).items()):
        if name not in CHOSEN and abs(weight) >= _LEAST:
            print(f'    "{name}": {weight:.1f},')


def problems_of(heads: Iterable[TrueHead]) -> list[Problem]:
    """Return the heads of the fit half whose true division keeps the rules."""
    fit = [
        head
        for head in heads
        if head.filer is not None
        and half_of(head.filer) == HALVES[0]
        and head.lengths
        and len(head.columns) > 1
    ]
    alike = Counter((head.filer, head.columns) for head in fit)
    problems = []
    for head in fit:
        blocks = (0, *head.lengths, None)
        months = [column.months for column in head.columns]
        true = tuple(
            max(
                (n + 1 for n, m in enumerate(months) if m in blocks[: b + 1]), default=0
            )
            for b in range(len(blocks))
        )
        parsed = [parse_head(column.lines) for column in head.columns]
        keys = [(one.day, currency_of(one), one.members) for one in parsed]
        divisions = tuple(divisions_of(head.lengths, keys))
        ends = [division for division, _ in divisions]
        if true in ends:
            counts = 1 / sqrt(alike[head.filer, head.columns])
            filer = head.filer or ""
            problems.append(Problem(filer, blocks, divisions, ends.index(true), counts))
    return problems


def fitted(problems: Sequence[Problem]) -> Weights:
    """Return the weights under which the true divisions are likeliest."""
    weights: Weights = defaultdict(float, CHOSEN)
    steps: Weights = defaultdict(float)
    for _ in range(_ROUNDS):
        slope: Weights = defaultdict(float)
        for problem in problems:
            shares = shares_of(problem, weights)
            for n, (_, features) in enumerate(problem.divisions):
                pull = problem.counts * ((n == problem.true) - shares[n])
                for name, times in features.items():
                    slope[name] += pull * times
        for name, rise in slope.items():
            if name not in CHOSEN:
                rise -= _PULL * weights[name]
                steps[name] += rise * rise
                weights[name] += _RATE * rise / sqrt(steps[name] + 1e-9)
    return weights


def shares_of(problem: Problem, weights: Weights) -> list[float]:
    """Return the share of the likelihood each division has."""
    scores = [
        sum(weights[name] * times for name, times in features.items())
        for _, features in problem.divisions
    ]
    odds = [exp(score - max(scores)) for score in scores]
    return [one / sum(odds) for one in odds]


def check(problem: Problem, weights: Weights, count: Counter[str]) -> None:
    """Count the columns of a head that are certain, and those of them not true."""
    shares = shares_of(problem, weights)
    for likely, true in zip(
        columns_of(problem, shares), true_months(problem), strict=True
    ):
        count["columns"] += 1
        said = max(likely, key=lambda months: likely[months])
        if 1 - likely[said] <= DOUBTFUL:
            count["certain"] += 1
            count["wrong"] += said != true


def columns_of(
    problem: Problem, shares: Sequence[float]
) -> Iterator[dict[int | None, float]]:
    """Yield, for each column, the share of each of its readings."""
    for column in range(problem.divisions[0][0][-1]):
        likely: dict[int | None, float] = defaultdict(float)
        for (ends, _), part in zip(problem.divisions, shares, strict=True):
            likely[problem.lengths[bisect_right(ends, column)]] += part
        yield likely


def true_months(problem: Problem) -> list[int | None]:
    """Return the true reading of each column."""
    ends, _ = problem.divisions[problem.true]
    return [problem.lengths[bisect_right(ends, n)] for n in range(ends[-1])]


def fold_of(filer: str, folds: int) -> int:
    """Return the fold of a filer, by a hash of its CIK."""
    return int(hashlib.sha256(filer.encode()).hexdigest(), 16) % folds


if __name__ == "__main__":
    main()
