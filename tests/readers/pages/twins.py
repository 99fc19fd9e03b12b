"""Invented pages, each written in every dialect: what is read of them must agree.

A page is told once, as rows above its heads, heads and rows; each dialect prints it as
the programs print that write it.
"""

import html
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import openpyxl

from kg.readers.pages.titlelines import states_measure

Rows = tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Page:
    """A page before it is printed; a line break inside a cell is one it shows.

    Attributes:
        corner: Text of the cell left of the heads.
        heads: Text of each head; "" heads a column of footnote marks.
        rows: Label and values, "" for a blank cell; a heading has blanks alone.
        above: Rows above that of the heads; one of a single cell stands alone.
        below: Rows between heads and rows.
        groups: Durations in a row of their own above the heads, each with the number
            of heads below it; "" where none is.
    """

    corner: str
    heads: tuple[str, ...]
    rows: Rows
    above: Rows = ()
    below: Rows = ()
    groups: tuple[tuple[str, int], ...] = ()

    @property
    def width(self) -> int:
        """Columns of the page, that of the labels too."""
        return len(self.heads) + 1

    @property
    def lines(self) -> Rows:
        """All rows, as wide as they are printed."""
        return (*self.above, *self.top, *self.below, *self.rows)

    @property
    def top(self) -> Rows:
        """The row of the heads; with durations, two."""
        if not self.groups:
            return ((self.corner, *self.heads),)
        told = (cell for text, n in self.groups for cell in (text, *[""] * (n - 1)))
        return ((self.corner, *told), ("", *self.heads))


def _padded(page: Page, row: tuple[str, ...]) -> tuple[str, ...]:
    return (*row, *[""] * (page.width - len(row)))


def tabs(page: Page) -> bytes:
    """As a browser copies it."""
    return "".join("\t".join(row) + "\n" for row in page.lines).encode()


def bars(page: Page) -> bytes:
    """With a bar around each cell, one title a line."""
    return "".join(_barred(row) for row in page.lines).encode()


def padded_bars(page: Page) -> bytes:
    """With bars, all rows of one width."""
    return "".join(_barred(_padded(page, row)) for row in page.lines).encode()


def _barred(row: tuple[str, ...]) -> str:
    cells = (cell.replace("|", r"\|").replace("\n", "<br>") for cell in row)
    return f"| {' | '.join(cells)} |\n"


def ruled(page: Page) -> bytes:
    """As Markdown: a rule of dashes stands below the first row."""
    first, *others = [_barred(_padded(page, row)) for row in page.lines]
    return (first + "|" + " --- |" * page.width + "\n" + "".join(others)).encode()


def ruled_below_heads(page: Page) -> bytes:
    """With a rule of dashes below the heads, rows above them one cell each."""
    at = len(page.above) + len(page.top)
    rule = "|" + " --- |" * page.width + "\n"
    lines = [_barred(row) for row in page.lines]
    return "".join([*lines[:at], rule, *lines[at:]]).encode()


def plain_above(page: Page) -> bytes:
    """As Markdown, rows above the heads as lines of text."""
    at = len(page.above)
    rule = "|" + " --- |" * page.width + "\n"
    above = [" ".join(filter(None, row)) + "\n" for row in page.above]
    head, *others = [_barred(_padded(page, row)) for row in page.lines[at:]]
    return "".join([*above, "\n", head, rule, *others]).encode()


def cells(page: Page) -> bytes:
    """With one cell a line behind a bar, blanks lost."""
    above = [cell for row in page.above for cell in row if cell]
    title = "\n".join([*above, page.corner] if page.corner else above)
    lines = [f"|\n{title}"]
    lines += [f"|{text}" for text, _ in page.groups if text]
    lines += [f"|\n{head}" for head in page.heads if head]
    lines += [f"|{c}" for row in (*page.below, *page.rows) for c in row if c]
    return ("\n".join(lines) + "\n|X\n|X\n").encode()


def cells_apart(page: Page) -> bytes:
    """With one cell a line, each currency and scale above the heads in its own."""
    measures = [row for row in page.above if states_measure(row[0])]
    titles = tuple(row for row in page.above if row not in measures)
    if not titles and not page.corner:
        return cells(page)
    title, bar, others = cells(replace(page, above=titles)).decode().partition("\n|")
    return (
        "\n".join([title, *(f"|{row[0]}" for row in measures)]).encode()
        + (bar + others).encode()
    )


def markup(page: Page) -> bytes:
    """As the renderer of the SEC writes it, rows above the heads in head rows."""
    lines = [_head_row(row, [1] * (len(row) - 1)) for row in page.above]
    if page.groups:
        texts, spans = zip(*page.groups, strict=True)
        lines.append(_head_row((page.corner, *texts), spans, rows=2))
        lines.append(_head_row(page.heads, [1] * len(page.heads), corner=False))
    else:
        lines.append(_head_row(page.top[0], [1] * len(page.heads)))
    for row in (*page.below, *page.rows):
        first, *others = map(_of_markup, _padded(page, row))
        kind = "rh" if "[Member]" in first else "re"
        told = "".join(f"<td>{cell}</td>" for cell in others)
        lines.append(f'<tr class="{kind}"><td class="pl">{first}</td>{told}</tr>')
    table = "\n".join(lines)
    return (
        f'<html><body><table class="report">\n{table}\n</table></body></html>'.encode()
    )


def _head_row(
    row: Sequence[str], spans: Sequence[int], *, rows: int = 1, corner: bool = True
) -> str:
    texts = [f"<div>{_of_markup(cell)}</div>" for cell in row]
    title = f'<th class="tl" rowspan="{rows}">{texts.pop(0)}</th>' if corner else ""
    told = (
        f'<th class="th" colspan="{span}">{text}</th>'
        for text, span in zip(texts, spans, strict=True)
    )
    return f"<tr>{title}{''.join(told)}</tr>"


def _of_markup(cell: str) -> str:
    return html.escape(cell).replace("\n", "<br>")


def sheet(page: Page) -> bytes:
    """As a sheet of the workbook."""
    book = openpyxl.Workbook()
    for row in page.lines:
        book.active.append([_of_sheet(cell) for cell in row])
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def _of_sheet(cell: str) -> str | int | None:
    return int(cell) if cell.isdigit() else cell or None


DIALECTS: dict[str, Callable[[Page], bytes]] = {
    "R4.txt/tabs": tabs,
    "R4.txt/bars": bars,
    "R4.txt/padded": padded_bars,
    "R4.md/ruled": ruled,
    "R4.md/below": ruled_below_heads,
    "R4.md/above": plain_above,
    "R4.txt/cells": cells,
    "R4.txt/apart": cells_apart,
    "R4.htm/html": markup,
    "R4.xlsx/sheet": sheet,
}
