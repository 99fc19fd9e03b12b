"""Which files of a folder or container make a filing.

A folder with an instance, an inline document or a FilingSummary.xml in it is a filing,
with all below it that is not a filing of its own; so is an archive, and EDGAR's full
submission.
"""

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from kg.errors import ReadError
from kg.model.filing import Identity
from kg.readers.bulk.layout import are_tables, table_of
from kg.readers.forms import (
    ARCHIVE,
    BULK,
    EXPECTED_SUFFIXES,
    INSTANCE,
    WORKBOOK,
    Form,
    Use,
)
from kg.readers.knowledge import Candidates
from kg.readers.origin import identity_of, identity_of_siblings, report_of
from kg.readers.sources.entries import (
    UNKNOWN,
    Contents,
    Entry,
    SourceFile,
    check_name,
    file_entry,
    reason_of,
    unreadable,
)
from kg.readers.sources.siblings import named_alike, schema_address
from kg.readers.sources.zips import names_in

_MAYBE_PAGES = frozenset({".md", ".markdown", ".mht", ".mhtml"})
"""Files so named are read where they are pages, and passed over else."""
_LOOKED_INTO = EXPECTED_SUFFIXES | _MAYBE_PAGES | {".xbrl", ".xhtml", ".nc"}
"""Files so named may show that their folder is a filing, or hold other files."""
_WORKBOOK = re.compile(r"financial_report(?![a-z]).*\.xlsx", re.IGNORECASE)
"""Name of EDGAR's workbook of a filing; browsers add to it: "Financial_Report (1)"."""
_UNOPENED = "never opened, for its name; give it by itself to have it read"
_NO_PAGE = "no page, by its content"
_SUMMARY = "filingsummary.xml"
"""Name of the list of reports that shows a filing; copies have other names."""
_DEEPEST = 3
"""Containers inside containers that are opened."""


@dataclass(frozen=True, slots=True)
class Place:
    """A folder or container, and what it says of the files in it.

    Attributes:
        absolute: Path that tells the identity.
        shown: Folder or container as it is named to people.
        filing: Key of the filing the place is part of, if it is.
        identity: What is known of that filing.
        depth: How many containers it lies in.
        candidates: What may concern related parties, where nothing else is wanted.
    """

    absolute: str
    shown: str
    filing: str | None = None
    identity: Identity = UNKNOWN
    depth: int = 0
    candidates: Candidates | None = None


_OF_GRAPH: Final = frozenset(("current", "writer.lock"))
"""Files of which a graph folder holds one, beside its folder ``published``."""


def files_of_folder(
    folder: Path, candidates: Candidates | None = None
) -> Iterator[SourceFile]:
    """Yield the files below a folder, sorted.

    Links to folders and hidden names are left out, and so is a graph that stands among
    the sources, as it does where a build is told to read its own folder. A folder that
    cannot be listed is yielded as a file that cannot be read.

    Args:
        folder: The folder.
        candidates: What may concern related parties, where nothing else is wanted.
    """
    places: dict[Path, Place] = {}
    failures: list[OSError] = []
    for here, folders, names in os.walk(folder, onerror=failures.append):
        if "published" in folders and not _OF_GRAPH.isdisjoint(names):
            folders.clear()
            continue
        below, refused = _visible(here, folders)
        folders[:] = below  # os.walk goes on with these
        files, more_refused = _visible(here, names)
        place = Place(str(Path(here).resolve()), here, candidates=candidates)
        if are_tables(files):
            yield from _filings_of_tables(Path(here), place)
            files = [name for name in files if table_of(name) is None]
        entries = [file_entry(Path(here, name)) for name in files]
        above = places.get(Path(here).parent)
        places[Path(here)], inside = _files_in(entries, place, above)
        yield from refused + more_refused + inside
        yield from _failed(failures)
    yield from _failed(failures)


def _filings_of_tables(folder: Path, place: Place) -> Iterator[SourceFile]:
    """Yield the filings of bulk data that lies unpacked in a folder."""
    try:
        contents = BULK.load().contents_of(str(folder), folder, place.candidates)
    except (ReadError, OSError) as error:
        yield unreadable(str(folder), error)
        return
    for entry in contents.entries:
        absolute = f"{place.absolute}/{entry.name}"
        identity = identity_of(absolute)
        yield SourceFile(entry, identity, None, required=True, folder=place.shown)


def _failed(failures: list[OSError]) -> Iterator[SourceFile]:
    """Yield the folders that could not be listed since this was last called."""
    while failures:
        error = failures.pop(0)
        path = str(error.filename)
        yield unreadable(path, reason_of(error, path))


def _visible(here: str, names: Sequence[str]) -> tuple[list[str], list[SourceFile]]:
    """Return the names that are not hidden, sorted; apart those that are no UTF-8."""
    visible: list[str] = []
    refused: list[SourceFile] = []
    for name in sorted(name for name in names if not name.startswith(".")):
        try:
            check_name(f"{here}/{name}")
        except ReadError as error:
            refused.append(unreadable(f"{here}/{name}", error))
        else:
            visible.append(name)
    return visible, refused


