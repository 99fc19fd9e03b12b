"""Footnote marks of tables, and the texts they lead to."""

from collections.abc import Mapping
from typing import Final

from kg.model.note import BlockKind, NoteDocument
from kg.patterns import pattern_of

_MARKS: Final = pattern_of(
    r"(?:\s*(?:\(\*?(?:\d{1,2}|[ivx]{1,5})\)|\[\d{1,2}\]|[*†‡]+|[¹²³⁴⁵⁶⁷⁸⁹]+),?)+$"
)
_MARK: Final = pattern_of(
    r"\(\*?(?:\d{1,2}|[ivx]{1,5})\)|\[\d{1,2}\]|[*†‡]+|[¹²³⁴⁵⁶⁷⁸⁹]+"
)
_NOTED: Final = pattern_of(
    r"(?P<mark>\(\*?(?:\d{1,2}|[ivx]{1,5})\)|\[\d{1,2}\]|[*†‡]+|[¹²³⁴⁵⁶⁷⁸⁹]+|\d{1,2}[.)])\s*(?=\S)"
)
_SUPERSCRIPTS: Final = str.maketrans("¹²³⁴⁵⁶⁷⁸⁹", "123456789")


def without_marks(text: str) -> tuple[str, tuple[str, ...]]:
    """Return a label without the footnote marks at its end, and the marks.

    >>> without_marks("Natalie Kastberg (5)"), without_marks("Aelora Sdn Bhd")
    (('Natalie Kastberg', ('5',)), ('Aelora Sdn Bhd', ()))
    """
    found = _MARKS.search(text)
    if found is None or found.start() == 0:
        return text, ()
    marks = tuple(_plain(mark) for mark in _MARK.findall(found[0]))
    return text[: found.start()].rstrip(), marks


def footnotes_of(document: NoteDocument, table: int) -> Mapping[str, tuple[int, int]]:
    """Return where the texts of footnotes below a table stand, by mark.

    They are the paragraphs and items behind the table that begin with a mark; the first
    of a mark counts, and the next table that has marks of its own ends them.

    Args:
        document: The note.
        table: Place of the table among its blocks.
    """
    notes: dict[str, tuple[int, int]] = {}
    for block in document.blocks[table + 1 :]:
        if block.kind is BlockKind.TABLE:
            if notes:
                break
            continue
        text = document.text[block.start : block.end]
        found = _NOTED.match(text)
        if found is not None:
            notes.setdefault(
                _plain(found["mark"]), (block.start + found.end(), block.end)
            )
    return notes


def begins_footnote(text: str) -> bool:
    """Whether a paragraph begins with a footnote mark.

    >>> begins_footnote("(1) Controlled by a director."), begins_footnote("In 2024")
    (True, False)
    """
    return _NOTED.match(text) is not None


def _plain(mark: str) -> str:
    return mark.strip("()[].*") or mark.strip("()[].").translate(_SUPERSCRIPTS)
