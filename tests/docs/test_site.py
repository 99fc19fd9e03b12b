"""The documents as a site: complete, whole on its own, and searched from disk."""

import importlib
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kg.api.graph import Graph
from kg.cli.app import app
from kg.mcp.tools import NAMES
from kg.serve.routes import ADDRESSES

ROOT = Path(__file__).resolve().parents[2]
LOADS = re.compile(
    r"<(?:script|img|iframe|source)\b[^>]*\bsrc=\"?(?P<src>[^\s\">]+)"
    r"|<link\b[^>]*\bhref=\"?(?P<href>[^\s\">]+)"
)
BROWSER = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic"),
    *("--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync"),
    *("--virtual-time-budget=20000", "--dump-dom"),
)


@pytest.fixture
def made(monkeypatch):
    """The modules that make pages, by name."""
    monkeypatch.syspath_prepend(ROOT / "docs/_site")
    return importlib.import_module


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    pytest.importorskip("mkdocs")
    pytest.importorskip("material")
    folder = tmp_path_factory.mktemp("site") / "site"
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", folder],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return folder


def test_every_command_option_and_example_is_on_its_page(made):
    page = made("reference").commands()
    for group in app.registered_groups:
        for command in group.typer_instance.registered_commands:
            name = command.name or command.callback.__name__
            assert re.search(rf"^##+ kg (parties )?{name}$", page, re.MULTILINE), name
    assert "| `--as-of <str>` |" in page


def test_every_method_of_a_graph_is_on_its_page(made):
    page = made("reference").python()
    for name in dir(Graph):
        if not name.startswith("_"):
            assert f"### graph.{name}\n" in page, name
    assert "<class" not in page
    assert "exposure(\n    reporter: str | int | None = None,\n    *,\n" in page


def test_every_address_and_tool_is_on_its_page(made):
    http, tools = made("reference").http(), made("reference").tools()
    for address in ADDRESSES:
        assert f"| `{address.stem}" in http
    assert re.findall(r"^## (\w+)$", tools, re.MULTILINE) == list(NAMES)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (
            "1. one\n   more\n   * two\n2. three",
            "1. one\n    more\n    * two\n2. three",
        ),
        (
            "* a\n\n  ```bash\n  x\n   y\n  ```",
            "* a\n\n    ```bash\n    x\n     y\n    ```",
        ),
        ("text\n* a", "text\n\n* a"),
        ("# Head\n* a", "# Head\n* a"),
        ("| a |\n|---|\n| * b |", "| a |\n|---|\n| * b |"),
        ("    code\n    * no item", "    code\n    * no item"),
        ("```text\n* a\n  b\n```", "```text\n* a\n  b\n```"),
        ("10. ten\n    more\n\nend", "10. ten\n    more\n\nend"),
    ],
)
def test_what_belongs_to_an_item_stands_four_columns_in(made, written, read):
    assert made("lists").indented(written) == read


def test_nothing_is_loaded_from_elsewhere(site):
    pages = sorted(site.rglob("*.html"))
    assert len(pages) > 40
    for page in pages:
        for match in LOADS.finditer(page.read_text("utf-8")):
            target = match["src"] or match["href"]
            assert not re.match(r"(\w+:)?//", target), f"{page.name}: {target}"
    for style in site.rglob("*.css"):
        assert not re.search(r"@import|url\(\W?(\w+:)?//", style.read_text("utf-8"))


def test_what_the_repository_hides_is_hidden(site):
    for page in site.rglob("*.html"):
        assert "<!-- not run" not in page.read_text("utf-8"), page.name
    assert not list(site.rglob("*.py"))


def test_the_picture_of_the_examples_stands_on_its_page(site):
    assert "Huaneng Power" in (site / "example.html").read_text("utf-8")
    page = (site / "picture.html").read_text("utf-8")
    assert '<iframe class="picture" src="example.html"' in page


def test_the_site_is_searched_when_opened_from_disk(site, tmp_path):
    browser = shutil.which("chromium")
    if browser is None:
        pytest.skip("no chromium to open the site")
    address = (site / "glossary.html").as_uri() + "?q=convenience+translation"
    done = subprocess.run(
        [browser, *BROWSER, f"--user-data-dir={tmp_path / 'profile'}", address],
        capture_output=True,
        timeout=90,
        check=True,
    )
    assert re.search(r"\d+ matching documents", done.stdout.decode("utf-8"))
