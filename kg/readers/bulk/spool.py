"""Brings each filing's rows together: one pass over the tables, one file.

A filing's part of the file begins with `MARK`, its accession, a tab and how many of its
rows were left out; every further line is a row: the name of its table, then the columns
of `layout.USED` behind ``adsh``, by tabs, in no order.
The file lies in the temporary folder and goes with the entries that read from it, at
the latest when the process ends.
"""

import os
import shutil
import tempfile
import weakref
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

import duckdb

from kg.errors import ReadError
from kg.readers.bulk import tables
from kg.readers.bulk.keys import FILING, KEYS
from kg.readers.bulk.layout import LONGEST_TEXT, USED
from kg.readers.bulk.preselect import leave_out
from kg.readers.decoding import HEAD
from kg.readers.knowledge import Candidates
from kg.readers.sources.entries import Contents, Entry

MARK: Final = b"#bulk filing "
"""Begins the rows of a filing; its accession follows."""
_PIECE: Final = 1 << 24
"""Bytes looked through at once."""
_SORTED: Final = 1_000_000
"""Rows of numbers that are sorted at once; with what belongs to them, a gigabyte."""
_ACCESSION: Final = r"\d{10}-\d{2}-\d{6}"
_NEXT: Final = b"\n" + MARK
"""What stands before the accession of a filing."""


@dataclass(frozen=True, slots=True, weakref_slot=True, eq=False)
class Spool:
    """The file of all rows; a copy in another process only reads it."""

    place: Path

    def part(self, start: int, size: int) -> bytes:
        """Return some bytes of it.

        Raises:
            ReadError: It is gone.
        """
        try:
            with self.place.open("rb") as opened:
                opened.seek(start)
                return opened.read(size)
        except OSError as error:
            message = f"found no rows of the data set ({error.strerror}), expected them"
            told = f"{message}; read the data set again"
            raise ReadError(told) from None


def contents_of(
    path: str, data: bytes | Path, candidates: Candidates | None = None
) -> Contents:
    """Return the filings of a data set, each as one file.

    What cannot be read of it (damaged rows, rows of no filing) is told by a file that
    cannot be read, one for each table.

    Args:
        path: Path to show.
        data: The zip itself, or where it lies; or the folder of the unpacked tables.
        candidates: What may concern related parties, where no other rows are wanted.

    Raises:
        ReadError: It is damaged, too large, or a table lacks a column.
    """
    spool = _new_spool()
    with tempfile.TemporaryDirectory(prefix="kg-bulk-") as name:
        folder = Path(name)
        files = tables.files_of(path, data, folder)
        with tables.connect(folder) as database:
            chosen = {} if candidates is None else KEYS
            lines = [
                line
                for table in USED
                if table in files
                and (line := tables.load(database, table, files[table], path, chosen))
            ]
            rows: dict[str, str] = {
                table: tables.rows_of(table, files[table], path)
                for table in ("num", "pre")
                if table in files
            }
            try:
                lines += _filings(database, path, files.keys(), rows, chosen)
                if candidates is not None:
                    tables.fill(database, files, chosen)
                    leave_out(database, candidates, rows)
                _write(database, frozenset(files), spool.place, folder)
            except (duckdb.Error, OSError) as error:
                line = " ".join(str(error).split())[:200]
                message = f"found tables that cannot be sorted ({line}), expected room"
                told = f"{message} in the temporary folder; set TMPDIR to another"
                raise ReadError(told, source=path) from None
    entries = list(_entries(path, spool))
    if not entries and not lines:
        message = "found no filing in sub, expected rows; give the tables whole"
        raise ReadError(message, source=path)
    entries += [_failed(f"{path}/left out {n}", line) for n, line in enumerate(lines)]
    return Contents({"": entries})


def _new_spool() -> Spool:
    """Return an empty file that goes when nothing reads from it any more."""
    handle, name = tempfile.mkstemp(prefix="kg-bulk-", suffix=".tsv")
    os.close(handle)
    spool = Spool(Path(name))
    weakref.finalize(spool, _remove, Path(name), os.getpid())
    return spool


def _remove(place: Path, owner: int) -> None:
    """Remove a file, in the process that made it alone."""
    if os.getpid() == owner:
        place.unlink(missing_ok=True)


def _filings(
    database: duckdb.DuckDBPyConnection,
    path: str,
    present: Iterable[str],
    rows: Mapping[str, str],
    chosen: Mapping[str, str],
) -> Iterator[str]:
    """Make the table of filings; yield a line on each table with rows of no filing.

    Args:
        database: Holds the tables.
        path: Path of the data set, to show.
        present: The tables that are there.
        rows: SQL for all rows of tables of which the keys alone were loaded.
        chosen: SQL for what was loaded of tables that have keys.
    """
    database.execute(
        f"CREATE TEMP TABLE filing AS SELECT DISTINCT adsh, {FILING} AS filing, "
        f"0 AS left_out FROM sub WHERE regexp_full_match(adsh, '{_ACCESSION}')"
    )
    for table in sorted(present):
        if USED[table][0] != "adsh":
            continue
        number = "filing" if table in chosen else FILING
        ((count,),) = database.execute(
            f"SELECT count(*) FROM {table} "
            f"WHERE {number} NOT IN (SELECT filing FROM filing)"
        ).fetchall()
        if count:
            ((first,),) = database.execute(
                f"SELECT min(adsh) FROM {rows.get(table, table)} "
                "WHERE adsh NOT IN (SELECT adsh FROM filing)"
            ).fetchall()
            yield (
                f"{path}/{table}: found {count} rows of {str(first)[:40]!r} and the "
                "like, which sub lists under no accession, expected one such as "
                "0001104659-21-117128; they are left out, give the tables whole"
            )


