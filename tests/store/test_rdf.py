"""The RDF store of a graph, as it is written."""

import pytest

from kg.store.rdf import RdfWriter

LINES = [
    f"<https://e.example/{n}> <https://e.example/owes> <https://e.example/x> "
    f"<https://e.example/g{n % 2}> .\n"
    for n in range(40)
]


class Recorder:
    """A store that tells which of its methods were called."""

    def __init__(self, store) -> None:
        self.store, self.called = store, []

    def __getattr__(self, name):
        self.called.append(name)
        return getattr(self.store, name)


@pytest.mark.parametrize(("threshold", "ordered"), [(1, True), (10**12, False)])
def test_a_store_is_put_in_order_after_a_large_bulk_load_alone(
    tmp_path, monkeypatch, threshold, ordered
) -> None:
    monkeypatch.setattr("kg.store.rdf._UNSORTED", threshold)
    parts = [tmp_path / "a.nq", tmp_path / "b.nq"]
    parts[0].write_text("".join(LINES[:25]))
    parts[1].write_text("".join(LINES[20:]))
    writer = RdfWriter(tmp_path / "live")
    writer.store = recorder = Recorder(writer.store)
    writer.load_files(parts)
    loads = ["bulk_load"]
    assert recorder.called == ([*loads, "optimize"] if ordered else loads)
    assert len(recorder.store) == 40


def test_files_are_loaded_as_one_text_and_may_be_empty(tmp_path) -> None:
    parts = [tmp_path / name for name in ("a.nq", "b.nq", "c.nq")]
    for part, lines in zip(parts, (LINES[:7], [], LINES[7:]), strict=True):
        part.write_text("".join(lines))
    writer = RdfWriter(None)
    writer.load_files(parts)
    assert sorted(f"{quad} .\n" for quad in writer.store) == sorted(LINES)
    writer.load_files([])
    assert len(writer.store) == 40
