"""Rows of num are told by numbers; what stays is read whole."""

from pathlib import Path

import pytest

from kg.build.loaded_files import knowledge_of_related_parties
from kg.errors import ReadError
from kg.readers.bulk.spool import contents_of
from tests.readers.bulk.small_tables import (
    ADSH,
    GAAP,
    OTHER,
    PLAIN_HEADS,
    Rows,
    folder_of,
    num,
    rows,
    texts,
)


def told_of(folder: Path) -> tuple[list[str], list[str], list[str]]:
    """Return the marks of a data set's filings, their rows of num, and what fails."""
    marks, lines, failures = [], [], []
    candidates = knowledge_of_related_parties().candidates
    for entry in contents_of(str(folder), folder, candidates).entries:
        try:
            mark, *rest = entry.load().decode().splitlines()
        except ReadError as error:
            failures.append(error.message)
        else:
            marks.append(mark)
            lines += [line for line in rest if line.startswith("num\t")]
    return marks, sorted(lines), failures


def told_of_tables(place: Path, tables: Rows) -> tuple[list[str], list[str], list[str]]:
    """Return the same of tables."""
    return told_of(folder_of(place, texts(tables)))


@pytest.mark.parametrize(
    "column", ["iprx", "value", "footnote", "durp", "datp", "dcml", "coreg", "uom"]
)
def test_a_row_damaged_anywhere_is_told_and_not_counted(tmp_path, column) -> None:
    tables = rows()
    tables["num"] += [
        num("1.0", tag=f"Inventory{n}", version=GAAP) | {column: "MOOR"}
        for n in range(3)
    ]
    files = texts(tables)
    whole = files["num.tsv"]
    files["num.tsv"] = whole.replace(b"MOOR", b"\xff\xfe", 1).replace(b"MOOR", b"")
    marks, lines, failures = told_of(folder_of(tmp_path / "a", files))
    assert marks == [f"#bulk filing {ADSH}\t2"]
    assert len(lines) == 4
    (failure,) = failures
    assert "found 1 damaged rows (the first on line 6: invalid encoding)" in failure


@pytest.mark.parametrize("tag", ["DueToAffiliates", "LoanFromDirector", "OwedToOwner"])
def test_an_element_that_no_table_names_is_judged_by_its_name(tmp_path, tag) -> None:
    tables = rows()
    tables["num"] = [
        num("5.0", tag=tag, version=ADSH), num("6.0", tag="Boats", version=ADSH),
    ]  # fmt: skip
    tables["pre"] = []
    marks, lines, _ = told_of_tables(tmp_path / "a", tables)
    assert [line.split("\t")[1] for line in lines] == [tag]
    assert marks == [f"#bulk filing {ADSH}\t1"]


@pytest.mark.parametrize(
    ("segments", "stays"),
    [
        ("RelatedPartyTransactionsByRelatedParty=FinchTradingLtd;", True),
        ("ProductOrService=Boats;RelatedPartyTransaction=LeaseOfQuay;", True),
        ("ProductOrService=OwedToAffiliates;", True),
        ("ProductOrService=Boats;", False),
        ("Range=Maximum;", False),
    ],
)
def test_dimensions_that_stand_in_num_are_judged(tmp_path, segments, stays) -> None:
    tables = rows()
    cells = {"tag": "Inventory", "version": GAAP, "segments": segments}
    tables["num"] = [num("5.0", **cells), num("6.0", tag="Boats", version=GAAP)]
    files = texts(tables, PLAIN_HEADS, "txt")
    _, lines, _ = told_of(folder_of(tmp_path / "a", files))
    assert [line.split("\t")[6] for line in lines] == [segments] * stays


@pytest.mark.parametrize("strangers", [[OTHER], ["", OTHER], ["no accession"] * 3])
def test_rows_of_no_filing_are_told_with_the_first_of_them(tmp_path, strangers) -> None:
    tables = rows()
    tables["num"] += [num("9.0", adsh=adsh) for adsh in strangers]
    marks, lines, failures = told_of_tables(tmp_path / "a", tables)
    first = min(strangers)
    assert marks == [f"#bulk filing {ADSH}\t0"]
    assert len(lines) == 4
    (failure,) = failures
    assert f"num: found {len(strangers)} rows of {first!r} and the like" in failure


@pytest.mark.parametrize("second", ["EUR", "GBP", "shares"])
def test_a_filing_in_two_currencies_stays_whole(tmp_path, second) -> None:
    tables = rows()
    tables["num"] += [
        num("5.0", tag="Inventory", version=GAAP, uom=unit) for unit in ("USD", second)
    ]
    marks, lines, _ = told_of_tables(tmp_path / "a", tables)
    is_whole = second != "shares"
    assert len(lines) == 4 + 2 * is_whole
    assert marks == [f"#bulk filing {ADSH}\t{0 if is_whole else 2}"]
