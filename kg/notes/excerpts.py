"""The parts of a note on another subject that speak of parties, with their headings.

A note on organisation, debt or commitments tells of parties in a few paragraphs of
many. They alone are read and kept, by the words of ``ontology/note_tables.csv``.
"""

from collections.abc import Iterable
from typing import Final

from kg.model.note import BlockKind
from kg.notes.footnotes import begins_footnote, without_marks
from kg.notes.pieces import Piece
from kg.notes.words import says
from kg.parties.spelling import words_of
from kg.parties.things import ends_legal

_HEADS: Final = 12
"""Cells of a table that may be heads."""
_CAPTION: Final = 400
"""Characters of a paragraph before a table beyond which it is no caption of it."""
_FEWEST: Final = 2
"""Names with a legal form from which on a table may be a list of them."""
_LINE: Final = 160
"""Characters of a line beyond which it is none of a list of names."""


def excerpt_of(pieces: Iterable[Piece]) -> list[Piece]:
    """Return the parts that speak of parties, in order.

    With a part comes the heading it stands under, with a table the caption before it
    and the footnotes behind it.
    """
    every = list(pieces)
    wanted = [speaks_of_parties(piece) for piece in every]
    for place, piece in enumerate(every[1:], 1):
        wanted[place] = wanted[place] or (wanted[place - 1] and _lists_entities(piece))
    kept: set[int] = set()
    heading: int | None = None
    table: int | None = None
    is_list = False
    for place, piece in enumerate(every):
        if piece.kind is BlockKind.HEADING:
            heading, table, is_list = place, None, False
        elif wanted[place]:
            kept |= {place} | ({heading} if heading is not None else set())
            is_item = piece.kind is BlockKind.ITEM
            is_list = says("list of own", piece.text) or (is_list and is_item)
            if piece.kind is BlockKind.TABLE:
                kept |= _caption(every, place)
                table = place
        elif (is_list and len(piece.text) <= _LINE) or (
            table is not None and begins_footnote(piece.text)
        ):
            kept.add(place)
        else:
            table, is_list = None, False
    return [every[place] for place in sorted(kept)]


def speaks_of_parties(piece: Piece) -> bool:
    """Whether a part of a note names parties or says what somebody is to another."""
    if piece.kind is BlockKind.TABLE:
        texts = [cell.text for cell in piece.cells if cell.text]
        heads = texts[:_HEADS]
        return says("party words", " ".join(texts)) or (
            any(says("share head", text) for text in heads)
            and any(
                says(kind, t) for t in heads for kind in ("entity head", "name head")
            )
        )
    tells_scale = len(piece.text) <= _CAPTION and says("scale", piece.text)
    return tells_scale or says("party words", piece.text)


def _lists_entities(piece: Piece) -> bool:
    """Whether a table has a column of entities; what they are its caption tells."""
    texts = [cell.text for cell in piece.cells if cell.text]
    named = any(
        says(kind, text)
        for text in texts[:_HEADS]
        for kind in ("entity head", "name head", "share head")
    )
    forms = sum(ends_legal(words_of(without_marks(text)[0])) for text in texts)
    return named or forms >= _FEWEST


def _caption(every: list[Piece], place: int) -> set[int]:
    """Return the place of the short paragraph right before a table, if there is one."""
    if place == 0:
        return set()
    before = every[place - 1]
    is_text = before.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM)
    return {place - 1} if is_text and len(before.text) <= _CAPTION else set()
