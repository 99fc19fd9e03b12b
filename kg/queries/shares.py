"""Frames: every filer's related-party amount as a share of its whole, with its rank.

The SEC's own frames drop every fact with a dimension, and with them what is owed to a
party. A share has numerator and denominator of one filing, one day or period and one
currency; where they are not, it is empty and the reason stands in its place.

The amount of a side is the sum of positions (`kg.facts.balances`), that of an element
what the filer states of it: its own total, else the sum over parties.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Final

from kg.errors import QueryError
from kg.facts.rows import Side
from kg.facts.snapshot import Snapshot
from kg.queries.columns import Iri, Value
from kg.queries.industries import industries_in
from kg.queries.periods import FramePeriod, frame_period
from kg.queries.related import Related, related_by_element, related_by_side
from kg.queries.rows import Rows

COLUMNS: Final = (
    "reporter", "filing", "start", "end", "currency", "related", "parties", "measure",
    "whole", "share", "why", "rank", "of", "sic", "sic_rank", "sic_of", "size_rank",
    "size_of", "concept", "reporter_iri",
)  # fmt: skip
MEASURES: Final = ("assets", "liabilities", "revenue", "payables", "receivables")
_DEFAULT: Final = {Side.DUE_FROM: "assets", Side.DUE_TO: "liabilities"}
_SIX: Final = Decimal("0.000001")
_SIZES: Final = """
    SELECT filing, measure, rank, concept, value, currency, start, "end"
    FROM sizes ORDER BY ALL
