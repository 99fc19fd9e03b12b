"""Fits a table to the columns of a terminal: narrow texts wrap, nothing is cut."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from kg.model.characters import columns_taken

GAP: Final = "  "
"""What stands between two columns."""
_BREAKS: Final = re.compile(r"(?<=[\s/:_|·])|(?<=\w-)(?=[^\W\d])|(?<=[a-z])(?=[A-Z])")
"""Where a text may go on in the next line: behind spaces and marks, within names of
elements between two words; not in days and before amounts, which hold hyphens too."""


def fitted_widths(
    natural: Sequence[int], wraps: Sequence[bool], room: int, *, least: int
) -> list[int] | None:
    """Return how wide each column is made; None where they do not fit at all.

    Args:
        natural: Width of the widest cell of each.
        wraps: Whether the cells of a column may go on in the next line.
        room: Columns of the terminal.
        least: How narrow a column that wraps may become.

    >>> fitted_widths([40, 10, 30], [True, False, True], 60, least=12)
    [23, 10, 23]
    >>> fitted_widths([40, 50], [True, False], 60, least=12) is None
    True
    """
    widths = list(natural)
    over = sum(widths) + len(GAP) * (len(widths) - 1) - room
    while over > 0:
        wide = [n for n, w in enumerate(widths) if wraps[n] and w > least]
        if not wide:
            return None
        widest = max(wide, key=lambda n: widths[n])
        widths[widest] -= 1
        over -= 1
    return widths


def wrapped(text: str, width: int) -> list[str]:
    """Return a text in lines of at most `width` columns.

    >>> wrapped("us-gaap:DueFromRelatedParties", 14)
    ['us-gaap:Due', 'FromRelated', 'Parties']
    >>> wrapped("北京市海淀区", 8)
    ['北京市海', '淀区']
    """
    if columns_taken(text) <= width:
        return [text]
    lines, line = [], ""
    for piece in _pieces(text, width):
        if columns_taken((line + piece).rstrip()) > width:
            lines.append(line.rstrip())
            line = ""
        line += piece
    return [one for one in (*lines, line.rstrip()) if one]


def _pieces(text: str, width: int) -> Iterator[str]:
    """Yield the parts of a text that stand in one line each, in order."""
    for piece in _BREAKS.split(text):
        taken, part = 0, ""
        for character in piece:
            size = columns_taken(character)
            if taken + size > width and not character.isspace():
                yield part
                taken, part = 0, ""
            taken, part = taken + size, part + character
        yield part
