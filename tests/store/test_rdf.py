"""The RDF store of a graph, as it is written."""

import pytest
from pyoxigraph import Quad

from kg.store.rdf import RdfWriter

LINES = [
    f"<https://e.example/{n}> <https://e.example/owes> <https://e.example/x> "
    f"<https://e.example/g{n % 2}> .\n"
    for n in range(40)
]


@pytest.mark.parametrize("threshold", [1, 10**12])
def test_files_loaded_in_bulk_hold_the_same_in_order_or_not(
    tmp_path, monkeypatch, threshold
) -> None:
    monkeypatch.setattr("kg.store.rdf._UNSORTED", threshold)
    parts = [tmp_path / "a.nq", tmp_path / "b.nq"]
    parts[0].write_text("".join(LINES[:25]))
    parts[1].write_text("".join(LINES[20:]))
    writer = RdfWriter(tmp_path / "live")
    writer.load_files(parts)
    quads = {quad for quad in writer.store if isinstance(quad, Quad)}
    assert len(quads) == 40
    writer.close()
    assert not (tmp_path / "live").exists()
