"""Every control of the picture, by mouse."""

import csv
import io
from xml.etree import ElementTree

import pytest
from made_network import network
from pictures import ALDER, BIRCH, FERN, folded, rich

from kg.views.drawing import view

pytestmark = pytest.mark.browser
FERN_NODE = f"p:{FERN}"
NODES = "circle,ellipse,rect,polygon"


def opacities(drawing, name):
    """Return how clear each part of the picture is, by its id."""
    return {
        part.get(name): float(part.get("opacity"))
        for part in drawing.iter()
        if name in part.attrib
    }


def lines(open_page):
    return set(opacities(open_page.drawing(), "data-line"))


def test_the_header_says_what_is_shown_and_what_is_left_out(visit):
    shown = visit(rich()).text("header")
    assert "Larch and Rowan" in shown
    assert (
        "6 of 7 parties of 2 reporting entities; 7 balances as of 2021-06-30." in shown
    )
    assert "Left out: 3 totals" in shown


def test_search_lists_all_hits_and_opens_the_one_that_is_chosen(visit):
    net, html = folded()
    opened = visit(html)
    opened("#party").fill("borui")
    wanted = sum("Borui" in data["name"] for _, data in net.nodes(data=True))
    assert len(opened.texts("#hits button")) == wanted > 20
    opened("#hits button").nth(3).click()
    assert opened("#hits").is_hidden()
    assert "Borui" in opened.text("#panel h3")


@pytest.mark.parametrize(
    ("chip", "value", "amounts"),
    [
        ("reporter", "e:Rowan Inc", ["610,000"]),
        ("side", "due to", ["354,000", "77,000", "51,000"]),
        ("currency", "USD", ["120,000"]),
        ("least", "1000000", ["9,500,000"]),
    ],
)
def test_a_chip_leaves_what_it_names_and_is_cleared(visit, chip, value, amounts):
    opened = visit(rich())
    opened(f"[data-filter={chip}]").select_option(value)
    assert opened.amounts() == amounts
    # Lines of claims alone: neither the switch of ties nor trade names are money.
    assert len([line for line in lines(opened) if line[0] in "ep"]) == len(amounts)
    assert f"{chip}=" in opened.fragment()
    opened("text=Clear filters").click()
    assert len(opened.amounts()) == 7


def test_a_chip_of_what_is_uncertain_leaves_claims_whose_ends_differ(visit):
    # Both report one claim, with amounts that are not the same when rounded.
    from made_network import position  # noqa: PLC0415

    rows = [
        position("Larch", "Rowan", "due from", 500_000, party_iri="e:Rowan"),
        position("Rowan", "Larch", "due to", 300_000, party_iri="e:Larch"),
        position("Larch", "Fern", "due from", 100_000),
    ]
    opened = visit(view(network(*rows, as_of="latest")))
    opened("[data-filter=doubt]").select_option("1")
    assert sorted(opened.amounts()) == ["300,000", "500,000"]
    assert opened("#legend li[data-arrow=doubt]").is_visible()


def test_switches_show_and_hide_each_sort_of_line(visit):
    opened = visit(rich())
    first = lines(opened)
    kinds = {line[0] for line in first}
    assert kinds == {"e", "t", "f"}
    for layer, letter in (("flows", "w"), ("unsettled", "u")):
        assert opened(f"#legend li[data-arrow={layer.rstrip('s')}]").is_hidden()
        opened(f"#layer-{layer}").check()
        assert {line[0] for line in lines(opened)} - {line[0] for line in first} == {
            letter
        }
        assert opened(f"#legend li[data-arrow={layer.rstrip('s')}]").is_visible()
        opened(f"#layer-{layer}").uncheck()
    opened("#layer-ties").uncheck()
    assert "t" not in {line[0] for line in lines(opened)}
    opened("#layer-balances").uncheck()
    assert opened.amounts() == []
    assert opened.fragment() == "hide=balances&hide=ties"


