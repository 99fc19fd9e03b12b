"""Publications: what readers of a graph folder see, whole and never changed.

::

    graph/
        current              "7": the publication to read
        manifest.json        a copy of that publication's manifest
        decisions.jsonl      what people decided, append-only
        published/7/         tables (facts/, positions/, ...), rdf/, manifest.json;
                             files that did not change are hard links to those of 6
        published/7.lock     shared by its readers
        spare/               a second copy of the base, from which all can be made anew
        writer.lock          holds the writer's process id
        work/                the next publication while it is being made

Each file that readers look at is written beside its place and moved there, so that none
is ever seen half-written.
"""

import time
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kg.errors import GraphError, NotFoundError
from kg.store import manifest as manifests
from kg.store.locks import FileLock
from kg.store.manifest import FileEntry, Manifest

if TYPE_CHECKING:
    from pyoxigraph import Store

RDF: Final = "rdf"
LOG: Final = "decisions.jsonl"
_TRIES: Final = 50
_PAUSE: Final = 0.02
_CHECKED_WHOLE: Final = 256_000_000
"""Bytes of RDF up to which every file is read and compared before it is used."""

_verified: set[tuple[int, int, int, int, str]] = set()
"""Files this process compared with checksums: device, inode, size, time, checksum.

Not by path: what did not change is the same file in the next publication, and one that
follows publications need not read it again.
"""


def current_number(folder: Path) -> int | None:
    """Return the number of the newest publication; None without one.

    Raises:
        GraphError: The file that names it is damaged.
    """
    path = folder / "current"
    try:
        text = path.read_text(encoding="ascii").strip()
        return int(text)
    except FileNotFoundError:
        return None
    except (OSError, ValueError):
        message = (
            f"found {path} damaged, expected the number of a publication; mend it "
            f"with kg rebuild -g {folder}"
        )
        raise GraphError(message) from None


def publication_numbers(folder: Path) -> list[int]:
    """Return the numbers of the publications in a graph folder, smallest first."""
    published = folder / "published"
    if not published.is_dir():
        return []
    names = (path.name for path in published.iterdir() if path.is_dir())
    return sorted(int(name) for name in names if name.isdigit())


def has_lost_current(folder: Path) -> bool:
    """Whether a folder without the file ``current`` has been published before.

    A build that is killed while it makes the first publication may leave that one and
    the second copy behind, but neither the manifest beside ``current``, which is
    written last, nor a later publication. Such a folder is built anew.
    """
    is_first = max(publication_numbers(folder), default=0) <= 1
    return (folder / manifests.NAME).exists() or not is_first


class Publication:
    """The newest publication of a graph folder, held open for reading.

    Raises:
        NotFoundError: There is no such graph, or nothing was published yet.
        GraphError: The folder cannot be read, is damaged, or of another format.
    """

    def __init__(self, folder: Path) -> None:
        self.graph_folder = folder
        self._rdf: Store | None = None
        self.number, self._lock = _hold(folder)
        self.folder = folder / "published" / str(self.number)
        try:
            self.manifest = _manifest(folder, self.folder)
        except GraphError:
            self._lock.release()
            raise

    @property
    def is_newest(self) -> bool:
        """Whether no newer publication was made."""
        return current_number(self.graph_folder) == self.number

    def verify(self, names: Iterable[str]) -> None:
        """Compare files with the manifest, each once a process.

        Args:
            names: Paths relative to the publication; a folder's name stands for all
                files in it.

        Raises:
            GraphError: A file is missing or is not what was written.
        """
        wanted = tuple(names)
        for name, entry in self.manifest.files.items():
            if name.partition("/")[0] in wanted or name in wanted:
                compare(self.folder / name, entry, whole=True)

    def verify_all(self) -> int:
        """Compare every file, RDF of any size too, with the manifest.

        Returns:
            How many bytes were read.

        Raises:
            GraphError: A file is missing or is not what was written.
        """
        for name, entry in self.manifest.files.items():
            compare(self.folder / name, entry, whole=True)
        return sum(entry.size for entry in self.manifest.files.values())

    @property
    def rdf(self) -> "Store":
        """The Oxigraph store, opened when it is first asked for.

        Raises:
            NotFoundError: The graph keeps no RDF.
            GraphError: A file of the store is damaged.
        """
        if self._rdf is None:
            if not self.manifest.rdf:
                message = (
                    f"found no RDF in {self.graph_folder}: it was built without; make "
                    f"it with kg rebuild -g {self.graph_folder}"
                )
                raise NotFoundError(message)
            from kg.store.rdf import open_store  # noqa: PLC0415

            self._verify_rdf()
            self._rdf = open_store(self.folder / RDF)
        return self._rdf

    def _verify_rdf(self) -> None:
        """Compare the files of the store; of a large one the sizes alone."""
        files = {
            name: entry
            for name, entry in self.manifest.files.items()
            if name.startswith(RDF + "/")
        }
        whole = sum(entry.size for entry in files.values()) <= _CHECKED_WHOLE
        for name, entry in files.items():
            compare(self.folder / name, entry, whole=whole)

    def close(self) -> None:
        """Let go of the publication; harmless when done before."""
        self._rdf = None
        self._lock.release()


