"""Archives as files in memory, never unpacked to disk.

An archive is hostile until shown otherwise: names that leave it, encrypted members,
sizes beyond a limit and members that grow out of proportion are refused, each with one
line. Its files are read from it one by one, when they are wanted.
"""

import io
import struct
import zipfile
import zlib
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path, PurePosixPath

from kg.errors import ReadError
from kg.readers.decoding import HEAD
from kg.readers.sources.entries import LARGEST_MEMBER, Contents, Entry

LARGEST_ARCHIVE = 4_000_000_000
"""Bytes of all unpacked files of an archive."""
LARGEST_RATIO = 400
"""Most times a file of an archive may grow; XBRL packs some thirty times."""
_SMALL = 1_000_000
DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    OSError,
    RuntimeError,
    EOFError,
    ValueError,
    OverflowError,
    IndexError,
)
"""What the standard library raises for archives that are cut or altered."""


def contents_of(path: str, data: bytes | Path) -> Contents:
    """Return the files of a zip archive.

    Args:
        path: Path to show.
        data: The archive itself, or where it lies.

    Raises:
        ReadError: It is damaged, encrypted, too large, or names files outside itself.
    """
    archive = _Archive(path, data)
    try:
        infos = sorted(_opened(archive).infolist(), key=lambda info: info.filename)
    except DAMAGED as error:
        message = f"found a damaged archive ({error}), expected a zip; give it anew"
        raise ReadError(message, source=path) from None
    total = sum(info.file_size for info in infos)
    if total > LARGEST_ARCHIVE:
        message = (
            f"found an archive of {total} bytes unpacked, expected at most "
            f"{LARGEST_ARCHIVE}; unpack it"
        )
        raise ReadError(message, source=path)
    by_folder: dict[str, list[Entry]] = {}
    for info in infos:
        name = info.filename
        if name.endswith("/"):
            continue
        _check(info, path)
        entry = Entry(
            f"{path}/{name}",
            partial(_member, archive, name, LARGEST_MEMBER),
            partial(_member, archive, name, HEAD),
        )
        by_folder.setdefault(name.rpartition("/")[0], []).append(entry)
    return Contents(dict(sorted(by_folder.items())))


def names_in(data: bytes | Path) -> list[str]:
    """Return the names of an archive's files; none of one that cannot be opened.

    Args:
        data: The archive itself, or where it lies.
    """
    try:
        given = data if isinstance(data, Path) else io.BytesIO(data)
        with zipfile.ZipFile(given) as archive:
            return archive.namelist()
    except DAMAGED:
        return []


@dataclass(frozen=True, slots=True, eq=False)
class _Archive:
    """A zip archive: the path to show, and itself or where it lies."""

    path: str
    data: bytes | Path


@lru_cache(maxsize=4)
def _opened(archive: _Archive) -> zipfile.ZipFile:
    """Open an archive; to read its directory anew for each of its files takes long."""
    data = archive.data
    return zipfile.ZipFile(data if isinstance(data, Path) else io.BytesIO(data))


def _check(info: zipfile.ZipInfo, path: str) -> None:
    """Refuse a member that is not an ordinary file of an ordinary size."""
    name = info.filename
    place = PurePosixPath(name.replace("\\", "/"))
    parts = place.parts or ("..",)
    if place.is_absolute() or ".." in parts or ":" in parts[0]:
        message = f"found the name {name!r} that leaves the archive; expected none such"
        raise ReadError(message + "; do not trust it", source=path)
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        message = f"found {name} packed in an unusual way, expected plain files"
        raise ReadError(message + "; unpack the archive", source=path)
    grown = info.file_size > _SMALL and info.file_size > LARGEST_RATIO * max(
        info.compress_size, 1
    )
    if info.flag_bits & 1 or info.file_size > LARGEST_MEMBER or grown:
        what = "encrypted" if info.flag_bits & 1 else f"of {info.file_size} bytes"
        message = (
            f"found {name} {what} ({info.compress_size} packed), expected plain files "
            f"of at most {LARGEST_MEMBER}; unpack the archive"
        )
        raise ReadError(message, source=path)


def _member(archive: _Archive, name: str, size: int) -> bytes:
    """Return the first bytes of a file in an archive.

    Raises:
        ReadError: The archive is damaged there.
    """
    try:
        with _opened(archive).open(name) as member:
            return member.read(size)
    except DAMAGED as error:
        message = f"found {name} damaged ({error}), expected a whole file; give it anew"
        raise ReadError(message, source=archive.path) from None
