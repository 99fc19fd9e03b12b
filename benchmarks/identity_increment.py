"""Measure identity in increments: one reporter of many changes; prints CPU times.

    python benchmarks/identity_increment.py [NAMES]      default 100000

The names are those of ``identity_scale.py``. Half of the reporters print a company that
fifty others print too, and each tenth has a name of its own that another prints. whole:
all names are decided. local: the closure of one reporter's names (the median, and the
slowest of the reporters tried); differences: names whose party differs between the two.
"""

import random
import statistics
import sys
import time
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
sys.path.insert(0, str(ROOT / "benchmarks"))

from identity_scale import records  # noqa: E402

from kg.identity.closure import decide  # noqa: E402
from kg.identity.outcome import outcome_of  # noqa: E402
from kg.identity.records import MentionRow, mention_rows  # noqa: E402
from kg.model.fact import PartyKind  # noqa: E402
from kg.parties.mentions import MentionRecord  # noqa: E402

TRIED = 1_500
SHARED_BY = 50


def corpus(size: int) -> dict[str, list[MentionRow]]:
    """Return rows by reporter."""
    by_reporter: dict[str, list[MentionRecord]] = defaultdict(list)
    for record in records(size):
        by_reporter[record.reporter].append(record)
    names = [record.name for record in records(len(by_reporter))]
    for number, (reporter, group) in enumerate(by_reporter.items()):
        if number % 2:
            shared = f"Zorvexquib Jyvaskowitz Vlajkudz {names[number // SHARED_BY]}"
            group.append(MentionRecord(reporter, shared, PartyKind.ORGANISATION))
        if number % 10 == 0:
            own = f"Quelmoquib Jyvaskowitz Vlajkudz {names[number]}"
            group.append(MentionRecord(reporter, own, own=True))
            by_reporter[max(by_reporter)].append(MentionRecord(max(by_reporter), own))
    return {reporter: mention_rows(group) for reporter, group in by_reporter.items()}


def main() -> None:
    """Print the measures."""
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    clock = time.process_time
    start = clock()
    rows = corpus(size)
    print(f"{size:,} names of {len(rows):,} reporters")
    print(f"rows with block keys  {clock() - start:9.2f} s")
    start = clock()
    whole = outcome_of(row for group in rows.values() for row in group)
    print(f"whole                 {clock() - start:9.2f} s")
    bearers: dict[str, list[MentionRow]] = defaultdict(list)
    for group in rows.values():
        for row in group:
            for block in row.blocks:
                bearers[block].append(row)
    times, reached, differences = [], [], 0
    for reporter in random.Random(1).sample(sorted(rows), min(TRIED, len(rows))):
        start = clock()
        local = decide(
            rows[reporter],
            lambda blocks: [row for block in blocks for row in bearers[block]],
            (),
        )
        times.append(clock() - start)
        reached.append(len(local.keys))
        differences += sum(whole.party_of[k] != p for k, p in local.party_of.items())
    print(f"local, median         {statistics.median(times) * 1000:9.2f} ms")
    print(f"local, slowest        {max(times) * 1000:9.2f} ms")
    print(f"names decided: median {statistics.median(reached)}, most {max(reached)}")
    print(f"differences: {differences} in {len(times):,} reporters")


if __name__ == "__main__":
    main()
