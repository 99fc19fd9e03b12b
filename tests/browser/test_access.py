"""What axe-core finds of pages: nothing that weighs serious or critical."""

import pytest
from pictures import FERN, folded, rich
from visits import PHONE, WIDE

pytestmark = pytest.mark.browser


def faults(opened):
    """Return the serious faults of a page, each with what has it."""
    axe = pytest.importorskip(
        "axe_playwright_python.sync_playwright",
        reason="the extra [browser] is not installed",
    )
    found = axe.Axe().run(opened.page).response["violations"]
    return [
        (fault["id"], node["target"], node.get("failureSummary", ""))
        for fault in found
        if fault["impact"] in ("serious", "critical")
        for node in fault["nodes"]
    ]


@pytest.mark.parametrize("dark", [False, True], ids=["day", "night"])
@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_the_picture_has_no_serious_fault(visit, size, dark):
    opened = visit(rich(), size=size, dark=dark)
    assert faults(opened) == []
    opened("#layer-flows").check()
    opened("#party").fill("l")
    assert faults(opened) == []
    opened("#hits button").first.click()
    assert faults(opened) == []
    opened(f"#balances tr:has-text('{FERN}')").click(force=True)
    assert faults(opened) == []


def test_a_folded_picture_has_no_serious_fault(visit):
    _, html = folded(1000)
    opened = visit(html)
    opened.click_node(next(n for n in opened.places() if n.startswith("fold/")))
    assert faults(opened) == []
