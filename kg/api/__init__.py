"""The Python interface: read pages, open a graph, build it, ask it, look at it."""

import os
from pathlib import Path

from kg.api.graph import Graph
from kg.api.sources import read, report

__all__ = ["Graph", "examples", "open", "read", "report"]


def open(folder: str | os.PathLike[str] | None = None) -> "Graph":
    """Return the graph in a folder, made by the first build.

    Args:
        folder: The graph folder; None is a temporary one, gone when closed.
    """
    return Graph(folder)


def examples() -> Path:
    """Return the manifest of the shipped examples: sixteen pages of nine reporters.

    >>> examples().name
    'manifest.csv'
    """
    from kg.resources import folder

    return folder("examples") / "manifest.csv"
