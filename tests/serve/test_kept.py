"""Answers kept for being asked again, and what is answered when all begin anew."""

import asyncio

import pytest

from kg.serve import kept as module
from kg.serve.kept import KeptAnswers
from kg.serve.messages import Answer, Asked, Audience


def asked(place):
    return Asked("named", Audience.PROGRAM, place=place)


class Readers:
    """Readers that answer when they are let, each from the publication there is."""

    def __init__(self):
        self.number = 1
        self.may = asyncio.Event()
        self.may.set()
        self.asked = []

    async def ask(self, question):
        self.asked.append(question.place)
        await self.may.wait()
        body = f"{question.place} {self.number}".encode()
        return Answer(body, "text/plain", publication=self.number)


async def told(kept, readers, place):
    answer = await asyncio.wait_for(
        kept.answer(readers.number, asked(place), readers.ask), 2
    )
    return answer.body.decode()


def test_an_answer_is_kept_until_there_is_a_new_publication():
    async def run():
        readers, kept = Readers(), KeptAnswers(1_000_000, 1)
        assert await told(kept, readers, "a") == "a 1"
        assert await told(kept, readers, "a") == "a 1"
        assert readers.asked == ["a"]
        readers.number = 2
        assert await told(kept, readers, "a") == "a 2"

    asyncio.run(run())


def test_the_answer_before_is_given_while_others_wait_and_no_longer():
    async def run():
        readers, kept = Readers(), KeptAnswers(1_000_000, 1)
        for place in ("a", "b", "c"):
            await told(kept, readers, place)
        readers.number = 2
        readers.may.clear()
        first = asyncio.ensure_future(told(kept, readers, "a"))
        await asyncio.sleep(0)
        # One reader is at work: b is answered as before, and made anew meanwhile.
        assert await told(kept, readers, "b") == "b 1"
        assert not first.done()
        # What was never asked has no answer of before.
        new = asyncio.ensure_future(told(kept, readers, "d"))
        await asyncio.sleep(0)
        assert not new.done()
        readers.may.set()
        assert await first == "a 2"
        assert await new == "d 2"
        assert await told(kept, readers, "b") == "b 2"
        assert readers.asked == ["a", "b", "c", "a", "b", "d"]

    asyncio.run(run())


@pytest.mark.parametrize("seconds", [-1.0, 0.0])
def test_after_some_seconds_all_wait_for_the_new_publication(monkeypatch, seconds):
    monkeypatch.setattr(module, "_BEHIND", seconds)

    async def run():
        readers, kept = Readers(), KeptAnswers(1_000_000, 1)
        for place in ("a", "b"):
            await told(kept, readers, place)
        readers.number = 2
        readers.may.clear()
        first = asyncio.ensure_future(told(kept, readers, "a"))
        await asyncio.sleep(0.01)
        second = asyncio.ensure_future(told(kept, readers, "b"))
        await asyncio.sleep(0.01)
        assert not second.done()
        readers.may.set()
        assert (await first, await second) == ("a 2", "b 2")

    asyncio.run(run())


def test_a_failure_is_told_to_all_who_wait_and_kept_for_nobody():
    async def run():
        kept = KeptAnswers(1_000_000, 1)
        count = 0

        async def ask(_):
            nonlocal count
            count += 1
            await asyncio.sleep(0)
            raise ValueError(count)

        for turn in (1, 2):
            both = [kept.answer(1, asked("a"), ask) for _ in range(2)]
            found = await asyncio.gather(*both, return_exceptions=True)
            assert [str(error) for error in found] == [str(turn)] * 2

    asyncio.run(run())
