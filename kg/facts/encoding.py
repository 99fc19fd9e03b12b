"""Turns records into the plain values of a table's row, and back.

A row is a list in the order of the table's columns (`kg.facts.schema`). Dates are ISO
text on the way in, for rows are loaded as JSON; they come back as `date`.
"""

import json
from collections.abc import Iterable
from dataclasses import astuple
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from kg.facts.rows import (
    FactRow,
    FilingRow,
    Level,
    ReportRow,
    Side,
    Status,
    drafted_row,
)
from kg.facts.tables import Row
from kg.iris import Iris, is_currency
from kg.model.amount import plain_decimal
from kg.model.fact import PlacedBy, Role, drafted
from kg.model.filing import Column, Identity, Summand
from kg.model.note import Block, BlockKind, Cell, NoteDocument
from kg.parties.names import normal_form

Values = list[object]

_DIGITS = 28
_PLACES = 10


def day_text(day: date | None) -> str | None:
    """Return a day in ISO form."""
    return None if day is None else day.isoformat()


def day_of(text: str | None) -> date | None:
    """Return the day of what `day_text` wrote."""
    return None if text is None else date.fromisoformat(text)


def amount_text(value: Decimal) -> str | None:
    """Return an amount as it fits the columns of amounts; None when it does not.

    >>> amount_text(Decimal("2.0390E+6")), amount_text(Decimal("1e40"))
    ('2039000', None)
    """
    if not value.is_finite() or (value and value.adjusted() >= _DIGITS):
        return None
    text = plain_decimal(value)
    return text if len(text.partition(".")[2]) <= _PLACES else None


def whose_iri(row: FactRow, iris: Iris) -> str:
    """Return the entity a fact is of: the reporter, or one of its group."""
    return entity_iri(row.reporter, row.fact.subsidiary, iris)


@lru_cache(maxsize=65536)
def entity_iri(reporter: str, subsidiary: str | None, iris: Iris) -> str:
    """Return a reporter, or the entity of its group that a name tells."""
    if subsidiary is None:
        return iris.entity(reporter)
    return iris.subsidiary(reporter, normal_form(subsidiary))


def fact_values(row: FactRow, iris: Iris) -> Values:
    """Return a fact as a row of ``facts``."""
    fact = row.fact
    number = fact.value if isinstance(fact.value, Decimal) else None
    amount = None if number is None else amount_text(number)
    return [
        row.iri, row.filing, row.reporter, row.report, row.place,
        whose_iri(row, iris),
        fact.row, fact.column, fact.raw, fact.ref, fact.label, fact.label_by,
        fact.concept, fact.concept_by, fact.members, fact.axes, fact.roles,
        fact.member_names, fact.party, fact.relationship, fact.other, fact.subsidiary,
        fact.value if number is None else amount or plain_decimal(number),
        amount,
        number is not None,
        fact.unit,
        fact.unit if number is not None and is_currency(fact.unit) else None,
        None if fact.decimals is None else str(fact.decimals),
        day_text(fact.instant), day_text(fact.start), day_text(fact.end),
        fact.period_by, fact.placed_by, fact.columns, fact.language, fact.footnotes,
        fact.same_as, fact.heading, row.level, row.side, row.status, row.translates,
        row.repeats, row.mentions, row.party_key,
    ]  # fmt: skip


def fact_row_of(values: Row) -> FactRow:
    """Return the fact of a row of ``facts``."""
    (
        iri, filing, reporter, report, place, _,
        row, column, raw, ref, label, label_by, concept, concept_by, members, axes,
        roles, member_names, party, relationship, other, subsidiary, value, _, number,
        unit, _, decimals, instant, start, end, period_by, placed_by, columns, language,
        footnotes, same_as, heading, level, side, status, translates, repeats, mentions,
        party_key,
    ) = values  # fmt: skip
    fact = drafted(
        "", None, row, column, raw, ref, label, concept, concept_by,
        tuple(members), tuple(axes), tuple(map(Role, roles)),
        party, relationship, tuple(other),
        Decimal(value) if number else value,
        unit, decimals_of(decimals), instant, start, end, period_by,
        PlacedBy(placed_by), tuple(columns),
        None, None, None, None, None, None, "", tuple(member_names), label_by,
        subsidiary, language, tuple(footnotes), same_as, None, heading, False,
        False,
    )  # fmt: skip
    return drafted_row(
        iri, filing, reporter, report, place, fact, Level(level),
        None if side is None else Side(side), Status(status), translates, repeats,
        tuple(mentions), party_key,
    )  # fmt: skip


def decimals_of(text: object) -> int | str | None:
    """Return XBRL decimals from their text: places, ``"INF"``, or None.

    >>> decimals_of("-3"), decimals_of("INF"), decimals_of(None)
    (-3, 'INF', None)
    """
    if text is None:
        return None
    written = str(text)
    return int(written) if written.lstrip("-").isdigit() else written


