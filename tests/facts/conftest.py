"""The seed page, and a graph that small filings are built in."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

import kg
from kg.build.read import batches, read_batch
from kg.facts.filings import filing_rows
from kg.facts.rows import FilingRows
from kg.iris import Iris
from kg.model.filing import Identity, Reading

SEED = Path(__file__).parents[1] / "data" / "seed.txt"
AMBOW = Identity(
    cik="1494558",
    entity="Ambow Education Holding Ltd.",
    accession="0001104659-21-117128",
    form="6-K",
    filed=date(2021, 9, 17),
)


@pytest.fixture(scope="session")
def seed() -> Reading:
    """The seed page: 22 facts of 5 parties, at two days in CNY, translated in USD."""
    ((batch,), _) = batches([str(SEED)], {}, AMBOW)
    (reading,) = read_batch(batch)
    assert isinstance(reading, Reading)
    return replace(reading, report="R65")


@pytest.fixture(scope="session")
def rows(seed: Reading) -> FilingRows:
    """The rows of the seed page."""
    return filing_rows([seed], iris=Iris())


@pytest.fixture
def graph(tmp_path: Path):
    with kg.Graph(tmp_path / "graph") as made:
        yield made


@pytest.fixture
def build(tmp_path: Path, graph: kg.Graph) -> Callable[..., None]:
    """Builds facts, all unless told, of one document or page of Quorzim Corp."""

    def _build(
        text: str, year: int = 2024, name: str = "qz.xml", *, everything: bool = True
    ) -> None:
        place = tmp_path / str(year) / name
        place.parent.mkdir(exist_ok=True)
        place.write_text(text, encoding="utf-8")
        graph.build(
            [place],
            rdf=False,
            everything=everything,
            cik="1000001",
            entity="Quorzim Corp",
            accession=f"0001000001-{year % 100}-000001",
            filed=date(year, 3, 1),
        )

    return _build
