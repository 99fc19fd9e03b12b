"""Answers kept for being asked again.

A publication never changes, so an answer that was read from one is the answer to the
same question for as long as it is the newest; no clock decides. The same question that
comes while it is being answered waits for that answer.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Coroutine
from functools import partial
from typing import Any

from kg.serve.messages import Answer, Asked


class KeptAnswers:
    """The answers of one publication, those asked for longest ago going first.

    Args:
        room: Most bytes of answers.
    """

    def __init__(self, room: int) -> None:
        self._room = room
        self._number: int | None = None
        self._answers: OrderedDict[Asked, Answer] = OrderedDict()
        self._size = 0
        self._coming: dict[tuple[int, Asked], asyncio.Future[Answer]] = {}

    async def answer(
        self,
        number: int,
        asked: Asked,
        ask: Callable[[Asked], Coroutine[Any, Any, Answer]],
    ) -> Answer:
        """Return the answer, from a reader unless it is kept or on its way.

        Args:
            number: Of the newest publication.
            asked: The question.
            ask: Asks a reader.
        """
        if number != self._number:
            self._number, self._size = number, 0
            self._answers.clear()
        kept = self._answers.get(asked)
        if kept is not None:
            self._answers.move_to_end(asked)
            return kept
        coming = self._coming.get((number, asked))
        if coming is None:
            coming = asyncio.ensure_future(ask(asked))
            self._coming[number, asked] = coming
            coming.add_done_callback(partial(self._arrived, (number, asked)))
        # One who goes away must not take the answer from the others who wait for it.
        answer = await asyncio.shield(coming)
        self._keep(asked, answer)
        return answer

    def _arrived(self, key: tuple[int, Asked], coming: asyncio.Future[Answer]) -> None:
        self._coming.pop(key, None)
        if not coming.cancelled():
            coming.exception()  # told to those who wait; there may be none left

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
