"""Reads the parameters of a question for data, and refuses what it does not take."""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Final

from kg.serve.failures import RefusedError
from kg.serve.messages import Asked

ROWS: Final = 100
"""Rows of an answer, unless more are asked for."""
MOST_ROWS: Final = 10_000
MOST_PASSED: Final = 2**53
"""Rows that may be passed over: the largest whole number that JSON holds exactly."""


def check_parameters(asked: Asked, takes: Iterable[str]) -> None:
    """Refuse a parameter that is not taken, or that comes twice.

    Raises:
        RefusedError: There is one; it says which may have been meant.
    """
    known = list(takes)
    names = [name for name, _ in asked.parameters]
    for name in names:
        if name not in known:
            near = tuple(get_close_matches(name, known, 3, 0.5))
            meant = f"; did you mean {' or '.join(near)}?" if near else ""
            listed = ", ".join(known) or "none"
            message = f"found the parameter {name!r}, expected any of {listed}{meant}"
            raise RefusedError(400, message, near)
        if names.count(name) > 1:
            message = (
                f"found the parameter {name} {names.count(name)} times, expected one"
            )
            raise RefusedError(400, message)


def window(asked: Asked, *, rows: int = ROWS) -> tuple[int, int]:
    """Return how many rows to pass over, and how many to give.

    Raises:
        RefusedError: One is no count.
    """
    start = _count(asked, "offset", 0, 0, MOST_PASSED)
    return start, _count(asked, "limit", rows, 1, MOST_ROWS)


def _count(asked: Asked, name: str, default: int, least: int, most: int) -> int:
    values = asked.all(name)
    if not values:
        return default
    text = values[-1]
    if not (text.isascii() and text.isdigit()) or not least <= int(text) <= most:
        message = f"found {name}={text!r}, expected a count from {least} to {most}"
        raise RefusedError(400, message)
    return int(text)
