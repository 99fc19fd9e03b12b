"""Columns that add up: how likely each choice is by the sums it leaves.

Looked at are the rows right above one that may be their sum, and the rows of its label
with one member more. Of all ways to fill them those are likelier in which columns add
up to the last digit, each at a weight: so a column that adds up without a row leaves
that row no place in it. A proof (`footing`) needs more; this ranks.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import product
from math import exp, log, prod
from typing import Final, NamedTuple

from kg.readers.pages.numbers import CellKind, kind_of, parse_amount
from kg.readers.pages.placing.choices import Choice, Choices
from kg.readers.pages.placing.footing import family_of, may_be_taken_off
from kg.readers.pages.placing.rowvalues import RowValues
from kg.readers.pages.placing.weights import LIKELY_CHANCE, MOST_PARTS

MOST_FILLINGS: Final = 6_000
"""Ways to fill the rows of one sum that are tried; where there are more, none is."""
MOST_TOTALS: Final = 3_000
"""Sums a column may have that are told apart; where there are more, none is likely."""
_Values = dict[int, Decimal]
"""Amounts of a row by column, under one choice."""
_Said = list[dict[int, float]]
"""Per row of a sum and number of its choice: what sums add to its likelihood."""


class _Sum(NamedTuple):
    """A row that may be a whole, and the rows that may be its parts."""

    whole: int
    parts: tuple[int, ...]


class _Option(NamedTuple):
    """One choice of a row: its amounts, its number, its share of the likelihood."""

    values: _Values
    number: int
    share: float


def weights_from_columns(
    rows: Sequence[RowValues],
    choices: Sequence[Choices],
    shares: Sequence[Sequence[float]],
    weight: float,
) -> list[list[float]]:
    """Return per row and choice the log weight of the columns that add up with it.

    Of several sets of parts of one whole the likeliest counts.

    Args:
        rows: The rows of the page.
        choices: The choices of each row.
        shares: Per row, the probability of each of its choices so far.
        weight: Log weight of one column that adds up.
    """
    options = [
        _options(row, some, likely)
        for row, some, likely in zip(rows, choices, shares, strict=True)
    ]
    best: dict[int, tuple[float, tuple[int, ...], _Said]] = {}
    for whole, parts in _sums(rows):
        concerned = [options[n] for n in (whole, *parts)]
        # where each row has one choice, nothing is left to say
        if all(concerned) and any(len(some) > 1 for some in concerned):
            found = _said(concerned, weight)
            if found is not None and found[0] > best.get(whole, (0.0,))[0]:
                best[whole] = (found[0], (whole, *parts), found[1])
    extras = [[0.0] * len(some.choices) for some in choices]
    for _, numbers, said in best.values():
        for row, by_choice in zip(numbers, said, strict=True):
            for number, more in by_choice.items():
                extras[row][number] += log(1.0 + more)
    return extras


def _said(
    options: Sequence[Sequence[_Option]], weight: float
) -> tuple[float, _Said] | None:
    """Return how much likelier sums make all fillings, and each choice of each row.

    Args:
        options: Choices of the whole, then of each part.
        weight: Log weight of one column that adds up.

    Returns:
        None where no column adds up, or there are too many ways to tell.
    """
    wholes, parts = options[0], options[1:]
    if prod(map(len, options)) > MOST_FILLINGS:
        return None
    telling = _telling(wholes, parts)
    if not telling:
        return None
    said: _Said = [{one.number: 0.0 for one in some} for some in options]
    evidence = 0.0
    for filling in product(*parts):
        made = {
            column: total
            for column, total in _totals(filling).items()
            if total in telling.get(column, ())
        }
        if not made:
            continue
        likely = prod(one.share for one in filling)
        for whole in wholes:
            feet = sum(whole.values.get(c) == total for c, total in made.items())
            more = (exp(weight * feet) - 1.0) * likely
            evidence += more * whole.share
            said[0][whole.number] += more
            for row, one in zip(said[1:], filling, strict=True):
                row[one.number] += more * whole.share / one.share
    return (evidence, said) if evidence else None


def _telling(
    wholes: Sequence[_Option], parts: Sequence[Sequence[_Option]]
) -> dict[int, set[Decimal]]:
    """Return per column the wholes its parts can make, but by hardly an accident."""
    telling: dict[int, set[Decimal]] = defaultdict(set)
    for column in {c for one in wholes for c in one.values}:
        made = _reachable(parts, column)
        for whole in {one.values[column] for one in wholes if column in one.values}:
            # the miss of a random sum lies anywhere from minus to plus the whole
            if whole in made and len(made) < LIKELY_CHANCE * 2 * float(abs(whole)):
                telling[column].add(whole)
    return telling


def _reachable(parts: Sequence[Sequence[_Option]], column: int) -> set[Decimal]:
    """Return the sums a column may have; none where there are too many."""
    found = {Decimal()}
    for some in parts:
        terms = {one.values.get(column, Decimal()) for one in some}
        found = {total + term for total in found for term in terms}
        if len(found) > MOST_TOTALS:
            return set()
    return found


def _totals(filling: Sequence[_Option]) -> _Values:
    """Return the sums of the columns that hold two parts or more."""
    totals: _Values = {}
    counts: Counter[int] = Counter()
    for one in filling:
        for column, amount in one.values.items():
            totals[column] = totals.get(column, Decimal()) + amount
            counts[column] += 1
    return {column: total for column, total in totals.items() if counts[column] > 1}


def _options(
    row: RowValues, choices: Choices, shares: Sequence[float]
) -> list[_Option]:
    """Return the choices of a row with its amounts; none where it holds others."""
    amounts = _amounts(row)
    if amounts is None or not choices.complete:
        return []
    signs = (1, -1) if may_be_taken_off(row.label) else (1,)
    return [
        _Option(_by_column(choice, sign, amounts), number, share)
        for number, (choice, share) in enumerate(
            zip(choices.choices, shares, strict=True)
        )
        if share > 0
        for sign in signs
    ]


def _by_column(choice: Choice, sign: int, amounts: Sequence[Decimal]) -> _Values:
    return {
        column: sign * amount
        for column, amount in zip(choice, amounts, strict=True)
        if amount
    }


def _amounts(row: RowValues) -> list[Decimal] | None:
    """Return the amounts of a row; None where it holds anything else."""
    raws = [raw.removesuffix("%").strip() for raw in row.raws]
    if all(kind_of(raw) in (CellKind.MONEY, CellKind.NUMBER) for raw in raws):
        return [parse_amount(raw) for raw in raws]
    return None


def _sums(rows: Sequence[RowValues]) -> Iterator[_Sum]:
    """Yield the rows that may be sums, each with sets of its parts."""
    families: dict[tuple[str, str | None], list[int]] = {}
    for n, row in enumerate(rows):
        families.setdefault((family_of(row.label), row.unit), []).append(n)
    for whole, row in enumerate(rows):
        run: list[int] = []
        for n in range(whole - 1, max(-1, whole - 1 - MOST_PARTS), -1):
            if (rows[n].members, rows[n].unit) != (row.members, row.unit):
                break
            run.insert(0, n)
            if len(run) > 1:
                yield _Sum(whole, tuple(run))
        members = set(row.members)
        parts = [
            n
            for n in families[family_of(row.label), row.unit]
            if members < set(rows[n].members)
            and len(rows[n].members) == len(members) + 1
            and rows[n].label.casefold() == row.label.casefold()
        ]
        if 2 <= len(parts) <= MOST_PARTS:
            yield _Sum(whole, tuple(parts))
