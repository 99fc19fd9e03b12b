"""The server's pages as a person uses them: mouse, keys, phone; nothing from outside."""

import pytest
from pictures import FERN
from savedpage import saved_page
from test_access import faults
from visits import PHONE, WIDE

from kg.api.graph import Graph
from kg.resources import folder

pytest.importorskip("uvicorn", reason="the extra [serve] is not installed")

from tests.serve.served import running

pytestmark = pytest.mark.browser
QC = "/id/party/1494558/beijing-qc-technology-d947dacc188e"
PAGES = {
    "home": "/",
    "search": "/?q=beijing",
    "nothing": "/?q=zzzzqq",
    "party": QC,
    "reporter": "/id/entity/1494558",
    "filing": "/id/filing/0001104659-21-117128",
    "fact": "/id/filing/0001104659-21-117128/R65/7/1",
    "queries": "/query",
    "query": "/query/exposure?as_of=latest",
    "sparql": "/sparql?start=exposure",
    "api": "/api",
    "term": "/describe?iri=http%3A%2F%2Ffasb.org%2Fus-gaap%23DueFromRelatedPartiesCurrent",
    "picture": "/picture",
}


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """The address of a server of the shipped examples."""
    place = tmp_path_factory.mktemp("browsed") / "graph"
    with Graph(place) as graph:
        graph.build(manifest=folder("examples") / "manifest.csv")
    with running(place) as origin:
        yield origin


@pytest.fixture(scope="module")
def served_page(tmp_path_factory):
    """The address of a server of one page that a browser saved."""
    place = tmp_path_factory.mktemp("saved")
    (place / "page.htm").write_text(saved_page(), encoding="utf-8")
    with Graph(place / "graph") as graph:
        graph.build([place / "page.htm"], cik="1000009", entity="Larch Inc")
    with running(place / "graph") as origin:
        yield origin


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize("dark", [False, True], ids=["day", "night"])
def test_every_page_fits_the_screen_and_has_no_serious_fault(
    visit, served, name, size, dark
):
    opened = visit(served + PAGES[name], size=size, dark=dark)
    assert opened.page.evaluate(
        "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
    )
    assert faults(opened) == []


def test_search_leads_to_a_party_its_cell_and_back(visit, served):
    opened = visit(served + "/")
    assert opened("#q").evaluate("box => box === document.activeElement")
    opened.page.keyboard.type("beijing qc")
    opened.page.keyboard.press("Enter")
    opened("a.hit >> nth=0").click()
    assert "Beijing QC" in opened.text("h1")
    assert opened.texts(".figure .amount") == [
        "2,039,000 CNY", "354,000 CNY", "1,685,000 CNY",
    ]  # fmt: skip
    opened("text=cell >> nth=0").click()
    assert "2,039" in opened.text(".cell .printed")
    opened.page.go_back()
    assert opened("h1").inner_text().startswith("Beijing QC")


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_a_saved_page_answers_what_is_owed_to_directors_and_how_it_changed(
    visit, served_page, size
):
    opened = visit(served_page + "/", size=size)
    opened("a:has-text('Larch Inc') >> nth=0").click()
    opened(".chip:has-text('Director')").click()
    assert opened.texts(".figure .amount") == ["500,500 USD"]
    assert "2023-12-31 · Director" in opened.text(".figure .more")
    drawn = opened.text(".charts")
    assert "370.5k" in drawn or "371k" in drawn or "370k" in drawn
    opened("a:text-is('cell') >> nth=0").click()
    assert "412,000" in opened.text(".cell .printed")
    assert "Dec. 31, 2023" in opened.text(".cell")


def test_tables_are_sorted_and_filtered_by_links(visit, served):
    opened = visit(served + "/id/entity/1494558")
    opened(".chip:has-text('due to')").click()
    sides = opened.texts("#balances td[data-head='Reported as']")
    assert set(sides) == {"due to"}
    opened("#balances th a:has-text('Amount')").click()
    assert opened("#balances th[aria-sort='descending']").count() == 1
    amounts = opened.texts("#balances td[data-head='Amount']")
    numbers = [int(text.replace(",", "")) for text in amounts]
    assert numbers == sorted(numbers, reverse=True)
    opened("#balances .choices a:text-is('all')").click()
    assert len(opened.texts("#balances tbody tr")) == 12


