"""Blocks: keys under which names that may be alike meet, so that few are compared.

A block that holds more names than its cap says nothing and is passed over; the names of
a small reporter all meet.
"""

from array import array
from collections.abc import Callable, Iterator, Mapping
from itertools import chain

from kg.model.fact import PartyKind
from kg.parties.mentions import Mention
from kg.parties.wordlists import numbers

LARGEST_BLOCK = 40
"""Names beyond which a key under which reporters meet is passed over."""

LARGEST_REPORTER = 120
"""Names of one reporter beyond which only like names of it meet."""

_ENDS = 4
_SHORTEST = 3

Keys = Callable[[Mention], Iterator[str]]


def _own(mention: Mention) -> list[str]:
    """Return the words that identify a name: a person's are all, others' their own."""
    if mention.kind is PartyKind.PERSON:
        return mention.form.form.split()
    return list(mention.form.own)


def _reporter(mention: Mention) -> Iterator[str]:
    yield mention.reporter


def _word(mention: Mention) -> Iterator[str]:
    for word in dict.fromkeys(_own(mention)):
        if len(word) >= _SHORTEST:
            yield word


def _word_at_home(mention: Mention) -> Iterator[str]:
    for word in _word(mention):
        yield f"{mention.reporter}/{word}"


def _ends(mention: Mention) -> Iterator[str]:
    """The beginning and the end of the longest word, with the number of words."""
    longest = max(_own(mention), key=lambda word: (len(word), word), default="")
    if len(longest) > _ENDS:
        size = len(mention.form.form.split())
        yield f"{longest[:_ENDS]}-{size}"
        yield f"-{longest[-_ENDS:]}{size}"
        yield f"{mention.reporter}/{longest[:_ENDS]}"


def _unnumbered(mention: Mention) -> Iterator[str]:
    words = mention.form.form.split()
    kept = [word for word in words if not word.isdigit() and word not in numbers()]
    yield f"{mention.reporter}/{''.join(kept)}"


def _initials(mention: Mention) -> Iterator[str]:
    words = mention.form.form.split()
    yield f"{mention.reporter}/{''.join(word[0] for word in words)}"
    if len(words) == 1:
        yield f"{mention.reporter}/{words[0]}"


KEYS: tuple[Keys, ...] = (
    _reporter,
    _word,
    _word_at_home,
    _ends,
    _unnumbered,
    _initials,
)
"""Each yields the keys of a mention; names meet that share one of the same kind."""


class Blocks:
    """Which mentions meet.

    Args:
        mentions: By key.
    """

    def __init__(self, mentions: Mapping[str, Mention]) -> None:
        self._order = list(mentions)
        self._numbers = {key: number for number, key in enumerate(self._order)}
        self._blocks: list[array[int]] = []
        self._blocks_of: list[array[int]] = [array("L") for _ in self._order]
        for keys in KEYS:
            cap = LARGEST_REPORTER if keys is _reporter else LARGEST_BLOCK
            self._add(mentions, keys, cap)

    def _add(self, mentions: Mapping[str, Mention], keys: Keys, cap: int) -> None:
        by_key: dict[str, array[int]] = {}
        for number, mention in enumerate(mentions.values()):
            for key in dict.fromkeys(keys(mention)):
                by_key.setdefault(key, array("L")).append(number)
        for block in by_key.values():
            if 1 < len(block) <= cap:
                for number in block:
                    self._blocks_of[number].append(len(self._blocks))
                self._blocks.append(block)

    def met(self, key: str) -> set[str]:
        """Return the keys of the mentions that one meets, its own among them."""
        blocks = self._blocks_of[self._numbers[key]]
        numbers_met = set(chain.from_iterable(self._blocks[block] for block in blocks))
        return {self._order[number] for number in numbers_met}
