"""A reporter on a sheet, and how graph and picture show themselves in a notebook."""

import re
from pathlib import Path

import pytest

import kg
from kg.errors import InputError, NotFoundError

SEED = Path(__file__).parents[1] / "data" / "seed.txt"
EXAMPLES = Path(__file__).parents[2] / "examples" / "manifest.csv"


@pytest.fixture(scope="module")
def graph():
    with kg.open() as made:
        made.build(manifest=EXAMPLES, rdf=False)
        yield made


def test_a_sheet_says_who_owes_what_with_the_cells(graph):
    text = graph.sheet("Ambow%").to_markdown()
    assert text.startswith("# Ambow Education Holding Ltd.\n\nCIK 1494558 · ")
    owed = re.search(
        r"\| Beijing QC Technology .* \| due from \| 2,039,000 \| CNY \| 2021-06-30 \| "
        r"\\\[(\d+)\\\] \|",
        text,
    )
    assert f"| \\[{owed[1]}\\] | 2,039 |" in text
    assert "In all due from 3,235,000 CNY, due to 2,771,000 CNY." in text
    assert "| party | side | 2020-12-31 | 2021-06-30 | source |" in text
    assert "## Checks" in text
    assert "0 failed" in text
    assert "concentration" in text


def test_the_sums_of_a_sheet_are_those_of_exposure(graph):
    for reporter in graph.reporters():
        text = graph.sheet(str(reporter["iri"])).to_markdown()
        for row in graph.exposure(str(reporter["iri"]), as_of="latest"):
            for amount in (row.due_from, row.due_to):
                assert not amount or f"| {amount:,f} | {row.currency} |" in text


def test_every_number_cited_is_listed(graph):
    for reporter in ("HUYA%", "Gerdau%", "Huaneng%"):
        text = graph.sheet(reporter).to_markdown()
        body, cells = text.split("## Where the numbers stand")
        cited = set(re.findall(r"\\\[(\d+)\\\]", body))
        assert cited == set(re.findall(r"\\\[(\d+)\\\]", cells))
        assert cited


def test_names_on_a_sheet_are_text(tmp_path):
    page = SEED.read_text("utf-8").replace("URSUS", "<i>*URSUS*|[a](b)</i>")
    assert "<i>" in page
    (tmp_path / "page.txt").write_text(page, "utf-8")
    with kg.open() as made:
        made.build(
            tmp_path / "page.txt", cik="77", entity="Quill <b>Ltd</b>", rdf=False
        )
        sheet = made.sheet(77)
    for text in (sheet.to_html(), sheet._repr_html_()):
        assert "<i>" not in text
        assert "<b>" not in text
        assert "&lt;i&gt;*URSUS*|[a](b)&lt;/i&gt;" in text
    markdown = sheet.to_markdown()
    assert "# Quill &lt;b&gt;Ltd&lt;/b&gt;" in markdown
    assert "&lt;i&gt;\\*URSUS\\*\\|\\[a\\](b)&lt;/i&gt;" in markdown


def test_a_sheet_loads_nothing_from_elsewhere(graph):
    page = graph.sheet(1494558).to_html()
    assert not re.search(r"(src|href)=|url\(|@import", page)


def test_a_sheet_is_of_one_reporter(graph):
    with pytest.raises(InputError, match=r"several reporters.*name one"):
        graph.sheet("H%")
    with pytest.raises(NotFoundError):
        graph.sheet("Nobody at all")


def test_a_picture_is_shown_in_a_frame_without_rights(graph, tmp_path):
    picture = graph.view(tmp_path / "graph.html", reporter="Ambow%")
    assert re.fullmatch(
        r"<picture, [\d,]+ characters of HTML, written to .*>", repr(picture)
    )
    assert (tmp_path / "graph.html").read_text("utf-8") == picture
    shown = picture._repr_html_()
    assert 'sandbox="allow-scripts allow-downloads"' in shown
    assert "allow-same-origin" not in shown
    assert shown.count("<iframe") == 1
    assert "<script" not in shown
    assert shown.endswith("graph.html</div>")
    assert "written to" not in graph.view(reporter="Ambow%")._repr_html_()


def test_a_graph_shows_its_reporters(graph, tmp_path):
    page = graph._repr_html_()
    assert "<bdi>HUYA Inc.</bdi>" in page
    assert "15 filings in" in page
    with kg.open(tmp_path / "none") as empty:
        assert "nothing is built yet" in empty._repr_html_()
        assert repr(empty) == f"<Graph in {tmp_path / 'none'}>"
