"""The amounts in the tables of a note, by row and day."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from kg.model.note import BlockKind, NoteAmount, NoteDocument
from kg.notes.footnotes import footnotes_of, without_marks
from kg.notes.grids import is_amount
from kg.notes.heads import currency_of, period_of, scale_of
from kg.notes.layout import NoteTable, TableCell, tables_of
from kg.notes.words import says
from kg.readers.pages.numbers import CellKind, kind_of, parse_amount, sign_of

_CLOSING: Final = ")"
_CAPTION: Final = 600
"""Characters of the paragraph before a table that are looked at."""


@dataclass(frozen=True, slots=True)
class _Row:
    """What the amounts of a row share."""

    label: str
    section: str
    footnote: str
    total: bool


def amounts_of(document: NoteDocument) -> tuple[NoteAmount, ...]:
    """Return the amounts of money in the tables of a note, by offset.

    Dashes, zeros, rates, and counts of shares are none; nor is what stands in a policy.
    """
    if document.policy:
        return ()
    return tuple(
        amount for table in tables_of(document) for amount in _of_table(document, table)
    )


def _of_table(document: NoteDocument, table: NoteTable) -> Iterator[NoteAmount]:
    caption = _caption(document, table.place)
    head_texts = [cell.text for row in table.heads for cell in row]
    scale = scale_of([*head_texts, caption])
    signs = [cell.text for row in table.rows for cell in row if _is_sign(cell.text)]
    signs += [sign_of(c.text) or "" for row in table.rows for c in row]
    currency = currency_of([*head_texts, *signs, caption])
    notes = footnotes_of(document, table.place)
    section = ""
    for cells in table.rows:
        if len(cells) == 1 and not is_amount(cells[0].text):
            section = cells[0].text
            continue
        row = _row(document, cells, section, notes)
        for cell, sign in _figures(cells):
            heads = table.head(cell.cell.column)
            words = " ".join(heads)
            if says("other head", words):
                continue
            period = period_of(heads, caption, document.end)
            value = _value(cell.text)
            if value:
                yield NoteAmount(
                    label=row.label,
                    section=" | ".join(filter(None, (row.section, *heads))),
                    footnote=row.footnote,
                    total=row.total,
                    value=value,
                    scale=scale,
                    unit=currency_of([sign, *heads]) or currency,
                    day=period.day,
                    flow=period.flow,
                    table=table.place,
                    start=cell.cell.start,
                    end=cell.cell.end,
                )


def _row(
    document: NoteDocument,
    cells: Sequence[TableCell],
    section: str,
    notes: Mapping[str, tuple[int, int]],
) -> _Row:
    """Return the label of a row, and what its mark leads to."""
    worded = [c.text for c in cells if any(map(str.isalpha, c.text))]
    label, marks = without_marks(worded[0]) if worded else ("", ())
    place = next((notes[mark] for mark in marks if mark in notes), None)
    return _Row(
        label,
        section,
        "" if place is None else document.text[slice(*place)],
        not label or says("total", label),
    )


def _figures(cells: Sequence[TableCell]) -> Iterator[tuple[TableCell, str]]:
    """Yield the cells of a row that hold amounts, each with its currency sign.

    A number in front of the label numbers the row; one before a "%" is a rate.
    """
    first_words = next(
        (n for n, cell in enumerate(cells) if any(map(str.isalpha, cell.text))), 0
    )
    for n, cell in enumerate(cells):
        following = cells[n + 1].text if n + 1 < len(cells) else ""
        if n < first_words or not is_amount(cell.text) or following.startswith("%"):
            continue
        kind = kind_of(_closed(cell.text))
        if kind in (CellKind.MONEY, CellKind.NUMBER):
            before = cells[n - 1].text if n and _is_sign(cells[n - 1].text) else ""
            yield cell, before or sign_of(cell.text) or ""


def _closed(text: str) -> str:
    """Return an amount whose closing bracket stands in the next cell with it."""
    text = without_marks(text)[0].strip()
    is_open = text.count("(") > text.count(_CLOSING)
    return text + _CLOSING if is_open else text


def _value(text: str) -> Decimal:
    return parse_amount(_closed(text))


def _is_sign(text: str) -> bool:
    """Whether a cell holds a currency sign or code alone."""
    return len(text) <= 4 and currency_of([text]) is not None


def _caption(document: NoteDocument, place: int) -> str:
    """Return the words right before a table, its heading or paragraph."""
    if place == 0:
        return ""
    block = document.blocks[place - 1]
    if block.kind is BlockKind.TABLE:
        return ""
    return document.text[block.start : block.end][-_CAPTION:]
