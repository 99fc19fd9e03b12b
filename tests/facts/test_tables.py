"""Rows go into tables and come back: buckets, hostile text, every field."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.errors import GraphError
from kg.facts.encoding import (
    amount_text,
    decimals_of,
    fact_row_of,
    fact_values,
    filing_row_of,
    filing_values,
    report_row_of,
    report_values,
)
from kg.facts.rows import FilingRows
from kg.facts.schema import FACTS, ORDER, SHARED, TABLES
from kg.facts.tables import (
    Tables,
    add_rows,
    bucket_count,
    bucket_of,
    connection,
    merge_additions,
    rebucket,
    write_table,
)
from kg.iris import Iris
from kg.model.filing import Column, Summand

IRIS = Iris()
HOSTILE = [
    "a\x00b", "it's", '"; DROP TABLE facts; --', "\\", "\n\t\r", "\u2028", "null", "",
    "𝔘 é ¥", "NaN", "{}", "[1]", "%s", "$known", "?",
]  # fmt: skip


@pytest.fixture
def database():
    made = connection()
    yield made
    made.close()


def stored(folder: Path, table: str, buckets: int = 1) -> list[tuple[object, ...]]:
    tables = Tables(folder, buckets)
    try:
        return tables.rows(table)
    finally:
        tables.close()


def test_every_table_has_an_order_and_a_reporter_but_shared_ones() -> None:
    assert set(ORDER) == {*TABLES, *SHARED}
    assert all("reporter" in columns for columns in TABLES.values())


def test_empty_tables_have_the_columns_of_the_schema(tmp_path, database) -> None:
    for table, columns in (TABLES | SHARED).items():
        place = tmp_path / f"{table}.parquet"
        write_table(database, place, table, [])
        found = database.execute(f"DESCRIBE SELECT * FROM '{place}'").fetchall()
        assert {name: kind for name, kind, *_ in found} == dict(columns)


def test_facts_reports_and_filings_come_back_as_they_were(
    rows: FilingRows, tmp_path, database
) -> None:
    facts = [fact_values(row, IRIS) for row in rows.facts]
    write_table(database, tmp_path / "facts/00.parquet", "facts", facts)
    reports = [report_values(row) for row in rows.reports]
    write_table(database, tmp_path / "reports/00.parquet", "reports", reports)
    write_table(
        database,
        tmp_path / "filings/00.parquet",
        "filings",
        [filing_values(rows.filing)],
    )
    assert tuple(map(fact_row_of, stored(tmp_path, "facts"))) == rows.facts
    assert tuple(map(report_row_of, stored(tmp_path, "reports"))) == rows.reports
    assert [filing_row_of(row) for row in stored(tmp_path, "filings")] == [rows.filing]


TEXT = st.sampled_from(HOSTILE) | st.text(st.characters(exclude_categories=["Cs"]))
MAYBE = st.none() | TEXT
DAY = st.none() | st.dates()
NUMBER = st.decimals(allow_nan=False, allow_infinity=False).map(
    lambda value: Decimal(f"{value:f}").normalize() + 0
)


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(data=st.data())
def test_any_field_comes_back(data, rows: FilingRows, tmp_path, database) -> None:
    row = rows.facts[9]
    fact = replace(
        row.fact,
        raw=data.draw(TEXT),
        ref=data.draw(MAYBE),
        label=data.draw(TEXT),
        concept=data.draw(MAYBE),
        concept_by=data.draw(st.sampled_from([None, "xbrl", "label"])),
        axes=tuple(data.draw(st.lists(MAYBE, max_size=3))),
        member_names=tuple(data.draw(st.lists(MAYBE, max_size=3))),
        other=tuple(data.draw(st.lists(TEXT, max_size=3))),
        party=data.draw(MAYBE),
        relationship=data.draw(MAYBE),
        value=data.draw(TEXT | NUMBER),
        unit=data.draw(MAYBE),
        decimals=data.draw(st.none() | st.integers(-30, 30) | st.just("INF")),
        instant=data.draw(DAY),
        start=data.draw(DAY),
        end=data.draw(DAY),
        columns=tuple(data.draw(st.lists(st.integers(0, 9), max_size=3))),
        row=data.draw(st.none() | st.integers(0, 10**6)),
        column=data.draw(st.none() | st.integers(0, 10**3)),
        language=data.draw(MAYBE),
        footnotes=tuple(data.draw(st.lists(TEXT, max_size=2))),
        same_as=data.draw(MAYBE),
        label_by=data.draw(MAYBE),
    )
    changed = replace(
        row,
        fact=fact,
        side=None,
        translates=data.draw(MAYBE),
        repeats=data.draw(MAYBE),
        mentions=tuple(data.draw(st.lists(TEXT, max_size=2))),
        party_key=data.draw(MAYBE),
    )
    place = tmp_path / "facts" / "00.parquet"
    write_table(database, place, "facts", [fact_values(changed, IRIS)])
    (values,) = stored(tmp_path, "facts")
    assert fact_row_of(values) == changed
    amount = dict(zip(FACTS, values, strict=True))["amount"]
    is_number = isinstance(fact.value, Decimal)
    assert amount is None or (is_number and amount == fact.value)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("9999999999999999999999999999", "9999999999999999999999999999"),
        ("10000000000000000000000000000", None),
        ("-9999999999999999999999999999", "-9999999999999999999999999999"),
        ("0.0000000001", "0.0000000001"),
        ("0.00000000001", None),
        ("1234567890123456789012345678.12345678901", None),
        ("1E+3", "1000"),
        ("-0.00", "0"),
        ("NaN", None),
        ("Infinity", None),
    ],
)
def test_amounts_that_do_not_fit_their_column_are_left_out(value, text) -> None:
    assert amount_text(Decimal(value)) == text


def test_decimals_come_back() -> None:
    told = [None, "INF", "-3", "0", "2"]
    assert [decimals_of(text) for text in told] == [None, "INF", -3, 0, 2]


def test_what_is_nested_in_a_report_comes_back(rows: FilingRows) -> None:
    report = replace(
        rows.reports[0],
        printed=None,
        url='https://e.org/?a="b"',
        columns=(
            Column(0, instant=date(2021, 6, 30), unit="CNY"),
            Column(
                1, None, date(2020, 1, 1), date(2020, 12, 31), 12, None, ("A",), (None,)
            ),
        ),
        scales=(("CNY", 3), ("USD", 0)),
        member_labels=(("srt:X", 'it\'s "\ud800"'),),
        sums=(Summand("role", "a:B", "c:D", Decimal(-1)),),
    )
    assert report_row_of(report_values(report)) == report


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_comes_back_and_selects_its_own_rows(
    tmp_path, database, text
) -> None:
    place = tmp_path / "uncounted" / "00.parquet"
    write_table(
        database, place, "uncounted", [[text, text, text], ["b", "x" + text, ""]]
    )
    tables = Tables(tmp_path, 1, database)
    assert tables.rows("uncounted", [text]) == [(text, text, text)]
    write_table(
        database, place, "uncounted", [["n", text, "new"]], kept=[place],
        dropped=("reporter", [text]),
    )  # fmt: skip
    assert sorted(tables.rows("uncounted")) == sorted(
        [("n", text, "new"), ("b", "x" + text, "")]
    )


def test_writing_makes_a_new_file_and_leaves_links_alone(tmp_path, database) -> None:
    place = tmp_path / "uncounted" / "00.parquet"
    write_table(database, place, "uncounted", [["a", "1", "r"]])
    link = tmp_path / "old.parquet"
    link.hardlink_to(place)
    before = link.read_bytes()
    write_table(database, place, "uncounted", [["b", "1", "r"]], kept=[place])
    assert link.read_bytes() == before
    assert stored(tmp_path, "uncounted") == [("a", "1", "r"), ("b", "1", "r")]
    assert [path.name for path in place.parent.iterdir()] == ["00.parquet"]


def test_a_failed_write_leaves_the_old_file(tmp_path, database) -> None:
    place = tmp_path / "dates" / "00.parquet"
    write_table(database, place, "dates", [["1", "e", "2024-01-01"]])
    with pytest.raises(GraphError, match="not writable"):
        write_table(database, place, "dates", [["1", "e", "no day"]])
    assert stored(tmp_path, "dates") == [("1", "e", date(2024, 1, 1))]
    assert [path.name for path in place.parent.iterdir()] == ["00.parquet"]


def test_buckets_grow_with_the_graph_and_keep_every_row(tmp_path, database) -> None:
    assert [bucket_count(n) for n in (0, 4999, 5000, 249_999, 250_000)] == [
        1, 1, 16, 16, 64,
    ]  # fmt: skip
    told = [[f"f{n}", f"reporter {n % 90}", "it's"] for n in range(300)]
    place = tmp_path / "uncounted" / "00.parquet"
    write_table(database, place, "uncounted", told)
    for count in (16, 64):
        rebucket(database, tmp_path / "uncounted", "uncounted", count)
        assert stored(tmp_path, "uncounted", count) == sorted(map(tuple, told))
        files = sorted((tmp_path / "uncounted").iterdir())
        assert [f.stem for f in files] == sorted(
            {bucket_of(key, count) for _, key, _ in told}
        )
        assert {f.suffix for f in files} == {".parquet"}
    tables = Tables(tmp_path, 64, database)
    (only,) = tables.files("uncounted", ["reporter 7"])
    assert only.stem == bucket_of("reporter 7", 64)
    assert {row[1] for row in tables.rows("uncounted", ["reporter 7"])} == {
        "reporter 7"
    }


def test_rows_that_are_added_are_read_and_merged_in_order(tmp_path, database) -> None:
    folder = tmp_path / "uncounted"
    told = [[f"f{n}", f"reporter {n % 7}", "it's"] for n in range(40)]
    write_table(database, folder / "00.parquet", "uncounted", told[:10])
    add_rows(database, folder, "uncounted", "00", told[30:])
    add_rows(database, folder, "uncounted", "00", told[10:30])
    assert sorted(stored(tmp_path, "uncounted")) == sorted(map(tuple, told))
    merge_additions(database, folder, "uncounted")
    assert [path.name for path in folder.iterdir()] == ["00.parquet"]
    whole = tmp_path / "whole.parquet"
    write_table(database, whole, "uncounted", told)
    assert (folder / "00.parquet").read_bytes() == whole.read_bytes()


def test_one_addition_to_a_new_bucket_is_its_file(tmp_path, database) -> None:
    folder = tmp_path / "uncounted"
    add_rows(database, folder, "uncounted", "00", [["b", "1", "r"], ["a", "1", "r"]])
    merge_additions(database, folder, "uncounted")
    merge_additions(database, folder, "uncounted")
    assert stored(tmp_path, "uncounted") == [("a", "1", "r"), ("b", "1", "r")]


def test_additions_are_cut_anew_with_their_buckets(tmp_path, database) -> None:
    folder = tmp_path / "uncounted"
    told = [[f"f{n}", f"reporter {n % 90}", "it's"] for n in range(300)]
    write_table(database, folder / "00.parquet", "uncounted", told[:100])
    add_rows(database, folder, "uncounted", "00", told[100:])
    rebucket(database, folder, "uncounted", 16)
    assert stored(tmp_path, "uncounted", 16) == sorted(map(tuple, told))
    merge_additions(database, folder, "uncounted")
    assert stored(tmp_path, "uncounted", 16) == sorted(map(tuple, told))


def test_a_table_that_is_no_parquet_is_one_line(tmp_path) -> None:
    place = tmp_path / "dates" / "00.parquet"
    place.parent.mkdir()
    place.write_bytes(b"PAR1 no table\nPAR1")
    with pytest.raises(GraphError, match="kg rebuild") as error:
        stored(tmp_path, "dates")
    assert "\n" not in str(error.value)


def test_nothing_is_installed_or_loaded_from_outside(database) -> None:
    with pytest.raises(duckdb.Error):
        database.execute("SELECT * FROM 'https://e.invalid/x.parquet'")
