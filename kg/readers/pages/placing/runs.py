"""The currency-sign rule, as an automaton that runs down one column.

Down a column, each unbroken run of money cells of one unit shows its sign on the first
and on the last cell and on none between. A blank does not break a run; a cell of
another kind does. Money and per-share amounts are units of their own.

A blank may be a fact without a value ("nil"): it prints nothing and yet is a cell of
its run, the first and the last one too. `SIGNS` takes blanks for no cells;
`SIGNS_OR_NIL` takes any of them for such a fact where that helps.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Final


class Token(IntEnum):
    """What a cell does to the run of its column."""

    SIGNED = 0
    BARE = 1
    SIGNED_PER = 2
    BARE_PER = 3
    BREAK = 4


class Blank(IntEnum):
    """A blank cell, by what the values of its row do: its own would do the same."""

    MONEY = len(Token)
    PER = MONEY + 1
    BREAK = MONEY + 2
    ANY = MONEY + 3


START: Final = 0
"""State of a column before its first row."""


@dataclass(frozen=True, slots=True)
class SignRule:
    """The rule as a table.

    Attributes:
        step: Next state by state, and by token or blank; -1 where the rule forbids it.
        closed: State behind a cell that breaks a run.
        unfinished: States in which a column must not end.
    """

    step: tuple[tuple[int, ...], ...]
    closed: int
    unfinished: frozenset[int]


NEVER, CLOSED = START, 1
FIRST, MIDDLE, LAST = 2, 3, 4
FIRST_PER, MIDDLE_PER, LAST_PER = 5, 6, 7

STEP: tuple[tuple[int, ...], ...] = (
    # SIGNED, BARE, SIGNED_PER, BARE_PER, BREAK; -1: the rule forbids it
    (FIRST, -1, FIRST_PER, -1, CLOSED),  # NEVER: no value in this column yet
    (FIRST, -1, FIRST_PER, -1, CLOSED),  # CLOSED: a run has been broken off
    (LAST, MIDDLE, FIRST_PER, -1, CLOSED),  # FIRST: one signed cell
    (LAST, MIDDLE, -1, -1, -1),  # MIDDLE: the last cell bore no sign
    (-1, -1, FIRST_PER, -1, CLOSED),  # LAST: the closing sign has been shown
    (FIRST, -1, LAST_PER, MIDDLE_PER, CLOSED),  # FIRST_PER
    (-1, -1, LAST_PER, MIDDLE_PER, -1),  # MIDDLE_PER
    (FIRST, -1, -1, -1, CLOSED),  # LAST_PER
)
"""Next state by state and token, where a blank changes nothing."""

UNFINISHED = frozenset({MIDDLE, MIDDLE_PER})
"""States in which a column must not end."""

SIGNS: Final = SignRule(
    tuple((*row, *[state] * len(Blank)) for state, row in enumerate(STEP)),
    CLOSED,
    UNFINISHED | {NEVER},
)
"""The rule where blanks are no cells; no column stays empty."""

OPENED, ENDED, OPENED_PER, ENDED_PER = 8, 9, 10, 11
_OF_NIL: tuple[tuple[int, ...], ...] = (
    # as in STEP; a run that a fact without value has opened or ended
    (LAST, MIDDLE, FIRST_PER, -1, CLOSED),  # OPENED
    (-1, -1, FIRST_PER, -1, CLOSED),  # ENDED
    (FIRST, -1, LAST_PER, MIDDLE_PER, CLOSED),  # OPENED_PER
    (FIRST, -1, -1, -1, CLOSED),  # ENDED_PER
)
_UNSEEN: Mapping[Blank, Mapping[int, int]] = {
    Blank.MONEY: {
        NEVER: OPENED, CLOSED: OPENED, FIRST: ENDED, MIDDLE: ENDED,
        FIRST_PER: OPENED, LAST_PER: OPENED, OPENED_PER: OPENED, ENDED_PER: OPENED,
    },
    Blank.PER: {
        NEVER: OPENED_PER, CLOSED: OPENED_PER, FIRST_PER: ENDED_PER,
        MIDDLE_PER: ENDED_PER, FIRST: OPENED_PER, LAST: OPENED_PER,
        OPENED: OPENED_PER, ENDED: OPENED_PER,
    },
    Blank.BREAK: dict.fromkeys(
        (NEVER, FIRST, LAST, FIRST_PER, LAST_PER, OPENED, ENDED, OPENED_PER, ENDED_PER),
        CLOSED,
    ),
}  # fmt: skip
"""Where a fact without value leads that opens, ends or breaks a run; it may also lie
inside of one, or there is none: then the state stays."""


def _rule_with_nil() -> SignRule:
    """Return the rule where any blank may be a fact without a value.

    Its states are the sets of the states a column may be in (the subset construction).
    """
    step = (*STEP, *_OF_NIL)
    sets: dict[frozenset[int], int] = {frozenset({NEVER}): START}
    rows: list[tuple[int, ...]] = []
    waiting = list(sets)
    for states in waiting:
        row = []
        for cell in (*Token, *Blank):
            after = frozenset(
                state for before in states for state in _after(before, cell, step)
            )
            if after and after not in sets:
                sets[after] = len(sets)
                waiting.append(after)
            row.append(sets[after] if after else -1)
        rows.append(tuple(row))
    unfinished = frozenset(n for states, n in sets.items() if states <= UNFINISHED)
    return SignRule(tuple(rows), sets[frozenset({CLOSED})], unfinished)


def _after(
    before: int, cell: Token | Blank, step: Sequence[Sequence[int]]
) -> Iterator[int]:
    """Yield the states a cell may lead to from one state."""
    if isinstance(cell, Token):
        if step[before][cell] >= 0:
            yield step[before][cell]
        return
    yield before
    for kind, leads in _UNSEEN.items():
        if cell in (kind, Blank.ANY) and before in leads:
            yield leads[before]


SIGNS_OR_NIL: Final = _rule_with_nil()
"""Any blank may be a fact without a value; a column may hold nothing else."""


_KINDS: Mapping[Token, Blank] = {
    Token.SIGNED: Blank.MONEY,
    Token.BARE: Blank.MONEY,
    Token.SIGNED_PER: Blank.PER,
    Token.BARE_PER: Blank.PER,
    Token.BREAK: Blank.BREAK,
}


def blank_of(tokens: Iterable[Token]) -> Blank:
    """Return what a blank is in a row of some tokens."""
    kinds = {_KINDS[token] for token in tokens}
    return kinds.pop() if len(kinds) == 1 else Blank.ANY
