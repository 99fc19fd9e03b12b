"""Shares work among processes."""

import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from typing import TypeVar

Given = TypeVar("Given")
Made = TypeVar("Made")


@contextmanager
def shared_among(
    workers: int, *, chunk: int = 1
) -> Iterator[Callable[[Callable[[Given], Made], Sequence[Given]], Iterator[Made]]]:
    """Give what applies a function to each of some things, in order.

    Args:
        workers: Processes; with one the work is done in this one.
        chunk: How many things are handed to a process at once.
    """
    if workers <= 1:
        yield map
        return
    with ProcessPoolExecutor(workers, initializer=_end_silently) as pool:
        yield partial(pool.map, chunksize=chunk)


def _end_silently() -> None:
    """Let Ctrl-C, which a terminal sends to every process, end this one without a word.

    The process that shares the work says what was kept.
    """
    signal.signal(signal.SIGINT, signal.SIG_DFL)
