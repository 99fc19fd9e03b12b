"""The words of notes: where some stand, and what stands there."""

from typing import TYPE_CHECKING, Final

from kg.errors import KGError
from kg.mcp.reply import AbstainError, Reply

if TYPE_CHECKING:
    from kg.api.graph import Graph

_PIECE: Final = 2000
"""Most characters of a note in one reply."""


def search_text(graph: "Graph", words: str) -> Reply:
    """Return where notes hold some words.

    Raises:
        AbstainError: They stand nowhere.
    """
    if not words.strip():
        reason = "no words were given"
        raise AbstainError(reason)
    rows = graph.search_text(words)
    if not rows:
        count = len(graph.notes())
        reason = f"no note holds {words!r}; {count} notes were searched"
        raise AbstainError(reason)
    return Reply([dict(row) for row in rows])


def read_text(graph: "Graph", document: str, offset: int) -> Reply:
    """Return a piece of a note from an offset, and where the next piece begins.

    Raises:
        AbstainError: There is no such note, or it ends before.
    """
    if offset < 0:
        reason = f"found offset={offset}, expected 0 or more"
        raise AbstainError(reason)
    try:
        text = graph.read_text(document, offset, offset + _PIECE + 1)
    except KGError as error:
        raise AbstainError(str(error)) from None
    if not text:
        reason = f"the note ends before {offset}"
        raise AbstainError(reason)
    piece = text[:_PIECE]
    while len(piece.encode()) > _PIECE + 500:
        piece = piece[: len(piece) * 3 // 4]
    row: dict[str, object] = {"document": document, "start": offset, "text": piece}
    if len(text) > len(piece):
        row["next_offset"] = offset + len(piece)
    return Reply([row])
