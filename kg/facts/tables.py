"""Reads and writes the tables: Parquet files cut by reporter, through DuckDB.

A table is a folder of buckets, ``facts/0a.parquet``; a reporter's rows lie in the
bucket its key hashes to, so that replacing a filing rewrites one small file and a
question about one reporter reads one. A file is written once and never changed.
"""

import hashlib
import os
import re
import shutil
import threading
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import duckdb

from kg.errors import GraphError
from kg.facts.new_rows import new_rows
from kg.facts.schema import ORDER, SHARED, TABLES
from kg.processes import shares_work

Row = tuple[Any, ...]
"""Values of a row as DuckDB gives them: text, int, Decimal, date, bool, list or None.

A database tells types only when it is asked; whoever reads rows turns them into records
at once.
"""

_OF_THREAD: Final = threading.local()
_INHERITED: Final[list[duckdb.DuckDBPyConnection]] = []
"""Connections of the process this one was forked from.

To close one waits for threads that a fork leaves behind, and may end the process.
"""
_READ_FROM: Final = re.compile(r"\b(?:FROM|JOIN)\s+(\w+)")
_SIZES: Final = ((5_000, 1), (250_000, 16))
_MOST: Final = 64
_ADDED: Final = "added"
"""Folder of a table with the rows that a build under way adds to its buckets."""
_DAMAGE: Final = (
    duckdb.IOException,
    duckdb.InvalidInputException,
    duckdb.SerializationException,
    duckdb.InternalException,
)
"""What DuckDB raises for files that are damaged."""


def bucket_count(facts: int) -> int:
    """Return into how many buckets the tables of a graph are cut.

    Few files are opened faster than many, and a small file is written faster than a
    large one: one below 5,000 facts, 16 below 250,000, then 64.
    """
    return next((count for most, count in _SIZES if facts < most), _MOST)


def bucket_of(reporter: str, count: int) -> str:
    """Return the bucket of a reporter's key among `count` buckets.

    >>> bucket_of("1494558", 1), len(bucket_of("1494558", 64))
    ('00', 2)
    """
    digest = hashlib.sha256(reporter.encode("utf-8", "surrogatepass")).digest()
    return f"{int.from_bytes(digest[:4], 'big') % count:02x}"


def connection() -> duckdb.DuckDBPyConnection:
    """Return a DuckDB connection in memory that reaches nothing but local files."""
    database = duckdb.connect(":memory:")
    database.execute("SET autoinstall_known_extensions = false")
    database.execute("SET autoload_known_extensions = false")
    database.execute("SET preserve_insertion_order = true")
    if shares_work():
        # Threads for each core in each of as many processes wait for one another.
        database.execute("SET threads = 1")
    return database


def process_connection() -> duckdb.DuckDBPyConnection:
    """Return a connection without views that a thread makes once and keeps.

    One made before a fork is of no use after.
    """
    held: tuple[int, duckdb.DuckDBPyConnection] | None
    held = getattr(_OF_THREAD, "held", None)
    if held is None or held[0] != os.getpid():
        if held is not None:
            _INHERITED.append(held[1])
        held = _OF_THREAD.held = os.getpid(), connection()
    return held[1]


