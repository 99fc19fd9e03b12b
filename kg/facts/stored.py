"""Reads stored filings back as rows, and writes rows into reporters' buckets."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path

import duckdb

from kg.facts.encoding import (
    fact_row_of,
    fact_values,
    filing_row_of,
    filing_values,
    note_of,
    note_values,
    report_row_of,
    report_values,
)
from kg.facts.rows import FactRow, FilingRows, ReadingRow, ReportRow, SizeRow
from kg.facts.schema import BASE, TABLES
from kg.facts.settled import settled_rows
from kg.facts.sizes import size_row_of, size_values
from kg.facts.tables import (
    Tables,
    add_rows,
    additions,
    bucket_of,
    merge_additions,
    process_connection,
    write_table,
)
from kg.iris import Iris
from kg.model.note import NoteDocument
from kg.notes.choosing import repeated_notes
from kg.processes import shared_among

Rows = Sequence[Sequence[object]]
RowsByReporter = Mapping[str, Rows]
_REPORT_OF_NOTE = list(TABLES["notes"]).index("report")


def stored_filings(
    tables: Tables,
    *,
    reporters: Collection[str] | None = None,
    keys: Collection[str] | None = None,
    columns: Mapping[str, int] | None = None,
    readings: bool = False,
) -> list[FilingRows]:
    """Return filings with their rows, sorted by key.

    Args:
        tables: Where they are stored.
        reporters: Only filings of these reporters.
        keys: Only filings under these keys.
        columns: Columns people decided, by IRI of the fact; the rows come as they are
            read with them. Without it they come as the sources have them.
        readings: Whether what each report says by itself, and how large the reporter
            is, come along.
    """
    where, values = "", []
    if keys is not None:
        where, values = "list_contains(?, filing)", [sorted(keys)]
    heads = [
        filing_row_of(row)
        for row in tables.rows("filings", reporters, (), where, values)
    ]
    if not heads:
        return []
    owners = sorted({head.reporter for head in heads})
    notes: dict[str, list[NoteDocument]] = defaultdict(list)
    for row in tables.rows("notes", owners, (), where, values):
        notes[row[_REPORT_OF_NOTE]].append(note_of(row))
    reports: dict[str, list[ReportRow]] = defaultdict(list)
    for row in tables.rows("reports", owners, (), where, values):
        report = report_row_of(row, tuple(notes.get(row[0], ())))
        reports[report.filing].append(report)
    facts: dict[str, list[FactRow]] = defaultdict(list)
    for row in tables.rows("facts", owners, (), where, values):
        fact = fact_row_of(row)
        facts[fact.filing].append(fact)
    texts: dict[str, list[ReadingRow]] = defaultdict(list)
    sizes: dict[str, list[SizeRow]] = defaultdict(list)
    if readings:
        for filing, _, name, everything, text in tables.rows(
            "readings", owners, (), where, values
        ):
            texts[filing].append(ReadingRow(name, text, everything))
        for row in tables.rows("sizes", owners, (), where, values):
            size = size_row_of(row)
            sizes[size.filing].append(size)
    found = [
        FilingRows(
            head,
            tuple(reports[head.key]),
            tuple(facts[head.key]),
            tuple(texts[head.key]),
            tuple(sizes[head.key]),
        )
        for head in heads
    ]
    return [as_settled(rows, columns) for rows in found] if columns else found


def as_settled(rows: FilingRows, columns: Mapping[str, int]) -> FilingRows:
    """Return a filing with people's decisions about columns applied."""
    if not any(row.iri in columns for row in rows.facts):
        return rows
    return settled_rows(rows, columns)


_at_hand: dict[str, list[FilingRows]] = {}
"""Filings to add, by bucket, that this process was begun with."""


def _take_at_hand(groups: Mapping[str, list[FilingRows]]) -> None:
    """Let this process have filings at hand, by bucket; it ends when they are added."""
    _at_hand.update(groups)


def _add_bucket(
    folder: Path,
    iris: Iris,
    given: Mapping[str, list[FilingRows]] | None,
    bucket: str,
) -> None:
    """Add the filings of one bucket.

    Args:
        folder: Folder of the tables.
        iris: Mints the IRIs.
        given: Filings by bucket; None: those at hand.
        bucket: The bucket.
    """
    filings = (_at_hand if given is None else given)[bucket]
    database = process_connection()
    for table, by_reporter in _base_values(filings, iris).items():
        rows = [row for rows in by_reporter.values() for row in rows]
        if rows:
            add_rows(database, folder / table, table, bucket, rows)


