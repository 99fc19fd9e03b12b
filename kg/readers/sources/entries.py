"""Files wherever they lie: on disk, in an archive or submission, or in memory."""

import stat
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from kg.errors import KGError, ReadError
from kg.model.filing import Identity
from kg.readers.decoding import HEAD
from kg.readers.forms import Form, form_of

UNKNOWN = Identity()
"""Nothing is known of the filing."""
LARGEST_MEMBER = 200_000_000
"""Bytes of one file of an archive or submission, and of standard input."""


@dataclass(slots=True)
class Entry:
    """A file that can be read; it may be sent to another process.

    Attributes:
        path: Where it is: ``<archive>/<name>`` in an archive.
        load: Returns all its bytes.
        head: Returns its first bytes, enough to tell its form.
        size: Returns how many bytes it has; None where `load` refuses too many.
    """

    path: str
    load: Callable[[], bytes]
    head: Callable[[], bytes]
    size: Callable[[], int] | None = None
    _form: tuple[Form | None] | None = field(default=None, init=False, repr=False)

    @property
    def name(self) -> str:
        """Return the last part of the path."""
        return self.path.replace("\\", "/").rpartition("/")[2]

    @property
    def suffix(self) -> str:
        """Return the ending of the name in lower case: ``.htm``."""
        return Path(self.name).suffix.lower()

    @property
    def form(self) -> Form | None:
        """Return the form of the file by its first bytes; None when it has none.

        Raises:
            OSError: The file cannot be read.
            ReadError: The archive it lies in is damaged there.
        """
        if self._form is None:
            self._form = (form_of(self.head(), self.name),)
        return self._form[0]


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file to read, and what its place says of it.

    Attributes:
        entry: The file.
        identity: What path and neighbours say of the filing.
        report: ``R65`` where the name tells.
        required: Whether it is bad input when no reader knows it. False in a filing
            (exhibits, schemas, scripts) and for names that promise nothing.
        folder: Folder or archive it came from; None for a file given by itself.
        filing: Key of the filing it belongs to, where the place tells; else None.
        unopened: Why it is not even looked into; "" for a file that is.
    """

    entry: Entry
    identity: Identity
    report: str | None
    required: bool
    folder: str | None = None
    filing: str | None = None
    unopened: str = ""

    @property
    def path(self) -> str:
        """Return its path as given; ``<archive>/<name>`` in an archive, "-" stdin."""
        return self.entry.path

    def load(self) -> bytes:
        """Return all bytes of the file."""
        return self.entry.load()


@dataclass(frozen=True, slots=True)
class Contents:
    """The files a container holds.

    Attributes:
        folders: Files by their folder in it, sorted; "" is the container itself.
        identity: What the container itself says of the filing.
        one_filing: Whether all it holds is one filing, whatever the files are.
    """

    folders: dict[str, list[Entry]]
    identity: Identity = UNKNOWN
    one_filing: bool = False

    @property
    def entries(self) -> list[Entry]:
        """Return the files of all folders."""
        return [entry for entries in self.folders.values() for entry in entries]


def file_entry(place: Path, path: str | None = None) -> Entry:
    """Return a file on disk.

    Args:
        place: Where it lies.
        path: Path to show; that of `place` without it.
    """
    return Entry(
        str(place) if path is None else path,
        partial(_bytes_of, place),
        partial(_bytes_of, place, HEAD),
        partial(_size_of, place),
    )


def bytes_entry(path: str, data: bytes) -> Entry:
    """Return a file that is in memory already."""
    return Entry(path, partial(bytes, data), partial(bytes, data[:HEAD]))


def unreadable(path: str, error: KGError | OSError) -> SourceFile:
    """Return a file that cannot be read, so that it is told and the others are read.

    Args:
        path: Its path.
        error: Why; raised again when the file is loaded.
    """
    fail = partial(_fail, error)
    entry = Entry(printable(path), fail, fail)
    return SourceFile(entry, UNKNOWN, None, required=True)


def printable(path: str) -> str:
    r"""Return a path that can be printed: bytes that are no UTF-8 are escaped.

    >>> printable("caf\udce9.txt")
    'caf\\udce9.txt'
    """
    return path.encode("utf-8", "backslashreplace").decode("utf-8")


def check_name(path: str) -> None:
    """Refuse a path that cannot be written down, on screen or in a graph.

    Raises:
        ReadError: Its name holds bytes that are no UTF-8.
    """
    if printable(path) != path:
        message = "found a name that is not UTF-8, expected one that is; rename it"
        raise ReadError(message, source=printable(path))


def reason_of(error: OSError, path: str) -> ReadError:
    """Return what the system says of a file as an error of one line."""
    message = (
        f"found a file or folder that cannot be read ({error.strerror or error}), "
        "expected a readable one; check its link and permissions"
    )
    return ReadError(message, source=printable(path))


def _fail(error: KGError | OSError) -> bytes:
    raise error


def _bytes_of(place: Path, most: int = -1) -> bytes:
    """Return the first bytes of a file, all where `most` is negative.

    Raises:
        OSError: It cannot be read.
        ReadError: It is a pipe or device, which may have no end.
    """
    if not stat.S_ISREG(place.stat().st_mode):
        message = "found a pipe or device, expected a file; give its content as a file"
        raise ReadError(message, source=str(place))
    with place.open("rb") as opened:
        return opened.read(most)


def _size_of(place: Path) -> int:
    return place.stat().st_size
