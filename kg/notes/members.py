"""Subsidiaries that a table or a list names without telling shares.

"Name of subsidiary | Place of incorporation" tells what its rows are by the head over
the names; the lines behind "the following wholly-owned subsidiaries:" by that sentence.
A table of figures tells amounts of these entities, and is read for that alone.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Final

from kg.model.note import Block, BlockKind, NoteDocument, Statement, StatementKind
from kg.notes.footnotes import without_marks
from kg.notes.grids import is_amount
from kg.notes.layout import NoteTable
from kg.notes.pairs import is_whole_name
from kg.notes.words import says

ROW: Final = "subsidiary-row"
"""Rule of a row of a table that lists subsidiaries."""
LINE: Final = "subsidiary-line"
"""Rule of a line of a list of subsidiaries."""

_LINE: Final = re.compile(
    r"(?P<name>[^();:–—]{3,90}?)\s*"
    r"(?:\((?P<share>\d{1,3}(?:\.\d+)?) ?%(?: [a-z]+)? by (?P<holder>[^()]{3,60})\)"
    r"|\((?P<part>\d{1,3}(?:\.\d+)?) ?%[^()]{0,40}\)(?:\s*\([^()]{2,60}\))?"
    r"|\([^()]{2,60}\)"
    r"|[,–—-]\s.*|: .*)?"
    r"\s*[;.,]?(?:\s+and)?",
    re.DOTALL,
)
_DEFINED: Final = re.compile(r"\s*\((?:the |formerly |“|\").*", re.DOTALL)
_FEWEST: Final = 2
"""Lines from which on they are a list."""


def members_of(table: NoteTable) -> Iterator[Statement]:
    """Yield a tie for each row of a table that lists subsidiaries without shares."""
    heads = [cell for row in table.heads for cell in row]
    name = next((c for c in heads if _lists_subsidiaries(c.text)), None)
    others = [cell for cell in heads if cell is not name]
    if name is None or not any(says("place head", cell.text) for cell in others):
        return
    if any(
        says("no holding head", c.text) or says("share head", c.text) for c in heads
    ):
        return
    if any(is_amount(cell.text) for row in table.rows for cell in row[1:]):
        return
    for row in table.rows:
        cell = next((c for c in row if c.covers(name.cell.column)), None)
        if cell is not None and len(row) > 1 and is_whole_name(_bare(cell.text)):
            yield _tie(_bare(cell.text), None, cell.cell.start, row[-1].cell.end, ROW)


def lists_of(document: NoteDocument) -> Iterator[Statement]:
    """Yield a tie for each line of a list that a sentence calls subsidiaries."""
    for place, block in enumerate(document.blocks):
        before = document.text[block.start : block.end].rstrip()
        sentence = re.split(r"(?<=[.;])\s", before)[-1]
        if block.kind is not BlockKind.PARAGRAPH or not says("list of own", sentence):
            continue
        found = list(_lines(document, place + 1))
        if len(found) >= _FEWEST:
            yield from found


def _lines(document: NoteDocument, place: int) -> Iterator[Statement]:
    """Yield the ties of the lines from one on that are names, up to the first other."""
    for block in document.blocks[place:]:
        found = _named(document, block)
        if found is None:
            return
        printed = found["share"] or found["part"]
        end = block.end if printed is None else block.start + found.end()
        share = None if printed is None else Decimal(printed) / 100
        tie = _tie(found["name"].strip(" ,"), share, block.start, end, LINE)
        holder = (found["holder"] or "").strip()
        if holder and not says("reporter alone", holder):
            tie = replace(tie, predicate="owned-by", object=holder)
        yield tie


def _named(document: NoteDocument, block: Block) -> re.Match[str] | None:
    if block.kind not in (BlockKind.ITEM, BlockKind.PARAGRAPH):
        return None
    found = _LINE.fullmatch(document.text[block.start : block.end])
    return found if found is not None and is_whole_name(found["name"]) else None


def _lists_subsidiaries(head: str) -> bool:
    """Whether a head stands over names of subsidiaries."""
    return says("entity head", head) and says("subsidiary kind", head)


def _bare(text: str) -> str:
    return _DEFINED.sub("", without_marks(text)[0]).strip(" ,")


def _tie(
    name: str, share: Decimal | None, start: int, end: int, rule: str
) -> Statement:
    return Statement(
        StatementKind.TIE, name, "subsidiary-of", "", share,
        None if share is None else "pure", None, None, None, start, end, rule,
    )  # fmt: skip
