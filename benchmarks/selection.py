"""Score which facts are kept as related, on facts judged by hand; prints one table.

    python benchmarks/selection.py [--shared ../shared] [--misses [--held-out]]
        [--tally]

``tests/data/selection_gold.csv`` holds facts of filings with the verdict ``yes`` (of
related parties), ``context`` (a total that puts them in proportion), ``no`` or
``unclear``; what they mean stands in ``benchmarks/README.md``. A fact is kept when the
rule calls it related or a scale total. ``yes`` and ``context`` should be kept, ``no``
should not, ``unclear`` is left out of every figure.

precision: of the judged facts that are kept, those that should be. recall: of those
that should be kept, those that are. ``yes recall`` is of ``yes`` alone. changed: facts
that are not found again by their `ref`, or with another concept or members; left out.
Facts the rule keeps were drawn more densely than others, so the figures compare rules
on one sample; the recall over all facts of a filing is lower.

``--misses`` adds every fact of the half for fitting that is judged otherwise; with
``--held-out`` those of the half for scoring instead, which nobody who writes a rule
reads. ``--tally`` counts in both halves, by the ground on which a fact is kept or left
out, how many are right and how many wrong; no words.
"""

import argparse
import csv
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from halves import HALVES, half_of  # noqa: E402

from kg.api.sources import read  # noqa: E402
from kg.model.fact import Fact  # noqa: E402
from kg.selection import ground_of, is_scale_total  # noqa: E402
from kg.selection.grounds import Relation  # noqa: E402

GOLD = ROOT / "tests/data/selection_gold.csv"
WANTED = frozenset(["yes", "context"])


@dataclass(frozen=True, slots=True)
class Judged:
    """One row of the gold and whether the rule keeps it; None when it changed.

    `ground` says why, empty when it changed.
    """

    row: Mapping[str, str]
    kept: bool | None
    ground: str

    @property
    def wrong(self) -> bool:
        """Whether rule and verdict differ."""
        wanted = self.row["verdict"] in WANTED
        return self.row["verdict"] != "unclear" and self.kept not in (None, wanted)


def main() -> None:
    """Read every filing of the gold and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--misses", action="store_true", help="list what is wrong")
    parser.add_argument(
        "--held-out", action="store_true", help="list the half for scoring instead"
    )
    parser.add_argument("--tally", action="store_true", help="count by ground")
    options = parser.parse_args()
    if not (options.shared / "corpus").is_dir():
        print(f"skipped: found no corpus/ in {options.shared}; --shared DIR")
        return
    judged = list(judge_gold(options.shared))
    heads = (
        "half", "filings", "facts", "unclear", "changed", "precision", "recall",
        "yes recall",
    )  # fmt: skip
    for cells in (heads, *(cells_of(half, judged) for half in HALVES)):
        print("  ".join(f"{cell:>10}" for cell in cells))
    if options.tally:
        print_tally(judged)
    if options.misses:
        print_misses(judged, HALVES[options.held_out])


def judge_gold(shared: Path) -> Iterator[Judged]:
    """Yield every row of the gold with what the rule makes of its fact."""
    by_filing = defaultdict(list)
    with GOLD.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            by_filing[row["filing"], row["cik"]].append(row)
    for (filing, cik), rows in by_filing.items():
        facts = facts_by_ref(read(shared / filing), cik, {row["ref"] for row in rows})
        for row in rows:
            yield judge(facts.get(row["ref"], []), row)


def facts_by_ref(
    facts: Iterable[Fact], cik: str, refs: set[str]
) -> dict[str | None, list[Fact]]:
    """Return the facts of one filer by their `ref`, of those wanted."""
    by_ref = defaultdict(list)
    for fact in facts:
        if fact.ref in refs and (fact.cik or cik).lstrip("0") == cik:
            by_ref[fact.ref].append(fact)
    return by_ref


def judge(facts: list[Fact], row: Mapping[str, str]) -> Judged:
    """Return whether the fact of a row is kept, and why."""
    for fact in facts:
        cuts = zip(fact.axes, fact.member_names, strict=False)
        elements = " | ".join(f"{axis}={name}" for axis, name in cuts)
        same = elements == row["axes"] or " | ".join(fact.members) == row["members"]
        if same and (fact.concept or "") == row["concept"]:
            ground = ground_of(fact)
            if ground.relation is not Relation.NONE:
                return Judged(row, kept=True, ground=ground)
            if is_scale_total(fact):
                return Judged(row, kept=True, ground="a total that tells the scale")
            return Judged(row, kept=False, ground=ground)
    return Judged(row, kept=None, ground="")


def cells_of(half: str, judged: Iterable[Judged]) -> tuple[str, ...]:
    """Return the line of the table of one half."""
    rows = [item for item in judged if half_of(item.row["cik"]) == half]
    counts = Counter((item.row["verdict"], item.kept) for item in rows)
    kept, missed = (sum(counts[v, k] for v in WANTED) for k in (True, False))
    return (
        half,
        str(len({item.row["filing"] for item in rows})),
        str(len(rows)),
        str(sum(item.row["verdict"] == "unclear" for item in rows)),
        str(sum(item.kept is None for item in rows)),
        share(kept, counts["no", True]),
        share(kept, missed),
        share(counts["yes", True], counts["yes", False]),
    )


def share(right: int, wrong: int) -> str:
    """Return right in right and wrong, or a dash when there are none."""
    return f"{right / (right + wrong):.3f}" if right + wrong else "-"


def print_tally(judged: Sequence[Judged]) -> None:
    """Print how many facts of each half are right and wrong, by ground."""
    print()
    print("half, ground of what is kept or left out".ljust(78), "right  wrong  unclear")
    for half in HALVES:
        counts: Counter[tuple[str, str, str]] = Counter()
        for item in judged:
            if half_of(item.row["cik"]) == half and item.kept is not None:
                result = "unclear" if item.row["verdict"] == "unclear" else "right"
                result = "wrong" if item.wrong else result
                counts["kept" if item.kept else "left out", item.ground, result] += 1
        for kept, ground in sorted({(kept, ground) for kept, ground, _ in counts}):
            cells = (counts[kept, ground, n] for n in ("right", "wrong", "unclear"))
            numbers = "  ".join(f"{cell:>5}" for cell in cells)
            print(f"{half:8}  {kept:8}  {ground:57}  {numbers}")


def print_misses(judged: Iterable[Judged], half: str) -> None:
    """Print every fact of a half that is judged otherwise than the rule keeps it."""
    for item in judged:
        row = item.row
        if item.wrong and half_of(row["cik"]) == half:
            sign = "kept, " if item.kept else "missed, "
            print(
                sign + row["verdict"], row["filing"], row["ref"], row["concept"],
                row["members"], row["label"], row["title"], row["why"], sep=" | ",
            )  # fmt: skip


if __name__ == "__main__":
    main()
