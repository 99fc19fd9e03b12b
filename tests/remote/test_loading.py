"""Graphs are brought into a store whole, resumed where a load stopped, and counted."""

import gzip
import hashlib
import json

import pyoxigraph
import pytest

from kg.api.loading import load
from kg.errors import GraphError, InputError, NotFoundError
from kg.remote.access import Access
from kg.remote.loading import Loader, Protocol
from tests.remote import endpoints
from tests.remote.conftest import UPDATED, empty

QUADS = (
    '<urn:a> <urn:p> "0.10"^^<http://www.w3.org/2001/XMLSchema#decimal> <urn:g1> .\n'
    '<urn:a> <urn:p> "true"^^<http://www.w3.org/2001/XMLSchema#boolean> <urn:g1> .\n'
    '<urn:a> <urn:q> "line\\nbreak \\"quoted\\" \\\\ \\u0001 \U0001f389" <urn:g1> .\n'
    '<urn:b> <urn:q> "élan"@fr <urn:g2> .\n'
)


@pytest.fixture
def parts(tmp_path):
    folder = tmp_path / "parts"
    folder.mkdir()
    first, *_, last = QUADS.splitlines(keepends=True)
    middle = "".join(QUADS.splitlines(keepends=True)[1:-1])
    (folder / "b.nq.gz").write_bytes(gzip.compress((middle + last).encode()))
    (folder / "a.nq").write_text(first, "utf-8")
    return folder


@pytest.mark.parametrize("engine", UPDATED)
@pytest.mark.parametrize("batch", [1, 1000])
def test_what_was_loaded_counts_and_is_passed_over_again(
    engine, batch, parts, tmp_path
) -> None:
    with empty(engine, tmp_path) as (update, query):
        loader = Loader(Access(update), query_url=query)
        first = load(parts, update, query_url=query, batch=batch)
        assert (first.graphs, first.statements, first.passed) == (2, 4, 0)
        assert (loader.count("urn:g1"), loader.count("urn:g2")) == (3, 1)
        again = load(parts, update, query_url=query)
        assert (again.graphs, again.passed) == (0, 2)
        # One that changed here, and one that changed there, are loaded anew.
        (parts / "c.nq").write_text('<urn:c> <urn:p> "2" <urn:g2> .\n', "utf-8")
        loader._update('INSERT DATA { GRAPH <urn:g1> { <urn:z> <urn:p> "9" } }')
        third = load(parts, update, query_url=query)
        assert (third.graphs, third.statements, third.passed) == (2, 5, 0)
        assert (loader.count("urn:g1"), loader.count("urn:g2")) == (3, 2)


def test_the_graph_store_protocol_replaces_graphs(parts) -> None:
    with endpoints.python_store(pyoxigraph) as origin:
        to = f"{origin}/store"
        for _ in range(2):
            journal = parts.parent / "notes"
            journal.unlink(missing_ok=True)
            done = load(parts, to, protocol=Protocol.GRAPH_STORE, journal=journal)
            assert (done.graphs, done.statements) == (2, 4)


class _Short(endpoints._Protocol):
    """Drops the last statement of what comes."""

    def do_POST(self):
        super().do_POST()
        store = self.server.store
        for quad in list(
            store.quads_for_pattern(pyoxigraph.NamedNode("urn:b"), None, None)
        ):
            store.remove(quad)


class _Fussy(endpoints._Protocol):
    """Takes updates of one statement alone."""

    def do_POST(self):
        size = int(self.headers["Content-Length"])
        if size > 230:
            self.rfile.read(size)
            self._answer(400, "text/plain", b"too long")
        else:
            super().do_POST()


def _served(handler):
    import threading  # noqa: PLC0415

    return endpoints.serving(
        handler, store=pyoxigraph.Store(), library=pyoxigraph, union=True,
        lock=threading.Lock(),
    )  # fmt: skip


def test_a_store_that_drops_statements_is_found_out(parts) -> None:
    with (
        _served(_Short) as origin,
        pytest.raises(GraphError, match="found 0 statements of 1 in the graph urn:g2"),
    ):
        load(parts, f"{origin}/update")


