"""The rows that stay of a data set: told by their keys, counted, and read whole."""

from collections.abc import Mapping
from typing import Final

import duckdb

from kg.readers.bulk.keys import ROW
from kg.readers.bulk.layout import LONGEST_TEXT, USED
from kg.readers.bulk.tables import make_table
from kg.readers.bulk.wanted import LONG

_OF_DIMENSIONS: Final = "regexp_matches(tag, '(Axis|Member|Domain)$')"


def keep_wanted(database: duckdb.DuckDBPyConnection) -> None:
    """Make the tables of the facts that stay, and count those that do not.

    Beside a balance that is wanted stay all amounts of its members and day: lines of a
    sheet show whose it is.
    """
    make_table(
        database,
        "sheets",
        "SELECT DISTINCT filing, sheet FROM num "
        "SEMI JOIN element USING (filing, element) "
        "WHERE instant AND NOT (bare AND coreg = '')",
    )
    for table in ("element", "cut"):
        make_table(
            database, f"{table}_once", f"SELECT DISTINCT *, true AS yes FROM {table}"
        )
    names = "SELECT element FROM names SEMI JOIN bare ON tag = text"
    make_table(
        database, "bare_once", f"SELECT DISTINCT element, true AS yes FROM ({names})"
    )
    _keep(database, "num")
    _keep(
        database,
        "txt",
        long=f" OR length(t.value) > {LONG}",
        whole=f" WHERE length(value) < {LONGEST_TEXT}",
    )
    database.execute("DROP TABLE txt")
    database.execute("CREATE TEMP VIEW txt AS SELECT * FROM kept_txt")


def _keep(
    database: duckdb.DuckDBPyConnection,
    table: str,
    *,
    long: str = "",
    whole: str = "",
) -> None:
    """Make the table of what stays of num or txt; count what does not.

    Args:
        database: Holds what is wanted.
        table: The table.
        long: SQL for what stays of rows ``t`` besides.
        whole: SQL for the rows that count.
    """
    kept = f"kept_{table}"
    make_table(
        database,
        kept,
        f"SELECT t.* FROM {table} AS t "
        "LEFT JOIN element_once AS e USING (filing, element) "
        "LEFT JOIN cut_once AS c USING (filing, cut) "
        "LEFT JOIN bare_once AS b ON t.bare AND b.element = t.element "
        "WHERE e.yes OR c.yes OR b.yes OR t.coreg <> '' "
        "OR t.filing IN (SELECT filing FROM whole) "
        f"OR (t.filing, t.sheet) IN (SELECT filing, sheet FROM sheets){long}",
    )
    counts = (
        f"SELECT filing, 1 AS number FROM {table}{whole} UNION ALL "
        f"SELECT filing, -1 FROM {kept}{whole}"
    )
    database.execute(
        "UPDATE filing SET left_out = left_out + c.number FROM "
        f"(SELECT filing, sum(number) AS number FROM ({counts}) GROUP BY filing) AS c "
        "WHERE c.filing = filing.filing"
    )


def read_kept(database: duckdb.DuckDBPyConnection, rows: Mapping[str, str]) -> None:
    """Put the rows of num and pre that stay, whole, in the place of the keys of all.

    Of pre stay what is presented of the elements of facts that stay, and dimensions.

    Args:
        database: Holds the keys; of facts that stay in ``kept_num`` and ``kept_txt``.
        rows: SQL for all rows of these tables, as far as there are such.
    """
    lines = "SELECT hash(filing, element, sheet) FROM kept_num"
    used = "SELECT hash(filing, element) FROM kept_num UNION "
    used += "SELECT hash(filing, element) FROM kept_txt"
    shown = "hash(hash(adsh), hash(tag, version))"
    stays = {
        "num": f"{ROW} IN ({lines})",
        "pre": f"{_OF_DIMENSIONS} OR {shown} IN ({used})",
    }
    # DuckDB knows no size of a file of texts and would keep all its rows at hand.
    database.execute("SET disabled_optimizers = 'build_side_probe_side'")
    for table in rows:
        database.execute(f"DROP TABLE {table}")
        database.execute(
            f"CREATE TEMP TABLE {table} AS SELECT {', '.join(USED[table])} "
            f"FROM {rows[table]} WHERE {stays[table]}"
        )
    database.execute("SET disabled_optimizers = ''")
