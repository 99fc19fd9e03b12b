"""Writes a whole graph to one file: sorted, so that equal graphs give equal bytes."""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pyoxigraph import RdfFormat, Store, serialize

from kg.errors import InputError, unknown_word
from kg.iris import PREFIXES
from kg.store.forms import RdfForm

_FORMATS: dict[str, RdfFormat] = {
    RdfForm.NQ: RdfFormat.N_QUADS,
    RdfForm.TRIG: RdfFormat.TRIG,
    RdfForm.TTL: RdfFormat.TURTLE,
    RdfForm.JSONLD: RdfFormat.JSON_LD,
}


def quads_bytes(store: Store, form: str) -> bytes:
    """Return all quads of a store, sorted; Turtle is the union without graph names.

    Raises:
        InputError: The format is not known.
    """
    if form not in _FORMATS:
        raise unknown_word(InputError, "format", form, RdfForm)
    if form == "nq":
        return "".join(sorted(f"{quad} .\n" for quad in store)).encode()
    kind = _FORMATS[form]
    if form == "ttl":
        triples = {str(quad.triple): quad.triple for quad in store}
        whole = [triples[line] for line in sorted(triples)]
        return serialize(whole, format=kind, prefixes=PREFIXES) or b""
    quads = sorted(store, key=lambda q: (str(q.graph_name), str(q.triple)))
    return serialize(quads, format=kind, prefixes=PREFIXES) or b""


def write_quads(store: Store, target: str, form: str | None = None) -> None:
    """Write all quads of a store to a file, whole or not at all.

    Args:
        store: What to write.
        target: Path; "-" is standard output.
        form: One of `RdfForm`; by default the ending of the path, N-Quads for "-".

    Raises:
        InputError: The format is not known, or the file cannot be written.
    """
    suffix = Path(target).suffix.lstrip(".").lower()
    data = quads_bytes(store, form or ("nq" if target == "-" else suffix))
    if target == "-":
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    write_whole(Path(target), data)


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Give a place beside `path` to write to; it replaces `path` when all went well.

    Raises:
        InputError: The place cannot be written.
    """
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        os.close(handle)
        beside = Path(name)
        try:
            yield beside
            beside.chmod(0o644)
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        message = f"found {path} not writable ({error.strerror}); choose another place"
        raise InputError(message) from None


@contextmanager
def piped() -> Iterator[Path]:
    """Give a place to write to; it goes to standard output when all went well."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "written"
        yield place
        with place.open("rb") as written:
            shutil.copyfileobj(written, sys.stdout.buffer)
        sys.stdout.buffer.flush()


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that it is there whole, or as it was before.

    Raises:
        InputError: The place cannot be written.
    """
    with replacing(path) as beside:
        beside.write_bytes(data)
