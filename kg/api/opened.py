"""A graph held open: its newest publication, its columns, its writer."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from pyoxigraph import Store

    from kg.columns import Columns
    from kg.store.base import Writer
    from kg.store.memory import MemoryGraph
    from kg.store.oxigraph import FolderView


class Opened:
    """A graph in a folder or in memory. A context manager that closes it.

    Readers see the newest publication; asking never waits for a build.

    Args:
        folder: The graph folder, need not exist before the first build; None keeps
            the graph in memory.
    """

    def __init__(self, folder: str | os.PathLike[str] | None = None) -> None:
        self.folder = None if folder is None else Path(folder)
        self._view: FolderView | None = None
        self._memory: MemoryGraph | None = None
        self._laid_out: Columns | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the publication held; harmless when done before."""
        if self._view is not None:
            self._view.close()
            self._view = None

    @property
    def store(self) -> "Store":
        """The Oxigraph store to read: the newest publication.

        Raises:
            NotFoundError: There is no such graph, or nothing was published yet.
        """
        if self.folder is None:
            return self._in_memory().store
        if self._view is None:
            from kg.store.oxigraph import FolderView

            self._view = FolderView(self.folder)
        else:
            self._view.refresh()
        return self._view.store

    def _columns(self) -> "Columns | None":
        """Return the columns of the publication that `store` gave last, if any."""
        path = None if self._view is None else self._view.columns
        if path is None or not path.is_file():
            return None
        if self._laid_out is None or self._laid_out.path != path:
            from kg.columns import loaded

            self._laid_out = loaded(path)
        return self._laid_out

    def _require(self) -> None:
        """Raise NotFoundError when there is no graph yet, rather than make one."""
        _ = self.store

    def _in_memory(self) -> "MemoryGraph":
        if self._memory is None:
            from kg.store.memory import MemoryGraph

            self._memory = MemoryGraph()
        return self._memory

    @contextmanager
    def _writing(self) -> Iterator["Writer"]:
        """Give the writer of the graph, closed afterwards."""
        if self.folder is None:
            yield self._in_memory()
            return
        from kg.store.oxigraph import FolderWriter

        writer = FolderWriter(self.folder)
        try:
            yield writer
        finally:
            writer.close()
