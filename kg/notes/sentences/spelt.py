"""Shares that are spelt out: "five percent", "twenty-five per cent"."""

from functools import cache

from kg.parties.numerals import with_numerals
from kg.parties.wordlists import cardinals

_WHOLE = ["one", "hundred"]


@cache
def spelt_share() -> str:
    """Return what matches a share of which all is spelt out, as the group ``spelt``.

    All number words before "percent" are taken, so that "thirty-five percent" is not
    read as five; none is behind "point". "five percent (5%)" has its figure behind it.
    """
    word = "|".join(sorted((*cardinals(), "hundred"), key=len, reverse=True))
    return (
        rf"(?<!point )(?<![\w-])(?P<spelt>(?i:(?:{word})(?:[- ](?:{word}))*))"
        r" (?i:per ?cent)\b(?! ?\()"
    )


def figure_of(words: str) -> str | None:
    """Return the figure of a number spelt out; None for one that is not understood.

    >>> figure_of("Twenty-five"), figure_of("one hundred"), figure_of("two hundred six")
    ('25', '100', None)
    """
    each = words.casefold().replace("-", " ").split()
    if each == _WHOLE:
        return "100"
    found = with_numerals(each, cardinal=True)
    return found[0] if len(found) == 1 and found[0].isdigit() else None
