"""Where files come from: folders, zip archives, full submissions, standard input.

entries.py      a file wherever it lies
zips.py         the files of a zip archive
submissions.py  the documents of EDGAR's full submission
folders.py      which files of a folder or container make a filing
siblings.py     schemas and linkbases beside an instance that is given by itself
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from kg.errors import NotFoundError, ReadError
from kg.readers.forms import Use
from kg.readers.knowledge import Candidates
from kg.readers.origin import identity_of, report_of
from kg.readers.sources.entries import (
    LARGEST_MEMBER,
    UNKNOWN,
    Entry,
    SourceFile,
    bytes_entry,
    check_name,
    file_entry,
    reason_of,
)
from kg.readers.sources.folders import Place, files_of_container, files_of_folder
from kg.readers.sources.siblings import names_beside

__all__ = ["SourceFile", "sources_of"]


def sources_of(path: str, candidates: Candidates | None = None) -> Iterator[SourceFile]:
    """Yield the files of a source in a fixed order (by path).

    A file that cannot be read is yielded as well: it says so when it is loaded.

    Args:
        path: A file, folder, zip archive, full submission, or "-" for standard input.
        candidates: What may concern related parties, where nothing else is wanted: rows
            of bulk data that cannot are left out at once.

    Raises:
        NotFoundError: There is no such file.
        ReadError: The source itself cannot be read or opened, or standard input holds
            too much.
    """
    check_name(path)
    place = Path(path)
    try:
        if path == "-":
            yield from _given(bytes_entry("-", _from_input()), "-", candidates)
        elif place.is_dir():
            yield from files_of_folder(place, candidates)
        elif place.is_file():
            entry = file_entry(place, path)
            yield from _given(entry, str(place.resolve()), candidates)
        else:
            message = f"found no file {path}, expected a file, folder, zip or -"
            raise NotFoundError(message)
    except OSError as error:
        raise reason_of(error, path) from None


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


def _given(
    entry: Entry, absolute: str, candidates: Candidates | None
) -> Iterator[SourceFile]:
    """Yield a file given by itself: what it holds, or itself and what names it.

    Args:
        entry: The file.
        absolute: Path that tells the identity.
        candidates: What may concern related parties, where nothing else is wanted.
    """
    form = entry.form
    if form is not None and form.use is Use.CONTAINER:
        yield from files_of_container(
            entry, Place(absolute, entry.path, candidates=candidates)
        )
        return
    filing = absolute if form is not None and form.use is Use.DOCUMENT else None
    identity = UNKNOWN if entry.path == "-" else identity_of(absolute)
    yield SourceFile(
        entry, identity, report_of(entry.path), required=True, filing=filing
    )
    if filing is not None and entry.path != "-":
        yield from names_beside(entry, Path(entry.path), filing)
