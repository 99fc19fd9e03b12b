"""The files of the tables: unpacked, their heads looked at, loaded into DuckDB.

A data set is hostile until shown otherwise: archives that grow out of proportion are
refused; rows that are no rows of their table (cut, too wide, not UTF-8) are left out,
and it is told how many.
"""

import errno
import io
import shutil
import zipfile
from collections.abc import Container, Mapping
from pathlib import Path
from typing import Final

import duckdb

from kg.errors import ReadError
from kg.readers.bulk.layout import (
    NEEDED,
    OTHER_NAMES,
    REQUIRED,
    USED,
    one_file_a_table,
)
from kg.readers.sources.zips import DAMAGED, LARGEST_RATIO

LARGEST: Final = 40_000_000_000
"""Most bytes of the unpacked tables; a month has some three thousand million."""
_SMALL: Final = 1_000_000
_LONGEST_HEAD: Final = 10_000
"""Bytes of a first line; the widest table has five hundred."""
_NO_CELL: Final = "\n"
"""What no cell is, so that an empty cell is an empty text and none is missing."""
_MEMORY: Final = "1250MB"
"""Most that DuckDB takes; what is more waits on disk."""


def files_of(path: str, data: bytes | Path, folder: Path) -> dict[str, Path]:
    """Return the file of each table of a data set; those of a zip are unpacked.

    Args:
        path: Path to show.
        data: The zip itself, or where it lies; or the folder of the unpacked tables.
        folder: Where to unpack to.

    Raises:
        ReadError: A zip is damaged, encrypted or too large, or a table lacks.
    """
    if isinstance(data, Path) and data.is_dir():
        names = one_file_a_table(file.name for file in data.iterdir() if file.is_file())
        files = {table: data / name for table, name in names.items()}
    else:
        files = _unpacked(path, data, folder)
    for name in NEEDED:
        if name not in files:
            message = f"found no table {name}, expected sub and num; give both"
            raise ReadError(message, source=path)
    return files


def _unpacked(path: str, data: bytes | Path, folder: Path) -> dict[str, Path]:
    """Unpack the tables of a zip under names of our own, and nothing else of it.

    Raises:
        ReadError: It is damaged, encrypted or too large.
    """
    files: dict[str, Path] = {}
    try:
        given = data if isinstance(data, Path) else io.BytesIO(data)
        with zipfile.ZipFile(given) as archive:
            infos = {info.filename: info for info in archive.infolist()}
            names = one_file_a_table(infos)
            for name in names.values():
                _check(infos[name], path)
            if sum(infos[name].file_size for name in names.values()) > LARGEST:
                message = f"found tables of over {LARGEST:,} bytes, expected fewer"
                told = f"{message}; give a part"
                raise ReadError(told, source=path)
            for table, name in names.items():
                files[table] = folder / f"{table}.tsv"
                with archive.open(infos[name]) as packed, files[table].open("wb") as to:
                    shutil.copyfileobj(packed, to, 1 << 20)
    except ReadError:
        raise
    except DAMAGED as error:
        if isinstance(error, OSError) and error.errno == errno.ENOSPC:
            message = "found no space in the temporary folder to unpack the tables"
            told = f"{message}, expected some; set TMPDIR to a larger one"
            raise ReadError(told, source=path) from None
        message = f"found a damaged archive ({error}), expected a zip; give it anew"
        raise ReadError(message, source=path) from None
    return files


def _check(info: zipfile.ZipInfo, path: str) -> None:
    """Refuse a table that is encrypted or grows out of proportion."""
    grown = info.file_size > LARGEST_RATIO * max(info.compress_size, 1)
    if info.flag_bits & 1 or (grown and info.file_size > _SMALL):
        what = "encrypted" if info.flag_bits & 1 else f"of {info.file_size:,} bytes"
        message = f"found {info.filename!r} {what} ({info.compress_size:,} packed)"
        told = f"{message}, expected plain tables; unpack the archive"
        raise ReadError(told, source=path)


def connect(folder: Path) -> duckdb.DuckDBPyConnection:
    """Open a database that keeps what memory does not hold in a folder.

    Its tables are temporary ones: they pass through once, and those of a file would be
    compressed first, which takes as long as reading them.
    """
    database = duckdb.connect(":memory:")
    database.execute(f"SET temp_directory = {quoted(str(folder / 'sorting'))}")
    database.execute(f"SET memory_limit = '{_MEMORY}'")
    database.execute("SET preserve_insertion_order = false")
    return database


