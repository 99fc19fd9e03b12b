"""A graph folder held open: its newest publication to read, its writer to change it."""

import os
import shutil
import tempfile
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kg.errors import GraphError

if TYPE_CHECKING:
    from pyoxigraph import Store

    from kg.build.workspace import Workspace
    from kg.facts.snapshot import Snapshot
    from kg.store.publications import Publication


_LEFT: Final[list[object]] = []
"""What the process held open that this one was forked from.

To close it waits for threads that a fork leaves behind, and may end the process.
"""


def _remove(folder: Path, owner: int) -> None:
    """Remove a temporary folder, unless another process made it.

    Its store may tidy up behind itself while it is taken away.
    """
    if os.getpid() == owner:
        shutil.rmtree(folder, ignore_errors=True)


class GraphFolder:
    """A graph in a folder, or in a temporary one that goes when it is closed.

    A process forked from one that holds it opens the publication anew.

    Args:
        folder: The graph folder, need not exist before the first build; None keeps the
            graph in a temporary folder.
    """

    def __init__(self, folder: str | os.PathLike[str] | None) -> None:
        self._removal: weakref.finalize[[Path, int], GraphFolder] | None = None
        if folder is None:
            self.path = self._temporary() / "graph"
        else:
            self.path = Path(folder)
        self._publication: Publication | None = None
        self._snapshot: Snapshot | None = None
        self._still = False
        self._process = os.getpid()

    def snapshot(self) -> "Snapshot":
        """Return the newest publication, to read.

        Raises:
            NotFoundError: There is no such graph, or nothing was published yet.
            GraphError: It is damaged.
        """
        publication = self._newest()
        if self._snapshot is None:
            from kg.facts.decisions import Decisions, read_decisions
            from kg.facts.schema import ASKED, SHARED
            from kg.facts.snapshot import Snapshot
            from kg.facts.tables import Tables
            from kg.iris import Iris
            from kg.store.publications import LOG

            publication.verify([*ASKED, *(f"{name}.parquet" for name in SHARED), LOG])
            log = publication.folder / LOG
            decisions = Decisions()
            if log.exists():
                decisions = read_decisions(log.read_text(encoding="utf-8"), str(log))
            self._snapshot = Snapshot(
                Tables(publication.folder, publication.manifest.buckets),
                Iris(publication.manifest.base),
                decisions,
            )
        return self._snapshot

    @property
    def engine(self) -> str | None:
        """What answers every named query; None where both can, see `Graph.query`."""
        return None

    def require_folder(self, what: str) -> None:
        """Raise GraphError where this is no folder but a SPARQL store.

        Args:
            what: What is asked for, as the message calls it.
        """

    def rdf(self) -> "Store":
        """Return the Oxigraph store of the newest publication, to read.

        Raises:
            NotFoundError: There is no such graph, or it keeps no RDF.
            GraphError: It is damaged.
        """
        return self._newest().rdf

    @contextmanager
    def still(self) -> Iterator[int]:
        """Keep to one publication for a while, whatever is published meanwhile.

        Yields:
            Its number.

        Raises:
            NotFoundError: There is no such graph, or nothing was published yet.
            GraphError: It is damaged.
        """
        number = self._newest().number
        self._still = True
        try:
            yield number
        finally:
            self._still = False

    def _newest(self) -> "Publication":
        from kg.store.publications import Publication

        self._leave_behind()
        if self._still and self._publication is not None:
            return self._publication
        if self._publication is not None and not self._publication.is_newest:
            self._let_go()
        if self._publication is None:
            self._publication = Publication(self.path)
        return self._publication

    def verify(self) -> int:
        """Compare every file of the newest publication with its checksum.

        Returns:
            How many bytes were read.

        Raises:
            NotFoundError: There is no such graph, or nothing was published yet.
            GraphError: A file is missing or is not what was written.
        """
        return self._newest().verify_all()

    def require(self) -> None:
        """Raise NotFoundError when there is no graph yet, rather than make one."""
        self._newest()

    @contextmanager
    def writing(
        self, *, rdf: bool | None = None, base: str | None = None
    ) -> Iterator["Workspace"]:
        """Give the graph to be written by this process alone; closed afterwards.

        Args:
            rdf: Whether RDF is kept beside the tables; None keeps what the graph has.
            base: Base of the IRIs of a graph that is new.

        Raises:
            GraphError: Another process writes it, or it cannot be written.
        """
        from kg.build.workspace import Workspace
        from kg.facts.schema import BASE
        from kg.store.writer import GraphWriter

        writer = GraphWriter(self.path, base_tables=BASE, rdf=rdf, base=base)
        try:
            yield Workspace(writer)
        except MemoryError:
            message = (
                "found no memory left while building; build fewer sources at a time, "
                "or give --jobs 1"
            )
            raise GraphError(message) from None
        finally:
            writer.close()

    def _temporary(self) -> Path:
        """Make a folder that goes when this is closed, or when nothing holds it."""
        folder = Path(tempfile.mkdtemp(prefix="kg-"))
        self._removal = weakref.finalize(self, _remove, folder, os.getpid())
        return folder

    def _leave_behind(self) -> None:
        """Keep away from what the process held that this one was forked from."""
        if self._process != os.getpid():
            _LEFT.extend((self._publication, self._snapshot))
            self._publication = self._snapshot = None
            self._process = os.getpid()

    def _let_go(self) -> None:
        if self._snapshot is not None:
            self._snapshot.close()
            self._snapshot = None
        if self._publication is not None:
            self._publication.close()
            self._publication = None

    def close(self) -> None:
        """Let go of the publication held; harmless when done before."""
        self._leave_behind()
        self._let_go()
        if self._removal is not None:
            self._removal()
