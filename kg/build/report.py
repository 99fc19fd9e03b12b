"""What a build did."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class BuildReport:
    """What one build did.

    Attributes:
        filings: Filings (or pages without accession) built.
        reports: Reports built.
        facts: Facts read in them.
        stored: Facts of them that were stored: those that concern related parties, or
            all when everything is kept.
        uncertain: Stored facts whose column is not settled.
        changed: Filings whose rows changed.
        uncounted: Why balances of the filings built are in no position, and how many.
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
    uncounted: dict[str, int] = field(default_factory=dict)
    skipped: list[tuple[str, str]] = field(default_factory=list)
    bad: list[tuple[str, str]] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
