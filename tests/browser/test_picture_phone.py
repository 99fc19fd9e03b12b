"""The picture on a phone, 390 pixels wide, by touch."""

import pytest
from pictures import FERN, folded, rich
from visits import PHONE

pytestmark = pytest.mark.browser


def fits(opened):
    """Tell whether nothing is wider than the screen."""
    return opened.page.evaluate(
        "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
    )


def test_the_list_stands_before_the_picture_and_nothing_is_too_wide(visit):
    opened = visit(rich(), size=PHONE)
    top = {
        css: opened(css).bounding_box()["y"]
        for css in ("#search", "#balances", "#picture")
    }
    assert top["#search"] < top["#balances"] < top["#picture"]
    assert fits(opened)
    assert opened("#panel").is_hidden()


def test_a_tap_on_a_row_raises_the_sheet_and_the_cross_lowers_it(visit):
    opened = visit(rich(), size=PHONE)
    opened(f"#balances tr:has-text('{FERN}')").tap()
    sheet = opened("#panel").bounding_box()
    assert sheet["y"] + sheet["height"] == pytest.approx(PHONE[1], abs=1)
    assert sheet["y"] > 150
    assert "9,500,000 CNY" in opened.text("#panel")
    opened("#close").tap()
    assert opened("#panel").is_hidden()
    assert opened.fragment() == ""


def test_a_tap_on_a_node_raises_the_sheet(visit):
    opened = visit(rich(), size=PHONE)
    opened("#fit").tap()
    x, y = opened.places()[f"p:{FERN}"]
    box = opened("#network").bounding_box()
    opened.page.touchscreen.tap(box["x"] + x, box["y"] + y)
    opened("#panel h3").first.wait_for()
    assert opened.text("#panel h3 >> nth=0") == FERN


def test_two_fingers_change_the_size(visit):
    opened = visit(rich(), size=PHONE)
    opened("#network").scroll_into_view_if_needed()
    first, box = opened.places(), opened("#network").bounding_box()
    opened.page.context.new_cdp_session(opened.page).send(
        "Input.synthesizePinchGesture",
        {"x": box["x"] + 180, "y": box["y"] + 200, "scaleFactor": 2},
    )

    def width(places):
        return max(x for x, _ in places.values()) - min(x for x, _ in places.values())

    assert width(opened.places()) > 1.3 * width(first)


def test_search_chips_switches_and_days_obey_touch(visit):
    opened = visit(rich(), size=PHONE)
    opened("#party").fill("fern")
    opened("#hits button").first.tap()
    assert opened.text("#panel h3 >> nth=0") == FERN
    opened("#close").tap()
    opened("[data-filter=currency]").select_option("USD")
    assert opened.amounts() == ["120,000"]
    opened("text=Clear filters").tap()
    opened("#layer-flows").tap()
    assert opened("#layer-flows").is_checked()
    opened("#day").fill("1")
    assert opened.text("#day-text") == "2020-12-31"
    assert fits(opened)


def test_the_table_is_filtered_and_saved_by_touch(visit):
    opened = visit(rich(), size=PHONE)
    opened("#table-filter").fill("birch")
    assert opened.amounts() == ["120,000"]
    name, content = opened.saved("#csv")
    assert name == "balances.csv"
    assert b"120000" in content


@pytest.mark.parametrize(
    "css",
    ["#party", "#play", ".chip select", "#csv", "#fit", "#svg", "#png", ".switch"],
)
def test_what_is_tapped_is_large_enough(visit, css):
    opened = visit(rich(), size=PHONE)
    for box in opened(css).all():
        if box.is_visible():
            assert min(box.bounding_box()[side] for side in ("width", "height")) >= 24


def test_a_long_list_begins_short_and_grows(visit):
    _, html = folded(1000)
    opened = visit(html, size=PHONE)
    assert opened("#balances tbody tr").count() == 20
    opened("#more").tap()
    assert opened("#balances tbody tr").count() > 1000
    assert fits(opened)
