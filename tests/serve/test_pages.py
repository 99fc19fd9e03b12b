"""Pages for people: what stands on them, and that names stay text."""

import re
from html.parser import HTMLParser
from urllib.parse import quote, urljoin, urlsplit

import httpx
import pytest

from kg.api.graph import Graph
from tests.noted import Tagged, instance, table
from tests.serve.served import page_of

pytest.importorskip("starlette", reason="the extra [serve] is not installed")

HTML = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
ID = "https://w3id.org/rpkg/id/"
QC = "/id/party/1494558/beijing-qc-technology-d947dacc188e"
PAGES = [
    "/",
    "/?q=beijing",
    "/?q=zzzzqq",
    "/api",
    "/query",
    "/query/exposure",
    "/query/balances?reporter=1494558&sort=-amount&date=2021-06-30",
    "/sparql",
    "/sparql?start=exposure",
    "/id/entity/1494558",
    f"{QC}?side=due+to&sort=amount",
    "/id/filing/0001104659-21-117128",
    "/id/filing/0001104659-21-117128/R65/7/1",
    "/id/filing/0001104659-21-117128/R65",
    "/describe?iri=http%3A%2F%2Ffasb.org%2Fus-gaap%23DueFromRelatedPartiesCurrent",
    "/nothing",
    "/id/party/none",
]


class Elements(HTMLParser):
    """Collects the elements of a page and its text; refuses what is not closed."""

    VOID = frozenset(("br", "hr", "img", "input", "link", "meta"))

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.names, self.attributes, self.text, self.open = [], [], [], []

    def handle_starttag(self, tag, attrs):
        self.names.append(tag)
        self.attributes += attrs
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text.append(data)


def parsed(answer) -> Elements:
    page = Elements()
    page.feed(answer.text)
    assert page.open == []
    return page


@pytest.mark.parametrize("target", PAGES)
def test_pages_need_no_script_and_no_other_site(client, target):
    answer = client.get(target, headers=HTML)
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    page = parsed(answer)
    assert "script" not in page.names
    assert "style" not in page.names
    for name, value in page.attributes:
        assert not name.startswith("on")
        assert name != "style"
        if name in ("src", "action") or (name == "href" and value.endswith(".css")):
            assert value.startswith("/")


@pytest.mark.parametrize("target", PAGES)
def test_links_of_pages_lead_somewhere(client, target):
    answer = client.get(target, headers=HTML)
    links = {
        urljoin(target, value)
        for name, value in parsed(answer).attributes
        if name in ("href", "src") and value.startswith(("/", "?"))
    }
    for link in sorted(links)[:25]:
        assert client.get(link, headers=HTML).status_code == 200, link


def text_of(client, target) -> str:
    return " ".join(" ".join(parsed(client.get(target, headers=HTML)).text).split())


def test_figures_come_first(client):
    text = text_of(client, QC)
    places = [
        text.index(word)
        for word in (
            "Beijing QC Technology Company Limited", "2,039,000", "354,000", "1,685,000",
            "Balances over time", "Names, and why they are one", "Picture of the",
        )
    ]  # fmt: skip
    assert places == sorted(places)


def test_a_fact_shows_the_cell_it_was_read_from(client):
    text = text_of(client, "/id/filing/0001104659-21-117128/R65/7/1")
    assert "2,039,000" in text
    assert "row 7, column 1" in text
    assert "under “Jun. 30, 2021 | CNY (¥)”" in text


def test_filters_and_order_are_in_the_address(client):
    def amounts(query):
        page = client.get(f"/id/entity/1494558?{query}", headers=HTML).text
        table = page[page.index("<table>") : page.index("</table>")]
        return re.findall(r'class="number[^"]*" data-head="Amount">([^<]+)<', table)

    assert amounts("date=2021-06-30&sort=-amount") == [
        "2,417,000", "2,039,000", "775,000", "354,000", "220,000", "201,000",
    ]  # fmt: skip
    assert amounts("date=2021-06-30&side=due+to&sort=amount") == [
        "354,000",
        "2,417,000",
    ]


def test_a_search_finds_reporters_parties_and_filings(client):
    assert "Beijing QC Technology Company Limited" in text_of(client, "/?q=beijing")
    assert "Ambow Education Holding Ltd." in text_of(client, "/?q=1494558")
    assert "0001104659-21-117128" in text_of(client, "/?q=0001104659-21-117128")
    assert "Nothing found" in text_of(client, "/?q=zzzzqq")


def test_an_iri_is_what_it_names_in_each_form(client):
    turtle = client.get(QC)
    assert turtle.headers["content-type"] == "text/turtle; charset=utf-8"
    assert "rp:name" in turtle.text
    assert "Accept" in turtle.headers["vary"]
    linked = client.get(QC, headers={"Accept": "application/ld+json"})
    assert linked.headers["content-type"] == "application/ld+json"
    assert client.get(QC, headers=HTML).headers["content-type"].startswith("text/html")
    described = client.get(
        f"/describe?iri={quote(ID + QC.removeprefix('/id/'), safe='')}"
    )
    assert described.text == turtle.text
    missing = client.get("/id/party/1494558/nobody")
    assert (missing.status_code, missing.text.count("\n")) == (404, 1)
    assert client.get("/describe").status_code == 400
    assert client.get("/describe?iri=a%20b").status_code == 400


