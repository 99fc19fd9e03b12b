"""What the heads of a page say of its columns, as the placement needs it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from kg.model.filing import Column
from kg.readers.pages.numbers import currency_part

YEAR: Final = timedelta(days=365)
YEAR_SLACK: Final = timedelta(days=8)
"""How much longer or shorter a business year of whole weeks is."""


@dataclass(frozen=True, slots=True)
class ColumnLayout:
    """The columns of a page, and how they belong together.

    Attributes:
        columns: The columns.
        block: Block of each column: columns of one kind, length, unit and members.
        rank: Place of each column within its block, from 0.
        balance_block: Block of each column for balances: a period that closes the
            latest day belongs to the days its balances are compared with.
        balance_rank: Place of each column within that block.
        group: Number of each column's set of head members.
        translation: Whether a column is the convenience translation of another.
        same_end: For each column, the others that end the same day in the same unit.
        odd: Whether a column's day ends (or precedes) none of the headed periods.
        longest: Whether a column is a period as long as the longest that ends last.
        sheets: Days of the balance sheet and of the one it is compared with; fewer
            where they are not known.
    """

    columns: tuple[Column, ...]
    block: tuple[int, ...]
    rank: tuple[int, ...]
    balance_block: tuple[int, ...]
    balance_rank: tuple[int, ...]
    group: tuple[int, ...]
    translation: tuple[bool, ...]
    same_end: tuple[tuple[int, ...], ...]
    odd: tuple[bool, ...]
    longest: tuple[bool, ...]
    sheets: frozenset[date]

    def first_block(self, column: int) -> int:
        """Return the first block of a column's set of head members."""
        return self.block[self.group.index(self.group[column])]

    @property
    def has_head_members(self) -> bool:
        """Whether the columns differ in the members of their heads."""
        return len(set(self.group)) > 1

    def lie_a_year_apart(self, newer: int, older: int) -> bool:
        """Whether two columns are of one length and kind, a year from one another."""
        one, other = self.columns[newer], self.columns[older]
        first, last = day_of(one), day_of(other)
        return (
            first is not None
            and last is not None
            and (one.months, one.instant is None)
            == (other.months, other.instant is None)
            and is_year_between(last, first)
        )


def layout_of(columns: Sequence[Column]) -> ColumnLayout:
    """Return the layout of `columns`."""
    odd = _odd_columns(columns)
    blocks = [
        (c.instant is None, c.months, c.unit, c.members, is_odd)
        for c, is_odd in zip(columns, odd, strict=True)
    ]
    ends = [(c.instant or c.end, c.unit, c.members) for c in columns]
    numbers = _numbered(blocks)
    of_balances = _with_closing_periods(columns, numbers, odd)
    return ColumnLayout(
        columns=tuple(columns),
        block=numbers,
        rank=_ranks(numbers),
        balance_block=of_balances,
        balance_rank=_ranks(of_balances),
        group=_numbered([c.members for c in columns]),
        translation=_translations(columns),
        same_end=tuple(
            tuple(
                j
                for j, other in enumerate(ends)
                if j != i and other == end and end[0] is not None
            )
            for i, end in enumerate(ends)
        ),
        odd=odd,
        longest=_longest(columns),
        sheets=sheet_days(columns),
    )


def day_of(column: Column) -> date | None:
    """Return the day of an instant, or the last one of a period."""
    return column.instant or column.end


def is_year_between(day: date, later: date) -> bool:
    """Whether two days lie a year apart, give or take that of a year of whole weeks."""
    return abs(later - day - YEAR) <= YEAR_SLACK


def sheet_days(columns: Iterable[Column]) -> frozenset[date]:
    """Return the last day and the one it is compared with; fewer where not known.

    That is the day a year before, or in an interim report the end of the last business
    year.
    """
    days = {c.index: day for c in columns if (day := day_of(c)) is not None}
    headed = [c for c in columns if c.months and c.index in days]
    if not headed:
        return frozenset()
    latest = max(days.values())
    closing = [c for c in headed if days[c.index] == latest]
    if not closing:
        return frozenset()
    if any(c.months == 12 for c in closing):
        before = {day for day in days.values() if is_year_between(day, latest)}
    else:
        closes = [c.index for c in columns if c.months == 12 or c.instant is not None]
        within_a_year = latest - YEAR + YEAR_SLACK
        before = {
            days[n] for n in closes if n in days and within_a_year < days[n] < latest
        }
    return frozenset({latest, max(before)} if before else {latest})


def _longest(columns: Sequence[Column]) -> tuple[bool, ...]:
    """Tell the periods a report is about: as long as the longest that ends last."""
    latest = max((day for c in columns if (day := day_of(c)) is not None), default=None)
    months = max((c.months or 0 for c in columns if c.end == latest), default=0)
    return tuple(bool(months) and column.months == months for column in columns)


def _ranks(blocks: Sequence[int]) -> tuple[int, ...]:
    """Return the place of each column among those of its block."""
    return tuple(blocks[:i].count(block) for i, block in enumerate(blocks))


def _with_closing_periods(
    columns: Sequence[Column], blocks: Sequence[int], odd: Sequence[bool]
) -> tuple[int, ...]:
    """Return the blocks of balances.

    A page prints the balances at the end of its period below that period, and those
    they are compared with below days of their own: where no column is the instant of
    the latest day, the first period that ends then joins the block of the instants of
    its unit and members.
    """
    joined = list(blocks)
    latest = max(
        (day for c in columns if (day := c.instant or c.end) is not None), default=None
    )
    kinds: dict[tuple[str | None, tuple[str, ...]], int] = {}
    for column, block, is_odd in zip(columns, blocks, odd, strict=True):
        if column.instant is not None and not is_odd:
            kinds.setdefault((column.unit, column.members), block)
    closed = {(c.unit, c.members) for c in columns if c.instant == latest}
    for column in columns:
        kind = (column.unit, column.members)
        if column.end == latest and kind in kinds and kind not in closed:
            joined[column.index] = kinds[kind]
            closed.add(kind)
    return tuple(joined)


def _numbered(keys: Sequence[object]) -> tuple[int, ...]:
    """Number keys by first occurrence, equal ones alike."""
    numbers = {key: n for n, key in enumerate(dict.fromkeys(keys))}
    return tuple(numbers[key] for key in keys)


def _translations(columns: Sequence[Column]) -> tuple[bool, ...]:
    """Tell the columns of the rarer currencies, those of convenience translations."""
    counts = Counter(column.unit for column in columns if column.unit is not None)
    most = max(counts.values(), default=0)
    return tuple(
        c.unit is not None and currency_part(c.unit) == c.unit and counts[c.unit] < most
        for c in columns
    )


def _odd_columns(columns: Sequence[Column]) -> tuple[bool, ...]:
    """Tell the columns of single days apart from those of the reporting periods.

    The day of an event ends no headed period. An instant is no event either where it
    closes a year before a period, or the calendar year.
    """
    headed = [c for c in columns if c.months is not None and c.end is not None]
    if not headed:
        return (False,) * len(columns)
    ends = {c.end for c in headed if c.end is not None}
    ends |= {c.start - timedelta(days=1) for c in headed if c.start is not None}
    year_ends = {(day.month, day.day) for day in ends} | {(12, 31)}
    return tuple(c.months is None and _is_event(c, year_ends) for c in columns)


def _is_event(column: Column, year_ends: set[tuple[int, int]]) -> bool:
    """Whether a column without months is that of an event: any bare-date duration."""
    instant: date | None = column.instant
    if instant is None:
        return column.end is not None
    return (instant.month, instant.day) not in year_ends
