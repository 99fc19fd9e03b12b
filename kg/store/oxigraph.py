"""A graph in a folder: one writer, any number of readers, and never one store for both.

::

    graph/
        work/            the writer's store, used only under `writer.lock`
        writer.lock      holds the writer's process id
        published/7/     a checkpoint, made of hard links; never changed
        published/7.lock shared by its readers
        published/7.npz  columns made from it (`kg.columns`), a hard link
        columns.npz      the newest columns
        behind           there while columns.npz may not be what work/ holds
        current          "7": the checkpoint to read

Each file that readers look at is written beside its place and moved there, so that none
is ever seen half-written.
"""

import os
import shutil
import time
from pathlib import Path

from pyoxigraph import NamedNode, Store

from kg.errors import GraphError, NotFoundError
from kg.store.locks import FileLock

KEPT = 2
"""Checkpoints kept even when nobody reads them."""

_TRIES = 50
_PAUSE = 0.02


class FolderView:
    """The newest publication of a graph folder, held open for reading.

    Args:
        folder: The graph folder.

    Raises:
        NotFoundError: There is no such graph, or nothing was published yet.
        GraphError: The folder cannot be read.
    """

    def __init__(self, folder: str | Path) -> None:
        self._folder = Path(folder)
        self._number, self._lock, self._store = self._opened()

    @property
    def store(self) -> Store:
        """The store of the publication held."""
        return self._store

    @property
    def columns(self) -> Path:
        """Where the columns of the publication held lie, if there are any."""
        return self._folder / "published" / f"{self._number}.npz"

    def refresh(self) -> bool:
        """Move on to the newest publication; tell whether there was a newer one."""
        if _current(self._folder) == self._number:
            return False
        old = self._lock
        self._number, self._lock, self._store = self._opened()
        old.release()
        return True

    def close(self) -> None:
        """Let go of the publication."""
        self._lock.release()

    def _opened(self) -> tuple[str, FileLock, Store]:
        number = None
        for _ in range(_TRIES):
            number = _current(self._folder)
            if number is None:
                raise NotFoundError(_absent(self._folder))
            opened = _held(self._folder / "published" / number)
            if opened is not None:
                return number, *opened
            time.sleep(_PAUSE)
        message = (
            f"found no readable publication in {self._folder}, expected number "
            f"{number}; build the graph again"
        )
        raise GraphError(message)


def _current(folder: Path) -> str | None:
    """Return the number of the newest publication; None without one."""
    try:
        return (folder / "current").read_text(encoding="ascii").strip()
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        message = f"found {folder / 'current'} unreadable ({error}); build it again"
        raise GraphError(message) from None


def _absent(folder: Path) -> str:
    if (folder / "work").is_dir():
        return f"found nothing published in {folder} yet; finish a kg build"
    return f"found no graph in {folder}; build one with kg build, or name it with -g"


def _held(place: Path) -> tuple[FileLock, Store] | None:
    """Lock and open a checkpoint; None when the writer is removing it."""
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
    try:
        return lock, Store.read_only(str(place))
    except (OSError, ValueError) as error:
        lock.release()
        message = f"found a damaged store in {place} ({error}); build it again"
        raise GraphError(message) from None


