"""Measure each rule and each measure of likeness by leaving it out; prints two tables.

    python benchmarks/identity_rules.py

Rules: pairs of names that are united on ``identity_gold.csv`` and
``identity_holdout.csv``, and how many of them only this rule unites. Measures: pairs of
names that are proposed or united, and how many of them only this measure proposes; true
ones and false ones. CPU: milliseconds on both files together, the best of three runs;
of a measure, on all pairs it is asked about. The files hold names alone, so rules on
amounts and identifiers have nothing to work on.
"""

import sys
import time
from collections.abc import Callable
from itertools import combinations
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
sys.path.insert(0, str(HERE))

from identity import Gold, Pair, gold_of  # noqa: E402

from kg.parties import scoring  # noqa: E402
from kg.parties.candidates import candidates_of  # noqa: E402
from kg.parties.links import Rule  # noqa: E402
from kg.parties.mentions import Mention, mentions_of  # noqa: E402
from kg.parties.resolver import resolve_mentions  # noqa: E402
from kg.parties.rules import RULES  # noqa: E402

FILES = (HERE / "identity_gold.csv", HERE / "identity_holdout.csv")
Compared = tuple[scoring.Prospect, scoring.Prospect]
LISTS = ("ANYWHERE", "STRICT", "LOOSE")


def united(mentions: dict[str, Mention], rules: tuple[Rule, ...]) -> set[Pair]:
    """Return the pairs that some rules unite."""
    parties = resolve_mentions(mentions, (), rules).parties
    return {p for party in parties for p in combinations(party.names, 2)}


def proposed(mentions: dict[str, Mention]) -> set[Pair]:
    """Return the pairs that are united or proposed."""
    resolution = resolve_mentions(mentions)
    names = {party.key: party.names for party in resolution.parties}
    home = resolution.party_by_name()
    pairs = {p for party in resolution.parties for p in combinations(party.names, 2)}
    for candidate in candidates_of(mentions, resolution):
        others = names[home[candidate.b]]
        for one in names[home[candidate.a]]:
            pairs |= {(min(one, other), max(one, other)) for other in others}
    return pairs


def cpu(run: Callable[[], object]) -> float:
    """Return the milliseconds of CPU that a function takes, the best of three runs."""
    times = []
    for _ in range(3):
        start = time.process_time()
        run()
        times.append((time.process_time() - start) * 1000)
    return min(times)


def rule_table(golds: list[tuple[Gold, dict[str, Mention]]]) -> None:
    """Print what each rule alone unites."""
    whole = [united(mentions, RULES) for _, mentions in golds]
    print(f"{'rule':20} {'gold':>6} {'holdout':>8} {'false':>6} {'CPU ms':>8}")
    for rule in RULES:
        rest = tuple(other for other in RULES if other is not rule)
        lost = [
            pairs - united(mentions, rest)
            for (_, mentions), pairs in zip(golds, whole, strict=True)
        ]
        false = sum(
            len(pairs - gold.pairs())
            for (gold, _), pairs in zip(golds, lost, strict=True)
        )
        took = sum(cpu(lambda m=m, r=rule: list(r.links(m))) for _, m in golds)
        counts = " ".join(
            f"{len(pairs):>{width}}" for pairs, width in zip(lost, (6, 8), strict=True)
        )
        print(f"{rule.name:20} {counts} {false:>6} {took:>8.1f}")
    print(f"{'all':20} {len(whole[0]):>6} {len(whole[1]):>8}\n")


def compared(golds: list[tuple[Gold, dict[str, Mention]]], name: str) -> list[Compared]:
    """Return what the measures of one list are asked to compare."""
    asked: list[Compared] = []

    def record(one: scoring.Prospect, other: scoring.Prospect) -> None:
        asked.append((one, other))

    measures = getattr(scoring, name)
    setattr(scoring, name, (*measures, record))
    for _, mentions in golds:
        proposed(mentions)
    setattr(scoring, name, measures)
    return asked


def measure_table(golds: list[tuple[Gold, dict[str, Mention]]]) -> None:
    """Print what each measure alone proposes."""
    whole = [proposed(mentions) for _, mentions in golds]
    print(f"{'measure':20} {'gold':>12} {'holdout':>12} {'CPU ms':>8}")
    print(f"{'':20} {'true  false':>12} {'true  false':>12}")
    for name in LISTS:
        asked = compared(golds, name)
        measures = getattr(scoring, name)
        for measure in measures:
            rest = tuple(other for other in measures if other is not measure)
            setattr(scoring, name, rest)
            columns = []
            for (gold, mentions), pairs in zip(golds, whole, strict=True):
                lost, true = pairs - proposed(mentions), gold.pairs()
                columns.append(f"{len(lost & true):>5} {len(lost - true):>6}")
            setattr(scoring, name, measures)
            took = cpu(lambda m=measure, a=asked: [m(*pair) for pair in a])
            label = measure.__name__.strip("_")
            print(f"{label:20} {' '.join(columns)} {took:>9.1f}")
    sizes = [f"{len(pairs):>12}" for pairs in whole]
    print(f"{'all':20} {' '.join(sizes)}")


def main() -> None:
    """Print the tables."""
    read = [gold_of(path) for path in FILES]
    golds = [(gold, mentions_of(gold.records)) for gold in read]
    rule_table(golds)
    measure_table(golds)


if __name__ == "__main__":
    main()