def test_the_slider_chooses_a_day_and_no_node_moves(visit):
    opened = visit(rich())
    before = opened.places()
    opened("#day").fill("0")
    assert opened.text("#day-text") == "2020-06-30"
    # Rowan, which has no balance by then, is not there.
    assert opened.amounts() == ["1,000,000", "5,000"]
    after = opened.places()
    assert after[FERN_NODE] == before[FERN_NODE]
    assert opened.fragment() == "day=2020-06-30"


def test_play_runs_through_the_days_and_stops(visit):
    opened = visit(rich())
    opened.page.clock.install(time=0)
    opened.page.clock.pause_at(1000)
    opened("#play").click()
    seen = []
    for _ in range(4):
        opened.page.clock.run_for(1100)
        seen.append(opened.text("#day-text"))
    assert seen == ["2020-06-30", "2020-12-31", "2021-06-30", "Last dates"]
    assert opened("#play").get_attribute("aria-label") == "Play the days"
    opened("#play").click()
    opened.page.clock.run_for(1100)
    opened("#play").click()
    opened.page.clock.run_for(5000)
    assert opened.text("#day-text") == "2020-06-30"


def test_a_choice_dims_the_rest_and_escape_or_the_background_clears(visit):
    opened = visit(rich())
    opened.click_node(FERN_NODE)
    assert opened.text("#panel h3 >> nth=0") == FERN
    clear = opacities(opened.drawing(), "data-node")
    assert clear[FERN_NODE] == clear["e:Larch Holding"] == 1
    assert clear["e:Rowan Inc"] < 0.2
    opened.page.keyboard.press("Escape")
    assert set(opacities(opened.drawing(), "data-node").values()) == {1}
    opened.click_node(f"p:{BIRCH}")
    assert BIRCH in opened.text("#panel")
    opened.click_at((6, 6))
    assert set(opacities(opened.drawing(), "data-node").values()) == {1}
    assert opened.fragment() == ""


def test_a_click_on_an_amount_opens_its_evidence(visit):
    opened = visit(rich())
    label = next(
        part
        for part in opened.drawing().iter()
        if part.get("data-label", "").startswith("e")
        and "9,500" in "".join(part.itertext())
    )
    text = next(part for part in label if part.tag.endswith("text"))
    opened.click_at((float(text.get("x")), float(text.get("y")) - 4))
    panel = opened.text("#panel")
    for words in (
        "9,500,000 CNY", "Amounts due from related parties", "Jun. 30, 2021",
        "|9,500 × 1,000 = 9,500,000", "RELATED PARTY TRANSACTIONS (Details)",
        "report R65, row 7, column 0", "filing 0001104659-21-117128",
        "column known by: currency-run", "https://www.sec.gov/R65.htm",
        "Fails totals: the total is 9 and not 8.",
    ):  # fmt: skip
        assert words in panel
    assert opened("#balances tr.chosen").count() == 1
    opened(f"#panel .who:has-text('{FERN}')").click()
    assert opened.text("#panel h3 >> nth=0") == FERN
    assert opened(".chart").count() == 1


def test_the_panel_tells_history_names_and_ties_of_a_party(visit):
    opened = visit(rich())
    opened.click_node(FERN_NODE)
    told = opened(".chart").get_attribute("aria-label")
    assert told.startswith("History in CNY. 2020-06-30: 1,000 k CNY owed to")
    opened("#panel summary >> nth=0").click()
    panel = opened.text("#panel")
    assert "Fern Technology Limited" in panel
    assert "one normal form (rule normal-form/1)" in panel
    assert "Fern, which Mr. Birch controls" in panel


def test_a_double_click_opens_and_folds_the_parties_of_a_reporter(visit):
    _, html = folded()
    opened = visit(html)
    hub = next(n for n in opened.places() if n.startswith("fold/"))[5:]
    own = len(opened.places())
    opened.click_node(hub, twice=True)
    assert f"open={hub.replace(':', '%3A').replace(' ', '%20')}" in opened.fragment()
    assert len(opened.places()) > own
    opened.page.wait_for_timeout(600)
    opened.click_node(hub, twice=True)
    assert "open=" not in opened.fragment()
    assert len(opened.places()) == own


