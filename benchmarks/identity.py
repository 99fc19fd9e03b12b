"""Score the identity of parties on names judged by hand; prints a table a half.

    python benchmarks/identity.py [--half fit] [--misses]

The names of all files are split by filer (``halves.py``): rules are fitted on the half
``fit``, and the other half is only scored. ``identity_gold.csv`` and
``identity_holdout.csv`` hold names of filings; ``identity_reporters.csv`` holds names
that several reporters print (bodies all know, and ordinary names that two bodies bear)
and hard negatives: pairs under one reporter that look alike and are two parties. Its
reporters, and most names of its negatives, are made up.

One row a printing: who prints it, the name, which party it names, judged by hand;
`note` says what made a judgement difficult, "variant" marks spellings derived by form
(legal form, accents, element names). Nothing but the names is given to any method: no
amounts, no tables; a name's kind is what its words tell. Names under one key of one
reporter count once.

automatic: what the rules unite. proposed: that, and the candidates; what a group is
proposed with counts as wrong. Baselines see the pairs of each reporter alone (a favour:
names alike under other reporters cannot mislead them); "best" is the threshold that
suits the file best, chosen after the fact, for F1, and below it the recall at the
precision our own automatic line has. cleanco, rigour and splink (5) are scored when
they are installed. ``--misses`` adds every wrong and missing pair of the half for
fitting.
"""

import argparse
import csv
import logging
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import combinations
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
sys.path.insert(0, str(ROOT / "benchmarks"))

from halves import HALVES, half_of  # noqa: E402
from rapidfuzz import fuzz  # noqa: E402
from rapidfuzz.distance import JaroWinkler  # noqa: E402

from kg.model.fact import PartyKind  # noqa: E402
from kg.parties.candidates import candidates_of  # noqa: E402
from kg.parties.identifiers import mention_key  # noqa: E402
from kg.parties.mentions import MentionRecord, mentions_of  # noqa: E402
from kg.parties.names import name_key  # noqa: E402
from kg.parties.resolver import resolve_mentions  # noqa: E402
from kg.parties.roles import classify  # noqa: E402
from kg.parties.spelling import spaced  # noqa: E402

Pair = tuple[str, str]
FILES = tuple(
    ROOT / "benchmarks" / f"identity_{name}.csv"
    for name in ("gold", "holdout", "reporters")
)
STEPS = [n / 100 for n in range(2, 100, 2)] + [0.85, 0.91, 0.93, 0.95, 0.97, 0.99]


@dataclass(frozen=True, slots=True)
class Gold:
    """The names judged: which party each key names, and how it is printed."""

    party: Mapping[str, str]
    printed: Mapping[str, str]
    records: tuple[MentionRecord, ...]

    def pairs(self) -> set[Pair]:
        """Return the pairs of keys that name one party."""
        keys = sorted(self.party)
        return {
            p for p in combinations(keys, 2) if self.party[p[0]] == self.party[p[1]]
        }


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall, F1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def gold_of(half: str) -> Gold:
    """Read the names that filers of one half print."""
    party: dict[str, str] = {}
    printed: dict[str, str] = {}
    records = []
    for row in (row for path in FILES for row in rows_of(path)):
        reporter, name = row["reporter_cik"], row["name"]
        if half_of(reporter) != half:
            continue
        key = mention_key(reporter, name)
        if party.setdefault(key, row["entity_id"]) != row["entity_id"]:
            sys.exit(f"two parties under one key, {key}")
        printed.setdefault(key, name)
        own = row["own"] == "yes"
        records.append(
            MentionRecord(
                reporter,
                name,
                PartyKind(classify(spaced(name)).kind),
                ciks=frozenset({reporter} if own else ()),
                own=own,
            )
        )
    return Gold(party, printed, tuple(records))


def rows_of(path: Path) -> list[dict[str, str]]:
    """Read the rows of a file of names judged by hand."""
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def pairwise(found: set[Pair], true: set[Pair]) -> Score:
    """Score pairs."""
    right = len(found & true)
    return Score(right / len(found) if found else 1.0, right / len(true))


