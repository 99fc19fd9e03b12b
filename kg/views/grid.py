"""A page as a grid for people, one fact of it marked."""

from typing import Final

from kg.model.characters import visible
from kg.queries.grid import GridCell, GridRow, PageGrid
from kg.views.table import text_table

_AROUND: Final = 12
"""Rows above and below the marked one that are shown of a long page."""


def grid_text(page: PageGrid, fact: str, *, room: int | None = None) -> str:
    """Return a page as a table: a column each; ``?`` behind what is not settled.

    A value that may stand in several columns is shown in the likeliest. The row of the
    fact is marked with ">", and its value with "[ ]".
    """
    marked = next(
        (
            n
            for n, row in enumerate(page.rows)
            if any(c.fact == fact for c in row.cells)
        ),
        0,
    )
    first = max(0, marked - _AROUND)
    shown = page.rows[first : marked + _AROUND + 1]
    heads = {number: f"{number}: {head}" for number, head in page.heads.items()}
    lines = [_line(row, fact, heads) for row in shown]
    title = f"{page.report}  {visible(page.title)}".strip()
    text = text_table((" ", "row", "label", "party", *heads.values()), lines, room=room)
    return f"{title}\n{text}"


def _line(row: GridRow, fact: str, heads: dict[int, str]) -> dict[str, object]:
    line: dict[str, object] = {
        " ": ">" if any(cell.fact == fact for cell in row.cells) else "",
        "row": str(row.number),
        "label": row.label,
        "party": row.party,
    }
    for cell in row.cells:
        head = heads.get(cell.columns[0] if cell.columns else -1)
        if head is not None:
            line[head] = " / ".join(
                filter(None, [str(line.get(head, "")), _raw(cell, fact)])
            )
    return line


def _raw(cell: GridCell, fact: str) -> str:
    doubt = "" if cell.settled else "?"
    return f"[{cell.raw}{doubt}]" if cell.fact == fact else f"{cell.raw}{doubt}"


def choices_text(page: PageGrid, cell: GridCell) -> str:
    """Return the columns a value may stand in, the likeliest first, with their days."""
    return "".join(
        f"  {column}  {visible(page.heads.get(column, ''))}"
        f"{'  (likeliest)' if n == 0 and len(cell.columns) > 1 else ''}\n"
        for n, column in enumerate(cell.columns)
    )
