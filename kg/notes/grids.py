"""The cells of a table of a note, spans laid out within bounds.

A table that only lays text out - a bullet and its words, a footnote behind its mark -
comes back as the items it shows, not as a table.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from lxml import etree

from kg.errors import ReadError
from kg.model.note import BlockKind
from kg.notes.markup import local_name
from kg.notes.pieces import GridCell, Piece, is_mark, text_piece
from kg.notes.words import says
from kg.readers.pages.numbers import CellKind, kind_of, parse_date
from kg.readers.xbrl.plaintext import text_within

MOST_ROWS: Final = 5_000
MOST_CELLS: Final = 100_000
WIDEST: Final = 300
"""Rows, cells and columns beyond which a table is refused; notes have some 100."""

_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_MARK_TAIL: Final = re.compile(r"\s*(?:[*†]+|\(\d{1,2}\)|\[\d{1,2}\])$")
_DASH: Final = re.compile(r"(?:[$€£¥]\s*)?(?:[-–—−]+|nil)", re.IGNORECASE)
_EMPHASIS: Final = frozenset(["b", "strong", "u", "th"])
_BOLD: Final = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)|underline", re.I)


def pieces_of_table(table: etree._Element, source: str) -> Iterator[Piece]:
    """Yield a table as one piece, or the items it lays out.

    Raises:
        ReadError: It has more rows, columns or cells than any note.
    """
    cells = laid_out(table, source)
    rows = _by_row(cells)
    if not rows:
        return
    if all(_is_laid_out_text(row) for row in rows):
        for row in rows:
            yield _item(row)
        return
    heads = _header_rows(rows)
    yield Piece(
        BlockKind.TABLE,
        cells=tuple(
            cell if cell.row not in heads else _as_header(cell) for cell in cells
        ),
    )


def laid_out(table: etree._Element, source: str) -> list[GridCell]:
    """Return the cells of a table on its grid, row by row.

    A span reaches no farther than the table: one of 10^9 rows is one to its end.

    Raises:
        ReadError: It has more rows, columns or cells than any note.
    """
    rows = list(_rows(table))
    cells: list[GridCell] = []
    taken: dict[int, int] = {}  # column -> first row that is free again
    for number, row in enumerate(rows):
        column = 0
        for element in row:
            if local_name(element) not in ("td", "th"):
                continue
            while taken.get(column, 0) > number:
                column += 1
            wide = _span(element, "colspan", WIDEST)
            tall = _span(element, "rowspan", len(rows) - number)
            cells.append(_cell(element, number, column, tall, wide))
            if tall > 1:
                taken.update(dict.fromkeys(range(column, column + wide), number + tall))
            column += wide
            if column > WIDEST or len(cells) > MOST_CELLS or number >= MOST_ROWS:
                message = (
                    f"found a table of more than {WIDEST} columns, {MOST_ROWS} rows or "
                    f"{MOST_CELLS} cells, expected fewer; the note is kept as a fact"
                )
                raise ReadError(message, source=source)
    return cells


def is_amount(text: str) -> bool:
    """Whether a cell holds an amount or the dash that stands for none.

    >>> [is_amount(text) for text in ("$319,424", "(11,923", "—", "2023", "12%")]
    [True, True, True, False, True]
    """
    text = _MARK_TAIL.sub("", text.strip())
    if text.startswith("(") and ")" not in text:
        text += ")"
    if _DASH.fullmatch(text):
        return True
    if _YEAR.fullmatch(text) is not None or parse_date(text) is not None:
        return False
    return kind_of(text) in (CellKind.MONEY, CellKind.NUMBER, CellKind.PERCENT)


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    """Yield the rows of a table, not those of tables inside its cells."""
    for child in table:
        if local_name(child) == "tr":
            yield child
        elif local_name(child) in ("tbody", "thead", "tfoot"):
            yield from (row for row in child if local_name(row) == "tr")


def _span(element: etree._Element, name: str, most: int) -> int:
    """Return a span, at least 1; 0 and what is too far reach to the end."""
    text = (element.get(name) or "1").strip()
    if not (text.isascii() and text.isdigit()):
        return 1
    if len(text) > 6:
        return max(most, 1)
    wanted = int(text) or (most if name == "rowspan" else 1)
    return max(1, min(wanted, most))


def _cell(
    element: etree._Element, row: int, column: int, tall: int, wide: int
) -> GridCell:
    text = text_within(element)
    tag = local_name(element)
    return GridCell(
        row, column, tall, wide, text, tag == "th", bool(text) and _is_bold(element)
    )


def _is_bold(cell: etree._Element) -> bool:
    """Whether the words of a cell are emphasised, by its first styled element."""
    for element in cell.iter():
        if local_name(element) in _EMPHASIS or _BOLD.search(element.get("style") or ""):
            return True
        if (element.text or "").strip():
            return False
    return False


def _by_row(cells: Sequence[GridCell]) -> list[list[GridCell]]:
    """Return the cells that hold words, by row; rows without any are left out."""
    rows: dict[int, list[GridCell]] = {}
    for cell in cells:
        if cell.text:
            rows.setdefault(cell.row, []).append(cell)
    return [rows[number] for number in sorted(rows)]


def _is_laid_out_text(row: Sequence[GridCell]) -> bool:
    """Whether a row is one run of words, behind a mark or not."""
    if len(row) == 1:
        return not is_amount(row[0].text) or is_mark(row[0].text)
    return (
        len(row) == 2
        and is_mark(row[0].text)
        and not is_amount(row[1].text)
        and any(map(str.isalpha, row[1].text))
    )


def _item(row: Sequence[GridCell]) -> Piece:
    """Return a row of words as an item; a bullet is no word, a number is kept."""
    marked = len(row) > 1
    text = " ".join(cell.text for cell in row)
    return text_piece(
        text, emphasised=all(cell.emphasised for cell in row[-1:]), item=marked
    )


def _header_rows(rows: Sequence[Sequence[GridCell]]) -> frozenset[int]:
    """Return the numbers of the rows of column heads: those above the first figures.

    In a table without figures it is the first row, where its words head columns or it
    alone is emphasised.
    """
    figures = next((n for n, row in enumerate(rows) if _has_figures(row)), None)
    if figures is not None:
        heads = rows[:figures]
        while len(heads) > 1 and _is_section(heads[-1]):
            heads = heads[:-1]
        named = next((n for n, row in enumerate(heads) if _names_columns(row)), None)
        if named is not None and len(heads) > named + 1 and _is_text(heads[-1]):
            heads = heads[: named + 1]
        return frozenset(row[0].row for row in heads)
    if len(rows) > 1 and (_names_columns(rows[0]) or _stands_out(rows)):
        return frozenset([rows[0][0].row])
    tagged = [row[0].row for row in rows if all(cell.header for cell in row)]
    return frozenset(tagged if len(tagged) < len(rows) else [])


def _has_figures(row: Sequence[GridCell]) -> bool:
    """Whether a row holds an amount, beside a number that only numbers the row."""
    behind = row[1:] if len(row) > 1 and row[0].column == 0 else row
    return any(is_amount(cell.text) for cell in behind)


def _is_section(row: Sequence[GridCell]) -> bool:
    """Whether a row holds one label alone, in the first column."""
    return len(row) == 1 and row[0].column == 0 and row[0].colspan == 1


def _names_columns(row: Sequence[GridCell]) -> bool:
    named = any(
        says("name head", cell.text) or says("relationship head", cell.text)
        for cell in row
    )
    listed = any(says("entity head", cell.text) for cell in row) and any(
        says("share head", cell.text) or says("place head", cell.text) for cell in row
    )
    return (named or listed) and all(len(cell.text) < 80 for cell in row)


def _is_text(row: Sequence[GridCell]) -> bool:
    """Whether a row has words where figures could stand, and no years."""
    return len(row) > 1 and not any(
        _YEAR.search(cell.text) or cell.emphasised or cell.header for cell in row
    )


def _stands_out(rows: Sequence[Sequence[GridCell]]) -> bool:
    """Whether the first row alone is emphasised."""
    bold = [all(cell.emphasised or cell.header for cell in row) for row in rows]
    return bold[0] and not all(bold)


def _as_header(cell: GridCell) -> GridCell:
    return GridCell(
        cell.row, cell.column, cell.rowspan, cell.colspan, cell.text, header=True,
        emphasised=cell.emphasised,
    )  # fmt: skip
