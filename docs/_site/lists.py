"""Indents nested blocks by four, which Python-Markdown asks and CommonMark does not."""

import re
from typing import Final

_ITEM: Final = re.compile(r"( *)([*+-]|\d+[.)])( +)(.*)")
_FENCE: Final = re.compile(r" *(```|~~~)")


def indented(text: str) -> str:
    r"""Return Markdown in which what belongs to an item stands four columns in.

    A list that follows a paragraph without a blank line gets one.

    >>> indented("1. one\n\n   | a |\n\n   * two")
    '1. one\n\n    | a |\n\n    * two'
    >>> indented("words:\n* one\n  more")
    'words:\n\n* one\n    more'
    """
    made: list[str] = []
    levels: list[int] = []  # columns where the text of each open item begins
    fenced = False
    for line in text.split("\n"):
        depth = len(line) - len(line.lstrip(" "))
        if line.strip() and not fenced:
            levels = [column for column in levels if column <= depth]
        within = 4 * len(levels) + max(0, depth - (levels[-1] if levels else 0))
        item = None if fenced else _ITEM.fullmatch(line)
        if item is not None and (levels or depth < 4):
            if not levels and made and _is_paragraph(made[-1]):
                made.append("")
            levels.append(len(item[1]) + len(item[2]) + len(item[3]))
        made.append(" " * within + line.lstrip(" ") if line.strip() else "")
        if _FENCE.match(line):
            fenced = not fenced
    return "\n".join(made)


def _is_paragraph(line: str) -> bool:
    """Tell whether a line is of a paragraph: not blank, no item, no head, no table."""
    text = line.lstrip(" ")
    return (
        bool(text) and text == line and not _ITEM.match(line) and text[0] not in "#|<"
    )