class Tables:
    """The tables of one publication, to read.

    Args:
        folder: The folder of the publication.
        buckets: Into how many buckets the tables are cut.
        database: Connection to use; one of its own without it.
        check: Told the files that are about to be read, as paths in the folder; it
            raises GraphError where one is not as it was written.
    """

    def __init__(
        self,
        folder: Path,
        buckets: int,
        database: duckdb.DuckDBPyConnection | None = None,
        check: Callable[[Iterable[str]], None] | None = None,
    ) -> None:
        self.folder, self.buckets = folder, buckets
        self._database, self._check = database, check

    def files(self, table: str, reporters: Collection[str] | None = None) -> list[Path]:
        """Return the files of a table that hold rows of some reporters, or all."""
        if table in SHARED:
            if self._check is not None:
                self._check([f"{table}.parquet"])
            place = self.folder / f"{table}.parquet"
            return [place] if place.is_file() else []
        if reporters is None:
            names = [f"{n:02x}" for n in range(self.buckets)]
        else:
            names = sorted({bucket_of(key, self.buckets) for key in reporters})
        if self._check is not None:
            self._check(f"{table}/{name}.parquet" for name in names)
        folder = self.folder / table
        places = (folder / f"{name}.parquet" for name in names)
        return [
            *(place for place in places if place.is_file()),
            *additions(folder, names),
        ]

    def relation(self, table: str, reporters: Collection[str] | None = None) -> str:
        """Return SQL for a table's rows of the buckets of some reporters, or all."""
        return relation(table, self.files(table, reporters))

    @property
    def database(self) -> duckdb.DuckDBPyConnection:
        """A connection of this publication's own; it knows no views."""
        if self._database is None:
            self._database = connection()
        return self._database

    def rows(
        self,
        table: str,
        reporters: Collection[str] | None = None,
        columns: Sequence[str] = (),
        where: str = "",
        parameters: Sequence[object] = (),
    ) -> list[Row]:
        """Return rows of a table in its order.

        Args:
            table: Name of the table.
            reporters: Only rows of these reporters; all without it.
            columns: Columns to return; all without any.
            where: Condition in SQL, with ``?`` for each of `parameters`.
            parameters: Values of the condition.
        """
        listed = ", ".join(f'"{name}"' for name in columns) or "*"
        conditions, values = [where] if where else [], list(parameters)
        if reporters is not None:
            conditions.append("list_contains(?, reporter)")
            values.append(sorted(reporters))
        filtered = f" WHERE {' AND '.join(conditions)}" if conditions else ""
        query = (
            f"SELECT {listed} FROM {self.relation(table, reporters)}{filtered} "
            f"ORDER BY {ORDER[table]}"
        )
        return fetch(self.database, query, values)

    def close(self) -> None:
        """Let the connection go; harmless when done before."""
        if self._database is not None:
            self._database.close()
            self._database = None


def additions(folder: Path, buckets: Iterable[str]) -> list[Path]:
    """Return the files of rows that a build added to buckets and has not merged yet."""
    place = folder / _ADDED
    if not place.is_dir():
        return []
    return [path for name in buckets for path in sorted(place.glob(f"{name}-*"))]


def relation(table: str, files: Sequence[Path]) -> str:
    """Return SQL for the rows of some files of a table; an empty table without any."""
    columns = SHARED.get(table) or TABLES[table]
    if not files:
        listed = ", ".join(
            f'CAST(NULL AS {kind}) AS "{name}"' for name, kind in columns.items()
        )
        return f"(SELECT {listed} WHERE false)"
    paths = ", ".join(quoted(str(path)) for path in files)
    # A folder called "year=2024" above the graph is no column of its tables.
    return f"read_parquet([{paths}], hive_partitioning = false)"


def tables_named(query: str) -> set[str]:
    """Return the words behind FROM and JOIN: the tables, views and macros SQL reads.

    >>> sorted(tables_named("WITH x AS (SELECT 1 FROM facts) FROM x JOIN names ON 1"))
    ['facts', 'names', 'x']
    """
    return set(_READ_FROM.findall(query))


def quoted(text: str) -> str:
    """Return a text as a literal of SQL.

    >>> quoted("it's")
    "'it''s'"
    """
    return "'" + text.replace("'", "''") + "'"


def fetch(
    database: duckdb.DuckDBPyConnection,
    query: str,
    values: Sequence[object] | Mapping[str, object] = (),
) -> list[Row]:
    """Return the rows of a query over tables; parameters are ``?`` or ``$name``.

    Raises:
        GraphError: A file cannot be read or is damaged.
    """
    try:
        given = dict(values) if isinstance(values, Mapping) else list(values)
        return database.execute(query, given).fetchall()
    except duckdb.Error as error:
        # A broken footer is a plain Error; subclasses tell of queries, too.
        if type(error) is duckdb.Error or isinstance(error, _DAMAGE):
            raise GraphError(damaged(error)) from None
        raise


def damaged(error: Exception) -> str:
    """Return the message of a table that cannot be read."""
    first = str(error).splitlines()[0]
    return f"found a table that cannot be read ({first}); mend it with kg rebuild"


