"""Shares work among processes."""

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
    with ProcessPoolExecutor(workers) as pool:
        yield partial(pool.map, chunksize=chunk)
