"""Readers at work: who answers next, who waits, who took too long."""

import asyncio
import multiprocessing
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext, SpawnContext
from multiprocessing.process import BaseProcess
from queue import Empty, SimpleQueue
from typing import Final

from kg.serve.failures import RefusedError
from kg.serve.limits import Limits
from kg.serve.messages import Answer, Asked
from kg.serve.reader import read_and_answer

_PATIENCE: Final = 2.0
"""Seconds a reader that is told to end may take."""


def _context() -> ForkServerContext | SpawnContext:
    """Return how readers begin: from a process that has loaded what they need.

    That process has no threads, so it may be copied.
    """
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["kg.api.graph", "kg.serve.tasks"])
    return context


class _Reader:
    """One process, begun when it is first asked."""

    def __init__(self, folder: str, limits: Limits) -> None:
        self._folder, self._limits = folder, limits
        self._process: BaseProcess | None = None
        self._connection: Connection | None = None

    def begin(self) -> Connection:
        """Start the process unless it runs."""
        if self._process is not None and not self._process.is_alive():
            self.end()
        if self._connection is not None:
            return self._connection
        context = _context()
        here, there = context.Pipe()
        limits = self._limits
        arguments = (there, self._folder, limits.answer, limits.seconds)
        process = context.Process(target=read_and_answer, args=arguments, daemon=True)
        process.start()
        there.close()
        self._process, self._connection = process, here
        return here

    def ask(self, asked: Asked) -> Answer:
        """Return the answer; a reader that takes too long or breaks is replaced.

        Raises:
            RefusedError: It took too long, or the process broke down.
        """
        seconds = self._limits.seconds
        try:
            connection = self.begin()
            connection.send(asked)
            if connection.poll(seconds):
                answer: Answer = connection.recv()
                return answer
        except (EOFError, OSError):
            self.end()
            message = (
                "found the reader ended before it had an answer, for want of memory "
                "perhaps; ask for less of the graph"
            )
            raise RefusedError(503, message) from None
        self.end()
        message = f"found no answer within {seconds:g} seconds; ask for less"
        raise RefusedError(503, message)

    def end(self) -> None:
        """Kill the process; harmless when it does not run."""
        process, connection = self._process, self._connection
        self._process = self._connection = None
        if connection is not None:
            connection.close()
        if process is not None:
            process.kill()
            process.join(_PATIENCE)


class Pool:
    """Some readers and the questions that wait for one.

    Args:
        folder: The graph folder.
        limits: How many readers, how many may wait, how long an answer may take.
    """

    def __init__(self, folder: str, limits: Limits) -> None:
        self._limits = limits
        self._readers = [_Reader(folder, limits) for _ in range(limits.readers)]
        self._free: SimpleQueue[_Reader] = SimpleQueue()
        for reader in self._readers:
            self._free.put(reader)
        self._threads = ThreadPoolExecutor(limits.readers, thread_name_prefix="reader")
        self._pending = 0

    async def begin(self) -> None:
        """Start all processes, so that the first question need not wait for one."""
        loop = asyncio.get_running_loop()
        starts = [
            loop.run_in_executor(self._threads, reader.begin)
            for reader in self._readers
        ]
        await asyncio.gather(*starts)

    async def ask(self, asked: Asked) -> Answer:
        """Return the answer of the next reader that is free.

        Raises:
            RefusedError: Too many wait, or it took too long.
        """
        if self._pending >= self._limits.readers + self._limits.waiting:
            message = f"found {self._pending} questions waiting; ask again later"
            raise RefusedError(503, message)
        self._pending += 1
        try:
            loop = asyncio.get_running_loop()
            return await loop.run_in_executor(self._threads, self._take, asked)
        finally:
            self._pending -= 1

    def _take(self, asked: Asked) -> Answer:
        reader = self._free.get()
        try:
            return reader.ask(asked)
        finally:
            self._free.put(reader)

    def close(self) -> None:
        """End all readers, those at work too."""
        for reader in self._readers:
            reader.end()
        with suppress(Empty):
            while True:
                self._free.get_nowait()
        self._threads.shutdown(wait=False, cancel_futures=True)
