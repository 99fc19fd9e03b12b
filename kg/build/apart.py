"""Pages of one folder that look like one filing and are read as several.

A page without accession is a filing of its own, named after its content. Pages of one
filer that end the same day are likelier pages of one filing: nothing proves it, so they
are kept apart, and whoever builds them is told how to put them together.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from pathlib import PurePath

from kg.model.filing import Reading

Likeness = tuple[str, str, date]
"""Folder, filer ("" where none is told) and last day of a page."""


class PagesApart:
    """Counts the pages that are filings of their own, by what they share."""

    def __init__(self) -> None:
        self._sources: dict[Likeness, set[str]] = defaultdict(set)

    def add(self, readings: Iterable[Reading]) -> None:
        """Count the pages among readings."""
        for reading in readings:
            likeness = _likeness_of(reading)
            if likeness is not None:
                self._sources[likeness].add(reading.source)

    def warnings(self) -> list[str]:
        """Return a line for each group of several pages, sorted by folder."""
        return [
            f"{folder}: {len(pages)} pages{_of(filer)} that end {day} tell no "
            "accession, so each is read as a filing of its own; give --accession or a "
            "manifest to read them as one"
            for (folder, filer, day), pages in sorted(self._sources.items())
            if len(pages) > 1
        ]


def _likeness_of(reading: Reading) -> Likeness | None:
    """Return what a page shares with others of its filing; None if it is no page."""
    identity = reading.identity
    days = [day for column in reading.columns if (day := column.instant or column.end)]
    if identity.accession or reading.filing_digest or not days:
        return None
    folder = str(PurePath(reading.source.replace("\\", "/")).parent)
    return folder, identity.cik or identity.entity or "", max(days)


def _of(filer: str) -> str:
    return f" of {filer}" if filer else ""
