"""Filings just written that are kept at hand, so that they need not be read back."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Final

from kg.build.mentioned import FilingNames
from kg.facts.rows import FilingRows
from kg.model.drafts import replaced

MOST_FACTS: Final = 200_000
"""Facts kept at hand: some 500 MB."""


@dataclass(frozen=True, slots=True)
class ReadyFiling:
    """A filing at hand.

    Attributes:
        rows: Its rows as its sources have them.
        names: What it names, where that was gathered.
    """

    rows: FilingRows
    names: FilingNames | None = None


class ReadyFilings:
    """All filings of reporters that are new to a graph, as long as there is room.

    Args:
        most: Most facts to keep.
    """

    def __init__(self, most: int = MOST_FACTS) -> None:
        self._incomplete: set[str] = set()
        self._room = most
        self._owner: dict[str, str] = {}
        self._filings: dict[str, dict[str, ReadyFiling]] = {}

    def add(self, written: Iterable[ReadyFiling], stored: Collection[str]) -> None:
        """Keep filings that are about to be written, in the place of what they replace.

        Args:
            written: The filings.
            stored: Keys of those of their reporters that the graph has already. Where
                not all they have is at hand, none is kept.
        """
        self._incomplete |= set(stored) - self._filings.keys()
        for ready in written:
            rows = ready.rows
            key, reporter = rows.filing.key, rows.filing.reporter
            before = self._owner.pop(key, None)
            if before is not None:
                self._filings.get(before, {}).pop(key, None)
            self._room -= len(rows.facts)
            if reporter in self._incomplete or self._room < 0:
                self._incomplete.add(reporter)
                self._filings.pop(reporter, None)
                continue
            self._owner[key] = reporter
            names = ready.names
            slim = ReadyFiling(
                replaced(rows, readings=()),
                None if names is None else replaced(names, forms={}),
            )
            self._filings.setdefault(reporter, {})[key] = slim

    def by_reporter(self) -> dict[str, list[ReadyFiling]]:
        """Return the filings, sorted by key, of reporters all of whose are at hand."""
        return {
            reporter: [filings[key] for key in sorted(filings)]
            for reporter, filings in self._filings.items()
            if filings
        }