def columns_of(table: str, place: Path, path: str) -> list[str]:
    """Return the columns of a table by its first line, in lower case.

    Raises:
        ReadError: There is no such line, it lacks a column or has one twice.
    """
    with place.open("rb") as opened:
        line = opened.readline(_LONGEST_HEAD).decode("utf-8-sig", "replace")
    columns = [column.strip().lower() for column in line.split("\t")]
    shown = f"{path}/{table}"
    lacking = sorted(REQUIRED[table].difference(columns))
    if len(lacking) == len(REQUIRED[table]):
        message = f"found no line of column names, expected {', '.join(lacking)}"
        told = f"{message}; give the table as published"
        raise ReadError(told, source=shown)
    if lacking:
        message = f"found no column {', '.join(lacking)}, expected it"
        told = f"{message}; give the whole table"
        raise ReadError(told, source=shown)
    twice = sorted({name for name in columns if columns.count(name) > 1})
    if twice:
        message = f"found the column {', '.join(twice)} twice, expected it once"
        told = f"{message}; give the table as published"
        raise ReadError(told, source=shown)
    return columns


def load(
    database: duckdb.DuckDBPyConnection,
    table: str,
    place: Path,
    path: str,
    chosen: Mapping[str, str],
) -> str | None:
    """Load the columns of a table that are used; return a line on rows left out.

    Args:
        database: To load into.
        table: Name of the table, there and here.
        place: Its file.
        path: Path of the data set, to show.
        chosen: SQL for what is kept of the columns, by table; all where it has none.

    Raises:
        ReadError: It cannot be read at all.
    """
    rows = rows_of(table, place, path, "store_rejects")
    try:
        kept = chosen.get(table, "*")
        database.execute(f"CREATE TEMP TABLE {table} AS SELECT {kept} FROM {rows}")
        return _rejected(database, f"{path}/{table}")
    except duckdb.Error as error:
        line = " ".join(str(error).split())[:200]
        message = f"found a table that cannot be read ({line}), expected tabs and UTF-8"
        told = f"{message}; give it anew"
        raise ReadError(told, source=f"{path}/{table}") from None


def rows_of(table: str, place: Path, path: str, damaged: str = "ignore_errors") -> str:
    """Return SQL for the columns of a table that are used; empty where it lacks one.

    Args:
        table: Name of the table.
        place: Its file.
        path: Path of the data set, to show.
        damaged: Option of DuckDB that says what becomes of damaged rows.

    Raises:
        ReadError: The file has no columns of the table, or lacks one.
    """
    held = columns_of(table, place, path)
    types = ", ".join(f"{quoted(name)}: 'VARCHAR'" for name in held)
    chosen = ", ".join(f"{_expression(name, held)} AS {name}" for name in USED[table])
    return (
        f"(SELECT {chosen} FROM read_csv({quoted(str(place))}, auto_detect = false, "
        f"header = true, delim = '\t', quote = '', escape = '', columns = {{{types}}}, "
        f"nullstr = {quoted(_NO_CELL)}, {damaged} = true))"
    )


def fill(
    database: duckdb.DuckDBPyConnection,
    present: Container[str],
    chosen: Mapping[str, str],
) -> None:
    """Make the tables that a data set lacks, without rows.

    Args:
        database: To make them in.
        present: The tables that are there.
        chosen: SQL for what is kept of a table, as for `load`.
    """
    for table, columns in USED.items():
        if table not in present:
            made = ", ".join(f"'' AS {column}" for column in columns)
            database.execute(
                f"CREATE TEMP TABLE {table} AS SELECT {chosen.get(table, '*')} "
                f"FROM (SELECT {made} LIMIT 0)"
            )


def _expression(name: str, columns: list[str]) -> str:
    """Return SQL for a column, or for what stands for it; empty where neither is."""
    held = name if name in columns else OTHER_NAMES.get(name, "")
    return _named(held) if held in columns else "''"


def _rejected(database: duckdb.DuckDBPyConnection, shown: str) -> str | None:
    """Return a line on the rows of the last table that were left out, if any were."""
    rows = database.execute(
        "SELECT count(DISTINCT line), min(line), min_by(lower(error_type), line) "
        "FROM reject_errors"
    ).fetchall()
    database.execute("DELETE FROM reject_errors")
    count, line, kind = rows[0]
    if not count:
        return None
    return (
        f"{shown}: found {count} damaged rows (the first on line {line}: {kind}), "
        "expected rows of the table in UTF-8; they are left out, give it anew"
    )


def make_table(database: duckdb.DuckDBPyConnection, name: str, query: str) -> None:
    """Make a table of what a query gives."""
    database.execute(f"CREATE TEMP TABLE {name} AS {query}")


def quoted(text: str) -> str:
    """Return a text as SQL has it."""
    return "'" + text.replace("'", "''") + "'"


def _named(column: str) -> str:
    return '"' + column.replace('"', '""') + '"'


def kept_columns(alias: str, table: str, *, without: int = 0) -> str:
    """Return SQL for a line of the spool: the table, then its columns, by tabs.

    Args:
        alias: Name of the table in the query.
        table: The table.
        without: How many of the first columns are left out.
    """
    parts = [f"{alias}.{column}" for column in USED[table][without:]]
    return f"concat_ws(chr(9), {', '.join([quoted(table), *parts])})"