class FolderWriter:
    """The one writer of a graph folder, which is made when absent.

    Args:
        folder: The graph folder.

    Raises:
        GraphError: Another process writes it, or the folder is something else.
    """

    def __init__(self, folder: str | Path) -> None:
        self._folder = Path(folder)
        self._published = self._folder / "published"
        self._behind, self._marked = self._folder / "behind", False
        self._lock = self._locked()
        try:
            self._store: Store | None = Store(str(self._folder / "work"))
        except (OSError, ValueError) as error:
            self._lock.release()
            message = (
                f"found a damaged store in {self._folder / 'work'} ({error}); "
                "remove the folder and build it again"
            )
            raise GraphError(message) from None
        self._rewritten: set[str] | None = set()
        if self._behind.exists() or not self.columns.exists():
            self._rewritten = None

    @property
    def columns(self) -> Path:
        """Where the newest columns lie, if there are any."""
        return self._folder / "columns.npz"

    @property
    def rewritten(self) -> frozenset[str] | None:
        """The graphs that may differ from what the columns hold; None: any may."""
        return None if self._rewritten is None else frozenset(self._rewritten)

    @property
    def store(self) -> Store:
        """The writer's store.

        Raises:
            GraphError: The writer is closed.
        """
        if self._store is None:
            message = f"found the writer of {self._folder} closed; open it again"
            raise GraphError(message)
        return self._store

    def rewriting(self, graph: NamedNode) -> None:
        """Take note of a graph about to be written, so that a crash is noticed too.

        Raises:
            GraphError: The folder cannot be written.
        """
        if not self._marked:
            try:
                _write_whole(self._behind, "")
            except OSError as error:
                message = (
                    f"found {self._folder} not writable ({error}); make room there"
                )
                raise GraphError(message) from None
            self._marked = True
        if self._rewritten is not None:
            self._rewritten.add(graph.value)

    def laid_out(self) -> None:
        """Take note that the columns now hold what the graph holds, or are gone."""
        self._rewritten = set() if self.columns.exists() else None

    def publish(self) -> None:
        """Show readers everything committed so far, and drop what nobody reads.

        Columns go with it when nothing was written since they were laid out.

        Raises:
            GraphError: The folder cannot be written.
        """
        numbers = self._numbers()
        number = max(numbers, default=0) + 1
        place = self._published / str(number)
        made = self._published / f"{number}.new"
        shutil.rmtree(made, ignore_errors=True)
        try:
            self.store.backup(str(made))
            made.replace(place)
            if self._rewritten == set():
                _link(self.columns, Path(f"{place}.npz"))
            if self._rewritten == set() or not self.columns.exists():
                self._behind.unlink(missing_ok=True)
                self._marked = False
            with FileLock(Path(f"{place}.lock"), exclusive=False):
                _write_whole(self._folder / "current", f"{number}\n")
        except OSError as error:
            message = f"found {self._published} not writable ({error}); make room there"
            raise GraphError(message) from None
        self._drop([*numbers, number])

    def close(self) -> None:
        """Flush, and let other writers in; harmless when done before."""
        if self._store is not None:
            self._store.flush()
            self._store = None
        self._lock.release()

    def _locked(self) -> FileLock:
        path = self._folder / "writer.lock"
        try:
            self._check_place()
            self._published.mkdir(parents=True, exist_ok=True)
            lock = FileLock(path, exclusive=True)
        except BlockingIOError:
            pid = path.read_text(encoding="ascii").strip()
            message = (
                f"found {self._folder} being written by process {pid or 'unknown'}; "
                "wait until it is done, or end it"
            )
            raise GraphError(message) from None
        except OSError as error:
            message = (
                f"found {self._folder} not writable ({error}); choose another with -g"
            )
            raise GraphError(message) from None
        lock.write(f"{os.getpid()}\n")
        return lock

    def _check_place(self) -> None:
        """Refuse a file, and a folder that holds something else.

        Raises:
            GraphError: It is either.
        """
        folder = self._folder
        if not folder.exists() or (folder / "published").is_dir():
            return
        if not folder.is_dir() or any(folder.iterdir()):
            message = (
                f"found {folder} holding something else, expected a graph folder or "
                "an empty one; choose another with -g"
            )
            raise GraphError(message)

    def _numbers(self) -> list[int]:
        names = (path.name for path in self._published.iterdir() if path.is_dir())
        return sorted(int(name) for name in names if name.isdigit())

    def _drop(self, numbers: list[int]) -> None:
        """Remove old checkpoints nobody holds."""
        for number in numbers[:-KEPT]:
            place = self._published / str(number)
            lock_path = Path(f"{place}.lock")
            try:
                lock = FileLock(lock_path, exclusive=True)
            except BlockingIOError:
                continue
            with lock:
                shutil.rmtree(place, ignore_errors=True)
                Path(f"{place}.npz").unlink(missing_ok=True)
                lock_path.unlink(missing_ok=True)


def _link(held: Path, target: Path) -> None:
    """Give a file a second place; a copy where the disk knows no links."""
    target.unlink(missing_ok=True)
    try:
        target.hardlink_to(held)
    except OSError:
        shutil.copyfile(held, target)


def _write_whole(path: Path, text: str) -> None:
    """Write a small file so that readers see the old or the new content whole."""
    beside = path.with_name(path.name + ".new")
    with beside.open("w", encoding="ascii") as out:
        out.write(text)
        out.flush()
        os.fsync(out.fileno())
    beside.replace(path)
