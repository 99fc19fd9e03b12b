"""The columns a row may take, and how likely each choice is by itself.

The weights are natural logarithms of odds, few enough to be read. They were fitted on
the pages at hand, rounded and adjusted by hand: on others they will do somewhat worse.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from math import comb

from kg.model.filing import Column
from kg.readers.pages.placing.rowvalues import RowValues, allowed_columns

WEIGHTS: Mapping[str, float] = {
    "mismatch": -0.9,  # a value under a period of the other type
    "block": -1.5,  # each further block of columns a row takes part in
    "hole": -2.1,  # a blank between two values of one block
    "skip": -0.95,  # a newer column of the block left blank
    "translation": -1.0,  # a value in the convenience translation alone
    "unrepeated": -1.6,  # a balance not printed in every column its date ends
    "differs": -1.3,  # two columns ending one day show different balances
    "repeated": 3.0,  # equal amounts in columns that end one day: a balance, repeated
    "odd": -0.9,  # a day that ends none of the headed periods: an event of its own
    "odd_skip": 0.0,  # a newer single day of the block left blank
    "stale": -1.5,  # a balance under an older period, though balance columns exist
    "untold": -0.25,  # an instant for a row whose words tell no period type
    "later": 0.1,  # how far to the right the first block of the row stands
    "popular": 0.5,  # columns that other rows of the page fill often
    "together": 0.5,  # columns the other rows of the same members fill
    "mixed": -2.5,  # each further set of head members a row takes part in
    "named": 1.0,  # head members the label speaks of, or none where it speaks of none
    "torn": -0.5,  # a blank among the columns of head members a row takes part in
    "near": 0.5,  # the rows before and after took these columns
    "sibling": 1.5,  # rows of the same label elsewhere took these columns
}
_SMALL = frozenset(
    ["of", "the", "and", "for", "in", "to", "by", "on", "with", "a", "an", "from"]
)
MOST_OPTIONS = 400
"""Choices of one row that are all kept; beyond, only the best, and none is certain."""
BEST_OPTIONS = 24
"""How many of a row's choices go on where not all can be kept."""


@dataclass(frozen=True, slots=True)
class Layout:
    """What the heads say of the columns, as the weights need it.

    Attributes:
        columns: The columns.
        block: Block of each column: columns of one kind and length.
        translation: Whether a column is the convenience translation of another.
        same_end: For each column, the others that end the same day in the same unit.
        odd: Whether a column's day ends (or precedes) none of the headed periods.
        rank: Place of each column within its block.
        group: Set of head members of each column, by number.
    """

    columns: tuple[Column, ...]
    block: tuple[int, ...]
    translation: tuple[bool, ...]
    same_end: tuple[tuple[int, ...], ...]
    odd: tuple[bool, ...]
    rank: tuple[int, ...]
    group: tuple[int, ...]

    def first(self, column: int) -> int:
        """Return the first block of a column's set of head members."""
        return self.block[self.group.index(self.group[column])]

    @property
    def headed(self) -> bool:
        """Whether the columns differ in the members of their heads."""
        return len(set(self.group)) > 1


def layout_of(columns: Sequence[Column]) -> Layout:
    """Return the layout of `columns`."""
    odd = _odd(columns)
    keys = [
        (c.instant is None, c.months, c.unit, c.members, o)
        for c, o in zip(columns, odd, strict=True)
    ]
    numbers = {key: n for n, key in enumerate(dict.fromkeys(keys))}
    heads = dict.fromkeys(column.members for column in columns)
    groups = {members: n for n, members in enumerate(heads)}
    counts: dict[str, int] = {}
    for column in columns:
        if column.unit is not None:
            counts[column.unit] = counts.get(column.unit, 0) + 1
    most = max(counts.values(), default=0)
    minor = {unit for unit, n in counts.items() if n < most and len(unit) == 3}
    ends = [(c.instant or c.end, c.unit, c.members) for c in columns]
    return Layout(
        tuple(columns),
        tuple(numbers[key] for key in keys),
        tuple(c.unit in minor for c in columns),
        tuple(
            tuple(
                j
                for j, other in enumerate(ends)
                if j != i and other == end and end[0] is not None
            )
            for i, end in enumerate(ends)
        ),
        odd,
        tuple(keys[:i].count(key) for i, key in enumerate(keys)),
        tuple(groups[c.members] for c in columns),
    )


def _odd(columns: Sequence[Column]) -> tuple[bool, ...]:
    """Tell the columns of single days apart from those of the reporting periods."""
    headed = [c for c in columns if c.months is not None and c.end is not None]
    if not headed:
        return tuple(False for _ in columns)
    ends = {c.end for c in headed} | {
        c.start - timedelta(days=1) for c in headed if c.start is not None
    }
    ends |= {day.replace(year=day.year - 1) for day in ends if day and day.day < 29}
    year_ends = {(day.month, day.day) for day in ends if day is not None}
    return tuple(
        c.months is None
        and (day := c.instant or c.end) is not None
        and (c.instant is None or (day.month, day.day) not in year_ends | {(12, 31)})
        for c in columns
    )


@dataclass(frozen=True, slots=True)
class Options:
    """Choices of columns for one row.

    Attributes:
        choices: Column of each cell, strictly rising.
        weights: Log weight of each choice; higher is likelier.
        complete: Whether no choice was left out.
    """

    choices: tuple[tuple[int, ...], ...]
    weights: tuple[float, ...]
    complete: bool


