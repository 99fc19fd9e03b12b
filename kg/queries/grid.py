"""A page as a grid: its rows and columns as printed, and what is not settled in it."""

import json
from dataclasses import dataclass
from typing import Final

from kg.errors import NotFoundError
from kg.facts.snapshot import Snapshot
from kg.facts.tables import Row

_REPORT: Final = """
    SELECT f.report, t.printed, t.title, t.columns, f.filing, n.name, f.reporter
    FROM facts AS f JOIN reports AS t ON t.iri = f.report
    JOIN names AS n ON n.iri = f.whose WHERE f.iri = $fact
"""
_CELLS: Final = """
    SELECT iri, "row", folded(label), party, raw, "column", columns, status
    FROM facts WHERE report = $report AND "row" IS NOT NULL ORDER BY place
"""
_UNSETTLED: Final = """
    SELECT f.iri FROM facts AS f
    WHERE f.status = 'uncertain' AND len(f.columns) > 0
      AND ($filing IS NULL OR starts_with(f.filing, $filing))
    ORDER BY f.filing, f.report, f.place
"""


@dataclass(frozen=True, slots=True)
class GridCell:
    """One value of a page.

    Attributes:
        fact: IRI of its fact.
        raw: As printed.
        columns: Columns it may stand in, the likeliest first; one when settled.
        settled: Whether there is no doubt.
    """

    fact: str
    raw: str
    columns: tuple[int, ...]
    settled: bool


@dataclass(frozen=True, slots=True)
class GridRow:
    """One row of a page: its number, label, party and values in their order."""

    number: int
    label: str
    party: str
    cells: tuple[GridCell, ...]


@dataclass(frozen=True, slots=True)
class PageGrid:
    """A page with the facts of it that the graph holds.

    Attributes:
        report: Name of the report, ``R65``.
        title: Its title.
        filing: Accession, or hash of the page.
        reporter: Name of the reporting entity.
        heads: Head of each column by its number: as printed, or its days.
        rows: Rows that hold a value.
    """

    report: str
    title: str
    filing: str
    reporter: str
    heads: dict[int, str]
    rows: tuple[GridRow, ...]

    def place_of(self, fact: str) -> tuple[GridRow, GridCell] | None:
        """Return row and cell of a fact; None where it is not on the page."""
        for row in self.rows:
            for cell in row.cells:
                if cell.fact == fact:
                    return row, cell
        return None


def unsettled_facts(snapshot: Snapshot, filing: str | None = None) -> list[str]:
    """Return the IRIs of facts whose column is not settled, page by page.

    Args:
        snapshot: The graph.
        filing: Only those of this filing, by accession, page hash or its beginning.
    """
    return [iri for (iri,) in snapshot.rows_named(_UNSETTLED, {"filing": filing})]


def page_of(snapshot: Snapshot, fact: str) -> PageGrid:
    """Return the page a fact stands on.

    Raises:
        NotFoundError: There is no such fact.
    """
    for report, printed, title, columns, filing, name, key in snapshot.rows_named(
        _REPORT, {"fact": fact}
    ):
        found = snapshot.rows_named(_CELLS, {"report": report}, [key])
        return PageGrid(
            report=printed or "",
            title=title or "",
            filing=filing,
            reporter=name,
            heads=_heads(columns),
            rows=_rows(found),
        )
    message = f"found no fact {fact}; kg query uncertain lists those to settle"
    raise NotFoundError(message)


def _rows(found: list[Row]) -> tuple[GridRow, ...]:
    rows: dict[int, GridRow] = {}
    for iri, number, label, party, raw, column, columns, status in found:
        certain = status != "uncertain"
        settled = certain and column is not None
        places = (column,) if settled else tuple(columns or ())
        cell = GridCell(iri, raw, places, certain)
        before = rows[number].cells if number in rows else ()
        rows[number] = GridRow(number, label, party or "", (*before, cell))
    return tuple(rows[number] for number in sorted(rows))


def _heads(columns: str) -> dict[int, str]:
    """Return the head of each column: its days and unit, as read from its print."""
    heads = {}
    for number, instant, start, end, _, unit, _, _, *printed in json.loads(columns):
        days = instant or " to ".join(day for day in (start, end) if day)
        parts = [part for part in (days, unit) if part]
        heads[int(number)] = ", ".join(parts) or str(printed[0] if printed else "")
    return heads
