"""The rows of the base: filings, their reports, and every fact with its keys.

A row is a function of the filing's sources alone. What people decide about a column or
a name is never written into it: `kg.facts.settled` applies column decisions, and the
table of mentions gives each printed name its party, when rows are read.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final

from kg.iris import is_currency
from kg.model.drafts import Drafted, draft_of
from kg.model.fact import Fact
from kg.model.filing import BULK, Column, Identity, Summand
from kg.model.note import NoteDocument


class Side(StrEnum):
    """Where a balance stands, seen from the reporter."""

    DUE_FROM = "due from"
    DUE_TO = "due to"

    @property
    def other(self) -> "Side":
        """The side seen from the counterparty."""
        return Side.DUE_TO if self is Side.DUE_FROM else Side.DUE_FROM


class Level(StrEnum):
    """What a value stands for; exactly one a fact.

    A total and the parts it is made of are never summed together, so they are kept
    apart by what the page says, not by arithmetic.
    """

    PARTY = "party"
    TOTAL = "total"
    SUBTOTAL = "subtotal"
    OTHER = "other"


class Status(StrEnum):
    """Whether a fact may be counted; the first that applies.

    REPEATED: another fact of the filing says the same and stands for it (a page that
    prints a fact of the instance, or the second copy of a fact of one document).
    TRANSLATED: a convenience translation of another fact of its report.
    UNCERTAIN: its column is not settled.
    """

    REPEATED = "repeated"
    TRANSLATED = "translated"
    UNCERTAIN = "uncertain"
    CERTAIN = "certain"


AGGREGATES: Final = frozenset({Level.TOTAL, Level.SUBTOTAL})
"""Levels of an aggregate fact."""


@dataclass(frozen=True, slots=True)
class FilingRow:
    """One filing, or one page without accession.

    Attributes:
        key: Accession, or the first 32 digits of the hash that names the page.
        iri: IRI of the filing, which names its graph.
        reporter: Key of the reporting entity: its CIK when known.
        digest: SHA-256 that names the filing where no accession is known; "" where
            one is.
        identity: What its reports say of it, together; `url` is always None.
        period: Last day of the period the filing is about (its cover page says it);
            None when no source tells.
    """

    key: str
    iri: str
    reporter: str
    digest: str
    identity: Identity
    period: date | None = None


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One report of a filing: an R page, or an XBRL document.

    Attributes:
        iri: IRI of the report.
        filing: Key of its filing.
        reporter: Key of the reporting entity.
        name: Key of the report in its filing: ``R65``, ``instance``, or
            ``page-<hash>``.
        printed: The name the source gives it; None when it gives none.
        title: Title as printed; "" without one.
        kind: Form it was read from: ``rpage-text``, ``instance``, ...
        source: Name of the file, without its folder.
        digest: SHA-256 of its content.
        url: Address of the page, or None.
        columns: Its value columns, in order.
        scales: Power of ten per unit.
        member_labels: Element and label of each member in use.
        sums: Parts of the sums between elements in use that the filer declares.
        facts: How many facts the source holds, stored or not.
        notes: Its text blocks about related parties, by key.
    """

    iri: str
    filing: str
    reporter: str
    name: str
    printed: str | None
    title: str
    kind: str
    source: str
    digest: str
    url: str | None = None
    columns: tuple[Column, ...] = ()
    scales: tuple[tuple[str, int], ...] = ()
    member_labels: tuple[tuple[str, str], ...] = ()
    sums: tuple[Summand, ...] = ()
    facts: int = 0
    notes: tuple[NoteDocument, ...] = ()

    @property
    def is_document(self) -> bool:
        """Whether it is an XBRL document, not a page."""
        return self.name.startswith("instance")

    @property
    def is_bulk(self) -> bool:
        """Whether it is what the SEC's bulk data tells of the filing."""
        return self.name == BULK


@dataclass(frozen=True, slots=True)
class FactRow(Drafted):
    """One fact with its keys.

    Attributes:
        iri: IRI of the fact.
        filing: Key of the filing.
        reporter: Key of the reporting entity.
        report: IRI of the report.
        place: Place among the facts of its report, from 0.
        fact: The fact as read; its `cik` ... `url` and `title` are empty, for filing
            and report have them.
        level: What its value stands for.
        side: Side of a balance or flow of money; None when nothing tells it.
        status: Whether it may be counted.
        translates: IRI of the fact it is a convenience translation of, or None.
        repeats: IRI of the fact it repeats, or None.
        mentions: Keys (reporter/name) of the names it mentions as parties or groups.
        party_key: Key under which the table of mentions gives its party: that of the
            one mention, or of the joint party of several; None without a party.
    """

    iri: str
    filing: str
    reporter: str
    report: str
    place: int
    fact: Fact
    level: Level
    side: Side | None
    status: Status
    translates: str | None
    repeats: str | None
    mentions: tuple[str, ...]
    party_key: str | None

    @property
    def is_money(self) -> bool:
        """Whether it has an amount of a currency, not a rate, count or text."""
        return is_money(self.fact)

    @property
    def amount(self) -> Decimal:
        """Its number, in whole units; 0 of a text."""
        value = self.fact.value
        return value if isinstance(value, Decimal) else Decimal(0)

    @property
    def element(self) -> str:
        """What is reported: the concept, else the label as printed."""
        return self.fact.concept or self.fact.label


drafted_row: Final = draft_of(FactRow)
"""Makes a row of the values of all its fields, at a part of the cost of ``FactRow``."""


@dataclass(frozen=True, slots=True)
class ReadingRow:
    """What a report says by itself, before the rest of its filing is looked at.

    Attributes:
        name: Key of the report in its filing.
        text: The reading (`kg.facts.as_read`).
        everything: Whether all its facts are stored, not only those that concern
            related parties.
    """

    name: str
    text: str
    everything: bool


@dataclass(frozen=True, slots=True)
class SizeRow:
    """One total of a reporter.

    Attributes:
        filing, reporter: Keys of the filing and of the reporting entity.
        report: IRI of the report it stands in.
        measure: ``assets``, ``revenue``, ...
        rank: 1 for the element that says it best; of several the lowest counts.
        concept: ``us-gaap:Assets``.
        value: A plain decimal, in whole units.
        currency: Three letters.
        start: First day of a period; None of a balance.
        end: Last day, or the day of a balance.
        row, column: Place on a page; None outside pages.
        raw: As printed.
    """

    filing: str
    reporter: str
    report: str
    measure: str
    rank: int
    concept: str
    value: str
    currency: str
    start: date | None
    end: date
    row: int | None
    column: int | None
    raw: str


@dataclass(frozen=True, slots=True)
class FilingRows:
    """A filing with its reports, sorted by name, and their facts in order.

    `readings` are what the reports say by themselves, sorted by name of the report, and
    `sizes` the totals of the reporter; only who writes a filing anew needs them, so
    they may be left out.
    """

    filing: FilingRow
    reports: tuple[ReportRow, ...]
    facts: tuple[FactRow, ...]
    readings: tuple[ReadingRow, ...] = ()
    sizes: tuple[SizeRow, ...] = ()


def is_money(fact: Fact) -> bool:
    """Tell whether the fact has an amount of a currency, not a rate, count or text."""
    return isinstance(fact.value, Decimal) and is_currency(fact.unit)
