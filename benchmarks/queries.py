"""Times the named queries on a large synthetic graph.

    python benchmarks/queries.py [FACTS] [--graph FOLDER] [--store]

A hundred thousand facts unless said; a million need 12 GB of disk and half an hour.

Claimed at a million facts, from a graph on disk: every named query under 100 ms for one
reporter or party, and under 2 s over everything ("all": a graph opened anew, so that
the reading of its columns counts). "store alone", with --store, is the same question
without columns. Prints the median of three runs, or of one over 5 s, in milliseconds,
with the making of all rows; and how many rows there are.
"""

import argparse
import random
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from zlib import crc32

from pyoxigraph import Literal, NamedNode, Quad

import kg
from kg.columns import Gathering, tables_of
from kg.graph import Terms, derived_quads, filing_quads
from kg.graph import namespaces as ns
from kg.graph.descriptions import name_quads
from kg.graph.identity import identified
from kg.model.fact import Fact, PlacedBy, Role
from kg.model.filing import Column, Identity, Reading
from kg.parties.names import normal_form
from kg.pipeline.build import meaning
from kg.pipeline.deriving import Tables
from kg.pipeline.publishing import publish
from kg.queries import Rows, listing, rows
from kg.store.oxigraph import FolderWriter

_FACTS_A_REPORTER, _SHARED, _FIRST, _BATCH = 200, 500, 1_000_000, 1_000_000
_DAYS = [date(2015 + n // 2, 6 if n % 2 else 12, 30) for n in range(16)]


def named(reporter: int, n: int, draw: random.Random) -> str:
    """Return the name of a party: one in twenty is several reporters'."""
    if draw.random() < 0.05:
        return f"Shared Party {draw.randrange(_SHARED)} Ltd"
    return f"Party {reporter}-{n % 12} Ltd"


def fact_of(
    reporter: int, filing: int, n: int, identity: Identity, draw: random.Random
) -> Fact:
    """Return a balance or flow: some totals, some uncertain.

    Of each pair the second is of the filing before, told again, at times otherwise.
    """
    pair = n // 2
    balance, total, certain = pair % 4 != 3, pair % 25 == 24, n % 49 != 48
    name = None if total else named(reporter, pair, draw)
    day = _DAYS[2 * (filing - n % 2) % len(_DAYS)]
    side = "From" if pair // 12 % 2 else "To"
    amount = crc32(f"{reporter} {name} {day} {side} {pair}".encode()) % 10**6 * 1000
    if draw.random() < 0.02:
        amount += 7000
    return Fact(
        source=f"{identity.cik}.htm", report="R4", row=n + 1, column=0,
        raw=f"$ {amount // 1000:,}", ref=f"line {n}",
        label=f"Due {side.lower()} related parties",
        concept=f"us-gaap:Due{side}RelatedPartiesCurrent", concept_by="xbrl",
        members=() if name is None else (name, "Director"),
        axes=() if name is None else (None, None),
        roles=() if name is None else (Role.PARTY, Role.RELATIONSHIP),
        party=name, relationship=None if name is None else "Director", other=(),
        value=Decimal(amount), unit="USD", decimals=-3,
        instant=day if balance else None, start=None, end=None if balance else day,
        period_by="concept",
        placed_by=PlacedBy.HTML if certain else PlacedBy.UNCERTAIN,
        columns=(0,) if certain else (0, 1),
        cik=identity.cik, entity=identity.entity, accession=identity.accession,
        form="10-K", filed=identity.filed,
    )  # fmt: skip


def reading(reporter: int, filing: int, facts: int, draw: random.Random) -> Reading:
    """Return one page of balances and flows with parties of one reporter."""
    cik = str(_FIRST + reporter)
    accession, filed = f"{reporter:010}-{filing:02}-000001", date(2016 + filing, 3, 1)
    identity = Identity(cik, f"Reporter {reporter} Inc", accession, "10-K", filed)
    made = tuple(fact_of(reporter, filing, n, identity, draw) for n in range(facts))
    columns = tuple(Column(n, instant=_DAYS[0], unit="USD") for n in range(2))
    return Reading(
        f"{cik}.htm", "R4", "Related Party (Details)", f"{reporter:032x}{filing:032x}",
        identity, "rpage-html", columns, (("USD", 3),), made,
    )  # fmt: skip


def shared_parties(terms: Terms) -> dict[str, NamedNode]:
    """Return the parties that several reporters name, by name."""
    names = (f"Shared Party {n} Ltd" for n in range(_SHARED))
    return {n: terms.party("shared", [normal_form(n)]) for n in names}


def apart(terms: Terms, reporters: int) -> Iterator[Quad]:
    """Yield what stands apart from any one reporter: shared names, families of four."""
    graph = terms.derived_graph("identity")
    for name, party in shared_parties(terms).items():
        yield from name_quads(party, name, graph)
        yield Quad(party, ns.KIND, Literal("organisation"), graph)
    graph = terms.derived_graph("families")
    for reporter in range(reporters):
        family = terms.trade_name(f"family {reporter // 4}")
        key = str(_FIRST + reporter)
        party = terms.party(key, [normal_form(f"Party {reporter}-0 Ltd")])
        yield Quad(party, ns.HAS_TRADE_NAME, family, graph)
        if reporter % 4 == 0:
            yield from name_quads(family, f"Family {reporter // 4}", graph)


def build(facts: int, folder: Path) -> None:
    """Write a graph of about so many facts, positions derived, columns laid out."""
    draw, terms, writer = random.Random(3), Terms(), FolderWriter(folder)
    shared = shared_parties(terms)
    elsewhere = {party.value for party in shared.values()}
    reporters = max(1, facts // _FACTS_A_REPORTER)
    batch: list[Quad] = []
    made: Tables = {}
    for reporter in range(reporters):
        key, held = str(_FIRST + reporter), []
        for filing in range(4):
            page = reading(reporter, filing, _FACTS_A_REPORTER // 4, draw)
            party_of = {
                terms.mention(key, fact.party).value: shared[fact.party].value
                for fact in page.facts
                if fact.party in shared
            }
            quads = filing_quads([page], meaning(), terms=terms)
            held += identified(quads, party_of)
        gathered = Gathering()
        derived = derived_quads(terms, key, gathered.passing(held), elsewhere)
        gathered.take(derived)
        made[key] = tables_of(key, gathered)
        batch += [*held, *derived]
        if len(batch) > _BATCH or reporter + 1 == reporters:
            writer.store.bulk_extend(batch)
            batch.clear()
    writer.store.bulk_extend(list(apart(terms, reporters)))
    writer.store.optimize()
    print(f"{len(writer.store):,} quads built", flush=True)
    started = time.process_time()
    publish(writer, terms, made)
    print(f"columns of them written in {time.process_time() - started:.0f} s CPU")
    writer.close()


def timed(ask: Callable[[], Rows]) -> tuple[float, int]:
    """Return the median milliseconds and the number of rows."""
    spent, found = [], 0
    for _ in range(3):
        started = time.perf_counter()
        found = sum(1 for _ in ask())
        spent.append((time.perf_counter() - started) * 1000)
        if spent[-1] > 5000:
            break
    return median(spent), found


def anew(folder: Path, name: str) -> Rows:
    """Open a graph and ask it over everything, nothing of it read before."""
    with kg.open(folder) as graph:
        return graph.rows(name)


def asked(folder: Path, *, alone: bool) -> Iterator[str]:
    """Yield one line a query."""
    graph = kg.open(folder)
    head = f"{'query':12}{'reporter':>12}{'party':>12}{'all':>12}{'rows':>11}"
    yield head + (f"{'store alone':>14}" if alone else "")
    for info in listing():
        takes = {parameter.name for parameter in info.parameters}
        cells = []
        for field, value in (
            ("reporter", "Reporter 3 Inc"),
            ("party", "Party 3-5 Ltd"),
        ):
            given = {field: value}
            if field in takes:
                spent, _ = timed(partial(graph.rows, info.name, **given))
                cells.append(f"{spent:9.1f} ms")
            else:
                cells.append(" " * 12)
        spent, found = timed(partial(anew, folder, info.name))
        line = f"{info.name:12}{''.join(cells)}{spent:9.0f} ms{found:11,}"
        if alone:
            spent, also = timed(partial(rows, graph.store, info.name))
            if found != also:
                sys.exit(f"{info.name}: {found} rows from columns, {also} of the store")
            line += f"{spent:11.0f} ms"
        yield line


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("facts", nargs="?", type=int, default=100_000)
    parser.add_argument("--graph", help="folder to build it in, or to ask if it exists")
    parser.add_argument("--store", action="store_true", help="ask without columns too")
    given = parser.parse_args()
    with TemporaryDirectory() as place:
        folder = Path(given.graph or Path(place) / "graph")
        if not folder.exists():
            build(given.facts, folder)
        for line in asked(folder, alone=given.store):
            print(line, flush=True)


if __name__ == "__main__":
    main()
