"""Which columns of a table hold entities, the shares in them and their holders."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from kg.model.note import Cell
from kg.notes.footnotes import without_marks
from kg.notes.heads import day_in, year_in
from kg.notes.layout import NoteTable, TableCell
from kg.notes.words import says
from kg.parties.spelling import words_of
from kg.parties.things import ends_legal
from kg.parties.wordlists import generic_words

SHARE: Final = re.compile(r"(?P<share>\d{1,3}(?:\.\d+)?)\s*%?")


_BEHIND_NAME: Final = re.compile(
    r"\s*\(+(?:(?:the )?[\"“”‘’]|formerly ).*|\s*\($"
    r"|,?\s+\(?(?:formerly|previously) (?:known as|named|called) .*",
    re.DOTALL,
)
"""What stands behind a name in a cell: a short name in brackets, a former name."""


_DASHES: Final = ("-", "–", "—")


_HALF: Final = Decimal("0.5")


_LONGEST: Final = 120
"""Characters of a cell beyond which it is no name."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The heads of a table of holdings.

    Attributes:
        name: Over the names.
        shares: Over the shares of the latest day; direct and indirect ones are added.
        holder: Over who holds them, or None.
        words: All heads, joined.
    """

    name: TableCell
    shares: tuple[TableCell, ...]
    holder: TableCell | None
    words: str


@dataclass(frozen=True, slots=True)
class Held:
    """How much of an entity is held, and by whom; None where the row does not tell."""

    share: Decimal | None
    holder: str | None
    last: TableCell


def columns_of(table: NoteTable, caption: str) -> Columns | None:
    """Return the heads of a table of holdings, or None for any other table.

    Args:
        table: The table.
        caption: Words before it: where they tell what its entities are, the first
            column may have no head, or one of another subject.
    """
    heads = [cell for row in table.heads for cell in row]
    words = " | ".join(cell.text for cell in heads)
    if says("no holding head", words):
        return None
    shares = [cell for cell in heads if says("share head", cell.text)]
    if all(cell.cell.column == 0 for cell in shares):  # "Stake in | 2024 | 2023"
        shares = []
    shares = shares or _yearly(table, caption)
    # "% held by the Company directly | Indirectly": the second stands by itself.
    shares += [c for c in heads if c not in shares and _is_beside(c, shares)]
    shares = shares or _percentages(table)
    if not shares:
        return None
    before = [c for c in heads if c not in shares and _is_left(c, shares[0])]
    named = [c for c in before if says("name head", c.text)]
    named += [c for c in before if says("entity head", c.text)]
    if not named and (first := _names(table)):
        named = [first] if _is_left(first, shares[0]) else []
    if not named:
        return None
    holder = next(
        (c for c in heads if c is not named[0] and says("holder head", c.text)), None
    )
    return Columns(named[0], tuple(_latest(table, shares)), holder, words)


def _percentages(table: NoteTable) -> list[TableCell]:
    """Return the head of the first column whose cells are percentages, by their sign.

    Four of five cells tell one, and there are two at least; without a head an empty
    one stands for it.
    """
    columns: dict[int, list[TableCell]] = {}
    for row in table.rows:
        for cell in row if len(row) > 1 else ():
            columns.setdefault(cell.cell.column, []).append(cell)
    for column, cells in sorted(columns.items()):
        signed = [c for c in cells if "%" in c.text and SHARE.fullmatch(c.text.strip())]
        if column and len(signed) > 1 and len(signed) * 5 >= len(cells) * 4:
            heads = [c for row in table.heads for c in row if c.covers(column)]
            return heads[-1:] or [_headless(cells[0], column)]
    return []


def _headless(cell: TableCell, column: int) -> TableCell:
    """Return an empty head over a column that has none."""
    at = cell.cell.start
    return TableCell(Cell(0, column, 1, 1, at, at, header=True), "")


def _names(table: NoteTable) -> TableCell | None:
    """Return a cell of the column most of whose cells are names with a legal form.

    A column without a head of names holds them where two of three end in "Ltd." or the
    like.
    """
    columns: dict[int, list[TableCell]] = {}
    rows = [row for row in table.rows if len(row) > 1]
    for row in rows:
        for cell in row:
            columns.setdefault(cell.cell.column, []).append(cell)
    for _, cells in sorted(columns.items()):
        legal = [c for c in cells if is_entity(c.text) and _has_form(c.text)]
        if len(legal) * 3 >= len(rows) * 2 > 0:
            return cells[0]
    return None


def _has_form(text: str) -> bool:
    """Whether a cell ends in a legal form: "Acme Ltda. (ii)"."""
    return ends_legal(words_of(entity_name(text)))


def kind_by_share(table: NoteTable, columns: Columns, held: Held | None) -> str:
    """Return what an entity is by the share held in it, where no words tell.

    A list of entities with where they were formed is one of the group's: of more than
    half of its shares an entity is a subsidiary.
    """
    heads = [cell.text for row in table.heads for cell in row]
    formed = any(says("place head", text) for text in heads)
    of_entities = says("entity head", columns.name.text) or says(
        "held by reporter head", columns.words
    )
    if held is None or held.share is None or not (formed or of_entities):
        return ""
    if not of_entities and not _names(table):
        return ""
    return "subsidiary" if held.share > _HALF else "investee"


def _yearly(table: NoteTable, caption: str) -> list[TableCell]:
    """Return heads of years over shares, where the names are those of own entities.

    "Associate | 2024 | 2023": all that stands below the years is a percentage.
    """
    heads = [cell for row in table.heads for cell in row]
    entities = any(says("entity head", c.text) and kind_of(c.text) for c in heads)
    if not entities and not (kind_of(caption) and _names(table)):
        return []
    years = [cell for cell in heads if year_in(cell.text) is not None]
    below = [
        cell.text
        for row in table.rows
        for year in years
        for cell in cells_under(row, year)
        if cell.text not in ("%", *_DASHES)
    ]
    cells = [cell for row in table.rows for cell in row]
    signs = any("%" in cell.text for cell in (*years, *cells))
    return years if below and signs and all(map(SHARE.fullmatch, below)) else []


def _is_beside(cell: TableCell, shares: Sequence[TableCell]) -> bool:
    """Whether a head that says direct or indirect stands right behind a share's."""
    ends = {s.cell.column + s.cell.colspan for s in shares}
    near = cell.cell.column - 1 in {s.cell.column for s in shares}
    return bool(says("direct head", cell.text)) and (near or cell.cell.column in ends)


