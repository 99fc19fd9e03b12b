"""Writes what the notes of a filing state: one node a statement, with its span."""

from collections.abc import Iterator, Mapping
from typing import Final

from kg.facts.noted import AmountRow, StatementRow
from kg.facts.rows import FilingRow
from kg.graph import vocabulary as voc
from kg.graph.nquads import day, decimal, integer, node, statements, text
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
    for name, words in (
        (voc.SUBJECT_TEXT, said.subject),
        (voc.OBJECT_TEXT, said.object),
    ):
        if words:
            yield name, text(folded(words))
    for name, key in (
        (voc.ABOUT_PARTY, row.subject_key),
        (voc.OBJECT_PARTY, row.object_key),
    ):
        party = None if key is None else party_of.get(key)
        if party is not None:
            yield name, node(party)
    if said.value is not None:
        yield voc.STATED_VALUE, decimal(said.value)
    if said.unit is not None:
        yield voc.UNIT_NAME, text(said.unit)
    for name, date in (
        (voc.STATED_DAY, said.day),
        (voc.VALID_FROM, said.valid_from),
        (voc.VALID_TO, said.valid_to),
    ):
        if date is not None:
            yield name, day(date)
    yield voc.IN_NOTE, text(row.document.key)
    yield voc.SPAN_START, integer(said.start)
    yield voc.SPAN_END, integer(said.end)
    yield voc.WORDS, text(folded(row.words))
    yield voc.READ_BY, text(said.rule)
    yield voc.CERTAINTY, text("certain" if said.certain else "candidate")
