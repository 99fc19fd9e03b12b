"""A SPARQL store held open in place of a graph folder: asked, and never changed."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, cast

from kg.api.folder import GraphFolder
from kg.errors import GraphError
from kg.remote.access import access_of
from kg.remote.fetching import Fetcher
from kg.remote.snapshot import open_snapshot
from kg.remote.store import RemoteStore

if TYPE_CHECKING:
    from pyoxigraph import Store

    from kg.facts.snapshot import Snapshot


class RemoteFolder(GraphFolder):
    """A SPARQL store in place of a folder.

    Args:
        url: Address that queries are sent to.

    Raises:
        InputError: It is no address.
    """

    def __init__(self, url: str) -> None:
        self._access = access_of(url)
        super().__init__(Path(url))
        self._store = RemoteStore(self._access)

    def snapshot(self) -> "Snapshot":
        """Return the tables that the store tells, fetched when they are asked for.

        Raises:
            GraphError: It does not answer, or holds no graph of this kind.
        """
        self._leave_behind()
        if self._snapshot is None:
            self._snapshot = open_snapshot(Fetcher(self._store), self._temporary())
        return self._snapshot

    @property
    def engine(self) -> str:
        """What answers named queries: its SPARQL, which moves the least."""
        return "sparql"

    def rdf(self) -> "Store":
        """Return what answers SPARQL; of the embedded store's methods those to ask."""
        return cast("Store", self._store)

    @contextmanager
    def still(self) -> Iterator[int]:
        """Yield 0: a SPARQL store has no publications."""
        self.require()
        yield 0

    def verify(self) -> NoReturn:
        """Say that no checksums are kept beside a SPARQL store.

        Raises:
            GraphError: Always.
        """
        purpose = "to compare files with checksums"
        raise self._only_asked(purpose)

    def require_folder(self, what: str) -> NoReturn:
        """Say that something wants a folder.

        Raises:
            GraphError: Always.
        """
        purpose = f"for {what}"
        raise self._only_asked(purpose)

    def require(self) -> None:
        """Raise GraphError when the store holds no graph of this kind."""
        self.snapshot()

    def writing(self, *, rdf: bool | None = None, base: str | None = None) -> NoReturn:
        """Refuse to change the store.

        Raises:
            GraphError: Always.
        """
        del rdf, base
        purpose = "to change a graph"
        raise self._only_asked(purpose)

    def _only_asked(self, what: str) -> GraphError:
        message = (
            f"found a SPARQL store, expected a graph folder {what}; build into a "
            "folder and bring it there with kg load"
        )
        return GraphError(message, source=os.fspath(self._access.url))
