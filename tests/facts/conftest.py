"""The seed page as its reader brings it back, and what makes rows of it."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

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