def filing_values(row: FilingRow) -> Values:
    """Return a filing as a row of ``filings``."""
    who = row.identity
    return [
        row.key, row.iri, row.reporter, row.digest, who.cik, who.entity, who.accession,
        who.form, day_text(who.filed), day_text(row.period),
    ]  # fmt: skip


def filing_row_of(values: Row) -> FilingRow:
    """Return the filing of a row of ``filings``."""
    key, iri, reporter, digest, cik, entity, accession, form, filed, period = values
    identity = Identity(cik, entity, accession, form, filed)
    return FilingRow(key, iri, reporter, digest, identity, period)


def report_values(row: ReportRow) -> Values:
    """Return a report as a row of ``reports``; what is nested is JSON."""
    return [
        row.iri, row.filing, row.reporter, row.name, row.printed, row.title, row.kind,
        row.source, row.digest, row.url, _json(plain_values(row.columns)),
        _json(row.scales), _json(row.member_labels), _json(plain_values(row.sums)),
        row.facts,
    ]  # fmt: skip


def plain_values(records: Iterable[Column | Summand]) -> list[Values]:
    """Return the fields of each record as JSON has them."""
    return [[_written(value) for value in astuple(record)] for record in records]


def _written(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    return plain_decimal(value) if isinstance(value, Decimal) else value


def _json(value: object) -> str:
    return json.dumps(value, separators=(",", ":"))


def report_row_of(values: Row, notes: tuple[NoteDocument, ...] = ()) -> ReportRow:
    """Return the report of a row of ``reports``, with its notes."""
    *texts, columns, scales, member_labels, sums, facts = values
    told = (
        columns_of(json.loads(columns)), pairs_of(json.loads(scales)),
        pairs_of(json.loads(member_labels)), sums_of(json.loads(sums)), facts, notes,
    )  # fmt: skip
    return ReportRow(*(*texts, *told))


def note_values(note: NoteDocument, report: ReportRow, repeats: str | None) -> Values:
    """Return a note as a row of ``notes``; its blocks are JSON.

    Args:
        note: The note.
        report: Its report.
        repeats: Key of the note of the filing that holds it whole, or None.
    """
    blocks = [
        [
            block.kind,
            block.start,
            block.end,
            [[*map(int, astuple(c))] for c in block.cells],
        ]
        for block in note.blocks
    ]
    return [
        note.key, report.filing, report.reporter, report.iri, note.cik, note.accession,
        note.concept, note.title, day_text(note.start), day_text(note.end), note.text,
        note.policy, note.aside, _json(blocks), repeats,
    ]  # fmt: skip


def note_of(values: Row) -> NoteDocument:
    """Return the note of a row of ``notes``."""
    (
        key, _, _, _, cik, accession, concept, title, start, end, text, policy, aside,
        blocks, _,
    ) = values  # fmt: skip
    return NoteDocument(
        key=key,
        cik=cik,
        accession=accession,
        concept=concept,
        title=title,
        start=start,
        end=end,
        text=text,
        blocks=tuple(
            Block(BlockKind(kind), first, last, tuple(map(_cell, cells)))
            for kind, first, last, cells in json.loads(blocks)
        ),
        policy=policy,
        aside=aside,
    )


def _cell(values: list[int]) -> Cell:
    row, column, rowspan, colspan, start, end, header = values
    return Cell(row, column, rowspan, colspan, start, end, header=bool(header))


def columns_of(entries: Iterable[list[Any]]) -> tuple[Column, ...]:
    """Return columns from their plain values."""
    return tuple(map(_column, entries))


_INSTANT = "instant"


def may_be_text(may_be: Iterable[int | None]) -> str:
    """Return what a column may be in one text; "" where it is certain.

    >>> may_be_text((12, None))
    '12 | instant'
    """
    return " | ".join(_INSTANT if one is None else str(one) for one in may_be)


def may_be_of(text: str | None) -> tuple[int | None, ...]:
    """Return what `may_be_text` wrote."""
    parts = text.split(" | ") if text else []
    return tuple(None if part == _INSTANT else int(part) for part in parts)


def sums_of(entries: Iterable[list[Any]]) -> tuple[Summand, ...]:
    """Return parts of declared sums from their plain values."""
    return tuple(
        Summand(role, parent, child, Decimal(weight))
        for role, parent, child, weight in entries
    )


def _column(entry: list[Any]) -> Column:
    # columns of earlier versions have no head, or not what they may be
    index, instant, start, end, months, unit, members, axes, *rest = entry
    head = rest[0] if rest else ""
    may_be = rest[1] if len(rest) > 1 else ()
    return Column(
        index, day_of(instant), day_of(start), day_of(end), months, unit,
        tuple(members), tuple(axes), head, tuple(may_be),
    )  # fmt: skip


def pairs_of(entries: Iterable[list[Any]]) -> tuple[tuple[Any, Any], ...]:
    """Return pairs from their plain values."""
    return tuple((first, second) for first, second in entries)
