"""Runs steps in processes beside that of the engine, where it runs them as threads.

Spark has a process for each task. Sail runs the tasks of a worker as threads of one
process, in which Python works at one at a time. There each step goes, with the tables
it is of, to a process of its own: ``python -m kg.cluster.step`` reads steps from its
standard input and writes what they give to its standard output.
"""

import os
import pickle
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from queue import Empty, SimpleQueue
from typing import IO, Any, Final

from kg.processes import seldom_collected

Step = Callable[..., Any]
"""Makes an Arrow table of one or several; it is the same wherever it runs."""

_TRIALS: Final = 3
"""How often a step is begun when the process it runs in is lost."""


def run_step(step: Step, *tables: Any, jobs: int) -> Any:  # noqa: ANN401
    """Return what a step makes of tables.

    Args:
        step: The step.
        *tables: Arrow tables.
        jobs: Most processes beside this one.

    Raises:
        ChildProcessError: The process that ran the step was lost, each time.
    """
    if threading.current_thread() is threading.main_thread():
        with seldom_collected():
            return step(*tables)
    return _PROCESSES.run(step, tables, jobs)


def of_table(step: Step) -> Step:
    """Return a step as the plain function of one table that Spark looks for."""

    def run(table: Any) -> Any:  # noqa: ANN401
        return step(table)

    return run


def of_two_tables(step: Step) -> Step:
    """Return a step as the plain function of two tables that Spark looks for."""

    def run(left: Any, right: Any) -> Any:  # noqa: ANN401
        return step(left, right)

    return run


def of_batches(step: Step) -> Step:
    """Return a step of one table as a function of Arrow batches, batch by batch."""

    def run(batches: Iterable[Any]) -> Iterator[Any]:
        for batch in batches:
            yield from step(batch).to_batches()

    return run


def end_processes() -> None:
    """End the processes that wait for a step."""
    _PROCESSES.end()


class _Process:
    """One process beside this one."""

    def __init__(self) -> None:
        environment = os.environ | {
            "PYTHONPATH": os.pathsep.join(filter(None, sys.path))
        }
        self._process = subprocess.Popen(
            [sys.executable, "-m", "kg.cluster.step"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment,
        )  # fmt: skip

    def ask(self, work: bytes) -> Any:  # noqa: ANN401
        """Return what a step gave, or the error it raised.

        Raises:
            EOFError: The process is lost.
            OSError: The process is lost.
        """
        into, out = self._process.stdin, self._process.stdout
        if into is None or out is None:
            raise EOFError
        into.write(work)
        into.flush()
        return pickle.load(out)

    def end(self) -> None:
        """End the process."""
        with suppress(OSError):
            self._process.kill()
        self._process.communicate()


class _Processes:
    """Processes that wait for steps; they begin when they are first wanted."""

    def __init__(self) -> None:
        self._idle: SimpleQueue[_Process] = SimpleQueue()
        self._slots: dict[int, threading.Semaphore] = {}
        self._lock = threading.Lock()

    def run(self, step: Step, tables: tuple[Any, ...], jobs: int) -> Any:  # noqa: ANN401
        work = pickle.dumps((step, tables), pickle.HIGHEST_PROTOCOL)
        with self._lock:
            slots = self._slots.setdefault(jobs, threading.Semaphore(jobs))
        with slots:
            made = self._made(work)
        if isinstance(made, Exception):
            raise made
        return made

    def _made(self, work: bytes) -> Any:  # noqa: ANN401
        for _ in range(_TRIALS):
            try:
                process = self._idle.get_nowait()
            except Empty:
                process = _Process()
            try:
                made = process.ask(work)
            except (EOFError, OSError, pickle.UnpicklingError):
                process.end()
                continue
            self._idle.put(process)
            return made
        message = f"found the process of a step ended, {_TRIALS} times"
        return ChildProcessError(message)

    def end(self) -> None:
        with suppress(Empty):
            while True:
                self._idle.get_nowait().end()


_PROCESSES: Final = _Processes()


def _serve(into: IO[bytes], out: IO[bytes]) -> None:
    """Run steps as they come, until the process that asks ends."""
    with suppress(EOFError), seldom_collected():
        while True:
            step, tables = pickle.load(into)
            try:
                made = step(*tables)
            except Exception as error:  # noqa: BLE001  # it is the asker's to handle
                made = RuntimeError(f"{type(error).__name__}: {error}")
            pickle.dump(made, out, pickle.HIGHEST_PROTOCOL)
            out.flush()


if __name__ == "__main__":
    answers = os.fdopen(os.dup(1), "wb")
    # What a library prints is no answer.
    os.dup2(2, 1)
    _serve(sys.stdin.buffer, answers)
