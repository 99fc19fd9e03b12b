"""Lets those who read a graph go before commands that are busy for long."""

import os
from collections.abc import Sequence
from contextlib import suppress
from typing import Final

_BUSY: Final = frozenset(("build", "rebuild", "load"))
"""Commands that take what the processor has for as long as they run."""
_STEPS: Final = 10
"""How far they step back, in the system's niceness: beside a server that has all hands
full they get a tenth of its time, on an idle machine everything as before."""


def step_back(arguments: Sequence[str]) -> None:
    """Lower the priority of this process, and of those it begins, if it is busy long.

    For the program alone: a process that called into it could not be raised again.
    """
    if arguments and arguments[0] in _BUSY and hasattr(os, "nice"):
        with suppress(OSError):
            os.nice(_STEPS)
