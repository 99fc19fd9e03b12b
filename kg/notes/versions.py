"""The same note in several filings of a reporter: one document, with versions.

Notes are the same where they are of one element, or, on pages without element, have one
title. What changed from one version to the next is told paragraph by paragraph and row
by row of tables.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Final

from kg.model.note import BlockKind, NoteDocument
from kg.parties.spelling import words_of

_ALIKE: Final = 0.5
"""Part of their words that a paragraph and its changed version share at least."""
_MOST: Final = 2_000
"""Paragraphs and rows of a note beyond which it is not compared by likeness."""
_NUMBERED: Final = re.compile(r"^note \d+\b|^\d+\b")


class ChangeKind(StrEnum):
    """What became of a paragraph or row."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Change:
    """One paragraph, or row of a table, that differs between two versions.

    Attributes:
        kind: Whether it was added, removed or changed.
        before: Its words in the earlier version; "" where it was added.
        after: Its words in the later one; "" where it was removed.
        start: Offset of its first character in the later version; of what was removed,
            that of what stands in its place now.
        end: Offset after its last.
    """

    kind: ChangeKind
    before: str
    after: str
    start: int
    end: int


def subject_of(note: NoteDocument) -> str:
    """Return what versions of one note share: its element, else the words of its title.

    >>> from kg.model.note import NoteDocument
    >>> note = NoteDocument("", None, None, None, "NOTE 5 - Loans", None, None, "", ())
    >>> subject_of(note)
    'loans'
    """
    if note.concept:
        return note.concept.rpartition(":")[2]
    title = " ".join(words_of(note.title))
    return _NUMBERED.sub("", title).strip() or title


def changes_between(earlier: NoteDocument, later: NoteDocument) -> list[Change]:
    """Return what differs between two versions of a note, in the order of the later."""
    before, after = _parts(earlier), _parts(later)
    texts = [[text for text, _, _ in parts] for parts in (before, after)]
    # Words that stand often ("—") part long notes; comparing them all takes long.
    autojunk = len(before) + len(after) > _MOST
    matcher = SequenceMatcher(None, texts[0], texts[1], autojunk=autojunk)
    found: list[Change] = []
    for action, a, b, c, d in matcher.get_opcodes():
        if action == "equal":
            continue
        place = after[c][1] if c < len(after) else len(later.text)
        pairs = _paired(texts[0][a:b], texts[1][c:d])
        for old, new in pairs:
            if new is None:
                removed = "" if old is None else texts[0][a + old]
                found.append(Change(ChangeKind.REMOVED, removed, "", place, place))
                continue
            text, start, end = after[c + new]
            kind = ChangeKind.ADDED if old is None else ChangeKind.CHANGED
            was = "" if old is None else texts[0][a + old]
            found.append(Change(kind, was, text, start, end))
    return found


def _parts(note: NoteDocument) -> list[tuple[str, int, int]]:
    """Return the paragraphs of a note and the rows of its tables, with their places."""
    parts: list[tuple[str, int, int]] = []
    for block in note.blocks:
        if block.kind is not BlockKind.TABLE:
            parts.append((note.text[block.start : block.end], block.start, block.end))
            continue
        rows: dict[int, list[tuple[int, int]]] = {}
        for cell in block.cells:
            if cell.end > cell.start:
                rows.setdefault(cell.row, []).append((cell.start, cell.end))
        for _, places in sorted(rows.items()):
            start, end = places[0][0], places[-1][1]
            parts.append((" ".join(note.text[start:end].split()), start, end))
    return parts


def _paired(
    old: Sequence[str], new: Sequence[str]
) -> list[tuple[int | None, int | None]]:
    """Return which paragraphs replaced which, in the order of the new ones.

    Each new one is the first old one left whose words it mostly shares.
    """
    left = dict(enumerate(old))
    pairs: list[tuple[int | None, int | None]] = []
    for n, text in enumerate(new):
        match = None
        if len(left) * len(new) <= _MOST:
            match = next((k for k, was in left.items() if _are_alike(was, text)), None)
        if match is not None:
            # What stood before it and has no counterpart was removed.
            pairs += [(k, None) for k in sorted(left) if k < match]
            left = {k: was for k, was in left.items() if k > match}
        pairs.append((match, n))
    return pairs + [(k, None) for k in sorted(left)]


def _are_alike(one: str, other: str) -> bool:
    """Whether two paragraphs share most of their words."""
    left, right = set(one.casefold().split()), set(other.casefold().split())
    return 2 * len(left & right) >= _ALIKE * (len(left) + len(right))
