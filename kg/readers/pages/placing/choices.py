"""The choices of columns a row may take, with the weight of each by itself."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from kg.readers.pages.placing.columnlayout import ColumnLayout
from kg.readers.pages.placing.features import weight_of
from kg.readers.pages.placing.rowvalues import RowValues, allowed_columns
from kg.readers.pages.placing.weights import BEST_CHOICES, MOST_CHOICES, WEIGHTS

Choice = tuple[int, ...]
"""Column of each cell of a row, strictly rising."""


@dataclass(frozen=True, slots=True)
class Choices:
    """The choices of one row.

    Attributes:
        choices: Each of them, in order of their columns.
        weights: Log weight of each choice; higher is likelier.
        complete: Whether no choice was left out.
        told: Whether the filing leaves fewer choices than the units alone.
        columns: Per cell, the columns it has in any choice, those left out included.
        footed: Numbers of the cells of which sums of the page leave fewer columns.
    """

    choices: tuple[Choice, ...]
    weights: tuple[float, ...]
    complete: bool
    told: bool = False
    columns: tuple[tuple[int, ...], ...] = ()
    footed: frozenset[int] = frozenset()


def choices_of(
    row: RowValues,
    layout: ColumnLayout,
    weights: Mapping[str, float] = WEIGHTS,
    told: Sequence[Collection[int]] = (),
) -> Choices:
    """Return the choices of `row`, those its units allow, with their weights.

    Args:
        row: The row.
        layout: The columns of its page.
        weights: Value of each weight.
        told: Per cell, the columns in which the filing states its value, if it does;
            where no choice of the row obeys them all, they are of other facts.
    """
    fitting = allowed_columns(row, layout.columns)
    allowed = _told_columns(fitting, told)
    wide = len(layout.columns)

    def weight(choice: Choice) -> float:
        return weight_of(row, choice, layout, weights)

    anywhere = [list(range(wide))] * len(row.raws)
    misread = not _count(allowed, wide)
    if misread:
        # units that leave no rising choice were misread: any column may be it
        allowed = anywhere
    complete = _count(allowed, wide) <= MOST_CHOICES
    keep = None if complete else _best_by(weight)
    if misread and not complete:
        keep = _first_ones
    choices = _grown(allowed, wide, keep)
    return Choices(
        tuple(choices),
        tuple(map(weight, choices)),
        complete,
        allowed not in (fitting, anywhere),
        _columns_left(allowed),
    )


def _told_columns(
    allowed: list[list[int]], told: Sequence[Collection[int]]
) -> list[list[int]]:
    """Return the columns of each cell, cut to those the filing tells where it can."""
    if not any(told):
        return allowed
    cut = [
        [column for column in columns if column in stated] if stated else columns
        for columns, stated in zip(allowed, told, strict=True)
    ]
    return cut if _count(cut, 1 + max(map(max, allowed))) else allowed


def _count(allowed: Sequence[Sequence[int]], wide: int) -> int:
    """Return how many strictly rising choices there are."""
    ways = [1] * (wide + 1)  # by column: choices of the cells so far that end before it
    for columns in allowed:
        ending = [ways[column] if column in columns else 0 for column in range(wide)]
        ways = [0, *accumulate(ending)]
    return ways[wide]


def _columns_left(allowed: Sequence[Sequence[int]]) -> tuple[tuple[int, ...], ...]:
    """Return per cell the columns that leave one to each cell before and behind it."""
    first, last = -1, 1 + max(map(max, allowed))
    firsts, lasts = [], []
    for columns in allowed:
        firsts.append(first)
        first = min(column for column in columns if column > first)
    for columns in reversed(allowed):
        lasts.append(last)
        last = max(column for column in columns if column < last)
    return tuple(
        tuple(column for column in columns if low < column < high)
        for columns, low, high in zip(allowed, firsts, reversed(lasts), strict=True)
    )


def _best_by(
    weight: Callable[[Choice], float],
) -> Callable[[list[Choice]], list[Choice]]:
    """Return what keeps the best of partial choices: a beam over the cells."""
    return lambda grown: sorted(grown, key=lambda c: (-weight(c), c))[:BEST_CHOICES]


def _first_ones(grown: list[Choice]) -> list[Choice]:
    """Return the first of partial choices."""
    return grown[:MOST_CHOICES]


def _grown(
    allowed: Sequence[Sequence[int]],
    wide: int,
    keep: Callable[[list[Choice]], list[Choice]] | None,
) -> list[Choice]:
    """Grow choices cell by cell; each leaves columns for the cells behind it.

    Args:
        allowed: Columns each cell may stand in.
        wide: How many columns there are.
        keep: Cuts the partial choices after each cell; None keeps all.
    """
    choices: list[Choice] = [()]
    for number, columns in enumerate(allowed):
        last = wide - (len(allowed) - number)
        choices = [
            (*choice, column)
            for choice in choices
            for column in columns
            if (not choice or column > choice[-1]) and column <= last
        ]
        if keep is not None:
            choices = keep(choices)
    return choices