def _is_left(cell: TableCell, other: TableCell) -> bool:
    return cell.cell.column < other.cell.column


def _latest(table: NoteTable, shares: Sequence[TableCell]) -> list[TableCell]:
    """Return the share columns of the latest day told, direct and indirect beside."""
    cells = [
        cell for share in shares for cell in (_heads_below(table, share) or [share])
    ]
    days = {
        cell: _day(" ".join((*table.head(cell.cell.column), cell.text)))
        for cell in cells
    }
    told = [day for day in days.values() if day is not None]
    if told:
        return [cell for cell, day in days.items() if day == max(told)]
    both = [cell for cell in cells if says("direct head", cell.text)]
    return both or cells[:1]


def _heads_below(table: NoteTable, share: TableCell) -> list[TableCell]:
    """Return the heads of the columns that a head stands over, one row or more down."""
    columns = range(share.cell.column, share.cell.column + share.cell.colspan)
    years = [c for row in table.rows[:1] for c in row if _is_year(c.text)]
    return [
        cell
        for row in (*table.heads, years)
        for cell in row
        if cell.cell.row > share.cell.row and cell.cell.column in columns
    ]


def _is_year(text: str) -> bool:
    """Whether a cell below a head is one itself: "2023 %" below "Interest"."""
    return year_in(text) is not None and SHARE.fullmatch(text) is None


def _day(words: str) -> date | None:
    year = year_in(words)
    return day_in(words) or (None if year is None else date(year, 12, 31))


def entity_name(text: str) -> str:
    """Return the name in a cell, without marks, short names and former names.

    >>> entity_name("Fern Ltd, previously known as Moss Ltd (“Fern”) (1)")
    'Fern Ltd'
    """
    return _BEHIND_NAME.sub("", without_marks(text)[0]).strip(" ,")


def kind_of(words: str) -> str:
    """Return what words call the entities: holder, subsidiary, investee or "".

    A variable interest entity that is consolidated is a subsidiary (FASB Master
    Glossary, "Subsidiary").
    """
    for kind in ("holder", "subsidiary", "investee"):
        if says(f"{kind} kind", words):
            return kind
    return ""


def is_entity(text: str) -> bool:
    """Whether a cell may name an entity: it is no sum and no group of others."""
    bare = without_marks(text)[0]
    return (
        len(bare) <= _LONGEST
        and not says("total", bare)
        and not says("name head", bare)
        and not says("no entity", bare)
        and (_has_form(text) or not generic_words().issuperset(words_of(bare)))
    )


def cells_under(row: Sequence[TableCell], head: TableCell) -> list[TableCell]:
    """Return the cells under a head; where it has none, the one right behind it."""
    first, end = head.cell.column, head.cell.column + head.cell.colspan
    under = [cell for cell in row if first <= cell.cell.column < end]
    return under or [cell for cell in row if cell.cell.column == end]
