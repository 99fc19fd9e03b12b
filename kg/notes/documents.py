"""Notes as documents: headings, paragraphs, items and tables over one folded text."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from lxml import etree

from kg.model.note import Block, BlockKind, Cell, NoteDocument
from kg.notes.excerpts import excerpt_of
from kg.notes.grids import pieces_of_table
from kg.notes.markup import (
    check_length,
    is_marked_up,
    local_name,
    tree_of,
    unescaped,
)
from kg.notes.pieces import Piece, text_piece
from kg.notes.words import says
from kg.readers.xbrl.plaintext import text_of

_BLOCKS: Final = frozenset(
    [
        "address", "article", "blockquote", "body", "caption", "center", "dd", "div",
        "dl", "dt", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "html", "li",
        "ol", "p", "pre", "section", "table", "tbody", "td", "tfoot", "th", "thead",
        "tr", "ul",
    ]
)  # fmt: skip
_HEADINGS: Final = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_EMPHASIS: Final = frozenset(["b", "strong", "u", "i", "em", *_HEADINGS])
_STYLED: Final = re.compile(
    r"font-weight\s*:\s*(?:bold|[6-9]00)|underline|font-style\s*:\s*italic", re.I
)
_BLANK_LINE: Final = re.compile(r"\n[ \t\r\f\v\u00a0]*\n")
_WRAPPED: Final = 100
"""Characters of the longest line from which on lines are no wrapped text."""
_BREAKS: Final = 2
"""Line breaks in a row that part paragraphs."""


def parse_note(
    content: str,
    *,
    key: str,
    cik: str | None,
    accession: str | None,
    concept: str | None,
    title: str,
    start: date | None,
    end: date | None,
    aside: bool = False,
) -> NoteDocument:
    """Read a text block as a document.

    Args:
        content: HTML, escaped or not, or plain text.
        key: See `kg.model.note.NoteDocument`, and so for the others.
        cik: The reporter.
        accession: The filing.
        concept: Element of the block.
        title: Its title.
        start: First day of its period.
        end: Last day.
        aside: Whether it is on another subject: only its parts that speak of parties
            are the document then.

    Raises:
        ReadError: It is larger than any note, or made to be slow.
    """
    check_length(content, key)
    markup = unescaped(content)
    pieces: Iterable[Piece]
    if is_marked_up(markup):
        root = tree_of(markup, key)
        pieces = _pieces(root, key) if root is not None else _plain(text_of(markup))
    else:
        pieces = _plain(markup)
    text, blocks = _folded(excerpt_of(pieces) if aside else pieces)
    return NoteDocument(
        key=key,
        cik=cik,
        accession=accession,
        concept=concept,
        title=title,
        start=start,
        end=end,
        text=text,
        blocks=blocks,
        policy=not aside and _is_policy(concept, text),
        aside=aside,
    )


def is_definition(text: str) -> bool:
    """Whether words define what a related party is, and state nothing of one.

    >>> is_definition("Parties are considered to be related if one can control.")
    True
    >>> is_definition("Ms. Roe is considered a related party of the Company.")
    False
    """
    return says("definition", text)


def _is_policy(concept: str | None, text: str) -> bool:
    """Whether a note states how things are defined: by its element, else its words.

    A disclosure may begin with the definition, so its words make it a policy only
    where nothing but definitions and their lists stand in it: no day and no sum.
    """
    local = (concept or "").rpartition(":")[2]
    if says("policy element", local):
        return True
    if says("dealing", text):
        return False
    lines = [line for line in text.split("\n") if line.strip()]
    defined = [n for n, line in enumerate(lines) if is_definition(line)]
    return bool(defined) and len(lines) - len(defined) <= len(defined)


class _Words:
    """The words of a block gathered so far, and whether all are emphasised."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._plain = False
        self._breaks = 0

    def add(self, text: str | None, *, emphasised: bool) -> None:
        """Add words as they stand."""
        if text:
            self._parts.append(text)
            if text.strip():
                self._plain = self._plain or not emphasised
                self._breaks = 0

    def broken(self) -> bool:
        """Note a line break; tell whether it begins a new paragraph."""
        self._parts.append(" ")
        self._breaks += 1
        return self._breaks >= _BREAKS

    def piece(self, *, item: bool, heading: bool = False) -> Iterator[Piece]:
        """Yield what was gathered, if anything, and begin anew."""
        text = " ".join("".join(self._parts).split())
        emphasised = heading or not self._plain
        self._parts, self._plain, self._breaks = [], False, 0
        if text:
            yield text_piece(text, emphasised=emphasised, item=item)