def test_csv_of_a_table_is_saved(visit, served):
    opened = visit(served + "/id/entity/1494558")
    name, content = opened.saved("text=CSV")
    assert name.endswith(".csv")
    assert b"2039000" in content


def test_sparql_begins_from_a_named_query_and_answers(visit, served):
    opened = visit(served + "/sparql")
    opened(".starts a:has-text('exposure')").click()
    assert "SELECT ?reporter" in opened("textarea").input_value()
    opened("button:has-text('Ask')").click()
    assert "Beijing QC Technology Company Limited" in opened.text("main table")
    opened("textarea").fill("SELECT nothing")
    opened("button:has-text('Ask')").click()
    assert opened(".failed").is_visible()
    # A query that is refused is a 400 to the browser too, which says so.
    opened.told.clear()


def test_a_named_query_takes_its_parameters_from_fields(visit, served):
    opened = visit(served + "/query/exposure")
    opened("input[name=party]").fill("Beijing QC%")
    opened.page.keyboard.press("Enter")
    opened.page.wait_for_url("**party=Beijing*")
    assert set(opened.texts("td[data-head='Party']")) == {
        "Beijing QC Technology Company Limited"
    }


def test_the_picture_of_a_neighbourhood_stands_in_the_page(visit, served):
    opened = visit(served + QC)
    opened("iframe").scroll_into_view_if_needed()
    frame = opened.page.frame_locator("iframe")
    frame.locator("#balances tbody tr").first.click()
    frame.locator("#panel article").first.wait_for()
    assert "2,039,000" in frame.locator("#panel").inner_text()
    frame.locator("#csv").click()
    assert "Beijing QC" in frame.locator("#saved textarea").input_value()
    # The second time the browser takes it from what it kept.
    opened.page.reload()
    opened("iframe").scroll_into_view_if_needed()
    frame.locator("#balances tbody tr").first.click()
    frame.locator("#panel article").first.wait_for()


def test_a_picture_of_more_steps_says_how_much_it_shows(visit, served):
    opened = visit(served + QC)
    opened("a:text-is('two steps')").click()
    opened("#shown:has-text('of 17 parties')").wait_for()
    shown = opened.text("#shown")
    assert shown.startswith("5 of 17 parties of 1 reporting entity; 6 balances")


def test_pages_are_walked_by_keys_and_show_the_focus(visit, served):
    opened = visit(served + "/id/entity/1494558")
    opened.page.keyboard.press("Tab")
    assert opened("a.skip").evaluate("box => box === document.activeElement")
    for _ in range(40):
        opened.page.keyboard.press("Tab")
        width, style = opened.page.evaluate(
            "(() => { const s = getComputedStyle(document.activeElement);"
            " return [s.outlineWidth, s.outlineStyle]; })()"
        )
        assert style != "none"
        assert width != "0px"


def test_what_is_not_there_says_what_is_near(visit, served):
    opened = visit(served + "/id/party/none")
    assert "404" in opened.text("main") or "found" in opened.text("main").lower()
    opened.told.clear()


def test_no_page_of_a_hostile_name_runs_it(visit, tmp_path):
    page = saved_page().replace(
        "Mei Larch", f"&lt;img src=x onerror=alert(1)&gt; {FERN}"
    )
    (tmp_path / "page.htm").write_text(page, encoding="utf-8")
    with Graph(tmp_path / "graph") as graph:
        graph.build([tmp_path / "page.htm"], cik="1000009", entity="<b>Larch")
    with running(tmp_path / "graph") as origin:
        opened = visit(origin + "/")
        assert opened("b, img").count() == 0
        opened("a:has-text('<b>Larch') >> nth=0").click()
        assert "<b>Larch" in opened.text("h1")
        assert opened("main b, main img").count() == 0
