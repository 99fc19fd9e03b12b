"""Sums of a page that add up to the last digit: their amounts stand in one column.

A whole and its parts are facts of one day or period, so they stand in columns that end
one day in one unit. Looked for are rows of one label, the whole with fewer members than
its parts, allowances beside them; and a row that sums the rows right above it.

An exact sum is a proof where an accident is unlikely: of the combinations that the
candidates allow for the whole only one adds up, and so many combinations of numbers of
that size would seldom hit it. A sum that is off by a unit proves nothing.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from kg.readers.labels import letters
from kg.readers.pages.numbers import parse_amount, printed_places
from kg.readers.pages.placing.choices import Choices
from kg.readers.pages.placing.columnlayout import ColumnLayout
from kg.readers.pages.placing.rowvalues import RowValues
from kg.readers.pages.placing.runs import Token
from kg.readers.pages.placing.weights import (
    LEAST_REST,
    MOST_CHANCE,
    MOST_COMBINATIONS,
    MOST_PARTS,
)
from kg.resources import patterns_of

Place = tuple[int, int]
"""Number of a row, and of a cell in it."""
_Test = tuple[Decimal, tuple[Place, ...]]
"""A combination of parts: their sum, and where they are."""
_MONEY = frozenset({Token.SIGNED, Token.BARE})


@dataclass(frozen=True, slots=True)
class Footing:
    """Amounts of which one is the sum of the others.

    Attributes:
        cells: Their places, the whole first; of a proof those that are not round.
        chance: Probability of an accident, from the combinations tried.
        proof: Whether it is exact, the only one, and hardly an accident.
    """

    cells: tuple[Place, ...]
    chance: float
    proof: bool


@dataclass(frozen=True, slots=True)
class _Sums:
    """A row that may be a whole, and sets of rows that may be its parts."""

    whole: int
    parts: tuple[tuple[int, ...], ...]
    beside: frozenset[int] = frozenset()
    """Rows that take off beside a whole, and may do so where it is not printed."""


def footings_of(
    rows: Sequence[RowValues],
    tokens: Sequence[Sequence[Token]],
    choices: Sequence[Choices],
    layout: ColumnLayout,
) -> list[Footing]:
    """Return the sums of a page, the least likely accident first.

    Sums go across columns where heads differ in members; there none is looked for.
    """
    if layout.has_head_members or len(layout.columns) < 2:
        return []
    page = _Amounts(rows, tokens, choices, layout)
    found = [
        footing
        for sums in (*_of_members(rows, page), *_of_windows(rows, page, layout))
        for footing in page.footings(sums)
    ]
    return sorted(found, key=lambda footing: (footing.chance, footing.cells))


def ends_of(layout: ColumnLayout) -> tuple[int, ...]:
    """Return per column the first of those that end its day in its unit."""
    return tuple(
        min((column, *others)) for column, others in enumerate(layout.same_end)
    )


class _Amounts:
    """The amounts of a page, by the day and unit of the columns they may stand in."""

    def __init__(
        self,
        rows: Sequence[RowValues],
        tokens: Sequence[Sequence[Token]],
        choices: Sequence[Choices],
        layout: ColumnLayout,
    ) -> None:
        ends = ends_of(layout)
        self._rows = rows
        self._amounts = [
            [
                parse_amount(raw) if token in _MONEY else Decimal()
                for raw, token in zip(row.raws, kinds, strict=True)
            ]
            for row, kinds in zip(rows, tokens, strict=True)
        ]
        self.usable = [
            options.complete and any(amounts)
            for options, amounts in zip(choices, self._amounts, strict=True)
        ]
        # per row and end: the cells that may stand there, None for a blank
        self._options: list[dict[int, set[int | None]]] = []
        for options, usable in zip(choices, self.usable, strict=True):
            may: dict[int, set[int | None]] = defaultdict(set)
            for choice in options.choices if usable else ():
                taken = {ends[column] for column in choice}
                for cell, column in enumerate(choice):
                    may[ends[column]].add(cell)
                for end in set(ends) - taken:
                    may[end].add(None)
            self._options.append(may)
        self._ends = sorted(set(ends))
        # parts are seldom translated beside their whole
        self._translated = {
            ends[c] for c, translated in enumerate(layout.translation) if translated
        }
        self._open = [
            any(len({choice[n] for choice in o.choices}) > 1 for n in range(len(a)))
            for o, a in zip(choices, self._amounts, strict=True)
        ]

    def footings(self, sums: _Sums) -> Iterator[Footing]:
        """Yield, per cell of a whole, the one set of cells that makes it, if any."""
        concerned = {sums.whole}.union(*sums.parts)
        if not any(self._open[row] for row in concerned):
            return
        made = {
            (sums.whole, cell): only
            for cell, amount in enumerate(self._amounts[sums.whole])
            if amount and (only := self._only_sum(sums, cell)) is not None
        }
        closed = self._are_closed(sums, made)
        for place, (parts, tried) in made.items():
            if len(parts) > 1:
                yield self._footing((place, *parts), tried, closed=closed)

    def _only_sum(self, sums: _Sums, cell: int) -> tuple[tuple[Place, ...], int] | None:
        """Return the only parts that make a whole, and how many sets of two were tried.

        Combinations are counted for all columns and sets of rows the whole may have.
        """
        whole = self._amounts[sums.whole][cell]
        # the same amounts are one test in whatever columns they may stand
        tests: set[_Test] = set()
        for end in self._ends:
            if cell in self._options[sums.whole][end]:
                for rows in sums.parts:
                    tests |= self._tests(rows, end)
            if len(tests) > MOST_COMBINATIONS:
                break
        exact = {places for total, places in tests if total == whole}
        if len(exact) == 1 and len(tests) <= MOST_COMBINATIONS:
            return exact.pop(), sum(len(places) > 1 for _, places in tests)
        return None

    def _are_closed(
        self, sums: _Sums, made: Mapping[Place, tuple[tuple[Place, ...], int]]
    ) -> bool:
        """Whether sums leave no amount of their rows over.

        An amount that stays the same for years makes the sum of a year in which it is
        blank; then other amounts of its own year are left without sum.
        """
        used = [place for parts, _ in made.values() for place in parts]
        rows = {row for row, _ in used}
        ends = {end for row in rows for end in self._taken(row)} - self._translated
        left = {
            (row, cell)
            for row in rows
            for cell, amount in enumerate(self._amounts[row])
            if amount and (row not in sums.beside or len(self._ends_of(row, cell)) > 1)
        }
        wholes = {
            (sums.whole, cell)
            for cell, amount in enumerate(self._amounts[sums.whole])
            if amount and ends & self._ends_of(sums.whole, cell)
        }
        return len(used) == len(set(used)) and left <= set(used) and wholes <= set(made)

    def _ends_of(self, row: int, cell: int) -> set[int]:
        """Return the ends a cell may stand at."""
        return {end for end, cells in self._options[row].items() if cell in cells}

    def _taken(self, row: int) -> set[int]:
        """Return the ends any cell of a row may stand at."""
        return {end for end, cells in self._options[row].items() if cells != {None}}

    def _tests(self, rows: Sequence[int], end: int) -> set[_Test]:
        """Return the combinations of parts, or more of them than are tried."""
        partial: list[_Test] = [(Decimal(), ())]
        for row in rows:
            options = self._options[row][end]
            terms = [
                (sign * amount, ((row, option),))
                for option in sorted(n for n in options if n is not None)
                if (amount := self._amounts[row][option])
                for sign in (self._signs(row) if amount > 0 else (1,))
            ]
            blank: list[_Test] = [(Decimal(), ())]
            if None not in options and terms:
                blank = []
            partial = [
                (total + amount, (*places, *place))
                for total, places in partial
                for amount, place in (*terms, *blank)
            ]
            if len(partial) > MOST_COMBINATIONS:
                return {(Decimal(n), ()) for n in range(MOST_COMBINATIONS + 1)}
        return {(total, places) for total, places in partial if places}

    def _signs(self, row: int) -> tuple[int, ...]:
        """Return the signs an amount without brackets may be added with."""
        return (1, -1) if may_be_taken_off(self._rows[row].label) else (1,)

    def _footing(
        self, cells: tuple[Place, ...], tried: int, *, closed: bool
    ) -> Footing:
        """Weigh a sum: how likely one of the combinations tried hits by accident."""
        sizes = [abs(self._amounts[row][cell]) for row, cell in cells]
        unit = _unit([self._rows[row].raws[cell] for row, cell in cells], sizes)
        sizes = sorted((size / unit for size in sizes), reverse=True)
        # the miss of a random sum lies anywhere from minus to plus the largest
        chance = float(tried / (2 * sizes[0]))
        likely = chance < MOST_CHANCE and sum(sizes[2:]) >= LEAST_REST
        proof = closed and likely
        if proof:
            # round amounts are often the same for years: nothing proves their year
            cells = tuple(
                (row, cell) for row, cell in cells if self._amounts[row][cell] % 1000
            )
        return Footing(cells, chance, proof and len(cells) > 1)


def _unit(raws: Sequence[str], sizes: Sequence[Decimal]) -> Decimal:
    """Return the largest power of ten all amounts are multiples of.

    Round amounts add up by accident: only the digits before their zeros tell.
    """
    unit = Decimal(1).scaleb(-max(map(printed_places, raws)))
    while all(size % (unit * 10) == 0 for size in sizes):
        unit *= 10
    return unit


def _of_members(rows: Sequence[RowValues], page: _Amounts) -> Iterator[_Sums]:
    """Yield wholes with the rows of their label that have one member more.

    Rows that take off, beside the whole, may be parts too.
    """
    by_family: dict[tuple[str, str | None], list[int]] = defaultdict(list)
    for n, row in enumerate(rows):
        if page.usable[n]:
            by_family[family_of(row.label), row.unit].append(n)
    for (family, unit), alike in by_family.items():
        for whole in alike:
            members = set(rows[whole].members)
            parts = [
                n
                for n in alike
                if len(rows[n].members) == len(members) + 1
                and members < set(rows[n].members)
            ]
            off = [
                n
                for n in range(max(0, whole - 2), min(len(rows), whole + 3))
                if n != whole
                and page.usable[n]
                and rows[n].unit == unit
                and rows[n].members == rows[whole].members
                and family_of(rows[n].label) != family
                and may_be_taken_off(rows[n].label)
            ]
            # rows of one label are parts together, or those of all labels are
            labels = sorted({rows[n].label for n in parts})
            sets = [
                tuple(n for n in parts if rows[n].label == label) for label in labels
            ]
            if len(labels) > 1:
                sets.append(tuple(parts))
            sets += [(*some, *off) for some in sets if off]
            kept = tuple(some for some in sets if 2 <= len(some) <= MOST_PARTS)
            if kept:
                yield _Sums(whole, kept, frozenset(off))


def _of_windows(
    rows: Sequence[RowValues], page: _Amounts, layout: ColumnLayout
) -> Iterator[_Sums]:
    """Yield rows with the runs of rows of their block right above them.

    Where a page has periods, the balance that closes one opens the next: there flows
    sum to a flow, or with an opening balance to the closing one, if that has no column
    of a day for its own.
    """
    flows = any(column.instant is None for column in layout.columns)
    days = any(column.instant is not None for column in layout.columns)
    for whole, row in enumerate(rows):
        run: list[int] = []
        windows: list[tuple[int, ...]] = []
        for n in range(whole - 1, max(-1, whole - 1 - MOST_PARTS), -1):
            above = rows[n]
            if (
                not (page.usable[whole] and page.usable[n])
                or above.members != row.members
                or above.unit != row.unit
            ):
                break
            run.insert(0, n)
            if flows and (row.period is None or above.period != "duration"):
                opens = row.period == above.period == "instant"
                if opens and not days and len(run) > 1:
                    windows.append(tuple(run))
                break
            if len(run) > 1 and not (flows and row.period == "instant"):
                windows.append(tuple(run))
        if windows:
            yield _Sums(whole, tuple(windows))


@cache
def family_of(label: str) -> str:
    """Return what the labels of a whole and its parts have in common.

    >>> family_of("Amounts due, gross") == family_of("Total amounts due, net of it")
    True
    """
    words = patterns_of("footing_words.csv", "says")["part of a family"].sub(" ", label)
    return letters(re.sub(r"\W+", " ", words))


def may_be_taken_off(label: str) -> bool:
    """Whether an amount of a row may lessen a sum without brackets."""
    says = patterns_of("footing_words.csv", "says")["may be taken off"]
    return says.search(label) is not None
