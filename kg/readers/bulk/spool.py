"""Brings each filing's rows together: one pass over the tables, one file.

A filing's part of the file begins with `MARK`; every further line is a row: the name of
its table, then the columns of `layout.USED` behind ``adsh``, tab-separated as they
came. The file lies in the temporary folder and goes when the process ends.
"""

import atexit
import io
import os
import re
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Final

import duckdb

from kg.errors import ReadError
from kg.readers.bulk.layout import NAMES, NEEDED, USED, table_of
from kg.readers.decoding import HEAD
from kg.readers.sources.entries import Contents, Entry
from kg.readers.sources.zips import DAMAGED

MARK: Final = "#bulk filing "
"""Begins the rows of a filing; its accession follows."""
LARGEST: Final = 40_000_000_000
"""Most bytes of the unpacked tables; a month has some three thousand million."""
_LONGEST_LINE: Final = 4_000_000
_LONGEST_TEXT: Final = 2000
"""Characters of a text beyond which the tables cut it."""
_PIECE: Final = 20_000
"""Rows brought over at once."""
_ACCESSION: Final = re.compile(r"\d{10}-\d{2}-\d{6}")


def contents_of(path: str, data: bytes | Path) -> Contents:
    """Return the filings of a data set, each as one file.

    Args:
        path: Path to show.
        data: The zip itself, or where it lies; or the folder of the unpacked tables.

    Raises:
        ReadError: It is damaged, too large, or a table lacks a column.
    """
    with tempfile.TemporaryDirectory(prefix="kg-bulk-") as folder:
        if isinstance(data, Path) and data.is_dir():
            files = {t: f for f in sorted(data.iterdir()) if (t := table_of(f.name))}
        else:
            files = _unpacked(path, data, Path(folder))
        for name in NEEDED:
            if name not in files:
                message = (
                    f"found no {name}.tsv, expected sub.tsv and num.tsv; give both"
                )
                raise ReadError(message, source=path)
        return Contents({"": list(_spooled(path, files, Path(folder)))})


def _unpacked(path: str, data: bytes | Path, folder: Path) -> dict[str, Path]:
    """Unpack the tables of a zip, and nothing else of it.

    Raises:
        ReadError: It is damaged, encrypted or too large.
    """
    files: dict[str, Path] = {}
    try:
        given = data if isinstance(data, Path) else io.BytesIO(data)
        with zipfile.ZipFile(given) as archive:
            total = sum(info.file_size for info in archive.infolist())
            if total > LARGEST:
                message = (
                    f"found tables of {total:,} bytes, expected {LARGEST:,} at most"
                )
                told = f"{message}; give fewer"
                raise ReadError(told, source=path)
            for info in archive.infolist():
                name = table_of(info.filename)
                if name is None or name in files or name not in USED:
                    continue
                files[name] = folder / f"{name}.tsv"
                with archive.open(info) as packed, files[name].open("wb") as plain:
                    shutil.copyfileobj(packed, plain, 1 << 20)
    except DAMAGED as error:
        message = f"found a damaged archive ({error}), expected a zip; give it anew"
        raise ReadError(message, source=path) from None
    return files


def _spooled(path: str, files: dict[str, Path], folder: Path) -> Iterator[Entry]:
    """Write the rows filing by filing; yield an entry for each."""
    handle, name = tempfile.mkstemp(prefix="kg-bulk-", suffix=".tsv")
    place = Path(name)
    atexit.register(place.unlink, missing_ok=True)
    with os.fdopen(handle, "wb") as spool, duckdb.connect(":memory:") as tables:
        tables.execute(f"SET temp_directory = '{_quoted(str(folder / 'sorting'))}'")
        tables.execute("SET preserve_insertion_order = false")
        missing = _open(tables, path, files)
        start = size = 0
        filing = ""
        try:
            rows = tables.execute(_query(missing))
            while pieces := rows.fetchmany(_PIECE):
                for adsh, line in pieces:
                    if adsh != filing:
                        if size:
                            yield _entry(path, filing, place, start, size)
                        filing, start, size = adsh, start + size, 0
                        size += spool.write(f"{MARK}{adsh}\n".encode())
                    size += spool.write(f"{line}\n".encode())
        except duckdb.Error as error:
            raise _unreadable(path, error) from None
        spool.flush()
        if size:
            yield _entry(path, filing, place, start, size)


