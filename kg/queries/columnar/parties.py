"""Parties, and whose they are, from columns."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

import numpy as np

from kg.queries.columnar.frames import Reading, as_day
from kg.queries.columnar.positions import counted
from kg.queries.rows import Iri, Rows, Value, gathered


def shared(reading: Reading) -> Rows:
    """Answer ``shared``."""
    held, names = counted(reading)
    pairs = np.unique(
        np.stack([held.codes(n)[held.kept] for n in ("party", "reporter")]), axis=1
    )
    parties, count = np.unique(pairs[0], return_counts=True)
    several = frozenset(parties[count > 1].tolist())
    whose: dict[int, list[str]] = defaultdict(list)
    party_of = held.column("party").values or ()
    reporter_of = held.column("reporter").values or ()
    for party, reporter in zip(*pairs.tolist(), strict=True):
        if party in several:
            whose[party].append(names[reporter_of[reporter]])
    cells = [
        (names[party_of[party]], " | ".join(sorted(set(told))), len(told),
         Iri(party_of[party]))
        for party, told in whose.items()
    ]  # fmt: skip
    cells.sort(key=lambda row: (-row[2], row[0], row[3]))
    return Rows(("party", "reporters", "n", "party_iri"), cells)


def parties(reading: Reading) -> Rows:
    """Answer ``parties``."""
    wanted, told = reading.wanted, reading.table("told")
    told.by("filed", wanted.days.get("known"))
    told.fits("relationship")
    names = reading.names
    told.called(names, "reporter", "party")
    told.meant(names)
    whole = np.arange(int(told.kept.sum()))
    roles: dict[Value, set[str]] = defaultdict(set)
    whose: dict[Value, set[str]] = defaultdict(set)
    days: dict[Value, list[str]] = defaultdict(list)
    columns = ("party", "reporter", "relationship", "first", "last")
    for party, reporter, role, first, last in zip(
        *(told.values(name, whole) for name in columns), strict=True
    ):
        whose[party].add(names[str(reporter)])
        if role is not None:
            roles[party].add(str(role))
        if first is not None and last is not None:
            days[party] += (str(first), str(last))
    cells: list[tuple[Value, ...]] = []
    for party, reporters in whose.items():
        name, kind = names[str(party)], reading.kinds.get(str(party))
        if kind is None:
            continue
        held = days.get(party)
        first, last = (as_day(min(held)), as_day(max(held))) if held else (None, None)
        said = gathered(roles.get(party, ())), gathered(reporters)
        cells.append((name, kind, *said, first, last, Iri(str(party))))
    cells.sort(key=lambda row: (str(row[0]), str(row[6])))
    heads = (
        "party",
        "kind",
        "relationships",
        "reporters",
        "first",
        "last",
        "party_iri",
    )
    return Rows(heads, cells)


def families(reading: Reading) -> Rows:
    """Answer ``families``."""
    told, names = reading.table("told"), reading.names
    told.called(names, "reporter", "party")
    whole = np.arange(int(told.kept.sum()))
    whose: dict[Value, set[Value]] = defaultdict(set)
    for party, reporter in zip(
        told.values("party", whole), told.values("reporter", whole), strict=True
    ):
        whose[party].add(reporter)
    trades = reading.table("trades")
    every = np.arange(len(trades.kept))
    members: dict[tuple[Value, Value], list[Value]] = defaultdict(list)
    meant = reading.meant("party", names)
    asked: set[Value] = set()
    for party, family, name in zip(
        *(trades.values(n, every) for n in ("party", "family", "name")), strict=True
    ):
        if party in whose:
            members[family, name].append(party)
        if meant is None or party in meant:
            asked.add(family)
    found: list[tuple[str, str, str, int, str]] = []
    for (family, name), parties in members.items():
        if family not in asked:
            continue
        reporters = set().union(*(whose[party] for party in parties))
        both = _listed(parties, names), _listed(reporters, names)
        found.append((str(name), *both, len(reporters), str(family)))
    found.sort(key=lambda row: (-row[3], row[0], row[4]))
    return Rows(("name", "parties", "reporters", "n"), [row[:4] for row in found])


def _listed(iris: Iterable[Value], names: Mapping[str, str]) -> str:
    return gathered(names[str(iri)] for iri in iris)
