"""Makes the rows of a filing from the readings of all its reports.

The rows are a function of the filing's sources, whatever order they are built in: each
report is made for itself, and what links reports (a page that prints a fact of the
instance) is worked out over all of them.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import reduce
from typing import Final, NamedTuple

from kg.facts.claims_of_periods import with_claims_of_periods
from kg.facts.exclusions import lines_of_own_sheets
from kg.facts.fees_of_managers import with_managers
from kg.facts.group_wholes import with_fellows
from kg.facts.matching import matches, printed, with_elements
from kg.facts.named_in_words import (
    with_marked_party,
    with_name_in_debt,
    with_name_in_label,
    with_role_in_words,
)
from kg.facts.others import others_beside
from kg.facts.own_or_owed import silent_beside_claims
from kg.facts.party_keys import party_keys, party_members
from kg.facts.rows import (
    FactRow,
    FilingRow,
    FilingRows,
    Level,
    ReadingRow,
    ReportRow,
    Side,
    Status,
    drafted_row,
    is_money,
)
from kg.facts.sides_beside import (
    with_loans_of_banks,
    with_sides_beside,
    with_sides_of_sums,
)
from kg.facts.sizes import sizes_of
from kg.facts.told_parties import told_parties
from kg.facts.told_side import told_side
from kg.facts.translations import translations
from kg.facts.twins import twins
from kg.facts.wholes import with_groups, with_members, with_subtotals
from kg.iris import Iris, filing_key, folded, report_key, reporter_key
from kg.model.drafts import replaced
from kg.model.fact import Fact, Role
from kg.model.filing import BULK, Identity, Reading
from kg.parties.names import is_group_of
from kg.readers.labels import elements_by_label

_RICHEST: Final = ("instance", "inline", "rpage-html", "rpage-text")
"""Forms by how much their sources tell, best first."""
_NAMED: Final = frozenset((Role.PARTY, Role.GROUP))
_PERIOD: Final = "dei:DocumentPeriodEndDate"

Keep = Callable[[Fact], bool]
"""Whether a fact is stored."""


class StoredFact(NamedTuple):
    """A fact under its IRI, and the IRI of the fact it translates, if it does."""

    iri: str
    fact: Fact
    translates: str | None


Contents = tuple[ReportRow, tuple[StoredFact, ...]]
"""A report and its stored facts, in order."""


def chosen_readings(readings: Sequence[Reading]) -> list[Reading]:
    """Return one reading a report, sorted by report, whatever order they come in.

    Where a folder holds one report twice (R65.htm and R65.txt), the source that tells
    more is taken: instance, then HTML, then text; then the smallest content hash.
    """
    best: dict[str, Reading] = {}
    for reading in sorted(readings, key=_richness):
        best.setdefault(report_key(reading), reading)
    return [best[name] for name in sorted(best)]


def _richness(reading: Reading) -> tuple[int, str, str]:
    return richness(reading.kind), reading.digest, file_name(reading.source)


def richness(kind: str) -> int:
    """Return how little a source of a form tells: 0 of the richest."""
    return _RICHEST.index(kind) if kind in _RICHEST else len(_RICHEST)


def file_name(source: str) -> str:
    """Return the file's name without its folder, whatever system wrote the path."""
    return source.replace("\\", "/").rstrip("/").rpartition("/")[2]


def filing_rows(
    readings: Sequence[Reading],
    *,
    iris: Iris,
    before: FilingRow | None = None,
    keep: Keep | None = None,
    entire: Collection[str] = (),
) -> FilingRows:
    """Return the rows of one filing.

    Args:
        readings: Its reports, in any order; at least one.
        iris: Mints the IRIs.
        before: What the filing was said to be: a field no reading tells is kept.
        keep: Facts to store; all without it. IRIs do not depend on it.
        entire: Names of reports all of whose facts are stored.
    """
    pages = chosen_readings(readings)
    filing = _filing_row(pages, before, iris)
    entire = {report_key(page) for page in pages} if keep is None else set(entire)
    contents = [
        _contents(page, filing, iris, None if report_key(page) in entire else keep)
        for page in pages
    ]
    texts = tuple(
        ReadingRow(report.name, page.as_read, report.name in entire)
        for page, (report, _) in zip(pages, contents, strict=True)
        if page.as_read
    )
    sizes = tuple(
        size
        for page, (report, _) in zip(pages, contents, strict=True)
        for size in sizes_of(report, page.facts)
    )
    return replaced(linked_rows(filing, contents), readings=texts, sizes=sizes)


def contents_of(rows: FilingRows) -> list[Contents]:
    """Return the reports of a filing with their facts as read."""
    facts: dict[str, list[StoredFact]] = {report.iri: [] for report in rows.reports}
    for row in rows.facts:
        facts[row.report].append(StoredFact(row.iri, row.fact, row.translates))
    return [(report, tuple(facts[report.iri])) for report in rows.reports]


