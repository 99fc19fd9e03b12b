"""Notes made of plain text."""

from kg.model.note import Block, BlockKind, NoteDocument


def note(text, *, policy=False):
    """Return a document of paragraphs, one a line."""
    blocks, at = [], 0
    for line in text.split("\n"):
        blocks.append(Block(BlockKind.PARAGRAPH, at, at + len(line)))
        at += len(line) + 1
    return NoteDocument(
        "test", "1", None, None, "", None, None, text, tuple(blocks), policy
    )