def _write(
    database: duckdb.DuckDBPyConnection,
    present: frozenset[str],
    place: Path,
    folder: Path,
) -> None:
    """Write the file of all rows, so many filings at a time as memory can sort.

    Args:
        database: Holds the tables.
        present: The tables that are there.
        place: The file.
        folder: Where its parts pass through.
    """
    ((rows,),) = database.execute("SELECT count(*) FROM num").fetchall()
    parts = 1 + int(rows) // _SORTED
    database.execute(
        f"CREATE TEMP TABLE numbered AS SELECT *, ntile({parts}) OVER (ORDER BY adsh) "
        "AS part FROM filing"
    )
    piece = folder / "part.tsv"
    with place.open("wb") as whole:
        for part in range(1, parts + 1):
            database.execute(
                "CREATE OR REPLACE TEMP TABLE chosen AS SELECT adsh, left_out "
                f"FROM numbered WHERE part = {part}"
            )
            database.execute(
                f"COPY ({_query(present)}) TO {tables.quoted(str(piece))} "
                "(FORMAT csv, HEADER false, DELIMITER '\t', QUOTE '', ESCAPE '')"
            )
            with piece.open("rb") as written:
                shutil.copyfileobj(written, whole, _PIECE)


def _query(present: frozenset[str]) -> str:
    """Return SQL for the lines of chosen filings, each filing's behind its mark."""
    mark = f"'{MARK.decode()}' || adsh || chr(9) || left_out"
    selects = [f"SELECT adsh, 0 AS rank, {mark} AS line FROM chosen"]
    selects += [
        f"SELECT adsh, 1, {tables.kept_columns('t', table, without=1)} "
        f"FROM {table} AS t SEMI JOIN chosen USING (adsh){_condition(table)}"
        for table in ("sub", "ren", "pre", "num", "txt")
        if table in present
    ]
    facts = "SELECT adsh, tag, version, dimh FROM num"
    if "txt" in present:
        facts += (
            f" UNION ALL SELECT adsh, tag, version, dimh FROM txt{_condition('txt')}"
        )
    joins = {"tag": "tag, version", "dim": "dimh"}
    for table, key in joins.items():
        if table in present:
            match = (
                "u.dimh = t.dimhash"
                if table == "dim"
                else ("u.tag = t.tag AND u.version = t.version")
            )
            selects.append(
                f"SELECT u.adsh, 1, {tables.kept_columns('t', table)} FROM "
                f"(SELECT DISTINCT adsh, {key} FROM ({facts}) SEMI JOIN chosen "
                f"USING (adsh)) AS u JOIN {table} AS t ON {match}"
            )
    return f"SELECT line FROM ({' UNION ALL '.join(selects)}) ORDER BY adsh, rank"


def _condition(table: str) -> str:
    """Return SQL for the rows that are wanted: of the texts those that are whole."""
    return f" WHERE length(value) < {LONGEST_TEXT}" if table == "txt" else ""


def _entries(path: str, spool: Spool) -> Iterator[Entry]:
    """Yield an entry for each filing, in the order of the file."""
    start, name = 0, ""
    for at, filing in _marks(spool.place):
        if name:
            yield _entry(path, name, spool, start, at - start)
        start, name = at, filing
    size = spool.place.stat().st_size - start
    if name:
        yield _entry(path, name, spool, start, size)


def _marks(place: Path) -> Iterator[tuple[int, str]]:
    """Yield where each filing begins, and its accession."""
    with place.open("rb") as opened:
        at = 0
        while piece := opened.read(_PIECE) + opened.readline():
            # A line end before each line, so that a plain search finds a mark: a
            # pattern took a quarter of the time of the whole pass.
            lines = b"\n" + piece
            mark = lines.find(_NEXT)
            while mark >= 0:
                end = lines.index(b"\n", mark + 1)
                name = lines[mark + len(_NEXT) : end].partition(b"\t")[0]
                yield at + mark, name.decode("ascii", "replace")
                mark = lines.find(_NEXT, end)
            at += len(piece)


def _entry(path: str, filing: str, spool: Spool, start: int, size: int) -> Entry:
    return Entry(
        f"{path}/{filing}.txt",
        partial(spool.part, start, size),
        partial(spool.part, start, min(size, HEAD)),
    )


def _failed(path: str, line: str) -> Entry:
    """Return a file that says what was left out of a data set."""
    fail = partial(_raise, line)
    return Entry(f"{path}.txt", fail, fail)


def _raise(line: str) -> bytes:
    raise ReadError(line)
