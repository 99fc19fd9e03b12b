"""What must hold on a page: its signs and its sums, each with what the other leaves."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from kg.readers.pages.placing.choices import Choices
from kg.readers.pages.placing.columnlayout import ColumnLayout
from kg.readers.pages.placing.footing import Footing, ends_of, footings_of
from kg.readers.pages.placing.rowvalues import RowValues
from kg.readers.pages.placing.runs import SIGNS_OR_NIL, Token
from kg.readers.pages.placing.settling import left_by_footings
from kg.readers.pages.placing.solver import Solution, solve
from kg.readers.pages.placing.tally import weights_from_rows
from kg.readers.pages.placing.weights import ROUNDS


class Held(NamedTuple):
    """What must hold: the choices that sums leave, the sums, and the signs with them.

    `second` is the page where any blank may be a fact without a value; None where the
    signs settle nothing.
    """

    choices: list[Choices]
    footings: list[Footing]
    strict: Solution
    second: Solution | None


def held_by_signs_and_sums(
    rows: Sequence[RowValues],
    tokens: Sequence[Sequence[Token]],
    choices: list[Choices],
    layout: ColumnLayout,
    weights: Mapping[str, float],
) -> Held:
    """Return what signs and sums leave, each taken up with what the other leaves."""
    wide = len(layout.columns)
    gaps = not layout.has_head_members and any(len(row.raws) < wide for row in rows)
    alive: Sequence[Sequence[bool]] | None = None
    held = None
    for _ in range(ROUNDS):
        left, footings = _footed(rows, tokens, choices, layout, alive)
        if held is not None and left == choices:
            break
        strict = solve(tokens, left, wide, broken=weights["broken"])
        second = None
        if strict.exact and gaps:
            second = _with_nil(rows, tokens, left, wide, weights)
        held = Held(left, footings, strict, second)
        if second is None or not second.exact or not footings:
            break
        choices, alive = left, second.alive
    assert held is not None  # ROUNDS is at least one
    return held


def _footed(
    rows: Sequence[RowValues],
    tokens: Sequence[Sequence[Token]],
    choices: list[Choices],
    layout: ColumnLayout,
    alive: Sequence[Sequence[bool]] | None,
) -> tuple[list[Choices], list[Footing]]:
    """Return the choices that sums leave, and the sums of the page.

    A settled cell leaves others fewer columns, and these fewer combinations to sum.
    """
    footings: list[Footing] = []
    for _ in range(ROUNDS):
        footings = footings_of(rows, tokens, choices, layout)
        left = left_by_footings(choices, footings, ends_of(layout), alive)
        if left == choices:
            break
        choices, alive = left, None
    return choices, footings


def _with_nil(
    rows: Sequence[RowValues],
    tokens: Sequence[Sequence[Token]],
    choices: Sequence[Choices],
    wide: int,
    weights: Mapping[str, float],
) -> Solution:
    """Solve a page where any blank may be a fact without a value.

    Args:
        rows: The rows of the page.
        tokens: What each cell does to the run of its column.
        choices: The choices of each row, with the weight of each by itself.
        wide: How many columns there are.
        weights: Value of each weight.
    """
    broken = weights["broken"]
    alone = solve(tokens, choices, wide, broken=broken, rule=SIGNS_OR_NIL)
    from_rows = weights_from_rows(rows, choices, alone.shares, wide, weights)
    guided = [
        guided_by(options, [extras], [{}] * len(row.raws))
        for row, options, extras in zip(rows, choices, from_rows, strict=True)
    ]
    return solve(tokens, guided, wide, broken=broken, rule=SIGNS_OR_NIL)


def guided_by(
    options: Choices,
    extras: Sequence[Sequence[float]],
    hints: Sequence[dict[int, float]],
) -> Choices:
    """Return the choices of a row with what the page and other pages say added.

    Args:
        options: The choices.
        extras: Log weights of each choice, by what says so.
        hints: Log weights of each column, by cell.
    """
    weights = tuple(
        weight
        + sum(more)
        + sum(hint.get(c, 0.0) for hint, c in zip(hints, choice, strict=True))
        for choice, weight, *more in zip(
            options.choices, options.weights, *extras, strict=True
        )
    )
    return replace(options, weights=weights)