def test_batches_that_are_refused_go_in_halves(tmp_path) -> None:
    lines = [f'<urn:{n}> <urn:p> "{n}" <urn:g> .\n' for n in range(9)]
    (tmp_path / "p.nq").write_text("".join(lines), "utf-8")
    with _served(_Fussy) as origin:
        assert load(tmp_path / "p.nq", f"{origin}/update").statements == 9


def test_a_load_that_stopped_goes_on(parts) -> None:
    with endpoints.python_store(pyoxigraph) as origin:
        to = f"{origin}/update"
        load(parts, to)
        journal = parts.with_name("parts.loaded.jsonl")
        first, _ = journal.read_text("utf-8").splitlines()
        assert json.loads(first)["graph"] == "urn:g1"
        journal.write_text(first + "\n", "utf-8")
        done = load(parts, to)
        assert (done.graphs, done.passed) == (1, 1)


@pytest.mark.parametrize(
    "torn", ['{"to": "htt', '{"to": "x", "graph": "urn:é', "{", "\0"]
)
def test_a_note_that_was_broken_off_costs_its_graph_alone(torn, parts) -> None:
    with endpoints.python_store(pyoxigraph) as origin:
        to = f"{origin}/update"
        load(parts, to)
        journal = parts.with_name("parts.loaded.jsonl")
        first, second = journal.read_text("utf-8").splitlines(keepends=True)
        journal.write_bytes((first + torn).encode()[: len(first) + 20])
        done = load(parts, to)
        assert (done.graphs, done.passed) == (1, 1)
        assert journal.read_text("utf-8") == first + second
        assert load(parts, to).passed == 2


@pytest.mark.parametrize(
    ("content", "error", "said"),
    [
        ("<urn:a> <urn:p> <urn:b> .\n", GraphError, "without a named graph"),
        ("_:a <urn:p> <urn:b> <urn:g> .\n", GraphError, "found a blank node"),
        ("no quads\n", InputError, "found no N-Quads"),
    ],
)
def test_what_cannot_be_loaded_is_said_before_anything_is_sent(
    content, error, said, tmp_path
) -> None:
    (tmp_path / "p.nq").write_text(content, "utf-8")
    with pytest.raises(error, match=said):
        load(tmp_path / "p.nq", "http://127.0.0.1:1/update")


def test_a_cut_archive_and_an_empty_folder_are_named(tmp_path) -> None:
    (tmp_path / "p.nq.gz").write_bytes(gzip.compress(QUADS.encode())[:-9])
    with pytest.raises(InputError, match=r"p\.nq\.gz: found no N-Quads"):
        load(tmp_path / "p.nq.gz", "http://127.0.0.1:1/update")
    (tmp_path / "none").mkdir()
    with pytest.raises(NotFoundError, match=r"expected files \.nq"):
        load(tmp_path / "none", "http://127.0.0.1:1/update")
    with pytest.raises(NotFoundError, match="expected a graph folder or N-Quads"):
        load(tmp_path / "absent", "http://127.0.0.1:1/update")


def test_parts_are_compared_with_their_manifest(parts) -> None:
    entries = [
        {"file": p.name, "sha256": hashlib.sha256(p.read_bytes()).hexdigest()}
        for p in sorted(parts.iterdir())
    ]
    manifest = parts / "manifest.json"
    manifest.write_text(json.dumps({"parts": entries}), "utf-8")
    with endpoints.python_store(pyoxigraph) as origin:
        assert load(parts, f"{origin}/update").statements == 4
    (parts / "a.nq").write_text('<urn:a> <urn:p> "8" <urn:g1> .\n', "utf-8")
    with pytest.raises(InputError, match="not what the manifest tells"):
        load(parts, "http://127.0.0.1:1/update")
    (parts / "a.nq").unlink()
    with pytest.raises(InputError, match=r"found no part a\.nq"):
        load(parts, "http://127.0.0.1:1/update")
    manifest.write_text("{", "utf-8")
    with pytest.raises(InputError, match="manifest that cannot be read"):
        load(parts, "http://127.0.0.1:1/update")
