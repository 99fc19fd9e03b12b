"""A graph in memory: for tests and small work."""

from collections.abc import Iterable

from pyoxigraph import NamedNode, Quad, Store


class MemoryGraph:
    """A writer whose readers see each change at once.

    Args:
        quads: What it holds to begin with.
    """

    def __init__(self, quads: Iterable[Quad] = ()) -> None:
        self._store = Store()
        self._store.extend(quads)

    @property
    def store(self) -> Store:
        """The Oxigraph store."""
        return self._store

    @property
    def columns(self) -> None:
        """None: all is in memory already."""
        return

    @property
    def rewritten(self) -> None:
        """None: nothing is kept beside it."""
        return

    def rewriting(self, graph: NamedNode) -> None:
        """Do nothing."""

    def laid_out(self) -> None:
        """Do nothing."""

    def publish(self) -> None:
        """Do nothing: there is one copy only."""

    def close(self) -> None:
        """Do nothing: the graph goes with its last reference."""
