"""Files, folders, archives, submissions and standard input as one stream of files.

What belongs to one filing comes under one key: a folder with an instance, an inline
document or a FilingSummary.xml in it is a filing, with all below it that is not a
filing of its own; so is an archive, and EDGAR's full submission. A file given by itself
brings the schemas and linkbases that lie beside it and bear its schema's name.
"""

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
from kg.readers.archives import (
    LARGEST_MEMBER,
    Entry,
    archive_entries,
    entries_below,
    file_entry,
    zip_head,
)
from kg.readers.identity import identity_of, identity_of_siblings, report_of
from kg.readers.submissions import (
    identity_of_header,
    is_submission,
    submission_entries,
    submission_header,
)

EXPECTED_SUFFIXES = frozenset(
    {".txt", ".htm", ".html", ".xml", ".json", ".zip", ".csv"}
)
"""Outside a filing a file so named that no reader knows is bad input."""

_SUMMARY = "filingsummary.xml"
_INSTANCE = re.compile(rb"<(?:[\w.-]+:)?xbrl[\s>]")
_INLINE = re.compile(rb"xbrl\.org/20\d\d/inlineXBRL")
_SCHEMA_REF = re.compile(rb"schemaRef[^>]*?href\s*=\s*[\"']([^\"']+)[\"']")
_NAMES_FILES = re.compile(
    r"(?:\.xsd|\.xsd\.xml|_(?:lab|pre|def|cal|ref)\.xml)$", re.IGNORECASE
)
_UNKNOWN = Identity()
_DEEPEST = 3
"""Archives inside archives that are opened."""


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
        filing: Key of the filing it belongs to, where the place tells; else None.
        head: Returns its first bytes, enough to tell what it is; None where only
            `load` tells.
        size: Returns how many bytes it has; None where `load` refuses too many.
    """

    path: str
    load: Callable[[], bytes]
    identity: Identity
    report: str | None
    required: bool
    folder: str | None = None
    filing: str | None = None
    head: Callable[[], bytes] | None = None
    size: Callable[[], int] | None = None


@dataclass(frozen=True, slots=True)
class _Place:
    """Where files come from and what that says of them.

    Attributes:
        absolute: Path that tells the identity.
        folder: Folder or archive to name.
        filing: Key of the filing the place is part of, if it is.
        identity: What is known of that filing.
        depth: How many archives it lies in.
    """

    absolute: str
    folder: str
    filing: str | None = None
    identity: Identity = _UNKNOWN
    depth: int = 0


def sources_of(path: str) -> Iterator[SourceFile]:
    """Yield the files of a source in a fixed order (by path).

    Args:
        path: A file, folder, zip archive, full submission, or "-" for standard input.

    Raises:
        NotFoundError: There is no such file.
        ReadError: An archive or submission cannot be opened, or standard input holds
            too much.
    """
    if path == "-":
        load = partial(bytes, _from_input())
        yield SourceFile("-", load, Identity(), None, required=True)
        return
    place = Path(path)
    if place.is_dir():
        yield from _of_folder(place)
    elif place.is_file():
        yield from _single(path, place)
    else:
        message = f"found no file {path}, expected a file, folder, zip or -"
        raise NotFoundError(message)


def _from_input() -> bytes:
    """Return what standard input holds.

    Raises:
        ReadError: It holds too much.
    """
    data = sys.stdin.buffer.read(LARGEST_MEMBER + 1)
    if len(data) > LARGEST_MEMBER:
        message = f"found over {LARGEST_MEMBER} bytes, expected fewer; give a file"
        raise ReadError(message, source="-")
    return data


def _single(path: str, place: Path) -> Iterator[SourceFile]:
    """Yield a file given by itself, and what it brings along."""
    held = file_entry(place)
    entry = Entry(path, held.load, held.head, held.size)
    head, absolute = entry.head(), str(place.resolve())
    if zip_head(head) and zipfile.is_zipfile(place) and not _is_workbook(entry):
        yield from _of_archive(entry, _Place(absolute, path))
        return
    if is_submission(head):
        yield from _of_submission(entry, _Place(absolute, path))
        return
    filing = absolute if _is_document(entry) else None
    yield SourceFile(
        path,
        entry.load,
        identity_of(absolute),
        report_of(path),
        required=True,
        filing=filing,
        head=entry.head,
        size=entry.size,
    )
    if filing is not None:
        siblings = [
            file_entry(other)
            for other in sorted(place.parent.iterdir())
            if other.is_file() and other.name != place.name
        ]
        for other in _companions(head, siblings):
            yield SourceFile(
                other.path,
                other.load,
                Identity(),
                None,
                required=False,
                filing=filing,
                head=other.head,
                size=other.size,
            )


def _companions(head: bytes, siblings: Sequence[Entry]) -> Iterator[Entry]:
    """Yield the schemas and linkbases that belong to an instance, zipped ones too.

    They bear the name of the schema it refers to; an archive is named in the address.
    """
    reference = _SCHEMA_REF.search(head)
    if reference is None:
        return
    address = reference[1].decode("utf-8", "replace").replace("\\", "/")
    stem = address.rpartition("/")[2].removesuffix(".xsd")
    steps = set(address.split("/"))
    for other in siblings:
        if _NAMES_FILES.search(other.name) and other.name.startswith(stem):
            yield other
        elif other.name in steps and zip_head(other.head()):
            for inner in entries_below(archive_entries(other.path, other.load())):
                if _NAMES_FILES.search(inner.name):
                    yield inner


def _of_folder(folder: Path) -> Iterator[SourceFile]:
    """Yield the files below a folder, sorted; links and hidden names are left out."""
    filings: dict[Path, _Place] = {}
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        entries = [
            file_entry(Path(here, name))
            for name in sorted(names)
            if not name.startswith(".")
        ]
        above = filings.get(Path(here).parent)
        place = _Place(str(Path(here).resolve()), here)
        if above is not None and not any(_is_document(entry) for entry in entries):
            place = _Place(place.absolute, here, above.filing, above.identity)
        place, files = _of_entries(entries, place)
        if place.filing is not None:
            filings[Path(here)] = place
        yield from files


def _of_archive(entry: Entry, place: _Place) -> Iterator[SourceFile]:
    """Yield the files of an archive, folder by folder."""
    path = Path(entry.path)
    data = path if path.is_file() else entry.load()
    filings: dict[str, _Place] = {}
    for folder, entries in archive_entries(entry.path, data).items():
        above = filings.get(folder.rpartition("/")[0])
        here = _Place(
            f"{place.absolute}/{folder}",
            place.folder,
            place.filing,
            place.identity,
            place.depth + 1,
        )
        if above is not None and not any(_is_document(entry) for entry in entries):
            here = _Place(
                here.absolute, here.folder, above.filing, above.identity, here.depth
            )
        here, files = _of_entries(entries, here)
        if here.filing is not None:
            filings[folder] = here
        yield from files


def _of_submission(entry: Entry, place: _Place) -> Iterator[SourceFile]:
    """Yield the documents of a full submission, which is one filing."""
    path = Path(entry.path)
    data = path if path.is_file() else entry.load()
    said = identity_of_header(submission_header(data))
    known = said.over(identity_of(place.absolute)).over(place.identity)
    here = _Place(
        place.absolute, place.folder, place.filing or place.absolute, known, place.depth
    )
    _, files = _of_entries(submission_entries(entry.path, data), here)
    yield from files


def _of_entries(
    entries: Sequence[Entry], place: _Place
) -> tuple[_Place, list[SourceFile]]:
    """Return the files of one folder, and the folder with what is known of it."""
    shown = [entry for entry in entries if _shows_filing(entry)]
    instances = [entry for entry in shown if _is_instance(entry)]
    shared = identity_of(place.absolute).over(place.identity)
    filing = place.filing
    if shown:
        shared = shared.over(identity_of_siblings(entry.name for entry in entries))
        filing = filing or place.absolute
    whole = filing is not None
    groups: dict[str, str] = {}
    if len(instances) > 1 and shared.accession is None:
        groups, filing = _apart(instances, entries, place.absolute), None
    place = _Place(place.absolute, place.folder, filing, shared, place.depth)
    files: list[SourceFile] = []
    for entry in entries:
        key = filing or groups.get(entry.path)
        files += _of_entry(entry, place, key, whole=whole)
    return place, files


def _of_entry(
    entry: Entry, place: _Place, filing: str | None, *, whole: bool
) -> Iterator[SourceFile]:
    """Yield a file of a folder; an archive or submission gives its own files."""
    suffix = Path(entry.name).suffix.lower()
    inner = _Place(
        f"{place.absolute}/{entry.name}",
        entry.path,
        filing,
        place.identity,
        place.depth,
    )
    opener = None
    if suffix == ".zip" and place.depth < _DEEPEST and zip_head(entry.head()):
        opener = _of_archive
    elif suffix in (".txt", ".nc") and is_submission(entry.head()):
        opener = _of_submission
    if opener is not None:
        try:
            yield from list(opener(entry, inner))
        except ReadError as error:
            yield _unopened(entry, place, filing, error)
        return
    if suffix in EXPECTED_SUFFIXES or whole:
        yield SourceFile(
            entry.path,
            entry.load,
            identity_of(f"{place.absolute}/{entry.name}").over(place.identity),
            report_of(entry.name),
            required=suffix in EXPECTED_SUFFIXES and not whole,
            folder=place.folder,
            filing=filing,
            head=entry.head,
            size=entry.size,
        )


def _unopened(
    entry: Entry, place: _Place, filing: str | None, error: ReadError
) -> SourceFile:
    """Return an archive that cannot be opened as a file that cannot be read.

    What lies beside it is read all the same.
    """

    def load() -> bytes:
        raise error

    return SourceFile(
        entry.path,
        load,
        place.identity,
        None,
        required=True,
        folder=place.folder,
        filing=filing,
    )


def _apart(
    instances: Sequence[Entry], entries: Sequence[Entry], absolute: str
) -> dict[str, str]:
    """Return the filing of each file of a folder that holds several instances."""
    groups: dict[str, str] = {}
    for instance in instances:
        key = f"{absolute}/{instance.name}"
        groups[instance.path] = key
        reference = _SCHEMA_REF.search(instance.head())
        if reference is None:
            continue
        stem = reference[1].decode("utf-8", "replace").replace("\\", "/")
        stem = stem.rpartition("/")[2].removesuffix(".xsd")
        for entry in entries:
            if _NAMES_FILES.search(entry.name) and entry.name.startswith(stem):
                groups.setdefault(entry.path, key)
    return groups


def _shows_filing(entry: Entry) -> bool:
    """Whether a file marks its folder as a filing."""
    return entry.name.lower() == _SUMMARY or _is_document(entry)


def _is_document(entry: Entry) -> bool:
    """Whether a file is an instance or an inline document."""
    name = entry.name.lower()
    if name.endswith((".htm", ".html", ".xhtml")) and report_of(name) is None:
        return _INLINE.search(entry.head()) is not None
    return _is_instance(entry)


def _is_instance(entry: Entry) -> bool:
    """Whether a file is an instance."""
    name = entry.name.lower()
    return (
        name.endswith((".xml", ".xbrl"))
        and name != _SUMMARY
        and _INSTANCE.search(entry.head()) is not None
    )


def _is_workbook(entry: Entry) -> bool:
    return entry.name.lower().endswith((".xlsx", ".xlsm"))
