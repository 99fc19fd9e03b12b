"""Note totals: the rows of a note's table make the total that is tagged.

The table in the note about related parties lists the amounts of each party, and its
last row is their total, which is tagged without a party. A page leaves open what a
total covers, so several readings are tried: the rows since the total before it, all
rows, and the totals before it with the rows behind them. Where some of the rows make it
alone, or one of them is to be taken off, nothing can be said.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations
from typing import Final

from kg.checks.wording import Verdict, amount, chain, count, several
from kg.facts.disclosure import Disclosure, StoredFact
from kg.facts.stored_notes import StoredAmount, StoredNote
from kg.model.finding import Severity, Status
from kg.notes.layout import tables_of

NOTHING = "No table of a note about related parties has a total that is tagged."
_MOST: Final = 12
"""Rows up to which every choice of some of them is tried."""

_Row = tuple[StoredAmount, StoredFact | None]


@dataclass(frozen=True, slots=True)
class _Sum:
    """A total of a table, and the rows above it in its column.

    Attributes:
        note: The note.
        total: The total, with the fact it is tagged as.
        fact: That fact.
        rows: All amounts above it, totals too, in order.
    """

    note: StoredNote
    total: StoredAmount
    fact: StoredFact
    rows: tuple[StoredAmount, ...]

    @property
    def parts(self) -> list[StoredAmount]:
        """The rows that are no totals."""
        return [row for row in self.rows if not row.total]

    @property
    def is_taken_off(self) -> bool:
        """Whether it lessens the rows ("Less: current portion") and is no total."""
        return self.total.value < 0 < min(row.value for row in self.parts)


def notetotals(disclosure: Disclosure) -> Iterator[Verdict]:
    """Yield a finding for each tagged total of a note's table."""
    facts = {fact.iri: fact for fact in (*disclosure.facts, *disclosure.repeated)}
    filings = {filing.key: filing for filing in disclosure.filings}
    for note in disclosure.notes:
        for each in _sums(note, facts):
            yield replace(_verdict(each, facts), filing=filings[note.filing])


def _sums(note: StoredNote, facts: dict[str, StoredFact]) -> Iterator[_Sum]:
    """Yield the tagged totals of a note with two rows at least."""
    by_start = {amount.start: amount for amount in note.amounts}
    for table in tables_of(note.document) if by_start else ():
        columns: dict[tuple[str, ...], list[StoredAmount]] = defaultdict(list)
        twice = set()
        for cells in table.rows:
            keys = []
            for cell in cells:
                if cell.cell.start in by_start:
                    keys.append(tuple(table.head(cell.cell.column)))
                    columns[keys[-1]].append(by_start[cell.cell.start])
            twice |= {key for key in keys if keys.count(key) > 1}
        for key, column in columns.items():
            if key in twice:  # two columns under one head cannot be told apart
                continue
            for n, row in enumerate(column):
                fact = facts.get(row.fact or "")
                if row.total and fact is not None and fact.party is None:
                    each = _Sum(note, row, fact, tuple(column[:n]))
                    if len(each.parts) > 1 and not each.is_taken_off:
                        yield each


def _verdict(each: _Sum, facts: dict[str, StoredFact]) -> Verdict:
    cells = [each.fact]
    cells += [facts[row.fact] for row in each.parts if row.fact in facts]
    slack = each.fact.half_unit * (len(each.parts) + 1)
    total, unit = each.total.value, each.fact.unit
    where = f"{each.note.document.title}, {each.note.document.key}"
    for rows in _readings(each):
        added = _added(rows)
        if abs(added - total) <= slack:
            message = (
                f"{where}: {count(rows, 'row')} make the total of "
                f"{amount(total, unit)}."
            )
            numbers = (("total", total), ("rows", added))
            return Verdict(Status.PASS, message, cells, numbers, slack)
    added = _added(each.parts)
    off = (("total", total), ("rows", added), ("difference", added - total))
    if not _is_certain(each, slack):
        message = (
            f"{where}: the total of {amount(total, unit)} does not say which rows it "
            f"covers."
        )
        return Verdict(Status.NOT_APPLICABLE, message, cells, off, slack)
    labels = several([row.label for row in each.parts])
    message = (
        f"{where}: the total is {amount(total, unit)}, the {len(each.parts)} rows "
        f"above it ({labels}) make {chain([row.value for row in each.parts], unit)}."
    )
    return Verdict(Status.FAIL, message, cells, off, slack, Severity.WARNING)


def _readings(each: _Sum) -> Iterator[list[StoredAmount]]:
    """Yield the rows a total may cover, one reading after another."""
    totals = [n for n, row in enumerate(each.rows) if row.total]
    since = totals[-1] + 1 if totals else 0
    behind = list(each.rows[since:])
    yield behind
    yield each.parts
    yield [each.rows[n] for n in totals] + behind
    yield [each.rows[n] for n in totals[-1:]] + behind


def _is_certain(each: _Sum, slack: Decimal) -> bool:
    """Whether no choice of rows, and no row taken off, makes the total."""
    values = [row.value for row in each.parts]
    if len(values) > _MOST or any(row.label == "" for row in each.parts):
        return False
    every: Decimal = sum(values, Decimal(0))
    total = each.total.value
    chosen = (
        sum(some, Decimal(0))
        for size in range(1, len(values))
        for some in combinations(values, size)
    )
    turned = (every - 2 * value for value in values)
    return all(abs(each - total) > slack for each in (*chosen, *turned))


def _added(rows: Sequence[StoredAmount]) -> Decimal:
    return sum((row.value for row in rows), Decimal(0))
