"""Ways to count the rows of one roll-forward, and whether one of them holds.

Pages print decreases in brackets or without, and print subtotals between the rows. No
list of words is complete, so the signs are solved for. The ways are tried from the
plainest on: as printed; with every choice of decreases among the rows without brackets;
with one row turned round. Each is tried with all rows, then with the rows left out that
are sums of rows beside them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate, combinations
from typing import Final

from kg.checks.rounding import tolerance
from kg.checks.wording import several
from kg.facts.disclosure import StoredFact

_MOST_UNKNOWN: Final = 10
"""Rows without brackets up to which all their signs are tried (1,024 ways)."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way to count the rows.

    Attributes:
        steps: The opening balance and the movements as counted, in order.
        words: What is said of it; "" for the plain way.
    """

    steps: tuple[Decimal, ...]
    words: str = ""


@dataclass(frozen=True, slots=True)
class Roll:
    """One column of a roll-forward.

    Attributes:
        opening: Balance at the beginning.
        moves: Movements, in order.
        closing: Balance at the end.
    """

    opening: StoredFact
    moves: tuple[StoredFact, ...]
    closing: StoredFact

    @property
    def rows(self) -> tuple[StoredFact, ...]:
        """The opening balance and the movements, in order."""
        return self.opening, *self.moves

    @property
    def facts(self) -> tuple[StoredFact, ...]:
        """All of them, the closing balance first."""
        return self.closing, *self.rows

    @property
    def printed(self) -> tuple[Decimal, ...]:
        """The amounts of the rows as printed."""
        return tuple(row.number for row in self.rows)

    def off(self, steps: Sequence[Decimal]) -> Decimal:
        """Return by how much the end misses the beginning and the movements."""
        return abs(self.closing.number - sum(steps, Decimal(0)))

    @property
    def unknown(self) -> list[int]:
        """Places of the movements without brackets: each may be a decrease."""
        return [
            place for place, row in enumerate(self.rows) if place and row.number > 0
        ]

    @property
    def solvable(self) -> bool:
        """Whether few enough rows are without brackets to try all their signs."""
        return len(self.unknown) <= _MOST_UNKNOWN

    def holding(self) -> list[Way]:
        """Return the ways that hold, of the plainest sort of which any does.

        Several are ways between which nothing decides: they take as many rows for
        subtotals, and are off by the same. Two ways that count the same are one.
        """
        allowed = tolerance(self.facts)
        for ways in self._sorts():
            ranks: dict[tuple[int, Decimal], dict[tuple[Decimal, ...], Way]] = {}
            for way in ways:
                off = self.off(way.steps)
                if off <= allowed:
                    alike = ranks.setdefault((len(way.steps), off), {})
                    alike.setdefault(way.steps, way)
            if ranks:
                return list(ranks[min(ranks)].values())
        return []

    def superfluous(self) -> StoredFact | None:
        """Return the movement without which the printed rows hold, or None.

        It may tell a part of another row, or nothing of this balance. Two movements or
        more must be left.
        """
        if len(self.moves) < 3:
            return None
        allowed = tolerance(self.facts)
        for move in self.moves:
            if self.off((*self.printed, -move.number)) <= allowed:
                return move
        return None

    def _sorts(self) -> Iterator[list[Way]]:
        """Yield the ways, the plainest sort first."""
        printed = Way(self.printed)
        yield [printed]
        yield self._without_subtotals(printed)
        yield self._solved()
        yield [
            Way(_turned(self.printed, (place,)), f", with {row.label} turned round")
            for place, row in enumerate(self.rows)
            if row.number != 0
        ]

    def _solved(self) -> list[Way]:
        """Return the ways with each choice of decreases among rows without brackets."""
        ways: list[Way] = []
        if self.solvable:
            for size in range(1, len(self.unknown) + 1):
                for places in combinations(self.unknown, size):
                    labels = several(self.rows[place].label for place in places)
                    steps = _turned(self.printed, places)
                    way = Way(steps, f", with {labels} taken off")
                    ways += [way, *self._without_subtotals(way)]
        return ways

    def _without_subtotals(self, way: Way) -> list[Way]:
        """Return a way without the rows that are sums of others; [] without any."""
        kept, first, names = [way.steps[0]], 1, list[str]()
        for place, step in enumerate(way.steps[1:], start=1):
            if self._is_subtotal(way.steps, place, first, kept):
                names.append(self.rows[place].label)
                first = place + 1
            else:
                kept.append(step)
        if not names:
            return []
        return [Way(tuple(kept), f"{way.words}, {several(names)} taken as a subtotal")]

    def _is_subtotal(
        self,
        steps: Sequence[Decimal],
        place: int,
        first: int,
        kept: Sequence[Decimal],
    ) -> bool:
        """Whether a row is the sum of others, or the balance so far.

        Args:
            steps: The opening balance and the movements as counted.
            place: Of the row.
            first: Place of the first movement since the last subtotal.
            kept: What is counted so far, the opening balance first.
        """
        step, moved = steps[place], sum(kept[1:], Decimal(0))
        if step == 0:
            return False
        upto = list(accumulate(steps, initial=Decimal(0)))
        sums = {upto[end] - upto[place + 1] for end in range(place + 3, len(upto))}
        if place > first:
            sums.add(kept[0] + moved)
        # A sum of rows before may be printed in brackets or without, whatever they are.
        before = {upto[place] - upto[first]} if place - first > 1 else set()
        before |= {moved} if len(kept) > 2 else set()
        sums |= before | {-total for total in before}
        allowed = tolerance(self.rows)
        return any(abs(step - total) <= allowed for total in sums)


def roll_numbers(
    opening: Decimal, moves: Sequence[Decimal], closing: Decimal
) -> tuple[tuple[str, Decimal], ...]:
    """Return the numbers of a roll-forward, as findings name them."""
    flows = sum(moves, Decimal(0))
    return (
        ("opening", opening),
        ("flows", flows),
        ("closing", closing),
        ("difference", closing - opening - flows),
    )


def _turned(steps: Sequence[Decimal], places: Sequence[int]) -> tuple[Decimal, ...]:
    return tuple(-step if place in places else step for place, step in enumerate(steps))
