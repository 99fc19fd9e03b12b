"""What the page does, in the system's browser: search, filters, days, files, keys."""

import csv
import io
import re
from datetime import date
from html import escape
from xml.etree import ElementTree

import pytest
from browser import dom_of, result_of
from made_network import network, position
from synthetic import synthetic_network

from kg.network.beside import Beside
from kg.network.edges import edges_of
from kg.views.drawing import view

pytestmark = pytest.mark.slow

EVIL = "</script><script>alert(1)</script> \"'\u202e\x07<b>אב</b>"
HOSTILE = (EVIL, "<img src=x onerror=window.ran=1>", "\u05d0\u05d1 " * 20, "Long " * 60)
OLD = date(2020, 12, 31)
CATCH = """
  const files = [];
  URL.createObjectURL = (blob) => { files.push(blob); return "blob:x"; };
  HTMLAnchorElement.prototype.click = function () { };
"""


def page(*rows, **options):
    return view(network(*rows, as_of="latest"), **options)


def row(party="Beijing QC", side="due from", amount=2039000, **changes):
    return position(changes.pop("reporter", "Ambow"), party, side, amount, **changes)


def with_past(rows, past):
    """Return the page of a network whose other days hold these positions."""
    net = network(*rows, as_of="latest")
    older = network(*past)
    nodes = {node: dict(data) for node, data in older.nodes(data=True)}
    days = {"e:Ambow": [OLD, date(2021, 6, 30)]}
    net.graph["beside"] = Beside(edges_of(older), nodes, days)
    return view(net)


def test_an_address_that_names_a_party_opens_its_panel(tmp_path):
    dom = dom_of(tmp_path, page(row(EVIL), row()), "#node=p%3ABeijing%20QC")
    panel = re.search(r'<div id="panel".*?<details id="legend"', dom, re.DOTALL)[0]
    assert "<h3><bdi>Beijing QC</bdi></h3>" in panel
    assert "2,039,000 CNY" in panel
    assert "<code><bdi>|2,039</bdi></code> × 1,000 = 2,039,000" in panel
    assert '<div class="label"><bdi>Amounts due from related parties</bdi>' in panel
    assert 'href="https://www.sec.gov/R65.htm"' in panel
    assert dom.count('<tr data-edge="') == 2


def test_search_lists_all_hits(tmp_path):
    rows = [row(f"Tongda {n} Ltd", amount=n + 1) for n in range(30)]
    script = """
      change(byId("party"), "TONGDA ltd", "input");
      const hits = all("#hits button").map((hit) => hit.firstChild.textContent);
      change(byId("party"), "nobody", "input");
      return [hits, byId("hits").textContent];
    """
    hits, none = result_of(tmp_path, page(*rows, row()), script)
    assert hits == [f"Tongda {n} Ltd" for n in reversed(range(30))]
    assert none == "No party bears that name."


def test_filters_change_picture_table_header_and_address_alike(tmp_path):
    rows = [row("A"), row("B", "due to"), row("C", currency="USD")]
    script = """
      change(document.querySelector("[data-filter=currency]"), "CNY", "change");
      change(document.querySelector("[data-filter=side]"), "due to", "change");
      return [all("#balances tbody tr").length, byId("shown").textContent, location.hash];
    """
    count, shown, fragment = result_of(tmp_path, page(*rows), script)
    assert count == 1
    assert shown.startswith("1 of 3 parties of 1 reporting entity; 1 balance")
    assert fragment == "#side=due%20to&currency=CNY"


def test_the_slider_shows_each_last_day_by_then(tmp_path):
    html = with_past([row()], [row(amount=7000, date=OLD), row("X", date=OLD)])
    script = """
      const amounts = () => all("td[data-key=amount]").map((box) => box.textContent);
      const now = amounts();
      change(byId("day"), "0", "input");
      return [now, amounts(), byId("day-text").textContent, location.hash];
    """
    now, then, day, fragment = result_of(tmp_path, html, script)
    assert now == ["2,039,000"]
    assert then == ["2,039,000", "7,000"]
    assert (day, fragment) == ("2020-12-31", "#day=2020-12-31")


def test_the_panel_draws_the_history_of_a_party(tmp_path):
    html = with_past([row()], [row(amount=800000, date=OLD)])
    script = "return document.querySelector('.chart').getAttribute('aria-label');"
    told = result_of(tmp_path, html, script, "#node=p%3ABeijing%20QC")
    assert told.startswith("History in CNY. 2020-12-31: 0.8 M CNY owed to")


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_stays_text(tmp_path, name):
    script = """
      change(byId("party"), document.querySelector("td bdi").textContent.slice(0, 8), "input");
      byId("search").dispatchEvent(new Event("submit", { cancelable: true }));
      return [window.ran === undefined, all("img, b").length, all("#panel h3").length];
    """
    assert result_of(tmp_path, page(row(name)), script) == [True, 0, 1]


