"""The choices of columns a row may take, with the weight of each by itself."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import comb

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
    """

    choices: tuple[Choice, ...]
    weights: tuple[float, ...]
    complete: bool


def choices_of(
    row: RowValues, layout: ColumnLayout, weights: Mapping[str, float] = WEIGHTS
) -> Choices:
    """Return the choices of `row`, those its units allow, with their weights."""
    allowed = allowed_columns(row, layout.columns)
    wide = len(layout.columns)

    def weight(choice: Choice) -> float:
        return weight_of(row, choice, layout, weights)

    complete = comb(wide, len(row.raws)) <= MOST_CHOICES
    choices = _grown(allowed, wide, None if complete else _best_by(weight))
    if not choices:
        # units that leave no rising choice were misread: any column may be it
        anywhere = [list(range(wide))] * len(row.raws)
        choices = _grown(anywhere, wide, lambda grown: grown[:MOST_CHOICES])
    return Choices(tuple(choices), tuple(map(weight, choices)), complete)


def _best_by(
    weight: Callable[[Choice], float],
) -> Callable[[list[Choice]], list[Choice]]:
    """Return what keeps the best of partial choices: a beam over the cells."""
    return lambda grown: sorted(grown, key=lambda c: (-weight(c), c))[:BEST_CHOICES]


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
