"""Which dates stand under which duration heading, where the text lost the extents."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

ONE_DAY = -1
"""Stands for the months of a bare-date column before the headed ones."""

_BREAK = 30.0
"""Cost of a date that goes up, or a column that repeats, inside one block."""
_LEAD = 2.0
"""Cost of taking columns in front of the headed ones for one-day durations."""
_TAIL = 1.0
"""Cost of taking columns behind the headed ones for instants."""
_NEXT_MEMBER = 0.3
"""Cost of a date that goes up where the members of the head change."""
_ODD_END = 1.5
"""Cost of a period of three months or more that does not end about a month's end."""
_ODD_STEP = 1.6
"""Cost of neighbouring periods that do not lie whole years (or quarters) apart."""
_STOP = 0.7
"""Cost of ending a headed block where the next date would continue it."""
_QUARTER, _YEAR, _SLACK = 3, 365.25, 8
_SETTLED = 0.6
"""A division is settled when the next best one costs this much more."""


_Way = tuple[float, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Extents:
    """A division of columns into blocks.

    Attributes:
        months: Per column: months of its heading, `ONE_DAY`, or None for an instant.
        settled: Whether no other division is about as good.
    """

    months: tuple[int | None, ...]
    settled: bool


def extents_of(
    lengths: Sequence[int],
    days: Sequence[date | None],
    units: Sequence[Hashable],
    members: Sequence[Hashable],
    *,
    before: bool | None = None,
    behind: bool | None = None,
) -> Extents:
    """Divide columns into one-day durations, headed durations and instants.

    Args:
        lengths: Months of the headings, left to right, at least one.
        days: Day of each column.
        units: Unit of each column.
        members: Members of each column.
        before: Whether columns without heading stand before the headed ones; None
            where the page does not tell.
        behind: Whether they stand behind them.

    Returns:
        The division of least cost; every heading covers at least one column, where
        there are enough.
    """
    n, g = len(days), len(lengths)
    if n < g:
        return Extents(tuple(list(lengths)[:n]), settled=False)
    # best[b][j]: the two cheapest ways to cover columns 0..j with blocks 0..b
    blocks: list[int | None] = [ONE_DAY, *lengths, None]
    told = {0: before, g + 1: behind}
    best: list[list[_Way]] = [[(0.0, ())], *([] for _ in range(n))]
    for b, months in enumerate(blocks):
        optional, barred = not told.get(b, True), told.get(b) is False
        nxt: list[list[_Way]] = []
        for j in range(n + 1):
            ways = [(c, (*p, j)) for c, p in best[j]] if optional else []
            for i in range(0 if barred else j):
                if best[i]:
                    cost = _block_cost(months, days[i:j], units[i:j], members[i:j])
                    cost += (
                        _stop_cost(blocks[b - 1], days[i - 1 : i + 1]) if b > 1 else 0
                    )
                    ways += [(c + cost, (*p, j)) for c, p in best[i]]
            nxt.append(sorted(ways)[:2])
        best = nxt
    if not best[n]:  # fewer columns than the headings say
        return extents_of(lengths, days, units, members)
    first, *others = best[n]
    settled = not others or others[0][0] - first[0] >= _SETTLED
    settled = settled and _on_one_grid(lengths, days, first[1])
    months_of: list[int | None] = []
    for months, i, j in zip(blocks, (0, *first[1]), first[1], strict=False):
        months_of += [months] * (j - i)
    return Extents(tuple(months_of), settled)


def _block_cost(
    months: int | None,
    days: Sequence[date | None],
    units: Sequence[Hashable],
    members: Sequence[Hashable],
) -> float:
    """Return how odd it is that these columns form one block."""
    cost = _LEAD if months == ONE_DAY else _TAIL if months is None else 0.0
    if len(set(zip(days, units, members, strict=True))) < len(days):
        cost += _BREAK
    if months is not None and months >= _QUARTER:
        cost += _ODD_END * sum(not _ends_a_month(day) for day in days)
    for (left, head), (right, next_head) in pairwise(zip(days, members, strict=True)):
        if left is None or right is None or left == right:
            continue
        if right > left:
            cost += _BREAK if head == next_head else _NEXT_MEMBER
        elif months is not None and months >= _QUARTER:
            cost += _step_cost(months, left, right)
    return cost


def _stop_cost(months: int | None, days: Sequence[date | None]) -> float:
    """Return how odd it is that a headed block stops between two columns."""
    if months is None or months < _QUARTER:
        return 0.0
    newer, older = days
    if newer is None or older is None or older >= newer:
        return 0.0
    return _STOP if _step_cost(months, newer, older) == 0 else 0.0


def _on_one_grid(
    lengths: Sequence[int], days: Sequence[date | None], ends: Sequence[int]
) -> bool:
    """Whether the newest periods of all headings end whole quarters apart.

    Quarters, half-years and years of one reporter end on its quarter days; a division
    that puts another day first under such a heading may be the wrong one.

    Args:
        lengths: Months of the headings.
        days: Day of each column.
        ends: Of the columns before the headed ones, of each heading and of the rest,
            the column behind its last.
    """
    newest = [
        days[start]
        for months, start, end in zip(lengths, ends, ends[1:], strict=False)
        if months >= _QUARTER and start < end
    ]
    told = sorted(day for day in newest if day is not None)
    quarter = _YEAR / 4
    return all(
        abs((day - told[0]).days - round((day - told[0]).days / quarter) * quarter)
        <= _SLACK
        for day in told
    )


def _ends_a_month(day: date | None) -> bool:
    """Whether a day lies within a week and a day of the end of a month."""
    return day is None or (day + timedelta(days=_SLACK)).day <= 2 * _SLACK


def _step_cost(months: int, newer: date, older: date) -> float:
    """Return how odd two neighbouring dates are under one heading of some months.

    Comparatives lie whole years apart, or whole periods (quarters); 52/53-week years
    move by some days.
    """
    days = (newer - older).days
    for period in (_YEAR, _YEAR / 4) if months == _QUARTER else (_YEAR,):
        steps = round(days / period)
        if steps and abs(days - steps * period) <= _SLACK:
            return 0.0
    return _ODD_STEP
