"""Every query runs as its file stands in plain SPARQL engines, over the union of graphs."""

import json
import os
import re
import shutil
import subprocess
from decimal import Decimal

import pytest
from pyoxigraph import RdfFormat, Store, serialize
from rdflib import Dataset, URIRef

from kg.queries import Rows, listing
from kg.queries.columns import AMOUNTS
from kg.queries.rows import gathered
from kg.resources import query_files

FILES = {path.stem: path.read_text("utf-8") for path in query_files()}
LISTS = {info.name: info.lists for info in listing()}


def plain(name, columns, rows):
    """Return rows as texts; lists sorted, for engines join them in any order."""
    made = []
    for row in rows:
        cells = []
        for column, cell in zip(columns, row, strict=True):
            text = "" if cell is None else str(cell)
            if column in AMOUNTS and text:
                text = f"{Decimal(text).normalize():f}"
            cells.append(gathered([text]) if column in LISTS[name] else text)
        made.append(tuple(cells))
    return made


def expected(graph, name):
    answer = graph.query(name)
    assert isinstance(answer, Rows)
    return plain(name, answer.columns, answer.cells)


@pytest.fixture(scope="module")
def dataset(invented):
    made = Dataset(default_union=True)
    text = serialize(invented.store, format=RdfFormat.N_QUADS)
    made.parse(data=text, format="nquads")
    assert all(isinstance(s, URIRef) for s in made.subjects())
    return made


@pytest.mark.parametrize("name", FILES)
def test_a_file_has_no_marks_and_is_sparql_of_its_own(name) -> None:
    text = FILES[name]
    assert re.search(r"#\[|\$\w|\{\{|%s|<<", text) is None
    taken = {info.name: info for info in listing()}[name].parameters
    lines = re.findall(r"^\s*VALUES \?\w+ \{ .* \}$", text, re.MULTILINE)
    # A role becomes the parties that bear it, so it has no place of its own.
    own = [parameter for parameter in taken if parameter.name != "role"]
    assert len(set(lines)) >= len(own)
    Store().query(text)


@pytest.mark.parametrize("name", FILES)
def test_oxigraph_gives_the_rows_of_the_tables(name, invented) -> None:
    answer = invented.store.query(FILES[name], use_default_graph_as_union=True)
    columns = [variable.value for variable in answer.variables]
    rows = [[None if t is None else t.value for t in row] for row in answer]
    assert plain(name, columns, rows) == expected(invented, name)


@pytest.mark.parametrize("name", FILES)
def test_rdflib_gives_the_rows_of_the_tables(name, invented, dataset) -> None:
    answer = dataset.query(FILES[name])
    columns = [str(variable) for variable in answer.vars]
    assert plain(name, columns, answer) == expected(invented, name)


@pytest.mark.skipif(shutil.which("arq") is None, reason="Jena's arq is not installed")
@pytest.mark.parametrize("name", FILES)
def test_jena_gives_the_rows_of_the_tables(name, invented, tmp_path) -> None:
    triples = {str(quad.triple) for quad in invented.store}
    data, query = tmp_path / "g.nt", tmp_path / "q.rq"
    data.write_text("".join(f"{t} .\n" for t in sorted(triples)), "utf-8")
    query.write_text(FILES[name], "utf-8")
    command = ["arq", "--data", str(data), "--query", str(query), "--results", "json"]
    done = subprocess.run(
        command, capture_output=True, check=True, env={**os.environ}, timeout=120
    )
    answer = json.loads(done.stdout)
    columns = answer["head"]["vars"]
    rows = [
        [row.get(column, {}).get("value") for column in columns]
        for row in answer["results"]["bindings"]
    ]
    assert plain(name, columns, rows) == expected(invented, name)
