"""The page works offline, says what it shows, and takes no name for markup."""

import json
import re
import shutil
import subprocess
from datetime import date
from decimal import Decimal
from html.parser import HTMLParser

import pytest
from synthetic import network_rows

from kg.errors import NotFoundError
from kg.network.project import project
from kg.views.drawing import (
    DUE_FROM,
    DUE_TO,
    KIND_NAMES,
    amount_label,
    edge_width,
    network_of,
    view,
)
from kg.views.links import links_of

EVIL = "</script><script>alert(1)</script> \"'\u202e\x07<b>אב</b>"


def row(party="Beijing QC", side="due from", amount=2039000, **changes):
    made = {
        "reporter": "Ambow",
        "party": party,
        "relationship": "Management",
        "side": side,
        "concept": "us-gaap:" + side.title().replace(" ", "") + "RelatedParties",
        "date": date(2021, 6, 30),
        "amount": Decimal(amount),
        "currency": "CNY",
        "filing": "0001104659-21-117128",
        "report": "R65",
        "row": 7,
        "column": 0,
        "raw": "|2,039",
        "url": "https://www.sec.gov/R65.htm",
        "placed_by": "currency-run",
    }
    return made | changes


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


def drawn(*rows, **options):
    html = view(list(rows), **options)
    return data(html, "nodes"), data(html, "edges")


def test_nothing_is_loaded_from_the_network():
    html = view([row()])
    tags = Tags(html).tags
    assert not [t for t, a in tags if t in ("link", "iframe", "img", "object", "base")]
    assert [a for t, a in tags if "src" in a] == []
    assert "@import" not in html
    assert not re.search(r"url\(\s*['\"]?(?:https?:)?//", html)
    assert "default-src 'none'" in html
    assert "vis-network" in html
    assert "sourceMappingURL" not in html


def test_title_and_one_heading_bear_the_given_title():
    tags = Tags(view([row()], title="Ambow <Holding>"))
    assert tags.texts["title"] == tags.texts["h1"] == "Ambow <Holding>"
    assert [t for t, _ in tags.tags].count("h1") == 1


def test_arrows_run_from_debtor_to_creditor_in_the_colour_of_the_side():
    _, edges = drawn(row(), row(side="due to", amount=354000))
    ends = {(e["from"], e["to"]): (e["label"], e["color"]["color"]) for e in edges}
    assert ends == {
        ("Beijing QC", "Ambow"): ("2,039 k CNY", DUE_FROM),
        ("Ambow", "Beijing QC"): ("354 k CNY", DUE_TO),
    }
    assert {e["smooth"]["roundness"] for e in edges} == {0.2}


def test_every_kind_has_a_shape_of_its_own_and_a_place_in_the_legend():
    kinds = ["organisation", "person", "group", "unknown"]
    net = project([row(k) for k in kinds], [{"party": k, "kind": k} for k in kinds])
    html = view(net)
    shapes = {node["kind"]: node["shape"] for node in data(html, "nodes")}
    assert shapes.keys() == {*kinds, "reporter"}
    assert len(set(shapes.values())) == 5
    legend = {a["data-kind"] for _, a in Tags(html).tags if "data-kind" in a}
    assert legend == set(KIND_NAMES)


def test_families_are_drawn_dashed_without_arrow():
    families = [{"name": "Tencent", "parties": ["A", "B"]}]
    net = project([row("A"), row("B")], families=families)
    edges = data(view(net), "edges")
    dashed = [e for e in edges if "dashes" in e]
    assert [(e["from"], e["to"]) for e in dashed] == [
        ("family/Tencent", "A"),
        ("family/Tencent", "B"),
    ]
    assert all(e["arrows"]["to"]["enabled"] is False for e in dashed)


def test_concepts_of_one_side_are_one_arrow_and_stand_apart_in_the_panel():
    rows = [row(), row(concept="us-gaap:NotesReceivable", amount=1000, row=8)]
    html = view(rows)
    (edge,) = data(html, "details")["edges"]
    assert edge["amount"] == "2,040,000"
    assert [part["amount"] for part in edge["parts"]] == ["2,039,000", "1,000"]
    assert edge["parts"][0]["sources"] == [
        {
            "raw": "|2,039",
            "report": "R65",
            "url": "https://www.sec.gov/R65.htm",
            "row": "7",
            "column": "0",
            "placed_by": "currency-run",
            "filing": "0001104659-21-117128",
        }
    ]


def test_a_hostile_name_is_shown_and_does_not_run():
    html = view([row(EVIL)], title=EVIL, subtitle=EVIL)
    assert [t for t, _ in Tags(html).tags].count("script") == 6
    assert "<script>alert" not in html
    assert "\u202e" not in html
    (name,) = {k: v for k, v in data(html, "details")["names"].items() if v != "Ambow"}
    assert name == EVIL
    shown = data(html, "details")["names"][name]
    assert shown == "</script><script>alert(1)</script> \"'\\u202e\\x07<b>אב</b>"
    tooltip = next(n["title"] for n in data(html, "nodes") if n["id"] == EVIL)
    assert tooltip.startswith(f"\u2068{shown}\u2069\n")


def test_physics_is_off_and_every_node_is_placed():
    html = view(project(**network_rows(100)))
    assert data(html, "options")["physics"] == {"enabled": False}
    nodes = data(html, "nodes")
    assert len({(node["x"], node["y"]) for node in nodes}) == len(nodes) == 101


