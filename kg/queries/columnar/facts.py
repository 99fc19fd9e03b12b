"""Facts, their cells and filings, from columns."""

from collections.abc import Callable, Sequence
from decimal import Decimal

import numpy as np

from kg.graph import namespaces as ns
from kg.queries.columnar.frames import (
    SIDES,
    Frame,
    Reading,
    as_day,
    order_of,
    rows_of,
)
from kg.queries.rows import Iri, Iris, Rows, Value

_LEAVES = ("party", "other")
_AGGREGATES = ("total", "subtotal")
_CELL = ("filing", "report", "row", "column")


def _reported(
    reading: Reading, day: str, columns: Sequence[str], sorting: Sequence[str]
) -> Rows:
    """Return balances or flows.

    Args:
        reading: The question.
        day: Column of the day a row counts for.
        columns: Columns to show, between party and the IRIs.
        sorting: Columns to sort by, after the reporter.
    """
    wanted, facts = reading.wanted, reading.table("facts")
    facts.present(day)
    facts.by("filed", wanted.days.get("known"))
    if wanted.latest:
        certain = facts.mask("level", _LEAVES)
        certain &= facts.mask("status", [ns.CERTAIN.value])
        facts.last(day, facts.kept & certain)
    facts.kept &= facts.codes("shown") > 0
    if "totals" not in wanted.included:
        facts.among("level", _LEAVES)
    _narrow(facts, reading, day)
    if "side" in columns:
        facts.fits("side", SIDES)
    names = reading.names
    shown = {"reporter": names, "side": SIDES}
    order = order_of(
        *(facts.rank(name, shown.get(name)) for name in ("reporter", *sorting))
    )
    made: dict[str, Callable[[str], Value]] = {
        "reporter": names.get,
        "party": names.get,
        "side": SIDES.__getitem__,
        "amount": Decimal,
        **dict.fromkeys(("instant", "start", "end"), as_day),
    }
    listed = [
        facts.values(name, order, made.get(name, str))
        for name in ("reporter", "party", *columns)
    ]
    listed += [facts.values(name, order, Iri) for name in ("reporter", "party")]
    heads = ["reporter", "party", *columns, "reporter_iri", "party_iri"]
    return rows_of(["date" if name == "instant" else name for name in heads], listed)


def _narrow(facts: Frame, reading: Reading, day: str) -> None:
    """Keep the amounts of money that are asked for."""
    wanted = reading.wanted
    if "as_of" in wanted.days:
        facts.among(day, [wanted.days["as_of"]])
    facts.present("currency")
    for left_out, status in (
        ("translations", ns.TRANSLATED),
        ("uncertain", ns.UNCERTAIN),
    ):
        if left_out not in wanted.included:
            facts.among("status", [status.value], out=True)
    facts.called(reading.names, "reporter")
    facts.meant(reading.names)
    facts.fits("relationship")
    facts.fits("currency")


def balances(reading: Reading) -> Rows:
    """Answer ``balances``."""
    columns = ("relationship", "side", "concept", "instant", "amount", "currency")
    return _reported(
        reading, "instant", (*columns, *_CELL), ("instant", "side", *_CELL)
    )


def flows(reading: Reading) -> Rows:
    """Answer ``flows``."""
    columns = ("relationship", "concept", "start", "end", "amount", "currency")
    return _reported(reading, "end", (*columns, *_CELL), ("end", "start", *_CELL))


