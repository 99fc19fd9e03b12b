"""A browser that tests drive as a person would: by mouse, by keys, on a phone."""

import sys
from pathlib import Path

import pytest

_HERE = Path(__file__).parent
sys.path[:0] = [str(_HERE), *(str(_HERE.parent / n) for n in ("views", "network"))]

from visits import PHONE, WIDE, Visit  # noqa: E402

from kg.views.browser import browser_path  # noqa: E402

_FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update"),
    "--disable-sync",
)


@pytest.fixture(scope="session")
def chromium():
    """The system's browser, driven; a test is skipped where there is none."""
    sync_api = pytest.importorskip(
        "playwright.sync_api", reason="the extra [browser] is not installed"
    )
    found = browser_path()
    if found is None:
        pytest.skip("found no Chromium on the system")
    with sync_api.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=found, args=list(_FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium, tmp_path):
    """What opens a page; no page may write to the console or ask another site."""
    visits = []

    def opened(target, fragment="", *, size=WIDE, dark=False):
        if target.startswith("<!DOCTYPE"):
            file = tmp_path / f"page{len(visits)}.html"
            file.write_text(target, encoding="utf-8")
            target = file.as_uri()
        context = chromium.new_context(
            viewport={"width": size[0], "height": size[1]},
            color_scheme="dark" if dark else "light",
            is_mobile=size == PHONE,
            has_touch=size == PHONE,
        )
        visits.append(Visit(context.new_page(), target))
        visits[-1].page.goto(target + fragment)
        return visits[-1]

    yield opened
    for made in visits:
        made.page.context.close()
        assert made.told == []
        assert made.strange == []
