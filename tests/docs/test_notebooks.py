"""The notebooks are small, listed, and without outputs; nbmake runs them."""

import json
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_without_outputs_and_speaks(path):
    cells = json.loads(path.read_text("utf-8"))["cells"]
    code = [cell for cell in cells if cell["cell_type"] == "code"]
    words = [cell for cell in cells if cell["cell_type"] == "markdown"]
    assert "".join(words[0]["source"]).startswith("# ")
    assert len(words) >= len(code) // 2
    assert all(cell["outputs"] == [] for cell in code)
    assert all(cell["execution_count"] is None for cell in code)
    assert path.stat().st_size < 20_000


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_listed_and_has_a_page(path):
    listed = (ROOT / "docs/notebooks.md").read_text("utf-8")
    assert f"](../notebooks/{path.name})" in listed
    assert f"notebooks/{path.stem}.md" in (ROOT / "mkdocs.yml").read_text("utf-8")


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_links_of_a_notebook_lead_somewhere(path):
    text = path.read_text("utf-8")
    for part in text.split("](")[1:]:
        target = part.partition(")")[0]
        assert (path.parent / target).exists(), target
