"""Invented related-party data has the shapes that real filings have."""

import csv
from collections import Counter
from pathlib import Path

import pytest

import kg
from benchmarks.bulk_month import write_as_filed

_ROWS = 6_000


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("filed")
    write_as_filed(made, _ROWS, 31)
    return made


@pytest.fixture(scope="module")
def rows(folder: Path) -> list[tuple[str, str, tuple[str, ...]]]:
    """Filing, element and members of each number."""
    told = {row["dimhash"]: row["segments"] for row in _table(folder, "dim")}
    return [
        (
            row["adsh"],
            row["tag"],
            tuple(filter(None, told.get(row["dimh"], "").split(";"))),
        )
        for row in _table(folder, "num")
    ]


def _table(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / f"{name}.tsv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def test_a_filing_tells_few_facts_mostly_and_some_hundreds(rows) -> None:
    counts = sorted(Counter(filing for filing, _, _ in rows).values())
    assert 24 < len(rows) / len(counts) < 38
    assert 9 <= counts[len(counts) // 2] <= 17
    assert 150 < counts[-1] <= 350


def test_members_are_as_many_as_in_filings(rows) -> None:
    shares = Counter(len(members) for _, _, members in rows)
    assert 0.35 < shares[0] / len(rows) < 0.55
    distinct = {(filing, one) for filing, _, members in rows for one in members}
    assert 0.08 < len(distinct) / len(rows) < 0.14
    lines = {(filing, element, members) for filing, element, members in rows}
    assert 0.5 < len(lines) / len(rows) < 0.65


def test_no_number_stands_twice(folder) -> None:
    keys = [
        tuple(row[name] for name in ("adsh", "tag", "ddate", "qtrs", "dimh"))
        for row in _table(folder, "num")
    ]
    assert len(set(keys)) == len(keys)


def test_a_filer_files_four_times_and_names_the_same_parties(folder, rows) -> None:
    filers = {row["adsh"]: row["cik"] for row in _table(folder, "sub")}
    assert set(Counter(filers.values()).values()) <= {1, 2, 3, 4}
    assert Counter(filers.values()).most_common(1)[0][1] == 4
    named: dict[str, set[str]] = {}
    for filing, _, members in rows:
        named.setdefault(filing, set()).update(members)
    per_filer: dict[str, set[str]] = {}
    for filing, members in named.items():
        per_filer.setdefault(filers[filing], set()).update(members)
    assert sum(map(len, per_filer.values())) < 0.8 * sum(map(len, named.values()))


def test_all_of_it_is_related(folder, tmp_path) -> None:
    with kg.open(tmp_path / "graph") as graph:
        report = graph.build([folder], rdf=False)
    assert not report.bad
    assert report.stored > _ROWS * 0.99
