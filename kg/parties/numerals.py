"""Numbers in names, spelt out or not: they tell one fund from the next."""

import re
from collections.abc import Sequence
from functools import cache

from kg.parties.wordlists import cardinals, numbers

_YEAR = re.compile(r"(?:19|20)\d\d")


def numbers_of(words: Sequence[str]) -> list[str]:
    """Return the numbers among words, in digits, sorted; years are passed over.

    A single letter is a number only at the end ("Class B", "Fund A").

    >>> numbers_of(["terra", "fund", "five"]), numbers_of(["mark", "f", "durfee"])
    (['5'], [])
    """
    digits = []
    for at, word in enumerate(words):
        number = numbers().get(word, word if word.isdigit() else "")
        last = at == len(words) - 1
        if number and (number.isdigit() or last) and not _YEAR.fullmatch(number):
            digits.append(number)
    return sorted(digits)


def with_numerals(
    words: Sequence[str], *, inside: bool = False, cardinal: bool = False
) -> list[str]:
    """Return words with numbers in digits, tens and units taken together.

    Args:
        words: Lower case.
        inside: Numbers spelt out inside words as well.
        cardinal: Only one, two, three; no ordinals and Roman numbers.

    >>> with_numerals(["thirty", "one", "group"])
    ['31', 'group']
    >>> with_numerals(["twolab", "three"], inside=True)
    ['2lab', '3']
    """
    numbers_by_word = cardinals() if cardinal else numbers()
    turned: list[str] = []
    for at, word in enumerate(words):
        number = numbers_by_word.get(word, "")
        before = words[at - 1] if at else ""
        if number.isdigit() and len(number) == 1 and before in tens():
            turned[-1] = str(int(tens()[before]) + int(number))
        elif number.isdigit() and len(word) > 1:
            turned.append(number)
        else:
            turned.append(_spelt().sub(_digits, word) if inside else word)
    return turned


@cache
def tens() -> dict[str, str]:
    """Return the words for twenty to ninety."""
    return {w: n for w, n in numbers().items() if len(n) == 2 and n[1] == "0" != n[0]}


def _digits(match: re.Match[str]) -> str:
    return numbers()[match.group()]


@cache
def _spelt() -> re.Pattern[str]:
    words = [w for w, n in numbers().items() if n.isdigit() and len(w) > 2]
    return re.compile("|".join(sorted(words, key=lambda word: (-len(word), word))))
