"""Archives and full submissions as files in memory, never unpacked to disk.

An archive is hostile until shown otherwise: names that leave it, encrypted members,
sizes beyond a limit and members that grow out of proportion are refused, each with one
line. Its files are read from it one by one, when they are wanted.
"""

import binascii
import io
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, partial
from pathlib import Path, PurePosixPath

from kg.errors import ReadError
from kg.model.filing import Identity
from kg.readers.identity import plain_accession, plain_cik

HEAD = 20_000
"""Bytes that tell what a file is."""
LARGEST_MEMBER = 200_000_000
"""Bytes of one unpacked file of an archive."""
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

_SUBMISSION = re.compile(
    rb"\s*(?:-----BEGIN PRIVACY|<SEC-DOCUMENT>|<IMS-DOCUMENT>|<SEC-HEADER>"
    rb"|<SUBMISSION>)"
)
_FILENAME = re.compile(rb"<FILENAME>[ \t]*+([^\r\n<\0]+)")
_WRAPPED = re.compile(
    rb"\s*<(XBRL|XML|PDF|ZIP|EXCEL|JSON)>\s*?\n?(.*?)</\1>\s*\Z", re.DOTALL
)
_UUENCODED = re.compile(rb"\s*begin \d{3,4} [^\r\n]+\r?\n")


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of a folder or archive.

    Attributes:
        path: Where it is: ``<archive>/<name>`` in an archive.
        load: Returns all its bytes.
        head: Returns its first bytes.
    """

    path: str
    load: Callable[[], bytes]
    head: Callable[[], bytes]

    @property
    def name(self) -> str:
        """Return the last part of the path."""
        return self.path.replace("\\", "/").rpartition("/")[2]


def file_entry(place: Path) -> Entry:
    """Return a file on disk."""
    return Entry(str(place), place.read_bytes, partial(_head_of_file, place))


def _head_of_file(place: Path) -> bytes:
    with place.open("rb") as opened:
        return opened.read(HEAD)


def archive_entries(path: str, data: bytes | Path) -> dict[str, list[Entry]]:
    """Return the files of a zip archive by their folder in it, sorted.

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
        if info.filename.endswith("/"):
            continue
        _check(info, path)
        entry = Entry(
            f"{path}/{info.filename}",
            partial(_member, archive, info.filename, LARGEST_MEMBER),
            partial(_member, archive, info.filename, HEAD),
        )
        by_folder.setdefault(info.filename.rpartition("/")[0], []).append(entry)
    return dict(sorted(by_folder.items()))


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


def is_submission(head: bytes) -> bool:
    """Whether a file is EDGAR's full submission, all documents of a filing in one."""
    return _SUBMISSION.match(head) is not None


def submission_entries(path: str, data: bytes) -> list[Entry]:
    """Return the documents of a full submission, in their order.

    Raises:
        ReadError: It holds none, or ends inside one.
    """
    found = [
        _document(path, text) for text in _between(data, b"<DOCUMENT>", b"</DOCUMENT>")
    ]
    if not found or data.count(b"<DOCUMENT>") != len(found):
        message = (
            f"found {len(found)} whole documents, expected "
            f"{max(1, data.count(b'<DOCUMENT>'))}: the submission is cut; give it anew"
        )
        raise ReadError(message, source=path)
    return [entry for entry in found if entry is not None]


def _between(data: bytes, start: bytes, end: bytes) -> Iterator[bytes]:
    """Yield what stands between each start and the next end; an open one ends it."""
    at = data.find(start)
    while at >= 0:
        stop = data.find(end, at)
        if stop < 0:
            return
        yield data[at + len(start) : stop]
        at = data.find(start, stop)


def _document(path: str, text: bytes) -> Entry | None:
    """Return one document, or None when it has no text."""
    named = _FILENAME.search(text)
    content = next(_between(text, b"<TEXT>", b"</TEXT>"), None)
    if named is None or content is None:
        return None
    name = named[1].decode("ascii", "replace").strip().replace("\\", "/")
    name = name.rpartition("/")[2]
    if name in ("", ".", ".."):
        return None
    content = content.removeprefix(b"\r").removeprefix(b"\n")
    wrapped = _WRAPPED.match(content)
    if wrapped is not None:
        content = wrapped[2]
    load = partial(_plain, content)
    return Entry(f"{path}/{name}", load, lambda: load()[:HEAD])


def _plain(content: bytes) -> bytes:
    """Return a document with its binary encoding undone, if it has one."""
    begin = _UUENCODED.match(content)
    if begin is None:
        return content
    lines = content[begin.end() :].splitlines()
    return b"".join(_uudecoded(line) for line in lines if line.strip() != b"end")


def _uudecoded(line: bytes) -> bytes:
    """Decode one line; writers disagree on how to pad it."""
    if not line or line[:1] in (b"`", b" "):
        return b""
    try:
        return binascii.a2b_uu(line)
    except binascii.Error:
        size = (((line[0] - 32) & 63) * 4 + 5) // 3
        try:
            return binascii.a2b_uu(line[:size])
        except binascii.Error:
            return b""


_HEADER = tuple(
    (name, re.compile(pattern, re.DOTALL))
    for name, pattern in (
        ("accession", rb"(?:ACCESSION NUMBER:\s*|<ACCESSION-NUMBER>)([\d-]+)"),
        (
            "form",
            rb"(?:CONFORMED SUBMISSION TYPE:\s*|\A\s*<SUBMISSION>\s.*?<TYPE>)"
            rb"([^\r\n<]+)",
        ),
        ("filed", rb"(?:FILED AS OF DATE:\s*|<FILING-DATE>)(\d{8})"),
        ("entity", rb"(?:COMPANY CONFORMED NAME:\s*|<CONFORMED-NAME>)([^\r\n<]+)"),
        ("cik", rb"(?:CENTRAL INDEX KEY:\s*|<CIK>)(\d{1,10})"),
    )
)


def identity_of_header(head: bytes) -> Identity:
    """Return what the header of a full submission says of the filing."""
    said: dict[str, str] = {}
    for name, pattern in _HEADER:
        match = pattern.search(head)
        if match is not None:
            said[name] = match[1].decode("utf-8", "replace").strip()
    filed = said.get("filed")
    return Identity(
        cik=plain_cik(said.get("cik", "")),
        entity=said.get("entity"),
        accession=plain_accession(said.get("accession", "")),
        form=said.get("form"),
        filed=None if filed is None else _day(filed),
    )


def _day(digits: str) -> date | None:
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return None


def zip_head(head: bytes) -> bool:
    """Whether a file begins like a zip archive."""
    return head.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def entries_below(entries: dict[str, list[Entry]]) -> Iterator[Entry]:
    """Yield the files of all folders of an archive."""
    for _, held in entries.items():
        yield from held
