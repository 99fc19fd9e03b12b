"""What a build did."""

from dataclasses import dataclass, field

from kg.graph import Terms
from kg.model.filing import Reading, Unread


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
        skipped: Source and reason of each file of a filing that carries no facts of its
            own.
        bad: Source and one-line message of each that could not be read.
        warnings: One line each.
    """

    filings: int = 0
    reports: int = 0
    facts: int = 0
    stored: int = 0
    uncertain: int = 0
    changed: int = 0
    skipped: list[tuple[str, str]] = field(default_factory=list)
    bad: list[tuple[str, str]] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def note(self, unread: Unread) -> None:
        """Count a file that gave no reading."""
        if unread.message:
            self.bad.append((unread.source, unread.message))
        else:
            self.skipped.append((unread.source, unread.reason))


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
