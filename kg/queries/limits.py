"""Runs a question so that it can be interrupted, and given up after some seconds.

A question to DuckDB runs in a thread and is told to stop; Oxigraph cannot be told, so a
question to it runs in a child process, which is ended.
"""

import math
import os
import pickle
import signal
import threading
import time
import warnings
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, NoReturn, TypeVar, cast

from kg.errors import KGError, QueryError

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

_T = TypeVar("_T")
_TICK = 0.05
"""Seconds between two looks at whether someone interrupts."""


def run_in_thread(
    work: Callable[[], _T], stop: Callable[[], None], timeout: float | None
) -> _T:
    """Return what work returns; stop it when interrupted or out of time.

    Args:
        work: Runs in a thread.
        stop: Makes it end soon.
        timeout: Seconds; None is no limit.

    Raises:
        QueryError: It took too long.
    """
    results: list[_T] = []
    errors: list[BaseException] = []
    # An event, for a thread whose join is interrupted counts as ended at once.
    done = threading.Event()

    def target() -> None:
        try:
            results.append(work())
        except BaseException as error:  # noqa: BLE001  # raised again by the caller
            errors.append(error)
        finally:
            done.set()

    ends = math.inf if timeout is None else time.monotonic() + timeout
    threading.Thread(target=target, daemon=True).start()
    try:
        while not done.wait(_TICK):
            if time.monotonic() > ends:
                raise _too_long(timeout)
    except BaseException:
        # The work may not have begun when it is told to stop, so it is told again.
        stop()
        while not done.wait(_TICK):
            stop()
        raise
    if errors:
        raise errors[0]
    return results[0]


def run_in_child(work: Callable[[], _T], timeout: float) -> _T:
    """Return what work returns in a child process, which ends with it.

    Where processes cannot be forked the work runs here, without limit.

    Args:
        work: What it returns can be pickled.
        timeout: Seconds; infinity is no limit.

    Raises:
        QueryError: It took too long, or the child ran out of memory.
    """
    if not hasattr(os, "fork"):
        return work()
    # Few questions have a limit, and none else needs this.
    from multiprocessing import Pipe  # noqa: PLC0415

    receiver, sender = Pipe(duplex=False)
    with warnings.catch_warnings():
        # The child uses nothing that threads of this process may hold.
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if child == 0:
        _be_child(work, sender)
    sender.close()
    try:
        return cast(_T, _received(receiver, timeout))
    finally:
        receiver.close()
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


def _be_child(work: Callable[[], object], sender: "Connection") -> NoReturn:
    """Send result or error and end; nothing of the parent's is closed or flushed."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        try:
            answer: tuple[object, Exception | None] = work(), None
        except MemoryError:
            answer = None, _no_memory()
        except Exception as error:  # noqa: BLE001  # raised again in the parent
            known = error if isinstance(error, KGError) else QueryError(str(error))
            answer = None, known
        sender.send_bytes(pickle.dumps(answer, pickle.HIGHEST_PROTOCOL))
    finally:
        os._exit(0)


def _received(receiver: "Connection", timeout: float) -> object:
    ends = time.monotonic() + timeout
    while not receiver.poll(_TICK):
        if time.monotonic() > ends:
            raise _too_long(timeout)
    try:
        result, error = pickle.loads(receiver.recv_bytes())  # our child's
    except EOFError:
        raise _no_memory() from None
    if error is not None:
        raise error
    return result


def _too_long(timeout: float | None) -> QueryError:
    message = (
        f"found no answer within {timeout:g} seconds; ask for less or give more time"
    )
    return QueryError(message)


def _no_memory() -> QueryError:
    return QueryError("found no memory left for the answer; ask for less of the graph")