def test_the_table_is_saved_as_csv_with_exact_amounts(tmp_path):
    script = (
        CATCH
        + """
      change(byId("table-filter"), "beijing", "input");
      byId("csv").click();
      return await files[0].text();
    """
    )
    text = result_of(tmp_path, page(row(), row('X, "Ltd"')), script)
    (saved,) = csv.DictReader(io.StringIO(text))
    assert (saved["debtor"], saved["amount"]) == ("Beijing QC", "2039000")
    assert saved["url"] == "https://www.sec.gov/R65.htm"


def test_the_picture_is_saved_as_svg_with_names_and_amounts(tmp_path):
    script = (
        CATCH
        + """
      await new Promise((done) => setTimeout(done, 500));
      byId("svg").click();
      return await files[0].text();
    """
    )
    text = result_of(tmp_path, page(row(), row("<b>", "due to")), script)
    texts = {e.text for e in ElementTree.fromstring(text).iter() if e.text}
    assert {"Beijing QC", "Ambow", "<b>"} <= texts
    assert "2,039 k CNY" in texts or "2 M CNY" in texts


def test_keys_walk_over_nodes_and_escape_clears(tmp_path):
    script = """
      const key = (name) => byId("network").dispatchEvent(
        new KeyboardEvent("keydown", { key: name, bubbles: true }));
      key("ArrowRight");
      const first = byId("spoken").textContent;
      key("Escape");
      return [first, location.hash, byId("panel").className];
    """
    spoken, fragment, panel = result_of(tmp_path, page(row()), script)
    assert spoken in ("Ambow, 1 balance", "Beijing QC, 1 balance")
    assert (fragment, panel) == ("", "")


def test_a_fold_opens_where_its_party_is_found(tmp_path):
    net = synthetic_network(1000)
    smallest = min(edges_of(net), key=lambda edge: edge.amount).party
    script = f"""
      change(byId("party"), {net.nodes[smallest]["name"]!r}, "input");
      byId("search").dispatchEvent(new Event("submit", {{ cancelable: true }}));
      return [document.querySelector("#panel h3").textContent, location.hash];
    """
    name, fragment = result_of(tmp_path, view(net), script)
    assert name == net.nodes[smallest]["name"]
    assert "open=" in fragment


def test_the_legend_lists_only_what_is_drawn(tmp_path):
    script = """
      return all("#legend li").filter((item) => item.style.display !== "none")
        .map((item) => item.dataset.kind || item.dataset.arrow).filter(Boolean);
    """
    html = page(row(kind="person"))
    assert result_of(tmp_path, html, script) == ["reporter", "person", "due-from"]


def test_a_phone_shows_the_list_first_and_the_panel_as_a_sheet(tmp_path):
    script = """
      const top = (css) => document.querySelector(css).getBoundingClientRect().top;
      const closed = getComputedStyle(byId("panel")).display;
      const order = top("#balances") < top("main");
      document.querySelector("#balances tbody tr").click();
      const style = getComputedStyle(byId("panel"));
      return [innerWidth, closed, order, style.position, document.body.scrollWidth <= innerWidth];
    """
    got = result_of(tmp_path, page(row()), script, size=(500, 844))
    assert got == [500, "none", True, "fixed", True]


def test_a_frame_that_allows_scripts_alone_shows_all_and_text_to_copy(tmp_path):
    inner = page(row(), row("B", "due to")).replace(
        "</body>",
        """<script>
        document.getElementById("csv").click();
        parent.postMessage([document.querySelectorAll("#balances tbody tr").length,
          document.querySelector("#saved textarea").value], "*");
        </script></body>""",
    )
    outer = (
        "<body><iframe width=1000 height=800 sandbox='allow-scripts' "
        f'srcdoc="{escape(inner)}"></iframe></body>'
    )
    script = """
      return await new Promise((done) =>
        window.addEventListener("message", (event) => done(event.data)));
    """
    # The listener stands before the frame has loaded, for its page is parsed later.
    count, text = result_of(tmp_path, outer, script)
    assert count == 2
    assert text.startswith("debtor,creditor,amount,currency,date,side,")
    assert "Beijing QC,Ambow,2039000,CNY,2021-06-30,due from," in text
