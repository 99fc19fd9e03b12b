"""The schemas and linkbases that belong to an instance, by the schema it refers to."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.errors import ReadError
from kg.readers.forms import ARCHIVE
from kg.readers.sources.entries import (
    UNKNOWN,
    Entry,
    SourceFile,
    check_name,
    file_entry,
    reason_of,
    unreadable,
)
from kg.readers.sources.zips import contents_of

_REFERENCE = re.compile(rb"schemaRef[^>]*?href\s*=\s*[\"']([^\"']+)[\"']")
_NAMES_FILES = re.compile(
    r"(?:\.xsd|\.xsd\.xml|_(?:lab|pre|def|cal|ref)\.xml)$", re.IGNORECASE
)


def schema_address(instance: Entry) -> str | None:
    """Return the address of the schema an instance refers to, or None."""
    match = _REFERENCE.search(instance.head())
    if match is None:
        return None
    return match[1].decode("utf-8", "replace").replace("\\", "/")


def named_alike(address: str, entries: Iterable[Entry]) -> Iterator[Entry]:
    """Yield the schemas and linkbases whose names begin like the schema's."""
    stem = address.rpartition("/")[2].removesuffix(".xsd")
    for entry in entries:
        if _NAMES_FILES.search(entry.name) and entry.name.startswith(stem):
            yield entry


def names_beside(instance: Entry, place: Path, filing: str) -> Iterator[SourceFile]:
    """Yield the schemas and linkbases beside an instance given by itself.

    They bear the name of the schema it refers to. They may lie in a zip archive too,
    which the address of the schema then names.

    Args:
        instance: The instance.
        place: Where it lies.
        filing: Key of its filing.
    """
    address = schema_address(instance)
    if address is None:
        return
    try:
        siblings = [
            file_entry(sibling)
            for sibling in sorted(place.parent.iterdir())
            if sibling.is_file() and sibling.name != place.name
        ]
    except OSError as error:
        yield unreadable(str(place.parent), reason_of(error, str(place.parent)))
        return
    for entry in named_alike(address, siblings):
        yield _beside(entry, filing)
    steps = set(address.split("/"))
    for entry in siblings:
        if entry.name in steps and entry.form == ARCHIVE:
            try:
                inner = contents_of(entry.path, Path(entry.path)).entries
            except ReadError as error:
                yield unreadable(entry.path, error)
                continue
            for each in inner:
                if _NAMES_FILES.search(each.name):
                    yield _beside(each, filing)


def _beside(entry: Entry, filing: str) -> SourceFile:
    try:
        check_name(entry.path)
    except ReadError as error:
        return unreadable(entry.path, error)
    return SourceFile(entry, UNKNOWN, None, required=False, filing=filing)
