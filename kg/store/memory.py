"""A graph in memory: for tests and small work."""

from collections.abc import Iterable

from pyoxigraph import Quad, Store


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

    def publish(self) -> None:
        """Do nothing: there is one copy only."""

    def close(self) -> None:
        """Do nothing: the graph goes with its last reference."""
