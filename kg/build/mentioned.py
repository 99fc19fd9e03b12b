"""The names that filings print, with what helps to tell whose they are."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from kg.facts.noted import Noted, noted_of
from kg.facts.noted_names import NotedNames, Said
from kg.facts.party_keys import party_members
from kg.facts.rows import FactRow, FilingRows, Status
from kg.iris import Iris, folded
from kg.model.fact import PartyKind
from kg.parties.mentions import (
    Anchor,
    MentionRecord,
    drafted_anchor,
    named_kind,
)
from kg.parties.names import NameForm, form_read

NotesRead = dict[str, tuple[Said, ...]]
"""What the notes of filings state, by key of the filing."""


@dataclass(frozen=True, slots=True)
class FilingNames:
    """What one filing names.

    Attributes:
        records: The names it prints.
        notes: What its notes state.
        forms: Its names, read, by name and whether that is known to be a person's.
        noted: What follows from its notes, where that was made.
    """

    records: tuple[MentionRecord, ...]
    notes: NotesRead
    forms: Mapping[tuple[str, bool], NameForm] = field(default_factory=dict)
    noted: Noted | None = None

    def handed_over(self, rows: FilingRows, iris: Iris) -> "FilingNames":
        """Return it with what another process would have to read and make again."""
        kinds = {(r.name, r.kind is PartyKind.PERSON) for r in self.records}
        kinds |= {(name, False) for name, _ in kinds}
        return replace(
            self,
            forms={(n, person): form_read(n, person=person) for n, person in kinds},
            noted=noted_of(rows, iris, self.notes.get(rows.filing.key)),
        )


_Line = tuple[str, str, date | None, date, str]
"""Report, element, first day, last day and unit: values of one line of a table."""


@dataclass(slots=True)
class _Name:
    """What one filing tells of one printed name."""

    facts: int = 0
    anchors: list[Anchor] = field(default_factory=list)
    beside: set[str] = field(default_factory=set)


def filing_names(rows: FilingRows) -> FilingNames:
    """Return what a filing names; see `mention_records`."""
    notes: NotesRead = {}
    return FilingNames(tuple(mention_records([rows], notes)), notes)


def mention_records(
    filings: Iterable[FilingRows], reads: NotesRead | None = None
) -> Iterator[MentionRecord]:
    """Yield the names of filings, the reporters' own among them.

    One record a filing and printed name: how many facts bear it, the amounts reported
    of it alone, and the names that stand under one element, day and unit with it. A
    name that notes alone print has none of these.

    Args:
        filings: The filings.
        reads: Takes what the notes of each filing state, by its key.
    """
    for rows in filings:
        yield from _own_name(rows)
        yield from _printed_names(rows)
        yield from _noted_names(rows, {} if reads is None else reads)


def _own_name(rows: FilingRows) -> Iterator[MentionRecord]:
    filing = rows.filing
    if filing.identity.entity is not None:
        cik = filing.identity.cik
        known = frozenset() if cik is None else frozenset([cik])
        name = folded(filing.identity.entity)
        yield MentionRecord(
            filing.reporter, name, PartyKind.ORGANISATION, ciks=known, own=True
        )


def _printed_names(rows: FilingRows) -> Iterator[MentionRecord]:
    names: dict[str, _Name] = defaultdict(_Name)
    lines: dict[_Line, set[str]] = defaultdict(set)
    for row in rows.facts:
        # A role whose holders the filing tells is a subtotal and has no party.
        names_of_fact = [] if row.party_key is None else party_members(row.fact)
        printed = [folded(name) for name in names_of_fact]
        for name in dict.fromkeys(printed):
            names[name].facts += row.status is not Status.REPEATED
        if len(set(printed)) == 1:
            _note_amount(row, printed[0], names[printed[0]], lines)
    for together in lines.values():
        for name in together:
            names[name].beside |= together - {name}
    for name, told in sorted(names.items()):
        kind, role = named_kind(name)
        yield MentionRecord(
            rows.filing.reporter,
            name,
            kind,
            role,
            amounts=tuple(told.anchors),
            cooccurs=frozenset(told.beside),
            facts=told.facts,
        )


def _noted_names(rows: FilingRows, reads: NotesRead) -> Iterator[MentionRecord]:
    """Yield the names that the notes of a filing alone print; no fact bears them."""
    if any(report.notes for report in rows.reports):
        noted = NotedNames(rows)
        reads[rows.filing.key] = noted.said
        for name in noted.names():
            kind, role = named_kind(name)
            yield MentionRecord(rows.filing.reporter, folded(name), kind, role)


def _note_amount(
    row: FactRow, name: str, told: _Name, lines: dict[_Line, set[str]]
) -> None:
    """Note an amount reported of one name alone; what it ties must be certain."""
    fact = row.fact
    end = fact.instant or fact.end
    if (
        row.status is not Status.CERTAIN
        or not row.is_money
        or end is None
        or not isinstance(fact.value, Decimal)
        or any(member != fact.subsidiary for member in fact.other)
    ):
        return
    unit = fact.unit or ""
    lines[row.report, row.element, fact.start, end, unit].add(name)
    told.anchors.append(
        drafted_anchor(row.filing, row.element, fact.start, end, unit, fact.value)
    )