def options_of(row: RowValues, layout: Layout) -> Options:
    """Return the choices of `row`, those its units allow, with their weights."""
    total, wide = len(row.raws), len(layout.columns)
    allowed = allowed_columns(row, layout.columns)
    if comb(wide, total) <= MOST_OPTIONS:
        choices, complete = _all_choices(allowed, wide), True
    else:
        choices, complete = _best_choices(row, allowed, layout), False
    if not choices:
        allowed = [list(range(wide)) for _ in row.raws]
        choices = _all_choices(allowed, wide)[:MOST_OPTIONS]
    weights = tuple(weight(row, choice, layout) for choice in choices)
    return Options(tuple(choices), weights, complete)


def _all_choices(allowed: Sequence[Sequence[int]], wide: int) -> list[tuple[int, ...]]:
    found: list[tuple[int, ...]] = [()]
    for number, columns in enumerate(allowed):
        last = wide - (len(allowed) - number)
        found = [
            (*choice, column)
            for choice in found
            for column in columns
            if (not choice or column > choice[-1]) and column <= last
        ]
        del found[MOST_OPTIONS * 25 :]
    return found


def _best_choices(
    row: RowValues, allowed: Sequence[Sequence[int]], layout: Layout
) -> list[tuple[int, ...]]:
    """Beam over the cells: at each cell the best partial choices go on."""
    wide = len(layout.columns)
    found: list[tuple[int, ...]] = [()]
    for number, columns in enumerate(allowed):
        last = wide - (len(allowed) - number)
        grown = [
            (*choice, column)
            for choice in found
            for column in columns
            if (not choice or column > choice[-1]) and column <= last
        ]
        grown.sort(key=lambda choice: (-weight(row, choice, layout), choice))
        found = grown[:BEST_OPTIONS]
    return found


def weight(row: RowValues, choice: Sequence[int], layout: Layout) -> float:
    """Return the log weight of one choice by the weights above."""
    return sum(WEIGHTS[name] * n for name, n in features(row, choice, layout).items())


def features(row: RowValues, choice: Sequence[int], layout: Layout) -> dict[str, float]:
    """Return how often each weight applies to a choice."""
    taken = set(choice)
    blocks: dict[int, list[int]] = {}
    for column in choice:
        blocks.setdefault(layout.block[column], []).append(column)
    hole = skip = odd_skip = 0
    for used in blocks.values():
        first, last = layout.rank[used[0]], layout.rank[used[-1]]
        if layout.odd[used[0]]:
            odd_skip += first
        else:
            skip += first
        hole += last - first + 1 - len(used)
    counts: dict[str, float] = {
        "block": len(blocks) - 1,
        "hole": hole,
        "skip": skip,
        "odd_skip": odd_skip,
        "untold": _untold(row, choice, layout),
        "stale": _stale(row, choice, layout),
        "later": layout.block[choice[0]] - layout.first(choice[0]) if choice else 0,
        "translation": sum(layout.translation[c] for c in choice),
        "mismatch": _mismatches(row, choice, layout),
        "odd": sum(layout.odd[c] for c in choice),
        "repeated": _repeated(row, choice, layout),
    }
    if layout.headed:
        touched = {layout.group[c] for c in choice}
        counts["mixed"] = len(touched) - 1
        counts["named"] = _named(row, touched, layout)
        counts["torn"] = sum(g in touched for g in layout.group) - len(choice)
    if row.period == "instant":
        counts["unrepeated"] = sum(
            other not in taken for c in choice for other in layout.same_end[c]
        )
        shown = dict(zip(choice, row.raws, strict=False))
        counts["differs"] = sum(
            _digits(shown[c]) != _digits(shown[other])
            for c in choice
            for other in layout.same_end[c]
            if other in shown and other > c
        )
    return counts


def _named(row: RowValues, touched: set[int], layout: Layout) -> int:
    """Count the touched sets of head members that the label speaks of.

    A label that speaks of none belongs to the columns without.
    """
    said = set(row.label.casefold().split())
    heads = {
        layout.group[n]: set(" ".join(column.members).casefold().split())
        for n, column in enumerate(layout.columns)
    }
    spoken = {group for group, words in heads.items() if words & said - _SMALL}
    wanted = spoken or {group for group, words in heads.items() if not words}
    return len(wanted & touched)


def _stale(row: RowValues, choice: Sequence[int], layout: Layout) -> int:
    """Count the balances under headed periods that are not the latest."""
    columns = layout.columns
    if row.period != "instant" or all(c.instant is None for c in columns):
        return 0
    latest = max((c.end for c in columns if c.end is not None), default=None)
    return sum(
        columns[c].end is not None
        and columns[c].end != latest
        and all(columns[o].instant is None for o in layout.same_end[c])
        for c in choice
    )


def _untold(row: RowValues, choice: Sequence[int], layout: Layout) -> int:
    """Count the instants a row takes whose words tell no period type."""
    if row.period is not None:
        return 0
    return sum(layout.columns[c].instant is not None for c in choice)


def _repeated(row: RowValues, choice: Sequence[int], layout: Layout) -> int:
    """Count the pairs of equal amounts in columns that end one day."""
    if row.period == "duration":
        return 0
    shown = dict(zip(choice, row.raws, strict=False))
    return sum(
        _digits(shown[c]) == _digits(shown[other]) != "0"
        for c in choice
        for other in layout.same_end[c]
        if other > c and other in shown
    )


def _digits(raw: str) -> str:
    return "".join(c for c in raw if c.isdigit() or c in ".%(")


def _mismatches(row: RowValues, choice: Sequence[int], layout: Layout) -> int:
    if row.period is None:
        return 0
    instant = row.period == "instant"
    kinds = [column.instant is not None for column in layout.columns]
    if all(kind != instant for kind in kinds):
        return 0
    if instant:
        return sum(
            not kinds[c] and not any(kinds[o] for o in layout.same_end[c])
            for c in choice
        )
    return sum(kinds[c] for c in choice)
