"""Pages of three reporters to build, and a graph as comparable content."""

import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

import kg
from kg.facts.schema import SHARED, TABLES

sys.path.insert(0, str(Path(__file__).parent))  # makes filings_in_parts importable

RDF = (False, True)
"""Whether graphs of these tests keep RDF."""
DAY = date(2024, 5, 31)
DAYS = ("Jun. 30, 2021", "Dec. 31, 2020", "Jun. 30, 2020")
DUE = "|Balances with related parties [Line Items]\n|Amounts due to related parties\n"
SEED = Path(__file__).parents[1] / "data" / "seed.txt"

Dump = dict[str, list[tuple[object, ...]]]


def page(*values: str, party: str) -> str:
    """Return a page with a total and one party; fewer than 3 values are uncertain."""
    heads = "".join(f"|\n{day}\nUSD ($)\n" for day in DAYS)
    cells = "".join(f"|{value}\n" for value in values)
    total = "|Total\n" + DUE + "|$ 9,000\n|$ 8,000\n|$ 7,000\n"
    title = "|\nRELATED PARTY BALANCES (Details)\n$ in Thousands\n"
    return f"{title}{heads}{total}|{party} | Management\n{DUE}{cells}|X\n"


@pytest.fixture(params=RDF)
def rdf(request: pytest.FixtureRequest) -> bool:
    """Whether graphs keep RDF."""
    return bool(request.param)


@pytest.fixture
def write_page(tmp_path: Path) -> Callable[..., Path]:
    """Writes a page of a filing and gives its path."""

    def _write(cik: str, number: int, report: str, text: str) -> Path:
        folder = tmp_path / "pages"
        folder.mkdir(exist_ok=True)
        place = folder / f"{cik}_{number:018}_{report}.txt"
        place.write_text(text, encoding="utf-8")
        return place

    return _write


@pytest.fixture
def pages(write_page) -> list[Path]:
    """Three filings of three reporters, three pages each, sorted."""
    made = []
    for number, cik in enumerate(("1494558", "1728190", "1823986"), start=1):
        own = page("1,000", "2,000", party="Shandong Shichuang Company Limited")
        shared = page("1,000", "2,000", "3,000", party="Tencent Group")
        texts = {"R65": SEED.read_text("utf-8"), "R66": own, "R67": shared}
        made += [write_page(cik, number, name, text) for name, text in texts.items()]
    return made


@pytest.fixture
def new_graph(tmp_path: Path, rdf: bool) -> Iterator[Callable[..., kg.Graph]]:
    """Gives graphs, each after the builds of some sources one after the other."""
    made: list[kg.Graph] = []

    def _new(*builds: object) -> kg.Graph:
        graph = kg.Graph(tmp_path / f"graph-{len(made)}")
        made.append(graph)
        for sources in builds:
            graph.build(sources, rdf=rdf)
        return graph

    yield _new
    for graph in made:
        graph.close()


@pytest.fixture
def content() -> Callable[[kg.Graph], Dump]:
    """Gives all rows of all tables of a graph, its decisions, and its RDF if any."""

    def _content(graph: kg.Graph) -> Dump:
        snapshot = graph._graph.snapshot()
        found: Dump = {
            name: sorted(snapshot.tables.rows(name), key=repr)
            for name in (*TABLES, *SHARED)
        }
        decisions = snapshot.decisions
        found["decisions"] = [*decisions.settlements, *decisions.names]
        if graph._graph._newest().manifest.rdf:
            found["rdf"] = sorted((str(quad),) for quad in graph.store)
        return found

    return _content


@pytest.fixture
def facts_of(new_graph) -> Callable[..., list[str]]:
    """Gives the IRIs of the uncertain facts of a graph."""

    def _facts(graph: kg.Graph) -> list[str]:
        rows = graph._graph.snapshot().rows(
            "SELECT iri FROM facts WHERE status = 'uncertain' ORDER BY iri"
        )
        return [str(iri) for (iri,) in rows]

    return _facts
