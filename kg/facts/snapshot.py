"""A publication as those see it who ask: tables with views, decisions, IRIs."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from threading import Lock
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
    _instance: duckdb.DuckDBPyConnection | None = None
    _loaded: set[str] = field(default_factory=set)
    _lock: Lock = field(default_factory=Lock)

    def database(
        self, reporters: Collection[str] | None = None
    ) -> duckdb.DuckDBPyConnection:
        """Return a connection with the views of `kg.facts.views`.

        All connections are of one database, in which those of other files have a schema
        of their own: a database takes longer to make than most answers.

        Args:
            reporters: Keys of the only reporters asked for: only their files are read.
        """
        buckets = self._buckets(reporters)
        with self._lock:
            found = self._databases.get(buckets)
            if found is None:
                found = self._new_database(_schema_of(buckets), reporters)
                self._databases[buckets] = found
        return found

    @property
    def lacks(self) -> frozenset[str]:
        """What it cannot tell, though a graph folder can; see `NOTE_TEXTS`."""
        return frozenset()

    def _new_database(
        self, schema: str, reporters: Collection[str] | None
    ) -> duckdb.DuckDBPyConnection:
        if self._instance is None:
            self._instance = connection()
            # Published files never change, and are asked again and again.
            self._instance.execute("SET parquet_metadata_cache = true")
        database = self._instance.cursor()
        database.execute(f"CREATE SCHEMA {schema}")
        database.execute(f"USE {schema}")
        add_views(database, self.tables, reporters)
        return database

    def load(self, table: str) -> None:
        """Make a table of names over all reporters, once.

        Args:
            table: SQL of `kg.facts.views` that makes it.
        """
        database = self.database()
        with self._lock:
            if table not in self._loaded:
                database.execute(table)
                self._loaded.add(table)

    def cursor(
        self, reporters: Collection[str] | None = None
    ) -> duckdb.DuckDBPyConnection:
        """Return a connection of one's own with the same views; to be closed."""
        found = self.database(reporters).cursor()
        found.execute(f"USE {_schema_of(self._buckets(reporters))}")
        return found

    def _buckets(self, reporters: Collection[str] | None) -> tuple[str, ...] | None:
        # Not by the files of one table: a bucket may hold filings and no facts.
        if reporters is None:
            return None
        count = self.tables.buckets
        return tuple(sorted({bucket_of(key, count) for key in reporters}))

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
        with self.cursor(reporters) as database:
            return fetch(database, query, list(values))

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
        with self.cursor(reporters) as database:
            return fetch(database, query, used)

    def forget(self) -> None:
        """Let go of views and of tables of names; they are made anew when asked for."""
        for database in self._databases.values():
            database.close()
        self._databases.clear()
        if self._instance is not None:
            self._instance.close()
            self._instance = None
        self._loaded.clear()

    def close(self) -> None:
        """Let the connections go."""
        self.forget()
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


def _schema_of(buckets: tuple[str, ...] | None) -> str:
    """Return the name of the schema of some buckets."""
    return "whole" if buckets is None else f"of_{'_'.join(buckets)}"