def _pieces(root: etree._Element, source: str) -> Iterator[Piece]:
    """Yield the parts of a tree, in order."""
    words = _Words()
    emphasis = items = 0
    walker = etree.iterwalk(root, events=("start", "end"))
    for action, element in walker:
        tag = local_name(element)
        if action == "start":
            if tag in _BLOCKS:
                yield from words.piece(item=items > 0)
            if tag == "br" and words.broken():
                yield from words.piece(item=items > 0)
            if tag == "table" and not _holds_table(element):
                yield from pieces_of_table(element, source)
                walker.skip_subtree()
                continue
            emphasis += _is_emphasis(element)
            items += tag == "li"
            words.add(element.text, emphasised=emphasis > 0)
        else:
            if tag in _BLOCKS:
                yield from words.piece(item=items > 0, heading=tag in _HEADINGS)
            if tag != "table" or _holds_table(element):
                emphasis -= _is_emphasis(element)
                items -= tag == "li"
            words.add(element.tail, emphasised=emphasis > 0)
    yield from words.piece(item=False)


def _is_emphasis(element: etree._Element) -> bool:
    style = element.get("style")
    return local_name(element) in _EMPHASIS or (
        style is not None and _STYLED.search(style) is not None
    )


def _holds_table(element: etree._Element) -> bool:
    """Whether a table lays out others, and so is none itself."""
    return next(element.iterdescendants("table"), None) is not None


def _plain(text: str) -> Iterator[Piece]:
    """Yield the paragraphs of plain text, parted by blank lines.

    Text without blank lines whose lines are longer than any that are wrapped has a
    paragraph a line.
    """
    parts = _BLANK_LINE.split(text.strip())
    lines = text.splitlines()
    if len(parts) == 1 and max(map(len, lines), default=0) > _WRAPPED:
        parts = lines
    for part in parts:
        words = " ".join(part.split())
        if words:
            yield text_piece(words, emphasised=False, item=False)


def _folded(pieces: Iterable[Piece]) -> tuple[str, tuple[Block, ...]]:
    """Return one text with the place of each part.

    Blocks and rows are parted by a line break, cells that hold words by a tab.
    """
    parts: list[str] = []
    blocks: list[Block] = []
    at = 0
    for piece in pieces:
        if blocks:
            parts.append("\n")
            at += 1
        if piece.kind is BlockKind.TABLE:
            text, cells = _table(piece, at)
        else:
            text, cells = piece.text, ()
        parts.append(text)
        blocks.append(Block(piece.kind, at, at + len(text), cells))
        at += len(text)
    return "".join(parts), tuple(blocks)


def _table(piece: Piece, start: int) -> tuple[str, tuple[Cell, ...]]:
    parts: list[str] = []
    cells: list[Cell] = []
    at, row = start, -1
    for cell in piece.cells:
        if cell.text:
            if row >= 0:
                parts.append("\n" if cell.row != row else "\t")
                at += 1
            row = cell.row
            parts.append(cell.text)
        end = at + len(cell.text)
        cells.append(
            Cell(
                cell.row, cell.column, cell.rowspan, cell.colspan, at, end, cell.header
            )
        )
        at = end
    return "".join(parts), tuple(cells)
