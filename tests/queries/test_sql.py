"""SQL reads the tables of the graph and nothing else."""

from decimal import Decimal

import duckdb
import pytest

from kg.errors import QueryError
from kg.queries.sql_answers import _fits

REFUSED = [
    "SELECT * FROM read_csv('/etc/passwd')",
    "SELECT * FROM read_text('/etc/hostname')",
    "SELECT * FROM '/etc/passwd'",
    "SELECT * FROM glob('/etc/*')",
    "SELECT * FROM read_parquet('http://x.example/y.parquet')",
    "COPY facts TO 'x.csv'",
    "SELECT 1; COPY facts TO 'x.csv'",
    "ATTACH 'x.db'",
    "INSTALL httpfs",
    "LOAD httpfs",
    "PRAGMA database_list",
    "SET threads = 1",
    "CREATE TABLE x AS SELECT 1",
    "CREATE TABLE facts AS SELECT 1",
    "DROP VIEW facts",
    "WITH a AS (SELECT 1) INSERT INTO facts SELECT * FROM a",
    "EXPLAIN ANALYZE SELECT 1",
    "SELECT * FROM secret",
    "SELECT nothing FROM facts",
    "SELECT",
    "",
]


@pytest.mark.parametrize("text", REFUSED)
def test_anything_but_a_select_over_the_tables_is_refused_in_one_line(
    text, invented
) -> None:
    secret = "a variable of this program"
    assert secret
    with pytest.raises(QueryError) as refused:
        invented.sql(text)
    assert "\n" not in str(refused.value)


def test_rows_are_typed(invented) -> None:
    rows = invented.sql(
        "SELECT side, sum(amount) AS amount, count(*) AS n FROM positions "
        "WHERE current AND currency = 'CNY' GROUP BY side ORDER BY side; -- both"
    )
    assert rows.columns == ("side", "amount", "n")
    assert list(rows.cells) == [
        ("due from", Decimal(4900000), 2),
        ("due to", Decimal(1900000), 2),
    ]
    assert str(rows[0].amount) == "4900000"


def test_a_reporters_question_reads_no_other_files(invented) -> None:
    assert len(invented.sql("WITH x AS (FROM filings) SELECT * FROM x")) == 7


def test_long_lists_are_kept_as_arrow_and_give_the_same_rows(
    invented, monkeypatch
) -> None:
    pytest.importorskip("pyarrow")
    small = invented.query("balances")
    monkeypatch.setattr("kg.queries.sql_answers._LARGE", 5)
    large = invented.query("balances")
    assert str(large.to_arrow().schema.field("amount").type) == "decimal128(38, 10)"
    assert list(large.cells) == list(small.cells)
    assert [str(row.amount) for row in large] == [str(row.amount) for row in small]


@pytest.mark.parametrize(
    ("amount", "fits"),
    [("2039000", True), ("-0.5", True), ("9" * 28, True), ("9" * 29, False),
     ("0.12345678901", False), (None, True)],
)  # fmt: skip
def test_an_amount_that_would_lose_digits_is_not_arrow(amount, fits) -> None:
    with duckdb.connect() as database:
        database.execute("CREATE TABLE answer (amount VARCHAR, party VARCHAR)")
        database.execute("INSERT INTO answer VALUES (?, 'QC'), ('1', 'QC')", [amount])
        assert _fits(database, ["amount", "party"]) is fits
