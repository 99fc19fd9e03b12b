"""Reads terms from tables of loans: columns of interest rates and of maturities."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from functools import cache

from kg.model.note import Block, BlockKind, Cell, NoteDocument, Statement, StatementKind
from kg.notes.sentences.definitions import Definitions
from kg.notes.sentences.rows import name_in
from kg.notes.sentences.scanning import scan
from kg.notes.sentences.wordclasses import word_set
from kg.notes.words import says

RATE = "rate-column"
"""Rule of a rate under a head such as "Interest rate"."""
MATURITY = "maturity-column"
"""Rule of a day under a head such as "Maturity date"."""

_RATE_HEAD = re.compile(
    r"\binterest rate|\brate of interest|\binterest\b.{0,12}(?:\brate|%)|^interest %?$",
    re.IGNORECASE,
)
_MATURITY_HEAD = re.compile(
    r"\bmaturity\b|\bmatur(?:es|ing)\b|\bdue date|\brepayment date|\bdate due", re.I
)
_OTHER_HEAD = re.compile(
    r"expense|accrued|payable|paid|effective|discount|income|range|assum|risk|average",
    re.IGNORECASE,
)
_OTHER_HEAD = re.compile(
    r"^effective (?:annual )?interest rates?\b|^(?:annual )?rate(?: ?\(?%\)?)?$", re.I
)
"""A head of rates beside maturities where none tells the rate agreed on."""
_PERCENT = re.compile(r"(?P<figure>\d{1,2}(?:\.\d{1,4})?)\s*%")
_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,4})?")
_NUMERIC_DAY = re.compile(r"(?P<month>\d{1,2})/(?P<day>\d{1,2})/(?P<year>\d{2}|\d{4})")
_CENTURY = 2000


def terms_of_tables(
    document: NoteDocument, definitions: Definitions
) -> list[Statement]:
    """Return the rates and maturities that tables of loans print in their columns.

    The subject is the party a row names first, where it names one and nothing else.
    """
    found: list[Statement] = []
    for block in document.blocks:
        if block.kind is BlockKind.TABLE:
            found += _terms(document, block, definitions)
    return found


def _terms(
    document: NoteDocument, block: Block, definitions: Definitions
) -> Iterator[Statement]:
    heads = _heads(document, block.cells)
    rates = {c for c, head in heads.items() if _is_head(_RATE_HEAD, head)}
    maturities = {c for c, head in heads.items() if _is_head(_MATURITY_HEAD, head)}
    if any(says("place head", head) for head in heads.values()):
        return  # Where entities were formed: "HSBC's interest %" is a share in them.
    rows: dict[int, list[Cell]] = defaultdict(list)
    for cell in block.cells:
        if not cell.header and cell.end > cell.start:
            rows[cell.row].append(cell)
    if not heads and _are_loans(document, rows.values()):
        rates, maturities = _by_content(document, rows.values())
    if maturities and not rates:
        rates = {c for c, head in heads.items() if _OTHER_HEAD.search(head)}
    if not rates and not maturities:
        return
    for cells in rows.values():
        name = name_in(document, cells[0], definitions)
        subject = "" if name is None else name.text
        first = cells[0].start if name is None else name.start
        rate = _rate(document, cells, rates, heads)
        if rate is not None:
            value, start, end = rate
            yield _term(document, subject, "interest", (start, end), first, value=value)
        maturity = _maturity(document, cells, maturities)
        if maturity is not None:
            day, start, end = maturity
            yield _term(document, subject, "maturity", (start, end), first, day=day)


def _are_loans(document: NoteDocument, rows: Iterable[Sequence[Cell]]) -> bool:
    """Whether each row of a table without heads begins with a note or loan."""
    names = [document.text[cells[0].start : cells[0].end].casefold() for cells in rows]
    loans = [name for name in names if name.split() and name.split()[-1] in _loans()]
    return bool(names) and len(loans) == len(names)


@cache
def _loans() -> frozenset[str]:
    return word_set("loan") | word_set("note-noun")


def _by_content(
    document: NoteDocument, rows: Iterable[Sequence[Cell]]
) -> tuple[set[int], set[int]]:
    """Return the columns of rates and of maturities of a table of loans without heads.

    Of two columns of days, when a loan was made and when it is due, the later counts.
    """
    rates: set[int] = set()
    days: dict[int, list[date]] = defaultdict(list)
    for cell in (cell for cells in rows for cell in cells):
        if _PERCENT.fullmatch(document.text[cell.start : cell.end].strip()):
            rates.add(cell.column)
        if (day := _day(document, cell)) is not None:
            days[cell.column].append(day)
    later = max(days, key=lambda column: max(days[column])) if len(days) > 1 else None
    return rates if len(rates) == 1 else set(), set() if later is None else {later}


def _heads(document: NoteDocument, cells: Sequence[Cell]) -> dict[int, str]:
    """Return the words of the heads over each column, joined from above."""
    heads: dict[int, str] = {}
    for cell in cells:
        if cell.header and cell.end > cell.start:
            for column in range(cell.column, cell.column + cell.colspan):
                printed = document.text[cell.start : cell.end]
                heads[column] = f"{heads.get(column, '')} {printed}".strip()
    return heads


def _is_head(pattern: re.Pattern[str], head: str) -> bool:
    return pattern.search(head) is not None and _OTHER_HEAD.search(head) is None


def _rate(
    document: NoteDocument,
    cells: Sequence[Cell],
    columns: set[int],
    heads: dict[int, str],
) -> tuple[Decimal, int, int] | None:
    """Return a rate under its head, its sign in the same cell, the next or the head."""
    for at, cell in enumerate(cells):
        if cell.column not in columns:
            continue
        after = cells[at + 1] if at + 1 < len(cells) else None
        signed = after is not None and document.text[after.start : after.end] == "%"
        end = after.end if after is not None and signed else cell.end
        match = _PERCENT.fullmatch(document.text[cell.start : end].strip())
        if match is not None:
            return Decimal(match["figure"]) / 100, cell.start, end
        plain = document.text[cell.start : cell.end]
        if "%" in heads[cell.column] and _NUMBER.fullmatch(plain):
            return Decimal(plain) / 100, cell.start, cell.end
    return None


def _maturity(
    document: NoteDocument, cells: Sequence[Cell], columns: set[int]
) -> tuple[date, int, int] | None:
    """Return a day under its head: "June 30, 2026" or "6/30/26"."""
    for cell in cells:
        if cell.column in columns and (day := _day(document, cell)) is not None:
            return day, cell.start, cell.end
    return None


def _day(document: NoteDocument, cell: Cell) -> date | None:
    """Return the day a cell holds and nothing else, or None."""
    pieces = scan(document.text, cell.start, cell.end)
    if len(pieces) == 1 and pieces[0].day is not None:
        return pieces[0].day
    match = _NUMERIC_DAY.fullmatch(document.text[cell.start : cell.end])
    if match is None:
        return None
    year = int(match["year"])
    try:
        return date(
            year if year > _CENTURY else _CENTURY + year,
            int(match["month"]),
            int(match["day"]),
        )
    except ValueError:
        return None


def _term(
    document: NoteDocument,
    subject: str,
    predicate: str,
    span: tuple[int, int],
    first: int,
    *,
    value: Decimal | None = None,
    day: date | None = None,
) -> Statement:
    start = min(first, span[0]) if subject else span[0]
    return Statement(
        StatementKind.TERM,
        subject,
        predicate,
        document.text[span[0] : span[1]],
        value,
        None if value is None else "pure",
        day,
        None,
        None,
        start,
        span[1],
        RATE if predicate == "interest" else MATURITY,
    )
