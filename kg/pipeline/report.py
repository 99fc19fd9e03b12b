"""What a build did, and what a source holds."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from kg import concepts
from kg.graph import Terms, filing_key
from kg.model.filing import Identity, Reading
from kg.pipeline.documents import Unread
from kg.pipeline.reading import batches, read_batch


@dataclass(slots=True)
class BuildReport:
    """What one build did.

    Attributes:
        filings: Filings (or pages without accession) built.
        reports: Reports built.
        facts: Facts read in them.
        stored: Facts of them that concern related parties, and so were stored.
        uncertain: Stored facts whose column is not settled.
        changed: Filings whose graph changed.
        skipped: Files of filings that carry no facts.
        bad: Source and one-line message of each that could not be read.
        warnings: One line each.
    """

    filings: int = 0
    reports: int = 0
    facts: int = 0
    stored: int = 0
    uncertain: int = 0
    changed: int = 0
    skipped: list[str] = field(default_factory=list)
    bad: list[tuple[str, str]] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def note(self, unread: Unread) -> None:
        """Count a file that gave no reading."""
        if unread.message:
            self.bad.append((unread.source, unread.message))
        else:
            self.skipped.append(unread.source)


@dataclass(frozen=True, slots=True)
class SourceReport:
    """What one page holds, as read now.

    Attributes:
        source, report, title, kind: See `kg.model.filing.Reading`.
        filing: Accession, or hash of the page.
        facts: Facts on it.
        related: Facts of them that concern related parties.
        uncertain: Facts whose column is not settled.
        warnings: One line each.
    """

    source: str
    report: str | None
    title: str
    kind: str
    filing: str
    facts: int
    related: int
    uncertain: int
    warnings: tuple[str, ...]


def report_sources(
    sources: Iterable[str], given: Identity | None = None
) -> tuple[list[SourceReport], list[tuple[str, str]]]:
    """Return what sources hold, page by page, and the ones that cannot be read.

    Args:
        sources: Files, folders, archives, "-".
        given: Identity by option.
    """
    found, unread = batches(sources, {}, given or Identity())
    reports: list[SourceReport] = []
    for batch in found:
        for reading in read_batch(batch):
            if isinstance(reading, Reading):
                reports.append(_source_report(reading))
            else:
                unread.append(reading)
    return reports, [(bad.source, bad.message) for bad in unread if bad.message]


def _source_report(reading: Reading) -> SourceReport:
    known = concepts.load()
    return SourceReport(
        source=reading.source,
        report=reading.report,
        title=reading.title,
        kind=reading.kind,
        filing=filing_key(reading.identity, reading.names_filing),
        facts=len(reading.facts),
        related=sum(known.is_related(fact) for fact in reading.facts),
        uncertain=sum(not fact.certain for fact in reading.facts),
        warnings=reading.warnings,
    )


def identity_warning(reading: Reading, terms: Terms) -> str | None:
    """Return a warning when nothing tells whose page it is."""
    identity = reading.identity
    if identity.cik or identity.entity or identity.accession:
        return None
    graph = terms.filing(identity, reading.names_filing).value
    return (
        f"{reading.source}: nothing tells whose page it is; built under {graph}; "
        "give --cik, --accession or a manifest"
    )
