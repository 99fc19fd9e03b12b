"""Patterns made looser, so that a database finds what a text with one may hold.

What bulk data has beside labels are names of elements and members, whose words are
joined; and a database has no look-ahead. Whatever a pattern finds in a text, or in a
name that `kg.readers.xbrl.element_names` splits into words, the looser one finds in the
text, or the name as it is written; it finds more besides.
"""

import re
from collections.abc import Iterator
from typing import Final

_ATOM: Final = re.compile(
    r"(?P<around>\(\?<?[!=])|(?P<group>\((?:\?:)?)|(?P<edge>\\[bB]|[$^])"
    r"|(?P<many>\[\^?\]?(?:\\.|[^\]\\])*\]|\\[WsD]|[. ])"
    r"|\{\d+,(?P<times>\d{2,})\}|(?P<other>\\.|.)",
    re.DOTALL,
)
"""Parts of a pattern: look-around, groups, edges, what may be a space, how often (ten
times and more), all else."""
_JOINED: Final = "|_|"
"""What stands for a space in a name: nothing, or a line."""


def loosened(pattern: str) -> str:
    r"""Return a pattern that also finds words that are joined.

    Look-around and edges of words are left out; each space may be missing. What may
    stand many times may stand any number of times: a database that counts letters
    takes many times as long for all it looks for.

    Raises:
        ValueError: The pattern holds a group that is none of those handled.

    >>> loosened(r"(?<!un)\brelated[- ]part(?:y|ies)(?! list)$")
    'related(?:[- ]|_|)part(?:y|ies)'
    >>> loosened(r"due [^,]{3,40}(?:ly ){0,2}")
    'due(?: |_|)(?:[^,]|_|)*(?:ly(?: |_|)){0,2}'
    """
    return "".join(_parts(pattern))


def _parts(pattern: str) -> Iterator[str]:
    """Yield the parts of the looser pattern."""
    at = 0
    while at < len(pattern):
        match = _ATOM.match(pattern, at)
        if match is None:  # pragma: no cover - the last alternative takes anything
            break
        text, at = match.group(), match.end()
        if match.lastgroup == "around":
            at = _end_of_group(pattern, at)
        elif match.lastgroup == "many":
            yield f"(?:{text}{_JOINED})" if _may_be_space(text) else text
        elif match.lastgroup == "group":
            if pattern.startswith("?", at):
                message = f"found a group in {pattern!r} that cannot be made looser"
                raise ValueError(message)
            yield "(?:"
        elif match.lastgroup == "times":
            yield "*"
        elif match.lastgroup == "other":
            yield text


def _may_be_space(text: str) -> bool:
    """Whether one letter that a part of a pattern stands for may be a space."""
    return re.fullmatch(text, " ") is not None


def _end_of_group(pattern: str, at: int) -> int:
    """Return where a group ends whose inside begins at a place."""
    depth = 1
    while depth:
        match = _ATOM.match(pattern, at)
        if match is None:
            message = f"found a group in {pattern!r} that has no end"
            raise ValueError(message)
        text, at = match.group(), match.end()
        depth += text.startswith("(") - (text == ")")
    return at
