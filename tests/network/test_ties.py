"""Ties beside the edges of money: who controls, owns or directs whom, and kin."""

import json
from collections import Counter
from datetime import date

import pytest

import kg
from kg.network.export import EXPORTS
from kg.network.measures import MEASURES, measures_of
from kg.network.ties import TieKind, every_tie_of, ties_of
from tests.noted import Tagged, instance, table
from tests.read_exports import READERS

FROM = "DueFromRelatedPartiesCurrent"
TAGGED = (
    Tagged("AdaMossMember", 50000),
    Tagged("FernBayLtdMember", 7300, FROM),
    Tagged("CobaltReedLtdMember", 900),
    Tagged("JaneMossMember", 80),
)
NOTE = (
    table(
        ("Name", "Relationship"),
        ("Fern Bay Ltd", "Company controlled by Ada Moss"),
        ("Cobalt Reed Ltd", "Parent of the Company"),
        ("Jane Moss", "Sister of Ada Moss"),
        ("Quill Ltd", "Company controlled by Ada Moss"),
    )
    + "<p>We owe Cobalt Reed Ltd, a company 40% owned by Ada Moss, $900. Cobalt Reed Ltd is the parent of the "
    "Company. Ada Moss is a director of Fern Bay Ltd.</p>"
)
STATED = {
    ("Ada Moss", "controls", "Fern Bay Ltd"),
    ("Ada Moss", "is a director of", "Fern Bay Ltd"),
    ("Ada Moss", "owns", "Cobalt Reed Ltd"),
    ("Cobalt Reed Ltd", "is the parent of", "Bay Corp"),
    ("Jane Moss", "is kin of", "Ada Moss"),
}


@pytest.fixture(scope="module")
def graph(tmp_path_factory):
    place = tmp_path_factory.mktemp("ties")
    (place / "moss.xml").write_text(instance(NOTE, *TAGGED), encoding="utf-8")
    with kg.open(place / "graph") as made:
        made.build(
            place / "moss.xml", accession="0000000077-24-000001", filed="2024-03-01",
            rdf=False,
        )  # fmt: skip
        yield made


@pytest.fixture(scope="module")
def net(graph):
    return graph.network()


def told(net):
    """Return the ties of a network with names."""
    name = {node: data["name"] for node, data in net.nodes(data=True)}
    return {(name[tie.source], tie.says, name[tie.target]) for tie in ties_of(net)}


def test_ties_run_from_who_has_the_say_between_nodes_alone(net):
    assert told(net) == STATED
    assert "Quill" not in str(dict(net.nodes(data="name")))


def test_a_party_notes_alone_name_stands_beside_the_network(net):
    (noted,) = net.graph["noted"].values()
    assert {k: noted[k] for k in ("name", "kind", "known_by")} == {
        "name": "Quill Ltd", "kind": "organisation", "known_by": "note",
    }  # fmt: skip
    names = {n: d["name"] for n, d in net.nodes(data=True)} | {
        iri: data["name"] for iri, data in net.graph["noted"].items()
    }
    more = [tie for tie in every_tie_of(net) if tie not in ties_of(net)]
    assert [(names[t.source], t.says, names[t.target]) for t in more] == [
        ("Ada Moss", "controls", "Quill Ltd")
    ]


@pytest.mark.parametrize("form", sorted(EXPORTS))
def test_exports_have_what_notes_alone_name(net, form):
    text = "".join(EXPORTS[form].write(net).values())
    assert text.count("Quill Ltd") >= 1


def test_a_tie_has_its_share_and_its_words(graph, net):
    (owns,) = [tie for tie in ties_of(net) if tie.says == "owns"]
    assert (str(owns.share), owns.kind, owns.predicate) == (
        "0.4",
        TieKind.OWNERSHIP,
        "owned-by",
    )
    words = graph.read_text(owns.document, owns.start, owns.end)
    assert " ".join(words.split()) == owns.words


def test_a_tie_stated_twice_is_one(net):
    (control,) = [tie for tie in ties_of(net) if tie.says == "controls"]
    assert control.key == control.statements[0]
    assert len(ties_of(net)) == len({tie.key for tie in ties_of(net)})


def test_ties_are_no_edges_and_in_no_measure(graph, net):
    assert net.number_of_edges() == len(TAGGED)
    bare = graph.network()
    bare.graph["ties"] = []
    for measure in MEASURES:
        assert measures_of(net, [measure]) == measures_of(bare, [measure])


def test_what_was_filed_later_is_not_known_before(graph):
    assert told(graph.network(known=date(2024, 2, 1))) == set()
    assert told(graph.network(known=date(2024, 3, 1))) == STATED


def test_a_conversion_keeps_the_ties(graph, net):
    assert told(graph.in_currency(net, "USD")) == STATED


@pytest.mark.parametrize("form", sorted(EXPORTS))
def test_every_export_carries_the_ties_with_their_span(net, form):
    want = Counter(
        (t.source, t.says, t.target, t.words, f"{t.document}:{t.start}-{t.end}")
        for t in every_tie_of(net)
    )
    assert Counter(READERS[form].ties(EXPORTS[form].write(net))) == want


def test_what_is_owned_is_a_company_for_follow_the_money(net):
    lines = EXPORTS["ftm"].write(net)["ftm.json"].splitlines()
    entities = {e["id"]: e for e in map(json.loads, lines)}
    owned = [e["properties"] for e in entities.values() if e["schema"] == "Ownership"]
    assert len(owned) == 4
    assert {entities[p["asset"][0]]["schema"] for p in owned} == {"Company"}
    assert [p["percentage"] for p in owned if "percentage" in p] == [["40"]]
    ids = [e["id"] for e in map(json.loads, lines)]
    assert len(ids) == len(set(ids))


OFFICES = table(
    ("Name", "Relationship"),
    ("Ada Moss", "Chief Executive Officer and director"),
    ("Jane Moss", "Director of Fern Bay Ltd"),
    ("Hugh Moss", "Former director"),
    ("Cobalt Reed Ltd", "Company controlled by a director"),
    ("Fern Bay Ltd", "Founder"),
)


def test_who_directs_the_reporter_is_tied_to_it(tmp_path):
    """Former offices, and those held elsewhere, are none at the reporter."""
    text = instance(OFFICES, *TAGGED, Tagged("HughMossMember", 70))
    (tmp_path / "moss.xml").write_text(text, encoding="utf-8")
    with kg.open(tmp_path / "graph") as graph:
        graph.build(
            tmp_path / "moss.xml", accession="0000000077-24-000001",
            filed="2024-03-01", rdf=False,
        )  # fmt: skip
        net = graph.network()
    assert {tie for tie in told(net) if tie[2] == "Bay Corp"} == {
        ("Ada Moss", "is a director of", "Bay Corp"),
        ("Fern Bay Ltd", "is a founder of", "Bay Corp"),
    }
