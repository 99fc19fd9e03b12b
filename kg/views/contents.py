"""What a graph holds, as a small table for notebooks."""

from collections import defaultdict

from kg.facts.snapshot import Snapshot
from kg.model.display import SHOWN, Shown, how_many, table_html
from kg.queries import rows

_COLUMNS = ("reporter", "CIK", "filings", "reports", "facts")


def contents_html(snapshot: Snapshot, place: str) -> str:
    """Return the reporters of a graph, those with most facts first."""
    counted: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0, 0])
    answer = rows(snapshot, "filings")
    for row in answer:
        counts = counted[str(row["entity"] or ""), str(row["cik"] or "")]
        counts[0] += 1
        counts[1] += int(str(row["reports"]))
        counts[2] += int(str(row["facts"]))
    ranked = sorted(counted.items(), key=lambda item: (-item[1][2], item[0]))
    shown: list[tuple[Shown, ...]] = [
        (*names, *counts) for names, counts in ranked[:SHOWN]
    ]
    return table_html(
        _COLUMNS,
        shown,
        how_many(len(shown), len(ranked), "reporters", "most facts first"),
        f"{len(answer):,} filings in {place}",
    )
