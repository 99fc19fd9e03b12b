import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store, parse

from kg.errors import InputError
from kg.store.files import quads_bytes, write_quads
from kg.store.forms import RdfForm

NAMES = [NamedNode(f"https://w3id.org/rpkg/id/{name}") for name in "abc"]
LABEL = NamedNode("https://w3id.org/rpkg/ns#label")
QUADS = [Quad(s, LABEL, Literal('Due "to"\n¥'), g) for s in NAMES for g in NAMES]


def store_of(quads):
    store = Store()
    for quad in quads:
        store.add(quad)
    return store


@pytest.mark.parametrize("form", RdfForm)
def test_equal_graphs_give_equal_bytes(form):
    forwards, backwards = store_of(QUADS), store_of(QUADS[::-1])
    assert quads_bytes(forwards, form) == quads_bytes(backwards, form)


@pytest.mark.parametrize("form", ["nq", "trig", "jsonld"])
def test_what_is_written_reads_back(form):
    kinds = {"nq": RdfFormat.N_QUADS, "trig": RdfFormat.TRIG}
    kind = kinds.get(form, RdfFormat.JSON_LD)
    assert set(parse(quads_bytes(store_of(QUADS), form), format=kind)) == set(QUADS)


def test_turtle_is_the_union():
    text = quads_bytes(store_of(QUADS), "ttl")
    triples = [quad.triple for quad in parse(text, format=RdfFormat.TURTLE)]
    assert sorted(map(str, triples)) == sorted({str(quad.triple) for quad in QUADS})


def test_files_are_replaced_whole(tmp_path):
    target = tmp_path / "g.nq"
    target.write_text("old")
    write_quads(store_of(QUADS), str(target))
    assert target.read_text("utf-8").count("\n") == 9
    assert [path.name for path in tmp_path.iterdir()] == ["g.nq"]


def test_standard_output_gets_n_quads(capfdbinary):
    write_quads(store_of(QUADS[:1]), "-")
    assert capfdbinary.readouterr().out == quads_bytes(store_of(QUADS[:1]), "nq")


def test_unknown_formats_and_places_are_refused(tmp_path):
    with pytest.raises(InputError, match="nq, trig, ttl, jsonld"):
        write_quads(store_of(QUADS), str(tmp_path / "g.doc"))
    with pytest.raises(InputError, match="not writable"):
        write_quads(store_of(QUADS), str(tmp_path / "none" / "g.nq"))
