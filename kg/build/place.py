"""Where the rows of a graph lie, and the filings that a process has at hand."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kg.build.ready import ReadyFiling
from kg.facts.stored import as_settled, stored_filings
from kg.facts.tables import Tables
from kg.iris import Iris

_at_hand: dict[str, Sequence[ReadyFiling]] = {}
"""Filings by key of the reporter that this process was begun with."""


def take_at_hand(filings: Mapping[str, Sequence[ReadyFiling]]) -> None:
    """Let this process have filings at hand, by key of their reporter.

    Only a process that shares one change does it, and ends with it.
    """
    _at_hand.update(filings)


@dataclass(frozen=True, slots=True)
class Place:
    """Where the rows of a graph lie, and how they are read.

    Attributes:
        folder: Folder of the tables.
        buckets: Into how many buckets they are cut.
        iris: Mints the IRIs.
        columns: Columns people decided, by IRI of the fact.
        names: Names people gave to reporters, by key.
        ready: Filings by key of the reporter, for reporters all of whose filings are at
            hand as read, so that they are not read back.
    """

    folder: Path
    buckets: int
    iris: Iris
    columns: Mapping[str, int]
    names: Mapping[str, str] = field(default_factory=dict)
    ready: Mapping[str, Sequence[ReadyFiling]] = field(default_factory=dict)

    def filings(
        self, tables: Tables, reporters: Collection[str]
    ) -> dict[str, list[ReadyFiling]]:
        """Return filings as they are read with decisions, by key of the reporter.

        What they name comes along where it is known.
        """
        ready = self.ready or _at_hand
        groups = {
            reporter: [_as_settled(each, self.columns) for each in ready[reporter]]
            for reporter in sorted(reporters)
            if reporter in ready
        }
        stored = [key for key in reporters if key not in ready]
        if stored:
            for rows in stored_filings(tables, reporters=stored, columns=self.columns):
                groups.setdefault(rows.filing.reporter, []).append(ReadyFiling(rows))
        return groups


def _as_settled(filing: ReadyFiling, columns: Mapping[str, int]) -> ReadyFiling:
    """Return a filing with people's decisions; where they change it, without names."""
    rows = as_settled(filing.rows, columns)
    return filing if rows is filing.rows else ReadyFiling(rows)
