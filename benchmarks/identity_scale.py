"""Measure identity on many made-up names; prints CPU seconds and peak memory.

    python benchmarks/identity_scale.py [SIZES ...]      default 10000 100000

Names are place + trade name + industry + legal form, or a person's; every reporter has
twenty, a third of them second printings of another (legal form, capitals, a slip of the
pen). Each size runs in a process of its own, so that its peak is its own.

mentions: records to read names. resolve: parties. candidates: all of them, counted.
"""

import random
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import islice, pairwise
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from kg.parties.candidates import candidates_of  # noqa: E402
from kg.parties.mentions import MentionRecord, mentions_of  # noqa: E402
from kg.parties.resolver import resolve_mentions  # noqa: E402

SIZES = (10_000, 100_000)
PER_REPORTER = 20
PLACES = ["Beijing", "Shanghai", "Hong Kong", "Delaware", "Sao Paulo", "Kuala Lumpur"]
TRADES = [
    "Technology",
    "Software",
    "Trading",
    "Media",
    "Energy",
    "Capital",
    "Logistics",
]
FORMS = [("Co., Ltd", "Company Limited"), ("Inc.", "Incorporated"), ("LLC", "L.L.C.")]
SYLLABLES = [a + b for a in "bcdfghjklmnprstvwxz" for b in ("a", "en", "i", "ong", "u")]


def names(chance: random.Random) -> Iterator[str]:
    """Yield names without end; about a third print an earlier one anew."""
    while True:
        own = "".join(chance.choices(SYLLABLES, k=chance.choice([2, 3, 3, 4]))).title()
        if chance.random() < 0.2:
            given = "".join(chance.choices(SYLLABLES, k=2)).title()
            yield f"Mr. {given} {own}"
            continue
        place, trade = chance.choice(PLACES), chance.choice(TRADES)
        short, long = chance.choice(FORMS)
        yield f"{place} {own} {trade} {short}"
        again = chance.random()
        if again < 0.25:
            yield f"{place} {own} {trade} {long}"
        elif again < 0.35:
            yield f"{place}{own}{trade}Member".replace(" ", "")
        elif again < 0.5:
            at = chance.randrange(1, len(own))
            yield f"{place} {own[:at]}{own[at + 1 :]} {trade} {short}"


def records(size: int) -> Iterator[MentionRecord]:
    """Yield that many records."""
    for number, name in enumerate(islice(names(random.Random(size)), size)):
        yield MentionRecord(str(1_000_000 + number // PER_REPORTER), name)


def measure(size: int) -> None:
    """Print one line of the table."""
    clock = [time.process_time()]
    mentions = mentions_of(records(size))
    clock.append(time.process_time())
    resolution = resolve_mentions(mentions)
    clock.append(time.process_time())
    found = sum(1 for _ in candidates_of(mentions, resolution))
    clock.append(time.process_time())
    seconds = [after - before for before, after in pairwise(clock)]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{size:>9,} {len(resolution.parties):>9,} {found:>10,}"
        + "".join(f" {value:>10.1f}" for value in seconds)
        + f" {sum(seconds) / size * 1e6:>9.0f} {peak:>9,.0f}",
        flush=True,
    )


def main() -> None:
    """Print the table, one process a size."""
    if len(sys.argv) == 3 and sys.argv[1] == "--one":
        measure(int(sys.argv[2]))
        return
    print(f"{'':>9} {'':>9} {'':>10} {'CPU seconds':>32} {'µs each':>9} {'MiB':>9}")
    heads = ("mentions", "resolve", "candidates")
    print(
        f"{'names':>9} {'parties':>9} {'candidates':>10}"
        + "".join(f" {head:>10}" for head in heads),
        flush=True,
    )
    for size in [int(text) for text in sys.argv[1:]] or SIZES:
        subprocess.run([sys.executable, __file__, "--one", str(size)], check=True)


if __name__ == "__main__":
    main()
