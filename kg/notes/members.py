"""Subsidiaries that a table or a list names without telling shares.

"Name of subsidiary | Place of incorporation" tells what its rows are by the head over
the names; the lines, or the table, behind "the following wholly-owned subsidiaries:" by
that sentence.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from kg.model.note import Block, BlockKind, NoteDocument, Statement, StatementKind
from kg.notes.grids import is_amount
from kg.notes.holding_heads import entity_name
from kg.notes.layout import NoteTable, TableCell
from kg.notes.pairs import is_whole_name
from kg.notes.sentences.definitions import phrase_of, reporter_phrases
from kg.notes.words import says
from kg.parties.spelling import words_of
from kg.parties.things import ends_legal

ROW: Final = "subsidiary-row"
"""Rule of a row of a table that lists subsidiaries."""
LINE: Final = "subsidiary-line"
"""Rule of a line of a list of subsidiaries."""

_LINE: Final = re.compile(
    r"(?P<name>[^();:–—]{3,90}?(?: ?\([A-Z][A-Za-z. ]{1,20}\)[^();:–—]{2,60}?)?)\s*"
    r"(?:\((?P<share>\d{1,3}(?:\.\d+)?) ?%(?: [a-z]+)? by (?P<holder>[^()]{3,60})\)"
    r"|\((?P<part>\d{1,3}(?:\.\d+)?) ?%[^()]{0,40}\)(?:\s*\([^()]{2,60}\))?"
    r"|(?:\([^()]{2,60}\))?(?P<told>[,–—-]\s.*|: .*)?)?"
    r"\s*[;.,]?(?:\s+and)?",
    re.DOTALL,
)
_FEWEST: Final = 2
"""Lines from which on they are a list."""


def members_of(
    document: NoteDocument, table: NoteTable, reporter: str = ""
) -> Iterator[Statement]:
    """Yield a tie for each row of a table that lists subsidiaries without shares.

    Args:
        document: The note.
        table: One of its tables, that tells no shares of entities.
        reporter: Name of the reporter, which may be a row as well.
    """
    heads = [cell for row in table.heads for cell in row]
    if any(says("no holding head", c.text) for c in heads):
        return
    if any(says("relationship head", c.text) for c in heads):
        return
    column = _column(table, heads)
    if column is None and _is_captioned(document, table):
        column = _column_of_names(table)
    if column is None:
        return
    holder = next((c for c in heads if says("holder head", c.text)), None)
    own = reporter_phrases(reporter)
    for row in table.rows:
        cell = next((c for c in row if c.covers(column)), None)
        name = "" if cell is None else entity_name(cell.text)
        if cell is None or not is_whole_name(name) or phrase_of(name) in own:
            continue
        named = None if holder is None else _over(row, holder)
        by = "" if named is None else entity_name(named.text)
        of = "" if says("reporter alone", by) or phrase_of(by) in own else by
        tie = _tie(name, None, cell.cell.start, row[-1].cell.end, ROW)
        yield replace(tie, object=of)


def _column(table: NoteTable, heads: Sequence[TableCell]) -> int | None:
    """Return the column whose head says that it names subsidiaries; None for none.

    Beside it stands where or when each was formed, or nothing at all.
    """
    name = next((c for c in heads if _lists_subsidiaries(c.text)), None)
    others = [cell for cell in heads if cell is not name]
    rows = [row for row in table.rows if len(row) > 1]
    if name is None or any(is_amount(c.text) for row in rows for c in row[1:]):
        return None
    formed = any(says("place head", cell.text) for cell in others)
    return name.cell.column if formed or not (others or rows) else None


def _is_captioned(document: NoteDocument, table: NoteTable) -> bool:
    """Whether the sentence before a table says that it lists own subsidiaries."""
    if table.place == 0:
        return False
    block = document.blocks[table.place - 1]
    before = document.text[block.start : block.end].rstrip()
    is_text = block.kind is not BlockKind.TABLE
    return is_text and says("caption of own", _last_sentence(before))


def _column_of_names(table: NoteTable) -> int | None:
    """Return the first column whose cells are names with a legal form, two of three."""
    columns: dict[int, list[str]] = {}
    for row in table.rows:
        for cell in row:
            columns.setdefault(cell.cell.column, []).append(entity_name(cell.text))
    for column, names in sorted(columns.items()):
        forms = sum(ends_legal(words_of(name)) for name in names)
        if forms >= _FEWEST and forms * 3 >= len(names) * 2:
            return column
    return None


def _over(row: Sequence[TableCell], head: TableCell) -> TableCell | None:
    columns = range(head.cell.column, head.cell.column + head.cell.colspan)
    return next((c for c in row if any(c.covers(column) for column in columns)), None)


def _last_sentence(text: str) -> str:
    return re.split(r"(?<=[.;])\s", text)[-1]


def lists_of(document: NoteDocument) -> Iterator[Statement]:
    """Yield a tie for each line of a list that a sentence calls subsidiaries."""
    for place, block in enumerate(document.blocks):
        before = document.text[block.start : block.end].rstrip()
        told = says("list of own", _last_sentence(before))
        if block.kind is BlockKind.TABLE or not told:
            continue
        found = list(_lines(document, place + 1))
        if len(found) >= _FEWEST:
            yield from (tie for tie in found if tie is not None)


def _lines(document: NoteDocument, place: int) -> Iterator[Statement | None]:
    """Yield the ties of the lines from one on that are names, up to the first other.

    None for a line that says in a sentence who else holds the entity.
    """
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
        yield None if says("held by other", found["told"] or "") else tie


def _named(document: NoteDocument, block: Block) -> re.Match[str] | None:
    if block.kind not in (BlockKind.ITEM, BlockKind.PARAGRAPH):
        return None
    found = _LINE.fullmatch(document.text[block.start : block.end])
    return found if found is not None and is_whole_name(found["name"]) else None


def _lists_subsidiaries(head: str) -> bool:
    """Whether a head stands over names of subsidiaries."""
    return says("entity head", head) and says("subsidiary kind", head)


def _tie(
    name: str, share: Decimal | None, start: int, end: int, rule: str
) -> Statement:
    return Statement(
        StatementKind.TIE, name, "subsidiary-of", "", share,
        None if share is None else "pure", None, None, None, start, end, rule,
    )  # fmt: skip
