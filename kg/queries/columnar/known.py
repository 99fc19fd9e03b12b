"""Positions and names as they were by a day: from the filings filed by then alone.

The rules are those of `kg.graph.positions`, which derives the same for the whole graph.
"""

from collections import defaultdict
from collections.abc import Mapping
from decimal import Decimal

import numpy as np

from kg.columns.table import Column
from kg.graph import namespaces as ns
from kg.graph.positions import NameRow, display_names, precision
from kg.queries.columnar.frames import Frame, Ranks, Reading, begins, order_of, plain

_KEYS = ("reporter", "party", "side", "instant", "currency")
_APART = "identity"
"""Owner of the names of parties that several reporters name."""


def positions_known(reading: Reading) -> Frame:
    """Return one row a reporter, party, side, date and currency, known by the day.

    Of a concept's balances the latest filed counts, then the most precise, then the
    party's whole before an instrument, then the first; concepts are summed.
    """
    facts = reading.table("facts")
    codes = facts.codes("fact")
    facts.kept[1:] &= codes[1:] != codes[:-1]
    facts.present(*_KEYS)
    facts.among("status", [ns.CERTAIN.value])
    facts.by("filed", reading.wanted.days["known"])
    keys = [facts.rank(name) for name in (*_KEYS, "what")]
    order = order_of(
        *keys,
        _falling(facts.rank("filed")),
        _falling(_precisions(facts)),
        facts.rank("others"),
    )
    keys = [key[order] for key in keys]
    first = begins(keys)
    order, whole = order[first], np.cumsum(begins(keys[:-1]), dtype=np.int64)[first]
    heads = begins([whole])
    rows = order[heads]
    held = {
        name: Column(facts.codes(name)[facts.kept][rows], facts.column(name).values)
        for name in _KEYS
    }
    held["date"] = held.pop("instant")
    held["amount"] = _summed(facts, order, np.cumsum(heads, dtype=np.int64) - 1)
    held["owner"] = held["reporter"]
    return Frame(reading, held.__getitem__)


def _summed(facts: Frame, order: Ranks, groups: Ranks) -> Column:
    """Return the sum of each group of rows; of one alone, what it is."""
    column = facts.column("amount")
    codes = column.codes[facts.kept][order]
    texts = list(column.values or ())
    sums = codes[begins([groups])]
    several = np.bincount(groups)[groups] > 1
    totals: dict[int, Decimal] = defaultdict(Decimal)
    for group, code in zip(groups[several], codes[several], strict=True):
        totals[int(group)] += Decimal(texts[code])
    for group, total in totals.items():
        sums[group] = len(texts)
        texts.append(f"{plain(total):f}")
    return Column(sums, texts)


def _falling(ranks: Ranks) -> Ranks:
    """Return what sorts the other way round, no value last."""
    turned: Ranks = ranks.max(initial=-1) - ranks
    return turned


def _precisions(facts: Frame) -> Ranks:
    """Return what sorts the rows kept by how precise they are."""
    values = [*(facts.column("decimals").values or ()), None]
    held = [precision(_decimals(value)) for value in values]
    places = {value: n for n, value in enumerate(sorted(set(held)))}
    ranks = np.array([places[value] for value in held], np.int64)
    chosen: Ranks = ranks[facts.codes("decimals")[facts.kept]]
    return chosen


def _decimals(text: str | None) -> int | str | None:
    return int(text) if text is not None and text.lstrip("-").isdigit() else text


def names_known(reading: Reading) -> Mapping[str, str]:
    """Return the names of parties and reporters that filings of the time print."""
    found = {**_filers(reading), **_subsidiaries(reading)}
    names = reading.table("names")
    names.among("owner", [_APART])
    every = np.arange(int(names.kept.sum()))
    said = [names.values(name, every) for name in ("node", "name", "kind")]
    apart = set()
    for node, name, kind in zip(*said, strict=True):
        if name is not None:
            found[str(node)] = str(name)
        if kind is not None:
            apart.add(str(node))
    printed = (
        NameRow(str(party), str(name), int(str(facts)))
        for party, name, facts in _known(reading, "printed", "party", "name", "facts")
        if party not in apart
    )
    return {**found, **display_names(printed)}


def _known(reading: Reading, table: str, *names: str) -> "zip[tuple[object, ...]]":
    """Return values of the rows of a table that filings filed by the day tell."""
    held = reading.table(table)
    held.by("filed", reading.wanted.days["known"])
    every = np.arange(int(held.kept.sum()))
    return zip(*(held.values(name, every) for name in names), strict=True)


def _filers(reading: Reading) -> dict[str, str]:
    """Return the name each reporter last filed under; its key in words without any."""
    last: dict[str, tuple[str, str, str]] = {}
    columns = ("reporter", "owner", "filed", "filing", "filer")
    for reporter, owner, *filed, filer in _known(reading, "filings", *columns):
        key = str(owner)
        name = f"CIK {key}" if key.isdigit() else key
        day, filing = map(str, filed)
        said = ("", "", name) if filer is None else (day, filing, str(filer))
        last[str(reporter)] = max(last.get(str(reporter), ("", "", "")), said)
    return {reporter: name for reporter, (_, _, name) in last.items()}


def _subsidiaries(reading: Reading) -> dict[str, str]:
    """Return the longest name of each entity of a reporter's group."""
    found: dict[str, str] = {}
    for entity, name in _known(reading, "subsidiaries", "entity", "name"):
        held = found.get(str(entity), str(name))
        found[str(entity)] = min(held, str(name), key=lambda text: (-len(text), text))
    return found
