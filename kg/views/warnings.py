"""The warnings of a build for people: like ones once, with how many there are."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

_NAMED: Final = 3
"""At most so many files of one warning are named."""
_PARTICULAR: Final = re.compile(
    r"""'(?:[^'\\]|\\.)*' | "[^"]*" | [a-z][\w-]*:[A-Z]\w+ | \([^()]*\) | [\d.,]*\d""",
    re.VERBOSE,
)
"""What differs between two warnings of one kind: quotes, elements, places, numbers."""

Line = tuple[str, str]
"""Source and text of a warning."""


def grouped_warnings(lines: Iterable[str], *, every: bool = False) -> Iterator[str]:
    """Yield each kind of warning once, in the order they first occur.

    Args:
        lines: ``source: text`` each.
        every: Yield every different line, whatever it is like.

    >>> list(grouped_warnings(["a.htm: no facts", "b.htm: no facts"]))
    ['2 files: no facts (a.htm, b.htm)']
    >>> list(grouped_warnings(["a.htm: 'X' is odd", "b.htm: 'Y' is odd"]))
    ["a.htm: 'X' is odd (and 1 like it; -v lists them)"]
    """
    folded = dict.fromkeys(" ".join(line.split()) for line in lines)
    if every:
        yield from folded
        return
    groups: dict[str, list[Line]] = {}
    for line in folded:
        source, colon, text = line.partition(": ")
        if not colon:
            source, text = "", line
        groups.setdefault(_PARTICULAR.sub("…", text), []).append((source, text))
    for group in groups.values():
        yield _one_line(group)


def _one_line(group: list[Line]) -> str:
    """Return one line for warnings of one kind."""
    source, text = group[0]
    more = len(group) - 1
    if more and len({text for _, text in group}) == 1:
        names = [source.replace("\\", "/").rpartition("/")[2] for source, _ in group]
        shown, beyond = names[:_NAMED], len(names) - _NAMED
        tail = f", and {beyond} more; -v lists them" if beyond > 0 else ""
        return f"{len(group)} files: {text} ({', '.join(shown)}{tail})"
    told = ": ".join(part for part in (source, text) if part)
    return f"{told} (and {more} like it; -v lists them)" if more else told
