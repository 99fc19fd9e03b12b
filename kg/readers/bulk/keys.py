"""Numbers in the place of texts, by which the rows of a data set are joined.

A row of num is looked up by five texts of a hundred bytes; as numbers, all rows of a
month lie in memory while it is told which of them are wanted, and only these are read
whole. A number is a hash: where two texts had one, more rows would stay, never fewer,
and what stays is judged by its texts once more.
"""

from collections.abc import Mapping
from typing import Final

import duckdb

from kg.readers.bulk import tables
from kg.readers.bulk.layout import NO_DIMENSION, USED

FILING: Final = "hash(adsh)"
_ELEMENT: Final = "hash(tag, version) AS element"
_ROW: Final = "hash(hash(adsh), hash(tag, version), hash(dimh, coreg, ddate))"
"""What is wanted of num is told by these columns: rows of one number are one case."""
_BARE: Final = f"dimh IN ({tables.quoted(NO_DIMENSION)}, '') AS bare"
_UNSEEN: Final = " AND ".join(
    f"{name} = '?'" for name in ("iprx", "value", "footnote", "durp", "datp", "dcml")
)
"""Columns of num that no key is made of: one not asked for is not looked at either, and
a row that is damaged there would count."""

KEYS: Final[Mapping[str, str]] = {
    "sub": f"*, {FILING} AS filing",
    "num": f"{FILING} AS filing, {_ELEMENT}, hash(dimh) AS cut, "
    "hash(dimh, coreg, ddate) AS sheet, hash(ddate, qtrs) AS period, "
    f"{_ROW} AS line, coreg, uom, qtrs = '0' AS instant, {_BARE}, {_UNSEEN} AS seen",
    "txt": f"*, {FILING} AS filing, {_ELEMENT}, hash(dimh) AS cut, {_BARE}",
    "tag": f"*, {_ELEMENT}",
    "dim": "*, hash(dimhash) AS cut",
    "ren": f"*, {FILING} AS filing",
    "pre": f"*, {FILING} AS filing, {_ELEMENT}",
}
"""SQL for what is loaded of a table where only related parties are asked for."""


def read_kept(database: duckdb.DuckDBPyConnection, rows: str) -> None:
    """Put the rows of num that stay, whole, in the place of the keys of all.

    Args:
        database: Holds the keys, and of what stays in the table ``kept_num``.
        rows: SQL for all rows of num.
    """
    database.execute("DROP TABLE num")
    # DuckDB knows no size of a file of texts and would keep all its rows at hand.
    database.execute("SET disabled_optimizers = 'build_side_probe_side'")
    database.execute(
        f"CREATE TEMP TABLE num AS SELECT {', '.join(USED['num'])} FROM {rows} "
        f"WHERE {_ROW} IN (SELECT line FROM kept_num)"
    )
    database.execute("SET disabled_optimizers = ''")
