"""What reporting entities disclosed, fact by fact, as it stands in the tables.

This is the one reader of stored facts for all who look at single facts: checks and
signals. What counts as a balance is another question, which `kg.facts.select` answers.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import astuple, dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Final

from kg.facts.encoding import fact_row_of, report_row_of
from kg.facts.rows import FactRow, Level, ReportRow, Status
from kg.facts.schema import FACTS, TABLES
from kg.facts.stored_notes import StoredNote, stored_notes
from kg.facts.tables import Row
from kg.iris import folded
from kg.model.amount import half_unit
from kg.model.fact import Fact, PlacedBy, line_of
from kg.model.filing import Column
from kg.model.finding import CellRef
from kg.parties.roles import relationship_type
from kg.resources import ontology_rows

if TYPE_CHECKING:
    from kg.facts.snapshot import Snapshot

_ELEMENT_NAMED: Final = frozenset({PlacedBy.HTML, PlacedBy.XBRL})
"""Rules of placement of sources that name a fact's element."""

_FACTS: Final = "SELECT {}, party_iri FROM facts WHERE reporter = ?"
_REPORTS: Final = "SELECT {} FROM reports WHERE reporter = ?"
_WHOSE: Final = list(FACTS).index("whose")
_NO_COLUMN: Final = Column(-1)
_FILINGS: Final = """
    SELECT filing, iri, filed FROM filings WHERE reporter = ? ORDER BY iri
"""
_RESTATED: Final = "SELECT later, earlier FROM restated WHERE reporter = ?"
_REPORTERS: Final = """
    SELECT reporter, entity, name FROM entities WHERE NOT subsidiary
    ORDER BY name, reporter
"""


@dataclass(frozen=True, slots=True)
class StoredFiling:
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
class StoredFact:
    """One fact as it is stored, with people's decisions applied.

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
        status: Whether it may be counted.
        original: IRI of the fact it is a convenience translation of, or None.
        repeats: IRI of the fact of its filing that says the same, or None.
        party: IRI of the counterparty, or None.
        party_text: Its printed name, or None.
        party_name: The name to show for it, or None.
        roles: Printed role members, in order.
        others: Printed members that are neither party nor role, in order.
        amount: Whole units of `unit`, or None for text.
        decimals: Places it is right to; None when exact or unknown.
        unit: Currency code, or the name of another unit.
        money: Whether `unit` is a currency.
        instant: Day a balance closes, else None.
        start, end: Period of a flow; start None when the page does not tell.
    """

    iri: str
    filing: StoredFiling
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
    level: Level
    status: Status
    original: str | None
    repeats: str | None
    party: str | None
    party_text: str | None
    party_name: str | None
    roles: tuple[str, ...]
    others: tuple[str, ...]
    amount: Decimal | None
    decimals: int | None
    unit: str | None
    money: bool
    instant: date | None
    start: date | None
    end: date | None

    @property
    def certain(self) -> bool:
        """Whether its column is settled."""
        return self.status is not Status.UNCERTAIN

    @property
    def translated(self) -> bool:
        """Whether it is a convenience translation."""
        return self.status is Status.TRANSLATED

    @property
    def number(self) -> Decimal:
        """The amount; 0 for text."""
        return Decimal(0) if self.amount is None else self.amount

    @property
    def half_unit(self) -> Decimal:
        """Half a unit of the amount's last place; 0 when exact or unknown."""
        return half_unit(self.decimals)

    @property
    def role_types(self) -> tuple[str, ...]:
        """Relationship type of each role, by its local name in the scheme."""
        return tuple(map(relationship_type, self.roles))

    @property
    def element_known(self) -> bool:
        """Whether the source names the element; else its label told the concept."""
        return self.concept is not None and self.placed_by in _ELEMENT_NAMED

    @property
    def of_its_kind(self) -> bool:
        """Whether its column is of its kind of period, instant or duration.

        A balance may stand in a column of a period: its element or label tells.
        """
        return self.row is None or (self.head[1] is None) is (self.end is None)

    @property
    def printed(self) -> bool:
        """Whether it was read off a page, which tells no precision of single values."""
        return self.placed_by != PlacedBy.XBRL

    @property
    def what(self) -> str:
        """What is reported: the element where the source names it, else the label."""
        if self.element_known and self.concept is not None:
            return self.concept
        return "label:" + self.label.casefold().rstrip(":")

    @property
    def words(self) -> str:
        """Label and element, case folded: what rules look for words in."""
        return f"{self.label} {self.concept or ''}".casefold()

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
        party = () if self.party_text is None else self.party_text.split(" | ")
        printed = (*party, *self.roles, *self.others)
        return frozenset(member.casefold() for member in printed)


