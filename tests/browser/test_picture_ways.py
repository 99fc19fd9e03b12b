"""Each control of the picture by mouse, by keys and by touch: the same comes of it."""

import csv
import io
from pathlib import Path

import pytest
from made_network import cell, network, position
from pictures import BIRCH, FERN, folded, rich
from test_picture_keys import tab_to
from visits import PHONE, WIDE

from kg.views.drawing import view

pytestmark = pytest.mark.browser
CHIPS = {
    "reporter": ("e:Rowan Inc", ["610,000"]),
    "side": ("due to", ["354,000", "77,000", "51,000"]),
    "currency": ("USD", ["120,000"]),
    "least": ("1000000", ["9,500,000"]),
}


class Hand:
    """Uses a page in one way."""

    def __init__(self, opened, way):
        self.opened, self.way = opened, way

    def press(self, css, key="Enter"):
        """Press a control."""
        if self.way == "keys":
            tab_to(self.opened, css)
            self.opened.page.keyboard.press(key)
        elif self.way == "touch":
            self.opened(css).tap()
        else:
            self.opened(css).click()

    def choose(self, css, value):
        """Choose a value of a list."""
        if self.way != "keys":
            self.opened(css).select_option(value)
            return
        tab_to(self.opened, css)
        for _ in range(self.opened(f"{css} option").count()):
            if self.opened(css).input_value() == value:
                return
            self.opened.page.keyboard.press("ArrowDown")

    def write(self, css, text):
        """Write into a field."""
        if self.way == "keys":
            tab_to(self.opened, css)
        elif self.way == "touch":
            self.opened(css).tap()
        else:
            self.opened(css).click()
        self.opened.page.keyboard.type(text)

    def saved(self, css):
        """Press what saves a file; return its name and content."""
        with self.opened.page.expect_download() as waiting:
            self.press(css)
        saved = waiting.value
        return saved.suggested_filename, Path(saved.path()).read_bytes()


@pytest.fixture(params=["mouse", "keys", "touch"])
def hand(request, visit):
    """What opens a page, to be used in one way."""

    def opened(page, fragment=""):
        size = PHONE if request.param == "touch" else WIDE
        return Hand(visit(page, fragment, size=size), request.param)

    return opened


@pytest.mark.parametrize("chip", CHIPS)
def test_chips_filter_and_are_cleared(hand, chip):
    used = hand(rich())
    value, amounts = CHIPS[chip]
    used.choose(f"[data-filter={chip}]", value)
    assert used.opened.amounts() == amounts
    used.press("#controls button:has-text('Clear filters')")
    assert len(used.opened.amounts()) == 7
    assert used.opened.fragment() == ""


def test_a_chip_of_roles_leaves_those_who_hold_it(hand):
    rows = [
        position("Larch", "Fern", amount=500_000),
        position("Larch", "Elm", amount=9_000),
    ]
    cells = {
        row.facts[0]: [cell(row.facts[0], relationship=role, amount=row.amount)]
        for row, role in zip(rows, ("Director", "Shareholder"), strict=True)
    }
    used = hand(view(network(*rows, cells=cells)))
    used.choose("[data-filter=role]", "Shareholder")
    assert used.opened.amounts() == ["9,000"]
    assert used.opened.fragment() == "role=Shareholder"


def test_a_chip_of_what_is_uncertain_leaves_claims_whose_ends_differ(hand):
    rows = [
        position("Larch", "Rowan", "due from", 500_000, party_iri="e:Rowan"),
        position("Rowan", "Larch", "due to", 300_000, party_iri="e:Larch"),
        position("Larch", "Fern", "due from", 100_000),
    ]
    used = hand(view(network(*rows, as_of="latest")))
    used.choose("[data-filter=doubt]", "1")
    assert sorted(used.opened.amounts()) == ["300,000", "500,000"]


@pytest.mark.parametrize("layer", ["balances", "flows", "ties", "unsettled"])
def test_switches_turn_and_turn_back(hand, layer):
    used = hand(rich())
    box = used.opened(f"#layer-{layer}")
    first = box.is_checked()
    used.press(f"#layer-{layer}", "Space")
    assert box.is_checked() is not first
    assert f"{'hide' if first else 'show'}={layer}" in used.opened.fragment()
    used.press(f"#layer-{layer}", "Space")
    assert used.opened.fragment() == ""


