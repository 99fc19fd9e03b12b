"""Reads parts: N-Quads in files, plain or gzip, of which a store is filled.

Parts are sorted by named graph in a temporary store first, which also finds what is no
RDF before anything is sent.
"""

import gzip
import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final, cast

from pyoxigraph import BlankNode, DefaultGraph, NamedNode, RdfFormat, Store

from kg.errors import GraphError, InputError, NotFoundError
from kg.store.manifest import NAME, entry_of
from kg.store.rdf import store_to_write

_ENDINGS: Final = (".nq", ".nq.gz", ".txt.gz")
"""Spark names the text it writes ``.txt.gz``."""


@contextmanager
def read_parts(place: Path) -> Iterator[Store]:
    """Give the quads of a file, or of all files of a folder, as a store.

    Args:
        place: A ``.nq`` or ``.nq.gz`` file, or a folder with some; where a manifest
            lies beside them, its checksums are compared.

    Raises:
        NotFoundError: There is nothing to read.
        InputError: A part is no N-Quads, or not what the manifest tells.
    """
    files = part_files(place)
    _verify(place, files)
    # Who asked may still hold the store, which tidies up behind itself for a while.
    with tempfile.TemporaryDirectory(
        prefix="kg-", ignore_cleanup_errors=True
    ) as folder:
        store = store_to_write(Path(folder))
        for file in files:
            _load(store, file)
        yield store
        del store


def part_files(place: Path) -> list[Path]:
    """Return the N-Quads files of a place, sorted.

    Raises:
        NotFoundError: There is none.
    """
    if place.is_file():
        return [place]
    files = sorted(p for p in place.rglob("*") if p.name.endswith(_ENDINGS))
    if not files:
        message = f"found no N-Quads in {place}, expected files .nq or .nq.gz"
        raise NotFoundError(message)
    return files


def _load(store: Store, file: Path) -> None:
    packed = file.suffix == ".gz"
    try:
        with file.open("rb") as data:
            plain = gzip.GzipFile(fileobj=data) if packed else data
            whole = cast("IO[bytes]", plain)
            store.bulk_load(whole, format=RdfFormat.N_QUADS, lenient=True)
    except (OSError, EOFError, SyntaxError, ValueError) as error:
        message = f"found no N-Quads ({error}); is the file whole?"
        raise InputError(message, source=str(file)) from None


def _verify(place: Path, files: list[Path]) -> None:
    """Compare parts with the checksums of a manifest beside them, if there is one.

    Raises:
        InputError: They differ.
    """
    path = place / NAME
    if not place.is_dir() or not path.is_file():
        return
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        sums = {str(e["file"]): str(e["sha256"]) for e in told["parts"]}
    except (OSError, ValueError, KeyError, TypeError) as error:
        message = f"found a manifest that cannot be read ({error}); build anew"
        raise InputError(message, source=str(path)) from None
    names = {str(file.relative_to(place)) for file in files}
    if missing := sorted(
        name for name in sums if name.endswith(_ENDINGS) and name not in names
    ):
        message = f"found no part {missing[0]}, which the manifest lists; build anew"
        raise InputError(message, source=str(path))
    for file in files:
        name = str(file.relative_to(place))
        if sums.get(name) != entry_of(file).sha256:
            message = "found a part that is not what the manifest tells; build anew"
            raise InputError(message, source=str(file))


def graph_names(store: Store) -> list[str]:
    """Return the IRIs of the named graphs of a store, sorted.

    Raises:
        GraphError: Statements lie in no named graph.
    """
    if next(store.quads_for_pattern(None, None, None, DefaultGraph()), None):
        message = (
            "found statements without a named graph, expected each in one: graphs are "
            "what is loaded, counted and replaced"
        )
        raise GraphError(message)
    return sorted(g.value for g in store.named_graphs() if isinstance(g, NamedNode))


def statements_of(store: Store, graph: str) -> list[str]:
    """Return the statements of a named graph as lines of N-Triples, sorted.

    Raises:
        GraphError: One has a blank node, which no other store can be asked about.
    """
    lines = []
    for quad in store.quads_for_pattern(None, None, None, NamedNode(graph)):
        if isinstance(quad.subject, BlankNode) or isinstance(quad.object, BlankNode):
            message = (
                "found a blank node, expected IRIs and literals alone: statements with "
                "one cannot be counted nor sent twice"
            )
            raise GraphError(message, source=graph)
        lines.append(f"{quad.triple} .")
    return sorted(lines)