def _filing_row(
    pages: Sequence[Reading], before: FilingRow | None, iris: Iris
) -> FilingRow:
    """Return who filed what when, as the readings tell, else as it was told before.

    What bulk data tells only adds to what other reports tell.
    """
    ordered = sorted(pages, key=lambda page: page.report == BULK)
    identity = reduce(Identity.over, (page.identity for page in ordered), Identity())
    digest = min(page.names_filing for page in pages)
    period = max((day for page in pages if (day := _period(page))), default=None)
    if before is not None:
        identity, digest = identity.over(before.identity), before.digest
    key = filing_key(identity, digest)
    return FilingRow(
        key=key,
        iri=iris.filing(key),
        reporter=reporter_key(identity, digest),
        # Where an accession names the filing, the hash would depend on which of its
        # reports was built first.
        digest=digest if identity.accession is None else "",
        identity=replace(identity, url=None),
        period=period,
    )


def _period(page: Reading) -> date | None:
    """Return the last day of the period, where the cover facts are among the facts."""
    for fact in page.facts:
        if fact.concept == _PERIOD and isinstance(fact.value, str):
            try:
                return date.fromisoformat(fact.value.strip())
            except ValueError:
                return fact.end
    return None


def _contents(
    page: Reading, filing: FilingRow, iris: Iris, keep: Keep | None
) -> Contents:
    """Return a report and the facts of it that are stored."""
    name = report_key(page)
    report = ReportRow(
        iri=iris.report(filing.iri, name),
        filing=filing.key,
        reporter=filing.reporter,
        name=name,
        printed=page.report,
        title=folded(page.title),
        kind=page.kind,
        source=file_name(page.source),
        digest=page.digest,
        url=page.identity.url,
        columns=page.columns,
        scales=page.scales,
        member_labels=page.member_labels,
        sums=page.sums,
        facts=len(page.facts),
        notes=page.notes,
    )
    minted = iris.facts(report.iri, page.facts)
    # Translations are found over the whole page: facts that are not stored tell too
    # how far back each currency reaches.
    originals = translations(page.facts)
    stored: Sequence[int] = range(len(page.facts))
    if keep is not None:
        kept = {n for n, fact in enumerate(page.facts) if keep(fact)}
        stored = sorted(
            kept
            | lines_of_own_sheets(page.facts, kept)
            | silent_beside_claims(page.facts, kept)
        )
    return report, tuple(
        StoredFact(
            minted[n],
            replaced(page.facts[n], **_KNOWN_OF_FILING),
            minted[originals[n]] if n in originals else None,
        )
        for n in stored
    )


_KNOWN_OF_FILING: Final[Mapping[str, object]] = {
    "source": "", "report": None, "cik": None, "entity": None, "accession": None,
    "form": None, "filed": None, "url": None, "title": "", "related_elsewhere": None,
    "of_whole": False, "on_statement": False,
}  # fmt: skip
"""Fields that filing and report have, and what stands there instead."""


def linked_rows(filing: FilingRow, contents: Iterable[Contents]) -> FilingRows:
    """Return the rows of a filing, what repeats what worked out over its reports.

    Args:
        filing: The filing; reports are put under its key and reporter.
        contents: Its reports with their facts, one a report, in any order.
    """
    ordered = sorted(contents, key=lambda pair: pair[0].name)
    reports = tuple(
        replaced(report, filing=filing.key, reporter=filing.reporter)
        for report, _ in ordered
    )
    repeats = _repeats(ordered)
    has_document = any(report.is_document for report, _ in ordered)
    facts = tuple(
        _only_said_in_bulk(row) if report.is_bulk and has_document else row
        for report, entries in ordered
        for place, stored in enumerate(entries)
        for row in [fact_row(filing, report, place, stored, repeats.get(stored.iri))]
    )
    facts = _with_others(reports, facts)
    facts = with_sides_of_sums(with_sides_beside(with_loans_of_banks(facts, reports)))
    facts = _with_told_parties(filing, reports, facts)
    facts = with_managers(with_claims_of_periods(facts), reports)
    facts = with_members(with_subtotals(with_groups(facts)))
    return FilingRows(filing, reports, facts)


def _with_others(
    reports: Sequence[ReportRow], rows: tuple[FactRow, ...]
) -> tuple[FactRow, ...]:
    """Return the facts with others as a party, where they stand beside parties."""
    others = others_beside(rows)
    if not others:
        return rows
    by_iri = {report.iri: report for report in reports}
    return tuple(
        _of_party(row, others[row.iri], told_side(others[row.iri], by_iri[row.report]))
        if row.iri in others
        else row
        for row in rows
    )


def _with_told_parties(
    filing: FilingRow, reports: Sequence[ReportRow], rows: tuple[FactRow, ...]
) -> tuple[FactRow, ...]:
    """Return the facts with the parties that sentences of the notes give them."""
    told = told_parties(reports, rows, filing.identity.entity or "")
    if not (told.named or told.contradicted):
        return rows
    by_iri = {report.iri: report for report in reports}
    return tuple(
        _of_told_party(row, *told.named[row.iri], by_iri[row.report])
        if row.iri in told.named
        else replace(row, side=None)
        if row.iri in told.contradicted
        else row
        for row in rows
    )


