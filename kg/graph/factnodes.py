"""Writes the node of a fact and that of its cell.

This is the hot loop of a build: some 36 statements a fact. So whatever recurs over the
facts of a filing (label, element, unit, period, members) is made once, as tails of
statements that only the node is put before.
"""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Final

from kg.facts.encoding import whose_iri
from kg.facts.rows import AGGREGATES, FactRow, FilingRows, Level, Side, Status
from kg.graph import vocabulary as voc
from kg.graph.members import MemberStatements
from kg.graph.nquads import decimal, integer, known, node, statements, text
from kg.graph.reports import period_pairs, unit_pairs
from kg.iris import Iris, folded
from kg.model.fact import Fact, PlacedBy

_STATUS: Final = {
    Status.CERTAIN: voc.CERTAIN,
    Status.UNCERTAIN: voc.UNCERTAIN,
    Status.TRANSLATED: voc.TRANSLATED,
    Status.REPEATED: voc.REPEATED,
}
SIDES: Final = {Side.DUE_FROM: voc.DUE_FROM, Side.DUE_TO: voc.DUE_TO}
"""Individual of each side."""


def side_pairs(side: Side) -> list[tuple[str, str]]:
    """Return a side as a node and as text."""
    return [(voc.SIDE, SIDES[side]), (voc.SIDE_NAME, text(side))]


