"""The tables of a SPARQL store, for checks, signals, the network and lookups.

The tables are made of the RDF when a question first names them, for the reporters it
asks for, and kept for as long as the graph is open. What no RDF tells - the text of
notes, and amounts of their tables - is in `LACKS`.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from kg.facts.snapshot import NOTE_TEXTS, Snapshot
from kg.facts.tables import Row, Tables, tables_named, write_table
from kg.remote.fetching import Fetcher
from kg.remote.reporters import TableRows

LACKS: Final = frozenset({NOTE_TEXTS})
"""What the tables of a SPARQL store lack."""
_OF_NAMES: Final = frozenset(
    {"entities", "mentions", "parties", "shared", "names", "joints", "families"}
)
_OF_DERIVED: Final = frozenset(
    {"entities", "names", "parties", "dates", "positions", "uncounted", "restated"}
)
_OF_FILINGS: Final = frozenset(
    {"facts", "reports", "filings", "statements", "told", "notes", "note_amounts"}
)
_MACROS: Final = {
    "known_positions": frozenset({"positions"}),
    "balance_days": frozenset({"dates"}),
}
"""Tables that a macro of the views reads."""
_KNOWN: Final = frozenset({"facts", "filings"})
"""Tables that ``balance_days`` reads besides where a day of knowing is given."""


class RemoteTables(Tables):
    """Tables that are files once they were fetched.

    Args:
        folder: Where the files go.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, 1)
        self._files: dict[str, list[Path]] = {}

    def files(self, table: str, reporters: Collection[str] | None = None) -> list[Path]:
        """Return the files fetched so far, of whatever reporters."""
        del reporters
        return self._files.get(table, [])

    def add(self, rows: TableRows) -> None:
        """Write rows fetched just now."""
        for table, entries in rows.items():
            if entries:
                files = self._files.setdefault(table, [])
                place = self.folder / table / f"{len(files):06}.parquet"
                write_table(self.database, place, table, entries)
                files.append(place)


@dataclass(slots=True)
class RemoteSnapshot(Snapshot):
    """A SPARQL store, to read; it is taken not to change while it is open.

    Attributes:
        fetcher: Brings what is asked for.
    """

    fetcher: Fetcher = field(kw_only=True)
    _fetched: set[tuple[str, str]] = field(default_factory=set)

    @property
    def lacks(self) -> frozenset[str]:
        """What it cannot tell."""
        return LACKS

    def rows(
        self,
        query: str,
        values: Collection[object] = (),
        reporters: Collection[str] | None = None,
    ) -> list[Row]:
        """Return the rows of SQL over the views, after fetching what it names."""
        dated = isinstance(values, Mapping) and values.get("known") is not None
        self._fetch(_tables_of(query, dated=dated), reporters)
        return super(RemoteSnapshot, self).rows(query, values, reporters)

    def rows_named(
        self,
        query: str,
        values: Mapping[str, object],
        reporters: Collection[str] | None = None,
    ) -> list[Row]:
        """Return the same of SQL with parameters ``$name``."""
        dated = values.get("known") is not None
        self._fetch(_tables_of(query, dated=dated), reporters)
        return super(RemoteSnapshot, self).rows_named(query, values, reporters)

    def load(self, table: str) -> None:
        """Make a table of names over all reporters, after fetching what it names."""
        self._fetch(_tables_of(table, dated=False), None)
        super(RemoteSnapshot, self).load(table)

    def _fetch(self, tables: frozenset[str], reporters: Collection[str] | None) -> None:
        """Fetch what some tables hold of some reporters, unless it is there."""
        before = len(self._fetched)
        if tables & _OF_NAMES:
            self._once("names", "")
        known = self.fetcher.entities
        for key in sorted(known if reporters is None else known.keys() & reporters):
            if tables & _OF_DERIVED:
                self._once("derived", key)
            if tables & _OF_FILINGS:
                self._once("filings", key)
        if len(self._fetched) > before:
            # Views name the files there were when they were made.
            self.forget()

    def _once(self, what: str, key: str) -> None:
        if (what, key) in self._fetched:
            return
        if what == "names":
            rows = self.fetcher.names()
        else:
            rows = getattr(self.fetcher, what)(key)
        if isinstance(self.tables, RemoteTables):
            self.tables.add(rows)
        self._fetched.add((what, key))


def _tables_of(query: str, *, dated: bool) -> frozenset[str]:
    """Return the tables and views that SQL reads.

    Args:
        query: The SQL.
        dated: Whether a day of knowing is given.
    """
    tables = tables_named(query)
    for macro, of_macro in _MACROS.items():
        if macro in tables:
            tables |= of_macro
            if dated and macro == "balance_days":
                tables |= _KNOWN
    if "facts" in tables:
        # The view of facts joins the parties that names are decided to be.
        tables |= {"mentions", "joints", "told"}
    return frozenset(tables)


def open_snapshot(fetcher: Fetcher, folder: Path) -> RemoteSnapshot:
    """Return a store's snapshot, whose files lie in a folder."""
    return RemoteSnapshot(RemoteTables(folder), fetcher.iris, fetcher=fetcher)
