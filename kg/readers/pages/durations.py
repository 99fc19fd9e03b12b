"""Which dates stand under which duration heading, where the text lost the extents.

The renderer puts durations of two weeks at most in front, without a heading; then those
of rising months; then the instants. Under one heading no day follows an older one. An
instant on whose day a duration ends has no column: its values stand in that of the
duration, unless there are amounts of a second currency. Divisions that keep
these rules are weighed (`kg.readers.pages.extentweights`). A column is certain where
all that are not most unlikely say one thing of it.
"""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice, pairwise
from math import exp

from kg.readers.pages.extentweights import (
    WEIGHTS,
    block_features,
    join_features,
    kind_of,
)

ONE_DAY = 0
"""Stands for the months of a column in front of the headed ones."""
DOUBTFUL = 0.0024
"""Share of the likelihood up to which what divisions say of a column is left aside."""
_MOST = 3_000
"""Divisions beyond which nothing is certain; real pages have some hundred at most."""
_Ends = tuple[int, ...]
_Key = tuple[date | None, Hashable, Hashable]


@dataclass(frozen=True, slots=True)
class Extents:
    """A division of columns into blocks.

    Attributes:
        candidates: Per column what it may be, the likeliest first: months of its
            heading, `ONE_DAY`, or None for an instant.
    """

    candidates: tuple[tuple[int | None, ...], ...]

    @property
    def months(self) -> tuple[int | None, ...]:
        """The likeliest reading of each column."""
        return tuple(column[0] for column in self.candidates)

    @property
    def settled(self) -> bool:
        """Whether all columns are certain."""
        return all(len(column) == 1 for column in self.candidates)


def extents_of(
    lengths: Sequence[int],
    days: Sequence[date | None],
    currencies: Sequence[Hashable],
    members: Sequence[Hashable],
    *,
    before: bool | None = None,
    behind: bool | None = None,
    flows: Collection[int] = (),
) -> Extents:
    """Divide columns into durations without heading, headed durations and instants.

    Args:
        lengths: Months of the headings, left to right, at least one.
        days: Day of each column.
        currencies: Currency of each column, None where it has none.
        members: Members of each column.
        before: Whether columns without heading stand before the headed ones; None
            where the page does not tell.
        behind: Whether they stand behind them.
        flows: Columns that are no instants.

    Returns:
        What each column may be; every heading covers at least one column, where there
        are enough.
    """
    keys = list(zip(days, currencies, members, strict=True))
    blocks = (ONE_DAY, *lengths, None)
    if len(keys) < len(lengths):
        return Extents(tuple((months, None) for months in lengths[: len(keys)]))
    told = {0: before, len(blocks) - 1: behind}
    divisions = _divisions(keys, len(blocks), told, max(flows, default=-1) + 1)
    ends = list(islice(divisions, _MOST + 1))
    if not ends and (before or behind or flows):  # not what the page seems to tell
        return extents_of(lengths, days, currencies, members)
    if not ends or len(ends) > _MOST:
        return Extents(_unweighed(blocks, len(keys)))
    shares = _shares([_weight(division, blocks, keys) for division in ends])
    return Extents(
        tuple(_candidates(at, ends, blocks, shares) for at in range(len(keys)))
    )


def printed_months(start: date, end: date) -> int:
    """Return the months the renderer gives a duration: whole ones, 15 days added.

    Args:
        start: First day.
        end: Last day.

    >>> printed_months(date(2021, 1, 1), date(2021, 3, 31))
    3
    >>> printed_months(date(2021, 3, 20), date(2021, 3, 31))
    0
    """
    after = end + timedelta(days=16)
    months = (after.year - start.year) * 12 + after.month - start.month
    last = (after + timedelta(days=1)).day == 1  # of February 31 the 28th is left
    return months if last or after.day >= start.day else months - 1


def divisions_of(
    lengths: Sequence[int], keys: Sequence[_Key]
) -> Iterator[tuple[_Ends, Counter[str]]]:
    """Yield the divisions of a head, and the features of each; for a refit.

    Args:
        lengths: Months of the headings.
        keys: Day, currency and members of each column.
    """
    blocks = (ONE_DAY, *lengths, None)
    for division in _divisions(keys, len(blocks), {}, 0):
        yield division, _features(division, blocks, keys)


