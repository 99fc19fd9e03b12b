"""Which words beside a name in a table are roles at the reporter.

"Director of the Company" is one; "Director of Fern Ltd" is a tie to Fern Ltd, "company
controlled by Ada Moss" one to her: those the reader of sentences states.
"""

import re
from enum import Enum, auto
from functools import cache
from itertools import pairwise
from typing import Final

from kg.notes.sentences.wordclasses import month_words, word_set
from kg.notes.words import says
from kg.parties.roles import relationship_type
from kg.parties.spelling import words_of
from kg.parties.things import ends_legal
from kg.parties.wordlists import member_words

_BETWEEN: Final = re.compile(
    r"\s*(?:(?:[;/,&]|\.(?=\s|$)|\band\b|\bor\b)\s*)+", re.IGNORECASE
)
_BRACKET: Final = re.compile(r"\([^()]*\)?")
_OPENING: Final = re.compile(
    r"^(?:(?:an?|the|our|also|one|two|of|group['’]s|company['’]s) )*", re.IGNORECASE
)
_PLACE: Final = re.compile(
    r"\b(?<!as )(?:of|at|in|with|to|for|over) (?:(?:the|our) )?(?P<a>an? )?"
)
_NUMBER: Final = re.compile(r"(?:19|20)\d\d\b|[\d.,]+ ?(?:%|percent)")
"""A year or a share, which are no place."""
_NO_ROLE: Final = frozenset({"unspecified", "relatedParty"})


class _Part(Enum):
    """What a part of a cell is."""

    OWN = auto()  # "director of the Company"
    BARE = auto()  # "director"
    TAIL = auto()  # "since May 2019"
    UNNAMED = auto()  # "director of a shareholder"
    NAMED = auto()  # "director of Fern Ltd"
    OTHER = auto()  # "company controlled by Ada Moss"


_ELSEWHERE: Final = (_Part.UNNAMED, _Part.NAMED)


def own_roles(words: str, reporter: str = "") -> tuple[str, ...]:
    """Return what of some words is roles at the reporter, as printed.

    Behind somebody's name a role may be that one's: "controlled by Ada Moss, our CEO".
    A place behind the last of several roles is that of all of them.

    Args:
        words: Of a cell.
        reporter: Name of the reporter.

    >>> own_roles("Shareholder of the Company; director of Fern Ltd")
    ('Shareholder of the Company',)
    >>> own_roles("Director and shareholder of Fern Ltd")
    ()
    """
    bare = _BRACKET.sub(lambda found: " " * len(found[0]), words)
    joints = [(found.start(), found.end()) for found in _BETWEEN.finditer(bare)]
    edges = [(0, 0), *joints, (len(words), len(words))]
    parts = [_part(bare[a:b], reporter) for (_, a), (b, _) in pairwise(edges)]
    parted = [not {*words[start:end]}.isdisjoint(";.") for start, end in edges[1:]]
    runs: list[tuple[int, int]] = []
    goes_on = False
    for at, part in enumerate(parts):
        if part in (_Part.NAMED, _Part.OTHER):
            break
        is_bare = part is _Part.BARE and not _is_reached(parts[at:], parted[at:])
        role = is_bare or part is _Part.OWN
        if role or (goes_on and part is _Part.TAIL):
            begin = runs.pop()[0] if goes_on else edges[at][1]
            runs.append((begin, edges[at + 1][0]))
        goes_on = role or (goes_on and part is _Part.TAIL)
    return tuple(words[start:end] for start, end in runs)


def _is_reached(parts: list[_Part], parted: list[bool]) -> bool:
    """Whether a later role's place is that of the first: "director and CEO of Fern"."""
    for part, apart in zip(parts[1:], parted, strict=False):
        if apart or part not in (_Part.BARE, *_ELSEWHERE):
            return False
        if part in _ELSEWHERE:
            return True
    return False


def _part(words: str, reporter: str) -> _Part:
    """Return what a part of a cell is."""
    words = words.strip()
    if not words or says("behind a role", words):
        return _Part.TAIL
    if words.casefold() in member_words("unit"):  # "Director of Finance and Operations"
        return _Part.TAIL
    role = _OPENING.sub("", words)
    if relationship_type(role) in _NO_ROLE or says("of somebody else", role):
        # "President, Fern Ltd": he is at Fern Ltd.
        return _Part.NAMED if ends_legal(words_of(role)) else _Part.OTHER
    for place in _PLACE.finditer(role):
        behind = role[place.end() :]
        where = _is_elsewhere(behind, reporter, one=bool(place["a"]))
        if where:
            return _Part.NAMED if _is_named(behind) else _Part.UNNAMED
        if where is not None:
            return _Part.OWN
    return _Part.BARE


def _is_elsewhere(place: str, reporter: str, *, one: bool) -> bool | None:
    """Whether the words behind "of" are another party; None where they are none."""
    first = next(iter(words_of(place)), "")
    if first in _own_words() | set(words_of(reporter)[:1]):
        return one
    if _NUMBER.match(place) or first in month_words() or first in _units():
        return None
    known = relationship_type(place) not in ("unspecified", "relatedParty")
    return one or known or _is_named(place) or None


def _is_named(place: str) -> bool:
    return place[:1].isupper() or place[:1].isdigit()


@cache
def _own_words() -> frozenset[str]:
    """Return words the reporter is called by: "the Company", "us"."""
    kinds = ("reporter", "reporter-noun", "reporter-pronoun")
    return frozenset().union(*map(word_set, kinds))


@cache
def _units() -> frozenset[str]:
    """Return words for parts of an enterprise, which are no place elsewhere."""
    return member_words("unit") | {"board", "directors", "supervisors"}
