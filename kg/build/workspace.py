"""The rows of a graph while it is written, until they are published."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final

from kg.errors import GraphError
from kg.facts.decisions import Decisions, Entry, entry_lines, last_checksum
from kg.facts.decisions import read_decisions as decisions_in
from kg.facts.rows import FilingRows
from kg.facts.schema import SHARED, TABLES
from kg.facts.stored import BucketWriter, stored_filings
from kg.facts.tables import (
    Tables,
    bucket_count,
    bucket_of,
    fetch,
    process_connection,
    rebucket,
)
from kg.iris import Iris
from kg.store.writer import GraphWriter

_MANY: Final = 5_000
"""Facts from which on those of new filings are added to buckets and merged last."""


class Workspace:
    """A graph folder being written, as rows."""

    def __init__(self, writer: GraphWriter) -> None:
        self.writer = writer
        self.iris = Iris(writer.manifest.base)
        self.buckets = writer.manifest.buckets
        self._database = process_connection()
        writer.check([writer.log.name])
        self.decisions = self._read_decisions()
        # A graph that is mended begins with tables that its manifest does not list.
        is_listed = bool(writer.manifest.files) or not writer.manifest.facts
        self._facts = writer.manifest.facts if is_listed else None

    @property
    def tables(self) -> Tables:
        """The tables as they are now, to read."""
        return Tables(
            self.writer.tables, self.buckets, self._database, self.writer.check
        )

    def check(self, reporters: Collection[str]) -> None:
        """Compare what is about to be made anew of reporters with its checksums.

        Args:
            reporters: Keys of the reporters.

        Raises:
            GraphError: A table is damaged.
        """
        buckets = sorted({bucket_of(key, self.buckets) for key in reporters})
        self.writer.check(f"{name}.parquet" for name in SHARED)
        self.writer.check(f"{t}/{name}.parquet" for t in TABLES for name in buckets)

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
                f"{self.writer.manifest.decisions}; mend it with kg rebuild -g "
                f"{self.writer.folder}"
            )
            raise GraphError(message)
        return found

    def add_decisions(self, entries: Sequence[Entry]) -> None:
        """Add entries to the log; they are on disk when this returns."""
        log = self.writer.log
        text = log.read_text(encoding="utf-8") if log.exists() else ""
        self.writer.append_decisions("".join(entry_lines(entries, last_checksum(text))))
        self.decisions = self._read_decisions()

    def filings(self, keys: Collection[str]) -> list[FilingRows]:
        """Return filings as their sources have them, to be written anew.

        What each report says by itself comes along; see `stored_filings`.
        """
        return stored_filings(self.tables, keys=keys, readings=True)

    def store(
        self,
        filings: Iterable[FilingRows],
        before: Iterable[FilingRows],
        *,
        jobs: int = 1,
    ) -> frozenset[str]:
        """Put filings in the place of what is stored.

        Args:
            filings: Whole filings as read.
            before: The filings that go: as stored, all that have the key of a new one
                among them.
            jobs: Processes that share the work where there is much.

        Returns:
            Keys of the reporters whose rows changed: those of the filings before and
            after.
        """
        new, old = list(filings), list(before)
        keys = {rows.filing.key for rows in (*old, *new)}
        touched = {rows.filing.reporter for rows in (*old, *new)}
        self.check(touched)
        # Few rows are sooner written into their buckets at once than added and merged.
        if not old and facts_of(new) > _MANY:
            self.rows.add_filings(new, self.iris, jobs)
        else:
            self.rows.replace_filings(new, touched, keys, self.iris)
        if self._facts is not None:
            self._facts += facts_of(new) - facts_of(old)
        return frozenset(touched)

    def filing_keys(self) -> list[str]:
        """Return the keys of all filings."""
        return [key for (key,) in self.tables.rows("filings", None, ("filing",))]

    def reporters(self, keys: Collection[str]) -> frozenset[str]:
        """Return those of some reporters that have filings."""
        rows = self.tables.rows("filings", keys, ("reporter",))
        return frozenset(key for (key,) in rows)

    def fact_count(self) -> int:
        """Return how many facts are stored."""
        if self._facts is None:
            source = self.tables.relation("facts")
            ((count,),) = fetch(self._database, f"SELECT count(*) FROM {source}")
            self._facts = count
        return self._facts

    def uncounted(self, filings: Mapping[str, str]) -> dict[str, int]:
        """Return how many balances of filings are in no position, by reason.

        Args:
            filings: Key of the reporter by key of the filing.
        """
        owners = set(filings.values())
        facts, reasons = (
            self.tables.relation(name, owners) for name in ("facts", "uncounted")
        )
        query = (
            f"SELECT u.reason, count(*) AS n FROM {reasons} AS u JOIN {facts} AS f "
            "ON f.iri = u.fact WHERE list_contains(?, f.filing) "
            "GROUP BY u.reason ORDER BY n DESC, u.reason"
        )
        return dict(fetch(self._database, query, [sorted(filings)]))

    def fit_buckets(self, more: int) -> None:
        """Cut the tables into as many buckets as their size asks for.

        Args:
            more: How many facts are about to be added.
        """
        wanted = bucket_count(self.fact_count() + more)
        if wanted > self.buckets:
            self.writer.check(self.writer.manifest.files)
            for table in TABLES:
                rebucket(self._database, self.writer.tables / table, table, wanted)
            self.buckets = wanted

    def publish(self) -> None:
        """Show readers what was written."""
        self.rows.merge()
        self.writer.publish(
            buckets=self.buckets,
            facts=self.fact_count(),
            decisions=self.decisions.count,
        )


def facts_of(filings: Iterable[FilingRows]) -> int:
    """Return how many facts filings have."""
    return sum(len(rows.facts) for rows in filings)
