"""Measures how fast the graph of a filing is written.

Run ``python benchmarks/quads.py [SOURCE...]``, by default over ``examples/``. The
sources are read once; their rows are then written again and again, as a build does that
meets the same words in filing after filing.
"""

import argparse
import time
from collections.abc import Iterable, Sequence
from itertools import groupby

from kg.build.read import batches, read_batch
from kg.facts.filings import filing_rows
from kg.facts.party_keys import party_form, party_members
from kg.facts.rows import FilingRows
from kg.graph.filing import filing_lines
from kg.iris import Iris, filing_key
from kg.model.filing import Identity, Reading
from kg.parties.identifiers import mention_key
from kg.resources import folder


def rows_of(sources: Iterable[str], iris: Iris) -> list[FilingRows]:
    """Return the rows of all filings among the sources."""
    listed, _ = batches(sources, {}, Identity())
    results = [result for batch in listed for result in read_batch(batch)]
    readings = [result for result in results if isinstance(result, Reading)]
    return [filing_rows(group, iris=iris) for group in grouped(readings)]


def grouped(readings: Iterable[Reading]) -> list[list[Reading]]:
    """Return readings filing by filing."""
    ordered = sorted(readings, key=_filing)
    return [list(group) for _, group in groupby(ordered, _filing)]


def _filing(reading: Reading) -> str:
    return filing_key(reading.identity, reading.names_filing)


def parties_of(rows: FilingRows, iris: Iris) -> dict[str, str]:
    """Return each party by its key, nothing decided beyond the form of its name."""
    parties: dict[str, str] = {}
    for row in rows.facts:
        if row.party_key is None:
            continue
        names = party_members(row.fact)
        for name in names:
            key = mention_key(row.reporter, name)
            parties[key] = iris.party(row.reporter, [party_form(name)])
        if row.party_key not in row.mentions:
            forms = sorted({party_form(name) for name in names})
            parties[row.party_key] = iris.party(row.reporter, forms)
    return parties


def main(arguments: Sequence[str] | None = None) -> None:
    """Print facts and statements a second."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sources", nargs="*")
    parser.add_argument("--rounds", type=int, default=50)
    options = parser.parse_args(arguments)
    iris = Iris()
    filings = rows_of(options.sources or [str(folder("examples"))], iris)
    prepared = [(rows, parties_of(rows, iris)) for rows in filings]
    facts = statements = 0
    started = time.process_time()
    for _ in range(options.rounds):
        for rows, parties in prepared:
            facts += len(rows.facts)
            statements += len(filing_lines(rows, parties, iris))
    seconds = time.process_time() - started
    print(
        f"{facts:,} facts, {statements:,} statements in {seconds:.2f} s: "
        f"{facts / seconds:,.0f} facts/s, {statements / seconds:,.0f} statements/s, "
        f"{seconds / statements * 1e6:.2f} us a statement"
    )


if __name__ == "__main__":
    main()