def _entry(path: str, filing: str, place: Path, start: int, size: int) -> Entry:
    if not _ACCESSION.fullmatch(filing):
        message = (
            f"found the accession {filing!r}, expected one such as 0001104659-21-117128"
        )
        raise ReadError(message, source=path)
    return Entry(
        f"{path}/{filing}.txt",
        partial(_part, place, start, size),
        partial(_part, place, start, min(size, HEAD)),
    )


def _part(place: Path, start: int, size: int) -> bytes:
    with place.open("rb") as spool:
        spool.seek(start)
        return spool.read(size)


def _open(
    tables: duckdb.DuckDBPyConnection, path: str, files: dict[str, Path]
) -> frozenset[str]:
    """Make a view of each table; return the tables that are not there.

    Raises:
        ReadError: One cannot be read or lacks a column.
    """
    for name, columns in USED.items():
        if name not in files:
            continue
        try:
            tables.execute(
                f"CREATE VIEW {name} AS FROM read_csv('{_quoted(str(files[name]))}', "
                "delim = '\\t', quote = '', escape = '', header = true, "
                "all_varchar = true, null_padding = true, "
                f"max_line_size = {_LONGEST_LINE}, strict_mode = false)"
            )
            described = tables.execute(f"DESCRIBE {name}").fetchall()
        except duckdb.Error as error:
            place = f"{path}/{name}.tsv"
            raise _unreadable(place, error) from None
        lacking = sorted(set(columns) - {str(column[0]) for column in described})
        if lacking:
            message = f"found no column {', '.join(lacking)}, expected it in {name}.tsv"
            told = f"{message}; give the whole table"
            raise ReadError(told, source=path)
    return frozenset(NAMES) - frozenset(files)


def _unreadable(path: str, error: duckdb.Error) -> ReadError:
    line = " ".join(str(error).split())[:200]
    message = f"found a table that cannot be read ({line}), expected tab-separated text"
    return ReadError(message, source=path)


def _quoted(text: str) -> str:
    return text.replace("'", "''")


def _line(name: str, alias: str, *columns: str) -> str:
    """Return SQL for a line of the spool; empty columns stay empty."""
    parts = ", ".join(f"coalesce({alias}.{column}, '')" for column in columns)
    return f"concat_ws(chr(9), '{name}', {parts})"


def _query(missing: frozenset[str]) -> str:
    """Return SQL for accession and line of every row, a filing's together."""
    num, txt = USED["num"][1:], USED["txt"][1:]
    selects = [
        f"SELECT adsh, 0 AS rank, {_line('sub', 't', *USED['sub'][1:])} AS line "
        "FROM sub AS t",
        f"SELECT adsh, 4, {_line('num', 't', *num)} FROM num AS t",
    ]
    if "ren" not in missing:
        line = _line("ren", "t", *USED["ren"][1:])
        selects.append(f"SELECT adsh, 1, {line} FROM ren AS t")
    if "pre" not in missing:
        line = _line("pre", "t", *USED["pre"][1:])
        selects.append(f"SELECT adsh, 2, {line} FROM pre AS t")
    facts = "SELECT adsh, tag, version, dimh FROM num"
    if "txt" not in missing:
        whole = f"t.escaped <> '1' AND length(t.value) < {_LONGEST_TEXT}"
        line = _line("txt", "t", *txt)
        selects.append(f"SELECT adsh, 5, {line} FROM txt AS t WHERE {whole}")
        facts += (
            f" UNION ALL SELECT adsh, tag, version, dimh FROM txt AS t WHERE {whole}"
        )
    if "tag" not in missing:
        selects.append(
            f"SELECT u.adsh, 3, {_line('tag', 't', *USED['tag'])} "
            f"FROM (SELECT DISTINCT adsh, tag, version FROM ({facts})) AS u "
            "JOIN tag AS t ON t.tag = u.tag AND t.version = u.version"
        )
    if "dim" not in missing:
        selects.append(
            f"SELECT u.adsh, 3, {_line('dim', 't', *USED['dim'])} "
            f"FROM (SELECT DISTINCT adsh, dimh FROM ({facts})) AS u "
            "JOIN dim AS t ON t.dimhash = u.dimh"
        )
    union = " UNION ALL ".join(selects)
    return f"SELECT adsh, line FROM ({union}) ORDER BY adsh, rank, line"