def test_amounts_of_many_parties_of_one_reporter_stand_under_their_names():
    rows = [row(f"Party {n}", amount=1000 * (n + 88)) for n in range(13)]
    nodes, edges = drawn(*rows)
    assert [edge for edge in edges if "label" in edge] == []
    labels = {node["id"]: node["label"] for node in nodes}
    assert labels["Party 0"] == "Party 0\n88 k CNY"
    assert labels["Ambow"] == "Ambow"
    nodes, _ = drawn(*rows, row("Party 0", "due to", amount=5000))
    labels = {node["id"]: node["label"] for node in nodes}
    assert labels["Party 0"] == "Party 0\n5,000 CNY + 1"


@pytest.mark.parametrize("parties", [1, 2, 5, 12])
def test_the_name_of_a_party_above_its_reporter_stands_over_it(parties):
    nodes, _ = drawn(*[row(f"Party {n}", amount=1000 * n + 1) for n in range(parties)])
    (hub,) = [node for node in nodes if node["id"] == "Ambow"]
    for node in nodes:
        above = node["y"] < hub["y"] - 15
        raised = node.get("font", {}).get("vadjust", 0) < -2 * node["size"] - 14
        assert (raised, "vadjust" in node.get("font", {})) == (above, above)


def test_names_on_a_lattice_all_stand_under_their_parties():
    nodes, _ = drawn(*[row(f"Party {n}", amount=1000 * n + 1) for n in range(40)])
    assert not [n for n in nodes if "vadjust" in n.get("font", {})]


def test_the_latest_date_of_each_reporter_is_drawn_unless_a_day_is_given():
    rows = [row(), row(date=date(2020, 12, 31), amount=1961000)]
    rows.append(row("X", reporter="Other", date=date(2020, 3, 31), amount=5000))
    labels = sorted(e["label"] for e in drawn(*rows)[1])
    assert labels == ["2,039 k CNY", "5,000 CNY"]
    _, edges = drawn(*rows, as_of=date(2020, 12, 31))
    assert [e["label"] for e in edges] == ["1,961 k CNY"]


def test_the_page_says_what_is_left_out():
    rows = [row(f"P{n}", amount=1000 * (n + 1)) for n in range(310)]
    rows.append(row("Nil", amount=0))
    html = view(rows, limit=12)
    assert (
        "Showing 12 of 310 counterparties of 1 reporting entity, 12 balances as of "
        "2021-06-30. Not drawn: 1 of zero."
    ) in html
    assert {n["id"] for n in data(html, "nodes")} >= {"P309", "P298"}


def test_a_party_is_drawn_with_what_lies_round_it():
    rows = [row("A"), row("B"), row("B", reporter="Other"), row("C", reporter="Other")]
    nodes, _ = drawn(*rows, party="a")
    assert {n["id"] for n in nodes} == {"A", "Ambow"}
    nodes, _ = drawn(*rows, party="A", depth=3)
    assert {n["id"] for n in nodes} == {"A", "Ambow", "B", "Other"}
    with pytest.raises(NotFoundError, match="no party named 'Nobody'"):
        view(rows, party="Nobody")


def test_the_page_is_written_in_utf_8_and_the_same_every_time(tmp_path):
    rows = [row("北京"), row("Aços", "due to")]
    target = tmp_path / "graph.html"
    html = view(rows, target)
    assert target.read_bytes().decode("utf-8") == html == view(reversed(rows))
    assert [p.name for p in tmp_path.iterdir()] == ["graph.html"]


def test_an_empty_network_is_a_page_too():
    html = view([])
    assert "Showing 0 counterparties" in html
    assert data(html, "nodes") == []


def test_width_grows_with_the_logarithm():
    assert edge_width(Decimal(10**6)) == 3.5
    assert edge_width(Decimal(10**7)) == 4.5
    assert edge_width(Decimal(1)) == 1.0


@pytest.mark.parametrize(
    ("amount", "label"),
    [
        ("2500", "2,500 EUR"),
        ("88000", "88 k EUR"),
        ("76699400", "76,699 k EUR"),
        ("-171549000", "-172 M EUR"),
        ("250000000000", "250 bn EUR"),
        ("12.5", "12.5 EUR"),
    ],
)
def test_amounts_are_labelled_with_their_unit(amount, label):
    assert amount_label(Decimal(amount), "EUR") == label


def test_the_pyvis_network_holds_what_is_drawn():
    net = project([row()])
    network = network_of(net, links_of(net))
    assert network.num_nodes() == 2
    assert network.num_edges() == 1
    assert network.directed is True


@pytest.mark.slow
def test_an_address_that_names_a_party_opens_its_panel(tmp_path):
    browser = shutil.which("chromium")
    if browser is None:
        pytest.skip("no chromium to draw the page")
    page = tmp_path / "graph.html"
    view([row(EVIL), row()], page)
    flags = "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run"
    command = [
        *(browser, *flags.split(), "--disable-background-networking"),
        *("--disable-component-update", "--disable-sync"),
        f"--user-data-dir={tmp_path / 'profile'}",
        *("--virtual-time-budget=5000", "--dump-dom"),
        page.as_uri() + "#node=Beijing%20QC",
    ]
    run = subprocess.run(command, capture_output=True, timeout=60, check=True)
    dom = run.stdout.decode("utf-8")
    panel = re.search(r'<div id="panel".*?<div id="legend"', dom, re.DOTALL)[0]
    assert "<h3><bdi>Beijing QC</bdi></h3>" in panel
    assert "2,039,000 CNY" in panel
    assert "<code><bdi>|2,039</bdi></code>" in panel
    assert 'href="https://www.sec.gov/R65.htm"' in panel
    assert dom.count('<tr data-edge="') == 2
