"""Each position is one edge debtor -> creditor; a claim of two ends is one edge."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import networkx as nx
import pytest
from made_network import DAY, cell, network, position

from kg.api.graph import Graph
from kg.facts.rows import Side
from kg.facts.select import Wanted, select_positions
from kg.facts.uncounted import Uncounted
from kg.network.edges import edges_of
from kg.network.project import ZERO, left_out_line, network_of, project
from kg.resources import folder

AMBOW, QC = "e:Ambow", "p:Beijing QC"


def amounts(net):
    return sorted((a, b, d["amount"]) for a, b, d in net.edges(data=True))


def only_edge(net):
    ((_, _, attributes),) = net.edges(data=True)
    return attributes


def test_the_party_owes_what_is_due_from_it_and_is_owed_what_is_due_to_it():
    net = network(position(), position(side="due to", amount=354000))
    assert amounts(net) == [(AMBOW, QC, Decimal(354000)), (QC, AMBOW, Decimal(2039000))]


def test_nodes_carry_name_kind_and_iri():
    net = network(position(kind="person"))
    assert dict(net.nodes(data=True)) == {
        AMBOW: {"name": "Ambow", "kind": "reporter", "iri": AMBOW},
        QC: {"name": "Beijing QC", "kind": "person", "iri": QC},
    }


def test_a_party_that_reports_too_is_a_reporter_by_its_own_name():
    own = position(reporter="QC", party="X")
    for rows in ((own, position(party_iri="e:QC")), (position(party_iri="e:QC"), own)):
        nodes = network(*rows).nodes
        assert nodes["e:QC"] == {"name": "QC", "kind": "reporter", "iri": "e:QC"}


def test_an_edge_says_all_there_is_of_its_position():
    row = position(also=("again",))
    first = cell(row.facts[0])
    net = project([row], {row.facts[0]: [first], "again": [cell("again", raw="2.04")]})
    (key,) = (key for *_, key in net.edges(keys=True))
    assert key == row.iri
    edge = only_edge(net)
    sources, repeats = edge.pop("sources"), edge.pop("repeats")
    assert edge == {
        "amount": Decimal(2039000),
        "currency": "CNY",
        "date": DAY,
        "side": "due from",
        "reporter": AMBOW,
        "reporters": (AMBOW,),
        "disagrees": None,
        "concept": "us-gaap:DueFromRelatedPartiesCurrent",
        "relationship": "Management",
        "facts": row.facts,
        "also": ("again",),
        "incomplete": 0,
    }
    assert sources == [
        {
            "fact": row.facts[0],
            "raw": "|2,039",
            "scale": 3,
            "amount": Decimal(2039000),
            "label": "Amounts due from related parties",
            "head": "Jun. 30, 2021",
            "title": "RELATED PARTY TRANSACTIONS (Details)",
            "report": "R65",
            "row": 7,
            "column": 0,
            "line": 33,
            "filing": "0001104659-21-117128",
            "filed_as": None,
            "url": "https://www.sec.gov/R65.htm",
            "placed_by": "currency-run",
        }
    ]
    assert [(c["fact"], c["raw"]) for c in repeats] == [("again", "2.04")]


def test_concepts_and_relationships_of_several_facts_are_joined_once_each():
    row = position(facts=("a", "b", "c"))
    cells = {
        "a": [cell("a", concept="x:A", relationship=None)],
        "b": [cell("b", concept="x:B", relationship="Director")],
        "c": [cell("c", concept="x:A", relationship="Director")],
    }
    edge = only_edge(project([row], cells))
    assert (edge["concept"], edge["relationship"]) == ("x:A | x:B", "Director")
    assert [source["fact"] for source in edge["sources"]] == ["a", "b", "c"]


def test_a_negative_balance_is_drawn_the_other_way_with_its_side_kept():
    net = network(position(amount=-500))
    assert amounts(net) == [(AMBOW, QC, Decimal(500))]
    (edge,) = edges_of(net)
    assert (edge.side, edge.is_turned, edge.party) == ("due from", True, QC)
    assert [e.is_turned for e in edges_of(network(position(side="due to")))] == [False]


def test_zero_is_no_edge_and_brings_no_node():
    assert len(network(position(amount=0))) == 0


def mirrored(amount, **changes):
    """Return the other end of the claim of `position()`: QC owes Ambow."""
    made = position("QC", "Ambow", "due to", amount, party_iri=AMBOW)
    return replace(made, **changes)


def claim(amount=2039000, **changes):
    return position(party_iri="e:QC", amount=amount, **changes)


@pytest.mark.parametrize("turned", [False, True])
def test_a_claim_told_by_both_ends_is_one_edge_with_two_tellers(turned):
    rows = [claim(), mirrored(2039000)]
    net = network(*(reversed(rows) if turned else rows))
    assert amounts(net) == [("e:QC", AMBOW, Decimal(2039000))]
    edge = only_edge(net)
    assert edge["reporters"] == (AMBOW, "e:QC")
    assert edge["facts"] == rows[0].facts + rows[1].facts
    assert [source["fact"] for source in edge["sources"]] == list(edge["facts"])
    assert edge["disagrees"] is None


def test_of_two_ends_the_more_precise_amount_is_drawn():
    exact = mirrored(2039412)
    rows = [claim(), exact]
    cells = {
        rows[0].facts[0]: [cell("a")],
        exact.facts[0]: [cell("b", decimals="INF")],
    }
    edge = only_edge(project(rows, cells))
    assert (edge["amount"], edge["reporter"]) == (Decimal(2039412), "e:QC")
    assert (edge["side"], edge["reporters"]) == ("due to", ("e:QC", AMBOW))


@pytest.mark.parametrize(("amount", "edges"), [(2039500, 1), (2039501, 2)])
def test_ends_agree_when_equal_within_their_rounding(amount, edges):
    exact = mirrored(amount)
    cells = {
        claim().facts[0]: [cell("a")],
        exact.facts[0]: [cell("b", decimals="INF")],
    }
    assert project([claim(), exact], cells).number_of_edges() == edges


@pytest.mark.parametrize(("amount", "edges"), [(2040000, 1), (2040001, 2)])
def test_the_rounding_of_both_ends_is_allowed_for(amount, edges):
    assert network(claim(), mirrored(amount)).number_of_edges() == edges


def test_where_the_ends_disagree_both_edges_stand_and_name_the_other_amount():
    net = network(claim(), mirrored(9000))
    told = {d["amount"]: d["disagrees"] for *_, d in net.edges(data=True)}
    assert told == {Decimal(2039000): Decimal(9000), Decimal(9000): Decimal(2039000)}
    assert [d["reporters"] for *_, d in net.edges(data=True)] == [(AMBOW,), ("e:QC",)]


def test_an_end_that_reports_nothing_disagrees():
    edge = only_edge(network(claim(400), mirrored(0)))
    assert (edge["amount"], edge["disagrees"]) == (Decimal(400), Decimal(0))


def test_the_other_amount_is_given_in_the_direction_of_the_edge():
    net = network(claim(-700000), mirrored(9000000))
    told = {d["amount"]: d["disagrees"] for *_, d in net.edges(data=True)}
    assert told == {Decimal(700000): -9000000, Decimal(9000000): -700000}


def test_two_negative_ends_are_one_claim():
    net = network(claim(-700), mirrored(-700))
    assert amounts(net) == [(AMBOW, "e:QC", Decimal(700))]


@pytest.mark.parametrize(
    "change",
    [{"date": date(2021, 12, 31)}, {"currency": "USD"}, {"side": Side.DUE_FROM}],
)
def test_another_day_currency_or_side_is_another_claim(change):
    other = replace(mirrored(2039000), **change)
    assert network(claim(), other).number_of_edges() == 2


def test_keys_are_unique_in_the_whole_network():
    rows = [position(party=p, amount=n) for n, p in enumerate("abcde", start=1)]
    rows += [position("Other", p) for p in "abcde"]
    keys = [key for *_, key in network(*rows).edges(keys=True)]
    assert len(set(keys)) == len(keys) == 10


def test_the_order_of_positions_does_not_matter():
    rows = [position(), position(side="due to"), position("B"), claim(), mirrored(5)]
    nets = [network(*order) for order in (rows, rows[::-1])]
    edges = [list(net.edges(data=True, keys=True)) for net in nets]
    assert edges[0] == edges[1]
    assert list(nets[0]) == list(nets[1]) == sorted(nets[0])


# --- over a graph ---------------------------------------------------------------


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory):
    graph = Graph(tmp_path_factory.mktemp("network") / "graph")
    graph.build(manifest=folder("examples") / "manifest.csv", rdf=False)
    yield graph._graph.snapshot()
    graph.close()


def reporter(snapshot, name):
    (iri,) = (
        e for e, n in snapshot.rows("SELECT entity, name FROM entities") if name in n
    )
    return iri


def test_edges_are_the_positions_of_each_reporters_last_date(snapshot):
    wanted = Wanted(as_of="latest")
    net = network_of(snapshot, wanted)
    rows = select_positions(snapshot, wanted)
    assert {key for *_, key in net.edges(keys=True)} == {row.iri for row in rows}
    assert net.number_of_edges() == 22
    assert net.graph["as_of"] == "latest"
    assert "empty" not in net.graph


def test_the_cell_of_an_edge_makes_its_amount(snapshot):
    net = network_of(snapshot, Wanted(as_of="latest"))
    qc = [d for *_, d in net.edges(data=True) if d["amount"] == 2039000]
    (source,) = qc[0]["sources"]
    assert (source["raw"], source["scale"]) == ("2,039", 3)
    assert source["label"] == "Amounts due from related parties"
    assert source["head"] == "Jun. 30, 2021 | CNY (¥)"
    assert source["report"] == "R65"


def test_what_is_left_out_is_counted_by_reason_the_most_frequent_first(snapshot):
    net = network_of(snapshot, Wanted(as_of="latest"))
    assert list(net.graph["left_out"].items())[:3] == [
        ("total", 28),
        ("column not settled", 6),
        ("convenience translation", 6),
    ]
    assert left_out_line(net).startswith(
        "left out: 28 totals, 6 uncertain, 6 convenience translations, 6 parts of"
    )


def test_what_is_left_out_is_that_of_the_reporters_and_parties_asked_for(snapshot):
    gerdau = reporter(snapshot, "Gerdau")
    net = network_of(snapshot, Wanted(reporters=[gerdau]))
    assert net.graph["left_out"] == {"side not known": 1, "total": 4}
    (bradley,) = {
        party
        for party, name in snapshot.rows("SELECT iri, name FROM names")
        if "Bradley" in name
    }
    net = network_of(snapshot, Wanted(parties=[bradley]))
    assert net.graph["left_out"] == {"side not known": 1}


def test_zeros_are_counted_among_what_is_left_out(snapshot, monkeypatch):
    assert ZERO not in network_of(snapshot, Wanted()).graph["left_out"]
    rows = [position(amount=0), position(party="B", amount=0), position(party="C")]
    monkeypatch.setattr("kg.network.project.select_positions", lambda *_: rows)
    net = network_of(snapshot, Wanted(reporters=[]))
    assert (net.graph["left_out"], net.number_of_edges()) == ({ZERO: 2}, 1)


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        (Uncounted.TOTAL, "totals"),
        (Uncounted.TRANSLATION, "convenience translations"),
        (Uncounted.UNCERTAIN, "uncertain"),
        (Uncounted.NO_PARTY, "without a named party"),
        (Uncounted.ITSELF, "of the reporter with itself"),
        (Uncounted.NO_SIDE, "without a known side"),
        (Uncounted.PART, "parts of a whole"),
        (Uncounted.LESS_PRECISE, "stated more precisely elsewhere"),
        (ZERO, "of zero"),
        ("allowance", "allowances"),
        ("average", "averages"),
        ("maximum or minimum", "maxima or minima"),
        ("commitment or limit", "commitments or limits"),
        ("discount or premium", "discounts or premiums"),
        ("face amount", "face amounts"),
        ("fair value", "fair values"),
        ("movement", "movements"),
        ("written off or waived", "written off or waived"),
        ("collateral", "collateral"),
    ],
)
def test_a_reason_is_told_in_words_that_follow_a_number(reason, words):
    net = nx.MultiDiGraph(left_out={reason: 1200})
    assert left_out_line(net) == (
        f"left out: 1,200 {words}; kg query uncounted lists them"
    )


def test_nothing_left_out_is_no_line():
    assert left_out_line(nx.MultiDiGraph()) == ""


def test_an_empty_network_says_why_and_what_is_near(snapshot):
    early = network_of(snapshot, Wanted(as_of=date(2001, 1, 1)))
    assert early.graph["empty"] == (
        "Nothing to draw for 2001-01-01: balances stand from 2017-12-31 to 2023-12-31."
    )
    on = network_of(snapshot, Wanted(on=date(2020, 5, 5)))
    assert on.graph["empty"].startswith("Nothing to draw for 2020-05-05: balances")
    assert on.graph["as_of"] == "2020-05-05"
    (bradley,) = {
        party
        for party, name in snapshot.rows("SELECT iri, name FROM names")
        if "Bradley" in name
    }
    sideless = network_of(snapshot, Wanted(parties=[bradley]))
    assert sideless.graph["empty"] == (
        "Nothing to draw: no balance has a named party and a known side."
    )
    assert sideless.graph["as_of"] == ""


def test_families_are_no_edges_and_need_two_bearers_in_the_network(snapshot):
    net = network_of(snapshot, Wanted(as_of="latest"))
    (family,) = net.graph["families"]
    assert family["name"] == "Tencent"
    assert family["iri"].endswith("/trade-name/tencent")
    assert [net.nodes[n]["name"] for n in family["members"]] == [
        "Tencent Holdings Limited",
        "Tencent Group",
    ]
    huya = network_of(snapshot, Wanted(reporters=[reporter(snapshot, "HUYA")]))
    assert huya.graph["families"] == []


def test_a_role_is_shown_with_whose_it_is_unless_its_words_say_so(tmp_path):
    page = (
        "|\nRELATED PARTIES (Details) - USD ($)\n|\nDec. 31, 2023\n"
        "|Sponsor\n|Due to related parties\n|$ 100\n"
        "|Subsidiaries of Quorzim Group\n|Due to related parties\n|$ 200\n"
    )
    (tmp_path / "R4.txt").write_text(page)
    with Graph(tmp_path / "g") as graph:
        graph.build(
            [tmp_path / "R4.txt"], rdf=False, cik="1000009", entity="Zindlo Corp"
        )
        net = network_of(graph._graph.snapshot(), Wanted(as_of="latest"))
    names = sorted(name for _, name in net.nodes(data="name"))
    assert names == [
        "Sponsor of Zindlo Corp",
        "Subsidiaries of Quorzim Group",
        "Zindlo Corp",
    ]