class FactStatements:
    """The statements on the facts of one filing."""

    def __init__(
        self,
        rows: FilingRows,
        graph: str,
        members: MemberStatements,
        iris: Iris,
    ) -> None:
        self._graph, self._iris = graph, iris
        self._members = members
        self._reporter = rows.filing.reporter
        self._stored = {row.iri for row in rows.facts}
        self._places: dict[tuple[str, str | None], list[str]] = {}
        self._subsidiaries: dict[str, set[str]] = {}
        # The same words, elements, units and days stand on many facts of a filing.
        self._class_tails = cache(self._make_class_tails)
        self._word_tails = cache(self._make_word_tails)
        self._measure_tails = cache(self._make_measure_tails)
        self._cell_tails = cache(self._make_cell_tails)

    def of(self, row: FactRow) -> list[str]:
        """Return the statements on a fact and its cell.

        Raises:
            KeyError: The mapping to parties lacks a key of the fact.
        """
        fact, graph = row.fact, self._graph
        money = row.is_money
        tails = [
            *self._class_tails(
                row.level, row.side, row.status, row.translates is not None,
                money and fact.instant is not None, money and fact.end is not None,
            ),
            *self._place_tails(row),
            *self._word_tails(fact.label, fact.concept),
            *self._measure_tails(
                fact.unit, fact.decimals, fact.instant, fact.start, fact.end
            ),
            _value(fact, money, graph),
            *self._members.tails(row),
        ]  # fmt: skip
        if fact.footnotes or row.translates:
            tails += self._seldom(row)
        subject = f"<{row.iri}>"
        lines = [f"{subject} {tail}" for tail in tails]
        lines += self._cell(row, subject)
        return lines

    def subsidiaries(self) -> list[str]:
        """Return the statements on the entities of the reporter's group met so far."""
        lines = []
        reporter = node(self._iris.entity(self._reporter))
        for entity, names in sorted(self._subsidiaries.items()):
            pairs = [
                (voc.TYPE, voc.REPORTING_ENTITY),
                *((voc.PRINTED_NAME, text(name)) for name in sorted(names)),
                (voc.SUB_ORGANISATION, reporter),
            ]
            lines += statements(node(entity), pairs, self._graph)
        return lines

    def _cell(self, row: FactRow, subject: str) -> list[str]:
        """Return the statements on the cell a fact was read from."""
        fact, graph = row.fact, self._graph
        cell = f"<{self._iris.cell(row.iri)}>"
        lines = [
            f"{subject} {voc.CELL} {cell} {graph} .",
            f"{cell} {voc.RAW} {text(fact.raw)} {graph} .",
        ]
        tails = self._cell_tails(fact.placed_by, fact.column, fact.columns)
        lines += [f"{cell} {tail}" for tail in tails]
        if fact.row is not None:
            lines.append(f"{cell} {voc.ROW} {integer(fact.row)} {graph} .")
        if fact.ref is not None:
            lines.append(f"{cell} {_place(fact.ref)} {graph} .")
        if row.repeats is not None:
            # The repeated fact shows where it stands a second time.
            lines.append(f"{subject} {voc.REPEATS} <{row.repeats}> {graph} .")
            lines.append(f"<{row.repeats}> {voc.CELL} {cell} {graph} .")
            lines.append(f"{cell} {voc.ON_REPORT} <{row.report}> {graph} .")
        return lines

    def _seldom(self, row: FactRow) -> list[str]:
        """Return what few facts have: footnotes, an original."""
        pairs = [(voc.FOOTNOTE, text(note)) for note in row.fact.footnotes]
        if row.translates is not None and row.translates in self._stored:
            pairs.append((voc.TRANSLATION_OF, node(row.translates)))
        return self._tails(pairs)

    def _tails(self, pairs: Iterable[tuple[str, str]]) -> list[str]:
        return [f"{name} {value} {self._graph} ." for name, value in pairs]

    def _make_class_tails(
        self,
        level: Level,
        side: Side | None,
        status: Status,
        translated: bool,
        balance: bool,
        flow: bool,
    ) -> list[str]:
        """Return the classes of a fact, its level, side and status."""
        pairs = [(voc.TYPE, voc.FACT)]
        if balance or flow:
            pairs.append((voc.TYPE, voc.BALANCE if balance else voc.FLOW))
        if level in AGGREGATES:
            pairs.append((voc.TYPE, voc.AGGREGATE_FACT))
        if translated:
            pairs.append((voc.TYPE, voc.TRANSLATION))
        pairs.append((voc.LEVEL, text(level)))
        pairs.append((voc.STATUS, _STATUS[status]))
        if side is not None:
            pairs += side_pairs(side)
        return self._tails(pairs)

    def _place_tails(self, row: FactRow) -> list[str]:
        """Return report and entity of a fact; note the entities of the group."""
        name = row.fact.subsidiary
        tails = self._places.get((row.report, name))
        if tails is None:
            entity = whose_iri(row, self._iris)
            pairs = [(voc.IN_REPORT, node(row.report)), (voc.REPORTER, node(entity))]
            tails = self._places[row.report, name] = self._tails(pairs)
            if name is not None:
                self._subsidiaries.setdefault(entity, set()).add(folded(name))
        return tails

    def _make_word_tails(self, label: str, concept: str | None) -> list[str]:
        pairs = [(voc.LABEL, text(folded(label)))]
        if concept is not None:
            iri = self._iris.concept(concept, self._reporter)
            pairs.append((voc.CONCEPT, node(iri)))
            pairs.append((voc.CONCEPT_NAME, text(concept)))
        return self._tails(pairs)

    def _make_measure_tails(
        self,
        unit: str | None,
        decimals: int | str | None,
        instant: date | None,
        start: date | None,
        end: date | None,
    ) -> list[str]:
        """Return unit, precision and days."""
        pairs = [*unit_pairs(unit), *period_pairs(instant, start, end)]
        if isinstance(decimals, int):
            pairs.append((voc.DECIMALS, integer(decimals)))
        elif decimals is not None:
            pairs.append((voc.PRECISION_NOTE, text(decimals)))
        return self._tails(pairs)

    def _make_cell_tails(
        self,
        placed_by: PlacedBy,
        column: int | None,
        candidates: tuple[int, ...],
    ) -> list[str]:
        pairs = [(voc.TYPE, voc.SOURCE_CELL), (voc.PLACED_BY, text(placed_by))]
        pairs += known(voc.COLUMN_NUMBER, column, integer)
        if candidates:
            pairs.append((voc.CANDIDATES, text(" ".join(map(str, candidates)))))
        return self._tails(pairs)


def _value(fact: Fact, money: bool, graph: str) -> str:
    """Return the tail that states amount or value."""
    if isinstance(fact.value, Decimal):
        name = voc.AMOUNT if money else voc.VALUE
        return f"{name} {decimal(fact.value)} {graph} ."
    return f"{voc.VALUE} {text(fact.value)} {graph} ."


def _place(ref: str) -> str:
    """Return predicate and value of a place in the source: a line, or anything else."""
    line = ref.removeprefix("line ")
    if line != ref and line.isascii() and line.isdigit():
        return f"{voc.LINE} {integer(int(line))}"
    return f"{voc.REF} {text(ref)}"