def _divisions(
    keys: Sequence[_Key], count: int, told: Mapping[int, bool | None], least: int
) -> Iterator[_Ends]:
    """Yield the divisions that keep the rules of the renderer.

    Args:
        keys: Day, currency and members of each column.
        count: Number of blocks; all but the first and last need a column.
        told: Whether the first and the last block have columns, where that is known.
        least: How many columns are durations at least.

    Yields:
        Per block the column behind its last.
    """
    wide = len(keys)
    newer = [
        False,
        *(
            one[2] == two[2] and not _differ(one, two) and _goes_up(one, two)
            for one, two in pairwise(keys)
        ),
    ]

    def divided(ends: _Ends) -> Iterator[_Ends]:
        block, start = len(ends), ends[-1] if ends else 0
        if block == count:
            if start == wide and ends[-2] >= least:
                yield ends
            return
        optional = block in {0, count - 1}
        if optional and not told.get(block):
            yield from divided((*ends, start))
        if optional and told.get(block) is False:
            return
        for end in range(start + 1, wide + 1):
            if end > start + 1 and newer[end - 1]:
                break
            yield from divided((*ends, end))

    return divided(())


def _goes_up(left: _Key, right: _Key) -> bool:
    """Whether a day is newer than the one before it."""
    return left[0] is not None and right[0] is not None and right[0] > left[0]


def _differ(one: _Key, other: _Key) -> bool:
    """Whether two columns have amounts of different currencies."""
    return None not in {one[1], other[1]} and one[1] != other[1]


def _beside_durations(keys: Sequence[_Key], first: int) -> int:
    """Return how many instants have a duration that ends on their day.

    Those of days with amounts of two currencies may.
    """
    durations = {(day, members) for day, _, members in keys[:first] if day is not None}
    currencies: dict[date | None, set[Hashable]] = defaultdict(set)
    for day, currency, _ in keys:
        currencies[day].add(currency)
    return sum(
        (day, members) in durations and len(currencies[day] - {None}) < 2
        for day, _, members in keys[first:]
    )


def _features(
    division: _Ends, blocks: Sequence[int | None], keys: Sequence[_Key]
) -> Counter[str]:
    """Return how often each feature applies to a division."""
    days = [day for day, _, _ in keys]
    filled = [
        (months, tuple(days[start:end]))
        for months, start, end in zip(blocks, (0, *division), division, strict=False)
        if start < end
    ]
    firsts = (some[0] for months, some in filled if kind_of(months) == "regular")
    period_end = next(firsts, None)
    counts = join_features(filled)
    counts["instants beside a duration"] = _beside_durations(keys, division[-2])
    counts["newer in another currency"] = sum(
        _differ(one, two) and _goes_up(one, two)
        for at, (one, two) in enumerate(pairwise(keys), start=1)
        if at not in division
    )
    for months, some in filled:
        counts.update(block_features(months, some, period_end))
    return counts


def _weight(
    division: _Ends, blocks: Sequence[int | None], keys: Sequence[_Key]
) -> float:
    """Return the log weight of a division; higher is likelier."""
    features = _features(division, blocks, keys)
    return sum(WEIGHTS.get(name, 0.0) * count for name, count in features.items())


def _shares(weights: Sequence[float]) -> list[float]:
    """Return the share each weight has of the likelihood of all."""
    odds = [exp(weight - max(weights)) for weight in weights]
    return [one / sum(odds) for one in odds]


def _candidates(
    column: int,
    divisions: Sequence[_Ends],
    blocks: Sequence[int | None],
    shares: Sequence[float],
) -> tuple[int | None, ...]:
    """Return what a column may be, the likeliest first."""
    likely: dict[int | None, float] = defaultdict(float)
    for division, share in zip(divisions, shares, strict=True):
        likely[blocks[bisect_right(division, column)]] += share
    ranked = sorted(likely, key=lambda months: -likely[months])
    while len(ranked) > 1 and likely[ranked[-1]] <= DOUBTFUL:
        likely[ranked[-2]] += likely[ranked.pop()]
    return tuple(ranked)


def _unweighed(
    blocks: Sequence[int | None], wide: int
) -> tuple[tuple[int | None, ...], ...]:
    """Return what columns may be where no division keeps the rules, or too many do."""
    headed = blocks[1:-1]
    firsts = [
        headed[min(at * len(headed) // wide, len(headed) - 1)] for at in range(wide)
    ]
    return tuple(
        (first, *(months for months in blocks if months != first)) for first in firsts
    )
