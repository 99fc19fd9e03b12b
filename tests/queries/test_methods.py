"""The typed methods are the named queries: names, parameters, columns and their types."""

import inspect
import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import NoneType, UnionType
from typing import get_args, get_type_hints

import pytest

from kg.api import answers
from kg.api.graph import Graph
from kg.queries import listing

ROOT = Path(__file__).resolve().parents[2]
QUERIES = listing()
RENAMED = {"parties": "counterparties"}


def method_of(info):
    return getattr(Graph, RENAMED.get(info.name, info.name))


def test_the_names_are_those_of_the_queries():
    assert get_args(answers.QueryName) == tuple(info.name for info in QUERIES)


@pytest.mark.parametrize("info", QUERIES, ids=lambda info: info.name)
def test_a_method_takes_the_parameters_of_its_query(info):
    _, *takes = inspect.signature(method_of(info)).parameters.values()
    assert {p.name for p in takes} == {p.name for p in info.parameters}
    assert all(p.default is None for p in takes)
    doc = inspect.getdoc(method_of(info))
    for parameter in info.parameters:
        told = " ".join(doc.split()).lower()
        assert f"{parameter.name}: {parameter.meaning}".lower() in told


@pytest.mark.parametrize("info", QUERIES, ids=lambda info: info.name)
def test_the_columns_have_the_types_told(info, invented, examples):
    told = get_type_hints(getattr(answers, f"{info.name.capitalize()}Row"))
    for graph in (invented, examples):
        takes = inspect.signature(method_of(info)).parameters
        rows = method_of(info)(
            graph, **({"include": "all"} if "include" in takes else {})
        )
        assert list(rows.columns) == list(told)
        for row in rows:
            for name, kind in told.items():
                kinds = get_args(kind) if isinstance(kind, UnionType) else (kind,)
                assert isinstance(row[name], kinds), (name, row[name], kinds)
                assert set(kinds) <= {str, int, Decimal, date, NoneType}


def test_a_method_asks_what_the_query_does(examples):
    asked = {"party": "Beijing QC%", "as_of": "2021-06-30"}
    rows = examples.exposure("Ambow%", **asked)
    assert [row.net for row in rows] == [Decimal(1685000)]
    assert rows.cells == examples.query("exposure", reporter="Ambow%", **asked).cells
    assert examples.balances(include=["totals"]).cells == (
        examples.query("balances", include="totals").cells
    )
    assert len(examples.counterparties(1494558)) == len(
        examples.query("parties", reporter="1494558")
    )


def test_the_files_are_as_the_queries_make_them():
    done = subprocess.run(
        [sys.executable, ROOT / "queries/methods.py", "--check"],
        env={"PYTHONPATH": str(ROOT), "PATH": ""},
        check=False,
    )
    assert done.returncode == 0, "run python queries/methods.py"
