"""Turns what notes state into rows of ``statements``, ``told`` and ``note_amounts``."""

from kg.facts.encoding import Values, amount_text, day_text
from kg.facts.noted import AmountRow, Noted, StatementRow, ToldRelationship
from kg.facts.rows import FilingRow
from kg.iris import folded
from kg.model.amount import plain_decimal


def noted_values(filing: FilingRow, noted: Noted) -> dict[str, list[Values]]:
    """Return the rows of what the notes of a filing state, by table."""
    return {
        "statements": [_statement(filing, row) for row in noted.statements],
        "told": [_told(filing, row) for row in noted.told],
        "note_amounts": [_amount(filing, row) for row in noted.amounts],
    }


def _told(filing: FilingRow, row: ToldRelationship) -> Values:
    return [
        filing.key, filing.reporter, row.party_key, row.words, row.by, row.statement,
    ]  # fmt: skip


def _statement(filing: FilingRow, row: StatementRow) -> Values:
    said = row.said
    return [
        row.iri, filing.key, filing.reporter, row.document.key, said.kind,
        folded(said.subject) or None, row.subject_key, said.predicate,
        folded(said.object) or None, row.object_key,
        None if said.value is None else plain_decimal(said.value), said.unit,
        day_text(said.day), day_text(said.valid_from), day_text(said.valid_to),
        said.start, said.end, folded(row.words), said.rule,
        "certain" if said.certain else "candidate",
    ]  # fmt: skip


def _amount(filing: FilingRow, row: AmountRow) -> Values:
    amount = row.amount
    value = amount.value.scaleb(amount.scale or 0)
    return [
        row.document.key, filing.key, filing.reporter, amount.label, amount.section,
        amount.footnote, amount.total, plain_decimal(value), amount_text(value),
        amount.unit, day_text(amount.day), amount.flow, amount.start, amount.end,
        row.words, row.party_key, row.fact, row.cell, row.report,
    ]  # fmt: skip
