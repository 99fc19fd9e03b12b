"""Filings of the ground truth as bulk data say what their instances say."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.bulk_tables import Tables, add_filing, documents_of, stem_of
from benchmarks.halves import half_of
from kg.build.read import batches, read_batch
from kg.facts.filings import filing_rows
from kg.facts.twins import twins
from kg.iris import Iris
from kg.model.fact import Fact
from kg.model.filing import Identity, Reading
from kg.readers.xbrl.instance_facts import cover_of
from kg.selection import is_wanted

ADSH = "0000000123-24-000007"


@pytest.fixture(scope="module")
def filings(tmp_path_factory) -> list[tuple[list[Reading], Path]]:
    """Readings of each filing's instance, and its tables; those that may be read."""
    shared = Path(__file__).resolve().parents[4] / "shared" / "filings"
    if not shared.is_dir():
        pytest.skip("ground truth folder ../shared is absent")
    place = tmp_path_factory.mktemp("tables")
    found = []
    for folder in sorted(shared.iterdir()):
        for document, taxonomy, _ in documents_of(str(folder)):
            cover = cover_of(document)
            if half_of(cover.cik or "") != "fit":
                break
            tables = Tables()
            add_filing(
                tables, document, taxonomy, accession=ADSH, cik=cover.cik or "1",
                name=cover.entity or "Filer", form="10-K", filed="20240331",
                stem=stem_of(document),
            )  # fmt: skip
            tables.write(place / folder.name)
            own = [r for r in read(str(folder)) if r.report == "instance"]
            if len(own) == 1:
                found.append((own, place / folder.name))
            break
    return found


def read(source: str, *, everything: bool = True) -> Iterator[Reading]:
    for batch in batches([source], {}, Identity())[0]:
        for result in read_batch(batch, everything=everything):
            if isinstance(result, Reading):
                yield result


def told(readings: list[Reading]) -> list[Fact]:
    """Return facts that the tables hold whole: no long texts, each once."""
    return [
        fact
        for reading in readings
        for fact in reading.facts
        if fact.same_as is None and len(str(fact.value)) < 2000
    ]


def test_every_fact_of_the_instance_is_one_of_the_tables(filings) -> None:
    lacking = count = 0
    for instance, tables in filings:
        own, bulk = told(instance), told(list(read(str(tables))))
        known = twins(own, bulk)
        count += len(own)
        lacking += len(own) - len(known)
    assert count > 5_000
    assert lacking == 0


def test_what_is_selected_of_the_instance_is_selected_here(filings) -> None:
    wanted = lost = 0
    for instance, tables in filings:
        own = [fact for fact in told(instance) if is_wanted(fact)]
        bulk = [f for r in read(str(tables)) for f in r.facts if is_wanted(f)]
        wanted += len(own)
        lost += len(own) - len(twins(own, bulk))
    assert wanted > 300
    # Notes tell who is related, and the tables lack those of over 2,000 characters.
    assert lost <= wanted // 25


def test_rows_left_out_change_nothing_that_is_kept(filings) -> None:
    iris = Iris("https://heath.example/")
    for _, tables in filings:
        whole, some = (
            list(read(str(tables), everything=everything))
            for everything in (True, False)
        )
        assert sum(len(r.facts) for r in some) <= sum(len(r.facts) for r in whole)
        kept, asked = (
            filing_rows(readings, iris=iris, keep=is_wanted)
            for readings in (whole, some)
        )
        assert asked.facts == kept.facts, tables.name
