"""Initials, told from words cut short: "M.T. Roe" is not "Mt. Roe".

Without dots both are spelt "mt"; the dots and capitals of a printing tell which it is.
"""

from collections.abc import Collection, Iterator

from kg.parties.wordlists import name_words
from kg.patterns import pattern_of

_DOTTED = pattern_of(r"(?<![\w.])(?:[A-Za-z]\.){2,}[A-Za-z]?(?!\w)")
"""Letters each with a dot behind it; the last may do without."""
_SHORT = pattern_of(r"(?<![\w.&'’-])([A-Za-z]{2,4})(\.?)(?![\w.&'’-])")
_VOWELS = frozenset("aeiouy")


def initials_told(text: str, words: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield what dots and capitals tell of the short words of a name.

    Two traits a word, each ``initials`` or ``word``. Of its dots: "M.T." and "Mt"; a
    word without a vowel may be letters written small ("Jp"). Of the dot at its end:
    "MT" and "Mt."; "It" and "IT" are one name in two cases, of which nothing is told.

    Args:
        text: As printed. The name of an element tells nothing.
        words: Words of its normal form.

    >>> dict(initials_told("M.T. Acorn LLC", ["mt", "acorn"]))
    {'dots of mt': 'initials', 'end of mt': 'initials'}
    >>> dict(initials_told("Mt. Acorn LLC", ["mt", "acorn"]))
    {'dots of mt': 'word', 'end of mt': 'word'}
    >>> dict(initials_told("MT Acorn LLC", ["mt", "acorn"]))
    {'end of mt': 'initials'}
    """
    if " " not in text:
        return
    if "." in text:
        for match in _DOTTED.finditer(text):
            word = match.group().replace(".", "").casefold()
            if word in words:
                yield f"dots of {word}", "initials"
                yield f"end of {word}", "initials"
    shouted = text.isupper()
    for match in _SHORT.finditer(text):
        printed, dot = match.group(1), match.group(2)
        word = printed.casefold()
        if word not in words:
            continue
        if dot or (not printed.isupper() and _is_word(word)):
            yield f"dots of {word}", "word"
        if dot:
            yield f"end of {word}", "word"
        elif printed.isupper() and not shouted:
            yield f"end of {word}", "initials"


def _is_word(word: str) -> bool:
    """Whether letters are a word, whole or cut short: "it", "mt"; not "jp"."""
    return not _VOWELS.isdisjoint(word) or word in name_words("cut-short")
