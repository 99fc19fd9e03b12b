"""Writes what the notes of a filing state: one node a statement, with its span."""

from collections.abc import Iterator, Mapping
from typing import Final

from kg.facts.noted import AmountRow, StatementRow
from kg.facts.rows import FilingRow
from kg.graph import vocabulary as voc
from kg.graph.nquads import day, decimal, integer, known, node, statements, text
from kg.iris import Iris, folded

BY_NOTE: Final = "note"
"""What places a cell of a note's table, as `kg.model.fact.PlacedBy` does others."""


def statement_lines(
    row: StatementRow,
    filing: FilingRow,
    party_of: Mapping[str, str],
    graph: str,
    iris: Iris,
) -> list[str]:
    """Return the statements on what a note states.

    Args:
        row: What it states.
        filing: Its filing.
        party_of: IRI of the party decided, by mention key; a name that only a note
            prints has none.
        graph: Name of the filing's graph, as N-Quads text.
        iris: Mints the IRIs.
    """
    subject = node(row.iri)
    pairs = _pairs(row, filing, party_of, iris)
    return [
        f"{graph} {voc.HAS_STATEMENT} {subject} {graph} .",
        *statements(subject, pairs, graph),
    ]


def note_cell_lines(row: AmountRow, graph: str) -> list[str]:
    """Return the statements on the cell of a note that says what a fact says."""
    if row.fact is None or row.cell is None:
        return []
    amount, cell = row.amount, node(row.cell)
    pairs = [
        (voc.TYPE, voc.SOURCE_CELL),
        (voc.RAW, text(row.words)),
        (voc.PLACED_BY, text(BY_NOTE)),
        (voc.REF, text(f"{row.document.key}#{amount.start}-{amount.end}")),
        (voc.ON_REPORT, node(row.report)),
    ]
    return [
        f"{node(row.fact)} {voc.CELL} {cell} {graph} .",
        *statements(cell, pairs, graph),
    ]


def _pairs(
    row: StatementRow, filing: FilingRow, party_of: Mapping[str, str], iris: Iris
) -> Iterator[tuple[str, str]]:
    said = row.said
    yield voc.TYPE, voc.STATEMENT
    yield voc.REPORTER, node(iris.entity(filing.reporter))
    yield voc.STATEMENT_KIND, text(said.kind)
    yield voc.PREDICATE_NAME, text(said.predicate)
    yield from known(voc.SUBJECT_TEXT, folded(said.subject) or None, text)
    yield from known(voc.OBJECT_TEXT, folded(said.object) or None, text)
    yield from known(voc.ABOUT_PARTY, party_of.get(row.subject_key or ""), node)
    yield from known(voc.OBJECT_PARTY, party_of.get(row.object_key or ""), node)
    yield from known(voc.STATED_VALUE, said.value, decimal)
    yield from known(voc.UNIT_NAME, said.unit, text)
    yield from known(voc.STATED_DAY, said.day, day)
    yield from known(voc.VALID_FROM, said.valid_from, day)
    yield from known(voc.VALID_TO, said.valid_to, day)
    yield voc.IN_NOTE, text(row.document.key)
    yield voc.SPAN_START, integer(said.start)
    yield voc.SPAN_END, integer(said.end)
    yield voc.WORDS, text(folded(row.words))
    yield voc.READ_BY, text(said.rule)
    yield voc.CERTAINTY, text("certain" if said.certain else "candidate")
