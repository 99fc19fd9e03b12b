"""The rows of a graph while it is written: filings replaced, what follows made anew."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path

from kg.facts.decisions import Decisions, Entry, entry_lines, last_checksum
from kg.facts.decisions import read_decisions as decisions_in
from kg.facts.encoding import (
    fact_row_of,
    fact_values,
    filing_row_of,
    filing_values,
    report_row_of,
    report_values,
)
from kg.facts.rows import FactRow, FilingRows, ReportRow
from kg.facts.schema import BASE, TABLES
from kg.facts.settled import settled_rows
from kg.facts.tables import (
    Tables,
    bucket_count,
    bucket_of,
    connection,
    rebucket,
    write_table,
)
from kg.iris import Iris
from kg.store.writer import GraphWriter

Rows = Sequence[Sequence[object]]
RowsByReporter = Mapping[str, Rows]


class Workspace:
    """A graph folder being written, as rows.

    Args:
        writer: The folder; stays open.
    """

    def __init__(self, writer: GraphWriter) -> None:
        self.writer = writer
        self.iris = Iris(writer.manifest.base)
        self._buckets = writer.manifest.buckets
        self._database = connection()
        self.decisions = self._read_decisions()

    @property
    def tables(self) -> Tables:
        """The tables as they are now, written or not."""
        return Tables(self.writer.tables, self._buckets, self._database)

    def _read_decisions(self) -> Decisions:
        log = self.writer.log
        if not log.exists():
            return Decisions()
        return decisions_in(log.read_text(encoding="utf-8"), str(log))

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
        settled: bool = False,
    ) -> list[FilingRows]:
        """Return filings with their rows, sorted by key.

        Args:
            reporters: Only filings of these reporters.
            keys: Only filings under these keys.
            settled: Whether people's decisions about columns are applied.
        """
        where, values = "", []
        if keys is not None:
            where, values = "list_contains(?, filing)", [sorted(keys)]
        tables = self.tables
        heads = [
            filing_row_of(row)
            for row in tables.rows("filings", reporters, (), where, values)
        ]
        if not heads:
            return []
        owners = sorted({head.reporter for head in heads})
        reports: dict[str, list[ReportRow]] = defaultdict(list)
        for row in tables.rows("reports", owners, (), where, values):
            report = report_row_of(row)
            reports[report.filing].append(report)
        facts: dict[str, list[FactRow]] = defaultdict(list)
        for row in tables.rows("facts", owners, (), where, values):
            fact = fact_row_of(row)
            facts[fact.filing].append(fact)
        found = [
            FilingRows(head, tuple(reports[head.key]), tuple(facts[head.key]))
            for head in heads
        ]
        return [self.as_settled(rows) for rows in found] if settled else found

    def as_settled(self, rows: FilingRows) -> FilingRows:
        """Return a filing with people's decisions about columns applied."""
        columns = self.decisions.columns
        if not columns or not any(row.iri in columns for row in rows.facts):
            return rows
        return settled_rows(rows, columns)

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
            "filings", None, ("filing", "reporter"), "list_contains(?, filing)",
            [sorted(keys)],
        )  # fmt: skip
        touched = {str(reporter) for _, reporter in before}
        touched |= {rows.filing.reporter for rows in new}
        values: dict[str, dict[str, list[Sequence[object]]]] = {
            table: defaultdict(list) for table in BASE
        }
        for rows in new:
            owner = rows.filing.reporter
            values["filings"][owner].append(filing_values(rows.filing))
            values["reports"][owner] += [report_values(row) for row in rows.reports]
            values["facts"][owner] += [fact_values(row, self.iris) for row in rows.facts]
        for table in BASE:
            self._replace(table, values[table], touched, ("filing", keys))
        return frozenset(touched)

    def replace(self, table: str, rows: RowsByReporter) -> None:
        """Put rows in the place of all rows of their reporters.

        Args:
            table: Name of a table.
            rows: By key of the reporter; one without rows loses its own.
        """
        self._replace(table, rows, rows.keys(), ("reporter", rows.keys()))

    def _replace(
        self,
        table: str,
        rows: RowsByReporter,
        touched: Collection[str],
        dropped: tuple[str, Collection[str]],
    ) -> None:
        parts: dict[str, list[Sequence[object]]] = {
            bucket_of(key, self._buckets): [] for key in touched
        }
        for key, entries in rows.items():
            parts[bucket_of(key, self._buckets)] += entries
        for bucket, entries in sorted(parts.items()):
            place = self.writer.tables / table / f"{bucket}.parquet"
            write_table(
                self._database, place, table, entries, kept=place, dropped=dropped
            )

    def replace_shared(
        self, table: str, rows: Rows, reporters: Collection[str] | None = None
    ) -> None:
        """Write a table over all reporters.

        Args:
            table: Name of the table.
            rows: Its rows.
            reporters: Replace only rows of these reporters; all rows without it.
        """
        place = self.writer.tables / f"{table}.parquet"
        kept = None if reporters is None else place
        dropped = ("reporter", reporters or ())
        write_table(self._database, place, table, rows, kept=kept, dropped=dropped)

    def fact_count(self) -> int:
        """Return how many facts are stored."""
        source = self.tables.relation("facts")
        found = self._database.execute(f"SELECT count(*) FROM {source}").fetchone()
        return 0 if found is None else int(found[0])

    def fit_buckets(self) -> None:
        """Cut the tables into as many buckets as their size asks for."""
        wanted = bucket_count(self.fact_count())
        if wanted > self._buckets:
            for table in TABLES:
                rebucket(self._database, self.writer.tables / table, table, wanted)
            self._buckets = wanted

    def publish(self) -> None:
        """Show readers what was written."""
        self.writer.publish(
            buckets=self._buckets,
            facts=self.fact_count(),
            decisions=len(self.decisions.settlements) + len(self.decisions.names),
        )

    def close(self) -> None:
        """Let the connection go."""
        self._database.close()


def table_files(folder: Path) -> list[Path]:
    """Return the files of all tables in a folder, sorted."""
    return sorted(folder.rglob("*.parquet"))
