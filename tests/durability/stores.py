"""A SPARQL store in a process of its own, and what of a graph it does not hold."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyoxigraph

from kg.api.folder import GraphFolder
from kg.remote.access import Access
from kg.remote.parts import graph_names, statements_of
from kg.remote.store import RemoteStore
from tests.remote.endpoints import python_store

_ROOT = Path(__file__).resolve().parents[2]
_SERVE = "from tests.durability.stores import serve; serve()"


def serve() -> None:
    """Serve an empty store until standard input ends; print its origin."""
    with python_store(pyoxigraph) as origin:
        sys.stdout.write(f"{origin}\n")
        sys.stdout.flush()
        sys.stdin.read()


@contextmanager
def served_store() -> Iterator[str]:
    """Run a store beside this process; give its origin."""
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen([sys.executable, "-c", _SERVE], cwd=_ROOT, **pipes) as server:
        assert server.stdin is not None
        assert server.stdout is not None
        try:
            yield server.stdout.readline().decode().strip()
        finally:
            server.stdin.close()


def differing_graphs(folder: Path, origin: str) -> list[str]:
    """Return the named graphs of a folder that a store does not hold just so."""
    graph = GraphFolder(folder)
    stored = RemoteStore(Access(f"{origin}/query"))
    try:
        source = graph.rdf()
        return [
            name
            for name in graph_names(source)
            if statements_of(source, name) != statements_of(stored, name)  # type: ignore[arg-type]
        ]
    finally:
        graph.close()
