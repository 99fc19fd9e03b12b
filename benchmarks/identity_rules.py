"""Measure each rule and each measure of likeness by leaving it out; prints two tables.

    python benchmarks/identity_rules.py

Rules: pairs of names that are united on the two halves of ``identity.py``, and how many
of them only this rule unites. Measures: pairs of names that are proposed or united, and
how many of them only this measure proposes; true ones and false ones. alike, right:
pairs that a measure finds alike, whatever the others find, and the share of true ones.
CPU: milliseconds on both halves together, the best of three runs; of a measure, on all
pairs it is given. Only names are given, so the rule on amounts has nothing to work on.
"""

import sys
import time
from collections.abc import Callable
from itertools import combinations
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
sys.path.insert(0, str(HERE))

from halves import HALVES  # noqa: E402
from identity import Gold, Pair, gold_of  # noqa: E402

from kg.parties import scoring  # noqa: E402
from kg.parties.candidates import candidates_of  # noqa: E402
from kg.parties.links import Rule  # noqa: E402
from kg.parties.mentions import Mention, mentions_of  # noqa: E402
from kg.parties.prospects import Prospect  # noqa: E402
from kg.parties.resolver import resolve_mentions  # noqa: E402
from kg.parties.rules import RULES  # noqa: E402

Compared = tuple[Prospect, Prospect]
Golds = list[tuple[Gold, dict[str, Mention]]]


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


def rule_table(golds: Golds) -> None:
    """Print what each rule alone unites."""
    whole = [united(mentions, RULES) for _, mentions in golds]
    print(f"{'rule':20} {'fit':>6} {'held out':>8} {'false':>6} {'CPU ms':>8}")
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


def compared(golds: Golds, scope: scoring.Scope) -> list[Compared]:
    """Return the pairs that the measures of a scope are given."""
    pairs: list[Compared] = []

    def record(short: Prospect, long: Prospect) -> None:
        pairs.append((short, long))

    measures = scoring.MEASURES
    scoring.MEASURES = (scoring.Measure("record", scope, 0.0, record),)
    for _, mentions in golds:
        proposed(mentions)
    scoring.MEASURES = measures
    return pairs


def right(measure: scoring.Measure, pairs: list[Compared], true: set[Pair]) -> str:
    """Return how many pairs a measure finds alike, and the share of true ones."""
    keys = [
        (one.mention.key, other.mention.key)
        for one, other in pairs
        if measure.compare(one, other) is not None
    ]
    if not keys:
        return f"{0:>6} {'':>6}"
    hits = sum((min(pair), max(pair)) in true for pair in keys)
    return f"{len(keys):>6} {hits / len(keys):>6.2f}"


def measure_table(golds: Golds) -> None:
    """Print what each measure alone proposes."""
    whole = [proposed(mentions) for _, mentions in golds]
    true = set.union(*(gold.pairs() for gold, _ in golds))
    given = {scope: compared(golds, scope) for scope in scoring.Scope}
    print(f"{'':14} {'fit':>12} {'held out':>12} {'alike':>6} {'right':>6} {'CPU':>8}")
    print(f"{'measure':14} {'true  false':>12} {'true  false':>12} {'ms':>22}")
    measures = scoring.MEASURES
    for measure in measures:
        scoring.MEASURES = tuple(other for other in measures if other is not measure)
        columns = []
        for (gold, mentions), pairs in zip(golds, whole, strict=True):
            lost, same = pairs - proposed(mentions), gold.pairs()
            columns.append(f"{len(lost & same):>5} {len(lost - same):>6}")
        scoring.MEASURES = measures
        pairs = given[measure.scope]
        took = cpu(lambda m=measure, p=pairs: [m.compare(*pair) for pair in p])
        columns += [right(measure, pairs, true), f"{took:>8.1f}"]
        print(f"{measure.name:14} {' '.join(columns)}")
    print(f"{'all':14} " + " ".join(f"{len(pairs):>12}" for pairs in whole))


def main() -> None:
    """Print the tables."""
    read = [gold_of(half) for half in HALVES]
    golds = [(gold, mentions_of(gold.records)) for gold in read]
    rule_table(golds)
    measure_table(golds)


if __name__ == "__main__":
    main()
