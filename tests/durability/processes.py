"""Processes that do one thing and tell what came of it, unless they are killed."""

import os
import pickle
import traceback
from collections.abc import Callable

from kg.errors import KGError


def in_child(work: Callable[[], object]) -> tuple[int, int]:
    """Start a process that does something; return its id and where its answer comes."""
    reading, writing = os.pipe()
    child = os.fork()
    if child:
        os.close(writing)
        return child, reading
    os.close(reading)
    try:
        answer: object = work()
    except KGError as error:
        answer = error
    except BaseException:  # noqa: BLE001  # the parent is to see whatever happened
        answer = RuntimeError(traceback.format_exc())
    with os.fdopen(writing, "wb") as out:
        pickle.dump(answer, out)
    os._exit(0)


def answer_of(child: int, reading: int) -> object:
    """Return the answer of a process; None where it was killed before it gave one."""
    with os.fdopen(reading, "rb") as told:
        data = told.read()
    os.waitpid(child, 0)
    try:
        return pickle.loads(data) if data else None
    except (EOFError, pickle.UnpicklingError):
        return None
