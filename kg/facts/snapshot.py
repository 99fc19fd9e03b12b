"""A publication as those see it who ask: tables with views, decisions, IRIs."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Final

import duckdb

from kg.errors import GraphError
from kg.facts.decisions import Decisions
from kg.facts.tables import Row, Tables, bucket_of, connection, fetch
from kg.facts.views import add_views
from kg.iris import Iris

NOTE_TEXTS: Final = "the text of notes"
"""What only the tables of a graph folder hold, and no RDF."""


@dataclass(slots=True)
class Snapshot:
    """One publication of a graph, to read; nothing in it ever changes.

    Attributes:
        tables: Its tables.
        iris: Mints and recognises its IRIs.
        decisions: What people decided up to it.
    """

    tables: Tables
    iris: Iris = field(default_factory=Iris)
    decisions: Decisions = field(default_factory=Decisions)
    _databases: dict[tuple[str, ...] | None, duckdb.DuckDBPyConnection] = field(
        default_factory=dict
    )

    def database(
        self, reporters: Collection[str] | None = None
    ) -> duckdb.DuckDBPyConnection:
        """Return a connection with the views of `kg.facts.views`.

        Args:
            reporters: Keys of the only reporters asked for: only their files are read.
        """
        # Not by the files of one table: a bucket may hold filings and no facts.
        buckets: tuple[str, ...] | None = None
        if reporters is not None:
            count = self.tables.buckets
            buckets = tuple(sorted({bucket_of(key, count) for key in reporters}))
        found = self._databases.get(buckets)
        if found is None:
            found = self._databases[buckets] = connection()
            add_views(found, self.tables, reporters)
        return found

    @property
    def lacks(self) -> frozenset[str]:
        """What it cannot tell, though a graph folder can; see `NOTE_TEXTS`."""
        return frozenset()

    def rows(
        self,
        query: str,
        values: Collection[object] = (),
        reporters: Collection[str] | None = None,
    ) -> list[Row]:
        """Return the rows of SQL over the views.

        Raises:
            GraphError: A table is damaged.
        """
        return fetch(self.database(reporters), query, list(values))

    def rows_named(
        self,
        query: str,
        values: Mapping[str, object],
        reporters: Collection[str] | None = None,
    ) -> list[Row]:
        """Return the same of SQL with parameters ``$name``; a value it lacks is None.

        Raises:
            GraphError: A table is damaged.
        """
        used = {name: v for name, v in values.items() if f"${name}" in query}
        return fetch(self.database(reporters), query, used)

    def reporters(self) -> dict[str, str]:
        """Return the name to show of each reporter, by its key, sorted by key."""
        found = self.rows(
            "SELECT reporter, name FROM entities WHERE NOT subsidiary ORDER BY reporter"
        )
        return {str(key): str(name) for key, name in found}

    def close(self) -> None:
        """Let the connections go."""
        for database in self._databases.values():
            database.close()
        self._databases.clear()
        self.tables.close()


def require(
    who: str, needs: Collection[str], snapshot: Snapshot, pass_over: bool
) -> str:
    """Return why a graph cannot answer something; "" where it can.

    Args:
        who: What is asked for, as messages call it.
        needs: What it reads, of what some graphs lack.
        snapshot: The graph.
        pass_over: Whether to return the reason; else it is raised.

    Raises:
        GraphError: The graph lacks what is needed.
    """
    missing = sorted(snapshot.lacks.intersection(needs))
    if not missing:
        return ""
    message = (
        f"found a SPARQL store, which does not hold {' and '.join(missing)} that {who} "
        "reads; ask a graph folder"
    )
    if pass_over:
        return message[0].upper() + message[1:] + "."
    raise GraphError(message)
