"""How much a server takes on, and of whom."""

import os
from dataclasses import dataclass
from typing import Final

LOOPBACK: Final = frozenset(("127.0.0.1", "::1", "localhost"))
"""Hosts that only this machine reaches."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of a server.

    Attributes:
        seconds: For one answer, from when a reader begins with it.
        readers: Processes that read the graph.
        waiting: Most questions that wait for a reader; more are refused at once.
        answer: Most bytes of one answer.
        request: Most bytes of the body of a request.
        address: Most bytes of the address of a request.
        kept: Most bytes of answers kept for being asked again.
    """

    seconds: float = 30.0
    readers: int = max(2, min(4, os.cpu_count() or 2))
    waiting: int = 256
    answer: int = 64_000_000
    request: int = 1_000_000
    address: int = 64_000
    kept: int = 64_000_000
