"""Ways to count the rows of one roll-forward, and whether one of them holds.

Pages print decreases in brackets or without, and print subtotals between the rows. The
ways are tried from the plainest on: as printed; with the signs the labels mean; with
every sign of the rows whose words tell no direction; with one row turned round. Each is
tried with all rows, then with the rows left out that are sums of the rows before them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import product
from typing import Final

from kg.checks.movements import direction
from kg.checks.rounding import tolerance
from kg.checks.wording import several
from kg.facts.disclosure import StoredFact

_MOST_UNKNOWN: Final = 12
"""Rows of unknown direction up to which all their signs are tried (4,096 ways)."""


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
        """Places of the rows whose direction neither their sign nor words tell."""
        return [
            place
            for place, row in enumerate(self.rows)
            if place > 0 and row.number > 0 and direction(row.label) is None
        ]

    @property
    def solvable(self) -> bool:
        """Whether few enough rows are of unknown direction to try all their signs."""
        return len(self.unknown) <= _MOST_UNKNOWN

    def holding(self) -> list[Way]:
        """Return the ways that hold, of the plainest sort of which any does.

        Several are ways between which nothing decides.
        """
        allowed = tolerance(self.facts)
        for ways in (*self._plain(), self._solved(), self._turned()):
            fits = [way for way in ways if self.off(way.steps) <= allowed]
            if fits:
                # Two ways that count the same steps are one.
                return list({way.steps: way for way in reversed(fits)}.values())
        return []

    def _plain(self) -> Iterator[list[Way]]:
        """Yield each way that leaves nothing open."""
        meant = (
            self.opening.number,
            *(
                -abs(move.number) if direction(move.label) == -1 else move.number
                for move in self.moves
            ),
        )
        for way in (
            Way(self.printed),
            Way(meant, ", signs as the labels mean them"),
        ):
            yield [way]
            yield self._without_subtotals(way)

    def _solved(self) -> list[Way]:
        """Return the ways with each sign of the rows whose direction is unknown."""
        if not self.solvable:
            return []
        _, meant = (ways[0] for ways in list(self._plain())[::2])
        ways: list[Way] = []
        for signs in product((1, -1), repeat=len(self.unknown)):
            turned = [
                place
                for place, sign in zip(self.unknown, signs, strict=True)
                if sign < 0
            ]
            labels = several(self.rows[place].label for place in turned)
            steps = _turned(meant.steps, turned)
            ways.append(Way(steps, f", {labels} taken as decreases" if labels else ""))
        return [
            *ways,
            *(short for way in ways for short in self._without_subtotals(way)),
        ]

    def _turned(self) -> list[Way]:
        """Return the ways with one row turned round, the first that holds alone."""
        allowed = tolerance(self.facts)
        for place, row in enumerate(self.rows):
            steps = _turned(self.printed, [place])
            if self.off(steps) <= allowed:
                return [Way(steps, f", with {row.label} turned round")]
        return []

    def _without_subtotals(self, way: Way) -> list[Way]:
        """Return a way without the rows that are sums of rows before; [] without any.

        Such a row is the sum of two movements or more since the last such row, or the
        balance so far.
        """
        kept, group, names = [way.steps[0]], list[int](), list[str]()
        for place, step in enumerate(way.steps[1:], start=1):
            allowed = tolerance(self.rows[at] for at in (*group, place))
            since = sum((way.steps[at] for at in group), Decimal(0))
            is_sum = len(group) > 1 and abs(abs(step) - abs(since)) <= allowed
            is_balance = bool(group) and abs(step - sum(kept, Decimal(0))) <= allowed
            if is_sum or is_balance:
                names.append(self.rows[place].label)
                group = []
                continue
            kept.append(step)
            group.append(place)
        if not names:
            return []
        return [Way(tuple(kept), f"{way.words}, {several(names)} taken as a subtotal")]


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
