"""Count what the notes of filings tell, and what reading them costs.

    python benchmarks/notes_in_graph.py [--shared ../shared] [--half fit|"held out"]

Builds each filing below ``--shared`` into a graph of its own and prints totals a half
(``halves.py``): notes and the policies among them; statements by kind; rows that name a
party and what it is; facts of a named party that tell what it is to the reporter, and
what tells it: the fact, a note, the party's own name; amounts of note tables, and how
many of those whose value, day and currency some fact of the filing has are joined to
one; seconds of CPU a filing that reading its notes, and what they state, takes (median
and most). Every span is cut out of its note and compared with its words.
"""

import argparse
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

import kg  # noqa: E402
from benchmarks.halves import HALVES, half_of  # noqa: E402
from kg.build.read import batches, read_batch  # noqa: E402
from kg.facts.filings import filing_rows  # noqa: E402
from kg.facts.noted import noted_of  # noqa: E402
from kg.iris import Iris  # noqa: E402
from kg.model.filing import Identity, Reading  # noqa: E402
from kg.notes.choosing import with_notes  # noqa: E402

TOLD = """
    SELECT coalesce(relationship_by, 'nobody'), count(*) FROM facts
    WHERE level = 'party' AND party IS NOT NULL AND status <> 'repeated'
    GROUP BY ALL ORDER BY 1
"""
BY = ("fact", "note", "name")
JOINED = """
    SELECT a.fact IS NOT NULL AS joined, EXISTS (
        SELECT 1 FROM facts AS f WHERE f.filing = a.filing
        AND abs(f.amount) = abs(a.amount) AND f.currency = a.currency
        AND a.date IN (f.instant, f."end")) AS tagged, count(*)
    FROM note_amounts AS a GROUP BY ALL
"""


@dataclass(slots=True)
class Totals:
    """What the filings of a half come to."""

    counts: Counter[str] = field(default_factory=Counter)
    seconds: list[float] = field(default_factory=list)


def main() -> int:
    """Print the table of each half; return 1 where a span does not hold its words."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--half", choices=HALVES)
    given = parser.parse_args()
    totals = {half: Totals() for half in HALVES}
    for path in _filings(given.shared):
        readings = _readings(path)
        cik = next((r.identity.cik for r in readings if r.identity.cik), "")
        half = half_of(cik)
        if given.half in (None, half) and readings:
            _count(path, readings, totals[half])
    for half, found in totals.items():
        if found.seconds:
            _print(half, found)
    return 1 if any(t.counts["spans wrong"] for t in totals.values()) else 0


def _filings(shared: Path) -> Iterator[Path]:
    yield from sorted((shared / "corpus").glob("*.zip"))
    for folder in sorted((shared / "filings").iterdir()):
        if folder.is_dir() and "_" in folder.name:
            yield folder


def _readings(path: Path) -> list[Reading]:
    found, _ = batches([str(path)], {}, Identity())
    return [r for b in found for r in read_batch(b) if isinstance(r, Reading)]


def _count(path: Path, readings: list[Reading], totals: Totals) -> None:
    started = time.process_time()
    noted = [with_notes(reading) for reading in readings]
    read = time.process_time() - started
    groups: dict[str | None, list[Reading]] = {}
    for reading in noted:
        groups.setdefault(reading.identity.accession, []).append(reading)
    rows = [filing_rows(group, iris=Iris()) for group in groups.values()]
    started = time.process_time()
    for filing in rows:
        noted_of(filing, Iris())
    totals.seconds.append(read + time.process_time() - started)
    counts = totals.counts
    with tempfile.TemporaryDirectory() as folder, kg.open(folder) as graph:
        graph.build(path, rdf=False)
        for note in graph.notes():
            counts["notes"] += 1
            counts["policies"] += note.document.policy
            for said in note.statements:
                text = graph.read_text(note.document.key, said.start, said.end)
                counts["spans wrong"] += " ".join(text.split()) != said.words
                counts[f"{said.kind} ({said.certainty})"] += 1
                counts["table rows"] += said.rule == "relationship-row"
        for by, count in graph.sql(TOLD).cells:
            counts[f"told by {by}"] += int(str(count))
        for joined, tagged, count in graph.sql(JOINED).cells:
            counts["amounts"] += int(str(count))
            counts["joined"] += int(str(count)) * bool(joined)
            counts["tagged"] += int(str(count)) * bool(joined or tagged)


def _print(half: str, totals: Totals) -> None:
    counts = totals.counts
    facts = sum(n for name, n in counts.items() if name.startswith("told by"))
    told = facts - counts["told by nobody"]
    each = ", ".join(f"{counts[f'told by {by}']} by {by}" for by in BY)
    print(f"== {half}: {len(totals.seconds)} filings")
    print(f"notes               {counts['notes']} ({counts['policies']} policies)")
    kinds = {k: n for k, n in sorted(counts.items()) if k.endswith(")")}
    print("statements          " + ", ".join(f"{n} {k}" for k, n in kinds.items()))
    print(f"  table rows        {counts['table rows']}")
    print(f"  spans wrong       {counts['spans wrong']}")
    print(f"relationship told   {told} of {facts} ({told / max(facts, 1):.1%}): {each}")
    print(
        f"amounts of tables   {counts['amounts']}; tagged too {counts['tagged']}, "
        f"joined {counts['joined']} ({counts['joined'] / max(counts['tagged'], 1):.1%})"
    )
    print(
        f"CPU a filing        {statistics.median(totals.seconds):.3f} s in the median, "
        f"{max(totals.seconds):.3f} s at most"
    )


if __name__ == "__main__":
    sys.exit(main())
