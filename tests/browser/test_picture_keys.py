"""Every control of the picture, by keys alone."""

import pytest
from pictures import FERN, folded, rich

pytestmark = pytest.mark.browser


def tab_to(opened, css, most=60):
    """Press Tab until an element has the focus."""
    for _ in range(most):
        opened.page.keyboard.press("Tab")
        if opened(css).evaluate("box => box === document.activeElement"):
            return
    message = f"{css} is not reached by Tab"
    raise AssertionError(message)


@pytest.mark.parametrize(
    "css",
    [
        "#party", "[data-filter=reporter]", "[data-filter=side]",
        "[data-filter=currency]", "[data-filter=least]", "#layer-balances",
        "#layer-flows", "#layer-ties", "#layer-unsettled", "#play", "#day", "#network",
        "#fit", "#svg", "#png", "#legend summary", "#table-filter", "#csv",
        "th[data-key=debtor] button", "#balances tbody tr >> nth=0",
    ],
)  # fmt: skip
def test_every_control_is_reached_by_tab_and_shows_its_focus(visit, css):
    opened = visit(rich())
    tab_to(opened, css)
    style = opened(css).evaluate(
        "box => { const s = getComputedStyle(box); return [s.outlineStyle, s.outlineWidth]; }"
    )
    assert style[0] != "none"
    assert style[1] != "0px"


def test_search_is_walked_with_arrows(visit):
    opened = visit(rich())
    press = opened.page.keyboard.press
    tab_to(opened, "#party")
    opened.page.keyboard.type("fern")
    press("ArrowDown")
    press("Enter")
    assert opened.text("#panel h3 >> nth=0") == FERN
    opened("#party").focus()
    press("Escape")
    assert opened("#hits").is_hidden()


def test_arrows_walk_over_nodes_and_tell_each(visit):
    opened = visit(rich())
    tab_to(opened, "#network")
    met = set()
    for key in ("ArrowRight", "ArrowUp", "ArrowLeft", "ArrowDown", "ArrowLeft") * 3:
        opened.page.keyboard.press(key)
        met.add(opened("#spoken").text_content())
    assert len(met) > 3
    assert all("balance" in told for told in met)
    opened.page.keyboard.press("Enter")
    assert opened("#panel").evaluate("box => box.contains(document.activeElement)")
    opened.page.keyboard.press("Escape")
    assert opened.fragment() == ""
    assert opened("#network").evaluate("box => box === document.activeElement")


def test_enter_opens_and_folds_a_reporter(visit):
    _, html = folded()
    opened = visit(html)
    hub = next(n for n in opened.places() if n.startswith("fold/"))[5:]
    opened("#party").fill(hub[2:])
    opened.page.keyboard.press("Enter")
    opened("#network").focus()
    opened.page.keyboard.press("Enter")
    assert "open=" in opened.fragment()
    opened.page.keyboard.press("Enter")
    assert "open=" not in opened.fragment()


def test_plus_minus_and_zero_change_the_size(visit):
    opened = visit(rich())
    first = opened.places()
    opened("#network").focus()
    opened.page.keyboard.press("+")
    near = opened.places()
    opened("#network").focus()
    opened.page.keyboard.press("0")
    again = opened.places()

    def width(places):
        return max(x for x, _ in places.values()) - min(x for x, _ in places.values())

    assert width(near) > 1.15 * width(first)
    assert width(again) == pytest.approx(width(first), rel=0.01)


def test_the_slider_and_the_switches_obey_keys(visit):
    opened = visit(rich())
    tab_to(opened, "#layer-flows")
    opened.page.keyboard.press("Space")
    assert opened("#layer-flows").is_checked()
    tab_to(opened, "#day")
    opened.page.keyboard.press("Home")
    assert opened.text("#day-text") == "2020-06-30"
    opened.page.keyboard.press("ArrowRight")
    assert opened.text("#day-text") == "2020-12-31"
    assert opened("#day").get_attribute("aria-valuetext") == "2020-12-31"


def test_a_row_of_the_table_opens_with_enter_and_its_heads_sort(visit):
    opened = visit(rich())
    tab_to(opened, "th[data-key=date] button")
    opened.page.keyboard.press("Enter")
    assert opened("th[data-key=date]").get_attribute("aria-sort") == "ascending"
    tab_to(opened, "#balances tbody tr >> nth=0")
    opened.page.keyboard.press("Enter")
    assert opened("#panel article").count() == 1


def test_arrows_go_from_row_to_row_and_tab_goes_on_below(visit):
    _, html = folded(1000)
    opened = visit(html)
    tab_to(opened, "#balances tbody tr >> nth=0")
    press = opened.page.keyboard.press
    press("ArrowDown")
    press("ArrowDown")
    press("ArrowUp")
    press("Enter")
    assert opened("#balances tbody tr").nth(1).get_attribute("class") == "chosen"
    opened("#balances tbody tr").nth(1).focus()
    press("End")
    last = opened("#balances tbody tr").last
    assert last.evaluate("row => row === document.activeElement")
    press("Tab")
    assert opened("#more").evaluate("box => box === document.activeElement")
