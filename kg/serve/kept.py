"""Answers kept for being asked again.

A publication never changes, so an answer that was read from one is the answer to the
same question for as long as it is the newest. The same question that comes while it is
being answered waits for that answer.

With each publication all answers begin anew, at the same moment for all who ask. Where
more of them are on their way than there are readers, a question that was answered from
the publication before is answered so again, for a few seconds at most, while its new
answer is made: nobody waits for all the others.
"""

import asyncio
import time
from collections import OrderedDict
from collections.abc import Callable, Coroutine
from functools import partial
from typing import Any, Final

from kg.serve.messages import Answer, Asked

_BEHIND: Final = 3.0
"""Seconds after a publication in which an answer may still be of the one before."""


class KeptAnswers:
    """The answers of one publication, those asked for longest ago going first.

    Args:
        room: Most bytes of answers.
        readers: How many questions are answered at a time.
    """

    def __init__(self, room: int, readers: int) -> None:
        self._room, self._readers = room, readers
        self._number: int | None = None
        self._answers: OrderedDict[Asked, Answer] = OrderedDict()
        self._size = 0
        self._before: OrderedDict[Asked, Answer] = OrderedDict()
        self._ends = 0.0
        self._coming: dict[tuple[int, Asked], asyncio.Future[Answer]] = {}

    async def answer(
        self,
        number: int,
        asked: Asked,
        ask: Callable[[Asked], Coroutine[Any, Any, Answer]],
    ) -> Answer:
        """Return the answer, from a reader unless it is kept or on its way."""
        self._follow(number)
        kept = self._answers.get(asked)
        if kept is not None:
            self._answers.move_to_end(asked)
            return kept
        coming = self._coming.get((number, asked))
        if coming is None:
            coming = asyncio.ensure_future(ask(asked))
            self._coming[number, asked] = coming
            coming.add_done_callback(partial(self._arrived, (number, asked)))
        before = self._before.get(asked)
        if before is not None and len(self._coming) > self._readers:
            return before
        # One who goes away must not take the answer from the others who wait for it.
        return await asyncio.shield(coming)

    def _follow(self, number: int) -> None:
        """Begin anew with a new publication; let go of what is too far behind."""
        if number != self._number:
            self._before, self._answers = self._answers, OrderedDict()
            self._number, self._size = number, 0
            self._ends = time.monotonic() + _BEHIND
        elif self._before and time.monotonic() > self._ends:
            self._before.clear()

    def _arrived(self, key: tuple[int, Asked], coming: asyncio.Future[Answer]) -> None:
        self._coming.pop(key, None)
        # A failure is told to those who wait; there may be none left.
        if not coming.cancelled() and coming.exception() is None:
            self._keep(key[1], coming.result())

    def _keep(self, asked: Asked, answer: Answer) -> None:
        size = _size(asked, answer)
        fits = answer.status == 200 and size * 8 <= self._room
        if not fits or answer.publication != self._number or asked in self._answers:
            return
        self._answers[asked] = answer
        self._size += size
        while self._size > self._room:
            self._size -= _size(*self._answers.popitem(last=False))


def _size(asked: Asked, answer: Answer) -> int:
    """Return about how many bytes a question and its answer take."""
    told = sum(len(name) + len(value) for name, value in asked.parameters)
    return len(answer.body) + told + len(asked.place) + len(asked.accept) + 1000
