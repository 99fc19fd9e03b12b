"""Brings parts, or the graph of a folder, into a SPARQL store."""

import os
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from kg.api.folder import GraphFolder
from kg.api.progress import Bar
from kg.errors import NotFoundError

if TYPE_CHECKING:
    from kg.remote.loading import Loaded


def load(
    parts: str | os.PathLike[str],
    to: str,
    *,
    query_url: str | None = None,
    protocol: str = "update",
    batch: int | None = None,
    journal: str | os.PathLike[str] | None = None,
    progress: bool = False,
) -> "Loaded":
    """Bring named graphs into a SPARQL store; what is there already is passed over.

    Args:
        parts: A graph folder, a file of N-Quads (``.nq``, ``.nq.gz``) or a folder of
            such files.
        to: Address that takes updates, or that of the graph store protocol.
        query_url: Address that takes queries; by default what `to` suggests.
        protocol: ``update`` or ``graph-store``.
        batch: Most statements of one update.
        journal: File that notes what came in; by default beside the parts.
        progress: Whether to show a bar on standard error.

    Returns:
        What was done.

    Raises:
        NotFoundError: There is nothing to load.
        InputError: A part or an address cannot be used.
        GraphError: The store does not take the graphs, or does not keep them.
    """
    from kg.remote.access import access_of
    from kg.remote.loading import BATCH, Loader, Protocol
    from kg.remote.parts import read_parts

    place = Path(parts)
    if not place.exists():
        message = f"found no {place}, expected a graph folder or N-Quads"
        raise NotFoundError(message)
    notes = Path(journal) if journal else place.with_name(f"{place.name}.loaded.jsonl")
    loader = Loader(
        access_of(to),
        query_url=query_url,
        protocol=Protocol(protocol),
        batch=batch or BATCH,
    )
    with ExitStack() as stack:
        if (place / "current").is_file():
            folder = GraphFolder(place)
            stack.callback(folder.close)
            source = folder.rdf()
        else:
            source = stack.enter_context(read_parts(place))
        bar = stack.enter_context(Bar("loading", "loaded", shown=progress))
        return loader.load(source, notes, bar.show)
