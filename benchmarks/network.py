"""Times projection and measures on a large synthetic network.

Usage: python benchmarks/network.py [parties] [edges]

Prints CPU and wall seconds of each step: the projection of positions onto a network
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

from kg.facts.rows import Side
from kg.facts.select import PositionRow
from kg.network.measures import MEASURES, Claims
from kg.network.money import in_currency
from kg.network.project import project

Result = TypeVar("Result")


def positions(parties: int, edges: int, seed: int = 7) -> list[PositionRow]:
    """Return positions of reporters with their own parties, and some in common."""
    draw = random.Random(seed)
    reporters = max(2, parties // 40)
    made = {}
    while len(made) < edges:
        reporter = draw.randrange(reporters)
        if draw.random() < 0.15:
            party = draw.randrange(reporters, parties)
        else:
            own = reporter * 37 + draw.randrange(12)
            party = reporters + own % (parties - reporters)
        side = draw.choice(list(Side))
        day = date(2014, 12, 31) + timedelta(days=91 * draw.randrange(36))
        ends = f"p:{party}", f"r:{reporter}"
        debtor, creditor = ends if side is Side.DUE_FROM else ends[::-1]
        iri = f"position/{reporter}/{party}/{side}/{day}"
        made[iri] = PositionRow(
            iri=iri,
            entity=f"r:{reporter}",
            party=f"p:{party}",
            reporter=f"Reporter {reporter}",
            name=f"Party {party}",
            kind="organisation",
            side=side,
            date=day,
            currency="USD",
            amount=Decimal(draw.randrange(1, 10**6)) * 1000,
            debtor=debtor,
            creditor=creditor,
            facts=(f"{iri}/fact",),
            also=(),
            on_balance_date=True,
        )
    return list(made.values())


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
    rows = positions(parties, edges)
    net = timed("projection", lambda: project(rows, {}))
    print(f"{len(net):,} nodes, {net.number_of_edges():,} edges")
    one = timed("one currency", lambda: in_currency(net))
    claims = Claims(one)
    started = time.perf_counter()
    for name, measure in MEASURES.items():
        result = timed(name, lambda measure=measure: measure(claims))
        print(f"    {len(result.rows):,} rows {result.method} {result.reason}".rstrip())
    print(f"all measures: {time.perf_counter() - started:.1f} s wall")


if __name__ == "__main__":
    main()
