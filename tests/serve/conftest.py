"""Graphs that are served, and servers on loopback that tests talk to over HTTP."""

import httpx
import pytest

from kg.api.graph import Graph
from kg.resources import folder
from tests.serve.served import HOSTILE, page_of, running


@pytest.fixture(scope="session")
def serving():
    """What serves a graph: a context manager that gives the address."""
    return running


@pytest.fixture(scope="session")
def examples(tmp_path_factory):
    place = tmp_path_factory.mktemp("served") / "graph"
    with Graph(place) as graph:
        graph.build(manifest=folder("examples") / "manifest.csv")
    return place


@pytest.fixture(scope="session")
def hostile(tmp_path_factory):
    place = tmp_path_factory.mktemp("hostile")
    page = place / "R9.txt"
    page.write_text(page_of(HOSTILE), encoding="utf-8")
    with Graph(place / "graph") as graph:
        graph.build(
            [page], cik="1000009", entity="<img src=x> Reporter Inc",
            accession="0001000009-24-000001", filed="2024-03-01",
        )  # fmt: skip
    return place / "graph"


@pytest.fixture(scope="session")
def address(examples):
    with running(examples) as origin:
        yield origin


@pytest.fixture
def client(address):
    with httpx.Client(base_url=address, timeout=60) as opened:
        yield opened
