"""What can go wrong, as one tree of exceptions.

KGError
├── InputError (also ValueError)      a source cannot be used: exit code 3
│   ├── ReadError                     it is not what a reader understands
│   └── AmountError                   a cell holds no number where one must stand
├── NotFoundError (also LookupError)  a file, filing, fact or query is missing
├── GraphError                        the graph folder or endpoint cannot be used
└── QueryError (also ValueError)      a query or its parameters are not acceptable

Every message is one line: what was found, what was expected, what to do. An error of
any kind whose `usage` is set lies in the words of the command itself: exit code 2.
"""

from collections.abc import Iterable
from difflib import SequenceMatcher, get_close_matches
from typing import Final, TypeVar


class KGError(Exception):
    """Any failure this package reports itself.

    Args:
        message: One line: what was found, what was expected, what to do.
        source: File, folder or address the trouble lies in, if there is one.
        line: Line in that source, counted from 1.
        usage: Whether a word of the command is at fault, not what it is asked of: a
            parameter, query or format that does not exist.
    """

    def __init__(
        self,
        message: str,
        *,
        source: str | None = None,
        line: int | None = None,
        usage: bool = False,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.source = source
        self.line = line
        self.usage = usage

    def __str__(self) -> str:
        """Return ``source:line: message``, the parts that are known, on one line."""
        place = self.source or ""
        if self.line is not None:
            place = f"{place}:{self.line}" if place else f"line {self.line}"
        text = f"{place}: {self.message}" if place else self.message
        return " ".join(text.split())


class InputError(KGError, ValueError):
    """A source cannot be used as it is."""


class ReadError(InputError):
    """A source is not what a reader understands, or is cut or damaged."""


class AmountError(InputError):
    """A cell holds no number where one must stand."""


class NotFoundError(KGError, LookupError):
    """A file, filing, fact, party or query does not exist."""


class GraphError(KGError):
    """The graph folder, store or endpoint cannot be used."""


class QueryError(KGError, ValueError):
    """A query, or a parameter of it, is not acceptable."""


_Kind = TypeVar("_Kind", bound=KGError)
_LIKE: Final = 0.6
"""Likeness from which on a spelling may have been meant."""
_ALMOST: Final = 0.08
"""How much less like than the best a spelling may be to be named beside it."""


def unknown_word(
    kind: type[_Kind], what: str, word: str, choices: Iterable[str], also: str = ""
) -> _Kind:
    """Return the error for a word that is none of a closed list.

    Args:
        kind: Class of the error.
        what: What the word should name, such as "query".
        word: The word.
        choices: What there is, in the order to show.
        also: What else is accepted, behind the list.

    >>> str(unknown_word(InputError, "format", "cvs", ["csv", "json"]))
    "found no format 'cvs' (did you mean csv?), expected csv or json"
    """
    listed = list(choices)
    near = did_you_mean(word, listed)
    expected = f"one of {', '.join(listed)}{also}" if listed else "none"
    if len(listed) == 2 and not also:
        expected = " or ".join(listed)
    return kind(
        f"found no {what} {word!r}{f' ({near})' if near else ''}, expected {expected}",
        usage=True,
    )


def did_you_mean(word: str, choices: Iterable[str]) -> str:
    """Return a question that names what is spelled most like a word; "" if nothing is.

    >>> did_you_mean("Curency", ["currency", "party"]), did_you_mean("zz", ["party"])
    ('did you mean currency?', '')
    """
    by_folded, folded = {one.casefold(): one for one in choices}, word.casefold()
    near = get_close_matches(folded, by_folded, n=3, cutoff=_LIKE)
    likeness = [SequenceMatcher(None, name, folded).ratio() for name in near]
    best = [
        name
        for name, like in zip(near, likeness, strict=True)
        if like > likeness[0] - _ALMOST
    ]
    named = " or ".join(by_folded[name] for name in best)
    return f"did you mean {named}?" if named else ""
