"""Brings named graphs into a SPARQL store: in batches, resumed, verified by counts.

A graph is replaced whole and counted afterwards, so a load that stops anywhere is
mended by loading again. What came in is noted beside the parts, graph by graph, with a
checksum; a graph that is noted and still counts as many statements is passed over.
"""

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final
from urllib.parse import urlencode

from pyoxigraph import NamedNode, QueryBoolean, Store

from kg.errors import GraphError, InputError, QueryError
from kg.remote.access import Access
from kg.remote.parts import graph_names, statements_of
from kg.remote.results import RESULTS, solutions_of
from kg.remote.transport import Transport

BATCH: Final = 1000
"""Statements of one update; Virtuoso refuses a query of more than 10,000 lines."""
_BYTES: Final = 1_000_000
"""Bytes of one update."""
_ANY: Final = "*/*"


class Protocol(StrEnum):
    """How graphs are brought in."""

    UPDATE = "update"
    GRAPH_STORE = "graph-store"


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load did.

    Attributes:
        graphs: Graphs that were brought in.
        statements: Statements of these.
        passed: Graphs that were there already.
    """

    graphs: int
    statements: int
    passed: int


class Loader:
    """Fills one SPARQL store.

    Args:
        access: How it is reached; its address takes updates, or is that of the graph
            store protocol.
        query_url: Address that takes queries.
        protocol: How graphs are brought in.
        batch: Most statements of one update.
        transport: Sends the requests; one of its own without it.
    """

    def __init__(
        self,
        access: Access,
        *,
        query_url: str | None = None,
        protocol: Protocol = Protocol.UPDATE,
        batch: int = BATCH,
        transport: Transport | None = None,
    ) -> None:
        self.access = access
        self._query_url = query_url or query_address(access.url)
        self._protocol, self._batch = protocol, batch
        self._transport = transport or Transport(access)

    def load(
        self,
        source: Store,
        journal: Path,
        progress: Callable[[int, int], None] = lambda done, of: None,
    ) -> Loaded:
        """Bring all named graphs of a store in.

        Args:
            source: What is loaded.
            journal: File that notes what came in; made when absent.
            progress: Is told how many graphs are done, of how many.

        Raises:
            GraphError: The store does not take or keep them; the message says which
                graph, and loading again goes on from there.
        """
        notes = Journal(journal, self.access.url)
        names = graph_names(source)
        graphs = statements = passed = 0
        for n, graph in enumerate(names):
            progress(n, len(names))
            lines = statements_of(source, graph)
            digest = hashlib.sha256("\n".join(lines).encode()).hexdigest()
            if notes.has(graph, digest) and self.count(graph) == len(lines):
                passed += 1
                continue
            self._replace(graph, lines)
            held = self.count(graph)
            if held != len(lines):
                message = (
                    f"found {held:,} statements of {len(lines):,} in the graph {graph} "
                    "after loading it; the store dropped or folded some"
                )
                raise GraphError(message, source=self.access.url)
            notes.add(graph, digest)
            graphs += 1
            statements += len(lines)
        progress(len(names), len(names))
        return Loaded(graphs, statements, passed)

    def count(self, graph: str) -> int:
        """Return how many statements a graph of the store holds; 0 for none."""
        text = (
            "SELECT (COUNT(*) AS ?n) WHERE { GRAPH "
            f"{NamedNode(graph)} {{ ?s ?p ?o }} }}"
        )
        reply = self._transport.post([("query", text)], RESULTS, self._query_url)
        answer = solutions_of(reply, self._query_url)
        if isinstance(answer, QueryBoolean):
            message = "found true or false in answer to SELECT, expected a number"
            raise GraphError(message, source=self._query_url)
        for (number,) in answer:
            return int(getattr(number, "value", 0))
        return 0

    def _replace(self, graph: str, lines: Sequence[str]) -> None:
        """Make a graph hold exactly some statements.

        Raises:
            GraphError: The store refuses.
        """
        try:
            if self._protocol is Protocol.GRAPH_STORE:
                self._put(graph, lines)
                return
            self._update(f"DROP SILENT GRAPH {NamedNode(graph)}")
            for batch in _batches(lines, self._batch):
                self._insert(graph, batch)
        except QueryError as error:
            message = f"found the graph {graph} refused: {error.message}"
            raise GraphError(message, source=self.access.url) from None

    def _put(self, graph: str, lines: Sequence[str]) -> None:
        mark = "&" if "?" in self.access.url else "?"
        url = f"{self.access.url}{mark}{urlencode({'graph': graph})}"
        body = "".join(f"{line}\n" for line in lines).encode()
        headers = {"Content-Type": "application/n-triples", "Accept": _ANY}
        self._transport.send(body, headers, url, method="PUT")

    def _insert(self, graph: str, lines: Sequence[str]) -> None:
        """Insert a batch; one that the store finds too large goes in halves."""
        body = "\n".join(lines)
        text = f"INSERT DATA {{ GRAPH {NamedNode(graph)} {{\n{body}\n}} }}"
        try:
            self._update(text)
        except QueryError:
            if len(lines) == 1:
                raise
            half = len(lines) // 2
            self._insert(graph, lines[:half])
            self._insert(graph, lines[half:])

    def _update(self, text: str) -> None:
        self._transport.post([("update", text)], _ANY)


class Journal:
    """What a store was filled with, as noted beside the parts.

    A line whose writing was broken off does not count, and goes with the next note.

    Args:
        path: A file of JSON lines.
        url: Address of the store; notes of others do not count.

    Raises:
        InputError: It is none.
    """

    def __init__(self, path: Path, url: str) -> None:
        self._path, self._url = path, url
        self._notes: dict[str, str] = {}
        try:
            content = path.read_bytes() if path.exists() else b""
            self._size = content.rfind(b"\n") + 1
            for line in content[: self._size].decode().splitlines():
                note = json.loads(line)
                if note["to"] == url:
                    self._notes[note["graph"]] = note["sha256"]
        except (OSError, ValueError, KeyError, TypeError) as error:
            message = f"found no notes of a load ({error}); remove the file"
            raise InputError(message, source=str(path)) from None

    def has(self, graph: str, digest: str) -> bool:
        """Tell whether just this content of a graph came in."""
        return self._notes.get(graph) == digest

    def add(self, graph: str, digest: str) -> None:
        """Note that a graph came in.

        Raises:
            InputError: The file cannot be written.
        """
        self._notes[graph] = digest
        note = {"to": self._url, "graph": graph, "sha256": digest}
        line = f"{json.dumps(note)}\n".encode()
        try:
            with self._path.open("ab") as out:
                out.truncate(self._size)
                out.write(line)
            self._size += len(line)
        except OSError as error:
            message = f"found {self._path} not writable ({error.strerror})"
            raise InputError(message) from None


def query_address(url: str) -> str:
    """Return where a store that takes updates at an address takes queries.

    >>> query_address("http://a:7878/update"), query_address("http://a:8890/sparql")
    ('http://a:7878/query', 'http://a:8890/sparql')
    >>> query_address("http://a/repositories/r/statements")
    'http://a/repositories/r'
    """
    stem, _, last = url.rpartition("/")
    if last in ("update", "store", "data"):
        return f"{stem}/query"
    if last == "sparql-graph-crud":
        return f"{stem}/sparql"
    return stem if last == "statements" else url


def _batches(lines: Sequence[str], most: int) -> Iterator[list[str]]:
    """Yield statements in batches of a number and of a size."""
    batch: list[str] = []
    size = 0
    for line in lines:
        if batch and (len(batch) >= most or size + len(line) > _BYTES):
            yield batch
            batch, size = [], 0
        batch.append(line)
        size += len(line)
    if batch:
        yield batch
