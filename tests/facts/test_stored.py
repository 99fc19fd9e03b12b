"""Filings written into buckets: added by one process or several, or put in place."""

from dataclasses import replace

import pytest

from kg.facts.filings import filing_rows
from kg.facts.rows import FilingRows
from kg.facts.schema import BASE
from kg.facts.stored import BucketWriter, stored_filings
from kg.facts.tables import Tables, connection
from kg.iris import Iris
from kg.model.filing import Identity, Reading

IRIS = Iris()
BUCKETS = 4


@pytest.fixture
def filings(seed: Reading) -> list[FilingRows]:
    """Return the filings of nine reporters, that of the last without a fact."""
    made = []
    for n in range(9):
        identity = Identity(cik=str(1_000 + n), accession=f"{n:010d}-24-000001")
        facts = tuple(replace(fact, source="a.txt") for fact in seed.facts[n:])
        reading = replace(seed, identity=identity, facts=() if n == 8 else facts)
        made.append(filing_rows([reading], iris=IRIS))
    return made


def written(folder) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*.parquet"))
    }


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_filings_added_are_those_put_in_place(tmp_path, filings, jobs) -> None:
    with connection() as database:
        placed = BucketWriter(tmp_path / "placed", BUCKETS, database)
        reporters = {rows.filing.reporter for rows in filings}
        keys = {rows.filing.key for rows in filings}
        placed.replace_filings(filings, reporters, keys, IRIS)
        added = BucketWriter(tmp_path / "added", BUCKETS, database)
        added.add_filings(filings[:5], IRIS, jobs)
        added.add_filings(filings[5:], IRIS, jobs)
        added.merge()
        tables = Tables(tmp_path / "added", BUCKETS, database)
        assert stored_filings(tables, readings=True) == sorted(
            filings, key=lambda rows: rows.filing.key
        )
    files = written(tmp_path / "added")
    assert files == written(tmp_path / "placed")
    assert {name.partition("/")[0] for name in files} <= set(BASE)
    assert len([name for name in files if name.startswith("facts/")]) > 1


def test_no_filings_add_nothing(tmp_path) -> None:
    with connection() as database:
        BucketWriter(tmp_path, BUCKETS, database).add_filings([], IRIS, 2)
    assert written(tmp_path) == {}