def test_a_base_of_ones_own_dereferences(tmp_path, serving):
    page = tmp_path / "R1.txt"
    page.write_text(page_of(["Acme Mining Ltd"]), encoding="utf-8")
    with Graph(tmp_path / "graph") as graph:
        graph.build([page], entity="Õun & Co", base="http://127.0.0.1:1/id/")
        [iri] = [str(entry["iri"]) for entry in graph.reporters()]
    with serving(tmp_path / "graph") as origin:
        answer = httpx.get(origin + urlsplit(iri).path, headers=HTML, timeout=60)
        assert answer.status_code == 200
        assert "Õun &amp; Co" in answer.text


def addresses_of(place):
    """Return the address of every page that shows a name of the graph."""
    with Graph(place) as graph:
        base = graph.iris.base
        reporters = [str(entry["iri"]) for entry in graph.reporters()]
        rows = list(graph.rows("balances", include="all"))
        facts = [str(row["fact"]) for row in graph.rows("evidence")]
        parties = sorted({str(row["party_iri"]) for row in rows})
        names = sorted({str(row["party"]) for row in rows})
    things = [*reporters, *parties, *facts, f"{base}filing/0001000009-24-000001"]
    return names, [
        "/",
        "/query/balances",
        "/query/exposure",
        "/query/uncounted",
        *("/id/" + quote(iri.removeprefix(base), safe="/%") for iri in things),
        *(f"/?q={quote(name, safe='')}" for name in names),
        *(f"/query/exposure?party={quote(name, safe='')}" for name in names),
        *(f"/describe?iri={quote(iri, safe='')}" for iri in things),
        f"/sparql?query={quote('SELECT * { ?s <https://w3id.org/rpkg/ns#name> ?n }')}",
    ]


def test_hostile_names_are_text_everywhere(hostile, serving):
    names, targets = addresses_of(hostile)
    assert any("<script>" in name for name in names)
    assert any(len(name) > 280 for name in names)
    with (
        serving(hostile) as origin,
        httpx.Client(base_url=origin, timeout=60) as client,
    ):
        for target in targets:
            answer = client.get(target, headers=HTML)
            assert answer.status_code == 200, target
            page = parsed(answer)
            assert "script" not in page.names, target
            assert "img" not in page.names, target
            assert not any(name.startswith("on") for name, _ in page.attributes), target
            assert "\u202e" not in "".join(page.text), target
        everything = " ".join(parsed(client.get("/query/balances", headers=HTML)).text)
        assert "<script>alert(1)</script> Holdings Ltd" in everything
        assert "\\u202eevil" in everything
        told = client.get("/api/query/balances?limit=1000&include=all").json()
        assert {row["party"] for row in told["rows"]} == set(names)
        picture = client.get("/picture").text
        assert "<script>alert" not in picture
        assert "<img src=x>" not in picture


@pytest.mark.parametrize(
    "text", ["<script>", "'} SELECT * {", "%", "\\", "\u202e", "x" * 300, "\x00", "💰"]
)
def test_hostile_searches_are_text(client, text):
    for target in ("/", "/query/exposure", "/sparql"):
        name = {"/": "q", "/sparql": "query"}.get(target, "party")
        answer = client.get(target, params={name: text}, headers=HTML)
        assert answer.status_code in (200, 400), answer.text
        assert "script" not in parsed(answer).names


NOTE = (
    "<p>Mr. Jay Moss is the chief executive officer of the Company. Harbor &lt;b&gt; "
    "Holdings Ltd is controlled by Mr. Jay Moss.</p><p>Amounts due to Harbor &lt;b&gt; "
    "Holdings Ltd are unsecured and payable on demand.</p>"
) + table(("Name", "Relationship"), ("Harbor Holdings Ltd", "Controlled by a director"))


def test_a_note_shows_the_words_that_state_something(tmp_path, serving):
    source = tmp_path / "bay.xml"
    text = instance(NOTE, Tagged("HarborHoldingsLtdMember", 1000))
    source.write_text(text, encoding="utf-8")
    with Graph(tmp_path / "graph") as graph:
        graph.build([source], accession="0000000077-24-000001", filed="2024-03-01")
        [note] = graph.notes()
        party = next(p for p in graph.parties() if "Harbor" in p.name)
    words = {said.words for said in note.statements}
    assert "Mr. Jay Moss is the chief executive officer of the Company" in words
    with serving(tmp_path / "graph") as origin:
        place = party.iri.removeprefix(ID)
        page = httpx.get(f"{origin}/id/{place}", headers=HTML, timeout=60)
        [target] = set(re.findall(r'href="(/note/[^"#]+)#c', page.text))
        shown = httpx.get(origin + target, headers=HTML)
        elements = parsed(shown)
        assert "b" not in elements.names
        text = " ".join(" ".join(elements.text).split())
        assert "Harbor <b> Holdings Ltd is controlled by" in text.replace("  ", " ")
        marked = re.findall(r"<mark[^>]*>([^<]*)</mark>", shown.text)
        assert "Mr. Jay Moss is the chief executive officer of the Company" in marked
        ids = [value for name, value in elements.attributes if name == "id"]
        assert len(ids) == len(set(ids))
        links = {v for n, v in elements.attributes if n == "href" and v[0] == "#"}
        assert {link[1:] for link in links} <= set(ids)
        filing = httpx.get(f"{origin}/id/filing/0000000077-24-000001", headers=HTML)
        assert target in filing.text
        assert httpx.get(f"{origin}/note/none", headers=HTML).status_code == 404
