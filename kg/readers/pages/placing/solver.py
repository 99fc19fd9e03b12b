"""All rows of a page together: which choices of columns can stand side by side.

Forward and backward over the rows (the forward-backward algorithm), the state being one
automaton state a column (`runs`). Exact as long as the states stay few; where they had
to be cut, the result says so and nothing that rests on it is called certain.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from math import exp

from kg.readers.pages.placing.choices import Choice, Choices
from kg.readers.pages.placing.runs import (
    SIGNS,
    START,
    Blank,
    SignRule,
    Token,
    blank_of,
)
from kg.readers.pages.placing.weights import (
    BEAM,
    MOST_STATES,
    MOST_STEPS,
    TIE,
    WEIGHTS,
)

State = tuple[int, ...]
"""Automaton state of each column."""
Move = tuple[State, int, State, float]
"""State before a row, number of the row's choice, state behind it, log weight."""


@dataclass(frozen=True, slots=True)
class Solution:
    """How likely each choice is when all rows stand together.

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
    choices: Sequence[Choices],
    wide: int,
    *,
    bend: bool = False,
    broken: float = WEIGHTS["broken"],
    rule: SignRule = SIGNS,
) -> Solution:
    """Return how likely each choice of each row is.

    Args:
        tokens: What each cell does to the run of its column.
        choices: The choices of each row, at least one a row.
        wide: How many columns there are.
        bend: Whether the sign rule may be broken, at its weight, though it could hold;
            else it is bent only where it must be.
        broken: Log weight of one break of the sign rule.
        rule: The sign rule.
    """
    sweeps = (
        _Sweep(tokens, choices, wide, broken, rule, strict=strict).solution()
        for strict in ((False,) if bend else (True, False))
    )
    return next(solution for solution in sweeps if solution is not None)


class _Sweep:
    """One forward and one backward sweep over the rows of a page."""

    def __init__(
        self,
        tokens: Sequence[Sequence[Token]],
        choices: Sequence[Choices],
        wide: int,
        broken: float,
        rule: SignRule,
        *,
        strict: bool,
    ) -> None:
        self._tokens, self._choices, self._rule = tokens, choices, rule
        self._start: State = (START,) * wide
        self._broken, self._strict = broken, strict
        self._exact = strict and all(row.complete for row in choices)
        self._steps = 0

    def solution(self) -> Solution | None:
        """Return the solution, or None when no choice of columns obeys the rule."""
        layers: list[dict[State, float]] = [{self._start: 1.0}]
        moves: list[list[Move]] = []
        for row in range(len(self._choices)):
            moves.append(self._moves(row, self._kept(row, layers[-1])))
            layers.append(_masses_behind(layers[-1], moves[-1]))
        ends = self._ends(layers[-1])
        if not ends:
            return None
        shares, alive = self._shares(layers, moves, ends)
        return Solution(shares, alive, self._exact, self._best(moves, ends))

    def _moves(self, row: int, states: Iterable[State]) -> list[Move]:
        """Return the moves over one row."""
        choices, tokens = self._choices[row], self._tokens[row]
        moves: list[Move] = []
        blank = blank_of(tokens)
        for state in states:
            for number, choice in enumerate(choices.choices):
                breaks, reached = _reached(state, choice, tokens, blank, self._rule)
                if not breaks or not self._strict:
                    weight = choices.weights[number] + breaks * self._broken
                    moves.append((state, number, reached, weight))
        self._steps += len(moves)
        return moves

    def _kept(self, row: int, states: dict[State, float]) -> Collection[State]:
        """Cut the states before a row to the likeliest where time would run away."""
        most = MOST_STEPS // (4 * len(self._choices[row].choices))
        most = max(BEAM, min(MOST_STATES, most))
        if self._steps > MOST_STEPS:
            most = BEAM
        if len(states) <= most:
            return states
        self._exact = False
        return sorted(states, key=lambda state: (-states[state], state))[:most]

    def _ends(self, states: Iterable[State]) -> dict[State, float]:
        """Return the log weight of the states a page may end in.

        An open run, and a column that stayed empty where none may, is a break.
        """
        breaks = {
            state: sum(column in self._rule.unfinished for column in state)
            for state in states
        }
        return {
            state: count * self._broken
            for state, count in breaks.items()
            if not count or not self._strict
        }

    def _shares(
        self,
        layers: Sequence[dict[State, float]],
        moves: Sequence[Sequence[Move]],
        ends: dict[State, float],
    ) -> tuple[tuple[tuple[float, ...], ...], tuple[tuple[bool, ...], ...]]:
        """Go backward: return the share of each choice, and which occur at all.

        Which occur is told by the states, not by their probability, which may be too
        small for a number.
        """
        top = max(ends.values())
        ahead = {state: exp(weight - top) for state, weight in ends.items()}
        shares: list[tuple[float, ...]] = []
        alive: list[tuple[bool, ...]] = []
        for row in range(len(moves) - 1, -1, -1):
            count = len(self._choices[row].choices)
            mass, lives = [0.0] * count, [False] * count
            behind: dict[State, float] = defaultdict(float)
            top = _top(moves[row])
            for state, number, reached, weight in moves[row]:
                if reached in ahead:
                    value = exp(weight - top) * ahead[reached]
                    mass[number] += layers[row][state] * value
                    lives[number] = True
                    behind[state] += value
            ahead = _divided(behind, max(behind.values()))
            total = sum(mass) or 1.0
            shares.append(tuple(value / total for value in mass))
            alive.append(tuple(lives))
        return tuple(reversed(shares)), tuple(reversed(alive))

    def _best(
        self, moves: Sequence[Sequence[Move]], ahead: dict[State, float]
    ) -> tuple[int, ...]:
        """Return the likeliest filling of the whole page (the Viterbi algorithm)."""
        steps: list[dict[State, tuple[float, int, State]]] = []
        for made in reversed(moves):
            step: dict[State, tuple[float, int, State]] = {}
            for state, number, reached, weight in made:
                if reached not in ahead:
                    continue
                value = weight + ahead[reached]
                # of ways as good, rounding aside, the newest columns: the first choice
                if state not in step or value > step[state][0] + TIE:
                    step[state] = (value, number, reached)
            ahead = {state: value for state, (value, _, _) in step.items()}
            steps.append(step)
        state, best = self._start, []
        for step in reversed(steps):
            _, number, state = step[state]
            best.append(number)
        return tuple(best)


def _reached(
    state: State,
    choice: Choice,
    tokens: Sequence[Token],
    blank: Blank,
    rule: SignRule,
) -> tuple[int, State]:
    """Return how often a choice breaks the sign rule, and the state behind it."""
    reached, breaks = [rule.step[column][blank] for column in state], 0
    for column, token in zip(choice, tokens, strict=True):
        after = rule.step[state[column]][token]
        if after < 0:
            after, breaks = rule.closed, breaks + 1
        reached[column] = after
    return breaks, tuple(reached)


def _masses_behind(
    before: dict[State, float], moves: Sequence[Move]
) -> dict[State, float]:
    """Return the probability of each state behind a row; they sum to 1."""
    after: dict[State, float] = defaultdict(float)
    top = _top(moves)
    for state, _, reached, weight in moves:
        after[reached] += before[state] * exp(weight - top)
    return _divided(after, sum(after.values()))


def _top(moves: Sequence[Move]) -> float:
    """Return the greatest weight; taken off all, it keeps their powers in range."""
    return max((weight for _, _, _, weight in moves), default=0.0)


def _divided(masses: dict[State, float], whole: float) -> dict[State, float]:
    """Return masses divided by a whole, as they are where it is nothing."""
    return {state: mass / (whole or 1.0) for state, mass in masses.items()}