def totals(reading: Reading) -> Rows:
    """Answer ``totals``."""
    wanted, facts, names = reading.wanted, reading.table("facts"), reading.names
    codes = facts.codes("fact")
    facts.kept[1:] &= codes[1:] != codes[:-1]
    facts.present("instant")
    facts.among("level", _AGGREGATES)
    facts.by("filed", wanted.days.get("known"))
    if wanted.latest:
        facts.last("instant", facts.kept & facts.mask("status", [ns.CERTAIN.value]))
    _narrow(facts, reading, "instant")
    facts.fits("side", SIDES)
    sorting = ("reporter", "instant", "side", "relationship", "filing")
    shown = {"reporter": names, "side": SIDES}
    order = order_of(*(facts.rank(name, shown.get(name)) for name in sorting))
    made: dict[str, Callable[[str], Value]] = {
        "reporter": names.get,
        "side": SIDES.__getitem__,
        "instant": as_day,
        "amount": Decimal,
    }
    columns = ("reporter", "relationship", "side", "concept", "instant", "amount",
               "currency", "filing")  # fmt: skip
    listed = [facts.values(name, order, made.get(name, str)) for name in columns]
    return rows_of(["date" if name == "instant" else name for name in columns], listed)


def evidence(reading: Reading) -> Rows:
    """Answer ``evidence``."""
    cells = reading.table("cells")
    cells.fits("filing")
    if {"reporter", "party"} & reading.wanted.patterns.keys():
        cells.meant(reading.names)
    order = order_of(*(cells.rank(name) for name in _CELL))
    heads = ("fact", "raw", "row", "column", "report", "filing", "url", "placed_by")
    fact, *listed = (cells.values(name, order) for name in heads)
    return rows_of(heads, [Iris([*map(str, fact)]), *listed])


def uncertain(reading: Reading) -> Rows:
    """Answer ``uncertain``."""
    held, names = reading.table("uncertain"), reading.names
    held.fits("filing")
    held.called(names, "reporter")
    held.meant(names)
    order = order_of(*(held.rank(name) for name in ("filing", "report", "row")))
    made: dict[str, Callable[[str], Value]] = {
        "fact": Iri,
        "reporter": names.get,
    }
    heads = ("fact", "filing", "report", "row", "label", "printed", "raw",
             "candidates", "reporter")  # fmt: skip
    listed = [held.values(name, order, made.get(name, str)) for name in heads]
    return rows_of(["party" if name == "printed" else name for name in heads], listed)


def restated(reading: Reading) -> Rows:
    """Answer ``restated``."""
    held, names = reading.table("restated"), reading.names
    held.called(names, "reporter", "party")
    held.meant(names)
    whole = np.arange(int(held.kept.sum()))
    made: dict[str, Callable[[str], Value]] = {
        "reporter": names.get,
        "party": names.get,
        "side": SIDES.__getitem__,
        "date": as_day,
        "before": Decimal,
        "after": Decimal,
    }
    heads = ("reporter", "party", "side", "concept", "date", "currency", "before",
             "after", "filing_before", "filing_after")  # fmt: skip
    cells = set(
        zip(*(held.values(n, whole, made.get(n, str)) for n in heads), strict=True)
    )
    return Rows(heads, sorted(cells, key=_restated_order))


def _restated_order(row: tuple[Value, ...]) -> tuple[object, ...]:
    reporter, party, side, concept, day, _, before, after, former, later = row
    known = "" if concept is None else concept
    return reporter, party, str(day), side, known, former, later, before, after


def filings(reading: Reading) -> Rows:
    """Answer ``filings``."""
    held, names = reading.table("filings"), reading.names
    held.meant(names)
    held.by("filed", reading.wanted.days.get("known"))
    whole = np.arange(int(held.kept.sum()))
    filers = held.values("filer", whole)
    reporters = held.values("reporter", whole)
    listed = [
        held.values("cik", whole),
        [
            names.get(str(reporter)) if filer is None else filer
            for filer, reporter in zip(filers, reporters, strict=True)
        ],
        *(held.values(name, whole) for name in ("filing", "form")),
        held.values("filed", whole, as_day),
        *(held.values(name, whole) for name in ("reports", "facts")),
    ]
    cells = sorted(
        zip(*listed, strict=True),
        key=lambda row: (str(row[1] or ""), str(row[4] or ""), str(row[2])),
    )
    heads = ("cik", "entity", "accession", "form", "filed", "reports", "facts")
    return Rows(heads, cells)
