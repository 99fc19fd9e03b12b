"""Files, folders, archives and standard input as one stream of source files."""

import os
import re
import sys
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from kg.errors import NotFoundError, ReadError
from kg.model.filing import Identity
from kg.readers.identity import identity_of, identity_of_siblings, report_of

EXPECTED_SUFFIXES = frozenset(
    {".txt", ".htm", ".html", ".xml", ".json", ".zip", ".csv"}
)
"""Outside a filing a file so named that no reader knows is bad input."""

_SUMMARY = "filingsummary.xml"
_INSTANCE = re.compile(rb"<(?:\w+:)?xbrl[\s>]")
_INLINE = re.compile(rb"xbrl\.org/20\d\d/inlineXBRL")
_HEAD = 20_000
_LARGEST_MEMBER = 1_000_000_000


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file to read.

    Attributes:
        path: Path as given; a file in an archive is ``<archive>/<name>``; "-" is stdin.
        load: Returns its bytes.
        identity: What path and neighbours say of the filing.
        report: ``R65`` where the name tells.
        required: Whether it is bad input when no reader knows it. False in a filing
            (exhibits, schemas, scripts) and for names that promise nothing.
        folder: Folder or archive it came from; None for a file given by itself.
    """

    path: str
    load: Callable[[], bytes]
    identity: Identity
    report: str | None
    required: bool
    folder: str | None = None


@dataclass(frozen=True, slots=True)
class _Entry:
    """A file of a folder or archive: its path, and how to get all or the head of it."""

    path: str
    load: Callable[[], bytes]
    head: Callable[[], bytes]


def sources_of(path: str) -> Iterator[SourceFile]:
    """Yield the files of a source in a fixed order (by path).

    Args:
        path: A file, folder, zip archive, or "-" for standard input.

    Raises:
        NotFoundError: There is no such file.
        ReadError: An archive cannot be opened.
    """
    if path == "-":
        yield SourceFile("-", sys.stdin.buffer.read, Identity(), None, required=True)
        return
    place = Path(path)
    if place.is_dir():
        yield from _of_folder(place)
    elif place.is_file():
        if zipfile.is_zipfile(place):
            yield from _of_archive(path, place)
        else:
            yield _single(path, place)
    else:
        message = f"found no file {path}, expected a file, folder, zip or -"
        raise NotFoundError(message)


def _single(path: str, place: Path) -> SourceFile:
    """Return a file given by itself."""
    absolute = str(place.resolve())
    return SourceFile(
        path, place.read_bytes, identity_of(absolute), report_of(path), required=True
    )


def _of_folder(folder: Path) -> Iterator[SourceFile]:
    """Yield the files below a folder, sorted; links and hidden names are left out."""
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        places = [
            Path(here, name) for name in sorted(names) if not name.startswith(".")
        ]
        entries = [
            _Entry(str(place), place.read_bytes, partial(_head, place))
            for place in places
        ]
        yield from _of_entries(entries, str(Path(here).resolve()), here)


def _of_archive(path: str, place: Path) -> Iterator[SourceFile]:
    """Yield the files of a zip archive, sorted by name.

    Raises:
        ReadError: It is damaged, encrypted or holds an oversized file.
    """
    try:
        with zipfile.ZipFile(place) as archive:
            infos = sorted(archive.infolist(), key=lambda info: info.filename)
    except (zipfile.BadZipFile, OSError) as error:
        message = f"found a damaged archive ({error}), expected a zip; give it anew"
        raise ReadError(message, source=path) from None
    by_folder: dict[str, list[_Entry]] = {}
    for info in infos:
        if info.is_dir():
            continue
        if info.flag_bits & 1 or info.file_size > _LARGEST_MEMBER:
            message = (
                f"found {info.filename} encrypted or of {info.file_size} bytes, "
                f"expected plain files of at most {_LARGEST_MEMBER}; unpack the archive"
            )
            raise ReadError(message, source=path)
        folder = info.filename.rpartition("/")[0]
        by_folder.setdefault(folder, []).append(
            _Entry(
                f"{path}/{info.filename}",
                partial(_member, place, info.filename, None),
                partial(_member, place, info.filename, _HEAD),
            )
        )
    for folder, entries in sorted(by_folder.items()):
        yield from _of_entries(entries, f"{place.resolve()}/{folder}", path)


def _of_entries(
    entries: Sequence[_Entry], absolute: str, folder: str
) -> Iterator[SourceFile]:
    """Yield the files of one folder."""
    filing = any(_shows_filing(entry) for entry in entries)
    shared = identity_of(absolute)
    names = [entry.path.rpartition("/")[2] for entry in entries]
    if filing:
        shared = shared.over(identity_of_siblings(names))
    for entry, name in zip(entries, names, strict=True):
        suffix = Path(name).suffix.lower()
        if suffix == ".zip":
            place = Path(entry.path)
            if place.is_file() and zipfile.is_zipfile(place):
                yield from _of_archive(entry.path, place)
                continue
        if suffix in EXPECTED_SUFFIXES or filing:
            yield SourceFile(
                entry.path,
                entry.load,
                identity_of(f"{absolute}/{name}").over(shared),
                report_of(name),
                required=suffix in EXPECTED_SUFFIXES and not filing,
                folder=folder,
            )


def _shows_filing(entry: _Entry) -> bool:
    """Whether a file marks its folder as a filing."""
    name = entry.path.rpartition("/")[2].lower()
    if name == _SUMMARY:
        return True
    if name.endswith((".xml", ".xbrl")):
        return _INSTANCE.search(entry.head()) is not None
    if name.endswith((".htm", ".html")) and report_of(name) is None:
        return _INLINE.search(entry.head()) is not None
    return False


def _head(place: Path) -> bytes:
    """Return the first bytes of a file."""
    with place.open("rb") as opened:
        return opened.read(_HEAD)


def _member(archive: Path, name: str, size: int | None) -> bytes:
    """Return the bytes of a file in an archive.

    Raises:
        ReadError: The archive is damaged there.
    """
    try:
        with zipfile.ZipFile(archive) as opened, opened.open(name) as member:
            return member.read() if size is None else member.read(size)
    except (zipfile.BadZipFile, OSError, RuntimeError) as error:
        message = f"found {name} damaged ({error}), expected a whole file; give it anew"
        raise ReadError(message, source=str(archive)) from None
