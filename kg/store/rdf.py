"""The RDF of a graph: an Oxigraph store, written from the facts and never read back.

The writer works on a copy of the published store whose data files are hard links:
Oxigraph never changes a data file once it is written, so the copy costs nothing and the
publication stays as it is.
"""

import io
import os
import shutil
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pyoxigraph import NamedNode, RdfFormat, Store, parse

from kg.errors import GraphError

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_DATA: Final = ".sst"
_BULK: Final = 200_000
"""Statements from which on loading in bulk is faster than one transaction."""
_UNSORTED: Final = 2_000_000_000
"""Bytes of N-Quads loaded in bulk from which on the store is put in order at once.

Bulk loading leaves overlapping runs of files. With 2.5 GB of N-Quads no later, small
change could merge them before its process ended: files piled up (92, and 8 more with
each page) until Oxigraph stopped to merge all, for 25 to 50 seconds of a page that
takes two. Once in order the files stay few and a page costs half. It adds a quarter to
the processor time of the bulk load.
"""

_WRITERS: Final[list[int]] = []
"""Processes that have written a store, this one and those it was forked from."""


def link_or_copy(source: Path | str, target: Path | str) -> None:
    """Give a file a second place; a copy where the disk knows no links."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)


def copy_store(source: Path, target: Path) -> None:
    """Copy the folder of a store, its data files as hard links."""
    target.mkdir(parents=True)
    for path in source.iterdir():
        if path.suffix == _DATA:
            link_or_copy(path, target / path.name)
        elif path.name != "LOCK" and path.is_file():
            shutil.copyfile(path, target / path.name)


def store_to_write(folder: Path) -> Store:
    """Return the store of a folder, to write.

    Raises:
        GraphError: This process was forked from one that wrote a store: the threads
            that write it are left behind, and it would wait for them for ever.
        OSError: It cannot be opened.
        ValueError: It holds no store.
    """
    if os.getpid() not in _WRITERS:
        _WRITERS.append(os.getpid())
    if len(_WRITERS) > 1:
        message = (
            "found this process forked from one that has written a graph with RDF, "
            'expected one started anew; use multiprocessing\'s "spawn", or build with '
            "rdf=False"
        )
        raise GraphError(message)
    return Store(str(folder))


class RdfWriter:
    """A store being written.

    Args:
        folder: Where its files are; made when absent. None: in memory.
        source: Folder of a store to begin with; None begins with none.

    Raises:
        GraphError: The store cannot be opened.
    """

    def __init__(self, folder: Path | None, source: Path | None = None) -> None:
        try:
            if folder is not None and source is not None and source.is_dir():
                copy_store(source, folder)
            self.store = Store() if folder is None else store_to_write(folder)
        except (OSError, ValueError) as error:
            message = (
                f"found the RDF store in {source or folder} unusable ({error}); mend "
                "it with kg rebuild"
            )
            raise GraphError(message) from None
        self._folder = folder

    def replace(self, graphs: Mapping[str, Sequence[str]]) -> None:
        """Make named graphs hold exactly these statements.

        Args:
            graphs: N-Quads lines by IRI of the graph; a graph without lines goes.

        Raises:
            GraphError: The store cannot be written.
        """
        try:
            for graph in graphs:
                self.store.remove_graph(NamedNode(graph))
            self.load(line for lines in graphs.values() for line in lines)
        except OSError as error:
            raise GraphError(_unwritable(error)) from None

    def amend(self, gone: Iterable[str], new: Iterable[str]) -> None:
        """Take statements away and add others, given as lines of N-Quads.

        Raises:
            GraphError: The store cannot be written.
        """
        old, fresh = set(gone), dict.fromkeys(new)
        text = "\n".join(sorted(old - fresh.keys())).encode()
        try:
            for quad in parse(text, format=RdfFormat.N_QUADS, lenient=True):
                self.store.remove(quad)
            self.load(line for line in fresh if line not in old)
        except OSError as error:
            raise GraphError(_unwritable(error)) from None

    def load(self, lines: Iterable[str]) -> None:
        """Add statements, given as lines of N-Quads."""
        statements = list(lines)
        if not statements:
            return
        text = "\n".join(statements).encode()
        if len(statements) < _BULK:
            self.store.load(text, format=RdfFormat.N_QUADS, lenient=True)
        else:
            self.store.bulk_load(text, format=RdfFormat.N_QUADS, lenient=True)

    def load_files(self, files: Iterable[Path]) -> None:
        """Add the statements of files of N-Quads, in bulk."""
        paths = list(files)
        # As one text: Oxigraph sorts a million statements at a time, and each load
        # leaves files of its own.
        with io.BufferedReader(_Joined(paths)) as text:
            self.store.bulk_load(text, format=RdfFormat.N_QUADS, lenient=True)
        if sum(path.stat().st_size for path in paths) >= _UNSORTED:
            self.store.optimize()

    def backup(self, target: Path) -> None:
        """Write a copy that shares the data files; nothing is left half-written.

        Raises:
            OSError: It cannot be written.
        """
        shutil.rmtree(target, ignore_errors=True)
        self.store.backup(str(target))

    def close(self) -> None:
        """Let the store go, and remove its working folder."""
        self.store = Store()
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)


def _unwritable(error: OSError) -> str:
    return f"found the store not writable ({error}); make room there"


class _Joined(io.RawIOBase):
    """The bytes of several files, one after the other."""

    def __init__(self, paths: Iterable[Path]) -> None:
        self._paths = iter(paths)
        self._file: io.FileIO | None = None

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        """Fill a buffer with what comes next; return how many bytes, 0 at the end."""
        while True:
            if self._file is None:
                path = next(self._paths, None)
                if path is None:
                    return 0
                self._file = io.FileIO(path)
            count = self._file.readinto(buffer)
            if count:
                return count
            self._file.close()
            self._file = None

    def close(self) -> None:
        """Close the file that is open."""
        if self._file is not None:
            self._file.close()
        super().close()


def open_store(folder: Path) -> Store:
    """Return the store of a publication, to read.

    Raises:
        GraphError: It cannot be opened.
    """
    try:
        return Store.read_only(os.fspath(folder))
    except (OSError, ValueError) as error:
        message = (
            f"found the RDF store in {folder} damaged ({error}); mend it with kg "
            "rebuild"
        )
        raise GraphError(message) from None
