"""Positions, and what they come to, from columns."""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal

import numpy as np

from kg.columns.table import Codes, Mask
from kg.graph import namespaces as ns
from kg.queries.columnar.frames import (
    SIDES,
    Frame,
    Reading,
    Wanted,
    as_day,
    begins,
    order_of,
    plain,
    rows_of,
)
from kg.queries.columnar.known import names_known, positions_known
from kg.queries.rows import Rows, Value

_NIL = Decimal(0)


def counted(reading: Reading) -> tuple[Frame, Mapping[str, str]]:
    """Return the positions that a question is about, and the names of its time."""
    wanted = reading.wanted
    if "known" in wanted.days:
        held, names = positions_known(reading), names_known(reading)
    else:
        held, names = reading.table("positions"), reading.names
    if wanted.latest:
        held.last("date", held.kept)
    if "as_of" in wanted.days:
        held.among("date", [wanted.days["as_of"]])
    held.called(names, "reporter", "party")
    held.meant(names)
    held.fits("currency")
    held.fits("side", SIDES)
    return held, names


def timeline(reading: Reading) -> Rows:
    """Answer ``timeline``."""
    held, names = counted(reading)
    shown = {"reporter": names, "party": names, "side": SIDES}
    sorting = ("reporter", "party", "side", "currency", "date")
    order = order_of(
        *(held.rank(name, shown.get(name)) for name in sorting),
        held.rank("reporter"),
        held.rank("party"),
    )
    made: dict[str, Callable[[str], Value]] = {
        name: texts.get for name, texts in shown.items()
    }
    made |= {"date": as_day, "amount": Decimal}
    heads = ("reporter", "party", "side", "date", "amount", "currency")
    return rows_of(heads, [held.values(n, order, made.get(n, str)) for n in heads])


def exposure(reading: Reading) -> Rows:
    """Answer ``exposure``."""
    held, names = counted(reading)
    sorting = [
        held.rank("reporter", names),
        held.rank("date"),
        held.rank("party", names),
        held.rank("currency"),
        held.rank("reporter"),
        held.rank("party"),
    ]
    order = order_of(*sorting)
    first = begins([rank[order] for rank in sorting])
    groups, heads = np.cumsum(first) - 1, order[first]
    amounts = np.empty(len(order), object)
    amounts[:] = held.values("amount", order, Decimal)
    owed = held.mask("side", [ns.DUE_FROM.value])[held.kept][order]
    sums = [np.full(len(heads), _NIL, object) for _ in range(2)]
    for total, of_side in zip(sums, (owed, ~owed), strict=True):
        np.add.at(total, groups[of_side], amounts[of_side])
    due_from, due_to = sums
    return rows_of(
        ("reporter", "party", "date", "currency", "due_from", "due_to", "net"),
        [
            held.values("reporter", heads, names.get),
            held.values("party", heads, names.get),
            held.values("date", heads, as_day),
            held.values("currency", heads),
            *([*map(plain, total)] for total in (*sums, due_from - due_to)),
        ],
    )


def changes(reading: Reading) -> Rows:
    """Answer ``changes``."""
    wanted, held, names = reading.wanted, reading.table("positions"), reading.names
    reporter, days = held.codes("reporter"), held.codes("date")
    until = _last_days(held, held.mask("date", _given(wanted, "until", held)))
    early = held.mask("date", _given(wanted, "since", held))
    since = _last_days(held, early & (days < until[reporter]))
    known = since[reporter] >= 0
    held.kept &= known & ((days == since[reporter]) | (days == until[reporter]))
    held.called(names, "reporter", "party")
    held.meant(names)
    held.fits("currency")
    shown = {"reporter": names, "party": names, "side": SIDES}
    sorting = ("reporter", "party", "side", "currency")
    order = order_of(
        *(held.rank(name, shown.get(name)) for name in sorting),
        held.rank("reporter"),
        held.rank("party"),
    )
    whole = [*map(as_day, held.column("date").values or ())]
    first, last = (which[reporter[held.kept][order]] for which in (since, until))
    on = days[held.kept][order]
    listed = [held.values(n, order) for n in ("reporter", "party", "side", "currency")]
    amounts = held.values("amount", order, Decimal)
    sums: dict[tuple[Value, Value, Value, Value, int, int], list[Decimal]] = {}
    for who, whom, side, currency, start, end, day, amount in zip(
        *listed, first.tolist(), last.tolist(), on.tolist(), amounts, strict=True
    ):
        key = who, whom, side, currency, start, end
        both = sums.setdefault(key, [_NIL, _NIL])
        both[day == end] += amount
    cells = [
        (names[str(who)], names[str(whom)], SIDES[str(side)], currency,
         whole[start], plain(before), whole[end], plain(after),
         plain(after - before))
        for (who, whom, side, currency, start, end), (before, after) in sums.items()
        if before != after
    ]  # fmt: skip
    heads = ("reporter", "party", "side", "currency", "since", "before", "until",
             "after", "change")  # fmt: skip
    return Rows(heads, cells)


def _given(wanted: Wanted, name: str, held: Frame) -> Iterable[str]:
    """Return the day asked for, or every day."""
    if name in wanted.days:
        return [wanted.days[name]]
    return held.column("date").values or ()


def _last_days(held: Frame, eligible: Mask) -> Codes:
    """Return each reporter's last day among some rows, -1 without one."""
    count = len(held.column("reporter").values or ())
    latest = np.full(count + 1, -1, np.int32)
    np.maximum.at(
        latest, held.codes("reporter")[eligible], held.codes("date")[eligible]
    )
    return latest
