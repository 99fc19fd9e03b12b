"""Tables of who is held, and by how much: subsidiaries, investees, shareholders.

"Name of subsidiary | Place of incorporation | % of ownership | Principal activities" is
a tie a row. What the entities of a table are to the reporter is told by the nearest
words: the label that heads the rows, the heads, the caption, the title of the note. A
table of percentages that none of them calls shares in entities states nothing.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from kg.model.note import BlockKind, NoteDocument, Statement, StatementKind
from kg.notes.footnotes import without_marks
from kg.notes.grids import is_amount
from kg.notes.holding_heads import (
    SHARE,
    Columns,
    Held,
    cells_under,
    columns_of,
    entity_name,
    is_entity,
    kind_by_share,
    kind_of,
)
from kg.notes.layout import NoteTable, TableCell
from kg.notes.sentences.definitions import phrase_of, reporter_phrases
from kg.notes.words import match_of, says

ROW: Final = "holding-row"
"""Rule of a row of a table of entities with the shares held in them."""

_BY: Final = re.compile(
    r"(?:(?P<share>\d{1,3}(?:\.\d+)?)\s*%|wholly)\s*(?:[\w-]+ )??"
    r"(?:(?:owned|held|controlled|subsidiary) )?(?:by|of|through) (?P<holder>.+)",
    re.IGNORECASE,
)
_LETTER: Final = re.compile(r"\s*\([a-z]\)\s*$")
"""A mark of a footnote behind a share: "51% (a)"."""
_CAPTION: Final = 500
"""Characters of the paragraph before a table that are looked at."""


def holdings_of(
    document: NoteDocument, table: NoteTable, reporter: str = ""
) -> Iterator[Statement]:
    """Yield what a table says of shares in entities, a statement a row.

    Args:
        document: The note.
        table: One of its tables.
        reporter: Name of the reporter; a holder so named is the reporter.
    """
    caption = _caption(document, table.place)
    columns = columns_of(table, caption)
    if columns is None:
        return
    around = (columns.words, caption, document.title)
    own = reporter_phrases(reporter)
    section, parent = "", ""
    for row in table.rows:
        name = _under(row, columns.name)
        if name is None or not any(map(str.isalpha, name.text)):
            continue
        if len(row) == 1:
            section = name.text
            found = match_of("section of parent", section)
            parent = found["parent"].strip(" :") if found is not None else ""
            continue
        held = _held(row, columns)
        kind = next((k for text in (section, *around) if (k := kind_of(text))), "")
        kind = kind or kind_by_share(table, columns, held)
        if held is not None and kind and is_entity(name.text):
            holder = held.holder or parent
            is_own = says("reporter alone", holder) or phrase_of(holder) in own
            is_own = is_own or not holder or says("no holder's name", holder)
            if is_own and phrase_of(entity_name(name.text)) in own:
                continue  # Of the same name as the reporter: nobody could tell.
            yield _tie(kind, name, "" if is_own else holder, held)


def _caption(document: NoteDocument, place: int) -> str:
    """Return the heading and the paragraph before a table."""
    found = []
    for block in reversed(document.blocks[:place]):
        if block.kind is BlockKind.TABLE:
            break
        found.append(document.text[block.start : block.end][-_CAPTION:])
        if block.kind is BlockKind.HEADING or len(found) > 1:
            break
    return " ".join(found)


def _under(row: Sequence[TableCell], head: TableCell) -> TableCell | None:
    """Return the first cell of words under a head."""
    columns = range(head.cell.column, head.cell.column + head.cell.colspan)
    return next((c for c in row if any(c.covers(column) for column in columns)), None)


def _held(row: Sequence[TableCell], columns: Columns) -> Held | None:
    """Return what a row tells of the share and its holder; None where it tells none."""
    shares: list[Decimal] = []
    holder: str | None = None
    last: TableCell | None = None
    seen: set[int] = set()
    for head in columns.shares:
        for cell in cells_under(row, head):
            if cell.cell.start in seen:
                continue
            seen.add(cell.cell.start)
            by = _BY.search(cell.text)
            share = _share(cell.text) if by is None else _share(by["share"] or "100%")
            if by is not None:
                holder = without_marks(by["holder"])[0].strip(" .;")
            if share is not None:
                shares.append(share)
                last = cell
    named = None if columns.holder is None else _under(row, columns.holder)
    if named is not None and holder is None and not is_amount(named.text):
        holder = without_marks(named.text)[0]
    if last is None or sum(shares) > 1 or sum(shares) == 0:
        return None
    return Held(sum(shares, Decimal(0)), holder, last)


def _share(text: str) -> Decimal | None:
    """Return a share as a fraction of one; None for a dash and "N/A"."""
    bare = _LETTER.sub("", without_marks(text)[0]).strip()
    if says("wholly", bare):
        return Decimal(1)
    found = SHARE.fullmatch(bare)
    return None if found is None else Decimal(found["share"]) / 100


def _tie(kind: str, name: TableCell, holder: str, held: Held) -> Statement:
    """Return the tie of a row."""
    entity = entity_name(name.text)
    predicate = "subsidiary-of" if kind == "subsidiary" else "owned-by"
    subject, other = entity, holder
    if kind == "holder":
        subject, predicate, other = entity, "owns", ""
    return Statement(
        kind=StatementKind.TIE,
        subject=subject,
        predicate=predicate,
        object=other,
        value=held.share,
        unit=None if held.share is None else "pure",
        day=None,
        valid_from=None,
        valid_to=None,
        start=min(name.cell.start, held.last.cell.start),
        end=max(name.cell.end, held.last.cell.end),
        rule=ROW,
    )