def _base_values(
    filings: Iterable[FilingRows], iris: Iris
) -> dict[str, dict[str, list[Sequence[object]]]]:
    """Return the rows of the base tables, by key of the reporter."""
    values: dict[str, dict[str, list[Sequence[object]]]] = {
        table: defaultdict(list) for table in BASE
    }
    for rows in filings:
        owner = rows.filing.reporter
        values["filings"][owner].append(filing_values(rows.filing))
        values["reports"][owner] += [report_values(row) for row in rows.reports]
        values["facts"][owner] += [fact_values(row, iris) for row in rows.facts]
        values["readings"][owner] += [
            [rows.filing.key, owner, row.name, row.everything, row.text]
            for row in rows.readings
        ]
        values["sizes"][owner] += map(size_values, rows.sizes)
        held = repeated_notes(n for report in rows.reports for n in report.notes)
        values["notes"][owner] += [
            note_values(note, report, held.get(note.key))
            for report in rows.reports
            for note in report.notes
        ]
    return values


class BucketWriter:
    """Writes rows of reporters into the buckets of the next publication.

    Args:
        folder: Folder of the tables.
        buckets: Into how many buckets they are cut.
        database: Runs the work.
    """

    def __init__(
        self, folder: Path, buckets: int, database: duckdb.DuckDBPyConnection
    ) -> None:
        self.folder, self.buckets = folder, buckets
        self._database = database

    def replace_filings(
        self,
        filings: Iterable[FilingRows],
        reporters: Collection[str],
        keys: Collection[str],
        iris: Iris,
    ) -> None:
        """Put filings in the place of what is stored under some keys.

        Args:
            filings: Whole filings as read.
            reporters: Keys of the reporters whose buckets hold the filings, before or
                after.
            keys: Keys of all filings that are replaced or removed.
            iris: Mints the IRIs.
        """
        values = _base_values(filings, iris)
        for table in BASE:
            self._replace(table, values[table], reporters, ("filing", keys))

    def add_filings(
        self, filings: Iterable[FilingRows], iris: Iris, jobs: int = 1
    ) -> None:
        """Add filings, until `merge` puts their rows into the buckets.

        Args:
            filings: Whole filings as read; nothing is stored under their keys.
            iris: Mints the IRIs.
            jobs: Processes that share the work.
        """
        groups: dict[str, list[FilingRows]] = defaultdict(list)
        for rows in filings:
            groups[bucket_of(rows.filing.reporter, self.buckets)].append(rows)
        # To hand rows to another process costs more than writing them; those that
        # share the work inherit them.
        with shared_among(jobs, partial(_take_at_hand, groups)) as mapped:
            work = partial(_add_bucket, self.folder, iris, groups if jobs < 2 else None)
            for _ in mapped(work, sorted(groups)):
                pass

    def merge(self) -> None:
        """Put the rows that were added into their buckets."""
        for table in BASE:
            merge_additions(self._database, self.folder / table, table)

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
        reporters: Collection[str],
        dropped: tuple[str, Collection[str]],
    ) -> None:
        folder = self.folder / table
        for bucket, entries in sorted(self._by_bucket(rows, reporters).items()):
            place = folder / f"{bucket}.parquet"
            added = additions(folder, [bucket])
            if entries or added or place.is_file():
                kept = [place, *added]
                write_table(
                    self._database, place, table, entries, kept=kept, dropped=dropped
                )
                for path in added:
                    path.unlink()

    def _by_bucket(
        self, rows: RowsByReporter, reporters: Collection[str]
    ) -> dict[str, list[Sequence[object]]]:
        """Return the rows of each bucket that some reporters' rows lie in."""
        parts: dict[str, list[Sequence[object]]] = {
            bucket_of(key, self.buckets): [] for key in reporters
        }
        for key, entries in rows.items():
            parts[bucket_of(key, self.buckets)] += entries
        return parts

    def replace_shared(
        self,
        table: str,
        rows: Rows,
        dropped: tuple[str, Collection[str]] | None = None,
    ) -> None:
        """Write a table over all reporters.

        Args:
            table: Name of the table.
            rows: Its rows.
            dropped: Replace only rows with these values of a column; all without it.
        """
        place = self.folder / f"{table}.parquet"
        if dropped is None:
            write_table(self._database, place, table, rows)
        else:
            write_table(
                self._database, place, table, rows, kept=(place,), dropped=dropped
            )