def b_cubed(found: set[Pair], party: Mapping[str, str]) -> Score:
    """Score each name's company, and average over names (Bagga and Baldwin 1998)."""
    company: dict[str, set[str]] = {key: {key} for key in party}
    for one, other in found:
        company[one].add(other)
        company[other].add(one)
    sizes: dict[str, int] = {}
    for entity in party.values():
        sizes[entity] = sizes.get(entity, 0) + 1
    precision = recall = 0.0
    for key, others in company.items():
        right = sum(party[other] == party[key] for other in others)
        precision += right / len(others)
        recall += right / sizes[party[key]]
    return Score(precision / len(party), recall / len(party))


def closed(pairs: Iterable[Pair], keys: Iterable[str]) -> set[Pair]:
    """Return all pairs joined by chains of pairs."""
    parent = {key: key for key in keys}

    def root(key: str) -> str:
        while parent[key] != key:
            parent[key] = key = parent[parent[key]]
        return key

    for one, other in pairs:
        parent[root(one)] = root(other)
    groups: dict[str, list[str]] = {}
    for key in sorted(parent):
        groups.setdefault(root(key), []).append(key)
    return {pair for group in groups.values() for pair in combinations(group, 2)}


def near(gold: Gold) -> list[Pair]:
    """Return the pairs of names of one reporter."""
    return [
        pair
        for pair in combinations(sorted(gold.party), 2)
        if pair[0].partition("/")[0] == pair[1].partition("/")[0]
    ]


def equal(gold: Gold, read: Callable[[str], str]) -> set[Pair]:
    """Return the pairs of one reporter that read alike."""
    form = {key: read(name) for key, name in gold.printed.items()}
    return {(a, b) for a, b in near(gold) if form[a] and form[a] == form[b]}


def scored(gold: Gold, similarity: Callable[[str, str], float]) -> dict[Pair, float]:
    """Return the similarity of the pairs of one reporter, element names set apart."""
    form = {key: name_key(spaced(name)) for key, name in gold.printed.items()}
    return {(a, b): similarity(form[a], form[b]) for a, b in near(gold)}


def ours(gold: Gold) -> tuple[set[Pair], set[Pair]]:
    """Return the pairs our rules unite, and those with the candidates."""
    mentions = mentions_of(gold.records)
    resolution = resolve_mentions(mentions)
    names = {party.key: party.names for party in resolution.parties}
    party = resolution.party_by_name()
    united = {p for group in names.values() for p in combinations(sorted(group), 2)}
    proposed = set(united)
    for candidate in candidates_of(mentions, resolution):
        one, other = names[party[candidate.a]], names[party[candidate.b]]
        proposed |= {(min(a, b), max(a, b)) for a in one for b in other}
    return united, proposed


def cleanco_pairs(gold: Gold) -> set[Pair]:
    """cleanco: names without legal forms, equal."""
    from cleanco import basename

    return equal(gold, lambda name: basename(spaced(name)).casefold())


def rigour_pairs(gold: Gold) -> set[Pair]:
    """rigour: names without legal forms, normalised, equal."""
    from rigour.names import normalize_name, remove_org_types

    def read(name: str) -> str:
        return remove_org_types(normalize_name(spaced(name)) or "").strip()

    return equal(gold, read)


def splink_scores(gold: Gold) -> dict[Pair, float]:
    """splink: probabilities of a model of names alone, trained on the gold's names."""
    import pandas as pd
    import splink.comparison_library as cl
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    logging.disable(logging.WARNING)
    rows = [
        {
            "unique_id": key,
            "name": name_key(spaced(name)),
            "reporter": key.partition("/")[0],
            "start": name_key(spaced(name))[:3],
        }
        for key, name in sorted(gold.printed.items())
    ]
    linker = Linker(
        DuckDBAPI().register(pd.DataFrame(rows)),
        SettingsCreator(
            link_type="dedupe_only",
            comparisons=[cl.JaroWinklerAtThresholds("name", [0.95, 0.9, 0.8])],
            blocking_rules_to_generate_predictions=[block_on("reporter")],
        ),
        log_level=logging.ERROR,
    )
    training = linker.training
    alike = "l.reporter = r.reporter and jaro_winkler_similarity(l.name, r.name) > 0.93"
    training.estimate_probability_two_random_records_match([alike], recall=0.5)
    training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    training.estimate_parameters_using_expectation_maximisation(
        block_on("reporter", "start"), fix_u_probabilities=True
    )
    found = linker.inference.predict().as_pandas_dataframe()
    return {
        (min(a, b), max(a, b)): float(p)
        for a, b, p in zip(
            found["unique_id_l"],
            found["unique_id_r"],
            found["match_probability"],
            strict=True,
        )
    }


