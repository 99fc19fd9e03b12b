"""Makes the rows of a filing from reports built now and reports built before.

A filing is worked out anew over all its reports whenever one of them comes or goes, so
that it ends as if they had been built at once. Files are not read again: each report is
stored as it was read.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.build.together import told_by_filing
from kg.facts.as_read import reading_of
from kg.facts.filings import chosen_readings, filing_rows, richness
from kg.facts.rows import FilingRows, ReadingRow
from kg.iris import Iris, report_key
from kg.model.fact import Fact
from kg.model.filing import Reading
from kg.selection import is_related, is_wanted


@dataclass(frozen=True, slots=True)
class Tally:
    """What is counted of the reports of a filing that were built now.

    Attributes:
        facts: Their facts.
        stored: Those that are stored.
        uncertain: Those that are stored and not certain.
        related: Whether any fact concerns related parties.
    """

    facts: int
    stored: int
    uncertain: int
    related: bool


@dataclass(frozen=True, slots=True)
class Built:
    """A filing as it is after a build.

    Attributes:
        rows: Its rows.
        tally: What is counted of the reports built now.
    """

    rows: FilingRows
    tally: Tally


def built_filing(
    readings: Sequence[Reading],
    before: FilingRows | None,
    *,
    iris: Iris,
    everything: bool,
    whole: bool,
    at_once: bool,
) -> Built:
    """Return a filing after some of its reports were read.

    A report replaces its predecessor, but for one whose source tells more: a page as
    text comes after the same page as HTML, in whatever order they are built.

    Args:
        readings: Reports of one filing, in any order; at least one.
        before: The filing as it is stored, with its readings.
        iris: Mints the IRIs.
        everything: Whether all facts of the readings are stored.
        whole: Whether stored reports go that are not among the readings.
        at_once: Whether the readings are all that was read together, so that they have
            told one another what they know.
    """
    chosen = chosen_readings(readings)
    ranks = {report_key(page): richness(page.kind) for page in chosen}
    others = [] if before is None or whole else _others(before, ranks)
    names = set(ranks)
    if others or not at_once or len(chosen) < len(readings):
        held = {row.name for row in others}
        fresh = [page.as_read for page in chosen if report_key(page) not in held]
        pages = _told([*(row.text for row in others), *fresh])
    else:
        pages = chosen
    wanted = _Wanted()
    rows = filing_rows(
        pages,
        iris=iris,
        before=None if before is None else before.filing,
        keep=wanted,
        entire=_entire(others) | (names if everything else set()),
    )
    facts = [f for page in pages if report_key(page) in names for f in page.facts]
    kept = facts if everything else list(filter(wanted, facts))
    tally = Tally(
        facts=len(facts),
        stored=len(kept),
        uncertain=sum(not fact.certain for fact in kept),
        related=any(map(is_related, facts)),
    )
    return Built(rows, tally)


def is_whole(rows: FilingRows, before: FilingRows | None, *, alone: bool) -> bool:
    """Whether the rows of a filing stand, although some were stored under its key.

    They do where what was stored has no report beside theirs, and told nothing of the
    filing that its reports do not tell.

    Args:
        rows: The filing as if nothing had been stored of it, readings included.
        before: The filing as it is stored; None where nothing is.
        alone: Whether stored reports go that are not among its own.
    """
    if before is None:
        return True
    own, known = rows.filing, before.filing
    ranks = {report.name: richness(report.kind) for report in rows.reports}
    return (
        own.identity.over(known.identity) == own.identity
        and own.digest == known.digest
        and (alone or not _others(before, ranks))
    )


class _Wanted:
    """Tells whether facts are wanted, and works it out once for each."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[Fact, bool]] = {}

    def __call__(self, fact: Fact) -> bool:
        """Whether a fact is wanted."""
        # The fact is kept with the answer, so that no other one gets its id.
        known = self._known.get(id(fact))
        if known is None:
            known = self._known[id(fact)] = fact, is_wanted(fact)
        return known[1]


def filing_without(
    rows: FilingRows, gone: Collection[str], iris: Iris
) -> FilingRows | None:
    """Return a filing as if some reports had never been built; None without others.

    Args:
        rows: The filing as it is stored, with its readings.
        gone: Names of the reports.
        iris: Mints the IRIs.
    """
    left = [row for row in rows.readings if row.name not in gone]
    if not left:
        return None
    pages = _told([row.text for row in left])
    return filing_rows(pages, iris=iris, keep=is_wanted, entire=_entire(left))


def _told(texts: Iterable[str]) -> list[Reading]:
    """Return the readings of a filing, from their texts, with what they tell."""
    return told_by_filing([reading_of(text) for text in texts], notes=True)


def _entire(rows: Iterable[ReadingRow]) -> set[str]:
    """Return the names of the reports all of whose facts are stored."""
    return {row.name for row in rows if row.everything}


def _others(before: FilingRows, ranks: Mapping[str, int]) -> list[ReadingRow]:
    """Return what stays of a stored filing: what is not replaced by as much.

    Args:
        before: The filing as it is stored.
        ranks: How little the source of each report built now tells, by its name.
    """
    stored = {report.name: richness(report.kind) for report in before.reports}
    return [
        row
        for row in before.readings
        if row.name not in ranks or stored[row.name] < ranks[row.name]
    ]
