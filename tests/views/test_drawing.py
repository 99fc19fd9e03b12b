"""The page works offline, says what it shows, and takes no name for markup."""

import json
import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from html.parser import HTMLParser

import pytest
from made_network import cell, network, position
from synthetic import synthetic_network

from kg.api.graph import Graph
from kg.errors import NotFoundError
from kg.facts.select import Wanted
from kg.network.edges import edges_of
from kg.network.project import network_of
from kg.resources import folder
from kg.views.arrows import bend_apart, edge_width
from kg.views.drawing import KIND_NAMES, picture_of, pyvis_network, view
from kg.views.excerpt import nodes_named
from kg.views.palette import DUE_FROM, DUE_TO

AMBOW, QC = "e:Ambow", "p:Beijing QC"

EVIL = "</script><script>alert(1)</script> \"'\u202e\x07<b>אב</b>"


def row(party="Beijing QC", side="due from", amount=2039000, **changes):
    return position(changes.pop("reporter", "Ambow"), party, side, amount, **changes)


class Tags(HTMLParser):
    """Collects the start tags outside scripts, and the text of title and h1."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.texts, self._open = [], {}, ""
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        self._open = tag if tag in ("title", "h1") else self._open

    def handle_endtag(self, tag):
        self._open = "" if tag == self._open else self._open

    def handle_data(self, data):
        if self._open:
            self.texts[self._open] = self.texts.get(self._open, "") + data


def data(html, name):
    pattern = rf'<script type="application/json" id="data-{name}">(.*?)</script>'
    return json.loads(re.search(pattern, html, re.DOTALL)[1])


def page(*rows, **options):
    return view(network(*rows), **options)


def drawn(*rows, **options):
    html = page(*rows, **options)
    return data(html, "nodes"), data(html, "edges")


def test_nothing_is_loaded_from_the_network():
    html = page(row())
    tags = Tags(html).tags
    assert not [t for t, a in tags if t in ("link", "iframe", "img", "object", "base")]
    assert [a for t, a in tags if "src" in a] == []
    assert "@import" not in html
    assert not re.search(r"url\(\s*['\"]?(?:https?:)?//", html)
    assert "default-src 'none'" in html
    assert "vis-network" in html
    assert "sourceMappingURL" not in html


def test_title_and_one_heading_bear_the_given_title():
    tags = Tags(page(row(), title="Ambow <Holding>"))
    assert tags.texts["title"] == tags.texts["h1"] == "Ambow <Holding>"
    assert [t for t, _ in tags.tags].count("h1") == 1


def test_arrows_run_from_debtor_to_creditor_in_the_colour_of_the_side():
    _, edges = drawn(row(), row(side="due to", amount=354000))
    ends = {(e["from"], e["to"]): (e["label"], e["color"]["color"]) for e in edges}
    assert ends == {
        (QC, AMBOW): ("2,039 k CNY", DUE_FROM),
        (AMBOW, QC): ("354 k CNY", DUE_TO),
    }
    assert {e["smooth"]["roundness"] for e in edges} == {0.2}


def test_every_kind_has_a_shape_of_its_own_and_a_place_in_the_legend():
    kinds = ["organisation", "person", "group", "unknown"]
    html = page(*(row(k, kind=k) for k in kinds))
    shapes = {node["kind"]: node["shape"] for node in data(html, "nodes")}
    assert shapes.keys() == {*kinds, "reporter"}
    assert len(set(shapes.values())) == 5
    legend = {a["data-kind"] for _, a in Tags(html).tags if "data-kind" in a}
    assert legend == set(KIND_NAMES)


def test_the_legend_explains_arrows_of_both_directions_and_turned_ones():
    arrows = {a["data-arrow"] for _, a in Tags(page(row())).tags if "data-arrow" in a}
    assert arrows == {
        *("due-from", "due-to", "turned", "tie", "kin"),
        *("doubt", "unsettled", "flow"),
    }


def test_a_turned_balance_has_an_open_head_and_the_colour_of_who_owes():
    _, (edge,) = drawn(row(amount=-500000))
    assert (edge["from"], edge["to"]) == (AMBOW, QC)
    assert edge["color"]["color"] == DUE_TO
    assert edge["arrows"]["to"]["type"] == "vee"
    assert edge["title"] == "500 k CNY due from, reported negative, 2021-06-30"
    (shown,) = data(page(row(amount=-500000)), "details")["edges"]
    assert shown["turned"] is True
    assert "arrows" not in drawn(row())[1][0]


def test_families_are_drawn_dashed_without_arrow():
    families = [{"iri": "f:T", "name": "Tencent", "members": ["p:A", "p:B"]}]
    html = view(network(row("A"), row("B"), families=families))
    dashed = [e for e in data(html, "edges") if "dashes" in e]
    assert [(e["from"], e["to"]) for e in dashed] == [("f:T", "p:A"), ("f:T", "p:B")]
    assert all(e["arrows"]["to"]["enabled"] is False for e in dashed)
    assert data(html, "details")["names"].keys() == {"e:Ambow", "p:A", "p:B"}


def test_the_panel_shows_how_each_cell_makes_the_amount():
    html = page(row())
    (edge,) = data(html, "details")["edges"]
    assert (edge["amount"], edge["value"]) == ("2,039,000", "2039000")
    (shown,) = edge["cells"]
    expected = {
        "raw": "|2,039",
        "times": "× 1,000",
        "amount": "2,039,000",
        "label": "Amounts due from related parties",
        "head": "Jun. 30, 2021",
        "title": "RELATED PARTY TRANSACTIONS (Details)",
        "report": "R65",
        "row": "7",
        "column": "0",
        "filing": "0001104659-21-117128",
        "url": "https://www.sec.gov/R65.htm",
        "placed_by": "currency-run",
    }
    assert {name: shown[name] for name in expected} == expected


def test_further_cells_of_a_fact_and_facts_that_state_it_again_are_apart():
    made = row(also=("again",))
    (fact,) = made.facts
    cells = {
        fact: [cell(fact), cell(fact, raw="2,039,000", scale=0, report="instance")],
        "again": [cell("again", report="R70")],
    }
    (edge,) = data(view(network(made, cells=cells)), "details")["edges"]
    assert [c["report"] for c in edge["cells"]] == ["R65"]
    assert [(c["report"], c["times"]) for c in edge["repeats"]] == [
        ("instance", ""),
        ("R70", "× 1,000"),
    ]


def test_a_claim_of_two_tellers_names_both_and_a_disagreement_the_other_amount():
    claim = row(party_iri="e:QC")
    mirror = position("QC", "Ambow", "due to", 2039000, party_iri=AMBOW)
    (edge,) = data(page(claim, mirror), "details")["edges"]
    assert edge["reporters"] == [AMBOW, "e:QC"]
    assert len(edge["cells"]) == 2
    other = replace(mirror, amount=Decimal(9000))
    edges = data(page(claim, other), "details")["edges"]
    assert {e["amount"]: e["disagrees"] for e in edges} == {
        "2,039,000": "9,000",
        "9,000": "2,039,000",
    }


def test_a_hostile_name_is_shown_and_does_not_run():
    html = page(row(EVIL), title=EVIL, subtitle=EVIL)
    assert [t for t, _ in Tags(html).tags].count("script") == 6
    assert "<script>alert" not in html
    assert "\u202e" not in html
    names = data(html, "details")["names"]
    (node,) = names.keys() - {AMBOW}
    assert names[node] == "</script><script>alert(1)</script> \"'\\u202e\\x07<b>אב</b>"
    tooltip = next(n["title"] for n in data(html, "nodes") if n["id"] == node)
    assert tooltip.startswith(f"\u2068{names[node]}\u2069\n")


def test_physics_is_off_and_every_node_is_placed():
    html = view(synthetic_network(100))
    assert data(html, "options")["physics"] == {"enabled": False}
    nodes = data(html, "nodes")
    assert len({(node["x"], node["y"]) for node in nodes}) == len(nodes) == 101


def test_amounts_of_many_parties_of_one_reporter_stand_under_their_names():
    rows = [row(f"Party {n}", amount=1000 * (n + 88)) for n in range(13)]
    crowded = {n["id"] for n in drawn(*rows)[0] if n.get("crowded")}
    assert crowded == {f"p:Party {n}" for n in range(13)}
    assert not [n for n in drawn(*rows[:12])[0] if n.get("crowded")]


def test_an_amount_of_which_the_other_end_tells_another_is_dashed():
    other = position("QC", "Ambow", "due to", 9000, party_iri=AMBOW, kind="reporter")
    _, edges = drawn(row(party_iri="e:QC"), other)
    assert [edge["dashes"] for edge in edges] == [[9, 5], [9, 5]]
    assert "dashes" not in drawn(row())[1][0]


def test_the_summary_says_whether_days_are_last_dates_or_all():
    rows = [row(), row("X", reporter="Other", date=date(2020, 3, 31), amount=5000)]
    span = "2020-03-31 to 2021-06-30."
    assert f" of all days, {span}" in view(network(*rows))
    assert f"last balance date, {span}" in view(network(*rows, as_of="latest"))


def test_the_page_says_what_is_left_out():
    rows = [row(f"P{n}", amount=1000 * (n + 1)) for n in range(310)]
    html = view(network(*rows, left_out={"side not known": 3}), limit=12)
    assert (
        "Showing 12 of 310 counterparties of 1 reporting entity, 12 balances as of "
        "2021-06-30."
    ) in html
    assert "left out: 3 without a known side; kg query uncounted lists them" in html
    assert {n["id"] for n in data(html, "nodes")} >= {"p:P309", "p:P298"}


def test_a_party_is_drawn_with_what_lies_round_it():
    rows = [row("A"), row("B"), row("B", reporter="Other"), row("C", reporter="Other")]
    nodes, _ = drawn(*rows, around={"p:A"})
    assert {n["id"] for n in nodes} == {"p:A", AMBOW}
    nodes, _ = drawn(*rows, around={"p:A"}, depth=3)
    assert {n["id"] for n in nodes} == {"p:A", AMBOW, "p:B", "e:Other"}


@pytest.fixture(scope="module")
def graph(tmp_path_factory):
    with Graph(tmp_path_factory.mktemp("drawing") / "graph") as built:
        built.build(manifest=folder("examples") / "manifest.csv", rdf=False)
        yield built


def named(graph, text):
    snapshot = graph._graph.snapshot()
    net = network_of(snapshot, Wanted(as_of="latest"))
    nodes, note = nodes_named(snapshot, net, text)
    return sorted(net.nodes[node]["name"] for node in nodes), note


def test_a_party_is_found_by_pattern_name_and_beginning(graph):
    qc = "Beijing QC Technology Company Limited"
    jinan = "Jinan QCY Intelligent Technology Co., Ltd"
    assert named(graph, "%qc%") == ([qc, jinan], f"Around {qc}, {jinan}")
    assert named(graph, qc.lower()) == ([qc], f"Around {qc}")
    found, note = named(graph, "Beijing QC")
    assert (found, note) == ([qc], f"Around {qc}; taken by beginning: {qc}")
    assert named(graph, "1494558")[0] == ["Ambow Education Holding Ltd."]


def test_a_party_that_is_not_drawn_is_one_clear_line(graph):
    with pytest.raises(NotFoundError, match="no party or reporter named 'Nobody'"):
        named(graph, "Nobody")
    with pytest.raises(
        NotFoundError, match="no balance of Bradley Steel Processors to draw"
    ):
        named(graph, "Bradley Steel Processors")


def test_the_page_is_the_same_every_time_and_whatever_the_order():
    rows = [row("北京"), row("Aços", "due to")]
    assert page(*rows) == page(*reversed(rows))


def test_an_empty_network_is_a_page_that_says_why():
    assert "Showing 0 counterparties" in page()
    html = view(network(empty="Nothing to draw: no balance."))
    assert "Nothing to draw: no balance." in html
    assert data(html, "nodes") == []


def test_the_page_has_a_colour_by_night_for_each_by_day():
    html = page(row(), row("P", "due to", kind="person"))
    night = data(html, "details")["night"]
    used = set(re.findall(r"#[0-9a-f]{6}", json.dumps([
        data(html, "nodes"), data(html, "edges"), data(html, "options")
    ])))  # fmt: skip
    assert used <= night.keys()
    assert "@media screen and (prefers-color-scheme: dark)" in html


def test_parallel_arrows_bend_until_their_labels_lie_apart():
    assert bend_apart((0, 0), (400, 0), 1) == 0.2
    assert bend_apart((0, 0), (120, 0), 2) == 0.3
    assert bend_apart((0, 0), (0, 100), 1) == 0.5


def test_width_grows_with_the_logarithm():
    assert edge_width(Decimal(10**6)) == 3.5
    assert edge_width(Decimal(10**7)) == 4.5
    assert edge_width(Decimal(1)) == 1.0


def test_the_pyvis_network_holds_what_is_drawn():
    net = network(row())
    drawing = pyvis_network(picture_of(net, edges_of(net)))
    assert drawing.num_nodes() == 2
    assert drawing.num_edges() == 1
    assert drawing.directed is True