def line(label: str, found: set[Pair], gold: Gold, true: set[Pair]) -> None:
    """Print one line of the table."""
    pairs, names = pairwise(found, true), b_cubed(found, gold.party)
    print(
        f"{label:34} {pairs.precision:6.3f} {pairs.recall:6.3f} {pairs.f1:6.3f}"
        f"   {names.precision:6.3f} {names.recall:6.3f} {names.f1:6.3f}"
    )


def best(
    scores: Mapping[Pair, float], gold: Gold, true: set[Pair], floor: float
) -> tuple[float, float, float, set[Pair]]:
    """Return threshold and F1 that suit the gold best, and recall at a precision."""
    f1, at, pairs, recall = 0.0, 0.0, set[Pair](), 0.0
    for step in STEPS:
        found = closed((p for p, s in scores.items() if s >= step), gold.party)
        score = pairwise(found, true)
        if score.f1 > f1:
            f1, at, pairs = score.f1, step, found
        if score.precision >= floor:
            recall = max(recall, score.recall)
    return at, f1, recall, pairs


def baselines(gold: Gold, true: set[Pair], floor: float) -> None:
    """Print the lines of the methods to compare with."""
    line("exact match", equal(gold, name_key), gold, true)
    fuzzy = {
        "Jaro-Winkler": scored(gold, JaroWinkler.similarity),
        "WRatio": scored(gold, lambda a, b: fuzz.WRatio(a, b) / 100),
    }
    optional = [("cleanco", cleanco_pairs), ("rigour", rigour_pairs)]
    for name, method in optional:
        if find_spec(name) is None:
            print(f"{name}: not installed, skipped")
        else:
            line(f"{name}, equal bases", method(gold), gold, true)
    if find_spec("splink") is None or find_spec("pandas") is None:
        print("splink: not installed with pandas, skipped")
    else:
        fuzzy["splink"] = splink_scores(gold)
    for name, scores in fuzzy.items():
        found = closed((p for p, s in scores.items() if s >= 0.9), gold.party)
        line(f"{name}, 0.90, united", found, gold, true)
        at, _, recall, found = best(scores, gold, true, floor)
        line(f"{name}, best {at:.2f}, united", found, gold, true)
        print(f"{'':34} recall at precision {floor:.3f}: {recall:.3f}")
        found = {p for p, s in scores.items() if s >= 0.8}
        line(f"{name}, 0.80, proposed", found, gold, true)


def table(half: str, *, misses: bool) -> None:
    """Print the table of a half."""
    gold = gold_of(half)
    true = gold.pairs()
    united, proposed = ours(gold)
    print(
        f"{half}: {len(gold.party)} names, {len(set(gold.party.values()))} "
        f"parties, {len(true)} pairs"
    )
    print(f"{'':34} {'pairwise':^20}   {'B-cubed':^20}")
    print(f"{'':34} {'P      R      F1':>20}   {'P      R      F1':>20}")
    line("ours, automatic", united, gold, true)
    line("ours, proposed", proposed, gold, true)
    baselines(gold, true, pairwise(united, true).precision)
    for label, pairs in (
        ("wrongly united", united - true),
        ("not proposed", true - proposed),
        ("wrongly proposed", proposed - true),
        ("not united", true - united),
    ):
        for one, other in sorted(pairs) if misses else ():
            print(f"{label}: {one} | {other.partition('/')[2]}")


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--half", choices=HALVES, action="append")
    parser.add_argument("--misses", action="store_true")
    args = parser.parse_args()
    for half in args.half or HALVES:
        table(half, misses=args.misses and half == HALVES[0])
        print()


if __name__ == "__main__":
    main()
