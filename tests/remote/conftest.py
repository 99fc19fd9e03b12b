"""A graph in a folder, and the same in every SPARQL store that is installed."""

import importlib
import importlib.util
from contextlib import contextmanager
from datetime import date

import pyoxigraph
import pytest

import kg
from kg.api.loading import load
from kg.resources import folder
from tests.queries.conftest import write_filings
from tests.remote import endpoints

ENGINES = ("virtuoso", "oxigraph", "oxilite", "kg serve")
UPDATED = ENGINES[:3]
"""Engines that take updates; the server of the project itself only reads."""


@contextmanager
def empty(engine, place):
    """Give the addresses for updates and queries of an empty store."""
    if engine == "virtuoso":
        if endpoints.VIRTUOSO is None:
            pytest.skip(
                "Virtuoso (Debian's virtuoso-opensource-7-bin) is not installed"
            )
        with endpoints.virtuoso(place) as address:
            yield address, address
        return
    if engine == "oxilite" and importlib.util.find_spec("oxilite") is None:
        pytest.skip("oxilite is not installed")
    library = pyoxigraph if engine == "oxigraph" else importlib.import_module("oxilite")
    with endpoints.python_store(library) as origin:
        yield f"{origin}/update", f"{origin}/query"


@pytest.fixture(scope="session")
def in_folder(tmp_path_factory):
    """The examples and the invented filings, in one graph folder."""
    place = tmp_path_factory.mktemp("remote")
    with kg.open(place / "graph") as graph:
        graph.build(manifest=folder("examples") / "manifest.csv")
        graph.build(manifest=write_filings(place))
        name = "Moutai Distribution Holdings Ltd"
        for first, second in (("1000001", "1000002"), ("1000001", "1000004")):
            graph.decide(
                f"{first}/{name}", f"{second}/{name}", "same",
                why="one firm", by="me", when=date(2024, 5, 1),
            )  # fmt: skip
        yield graph


@pytest.fixture(scope="session", params=ENGINES)
def in_store(request, in_folder, tmp_path_factory):
    """The same graph in a SPARQL store; where it is asked is its ``address``."""
    engine = request.param
    place = tmp_path_factory.mktemp("store")
    if engine == "kg serve":
        pytest.importorskip("starlette")
        from tests.serve.served import running  # noqa: PLC0415

        with running(in_folder.place) as origin, kg.open(f"{origin}/sparql") as graph:
            graph.address = f"{origin}/sparql"
            yield graph
        return
    with empty(engine, place) as (update, query):
        load(in_folder.place, update, query_url=query, journal=place / "journal")
        with kg.open(query) as graph:
            graph.address = query
            yield graph
