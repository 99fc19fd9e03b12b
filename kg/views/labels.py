"""The name of a node as it stands in the picture."""

from collections.abc import Sequence
from typing import Final

from kg.model.characters import columns_taken, isolated, shortened, visible

_LINES: Final = 3
_WIDTHS: Final = (20, 26, 34)
"""Columns of a line, the narrow first: wider ones are for names that would be cut."""


def name_lines(name: str) -> str:
    """Return a name on at most three lines, as narrow as they may be; cut at last.

    >>> name_lines("Shenzhen Mingyang Education Group Limited").splitlines()
    ['Shenzhen Mingyang', 'Education Group', 'Limited']
    >>> name_lines("Shanghai Pharmaceutical Distribution Group Limited").splitlines()
    ['Shanghai Pharmaceutical', 'Distribution Group Limited']
    """
    words = visible(name).split()
    lines, widest = [""], _WIDTHS[0]
    for widest in _WIDTHS:
        lines = _wrapped(words, widest)
        if all(columns_taken(line) <= widest for line in lines):
            break
    return "\n".join(isolated(shortened(line, widest)) for line in lines)


def _wrapped(words: Sequence[str], widest: int) -> list[str]:
    """Return words on at most three lines; what is too much stands in the last."""
    lines = [""]
    for n, word in enumerate(words):
        grown = f"{lines[-1]} {word}".strip()
        if columns_taken(grown) <= widest or not lines[-1]:
            lines[-1] = grown
        elif len(lines) < _LINES:
            lines.append(word)
        else:
            lines[-1] = " ".join((lines[-1], *words[n:]))
            break
    return lines
