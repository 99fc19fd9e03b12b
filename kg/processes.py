"""Shares work among processes, which end when the process that shares it does."""

import gc
import os
import signal
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from threading import Thread
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

Given = TypeVar("Given")
Made = TypeVar("Made")

_SELDOM = (10_000_000, 50, 50)
"""Objects made until garbage is looked for, and how often older ones are looked at."""
_AHEAD = 100
"""Chunks that each process may be ahead of who takes what they make.

Without an end to it, what is read while a large graph is published would pile up in
memory: seven gigabytes of ten million facts.
"""

_shares_work = False


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Let Python look for garbage seldom, while many objects are made that stay.

    Facts refer to nothing that refers back, so there is little to be found: a sixth of
    a build's time went into looking for it.
    """
    before = gc.get_threshold()
    gc.set_threshold(*_SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def shares_work() -> bool:
    """Whether this process is one of several that share work, one for each core."""
    return _shares_work


class Mapped(Protocol):
    """Applies a function to each of some things, in order, in one process or more."""

    def __call__(
        self, work: Callable[[Given], Made], things: Sequence[Given], chunk: int = 1, /
    ) -> Iterator[Made]:
        """Yield what comes of each; a process is handed `chunk` of them at once."""


@contextmanager
def shared_among(
    workers: int, prepare: Callable[[], None] | None = None
) -> Iterator[Mapped]:
    """Give what applies a function to each of some things.

    Args:
        workers: Processes; with one the work is done in this one.
        prepare: What each of several does first; what it holds is inherited where
            processes are forked, at no cost.
    """
    if workers <= 1:
        yield _mapped_here
        return
    # One page is read in this process, and needs none of this.
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415

    with ProcessPoolExecutor(workers, initializer=_begin, initargs=(prepare,)) as pool:

        def mapped(
            work: Callable[[Given], Made],
            things: Sequence[Given],
            chunk: int = 1,
            /,
        ) -> Iterator[Made]:
            return _made_ahead(pool, work, things, chunk, workers * _AHEAD)

        yield mapped


def _made_ahead(
    pool: "Executor",
    work: Callable[[Given], Made],
    things: Sequence[Given],
    chunk: int,
    ahead: int,
) -> Iterator[Made]:
    """Begin to apply a function; return what comes of each thing, in order.

    Args:
        pool: Does the work.
        work: The function.
        things: What it is applied to.
        chunk: How many of them are handed over at once.
        ahead: Most chunks under way or made and not taken.
    """
    starts = iter(range(0, len(things), chunk))

    def begun(count: int) -> "list[Future[list[Made]]]":
        return [
            pool.submit(_each, work, things[start : start + chunk])
            for start in islice(starts, count)
        ]

    waiting = deque(begun(ahead))

    def taken() -> Iterator[Made]:
        try:
            while waiting:
                made = waiting.popleft().result()
                waiting.extend(begun(1))
                yield from made
        finally:
            for each in waiting:
                each.cancel()

    return taken()


def _each(work: Callable[[Given], Made], things: Sequence[Given]) -> list[Made]:
    return [work(thing) for thing in things]


def _mapped_here(
    work: Callable[[Given], Made], things: Sequence[Given], _chunk: int = 1, /
) -> Iterator[Made]:
    return map(work, things)


def _begin(prepare: Callable[[], None] | None) -> None:
    """Prepare a process for its share of the work."""
    global _shares_work
    _shares_work = True
    gc.set_threshold(*_SELDOM)
    gc.freeze()  # what is inherited is not looked through, which would copy it
    _end_with_parent()
    if prepare is not None:
        prepare()


def _end_with_parent() -> None:
    """See to it that this process ends when the one that shares the work does.

    Where that was killed, this one would wait for work for ever, and with it the lock
    it inherited would stay. Ctrl-C, which a terminal sends to every process, ends it
    without a word: the process that shares the work says what was kept.
    """
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    Thread(target=_wait_for_parent, daemon=True).start()


def _wait_for_parent() -> None:
    import multiprocessing  # noqa: PLC0415

    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
