"""From a page a browser saved to the answer, as a new user would: commands and clicks."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from savedpage import saved_page

pytestmark = pytest.mark.browser
ROOT = Path(__file__).resolve().parents[2]
KG = [sys.executable, "-m", "kg"]
PATIENCE = 180
"""Seconds a new user may need, from the command to the evidence."""


def environment():
    kept = {**os.environ, "PYTHONPATH": str(ROOT)}
    kept.pop("KG_GRAPH", None)
    return kept


@pytest.fixture
def page(tmp_path):
    """The page as the browser saved it."""
    (tmp_path / "page.htm").write_text(saved_page(), encoding="utf-8")
    return tmp_path / "page.htm"


def test_kg_serve_tells_what_is_owed_to_directors_and_how_it_changed(
    visit, page, record_property
):
    began = time.monotonic()
    command = [*KG, "serve", str(page), "--port", "0"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env=environment()
    ) as process:
        try:
            opened = visit(process.stdout.readline().strip())
            opened("main .columns a >> nth=0").click()
            opened(".chip:has-text('Director')").click()
            assert opened.texts(".figure .amount") == ["500,500 USD"]
            drawn = opened.page.locator(".chart title").text_content()
            assert "2022-12-31: due to 370,500" in drawn
            assert "2023-12-31: due to 500,500" in drawn
            opened("a:text-is('cell') >> nth=0").click()
            assert "412,000" in opened.text(".cell .printed")
        finally:
            process.terminate()
    record_property("seconds", time.monotonic() - began)
    assert time.monotonic() - began < PATIENCE


def test_kg_view_tells_the_same(visit, page, record_property):
    began = time.monotonic()
    graph, drawn = page.parent / "g", page.parent / "g.html"
    for command in (
        ["build", str(page), "-g", str(graph)],
        ["view", "-g", str(graph), "-o", str(drawn)],
    ):
        subprocess.run([*KG, *command], check=True, env=environment())
    opened = visit(drawn.as_uri())
    opened("[data-filter=role]").select_option("Director")
    assert opened.amounts() == ["412,000", "88,500"]
    opened("#play").click()
    opened("#day-text:has-text('2022-12-31')").wait_for()
    assert opened.amounts() == ["250,000", "120,500"]
    opened("#play").click()
    opened("#balances tr:has-text('Mei Larch')").click()
    opened("#panel article").first.wait_for()
    assert "250,000" in opened.text("#panel .amount")
    opened("#panel .who:has-text('Mei Larch')").first.click()
    told = opened(".chart").get_attribute("aria-label")
    assert "2022-12-31: 250" in told
    assert "2023-12-31: 412" in told
    record_property("seconds", time.monotonic() - began)
    assert time.monotonic() - began < PATIENCE
