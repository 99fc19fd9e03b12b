"""Which filing and which report a fact comes from, and what a reader brings back."""

from dataclasses import dataclass, field, fields
from datetime import date
from decimal import Decimal
from typing import Final

from kg.model.fact import Fact
from kg.model.note import NoteDocument

BULK: Final = "bulk"
"""Name of the report that facts of bulk data belong to."""


@dataclass(frozen=True, slots=True)
class Identity:
    """Who filed what, when; every field None while unknown.

    Attributes:
        cik: SEC company number without leading zeros.
        entity: Name of the reporting entity as printed.
        accession: With hyphens, ``0001104659-21-117128``.
        form: Form type, e.g. ``20-F``.
        filed: Day of filing.
        url: Address of the page or filing.
    """

    cik: str | None = None
    entity: str | None = None
    accession: str | None = None
    form: str | None = None
    filed: date | None = None
    url: str | None = None

    def over(self, other: "Identity") -> "Identity":
        """Return this identity with its unknown fields taken from `other`."""
        return Identity(
            self.cik or other.cik,
            self.entity or other.entity,
            self.accession or other.accession,
            self.form or other.form,
            self.filed or other.filed,
            self.url or other.url,
        )


MANIFEST_COLUMNS = ("source", *(column.name for column in fields(Identity)))
"""Columns a manifest may have; ``source`` it must have."""


@dataclass(frozen=True, slots=True)
class Column:
    """One value column of a page, as its head says.

    Exactly one of `instant` and `end` is set, or neither when the head bears no date.

    Attributes:
        index: Position among the value columns, from 0.
        instant: Day a balance column closes.
        start: First day of a duration; None when the page does not tell.
        end: Last day of a duration.
        months: Length of the duration as printed ("12 Months Ended"), else None.
        unit: Unit of the head or title ("CNY", "shares"); None if none is named.
        members: Members in the column head, as printed, "[Member]" cut.
        axes: Parallel to `members`; None from text.
        head: The head as printed, its lines joined by " | ", the duration heading
            first: "12 Months Ended | Dec. 31, 2020 | USD ($)"; "" without a head.
        may_be: What the column may be where the page leaves that open, the likeliest
            first, which the other fields tell: months of a heading, 0 for a duration
            without one, None for an instant; () where it is certain.
    """

    index: int
    instant: date | None = None
    start: date | None = None
    end: date | None = None
    months: int | None = None
    unit: str | None = None
    members: tuple[str, ...] = ()
    axes: tuple[str | None, ...] = ()
    head: str = ""
    may_be: tuple[int | None, ...] = ()

    @property
    def open_type(self) -> bool:
        """Whether the page leaves open if it is an instant or a duration."""
        return len(self.may_be) > 1 and None in self.may_be


@dataclass(frozen=True, slots=True)
class Summand:
    """One part of a sum as the filer's calculation linkbase declares it.

    Attributes:
        role: Extended link role: the sum it belongs to.
        parent: Element of the whole, ``us-gaap:Liabilities``.
        child: Element of the part.
        weight: What the part counts: 1 or -1.
    """

    role: str
    parent: str
    child: str
    weight: Decimal


@dataclass(frozen=True, slots=True)
class Reading:
    """One report (an R page, or a whole instance) as a reader found it.

    Attributes:
        source: Path or name the reader was given.
        report: ``R65``, or ``instance``, or None when the source does not tell.
        title: Title line as printed, unit tail included; "" when there is none.
        digest: SHA-256 of the content, hexadecimal: names a page without accession.
        identity: What the source itself says of the filing.
        columns: The value columns, in order; empty outside pages.
        scales: Power of ten per unit, from the scale line ("CNY" -> 3); a unit not
            named here has 0.
        facts: In page order.
        kind: Reader that read it: ``rpage-text``, ``rpage-html``, ...
        warnings: One line each: what was doubtful, e.g. no end of table was seen.
        unlabelled: Elements of members for which no label was at hand, sorted.
        member_labels: Element and label of each member in use, under every role.
        concept_labels: Element and label of each concept in use, under every role.
        sums: Parts of the sums between elements in use, where a linkbase declares them;
            sorted.
        filing_digest: SHA-256 that names the filing where no accession is known: that
            of its instance, say; None: the reading's own.
        markups: Texts of facts with their markup, where `raw` lacks it and it may be
            wanted: place among the facts, and HTML.
        notes: Text blocks about related parties, where they were asked for.
        page: Content of a page some of whose columns were inferred, until they are:
            other files of its filing may settle them.
        as_read: The reading as text, before any other file of its filing was looked
            at; "" where it is not to be stored.
        passed_over: How many facts of the source were not made, for they cannot concern
            related parties.
        counts: What was found beside the facts, and how often: contexts, duplicates,
            members without label, ...
    """

    source: str
    report: str | None
    title: str
    digest: str
    identity: Identity
    kind: str
    columns: tuple[Column, ...] = ()
    scales: tuple[tuple[str, int], ...] = ()
    facts: tuple[Fact, ...] = ()
    warnings: tuple[str, ...] = field(default=())
    counts: tuple[tuple[str, int], ...] = field(default=())
    filing_digest: str | None = None
    unlabelled: tuple[str, ...] = field(default=())
    member_labels: tuple[tuple[str, str], ...] = field(default=())
    concept_labels: tuple[tuple[str, str], ...] = field(default=())
    sums: tuple[Summand, ...] = field(default=())
    markups: tuple[tuple[int, str], ...] = field(default=())
    notes: tuple[NoteDocument, ...] = field(default=())
    page: bytes = b""
    as_read: str = ""
    passed_over: int = 0

    @property
    def names_filing(self) -> str:
        """Return the hash that names its filing where no accession is known."""
        return self.filing_digest or self.digest


@dataclass(frozen=True, slots=True)
class Unread:
    """A source that gave no reading.

    Attributes:
        source: Its path.
        message: Why it is bad input, on one line; empty when it is not.
        reason: Why it was passed over; empty when it is bad input.
    """

    source: str
    message: str = ""
    reason: str = ""
