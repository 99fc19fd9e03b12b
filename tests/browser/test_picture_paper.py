"""The picture on paper: as lines and letters, by day, without what nobody can press."""

import pytest
from pictures import FERN, rich

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("dark", [False, True], ids=["day", "night"])
def test_paper_shows_the_picture_by_day_and_nothing_to_press(visit, dark):
    opened = visit(rich(), f"#node=p%3A{FERN.replace(' ', '%20')}", dark=dark)
    opened.page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    opened.page.emulate_media(media="print")
    for css in ("#search", "#controls", "#tools", "#csv", "#close", "#table-filter"):
        assert opened(css).is_hidden()
    for css in ("#printed svg", "#panel", "#legend", "#balances"):
        assert opened(css).is_visible()
    drawn = opened("#printed svg").evaluate("part => part.outerHTML")
    assert "Fern Technology Ltd" in drawn
    assert 'fill="#ffffff"' in drawn
    assert "#161c24" not in drawn
    ink = opened("h1").evaluate("part => getComputedStyle(part).color")
    assert ink == "rgb(31, 41, 51)"
    opened.page.emulate_media(media="screen")
    opened.page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert opened("#network").is_visible()
    assert opened("#printed").is_hidden()


def test_a_sheet_is_written_without_a_fault(visit):
    opened = visit(rich())
    before = opened.places()
    sheet = opened.page.pdf(format="A4")
    assert sheet.startswith(b"%PDF")
    assert opened.places() == before
