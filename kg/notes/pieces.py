"""A note before its text is folded into one: the parts it falls into, in order."""

import re
from dataclasses import dataclass
from typing import Final

from kg.model.note import BlockKind
from kg.patterns import pattern_of

_MARK: Final = pattern_of(
    r"[●•·▪■□▫◦○‣⁃∙–—-]|\(?(?:\d{1,3}|[a-z]{1,2}|[ivx]{1,5})[.)]?\*?|\[\d{1,3}\]|\*{1,3}"
    r"|(?:Note|NOTE) \d{1,3}\.?",
    re.IGNORECASE,
)
_BULLET: Final = pattern_of(r"[●•·▪■□▫◦○‣⁃∙]\s*")
_LONGEST_HEADING: Final = 160
"""Characters beyond which emphasised words are a paragraph."""


@dataclass(frozen=True, slots=True)
class GridCell:
    """One cell of a table with its text folded; see `kg.model.note.Cell`."""

    row: int
    column: int
    rowspan: int
    colspan: int
    text: str
    header: bool = False
    emphasised: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A heading, paragraph or item with its text, or a table with its cells."""

    kind: BlockKind
    text: str = ""
    cells: tuple[GridCell, ...] = ()


def is_mark(text: str) -> bool:
    """Whether a cell holds only what marks an item: a bullet, "(1)", "a.", "9.".

    >>> is_mark("(iv)"), is_mark("●"), is_mark("12.") , is_mark("2024")
    (True, True, True, False)
    """
    return _MARK.fullmatch(text.strip()) is not None


def text_piece(text: str, *, emphasised: bool, item: bool) -> Piece:
    """Return a run of words as a heading, item or paragraph.

    Args:
        text: Folded, not empty.
        emphasised: Whether all of it is bold, underlined, italic or a heading's.
        item: Whether it stands in a list.
    """
    bullet = _BULLET.match(text)
    if bullet is not None and bullet.end() < len(text):
        return Piece(BlockKind.ITEM, text[bullet.end() :])
    if _is_heading(text, emphasised=emphasised):
        return Piece(BlockKind.HEADING, text)
    return Piece(BlockKind.ITEM if item else BlockKind.PARAGRAPH, text)


def _is_heading(text: str, *, emphasised: bool) -> bool:
    if len(text) > _LONGEST_HEADING or not any(map(str.isalpha, text)):
        return False
    ends_sentence = text.endswith((".", ";", ",")) and not text.endswith("etc.")
    letters = [letter for letter in text if letter.isalpha()]
    capitals = all(letter == letter.upper() for letter in letters) and len(letters) > 5
    return (emphasised and not ends_sentence) or (capitals and len(text.split()) > 1)