def test_play_runs_and_stops(hand):
    used = hand(rich())
    # Real time stands still: a slow machine would see more days than one go by.
    used.opened.page.clock.install(time=0)
    used.opened.page.clock.pause_at(1000)
    used.press("#play")
    used.opened.page.clock.run_for(1100)
    assert used.opened.text("#day-text") == "2020-06-30"
    used.press("#play")
    used.opened.page.clock.run_for(5000)
    assert used.opened.text("#day-text") == "2020-06-30"


def test_the_table_is_sorted_filtered_and_saved(hand):
    used = hand(rich())
    used.press("th[data-key=date] button")
    assert used.opened("th[data-key=date]").get_attribute("aria-sort") == "ascending"
    used.press("th[data-key=sort] button")
    head = used.opened("th[data-key=sort]").get_attribute("aria-sort")
    first = used.opened.amounts()[0]
    assert (head, first) in (("ascending", "40,000"), ("descending", "9,500,000"))
    used.write("#table-filter", "alder")
    assert sorted(used.opened.amounts()) == ["354,000", "610,000"]
    name, content = used.saved("#csv")
    rows = list(csv.DictReader(io.StringIO(content.decode())))
    assert name == "balances.csv"
    assert sorted(row["amount"] for row in rows) == ["354000", "610000"]


def test_the_picture_is_saved(hand):
    used = hand(rich())
    name, content = used.saved("#svg")
    assert (name, content[:4]) == ("picture.svg", b"<svg")
    name, content = used.saved("#png")
    assert (name, content[:4]) == ("picture.png", b"\x89PNG")


def test_a_row_leads_to_its_evidence_and_on_to_the_history_of_the_party(hand):
    used = hand(rich())
    used.press(f"#balances tbody tr:has-text('{FERN}')")
    assert "9,500,000 CNY" in used.opened.text("#panel .amount")
    assert "|9,500" in used.opened.text("#panel .cell")
    used.press(f"#panel .who:has-text('{FERN}')")
    assert used.opened.text("#panel h3 >> nth=0") == FERN
    told = used.opened(".chart").get_attribute("aria-label")
    assert told.startswith("History in CNY. 2020-06-30: 1,000 k CNY owed to")
    used.press("#panel summary >> nth=0")
    assert "one normal form" in used.opened.text("#panel")


def test_search_finds_and_opens(hand):
    used = hand(rich())
    used.write("#party", "birch")
    if used.way == "keys":
        used.opened.page.keyboard.press("ArrowDown")
        used.opened.page.keyboard.press("Enter")
    else:
        used.press("#hits button >> nth=0")
    assert used.opened.text("#panel h3 >> nth=0") == BIRCH


def test_a_fold_is_opened_and_folded_from_the_panel(hand):
    _, html = folded()
    used = hand(html)
    hub = next(n for n in used.opened.places() if n.startswith("fold/"))[5:]
    used.opened("#party").fill(hub.removeprefix("e:"))
    used.opened.page.keyboard.press("Enter")
    used.press("#panel button:has-text('Open its folded parties')")
    assert "open=" in used.opened.fragment()
    used.press("#panel button:has-text('Fold its parties')")
    assert "open=" not in used.opened.fragment()


def test_the_whole_table_is_shown_when_asked(hand):
    _, html = folded(1000)
    used = hand(html)
    used.press("#more")
    assert used.opened("#balances tbody tr").count() > 1000


def test_the_legend_is_opened_and_shut(hand):
    used = hand(rich())
    first = used.opened("#legend").evaluate("box => box.open")
    used.press("#legend summary")
    assert used.opened("#legend").evaluate("box => box.open") is not first


def test_the_whole_picture_comes_back(hand):
    used = hand(rich())
    used.press("#fit")
    whole = used.opened.places()
    used.opened("#network").scroll_into_view_if_needed()
    box = used.opened("#network").bounding_box()
    used.opened.page.mouse.move(box["x"] + 150, box["y"] + 150)
    used.opened.page.mouse.wheel(0, -400)
    assert used.opened.places() != whole
    used.press("#fit")
    for node, place in used.opened.places().items():
        assert place == pytest.approx(whole[node], abs=1)
