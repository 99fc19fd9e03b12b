"""The cells facts were read from, with what a person needs to find a number there.

Where a page prints a fact of an instance, the page's cell is shown first: it is where
a person looks. The printed number, scaled, is the amount of the fact; a label may turn
its sign (the renderer's negated labels), never its size.
"""

import json
import re
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Final

from kg.facts.snapshot import Snapshot
from kg.facts.tables import Row
from kg.model.fact import line_of

_DIGITS: Final = re.compile(r"\d[\d,.\s]*")

_QUERY: Final = """
    SELECT coalesce(f.repeats, f.iri) AS fact, f.iri, f.raw, f."row", f."column", f.ref,
           r.printed, r.title, r.columns, f.label, f.filing, r.url, f.placed_by,
           f.value, f.number, f.concept, f.relationship, f.decimals,
           nullif(concat_ws(' ', w.form, w.period), '') AS filed_as
    FROM facts AS f JOIN reports AS r ON r.iri = f.report
    LEFT JOIN filings AS w ON w.filing = f.filing
    WHERE list_contains(?, f.iri) OR list_contains(?, f.repeats)
    ORDER BY f."row" IS NULL, r.name, f."row", f."column", f.iri
"""

_NOTED: Final = """
    SELECT a.fact, a.cell, a.words, NULL, NULL, NULL, r.printed, n.title, '[]',
           concat_ws(' | ', nullif(a.label, ''), nullif(a.section, '')), a.filing,
           r.url, 'note', a.value, TRUE, NULL, NULL, NULL,
           nullif(concat_ws(' ', w.form, w.period), '')
    FROM note_amounts AS a JOIN notes AS n ON n.document = a.document
    JOIN reports AS r ON r.iri = a.report
    LEFT JOIN filings AS w ON w.filing = a.filing
    WHERE list_contains(?, a.fact) ORDER BY a.filing, a.document, a."start"
"""


@dataclass(frozen=True, slots=True)
class Cell:
    """One place a fact stands in.

    Attributes:
        fact: IRI of the fact it is evidence of.
        raw: Text of the cell as printed.
        row: Position among the rows that hold a value, from 1; None outside pages.
        column: Value column from 0; None outside pages.
        ref: Line or id in the source, or None.
        report: ``R65``, ``instance``, or None when the source gives no name.
        title: Title of the report; "" without one.
        head: Head of its column as printed; "" outside pages.
        label: Label of its row as printed.
        filing: Accession, or hash of the page.
        url: Address of the page, or None.
        placed_by: Rule that fixed the column; ``note`` for a table of a note.
        amount: Value of the fact in whole units; None for text.
        scale: Power of ten that turns the printed number into the amount; None where
            the text holds no number that does.
        concept: ``us-gaap:Name``, or None.
        relationship: As printed, or None.
        decimals: XBRL decimals as text: ``-3``, ``INF``; None when not declared.
        filed_as: Form and period of the filing, ``10-Q 2024-06-30``: what a person
            calls it; None where neither is known.
    """

    fact: str
    raw: str
    row: int | None
    column: int | None
    ref: str | None
    report: str | None
    title: str
    head: str
    label: str
    filing: str
    url: str | None
    placed_by: str
    amount: Decimal | None
    scale: int | None
    concept: str | None = None
    relationship: str | None = None
    decimals: str | None = None
    filed_as: str | None = None

    @property
    def line(self) -> int | None:
        """Line of the source from 1, where the source has lines."""
        return line_of(self.ref)


def cells_of(
    snapshot: Snapshot,
    facts: Collection[str],
    reporters: Collection[str] | None = None,
) -> dict[str, list[Cell]]:
    """Return the cells of facts by IRI, those of pages first, those of notes last.

    Args:
        snapshot: The graph.
        facts: IRIs of facts that repeat no other.
        reporters: Keys of their reporters, so that other files are not read.
    """
    wanted = sorted(set(facts))
    found: dict[str, list[Cell]] = defaultdict(list)
    rows = snapshot.rows(_QUERY, [wanted, wanted], reporters)
    for row in (*rows, *snapshot.rows(_NOTED, [wanted], reporters)):
        cell = _cell(row)
        found[cell.fact].append(cell)
    return found


def _cell(values: Row) -> Cell:
    (
        fact, _, raw, row, column, ref, report, title, columns, label, filing, url,
        placed_by, value, is_number, concept, relationship, decimals, filed_as,
    ) = values  # fmt: skip
    amount = Decimal(value) if is_number else None
    head = "" if column is None else _head(columns, column)
    scale = None if amount is None else scale_of(raw, amount)
    return Cell(
        fact, raw, row, column, ref, report, title, head, label, filing, url,
        placed_by, amount, scale, concept, relationship, decimals, filed_as,
    )  # fmt: skip


def _head(columns: str, index: int) -> str:
    """Return the head of a column: as printed, else its days and unit."""
    for column in json.loads(columns):
        number, instant, start, end, _, unit, _, _, *rest = column
        if number == index:
            if rest and rest[0]:
                return str(rest[0])
            days = instant or " to ".join(day for day in (start, end) if day)
            return ", ".join(part for part in (days, unit) if part)
    return ""


def scale_of(raw: str, amount: Decimal) -> int | None:
    """Return the power of ten between a printed number and an amount.

    >>> scale_of("$ (3,235)", Decimal(-3235000)), scale_of("37%", Decimal("0.37"))
    (3, -2)
    >>> scale_of("none", Decimal(0)), scale_of("—", Decimal(5)) is None
    (0, True)
    """
    match = _DIGITS.search(raw)
    if match is None:
        return 0 if amount == 0 else None
    try:
        printed = Decimal("".join(match.group().replace(",", "").split()).rstrip("."))
    except InvalidOperation:
        return None
    if printed == 0 or amount == 0:
        return 0 if printed == amount else None
    one, other = printed.normalize().as_tuple(), abs(amount).normalize().as_tuple()
    if one.digits != other.digits:
        return None
    return int(other.exponent) - int(one.exponent)