def write_table(
    database: duckdb.DuckDBPyConnection,
    target: Path,
    table: str,
    rows: Sequence[Sequence[object]],
    *,
    kept: Sequence[Path] = (),
    dropped: tuple[str, Collection[str]] = ("reporter", ()),
) -> None:
    """Write one file of a table: new rows, and those of an older file that stay.

    Args:
        database: Runs the work.
        target: The file; a new inode, so that links to an older file keep its content.
        table: Name of the table.
        rows: Values in the order of its columns, dates as ISO text, in any order.
        kept: Older files whose rows stay.
        dropped: Name of a column, and the values of it whose rows do not stay.

    Raises:
        GraphError: A file cannot be read or written.
    """
    columns = SHARED.get(table) or TABLES[table]
    beside = target.with_name(f".{target.name}.new")
    column, values = dropped
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with new_rows(database, columns, rows) as fresh:
            parts = [f"SELECT * FROM {fresh}"] if rows else []
            if older := [path for path in kept if path.is_file()]:
                gone = ", ".join(quoted(value) for value in sorted(values))
                stays = f" WHERE {column} NOT IN ({gone})" if gone else ""
                parts.append(f"SELECT * FROM {relation(table, older)}{stays}")
            source = " UNION ALL BY NAME ".join(parts) or (
                f"SELECT * FROM {relation(table, [])}"
            )
            copy_to(database, f"SELECT * FROM ({source})", table, beside)
        beside.replace(target)
    except (duckdb.Error, OSError) as error:
        beside.unlink(missing_ok=True)
        raise GraphError(_unwritten(target, error)) from None


def copy_to(
    database: duckdb.DuckDBPyConnection, query: str, table: str, target: Path
) -> None:
    """Write the rows of a query to a file, in the order of a table."""
    database.execute(
        f"COPY ({query} ORDER BY {ORDER[table]}) TO {quoted(str(target))} "
        "(FORMAT parquet, COMPRESSION zstd)"
    )


def add_rows(
    database: duckdb.DuckDBPyConnection,
    folder: Path,
    table: str,
    bucket: str,
    rows: Sequence[Sequence[object]],
) -> None:
    """Add rows to a bucket as a file of their own, which `merge_additions` takes in.

    To write the bucket anew each time would cost a long build the square of its size.

    Raises:
        GraphError: The file cannot be written.
    """
    number = len(additions(folder, [bucket]))
    place = folder / _ADDED / f"{bucket}-{number:06d}.parquet"
    write_table(database, place, table, rows)


def merge_additions(
    database: duckdb.DuckDBPyConnection, folder: Path, table: str
) -> None:
    """Put the rows that were added to buckets into their files.

    Raises:
        GraphError: A file cannot be read or written.
    """
    place = folder / _ADDED
    if place.is_dir():
        for bucket in sorted({path.name.partition("-")[0] for path in place.iterdir()}):
            target = folder / f"{bucket}.parquet"
            added = additions(folder, [bucket])
            if len(added) == 1 and not target.is_file():
                added[0].replace(target)
            else:
                write_table(database, target, table, [], kept=[target, *added])
        shutil.rmtree(place)


def rebucket(
    database: duckdb.DuckDBPyConnection, folder: Path, table: str, count: int
) -> None:
    """Cut a table anew into `count` buckets.

    Raises:
        GraphError: A file cannot be read or written.
    """
    old = sorted([*folder.glob("*.parquet"), *folder.glob(f"{_ADDED}/*.parquet")])
    if not old:
        return
    try:
        parts: dict[str, tuple[set[str], list[Path]]] = {}
        for path in old:
            source = relation(table, [path])
            query = f"SELECT DISTINCT reporter FROM {source}"
            for (key,) in fetch(database, query):
                keys, places = parts.setdefault(bucket_of(key, count), (set(), []))
                keys.add(key)
                if path not in places[-1:]:
                    places.append(path)
        made = []
        for bucket, (keys, places) in sorted(parts.items()):
            listed = ", ".join(quoted(key) for key in sorted(keys))
            beside = folder / f".{bucket}.new"
            source = relation(table, places)
            query = f"SELECT * FROM {source} WHERE reporter IN ({listed})"
            copy_to(database, query, table, beside)
            made.append((beside, folder / f"{bucket}.parquet"))
        for path in old:
            path.unlink()
        for beside, target in made:
            beside.replace(target)
    except (duckdb.Error, OSError) as error:
        raise GraphError(_unwritten(folder, error)) from None


def _unwritten(target: Path, error: Exception) -> str:
    first = str(error).splitlines()[0]
    return f"found {target} not writable ({first}); make room there and try again"
