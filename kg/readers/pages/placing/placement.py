"""Column placement: the column of every value of a page, or its candidates in order.

A page is one constraint problem. Cells keep their order, units fit their column, no
column stays empty, and currency signs run down each column as the renderer prints them
(`runs`). What exactly one solution leaves is certain; the rest is
ranked by habits of such tables (`choices`) and marked uncertain.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import partial
from math import log

from kg.errors import AmountError, ReadError
from kg.model.fact import PlacedBy
from kg.model.filing import Column
from kg.readers.pages.numbers import parse_amount
from kg.readers.pages.placing.choices import (
    WEIGHTS,
    Options,
    layout_of,
    options_of,
)
from kg.readers.pages.placing.rowvalues import RowValues, tokens_of
from kg.readers.pages.placing.solver import Solution, solve

__all__ = ["KnownFact", "Placement", "RowValues", "place"]


_FAINT = 0.01
NEARLY = 0.8
"""Share of the best probability from which another choice counts as nearly as good."""


@dataclass(frozen=True, slots=True)
class Placement:
    """Where one value stands.

    Attributes:
        column: The column, or the likeliest one.
        columns: Candidates, likeliest first; one when certain.
        placed_by: Rule that fixed it, or UNCERTAIN.
        probability: Share of the likeliest column in the solutions; 1.0 when certain.
        why: What decided or ranked, in a few words.
    """

    column: int
    columns: tuple[int, ...]
    placed_by: PlacedBy
    probability: float
    why: str


@dataclass(frozen=True, slots=True)
class KnownFact:
    """A fact of another page of the same filing whose period is settled.

    Attributes:
        label: Row label, case and spaces folded.
        members: Members, folded.
        value: Whole units.
        unit: ``CNY``, or None when not known.
        instant, start, end: The period; see `kg.model.fact.Fact`.
    """

    label: str
    members: frozenset[str]
    value: Decimal
    unit: str | None
    instant: date | None
    start: date | None
    end: date | None


def place(
    columns: Sequence[Column],
    rows: Sequence[RowValues],
    context: Sequence[KnownFact] = (),
    scales: Sequence[tuple[str, int]] = (),
) -> list[list[Placement]]:
    """Return the placement of every cell, row by row, left to right.

    Args:
        columns: The value columns, in order.
        rows: Rows that hold at least one value, in page order.
        context: Settled facts of other pages of the filing.
        scales: Power of ten per unit, to compare with `context`.

    Raises:
        ReadError: A row holds more values than the page has columns.
    """
    for row in rows:
        if len(row.raws) > len(columns):
            message = (
                f"row {row.label!r} holds {len(row.raws)} values, the page has "
                f"{len(columns)} columns; the page is damaged or of an unknown form"
            )
            raise ReadError(message)
    layout = layout_of(columns)
    wide = len(columns)
    tokens = [tokens_of(row) for row in rows]
    options = [options_of(row, layout) for row in rows]
    first = solve(tokens, options, wide)
    known: dict[Decimal, list[KnownFact]] = defaultdict(list)
    for fact in context:
        known[abs(fact.value)].append(fact)
    hints = [_hints(row, columns, known, scales) for row in rows]
    guided = [
        _guided(option, extras, hint)
        for option, extras, hint in zip(
            options, _extras(rows, options, first, wide), hints, strict=True
        )
    ]
    second = solve(tokens, guided, wide, bend=layout.headed)
    return [
        _placements(
            row, options[n], first, second, n, wide, hints[n], bent=layout.headed
        )
        for n, row in enumerate(rows)
    ]


def _extras(
    rows: Sequence[RowValues],
    options: Sequence[Options],
    solution: Solution,
    wide: int,
) -> list[list[float]]:
    """Return per row and choice what the other rows of the page say for it."""
    by_label: dict[tuple[str, int], _Tally] = defaultdict(partial(_Tally, wide))
    by_members: dict[tuple[str, ...], _Tally] = defaultdict(partial(_Tally, wide))
    whole = _Tally(wide)
    for row, option, shares in zip(rows, options, solution.shares, strict=True):
        by_label[row.label.casefold(), len(row.raws)].add(option, shares)
        by_members[row.members].add(option, shares)
        whole.add(option, shares)
    popular = whole.popular()
    found = []
    for n, row in enumerate(rows):
        size, choices, shares = len(row.raws), options[n].choices, solution.shares[n]
        alike = by_label[row.label.casefold(), size].without(choices, shares)
        near = _Tally(wide)
        for m in (n - 1, n + 1):
            if 0 <= m < len(rows) and len(rows[m].raws) == size:
                near.add(options[m], solution.shares[m])
        together = [0.0] * wide
        if row.members and by_members[row.members].rows > 1:
            together = by_members[row.members].popular(choices, shares)
        extras = [0.0] * len(choices)
        for name, votes in (("sibling", alike), ("near", near.votes())):
            for i, choice in enumerate(choices if votes else ()):
                extras[i] += WEIGHTS[name] * log(0.05 + votes.get(choice, 0.0))
        for i, choice in enumerate(choices):
            for c in choice:
                extras[i] += WEIGHTS["popular"] * popular[c]
                extras[i] += WEIGHTS["together"] * together[c]
        found.append(extras)
    return found


class _Tally:
    """What rows of a sort choose, and how often they fill each column.

    Kept as sums, so that what all others say is told without asking each of them.
    """

    def __init__(self, wide: int) -> None:
        self.rows = 0
        self._shares: dict[tuple[int, ...], float] = defaultdict(float)
        self._filled = [1.0] * wide

    def add(self, options: Options, shares: Sequence[float]) -> None:
        """Count a row in."""
        self.rows += 1
        for choice, share in zip(options.choices, shares, strict=True):
            self._shares[choice] += share
            for column in choice:
                self._filled[column] += share

    def votes(self) -> dict[tuple[int, ...], float]:
        """Return the mean share of each choice; empty without rows."""
        return {choice: total / self.rows for choice, total in self._shares.items()}

    def without(
        self, choices: Sequence[tuple[int, ...]], shares: Sequence[float]
    ) -> dict[tuple[int, ...], float]:
        """Return the mean share all rows but one give its choices; empty without."""
        others = self.rows - 1
        return {
            choice: max(0.0, self._shares[choice] - share) / others
            for choice, share in zip(choices, shares, strict=True)
            if others
        }

    def popular(
        self,
        choices: Sequence[tuple[int, ...]] = (),
        shares: Sequence[float] = (),
    ) -> list[float]:
        """Return per column the log of how often it is filled, against the mean.

        The choices of one row are left out of it.
        """
        filled = list(self._filled)
        for choice, share in zip(choices, shares, strict=True):
            for column in choice:
                filled[column] -= share
        mean = sum(filled) / len(filled) if filled else 1.0
        return [log(count / mean) for count in filled]


def _guided(
    options: Options, extras: Sequence[float], hints: Sequence[dict[int, float]]
) -> Options:
    """Return the options with the rest of the page and other pages weighed in."""
    weights = []
    for choice, base, extra in zip(
        options.choices, options.weights, extras, strict=True
    ):
        told = sum(
            hint.get(column, 0.0) for hint, column in zip(hints, choice, strict=True)
        )
        weights.append(base + extra + told)
    return replace(options, weights=tuple(weights))


def _hints(
    row: RowValues,
    columns: Sequence[Column],
    context: Mapping[Decimal, Sequence[KnownFact]],
    scales: Sequence[tuple[str, int]],
) -> list[dict[int, float]]:
    """Return per cell the log weight other pages give a column.

    Args:
        row: A row of the page.
        columns: Its columns.
        context: Facts of other pages by their amount without sign.
        scales: Power of ten per unit.
    """
    if not context:
        return [{} for _ in row.raws]
    power = dict(scales)
    label, members = " ".join(row.label.split()).casefold(), set()
    members = {" ".join(m.split()).casefold() for m in row.members}
    return [_hint(raw, label, members, columns, context, power) for raw in row.raws]


def _hint(
    raw: str,
    label: str,
    members: set[str],
    columns: Sequence[Column],
    context: Mapping[Decimal, Sequence[KnownFact]],
    power: dict[str, int],
) -> dict[int, float]:
    try:
        bare = parse_amount(raw)
    except AmountError:
        return {}
    found: dict[int, float] = {}
    for column in columns:
        value = abs(bare.scaleb(power.get(column.unit or "", 0)))
        if value < 1000:
            continue
        for known in context.get(value, ()):
            if not _same_time(known, column):
                continue
            if known.unit is not None and column.unit not in (None, known.unit):
                continue
            strength = 3.0 + 2.0 * (known.members == members) + (known.label == label)
            found[column.index] = max(found.get(column.index, 0.0), strength)
    return found


def _same_time(known: KnownFact, column: Column) -> bool:
    if known.instant is not None:
        return known.instant in (column.instant, column.end)
    return known.end == column.end and (
        known.start is None or column.start is None or known.start == column.start
    )


def _placements(
    row: RowValues,
    options: Options,
    first: Solution,
    second: Solution,
    number: int,
    wide: int,
    hints: Sequence[dict[int, float]],
    *,
    bent: bool,
) -> list[Placement]:
    if len(row.raws) == wide:
        return [
            Placement(c, (c,), PlacedBy.FULL_ROW, 1.0, "a value in every column")
            for c in range(wide)
        ]
    living = [
        choice
        for choice, lives in zip(options.choices, first.alive[number], strict=True)
        if lives
    ]
    alive = second.alive[number] if bent else first.alive[number]
    likeliest = _likeliest(options, second, number, alive)
    placed = []
    for cell in range(len(row.raws)):
        share: dict[int, float] = defaultdict(float)
        for choice, value in zip(options.choices, second.shares[number], strict=True):
            share[choice[cell]] += value
        hard = {choice[cell] for choice in living}
        if first.exact and len(hard) == 1:
            column = hard.pop()
            placed.append(Placement(column, (column,), _rule(options, cell), 1.0, ""))
            continue
        pool = hard or set(share)
        if bent:
            pool = pool | {column for column, value in share.items() if value > _FAINT}
        best = likeliest[cell]
        ranked = sorted(pool, key=lambda c: (c != best, -share.get(c, 0.0), c))
        why = "another page" if hints[cell].get(ranked[0]) else "habits of such tables"
        placed.append(
            Placement(
                ranked[0], tuple(ranked), PlacedBy.UNCERTAIN, share[ranked[0]], why
            )
        )
    return placed


def _likeliest(
    options: Options, solution: Solution, number: int, alive: Sequence[bool]
) -> tuple[int, ...]:
    """Return the likeliest choice of a whole row; its columns are in order.

    Of choices nearly as likely as the best, the one of the likeliest page is taken, so
    that the first candidates of a page fit one another.
    """
    shares = solution.shares[number]
    pool = [n for n, lives in enumerate(alive) if lives] or list(range(len(shares)))
    best = max(pool, key=lambda n: (shares[n], options.weights[n], -n))
    whole = solution.best[number]
    if whole in pool and shares[whole] >= NEARLY * shares[best]:
        best = whole
    return options.choices[best]


def _rule(options: Options, cell: int) -> PlacedBy:
    """Return the weakest rule that was needed: units and order, or the sign runs."""
    if len({choice[cell] for choice in options.choices}) == 1:
        return PlacedBy.UNIT
    return PlacedBy.CURRENCY_RUN
