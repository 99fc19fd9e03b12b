"""What columns answer is what the store answers."""

import csv
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from pyoxigraph import Store

import kg
from kg.columns import loaded
from kg.graph import Terms
from kg.pipeline import deriving
from kg.pipeline.publishing import publish
from kg.queries import listing, rows
from kg.signals import signals
from kg.store.oxigraph import FolderWriter

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES, XBRL = ROOT / "examples", ROOT / "tests" / "data" / "xbrl"
MANIFEST = EXAMPLES / "manifest.csv"
RESTATED = "1494558_000110465921117128_R65.txt"
WHOLE = [query.name for query in listing()]
ASKED = [
    *((name, {}) for name in WHOLE),
    *((name, {"as_of": "latest"}) for name in ("balances", "exposure", "flows", "timeline")),
    *((name, {"as_of": "2021-12-31"}) for name in ("balances", "exposure", "flows", "timeline")),
    *((name, {"as_of": "1999-01-01"}) for name in ("balances", "exposure", "flows", "timeline")),
    *((name, {"known": "2022-06-30"}) for name in ("balances", "filings", "flows", "parties")),
    *((name, {"known": "2022-06-30", "as_of": "latest"}) for name in ("balances", "flows")),
    *((name, {"include": words, **at}) for name in ("balances", "flows")
      for words in ("all", "totals", "translations", "uncertain", "totals,uncertain")
      for at in ({}, {"as_of": "latest"})),
    *((name, {"currency": "c%", "include": "all"}) for name in ("balances", "flows")),
    *((name, {"currency": "USD"}) for name in ("exposure", "timeline", "changes")),
    *((name, {"side": "Due To"}) for name in ("balances", "timeline")),
    *((name, {"relationship": wanted}) for name in ("balances", "flows", "parties")
      for wanted in ("%director%", "Affiliated Entity", "nothing (%")),
    ("evidence", {"filing": "0001104659-2%"}),
    ("uncertain", {"filing": "0001104659-2%"}),
    *(("totals", given) for given in (
      {"as_of": "latest"}, {"known": "2022-06-30"}, {"include": "all"}, {"side": "due to"},
      {"as_of": "2021-12-31", "include": "uncertain"}, {"relationship": "%e%"},
      {"as_of": "latest", "known": "2022-06-30", "include": "translations"})),
    *((name, {"known": day, **more}) for name in ("exposure", "timeline", "shared")
      for day in ("2015-06-30", "2020-01-01", "2022-06-30", "2030-01-01")
      for more in ({}, {"as_of": "latest"}, {"currency": "c%"})
      if name != "shared" or not more),
    ("changes", {"since": "2019-12-31"}),
    *((query.name, {**given, **more}) for query in listing()
      for given in ({"reporter": "%o%"}, {"party": "%group%"}, {"party": "%", "reporter": "h%"},
                    {"party": "no such %"}, {"party": "%a%", "reporter": "%i%"})
      for more in ({}, {"as_of": "latest"})
      if {*given, *more} <= {p.name for p in query.parameters}),
    ("changes", {"until": "2021-12-31"}),
    ("changes", {"since": "2020-12-31", "until": "2021-12-31"}),
]  # fmt: skip


def printed_pages(shared, place):
    """Return a folder with the pages of ground truth."""
    script, facts = (shared / "rpages" / name for name in ("print_page.py", "facts"))
    command = [sys.executable, str(script), str(facts), str(place / "pages")]
    (place / "pages").mkdir()
    subprocess.run(command, check=True, capture_output=True)
    return place / "pages"


def examples(graph, place):
    """Build the examples as if filed in May, a balance restated, a party shared."""
    for line in csv.DictReader(MANIFEST.read_text(encoding="utf-8").splitlines()):
        year = line["accession"].split("-")[1]
        said = {name: line[name] for name in ("cik", "entity", "accession")}
        graph.build(
            EXAMPLES / line["source"], everything=True, filed=f"20{year}-05-01", **said
        )
    page = (EXAMPLES / RESTATED).read_text(encoding="utf-8")
    (place / "R9.txt").write_text(page.replace("|2,039", "|2,139"), encoding="utf-8")
    said = {"cik": "1494558", "entity": "Ambow Education", "filed": "2022-06-01"}
    graph.build(place / "R9.txt", accession="0001410578-22-000009", **said)
    graph.build(XBRL, everything=True)
    names = "Tencent Group", "Tencent Holdings Limited"
    graph.decide(*names, "same", why="a test", by="nobody", when=date(2024, 1, 1))


@pytest.fixture(
    scope="module",
    params=["examples", "rpages", pytest.param("filings", marks=pytest.mark.slow)],
)
def laid_out(request, tmp_path_factory):
    """The store of a graph, and its columns."""
    place = tmp_path_factory.mktemp("columns")
    with kg.open(place / "g") as graph:
        if request.param == "examples":
            examples(graph, place)
        elif request.param == "rpages":
            graph.build(printed_pages(request.getfixturevalue("shared"), place))
        else:
            graph.build(request.getfixturevalue("shared") / "filings", everything=True)
    writer = FolderWriter(place / "g")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(deriving, "LARGE", 1)
        publish(writer, Terms())
    yield writer.store, loaded(writer.columns)
    writer.close()


@pytest.mark.parametrize("name", WHOLE)
def test_the_examples_give_every_query_rows(laid_out, request, name) -> None:
    if request.node.callspec.params["laid_out"] != "examples":
        pytest.skip("not every query has rows in the ground truth")
    store, columns = laid_out
    told = rows(store, name)
    assert len(rows(Store(), name, columns=columns)) == len(told) > 0


@pytest.mark.parametrize(("name", "given"), ASKED, ids=str)
def test_columns_answer_as_the_store_does(laid_out, name, given) -> None:
    store, columns = laid_out
    told = rows(store, name, given)
    found = rows(Store(), name, given, columns=columns)
    assert found.columns == told.columns
    assert [*map(shown, found)] == [*map(shown, told)]


@pytest.mark.parametrize("name", ["evidence", "balances"])
def test_rows_of_columns_are_rows(laid_out, name) -> None:
    store, columns = laid_out
    told, found = rows(store, name), rows(Store(), name, columns=columns)
    assert len(found) == len(told)
    assert (found[3], found[-1]) == (told[3], told[-1])
    assert [*found[2:5]] == [*told[2:5]]
    assert found[1:][0] == told[1]
    assert found.to_sparql_json() == told.to_sparql_json()
    with pytest.raises(IndexError):
        found[len(found)]


def test_patterns_for_review_are_the_same(laid_out) -> None:
    store, columns = laid_out
    assert signals(store, columns=columns) == signals(store)


def shown(row):
    """Return a row with the types of its cells to be seen."""
    return {name: repr(value) for name, value in row.items()}