"""
NO_SIZES: Final = (
    "the graph holds no totals of reporters; one that an earlier version built has "
    "none: build its sources again into a new graph with kg build -g NEW"
)


@dataclass(frozen=True, slots=True)
class Size:
    """A total of a filer: its amount, element and first day (None of a balance)."""

    rank: int
    concept: str
    value: Decimal
    start: date | None


Sizes = Mapping[tuple[str, str, str, date], Sequence[Size]]
"""Totals by filing, measure, currency and last day."""


def frame(
    snapshot: Snapshot,
    what: str,
    *,
    period: str,
    measure: str | None = None,
    sic: Path | None = None,
) -> Rows:
    """Return a frame, one row a filer that states the amount, by share.

    Args:
        snapshot: The graph.
        what: ``due from``, ``due to``, or an element (``us-gaap:Name`` or ``Name``).
        period: See `kg.queries.periods`.
        measure: One of `MEASURES`; of due from else assets, of due to liabilities,
            of a flow revenue, of any other balance assets.
        sic: A table with columns ``cik`` and ``sic``, such as the SEC's ``sub.txt``, by
            which filers are ranked among their industry too.

    Raises:
        QueryError: Period or measure is none.
        InputError: The table of industries is none.
        NotFoundError: There is no such file.
    """
    days = frame_period(period)
    if measure is not None and measure not in MEASURES:
        message = (
            f"found the measure {measure!r}, expected one of {', '.join(MEASURES)}"
        )
        raise QueryError(message)
    side = _side(what)
    found = (
        related_by_side(snapshot, side, days)
        if side is not None
        else related_by_element(snapshot, what, days)
    )
    sizes, total_assets = _sizes(snapshot)
    industries = {} if sic is None else industries_in(sic)
    rows = [_share(one, measure or _measure(side, one), sizes, days) for one in found]
    ranked = _ranked(rows, industries, total_assets)
    answer = Rows(COLUMNS, ranked)
    if found and not sizes:
        answer.notes = (NO_SIZES,)
    elif not found:
        answer.notes = (f"no filer states {what} with a related party in {period}",)
    return answer


def _side(what: str) -> Side | None:
    folded = " ".join(what.replace("-", " ").lower().split())
    return next((side for side in Side if side.value == folded), None)


def _measure(side: Side | None, one: Related) -> str:
    if side is not None:
        return _DEFAULT[side]
    return "assets" if one.start is None else "revenue"


def _sizes(snapshot: Snapshot) -> tuple[Sizes, dict[tuple[str, str], Decimal]]:
    """Return totals, and the assets of a filing by currency, for its size."""
    sizes: dict[tuple[str, str, str, date], list[Size]] = defaultdict(list)
    assets: dict[tuple[str, str], Decimal] = {}
    for row in snapshot.rows(_SIZES):
        filing, measure, rank, concept, value, currency, start, end = row
        amount = Decimal(value)
        sizes[filing, measure, currency, end].append(Size(rank, concept, amount, start))
        if measure == "assets":
            known = assets.get((filing, currency), Decimal(0))
            assets[filing, currency] = max(known, amount)
    return sizes, assets


@dataclass(frozen=True, slots=True)
class Share:
    """One filer of a frame, before it is ranked."""

    related: Related
    measure: str
    whole: Decimal | None = None
    concept: str | None = None
    share: Decimal | None = None
    why: str | None = None


def _share(one: Related, measure: str, sizes: Sizes, days: FramePeriod) -> Share:
    """Return the share of one filer, or why there is none."""
    if one.why is not None:
        return Share(one, measure, why=one.why)
    totals = sizes.get((one.filing, measure, one.currency, one.end), ())
    fitting = [size for size in totals if _fits(size, one)]
    if not fitting:
        why = f"its filing states no {measure} of that time in that currency"
        return Share(one, measure, why=why)
    longest = max(_days(size, one.end) for size in fitting)
    fitting = [size for size in fitting if _days(size, one.end) == longest]
    best = min(size.rank for size in fitting)
    values = {size.value for size in fitting if size.rank == best}
    concept = next(size.concept for size in fitting if size.rank == best)
    if len(values) > 1:
        return Share(one, measure, why=f"its filing states several {measure}")
    (whole,) = values
    if one.amount is None or one.amount < 0 or whole <= 0:
        return Share(one, measure, whole, concept, why="an amount is below zero")
    if one.amount > whole:
        why = f"more than the {measure}, so it is no part of them"
        return Share(one, measure, whole, concept, why=why)
    return Share(one, measure, whole, concept, (one.amount / whole).quantize(_SIX))


def _fits(size: Size, one: Related) -> bool:
    """Whether a total is of the time of an amount; a flow needs the same first day."""
    if size.start is None or one.start is None:
        return True
    return size.start == one.start


def _days(size: Size, end: date) -> int:
    """Return the days of the period of a total; 0 of a balance."""
    return 0 if size.start is None else (end - size.start).days


def _ranked(
    shares: Sequence[Share],
    industries: Mapping[str, str],
    assets: Mapping[tuple[str, str], Decimal],
) -> list[tuple[Value, ...]]:
    """Return rows with ranks over all, within the industry, and by size."""

    def industry(share: Share) -> str | None:
        return industries.get(share.related.reporter)

    def size(share: Share) -> tuple[str, int] | None:
        total = assets.get((share.related.filing, share.related.currency))
        if total is None or total <= 0:
            return None
        return share.related.currency, total.adjusted()

    ordered = sorted(
        shares,
        key=lambda s: (
            s.share is None,
            -(s.share or 0),
            s.related.name,
            s.related.entity,
            s.related.end,
            s.related.currency,
        ),
    )
    ranks = [_ranks(ordered, of) for of in (lambda _: "", industry, size)]
    return [
        (
            share.related.name,
            share.related.filing or None,
            share.related.start,
            share.related.end,
            share.related.currency,
            share.related.amount,
            share.related.parties,
            share.measure,
            share.whole,
            share.share,
            share.why,
            *ranks[0][n],
            industry(share),
            *ranks[1][n],
            *ranks[2][n],
            share.concept,
            Iri(share.related.entity),
        )
        for n, share in enumerate(ordered)
    ]


def _ranks(
    shares: Sequence[Share], of: Callable[[Share], object]
) -> list[tuple[int | None, int | None]]:
    """Return rank and number of those that are ranked together; equal shares tie."""
    groups: dict[object, list[Decimal]] = defaultdict(list)
    for share in shares:
        if share.share is not None and of(share) is not None:
            groups[of(share)].append(share.share)
    ranks: list[tuple[int | None, int | None]] = []
    for share in shares:
        group = groups.get(of(share), []) if of(share) is not None else []
        if share.share is None or not group:
            ranks.append((None, None))
        else:
            ranks.append((1 + sum(other > share.share for other in group), len(group)))
    return ranks
