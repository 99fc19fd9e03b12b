"""What a type checker knows of the rows of each named query.

Made by ``queries/methods.py`` of the named queries; edit those.
"""

from datetime import date as Day
from decimal import Decimal
from typing import Literal

from kg.queries.rows import Row

QueryName = Literal[
    "balances",
    "changes",
    "evidence",
    "exposure",
    "families",
    "filings",
    "flows",
    "mirror",
    "parties",
    "restated",
    "shared",
    "statements",
    "terms",
    "ties",
    "timeline",
    "totals",
    "uncertain",
    "uncounted",
]
"""The names of the queries."""


class BalancesRow(Row):
    """One row of the query ``balances``."""

    __slots__ = ()
    reporter: str
    party: str | None
    relationship: str | None
    side: str | None
    concept: str | None
    date: Day
    amount: Decimal
    currency: str
    filing: str
    report: str | None
    row: int | None
    column: int | None
    reporter_iri: str
    party_iri: str | None


class ChangesRow(Row):
    """One row of the query ``changes``."""

    __slots__ = ()
    reporter: str
    party: str
    side: str
    currency: str
    since: Day
    before: Decimal
    until: Day
    after: Decimal
    change: Decimal


class EvidenceRow(Row):
    """One row of the query ``evidence``."""

    __slots__ = ()
    fact: str
    raw: str
    row: int | None
    column: int | None
    report: str | None
    filing: str
    url: str | None
    placed_by: str
    amount: Decimal | None
    currency: str | None
    date: Day | None
    label: str | None
    party: str | None


class ExposureRow(Row):
    """One row of the query ``exposure``."""

    __slots__ = ()
    reporter: str
    party: str
    date: Day
    currency: str
    due_from: Decimal
    due_to: Decimal
    net: Decimal
    incomplete: int


class FamiliesRow(Row):
    """One row of the query ``families``."""

    __slots__ = ()
    name: str
    parties: str
    reporters: str
    n: int


class FilingsRow(Row):
    """One row of the query ``filings``."""

    __slots__ = ()
    cik: str | None
    entity: str | None
    accession: str | None
    form: str | None
    filed: Day | None
    reports: int
    facts: int


class FlowsRow(Row):
    """One row of the query ``flows``."""

    __slots__ = ()
    reporter: str
    party: str | None
    relationship: str | None
    concept: str | None
    start: Day | None
    end: Day | None
    amount: Decimal
    currency: str
    filing: str
    report: str | None
    row: int | None
    column: int | None
    reporter_iri: str
    party_iri: str | None


class MirrorRow(Row):
    """One row of the query ``mirror``."""

    __slots__ = ()
    creditor: str
    debtor: str
    date: Day
    currency: str
    due_from: Decimal | None
    due_to: Decimal | None
    difference: Decimal | None
    rounding: Decimal
    result: str
    why: str | None
    creditor_cells: str
    debtor_cells: str
    creditor_iri: str
    debtor_iri: str
    creditor_facts: str
    debtor_facts: str


class PartiesRow(Row):
    """One row of the query ``parties``."""

    __slots__ = ()
    party: str
    kind: str
    relationships: str | None
    reporters: str
    first: Day | None
    last: Day | None
    party_iri: str


class RestatedRow(Row):
    """One row of the query ``restated``."""

    __slots__ = ()
    reporter: str
    party: str
    side: str
    concept: str | None
    date: Day
    currency: str
    before: Decimal
    after: Decimal
    filing_before: str | None
    filing_after: str | None


class SharedRow(Row):
    """One row of the query ``shared``."""

    __slots__ = ()
    party: str
    reporters: str
    n: int
    party_iri: str


class StatementsRow(Row):
    """One row of the query ``statements``."""

    __slots__ = ()
    reporter: str
    party: str
    kind: str
    predicate: str
    object: str | None
    value: Decimal | None
    unit: str | None
    day: Day | None
    valid_from: Day | None
    valid_to: Day | None
    certainty: str | None
    words: str
    filing: str
    document: str
    start: int | None
    end: int | None
    rule: str | None
    reporter_iri: str
    party_iri: str
    statement_iri: str


class TermsRow(Row):
    """One row of the query ``terms``."""

    __slots__ = ()
    reporter: str
    party: str
    predicate: str
    object: str | None
    value: Decimal | None
    unit: str | None
    day: Day | None
    words: str
    filing: str
    document: str
    start: int | None
    end: int | None
    reporter_iri: str
    party_iri: str


class TiesRow(Row):
    """One row of the query ``ties``."""

    __slots__ = ()
    reporter: str
    party: str
    predicate: str
    other: str | None
    share: Decimal | None
    valid_from: Day | None
    valid_to: Day | None
    words: str
    filing: str
    document: str
    start: int | None
    end: int | None
    reporter_iri: str
    party_iri: str


class TimelineRow(Row):
    """One row of the query ``timeline``."""

    __slots__ = ()
    reporter: str
    party: str
    side: str
    date: Day
    amount: Decimal
    currency: str


class TotalsRow(Row):
    """One row of the query ``totals``."""

    __slots__ = ()
    reporter: str
    relationship: str | None
    side: str | None
    concept: str | None
    date: Day
    amount: Decimal
    currency: str
    filing: str


class UncertainRow(Row):
    """One row of the query ``uncertain``."""

    __slots__ = ()
    fact: str
    filing: str
    report: str | None
    row: int | None
    label: str | None
    party: str | None
    raw: str
    candidates: str | None
    reporter: str


class UncountedRow(Row):
    """One row of the query ``uncounted``."""

    __slots__ = ()
    reporter: str
    party: str | None
    date: Day | None
    amount: Decimal
    currency: str | None
    reason: str
    label: str | None
    concept: str | None
    filing: str
    report: str | None
    row: int | None
    column: int | None
    fact: str