@dataclass(frozen=True, slots=True)
class Arc:
    """One arc of a calculation: the parent is the weighted sum of its children.

    Attributes:
        filing: Key of the filing whose linkbase declares it.
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
        reporter: Its name to show.
        filings: Its filings, by IRI.
        facts: Facts of these filings that repeat no other, sorted by filing, report,
            row and IRI; rules look at these alone.
        key: Key of the reporter.
        entity: IRI of the reporting entity.
        repeated: Facts that repeat another of their filing, in the same order.
        arcs: Calculation arcs of the filings, where they brought any, each once.
        restated: IRIs of a balance and of the earlier one it restates, sorted.
        notes: Its notes about related parties, by filing; no policies, and none that
            another note of the filing holds.
        asides: Its notes on other subjects, which name parties too.
    """

    reporter: str
    filings: tuple[StoredFiling, ...]
    facts: tuple[StoredFact, ...]
    key: str = ""
    entity: str = ""
    repeated: tuple[StoredFact, ...] = ()
    arcs: tuple[Arc, ...] = ()
    restated: tuple[tuple[str, str], ...] = ()
    notes: tuple[StoredNote, ...] = ()
    asides: tuple[StoredNote, ...] = ()


def disclosures(
    snapshot: "Snapshot", reporters: Collection[str] | None = None
) -> Iterator[Disclosure]:
    """Yield what each reporting entity disclosed, by its name, then its key.

    Args:
        snapshot: The graph.
        reporters: IRIs of the only reporting entities wanted; other files are not read.

    Raises:
        GraphError: A table is damaged.
    """
    for key, entity, name in snapshot.rows(_REPORTERS):
        if reporters is None or entity in reporters:
            yield _disclosure(snapshot, key, entity, name)


def _disclosure(snapshot: "Snapshot", key: str, entity: str, name: str) -> Disclosure:
    """Read one reporter; only the files its rows lie in are opened."""

    def rows(query: str, table: str = "") -> list[Row]:
        columns = ", ".join(f'"{column}"' for column in TABLES.get(table, ()))
        return snapshot.rows(query.format(columns), [key], [key])

    filings = {
        filing: StoredFiling(iri, filing, filed)
        for filing, iri, filed in rows(_FILINGS)
    }
    reports = {
        report.iri: report for report in map(report_row_of, rows(_REPORTS, "reports"))
    }
    names: dict[str, str] = dict(
        snapshot.rows("SELECT iri, name FROM names", (), [key])
    )
    stored = [
        _Row(fact_row_of(tuple(values)), values[_WHOSE], iri)
        for *values, iri in rows(_FACTS, "facts")
    ]
    pages = _pages(stored, reports)
    facts = sorted(
        (
            _fact(
                row, filings[row.row.filing], reports, pages, names.get(row.party or "")
            )
            for row in stored
        ),
        key=lambda fact: (fact.filing.iri, fact.report, fact.row or 0, fact.iri),
    )
    notes = stored_notes(rows)
    return Disclosure(
        reporter=name,
        filings=tuple(filings.values()),
        facts=tuple(fact for fact in facts if fact.repeats is None),
        key=key,
        entity=entity,
        repeated=tuple(fact for fact in facts if fact.repeats is not None),
        arcs=_arcs(reports.values()),
        restated=tuple(sorted(rows(_RESTATED, "restated"))),
        notes=tuple(note for note in notes if not note.document.aside),
        asides=tuple(note for note in notes if note.document.aside),
    )


@dataclass(frozen=True, slots=True)
class _Row:
    """A fact as it lies in the table, the entity it is of, and its counterparty."""

    row: FactRow
    whose: str
    party: str | None


