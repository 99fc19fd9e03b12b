"""Filings made where they are read: rows, counts and the names they print.

A process that reads a filing has all that its rows follow from, and knows its names
from having read them. So it makes the rows there and then, as if nothing were stored of
the filing; whoever writes them makes them anew where something is.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from kg.build.filing import Built, built_filing
from kg.build.mentioned import FilingNames, filing_names
from kg.build.read import Batch, read_batch
from kg.iris import Iris, filing_key
from kg.model.drafts import replaced
from kg.model.filing import Reading, Unread

_stored: frozenset[str] | None = None
"""Keys of the filings that were stored when this process was begun; None in one that
shares no work."""


def take_stored(keys: Collection[str]) -> None:
    """Let this process know the filings that are stored, by key.

    Only a process that shares one build does it, and ends with it.
    """
    global _stored
    _stored = frozenset(keys)


@dataclass(frozen=True, slots=True)
class MadeFiling:
    """A filing as the files of one batch have it.

    Attributes:
        key: Its key.
        readings: Its reports, each as text (`as_read`) instead of facts.
        built: Its rows as if nothing were stored of it, and what is counted of it.
        names: What it names; None where that was not asked for.
    """

    key: str
    readings: tuple[Reading, ...]
    built: Built
    names: FilingNames | None


def make_filings(
    batch: Batch,
    *,
    iris: Iris,
    limit: int,
    everything: bool,
    stored: Collection[str] | None = None,
) -> list[MadeFiling | Unread]:
    """Read the files of one batch and make the filings they are of.

    Names are gathered in processes that share the work, of filings that are new: one
    process alone gathers them when all is written.

    Args:
        batch: The files.
        iris: Mints the IRIs.
        limit: Most bytes of one XML file.
        everything: Whether all facts are stored, not only those that concern related
            parties.
        stored: Keys of the filings that are stored, where names are gathered in a
            process that does not share the work.
    """
    known = _stored if stored is None else stored
    results = read_batch(batch, limit=limit, notes=True, everything=everything)
    unread = [result for result in results if isinstance(result, Unread)]
    groups = filing_groups(each for each in results if isinstance(each, Reading))
    return [*unread, *(_made(group, iris, everything, known) for group in groups)]


def filing_groups(readings: Iterable[Reading]) -> list[list[Reading]]:
    """Return readings of one filing together, sorted by its key."""
    groups: dict[str, list[Reading]] = {}
    for reading in readings:
        groups.setdefault(_key(reading), []).append(reading)
    return [groups[key] for key in sorted(groups)]


def _key(reading: Reading) -> str:
    return filing_key(reading.identity, reading.names_filing)


def _made(
    readings: list[Reading],
    iris: Iris,
    everything: bool,
    stored: Collection[str] | None,
) -> MadeFiling:
    key = _key(readings[0])
    built = built_filing(
        readings, None, iris=iris, everything=everything, whole=False, at_once=True
    )
    names = None
    if stored is not None and key not in stored:
        names = filing_names(built.rows).handed_over(built.rows, iris)
    return MadeFiling(key, tuple(map(_without_facts, readings)), built, names)


def _without_facts(reading: Reading) -> Reading:
    """Return a reading without what its text holds."""
    return replaced(
        reading, facts=(), member_labels=(), concept_labels=(), sums=(), markups=(),
        notes=(), counts=(), unlabelled=(),
    )  # fmt: skip
