"""The SEC's Financial Statement and Notes data sets: finds, fetches and checks a zip.

A zip has some hundred million bytes, so it is asked for piece by piece. What came is
kept under a hidden name until the zip is whole; the next run goes on behind it, unless
the SEC has put another file there meanwhile.
"""

import hashlib
import os
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from urllib.parse import urljoin

from kg.edgar.client import SITE, Client
from kg.edgar.storing import record, stored_as_recorded
from kg.errors import InputError, NotFoundError

LIST = "/data-research/sec-markets-data/financial-statement-notes-data-sets"
"""The page that lists all zips."""
PIECE = 16_000_000
"""Bytes asked for at once."""

_MONTH = re.compile(r"(20\d\d)[-_]?(0[1-9]|1[0-2])")
_QUARTER = re.compile(r"(20\d\d)[-_]?q([1-4])", re.IGNORECASE)
_LINK = re.compile(r"href\s*=\s*[\"']([^\"']+\.zip)[\"']", re.IGNORECASE)
_DAMAGED = (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, ValueError)

Progress = Callable[[int, int, str], None]
"""Told bytes here, bytes in all, and the name of the zip."""


@dataclass(frozen=True, slots=True)
class BulkFile:
    """A zip of bulk data.

    Attributes:
        place: Where it lies.
        is_new: Whether it was fetched now; False when it was here already.
        size: Bytes.
    """

    place: Path
    is_new: bool
    size: int


def bulk_name(period: str) -> str:
    """Return the name of the zip of a month, or of a quarter before November 2020.

    >>> bulk_name("2024-03"), bulk_name("2019q4")
    ('2024_03_notes.zip', '2019q4_notes.zip')

    Raises:
        InputError: It is neither.
    """
    if month := _MONTH.fullmatch(period.strip()):
        return f"{month[1]}_{month[2]}_notes.zip"
    if quarter := _QUARTER.fullmatch(period.strip()):
        return f"{quarter[1]}q{quarter[2]}_notes.zip"
    message = f"found the period {period!r}, expected a month such as 2024-03 or 2019q4"
    raise InputError(message)


def fetch_bulk(
    client: Client, period: str, folder: Path, progress: Progress | None = None
) -> BulkFile:
    """Store the data set of a period in a folder; nothing is fetched twice.

    Args:
        client: The SEC.
        period: A month, ``2024-03``, or a quarter, ``2019q4``.
        folder: Made when missing.
        progress: Told after each piece.

    Raises:
        InputError: The period is none, or what came is no zip of tables.
        NotFoundError: The SEC lists no such data set.
        NoAnswerError: No whole answer came; the same command goes on.
    """
    name = bulk_name(period)
    place = folder / name
    if name in stored_as_recorded(folder):
        return BulkFile(place, is_new=False, size=place.stat().st_size)
    url = _address(client, name)
    folder.mkdir(parents=True, exist_ok=True)
    part = place.with_name(f".{name}.part")
    _fetch(client, url, part, _telling(progress, name))
    _check(part, url)
    part.replace(place)
    _version_of(part).unlink(missing_ok=True)
    with place.open("rb") as opened:
        digest = hashlib.file_digest(opened, "sha256").hexdigest()
    record(folder, name, digest)
    return BulkFile(place, is_new=True, size=place.stat().st_size)


def _telling(progress: Progress | None, name: str) -> Callable[[int, int], None]:
    def tell(done: int, size: int) -> None:
        if progress is not None:
            progress(done, size, name)

    return tell


def _address(client: Client, name: str) -> str:
    """Return where a zip lies, as the page of all says.

    Raises:
        NotFoundError: The page lists none of that name.
    """
    page = f"{client.site}{LIST}"
    links = _LINK.findall(client.get(page).decode("utf-8", "replace"))
    for link in map(unescape, links):
        if link.rpartition("/")[2].casefold() == name:
            url = urljoin(page, link)
            if url.startswith(SITE + "/"):  # a mirror serves what the page names
                return client.site + url.removeprefix(SITE)
            return url
    message = (
        f"found no {name} among {len(links)} data sets, expected it; there are months "
        "such as 2024-03 since November 2020, quarters such as 2019q4 before"
    )
    raise NotFoundError(message, source=page)


def _version_of(part: Path) -> Path:
    """Return the file that notes of which version of the zip a part is."""
    return part.with_name(f"{part.name}.version")


def _fetch(
    client: Client, url: str, part: Path, told: Callable[[int, int], None]
) -> None:
    """Add piece after piece to a part until it is whole."""
    noted = _version_of(part)
    version = noted.read_text("utf-8") if noted.is_file() and part.is_file() else ""
    # The last byte is asked for again: behind the end of a whole file there is nothing.
    done = max(part.stat().st_size - 1, 0) if version else 0
    if done:
        os.truncate(part, done)
    while True:
        piece = client.get_piece(url, done, PIECE, version=version)
        if piece.start != done:  # another version, or a server that knows no pieces
            done = piece.start
        with part.open("ab" if done else "wb") as out:
            out.write(piece.body)
        done += len(piece.body)
        if piece.version != version:
            version = piece.version
            noted.write_text(version, "utf-8")
        told(done, piece.total)
        if done >= piece.total:
            return


def _check(part: Path, url: str) -> None:
    """Read all of a zip and compare it with its checksums.

    Raises:
        InputError: It is damaged; it is removed, so that the next run fetches it anew.
    """
    try:
        with zipfile.ZipFile(part) as archive:
            bad = archive.testzip()
            empty = not archive.namelist()
    except _DAMAGED as error:
        bad, empty = str(error), False
    if bad is None and not empty:
        return
    part.unlink(missing_ok=True)
    _version_of(part).unlink(missing_ok=True)
    what = "an empty zip" if bad is None else f"a damaged zip ({bad})"
    message = f"found {what}, expected a data set; run the same command again"
    raise InputError(message, source=url)
