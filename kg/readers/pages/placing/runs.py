"""The currency-sign rule, as an automaton that runs down one column.

Down a column, each unbroken run of money cells of one unit shows its sign on the first
and on the last cell and on none between. A blank does not break a run; a cell of
another kind does. Money and per-share amounts are units of their own.
"""

from enum import IntEnum


class Token(IntEnum):
    """What a cell does to the run of its column."""

    SIGNED = 0
    BARE = 1
    SIGNED_PER = 2
    BARE_PER = 3
    BREAK = 4


NEVER, CLOSED = 0, 1
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
"""Next state by state and token."""

UNFINISHED = frozenset({MIDDLE, MIDDLE_PER})
"""States in which a column must not end."""