def test_a_click_on_a_fold_lists_its_parties(visit):
    _, html = folded()
    opened = visit(html)
    fold = next(n for n in opened.places() if n.startswith("fold/"))
    opened.click_node(fold)
    count = int(opened.text("#panel h3").split()[0])
    assert len(opened.texts("#panel .hits button")) == count
    opened("text=Open them in the picture").click()
    assert fold not in opened.places()


def test_the_table_is_sorted_filtered_and_saved(visit):
    opened = visit(rich())
    opened("th[data-key=debtor] button").click()
    debtors = opened.texts("#balances tbody td[data-key=debtor]")
    assert debtors == sorted(debtors)
    opened("th[data-key=debtor] button").click()
    assert opened("th[data-key=debtor]").get_attribute("aria-sort") == "descending"
    opened("#table-filter").fill("alder")
    assert len(opened.amounts()) == 2
    name, content = opened.saved("#csv")
    rows = list(csv.DictReader(io.StringIO(content.decode())))
    assert name == "balances.csv"
    assert sorted(row["amount"] for row in rows) == ["354000", "610000"]


def test_a_row_of_the_table_and_the_picture_share_one_choice(visit):
    opened = visit(rich())
    opened(f"#balances tr:has-text('{BIRCH}')").click()
    clear = opacities(opened.drawing(), "data-node")
    assert {node for node, part in clear.items() if part == 1} == {
        f"p:{BIRCH}", "e:Larch Holding",
    }  # fmt: skip
    opened(f"#balances tr:has-text('{ALDER}') >> nth=0").click()
    assert opened("#balances tr.chosen").count() == 1


def test_pictures_are_saved_as_svg_and_png(visit):
    opened = visit(rich())
    name, content = opened.saved("#svg")
    texts = {part.text for part in ElementTree.fromstring(content).iter() if part.text}
    assert name == "picture.svg"
    assert {"Fern Technology Ltd", "9,500 k CNY", "Rowan Inc"} <= texts
    name, content = opened.saved("#png")
    assert (name, content[:8]) == ("picture.png", b"\x89PNG\r\n\x1a\n")


def test_the_address_brings_back_the_whole_state(visit):
    opened = visit(rich())
    opened("#layer-flows").check()
    opened("[data-filter=currency]").select_option("CNY")
    opened.click_node(FERN_NODE)
    fragment = opened.fragment()
    again = visit(rich(), "#" + fragment)
    assert again.text("#panel h3 >> nth=0") == FERN
    assert again("#layer-flows").is_checked()
    assert again("[data-filter=currency]").input_value() == "CNY"
    assert again.fragment() == fragment
    again.page.evaluate("location.hash = 'day=2020-06-30'")
    again.page.wait_for_function(
        "document.getElementById('day-text').textContent === '2020-06-30'"
    )
    assert again("[data-filter=currency]").input_value() == ""


def test_the_wheel_and_the_button_change_the_size(visit):
    opened = visit(rich())
    before = opened.places()
    box = opened("#network").bounding_box()
    opened.page.mouse.move(box["x"] + 300, box["y"] + 300)
    opened.page.mouse.wheel(0, -400)
    assert opened.places() != before
    opened("#fit").click()
    after = opened.places()
    assert {n: (round(x), round(y)) for n, (x, y) in after.items()} == {
        n: (round(x), round(y)) for n, (x, y) in before.items()
    }


def test_a_reporter_outside_the_picture_comes_in_when_it_alone_is_wanted(visit):
    net, html = folded(1000)
    opened = visit(html)
    away = next(
        node
        for node, data in sorted(net.nodes(data=True))
        if data["kind"] == "reporter" and node not in opened.places()
    )
    opened("[data-filter=reporter]").select_option(away)
    places = opened.places()
    parties = {node for node in places if node.startswith("https")}
    assert away in places
    assert len(parties) == len(set(net.predecessors(away)) | set(net.successors(away)))
    box = opened("#network").bounding_box()
    assert all(
        0 < x < box["width"] and 0 < y < box["height"] for x, y in places.values()
    )
