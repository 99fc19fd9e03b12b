"""What the checks look at: facts as plain records, by reporting entity.

`kg.checks.loading` makes them from the store.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from pyoxigraph import Store

from kg.model.finding import CellRef

_NAMED = frozenset({"html", "xbrl"})
"""Rules of placement of sources that name a fact's element."""


@dataclass(frozen=True, slots=True)
class FilingRecord:
    """One filing, or page without accession.

    Attributes:
        iri: The filing, and the name of its graph.
        key: Accession or page hash.
        filed: Day of filing, when known.
    """

    iri: str
    key: str
    filed: date | None = None


@dataclass(frozen=True, slots=True)
class FactRecord:
    """One fact as the checks see it.

    Attributes:
        iri: The fact.
        filing: The filing it lies in.
        whose: IRI of the entity it is of: the reporter, or one of its group.
        report: IRI of its report.
        title: Title of that report; "" without one.
        cell: The cell to show: a page's where the fact stands on one.
        row, column: Place in its own report; None outside pages.
        placed_by: Rule that fixed the column.
        columns: Columns it may stand in, best first; () outside pages.
        possible: Days these columns end.
        head: First and last day of its column, where that is of a period.
        label: Row label as printed.
        concept: ``us-gaap:Name`` or None.
        side: ``due from``, ``due to`` or None.
        level: ``party``, ``total``, ``subtotal`` or ``other``.
        certain: Whether its column is settled.
        translated: Whether it is a convenience translation.
        original: IRI of the fact it translates, or None.
        party: IRI of the counterparty, or None.
        party_text: Its printed name, or None.
        roles: Printed role members, in order.
        others: Printed members that are neither party nor role, in order.
        types: Local names of the relationship types of `roles`.
        amount: Whole units of `unit`, or None for text.
        decimals: Places it is right to; None when exact or unknown.
        unit: Currency code, or the name of another unit.
        money: Whether `unit` is a currency.
        instant: Day a balance closes, else None.
        start, end: Period of a flow; start None when the page does not tell.
    """

    iri: str
    filing: FilingRecord
    whose: str
    report: str
    title: str
    cell: CellRef
    row: int | None
    column: int | None
    placed_by: str
    columns: tuple[int, ...]
    possible: frozenset[date]
    head: tuple[date | None, date | None]
    label: str
    concept: str | None
    side: str | None
    level: str
    certain: bool
    translated: bool
    original: str | None
    party: str | None
    party_text: str | None
    roles: tuple[str, ...]
    others: tuple[str, ...]
    types: frozenset[str]
    amount: Decimal | None
    decimals: int | None
    unit: str | None
    money: bool
    instant: date | None
    start: date | None
    end: date | None

    @property
    def element_known(self) -> bool:
        """Whether the source names the element; else its label told the concept."""
        return self.concept is not None and self.placed_by in _NAMED

    @property
    def of_its_kind(self) -> bool:
        """Whether its column is of its kind of period, instant or duration.

        A balance may stand in a column of a period: its element or label tells.
        """
        return self.row is None or (self.head[1] is None) is (self.end is None)

    @property
    def printed(self) -> bool:
        """Whether it was read off a page, which tells no precision of single values."""
        return self.placed_by != "xbrl"

    @property
    def what(self) -> str:
        """What is reported: the element where the source names it, else the label."""
        if self.element_known and self.concept is not None:
            return self.concept
        return "label:" + self.label.casefold().rstrip(":")

    @property
    def closes(self) -> date | None:
        """Last day of the period, or the day itself."""
        return self.instant or self.end

    @property
    def period(self) -> tuple[date | None, date | None, date | None]:
        """Instant, start and end."""
        return self.instant, self.start, self.end

    @property
    def members(self) -> frozenset[str]:
        """All members as printed, case and order left out."""
        named = () if self.party_text is None else self.party_text.split(" | ")
        printed = (*named, *self.roles, *self.others)
        return frozenset(member.casefold() for member in printed)


@dataclass(frozen=True, slots=True)
class Arc:
    """One arc of a calculation: the parent is the weighted sum of its children.

    Attributes:
        filing: Accession of the filing whose linkbase says so.
        role: Extended link role, which names the sum.
        parent: Element above, ``us-gaap:Name``.
        child: Element below.
        weight: 1 or -1.
    """

    filing: str
    role: str
    parent: str
    child: str
    weight: Decimal


@dataclass(frozen=True, slots=True)
class Disclosure:
    """Everything one reporting entity disclosed, as far as the graph holds it.

    Attributes:
        reporter: Its name.
        filings: Its filings, by IRI.
        facts: Facts of these filings, sorted by filing, report, row and IRI.
        broader: Relationship type -> the types above it, nearest first.
        store: The graph, for rules that look at more than facts.
        arcs: Calculation arcs of the filings, where they brought any.
        thorough: Whether rules that take long shall run.
    """

    reporter: str
    filings: tuple[FilingRecord, ...]
    facts: tuple[FactRecord, ...]
    broader: Mapping[str, tuple[str, ...]]
    store: Store
    arcs: tuple[Arc, ...] = ()
    thorough: bool = False