def files_of_container(entry: Entry, place: Place) -> Iterator[SourceFile]:
    """Yield the files of an archive or submission, folder by folder.

    Args:
        entry: The container.
        place: Itself as a place.

    Raises:
        ReadError: It is damaged or not to be trusted.
    """
    form = entry.form
    if form is None:
        return
    path = Path(entry.path)
    data = path if path.is_file() else entry.load()
    if form == ARCHIVE and are_tables(names_in(data)):
        form = BULK
    given = (entry.path, data)
    if form == BULK:
        contents: Contents = form.load().contents_of(*given, place.candidates)
    else:
        contents = form.load().contents_of(*given)
    if contents.one_filing:
        identity = contents.identity.over(identity_of(place.absolute))
        place = replace(
            place,
            filing=place.filing or place.absolute,
            identity=identity.over(place.identity),
        )
    places: dict[str, Place] = {}
    for folder, entries in contents.folders.items():
        absolute = f"{place.absolute}/{folder}" if folder else place.absolute
        inside = replace(place, absolute=absolute, depth=place.depth + 1)
        above = next((places[up] for up in _above(folder) if up in places), None)
        places[folder], files = _files_in(entries, inside, above)
        yield from files


def _above(folder: str) -> Iterator[str]:
    """Yield the folders above a folder of a container, the nearest first.

    >>> list(_above("a/b/c"))
    ['a/b', 'a', '']
    """
    while folder:
        folder = folder.rpartition("/")[0]
        yield folder


def _files_in(
    entries: Sequence[Entry], place: Place, above: Place | None
) -> tuple[Place, list[SourceFile]]:
    """Return the files of one folder, and the folder with what is known of it.

    Args:
        entries: What it holds, sorted.
        place: The folder.
        above: The folder above it.
    """
    forms: dict[str, Form | None] = {}
    files: list[SourceFile] = []
    # EDGAR's workbook repeats the pages, so it counts only where nothing else may.
    bare = not any(entry.suffix in _LOOKED_INTO - {".csv"} for entry in entries)
    for entry in entries:
        try:
            is_workbook = bare and _WORKBOOK.fullmatch(entry.name) is not None
            looked_into = entry.suffix in _LOOKED_INTO or is_workbook
            forms[entry.path] = entry.form if looked_into else None
        except ReadError as error:
            files.append(unreadable(entry.path, error))
        except OSError as error:
            files.append(unreadable(entry.path, reason_of(error, entry.path)))
    readable = [entry for entry in entries if entry.path in forms]
    documents = [e for e in readable if _use(forms[e.path]) is Use.DOCUMENT]
    if above is not None and above.filing is not None and not documents:
        place = replace(place, filing=above.filing, identity=above.identity)
    shared = identity_of(place.absolute).over(place.identity)
    filing = place.filing
    if documents or any(entry.name.lower() == _SUMMARY for entry in readable):
        shared = shared.over(identity_of_siblings(entry.name for entry in entries))
        filing = filing or place.absolute
    whole = filing is not None
    groups: dict[str, str] = {}
    instances = [e for e in documents if forms[e.path] == INSTANCE]
    if len(instances) > 1 and shared.accession is None:
        groups, filing = _apart(instances, readable, place.absolute), None
    place = replace(place, filing=filing, identity=shared)
    for entry in readable:
        key = filing or groups.get(entry.path)
        files += _files_of(entry, forms[entry.path], replace(place, filing=key), whole)
    return place, files


def _use(form: Form | None) -> Use | None:
    return None if form is None else form.use


def _files_of(
    entry: Entry, form: Form | None, place: Place, whole: bool
) -> list[SourceFile]:
    """Return a file of a folder; of a container its own files.

    Args:
        entry: The file.
        form: Its form.
        place: The folder, with the filing of this file.
        whole: Whether the folder is a filing.
    """
    absolute = f"{place.absolute}/{entry.name}"
    if (
        form is not None
        and form.use is Use.CONTAINER
        and entry.suffix in form.suffixes
        and place.depth < _DEEPEST
    ):
        inner = replace(place, absolute=absolute, shown=entry.path)
        try:
            return list(files_of_container(entry, inner))
        except ReadError as error:
            return [unreadable(entry.path, error)]
    page = entry.suffix in _MAYBE_PAGES and _use(form) is Use.PAGE
    expected = entry.suffix in EXPECTED_SUFFIXES or page or form == WORKBOOK
    unopened = ""
    if not expected and not whole:
        unopened = _NO_PAGE if entry.suffix in _LOOKED_INTO else _UNOPENED
    return [
        SourceFile(
            entry,
            identity_of(absolute).over(place.identity),
            report_of(entry.name),
            required=expected and not whole,
            folder=place.shown,
            filing=place.filing,
            unopened=unopened,
        )
    ]


def _apart(
    instances: Sequence[Entry], entries: Sequence[Entry], absolute: str
) -> dict[str, str]:
    """Return the filing of each file of a folder that holds several instances."""
    groups: dict[str, str] = {}
    for instance in instances:
        key = groups[instance.path] = f"{absolute}/{instance.name}"
        address = schema_address(instance)
        if address is not None:
            for entry in named_alike(address, entries):
                groups.setdefault(entry.path, key)
    return groups
