"""Counts what the mirror check makes of planted pairs of reporters.

    python benchmarks/mirror.py [PAIRS]

A thousand pairs unless said. Each pair is two reporters of invented names that file a
page each; the one states what is due from the other, in whole dollars, thousands or
millions, and the other what is due to it, in a scale of its own. A third of the pairs
has several balances on a side, which are to be added; a tenth nets two sides. Of every
ten pairs two are broken: by a random amount from just above what rounding allows to
the whole of the balance. One in ten debtors states nothing of the creditor, whom the
pair's decision names.

Prints how many claims of each kind were planted, what the check said of them, what was
missed, what was a false alarm, and the seconds of build and check.
"""

import argparse
import random
import time
from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import kg

_SCALES = {0: "", 3: " $ in Thousands", 6: " $ in Millions"}
_SYLLABLES = ("ba", "ke", "lo", "mi", "nu", "po", "ra", "se", "ti", "vu")
_FROM, _TO = "Due from related parties", "Due to related parties"
_INTEREST = "Interest payable to related parties"
Rows = list[tuple[str, str, int]]
"""Party, label and printed number."""


@dataclass(frozen=True)
class Pair:
    """Two reporters, what is planted, and the pages of both."""

    creditor: str
    debtor: str
    planted: str
    pages: tuple[tuple[int, Rows], tuple[int, Rows]]


def name(n: int) -> str:
    """Return a word of its own for each number below a thousand and more."""
    digits = f"{n:04d}"
    return "".join(_SYLLABLES[int(d)] for d in digits).title()


def printed(amount: int, scale: int) -> int:
    """Return an amount as a page of a scale prints it, halves away from zero."""
    unit = 10**scale
    return (amount + unit // 2) // unit


def pair(n: int, draw: random.Random) -> Pair:
    """Return one planted pair."""
    creditor, debtor = f"{name(n)} Marine Inc", f"{name(n)} Optics Inc"
    scales = draw.choice([0, 3, 6]), draw.choice([0, 3, 6])
    owed = draw.randrange(20_000_000, 900_000_000)
    owed += owed % 10 == 0  # a round figure of a page proves nothing
    told, planted = owed, "agree"
    if n % 10 in (3, 7):
        allowed = sum(10**scale for scale in scales) // 2 + 1
        # Printing moves either figure by half a unit at most; twice that is a break.
        least = 2 * allowed
        told, planted = owed + draw.randrange(least, least + owed), "differ"
    back = draw.randrange(11_000_000, 15_000_000) if n % 10 == 5 else 0
    creditors: Rows = [(debtor, _FROM, printed(owed + back, scales[0]))]
    debtors: Rows = [(creditor, _TO, printed(told, scales[1]))]
    if back:
        creditors.append((debtor, _TO, printed(back, scales[0])))
    elif n % 3 == 0 and told > 5_000_000:
        # Two balances, each printed rounded.
        interest = draw.randrange(1_000_000, 5_000_000)
        debtors = [
            (creditor, _TO, printed(told - interest, scales[1])),
            (creditor, _INTEREST, printed(interest, scales[1])),
        ]
    if n % 10 == 9:
        debtors, planted = [("Unnamed Harbour Ltd", _TO, 7_000_001)], "silent"
    return Pair(
        creditor, debtor, planted, ((scales[0], creditors), (scales[1], debtors))
    )


def page(scale: int, rows: Rows) -> str:
    """Return a page as text."""
    lines = ["|", f"RELATED PARTIES (Details) - USD ($){_SCALES[scale]}", "|"]
    lines.append("Dec. 31, 2023")
    for party, label, number in rows:
        lines += [f"|{party}", f"|{label}", f"|$ {number:,}"]
    return "\n".join([*lines, "|X", ""])


def write(pairs: list[Pair], folder: Path) -> Path:
    """Write the pages of pairs and return their manifest."""
    listed = ["source,cik,entity,accession,filed"]
    for n, planted in enumerate(pairs):
        ends = zip((planted.creditor, planted.debtor), planted.pages, strict=True)
        for end, (who, (scale, rows)) in enumerate(ends):
            cik = 3_000_000 + 2 * n + end
            (folder / f"{cik}.txt").write_text(page(scale, rows), encoding="utf-8")
            listed.append(f"{cik}.txt,{cik},{who},{cik:010d}-24-000001,2024-03-01")
    manifest = folder / "manifest.csv"
    manifest.write_text("\n".join(listed) + "\n", encoding="utf-8")
    return manifest


def main() -> None:
    """Plant, build, check, count."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pairs", type=int, nargs="?", default=1000)
    draw = random.Random(7)
    pairs = [pair(n, draw) for n in range(parser.parse_args().pairs)]
    with TemporaryDirectory() as place:
        started = time.perf_counter()
        with kg.open(Path(place) / "graph") as graph:
            graph.build(manifest=write(pairs, Path(place)), rdf=False)
            decided = [
                {
                    "a": f"{3_000_000 + 2 * n}/{p.debtor}",
                    "b": f"{3_000_001 + 2 * n}/{p.debtor}",
                }
                for n, p in enumerate(pairs)
                if p.planted == "silent"
            ]
            for names in decided:
                graph.decide(
                    names["a"], names["b"], "same",
                    why="planted", by="benchmark", when=date(2024, 5, 1),
                )  # fmt: skip
            built = time.perf_counter()
            found = {(row.creditor, row.debtor): row for row in graph.query("mirror")}
            asked = time.perf_counter()
            findings = graph.check(rules=["mirror"])
            checked = time.perf_counter()
    said: Counter[tuple[str, str]] = Counter()
    for planted in pairs:
        row = found.get((planted.creditor, planted.debtor))
        said[planted.planted, "not found" if row is None else str(row.result)] += 1
    print(f"{len(pairs):,} pairs planted; what was planted, what the check said, pairs")
    for (planted_as, told), count in sorted(said.items()):
        print(f"  {planted_as:8} {told:12} {count:6,}")
    breaks = sum(p.planted == "differ" for p in pairs)
    alarms = sum(n for (kind, told), n in said.items() if told == "differ" != kind)
    print(f"breaks above rounding found: {said['differ', 'differ']:,} of {breaks:,}")
    print(f"false alarms: {alarms:,}")
    print(f"findings that fail: {len(findings.failed):,}")
    print(
        f"build and {len(decided)} decisions {built - started:.1f} s, "
        f"query {asked - built:.1f} s, check {checked - asked:.1f} s"
    )


if __name__ == "__main__":
    main()
