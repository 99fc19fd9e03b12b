"""The steps up to filings: what workers run, each over whole filings."""

import shutil
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Any, Final
from urllib.parse import unquote, urlsplit

from kg.build.filing import built_filing
from kg.build.made import filing_groups
from kg.build.mentioned import NotesRead, mention_records
from kg.build.read import Batch, batches, read_batch
from kg.cluster.rows import packed, rows_of, table_of, unpacked
from kg.iris import Iris, filing_key
from kg.model.filing import Identity, Reading, Unread

READINGS: Final = "filing string, unit string, data binary, source string, said string"
"""What is read of a unit: readings of one filing, or a file that gave none.

`said` is why a file is bad input; "" where it was passed over.
"""
FILINGS: Final = "reporter string, filing string, facts long, data binary, names binary"
"""A filing: its rows with what its notes state, and the names that it prints."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What holds for a whole job; it goes to every worker.

    Attributes:
        base: Base of the IRIs.
        everything: Whether all facts are stored.
        limit: Most bytes of one XML file.
        identity: Goes before what sources tell.
        jobs: Most processes beside one that runs steps as threads.
    """

    base: str
    everything: bool
    limit: int
    identity: Identity
    jobs: int

    @property
    def iris(self) -> Iris:
        """What mints the IRIs."""
        return Iris(self.base)


class ReadUnits:
    """Reads units: batches of files that every worker reaches by their paths.

    Args:
        settings: What holds for the job.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def __call__(self, units: Any) -> Any:  # noqa: ANN401
        """Return what units give; see `READINGS`."""
        rows = [
            row
            for unit, data in rows_of(units, "unit", "data")
            for row in _read(unit, [unpacked(data)], self._settings)
        ]
        return table_of(READINGS, rows)


FILES: Final = "folder string, path string, content binary"
"""Files with the folder that each lies in."""


def with_folder(files: Any) -> Any:  # noqa: ANN401
    """Return files with their folders; see `FILES`."""
    rows = rows_of(files, "path", "content")
    return table_of(FILES, [(folder_of(path), path, content) for path, content in rows])


class ReadFolder:
    """Reads the files of one folder, whose content came with the job.

    The files are laid into a temporary folder that ends in the same two names, for
    names of folders tell accession and company.

    Args:
        settings: What holds for the job.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def __call__(self, files: Any) -> Any:  # noqa: ANN401
        """Return what the files of a folder, one row a file, give."""
        paths = [str(path) for (path,) in rows_of(files, "path")]
        folder = folder_of(paths[0])
        with tempfile.TemporaryDirectory(prefix="kg-") as beside:
            parts = [p for p in PurePosixPath(urlsplit(folder).path).parts if p != "/"]
            place = Path(beside, *parts[-2:])
            place.mkdir(parents=True)
            for path, content in rows_of(files, "path", "content"):
                (place / path.rpartition("/")[2]).write_bytes(content)
            given = self._settings.identity
            found, unread = batches(
                [str(place)], {}, given, everything=self._settings.everything
            )
            rows = _read(folder, found, self._settings)
            rows += [_unread_row(folder, failed) for failed in unread]
            shutil.rmtree(place, ignore_errors=True)
        named = [
            [*row[:3], _renamed(row[3], place, folder), _renamed(row[4], place, folder)]
            for row in rows
        ]
        return table_of(READINGS, named)


def folder_of(path: str) -> str:
    """Return the folder of a path or address, without the mark of a local disk.

    >>> folder_of("file:/data/a/R2.htm"), folder_of("s3://bucket/a%20b/R2.htm")
    ('/data/a', 's3://bucket/a b')
    """
    plain = unquote(path.rpartition("/")[0])
    if plain.startswith("file:"):
        return "/" + plain.removeprefix("file:").lstrip("/")
    return plain if ":" in plain or plain.startswith("/") else f"/{plain}"


def _renamed(text: object, place: Path, folder: str) -> str:
    return str(text).replace(str(place), folder)


def _read(
    unit: str, found: Iterable[Batch], settings: Settings
) -> list[tuple[object, ...]]:
    """Return a row a filing, and a row a file that gave no reading."""
    rows: list[tuple[object, ...]] = []
    for n, batch in enumerate(found):
        results = read_batch(
            batch, limit=settings.limit, notes=True, everything=settings.everything
        )
        rows += [_unread_row(unit, r) for r in results if isinstance(r, Unread)]
        readings = [r for r in results if isinstance(r, Reading)]
        for group in filing_groups(readings):
            key = filing_key(group[0].identity, group[0].names_filing)
            # A page's content was wanted to place its values, which is done.
            slim = [replace(reading, page=b"") for reading in group]
            rows.append((key, f"{unit}/{n:06}", packed(slim), "", ""))
    return rows


def _unread_row(unit: str, unread: Unread) -> tuple[object, ...]:
    return "", unit, None, unread.source, unread.message


class MakeFiling:
    """Makes the rows of one filing of all its readings.

    Args:
        settings: What holds for the job.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def __call__(self, readings: Any) -> Any:  # noqa: ANN401
        """Return the filing of the readings under one key; see `FILINGS`."""
        units = sorted(rows_of(readings, "unit", "data"))
        pages: list[Reading] = [page for _, data in units for page in unpacked(data)]
        rows = built_filing(
            pages,
            None,
            iris=self._settings.iris,
            everything=self._settings.everything,
            whole=False,
            at_once=len(units) == 1,
        ).rows
        filing = rows.filing
        notes: NotesRead = {}
        names = list(mention_records([rows], notes))
        data = packed((rows, notes))
        made = filing.reporter, filing.key, len(rows.facts), data, packed(names)
        return table_of(FILINGS, [made])
