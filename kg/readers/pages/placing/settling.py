"""What the sums of a page leave of the choices of its rows, and make likelier.

The amounts of a sum stand in columns that end one day, so each has only the days the
others may have; and the values of a row keep their order. Both go on from row to row
until nothing changes.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from math import log

from kg.readers.pages.placing.choices import Choice, Choices
from kg.readers.pages.placing.footing import Footing
from kg.readers.pages.placing.weights import LIKELY_CHANCE, UNSEEN


def left_by_footings(
    choices: Sequence[Choices],
    footings: Iterable[Footing],
    ends: Sequence[int],
    alive: Sequence[Sequence[bool]] | None = None,
) -> list[Choices]:
    """Return the choices that the proven sums of a page leave.

    Args:
        choices: The choices of each row.
        footings: Its sums, the surest first; one that leaves a row no choice
            contradicts the others and is left out.
        ends: Per column the first of those that end its day in its unit.
        alive: Per row, whether the signs leave each of its choices; None where they
            prove nothing.
    """
    proven: list[Footing] = []
    left = [list(row.choices) for row in choices]
    if alive is not None:
        left = [
            [choice for choice, lives in zip(row, living, strict=True) if lives]
            for row, living in zip(left, alive, strict=True)
        ]
    for footing in footings:
        if footing.proof:
            tried = _consistent(left, [*proven, footing], ends)
            if tried is not None:
                left = tried
                proven.append(footing)
    summed = {row for footing in proven for row, _ in footing.cells}
    return [
        _narrowed(row, left[n]) if n in summed else row for n, row in enumerate(choices)
    ]


def _consistent(
    left: Sequence[list[Choice]], footings: Sequence[Footing], ends: Sequence[int]
) -> list[list[Choice]] | None:
    """Cut choices until the amounts of each sum have the same days.

    Returns:
        The choices left; None where a row has none.
    """
    left = list(left)
    changed = True
    while changed:
        changed = False
        for footing in footings:
            days = set(ends)
            for row, cell in footing.cells:
                days &= {ends[choice[cell]] for choice in left[row]}
            for row, cell in footing.cells:
                kept = [choice for choice in left[row] if ends[choice[cell]] in days]
                if not kept:
                    return None
                changed |= len(kept) < len(left[row])
                left[row] = kept
    return left


def _narrowed(row: Choices, left: Sequence[Choice]) -> Choices:
    """Return the choices of a row cut to those left."""
    if len(left) == len(row.choices):
        return row
    kept = set(left)
    pairs = [
        pair for pair in zip(row.choices, row.weights, strict=True) if pair[0] in kept
    ]
    choices, weights = zip(*pairs, strict=True)
    cut = {
        cell
        for cell, before in enumerate(zip(*row.choices, strict=True))
        if {choice[cell] for choice in choices} != set(before)
    }
    columns = tuple(
        tuple(sorted({choice[cell] for choice in choices}))
        for cell in range(len(choices[0]))
    )
    return replace(
        row,
        choices=choices,
        weights=weights,
        footed=row.footed | cut,
        columns=columns,
    )


def weights_from_footings(
    choices: Sequence[Choices],
    footings: Sequence[Footing],
    ends: Sequence[int],
    shares: Sequence[Sequence[float]],
    weight: float,
) -> list[list[float]]:
    """Return per row and choice the log weight the other amounts of its sums give it.

    Args:
        choices: The choices of each row.
        footings: The sums of the page, proven or not.
        ends: Per column the first of those that end its day in its unit.
        shares: Per row, the probability of each of its choices so far.
        weight: What the log of the share of each of the others counts.
    """
    extras = [[0.0] * len(row.choices) for row in choices]
    for footing in footings:
        if footing.chance > LIKELY_CHANCE:
            continue
        by_cell = []
        for row, cell in footing.cells:
            likely = dict.fromkeys(ends, 0.0)
            for choice, share in zip(choices[row].choices, shares[row], strict=True):
                likely[ends[choice[cell]]] += share
            by_cell.append(likely)
        for n, (row, cell) in enumerate(footing.cells):
            others = [likely for m, likely in enumerate(by_cell) if m != n]
            for number, choice in enumerate(choices[row].choices):
                end = ends[choice[cell]]
                together = sum(log(UNSEEN + likely[end]) for likely in others)
                extras[row][number] += weight * together
    return extras