def _pages(
    rows: Iterable[_Row], reports: Mapping[str, ReportRow]
) -> dict[str, FactRow]:
    """Return the page fact to show for each fact of a document that pages print."""
    printed = [
        row.row for row in rows if row.row.repeats is not None and _on_page(row.row)
    ]
    printed.sort(
        key=lambda row: (
            reports[row.report].name,
            row.fact.row,
            row.fact.column,
            row.iri,
        ),
        reverse=True,
    )
    return {row.repeats: row for row in printed if row.repeats is not None}


def _on_page(row: FactRow) -> bool:
    return row.fact.row is not None


def _fact(
    stored: _Row,
    filing: StoredFiling,
    reports: Mapping[str, ReportRow],
    pages: Mapping[str, FactRow],
    party_name: str | None,
) -> StoredFact:
    row, fact = stored.row, stored.row.fact
    shown = row if _on_page(row) else pages.get(row.iri, row)
    report = reports[row.report]
    columns = {column.index: column for column in report.columns}
    own = columns.get(-1 if fact.column is None else fact.column, _NO_COLUMN)
    is_amount = isinstance(fact.value, Decimal) and fact.unit is not None
    return StoredFact(
        iri=row.iri,
        filing=filing,
        whose=stored.whose,
        report=row.report,
        title=report.title,
        cell=CellRef(
            row.iri,
            reports[shown.report].printed,
            shown.fact.row,
            shown.fact.column,
            line_of(shown.fact.ref),
            shown.fact.raw,
        ),
        row=fact.row,
        column=fact.column,
        placed_by=fact.placed_by,
        columns=fact.columns,
        possible=_possible(fact, columns),
        head=(own.start, own.end),
        label=fact.label,
        concept=fact.concept,
        side=row.side,
        level=_level_on_page(row),
        status=row.status,
        original=row.translates,
        repeats=row.repeats,
        party=stored.party,
        party_text=fact.party,
        party_name=party_name,
        roles=()
        if fact.relationship is None
        else tuple(fact.relationship.split(" | ")),
        others=tuple(
            folded(member) for member in fact.other if member != fact.subsidiary
        ),
        amount=fact.value if is_amount and isinstance(fact.value, Decimal) else None,
        decimals=fact.decimals if isinstance(fact.decimals, int) else None,
        unit=fact.unit,
        money=row.is_money,
        instant=fact.instant,
        start=fact.start,
        end=fact.end,
    )


def _level_on_page(row: FactRow) -> Level:
    """Return what a value is among the rows of its page.

    A role alone has a party that stands for its holder; on the page it is still the
    subtotal of those who hold it.
    """
    alone = row.fact.party is None and row.level is Level.PARTY
    if alone and not row.fact.members:
        return Level.TOTAL
    return Level.SUBTOTAL if alone and _is_under_roles(row.fact) else row.level


def _is_under_roles(fact: Fact) -> bool:
    """Whether a fact's money stands under roles and nothing else."""
    return not any(member != fact.subsidiary for member in fact.other)


def _possible(fact: Fact, columns: Mapping[int, Column]) -> frozenset[date]:
    """Return the days that the columns end a value may stand in."""
    ends = {fact.instant or fact.end}
    if len(fact.columns) > 1:
        candidates = (columns[index] for index in fact.columns if index in columns)
        ends |= {column.instant or column.end for column in candidates}
    return frozenset(day for day in ends if day is not None)


def _arcs(reports: Iterable[ReportRow]) -> tuple[Arc, ...]:
    """Return the sums that reports declare, each once a filing, sorted."""
    arcs = {
        Arc(report.filing, part.role, part.parent, part.child, part.weight)
        for report in reports
        for part in report.sums
    }
    return tuple(sorted(arcs, key=astuple))


@cache
def broader_types() -> dict[str, tuple[str, ...]]:
    """Return the relationship types above each one, nearest first.

    They are those of ``ontology/relationship_types.csv``, by local name.
    """
    rows = ontology_rows("relationship_types.csv")
    above = {row["type"]: row["broader"] for row in rows}
    chains: dict[str, tuple[str, ...]] = {}
    for name in above:
        chain: list[str] = []
        at = above[name]
        while at and at not in chain:
            chain.append(at)
            at = above.get(at, "")
        chains[name] = tuple(chain)
    return chains
