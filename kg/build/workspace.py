"""The rows of a graph while it is written, until they are published."""

from collections.abc import Collection, Iterable, Sequence

from kg.errors import GraphError
from kg.facts.decisions import Decisions, Entry, entry_lines, last_checksum
from kg.facts.decisions import read_decisions as decisions_in
from kg.facts.rows import FilingRows
from kg.facts.schema import TABLES
from kg.facts.stored import BucketWriter, stored_filings
from kg.facts.tables import Tables, bucket_count, fetch, process_connection, rebucket
from kg.iris import Iris
from kg.store.writer import GraphWriter


class Workspace:
    """A graph folder being written, as rows.

    Args:
        writer: The folder; stays open.
    """

    def __init__(self, writer: GraphWriter) -> None:
        self.writer = writer
        self.iris = Iris(writer.manifest.base)
        self.buckets = writer.manifest.buckets
        self._database = process_connection()
        self.decisions = self._read_decisions()

    @property
    def tables(self) -> Tables:
        """The tables as they are now, to read."""
        return Tables(self.writer.tables, self.buckets, self._database)

    @property
    def rows(self) -> BucketWriter:
        """The tables as they are now, to write."""
        return BucketWriter(self.writer.tables, self.buckets, self._database)

    def _read_decisions(self) -> Decisions:
        log = self.writer.log
        text = log.read_text(encoding="utf-8") if log.exists() else ""
        found = decisions_in(text, str(log))
        if found.count < self.writer.manifest.decisions:
            message = (
                f"found {found.count} decisions in {log}, expected "
                f"{self.writer.manifest.decisions}; mend it with kg rebuild"
            )
            raise GraphError(message)
        return found

    def add_decisions(self, entries: Sequence[Entry]) -> None:
        """Add entries to the log; they are on disk when this returns."""
        log = self.writer.log
        text = log.read_text(encoding="utf-8") if log.exists() else ""
        self.writer.append_decisions("".join(entry_lines(entries, last_checksum(text))))
        self.decisions = self._read_decisions()

    def filings(
        self,
        *,
        reporters: Collection[str] | None = None,
        keys: Collection[str] | None = None,
    ) -> list[FilingRows]:
        """Return filings as their sources have them; see `stored_filings`."""
        return stored_filings(self.tables, reporters=reporters, keys=keys)

    def store(
        self, filings: Iterable[FilingRows], gone: Collection[str] = ()
    ) -> frozenset[str]:
        """Put filings in the place of what was stored under their keys.

        Args:
            filings: Whole filings as read.
            gone: Further keys of filings to remove.

        Returns:
            Keys of the reporters whose rows changed: those of the filings before and
            after.
        """
        new = list(filings)
        keys = {rows.filing.key for rows in new} | set(gone)
        before = self.tables.rows(
            "filings", None, ("reporter",), "list_contains(?, filing)", [sorted(keys)]
        )
        touched = {str(reporter) for (reporter,) in before}
        touched |= {rows.filing.reporter for rows in new}
        self.rows.replace_filings(new, touched, keys, self.iris)
        return frozenset(touched)

    def reporters(self) -> frozenset[str]:
        """Return the keys of the reporters that have filings."""
        source = self.tables.relation("filings")
        rows = fetch(self._database, f"SELECT DISTINCT reporter FROM {source}")
        return frozenset(str(key) for (key,) in rows)

    def fact_count(self) -> int:
        """Return how many facts are stored."""
        source = self.tables.relation("facts")
        found = self._database.execute(f"SELECT count(*) FROM {source}").fetchone()
        return 0 if found is None else int(found[0])

    def uncounted(self, filings: Collection[str]) -> dict[str, int]:
        """Return how many balances of filings are in no position, by reason.

        Args:
            filings: Keys of the filings.
        """
        facts, reasons = (self.tables.relation(n) for n in ("facts", "uncounted"))
        query = (
            f"SELECT u.reason, count(*) AS n FROM {reasons} AS u JOIN {facts} AS f "
            "ON f.iri = u.fact WHERE list_contains(?, f.filing) "
            "GROUP BY u.reason ORDER BY n DESC, u.reason"
        )
        rows = fetch(self._database, query, [sorted(filings)])
        return {str(reason): int(str(count)) for reason, count in rows}

    def fit_buckets(self) -> None:
        """Cut the tables into as many buckets as their size asks for."""
        wanted = bucket_count(self.fact_count())
        if wanted > self.buckets:
            for table in TABLES:
                rebucket(self._database, self.writer.tables / table, table, wanted)
            self.buckets = wanted

    def publish(self) -> None:
        """Show readers what was written."""
        self.writer.publish(
            buckets=self.buckets,
            facts=self.fact_count(),
            decisions=self.decisions.count,
        )
