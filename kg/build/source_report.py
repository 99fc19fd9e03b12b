"""What sources hold, page by page, and what became of every other file."""

from collections.abc import Iterable
from dataclasses import dataclass

from kg.build.read import batches, read_batch
from kg.facts.matching import matches, printed, with_elements
from kg.iris import filing_key
from kg.model.filing import Identity, Reading
from kg.readers.forms import INLINE, INSTANCE
from kg.readers.labels import elements_by_label
from kg.readers.xbrl.parsing import LARGEST
from kg.selection import is_related


@dataclass(frozen=True, slots=True)
class SourceReport:
    """What one page or document holds, as read now.

    Attributes:
        source, report, title, kind: See `kg.model.filing.Reading`.
        filing: Accession, or hash of the page or instance.
        entity: Name of the reporting entity, or None.
        facts: Facts on it.
        related: Facts of them that concern related parties.
        uncertain: Facts whose column is not settled.
        members: How many distinct members say what: party, group, relationship,
            subsidiary, other; those that occur, in this order.
        parties: Names of the parties and groups, sorted.
        unlabelled: Elements of members for which no label is at hand, sorted.
        alone: On a page: numbers that no fact of the filing's instance accounts for;
            None where no instance was read.
        counts: What else was found; see `kg.model.filing.Reading`.
        warnings: One line each.
    """

    source: str
    report: str | None
    title: str
    kind: str
    filing: str
    entity: str | None
    facts: int
    related: int
    uncertain: int
    members: tuple[tuple[str, int], ...]
    parties: tuple[str, ...]
    unlabelled: tuple[str, ...]
    alone: int | None
    counts: tuple[tuple[str, int], ...]
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Holdings:
    """What sources hold: every file is in one of the three.

    Attributes:
        reports: Pages and documents that were read, filing by filing.
        skipped: Source and reason of each file that carries no facts of its own.
        bad: Source and one-line message of each that could not be read.
    """

    reports: tuple[SourceReport, ...]
    skipped: tuple[tuple[str, str], ...]
    bad: tuple[tuple[str, str], ...]


def report_sources(
    sources: Iterable[str], given: Identity | None = None, *, limit: int = LARGEST
) -> Holdings:
    """Return what sources hold, page by page, and what became of every other file."""
    all_batches, unread = batches(sources, {}, given or Identity())
    reports: list[SourceReport] = []
    for batch in all_batches:
        results = read_batch(batch, limit=limit)
        readings = [result for result in results if isinstance(result, Reading)]
        unread += [result for result in results if not isinstance(result, Reading)]
        reports += [_source_report(reading, readings) for reading in readings]
    return Holdings(
        tuple(reports),
        tuple((file.source, file.reason) for file in unread if not file.message),
        tuple((file.source, file.message) for file in unread if file.message),
    )


_CLASSES = ("party", "group", "relationship", "subsidiary", "other")


def _source_report(reading: Reading, filing: Iterable[Reading]) -> SourceReport:
    """Return the report on one reading, among all readings of its filing."""
    members = _members(reading)
    sizes = {name: sum(kind == name for kind in members.values()) for name in _CLASSES}
    return SourceReport(
        source=reading.source,
        report=reading.report,
        title=reading.title,
        kind=reading.kind,
        filing=filing_key(reading.identity, reading.names_filing),
        entity=reading.identity.entity,
        facts=len(reading.facts),
        related=sum(is_related(fact) for fact in reading.facts),
        uncertain=sum(not fact.certain for fact in reading.facts),
        members=tuple((name, size) for name, size in sizes.items() if size),
        parties=tuple(
            sorted(name for name, kind in members.items() if kind in ("party", "group"))
        ),
        unlabelled=reading.unlabelled,
        alone=_alone(reading, filing),
        counts=reading.counts,
        warnings=reading.warnings,
    )


def _members(reading: Reading) -> dict[str, str]:
    """Return what each distinct member of a reading says."""
    roles: dict[str, str] = {}
    for fact in reading.facts:
        for member, role in zip(fact.members, fact.roles, strict=True):
            is_subsidiary = member == fact.subsidiary
            roles.setdefault(member, "subsidiary" if is_subsidiary else str(role))
    return roles


def _alone(reading: Reading, filing: Iterable[Reading]) -> int | None:
    """Return how many numbers of a page no fact of the instance accounts for."""
    key = filing_key(reading.identity, reading.names_filing)
    documents = [
        document
        for document in filing
        if document.kind in (INSTANCE.name, INLINE.name)
        and filing_key(document.identity, document.names_filing) == key
    ]
    if not documents or reading in documents:
        return None
    elements = elements_by_label(
        pair for document in documents for pair in document.member_labels
    )
    on_page = [
        with_elements(printed(fact), elements)
        for fact in reading.facts
        if not isinstance(fact.value, str)
    ]
    in_instance = [
        printed(fact)
        for document in documents
        for fact in document.facts
        if fact.same_as is None
    ]
    return len(on_page) - len(matches(on_page, in_instance))
