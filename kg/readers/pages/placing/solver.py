"""All rows of a page together: which choices of columns can stand side by side.

Forward and backward over the rows, the state being one automaton state a column
(`runs`). Kept exact as long as the states stay few; where they had to be cut, the
result says so and nothing that rests on it is called certain.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp

from kg.readers.pages.placing.choices import Options
from kg.readers.pages.placing.runs import CLOSED, NEVER, STEP, UNFINISHED, Token

MOST_STATES = 800
MOST_STEPS = 80_000
BEAM = 16
BROKEN = exp(-7.0)
"""Weight of one break of the sign rule, where it cannot hold throughout."""

State = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Solution:
    """Marginals of a page.

    Attributes:
        shares: Per row, the probability of each of its choices.
        alive: Per row, whether each choice occurs in any solution.
        exact: No state and no choice was cut, and the sign rule holds throughout.
        best: Per row, the number of its choice in the likeliest filling of the page.
    """

    shares: tuple[tuple[float, ...], ...]
    alive: tuple[tuple[bool, ...], ...]
    exact: bool
    best: tuple[int, ...]


def solve(
    tokens: Sequence[Sequence[Token]],
    options: Sequence[Options],
    wide: int,
    *,
    bend: bool = False,
) -> Solution:
    """Return the marginals of all rows.

    Args:
        tokens: What each cell does to the run of its column.
        options: The choices of each row.
        wide: How many columns there are.
        bend: Whether the sign rule may be broken, at its weight, though it could hold;
            else it is bent only where it must be.
    """
    bent = _Pass(tokens, options, wide, strict=False).run() if bend else None
    if bent is not None:
        return bent
    strict = _Pass(tokens, options, wide, strict=True).run()
    if strict is not None:
        return strict
    bent = _Pass(tokens, options, wide, strict=False).run()
    if bent is not None:
        return bent
    shares = [_normal([exp(w) for w in o.weights]) for o in options]
    alive = [tuple(True for _ in o.choices) for o in options]
    best = tuple(max(range(len(s)), key=lambda n: (s[n], -n)) for s in shares)
    return Solution(tuple(shares), tuple(alive), exact=False, best=best)


def _normal(weights: Sequence[float]) -> tuple[float, ...]:
    total = sum(weights) or 1.0
    return tuple(weight / total for weight in weights)


class _Pass:
    """One forward and backward sweep."""

    def __init__(
        self,
        tokens: Sequence[Sequence[Token]],
        options: Sequence[Options],
        wide: int,
        *,
        strict: bool,
    ) -> None:
        self.tokens, self.options, self.wide = tokens, options, wide
        self.strict = strict
        self.exact = strict and all(option.complete for option in options)
        self.steps = 0

    def run(self) -> Solution | None:
        """Return the solution, or None when no choice of columns obeys the rule."""
        layers: list[dict[State, float]] = [{(NEVER,) * self.wide: 1.0}]
        moves: list[list[tuple[State, int, State, float]]] = []
        for row in range(len(self.options)):
            made, layer = self._forward(row, layers[-1])
            if not layer:
                return None
            moves.append(made)
            layers.append(layer)
        return self._backward(layers, moves)

    def _forward(
        self, row: int, before: dict[State, float]
    ) -> tuple[list[tuple[State, int, State, float]], dict[State, float]]:
        options, tokens = self.options[row], self.tokens[row]
        limit = max(
            BEAM, min(MOST_STATES, MOST_STEPS // max(1, 4 * len(options.choices)))
        )
        if self.steps > MOST_STEPS:
            limit = BEAM
        if len(before) > limit:
            kept = sorted(before.items(), key=lambda item: (-item[1], item[0]))
            before = dict(kept[:limit])
            self.exact = False
        made: list[tuple[State, int, State, float]] = []
        after: dict[State, float] = {}
        factors = [exp(weight) for weight in options.weights]
        for state, mass in before.items():
            for number, choice in enumerate(options.choices):
                reached, factor = self._step(state, choice, tokens)
                if reached is None:
                    continue
                factor *= factors[number]
                made.append((state, number, reached, factor))
                after[reached] = after.get(reached, 0.0) + mass * factor
        self.steps += len(made)
        total = sum(after.values()) or 1.0
        return made, {state: mass / total for state, mass in after.items()}

    def _step(
        self, state: State, choice: tuple[int, ...], tokens: Sequence[Token]
    ) -> tuple[State | None, float]:
        reached, factor = list(state), 1.0
        for column, token in zip(choice, tokens, strict=True):
            after = STEP[reached[column]][token]
            if after < 0:
                if self.strict:
                    return None, 0.0
                after, factor = CLOSED, factor * BROKEN
            reached[column] = after
        return tuple(reached), factor

    def _ends(self, state: State) -> float:
        value = 1.0
        for column in state:
            if column in UNFINISHED or column == NEVER:
                if self.strict:
                    return 0.0
                value *= BROKEN
        return value

    def _backward(
        self,
        layers: Sequence[dict[State, float]],
        moves: Sequence[Sequence[tuple[State, int, State, float]]],
    ) -> Solution | None:
        ahead = {state: self._ends(state) for state in layers[-1]}
        living = {state for state, value in ahead.items() if value > 0.0}
        if not living:
            return None
        shares: list[tuple[float, ...]] = []
        alive: list[tuple[bool, ...]] = []
        for row in range(len(moves) - 1, -1, -1):
            counts = len(self.options[row].choices)
            mass, lives = [0.0] * counts, [False] * counts
            behind: dict[State, float] = {}
            born: set[State] = set()
            for state, number, reached, factor in moves[row]:
                if reached not in living:
                    continue
                value = factor * ahead[reached]
                mass[number] += layers[row].get(state, 0.0) * value
                lives[number] = True
                behind[state] = behind.get(state, 0.0) + value
                born.add(state)
            top = max(behind.values(), default=1.0) or 1.0
            ahead = {state: value / top for state, value in behind.items()}
            living = born
            shares.append(_normal(mass))
            alive.append(tuple(lives))
        best = self._best(layers, moves)
        return Solution(
            tuple(reversed(shares)), tuple(reversed(alive)), self.exact, best
        )

    def _best(
        self,
        layers: Sequence[dict[State, float]],
        moves: Sequence[Sequence[tuple[State, int, State, float]]],
    ) -> tuple[int, ...]:
        """Return the likeliest filling of the whole page."""
        ahead = {state: self._ends(state) for state in layers[-1]}
        steps: list[dict[State, tuple[float, int, State]]] = []
        for made in reversed(moves):
            step: dict[State, tuple[float, int, State]] = {}
            for state, number, reached, factor in made:
                value = factor * ahead.get(reached, 0.0)
                if value > 0.0 and (state not in step or value > step[state][0]):
                    step[state] = (value, number, reached)
            top = max((value for value, _, _ in step.values()), default=1.0) or 1.0
            ahead = {state: value / top for state, (value, _, _) in step.items()}
            steps.append(step)
        state, chosen = (NEVER,) * self.wide, []
        for step in reversed(steps):
            _, number, state = step[state]
            chosen.append(number)
        return tuple(chosen)