def _of_told_party(row: FactRow, fact: Fact, told: Side, report: ReportRow) -> FactRow:
    """Return a row as that of a party; unchanged where its words tell the other."""
    if told_side(fact, report) not in (None, told):
        return row
    return _of_party(row, fact, told)


def _of_party(row: FactRow, fact: Fact, side: str | None) -> FactRow:
    """Return a row with another fact and side."""
    mentions, party_key = party_keys(row.reporter, fact)
    return replace(
        row,
        fact=fact,
        level=level_of(fact),
        side=None if side is None else Side(side),
        mentions=mentions,
        party_key=party_key,
    )


def _only_said_in_bulk(row: FactRow) -> FactRow:
    """Return a fact of bulk data that is not to count beside the instance.

    The instance has every fact of the tables: what is not found among those that are
    stored of it was read otherwise there, and is believed there.
    """
    if row.repeats is not None:
        return row
    return replace(row, status=Status.UNCERTAIN)


def _repeats(contents: Sequence[Contents]) -> dict[str, str]:
    """Return, by IRI, the fact each fact repeats.

    A fact of a document that says what an earlier fact of it says repeats that one; a
    fact of a page repeats the fact of an instance that it prints, and so does one of
    bulk data, which stands for the instance where that is not there. Uncertain facts of
    pages repeat nothing: their day and unit are not settled.
    """
    found: dict[str, str] = {}
    pages: list[StoredFact] = []
    documents: list[StoredFact] = []
    bulk: list[StoredFact] = []
    for report, entries in contents:
        if not (report.is_document or report.is_bulk):
            pages += [entry for entry in entries if entry.fact.certain]
            continue
        first: dict[str, str] = {}
        for entry in entries:
            fact = entry.fact
            if fact.same_as is not None and fact.same_as in first:
                found[entry.iri] = first[fact.same_as]
                continue
            if fact.ref is not None:
                first.setdefault(fact.ref, entry.iri)
            (bulk if report.is_bulk else documents).append(entry)
    documents.sort(key=lambda entry: entry.iri)
    if documents:
        same = twins([e.fact for e in bulk], [e.fact for e in documents])
        found.update((bulk[n].iri, documents[at].iri) for n, at in same.items())
    else:
        documents = sorted(bulk, key=lambda entry: entry.iri)
    if not pages or not documents:
        return found
    named = elements_by_label(
        pair for report, _ in contents for pair in report.member_labels
    )
    partners = matches(
        [with_elements(printed(entry.fact), named) for entry in pages],
        [printed(entry.fact) for entry in documents],
    )
    found.update((pages[n].iri, documents[at].iri) for n, at in partners.items())
    return found


def fact_row(
    filing: FilingRow,
    report: ReportRow,
    place: int,
    stored: StoredFact,
    repeats: str | None,
) -> FactRow:
    """Return the row of a fact: what it says, and the keys it is found by."""
    fact = without_itself(stored.fact, filing.identity.entity)
    fact = with_fellows(fact)
    fact = with_name_in_label(fact, report.title, filing.identity.entity)
    fact = with_name_in_debt(with_marked_party(fact), filing.identity.entity)
    fact = with_role_in_words(fact, report.title)
    mentions, party_key = party_keys(filing.reporter, fact)
    side = told_side(fact, report) if is_money(fact) else None
    return drafted_row(
        stored.iri,
        filing.key,
        filing.reporter,
        report.iri,
        place,
        fact,
        level_of(fact),
        None if side is None else Side(side),
        _status(fact, stored.translates, repeats),
        stored.translates,
        repeats,
        mentions,
        party_key,
    )


def without_itself(fact: Fact, entity: str | None) -> Fact:
    """Return a fact without a counterparty where the reporter names itself.

    Its value is then the reporter's total, as if the page had printed no member.

    Args:
        fact: The fact as read.
        entity: The reporter's own name; None where it is not known.
    """
    if entity is None or fact.party is None or _NAMED.isdisjoint(fact.roles):
        return fact
    if len(party_members(fact)) != 1 or not is_group_of(fact.party, entity):
        return fact
    roles = tuple(Role.OTHER if role in _NAMED else role for role in fact.roles)
    return replace(fact, party=None, roles=roles)


def _status(fact: Fact, translates: str | None, repeats: str | None) -> Status:
    if repeats is not None:
        return Status.REPEATED
    if translates is not None:
        return Status.TRANSLATED
    return Status.CERTAIN if fact.certain else Status.UNCERTAIN


def level_of(fact: Fact) -> Level:
    """Return what a fact's value stands for.

    A party or group makes it that party's, and so does a role alone, for which a party
    of its own stands. Money of "related parties" alone is their subtotal, money under
    no member at all the reporting entity's total. Money under a member that is neither
    (an instrument, agreement, range, segment) is ``other``, with or without a role: it
    is no total, since it covers only that instrument, and no party's, since none is
    named. So is anything that is not money and names no party.
    """
    if party_members(fact):
        return Level.PARTY
    others = [member for member in fact.other if member != fact.subsidiary]
    if others or not is_money(fact):
        return Level.OTHER
    return Level.TOTAL if fact.relationship is None else Level.SUBTOTAL