def _hold(folder: Path) -> tuple[int, FileLock]:
    """Lock the newest publication; try again while the writer removes one."""
    number = None
    for _ in range(_TRIES):
        number = current_number(folder)
        if number is None:
            raise NotFoundError(_absent(folder))
        lock = _lock(folder / "published" / str(number))
        if lock is not None:
            return number, lock
        time.sleep(_PAUSE)
    message = (
        f"found no readable publication in {folder}, expected number {number}; mend it "
        f"with kg rebuild -g {folder}"
    )
    raise GraphError(message)


def _absent(folder: Path) -> str:
    if has_lost_current(folder):
        return (
            f"found {folder / 'current'} missing; mend it with kg rebuild -g {folder}"
        )
    if any((folder / name).is_dir() for name in ("published", "spare", "work")):
        return f"found nothing published in {folder} yet; finish a kg build"
    return f"found no graph in {folder}; build one with kg build, or name it with -g"


def _lock(place: Path) -> FileLock | None:
    """Lock a publication; None when it is being removed, or is gone."""
    if not place.is_dir():
        return None
    try:
        lock = FileLock(Path(f"{place}.lock"), exclusive=False)
    except BlockingIOError:
        return None
    except OSError as error:
        message = f"found {place}.lock unusable ({error}); check its permissions"
        raise GraphError(message) from None
    if not lock.stands or not place.is_dir():
        lock.release()
        return None
    return lock


def _manifest(folder: Path, place: Path) -> Manifest:
    """Return the manifest of a publication.

    Raises:
        GraphError: It is missing: an older format, or damage.
    """
    try:
        return manifests.read_manifest(place / manifests.NAME)
    except FileNotFoundError:
        if (folder / manifests.NAME).exists() or (folder / "spare").is_dir():
            message = (
                f"found no {manifests.NAME} in {place}; mend it with kg rebuild -g "
                f"{folder}"
            )
            raise GraphError(message) from None
        raise GraphError(manifests.other_format(folder, 1)) from None


def _cure(path: Path) -> str:
    """Return what mends the graph folder that a file of a publication lies in."""
    folders = [place.parent for place in path.parents if place.name == "published"]
    return f"mend it with kg rebuild -g {folders[0] if folders else path.parent}"


def compare(path: Path, entry: FileEntry, *, whole: bool) -> None:
    """Compare a file with what the manifest says of it.

    Raises:
        GraphError: It is missing, or differs.
    """
    try:
        stat = path.stat()
        written = stat.st_size, stat.st_mtime_ns
        key = (stat.st_dev, stat.st_ino, *written, entry.sha256)
        if key in _verified:
            return
        same = stat.st_size == entry.size
        if same and whole:
            same = manifests.entry_of(path) == entry
    except OSError as error:
        message = f"found {path} unreadable ({error.strerror}); {_cure(path)}"
        raise GraphError(message) from None
    if not same:
        message = (
            f"found {path} damaged: it is not what was written there; {_cure(path)}"
        )
        raise GraphError(message)
    if whole:
        _verified.add(key)
