"""Rows and column heads of a table of a note, as its readers want them."""

from collections.abc import Sequence
from dataclasses import dataclass

from kg.model.note import Block, Cell, NoteDocument


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell that holds words, with them."""

    cell: Cell
    text: str

    def covers(self, column: int) -> bool:
        """Whether it stands over a column."""
        return self.cell.column <= column < self.cell.column + self.cell.colspan


@dataclass(frozen=True, slots=True)
class NoteTable:
    """A table of a note.

    Attributes:
        place: Its place among the blocks of the note.
        heads: Rows of column heads, from the top; cells without words left out.
        rows: Rows below them that hold words, from the top; a cell that reaches down
            stands in each row it covers.
    """

    place: int
    heads: tuple[tuple[TableCell, ...], ...]
    rows: tuple[tuple[TableCell, ...], ...]

    def head(self, column: int) -> tuple[str, ...]:
        """Return the words over a column, from the top.

        Where a row of heads has none over it, the nearest head to its left counts, if
        it stands no farther than its currency sign could.
        """
        found = []
        for row in self.heads:
            over = next((cell for cell in row if cell.covers(column)), None)
            if over is None:
                left = [c for c in row if c.cell.column + c.cell.colspan <= column]
                near = left[-1] if left else None
                if near is not None and near.cell.column > 0:
                    gap = column - near.cell.column - near.cell.colspan
                    over = near if gap < 2 else None
            if over is not None:
                found.append(over.text)
        return tuple(found)


def tables_of(document: NoteDocument) -> list[NoteTable]:
    """Return the tables of a note, in its order."""
    return [
        _table(document, place, block)
        for place, block in enumerate(document.blocks)
        if block.cells
    ]


def _table(document: NoteDocument, place: int, block: Block) -> NoteTable:
    shown = [
        TableCell(cell, document.text[cell.start : cell.end])
        for cell in block.cells
        if cell.end > cell.start
    ]
    heads = [cell for cell in shown if cell.cell.header]
    return NoteTable(
        place,
        tuple(_rows(heads, reaching=False)),
        tuple(_rows([c for c in shown if not c.cell.header], reaching=True)),
    )


def _rows(cells: Sequence[TableCell], *, reaching: bool) -> list[tuple[TableCell, ...]]:
    rows: dict[int, list[TableCell]] = {}
    for cell in cells:
        rows.setdefault(cell.cell.row, []).append(cell)
    if reaching:
        for cell in cells:
            below = range(cell.cell.row + 1, cell.cell.row + cell.cell.rowspan)
            for number in below:
                if number in rows:
                    rows[number].append(cell)
    return [
        tuple(sorted(rows[number], key=lambda cell: cell.cell.column))
        for number in sorted(rows)
    ]
