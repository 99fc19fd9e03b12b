"""Times the named queries on a large synthetic graph.

    python benchmarks/queries.py [FACTS]      default 100000; a million needs 12 GB

Claimed at a million facts: every named query under 100 ms for one reporter or party.
Over everything, what gives few rows takes under 3 s; a list of all facts takes as long
as its rows take to be made. Prints the median of several runs, in milliseconds, of the
query and the reading of its rows; "all" also prints how many rows there are.
"""

import argparse
import random
import time
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from statistics import median

from pyoxigraph import Store

from kg.graph import Terms, derived_quads, filing_quads
from kg.model.fact import Fact, PlacedBy, Role
from kg.model.filing import Column, Identity, Reading
from kg.pipeline.build import meaning
from kg.queries import listing, rows

_FACTS_A_REPORTER = 200
_DAYS = [date(2015 + n // 2, 6 if n % 2 else 12, 30) for n in range(16)]


def reading(reporter: int, filing: int, facts: int, draw: random.Random) -> Reading:
    """Return one page of balances and flows with parties of one reporter."""
    cik = str(1_000_000 + reporter)
    identity = Identity(
        cik,
        f"Reporter {reporter} Inc",
        f"{reporter:010}-{filing:02}-000001",
        "10-K",
        date(2016 + filing, 3, 1),
    )
    day = _DAYS[2 * filing % len(_DAYS)]
    made = []
    for n in range(facts):
        common = draw.random() < 0.05
        name = (
            f"Shared Party {draw.randrange(500)} Ltd"
            if common
            else (f"Party {reporter}-{n % 12} Ltd")
        )
        balance = n % 4 != 3
        made.append(
            Fact(
                source=f"{cik}.htm", report="R4", row=n + 1, column=0,
                raw="$ 1", ref=f"line {n}", label="Due from related parties",
                concept="us-gaap:DueFromRelatedPartiesCurrent" if n % 2 else
                "us-gaap:DueToRelatedPartiesCurrent",
                concept_by="xbrl", members=(name, "Director"), axes=(None, None),
                roles=(Role.PARTY, Role.RELATIONSHIP), party=name,
                relationship="Director", other=(),
                value=Decimal(draw.randrange(1, 10**6)) * 1000, unit="USD", decimals=-3,
                instant=day if balance else None, start=None,
                end=None if balance else day, period_by="concept",
                placed_by=PlacedBy.HTML, columns=(0,), cik=cik,
                entity=identity.entity, accession=identity.accession, form="10-K",
                filed=identity.filed,
            )
        )  # fmt: skip
    column = Column(0, instant=day, unit="USD")
    return Reading(
        f"{cik}.htm", "R4", "Related Party (Details)", f"{reporter:032x}{filing:032x}",
        identity, "rpage-html", (column,), (("USD", 3),), tuple(made),
    )  # fmt: skip


def built(facts: int) -> Store:
    """Return a store with about so many facts, positions derived."""
    draw, terms, store = random.Random(3), Terms(), Store()
    reporters = max(1, facts // _FACTS_A_REPORTER)
    for reporter in range(reporters):
        held = []
        for filing in range(4):
            page = reading(reporter, filing, _FACTS_A_REPORTER // 4, draw)
            held += filing_quads([page], meaning(), terms=terms)
        key = str(1_000_000 + reporter)
        held += derived_quads(terms, key, held)
        store.bulk_extend(held)
    store.optimize()
    return store


def timed(store: Store, name: str, **parameters: object) -> tuple[float, int]:
    """Return the median milliseconds and the number of rows."""
    spent, found = [], 0
    for _ in range(3):
        started = time.perf_counter()
        found = len(list(rows(store, name, parameters)))  # type: ignore[arg-type]
        spent.append((time.perf_counter() - started) * 1000)
        if spent[-1] > 5000:
            break
    return median(spent), found


def asked(store: Store) -> Iterator[str]:
    """Yield one line a query."""
    yield f"{'query':12}{'reporter':>12}{'party':>12}{'all':>14}{'rows':>10}"
    for info in listing():
        takes = {parameter.name for parameter in info.parameters}
        cells = []
        for field, value in (
            ("reporter", "Reporter 3 Inc"),
            ("party", "Party 3-5 Ltd"),
        ):
            if field in takes:
                spent, _ = timed(store, info.name, **{field: value})
                cells.append(f"{spent:10.1f} ms"[-12:].rjust(12))
            else:
                cells.append(" " * 12)
        spent, found = timed(store, info.name)
        yield f"{info.name:12}{''.join(cells)}{spent:11.0f} ms{found:10,}"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("facts", nargs="?", type=int, default=100_000)
    facts = parser.parse_args().facts
    started = time.process_time()
    store = built(facts)
    print(f"{len(store):,} quads built in {time.process_time() - started:.0f} s CPU")
    for line in asked(store):
        print(line, flush=True)


if __name__ == "__main__":
    main()
