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

_OF_MEMBER: Final = "regexp_matches(tag, '(Member|Domain)$')"
_OF_DIMENSIONS: Final = "regexp_matches(tag, '(Axis|Member|Domain)$')"

KEYS: Final[Mapping[str, str]] = {
    "sub": f"*, {FILING} AS filing",
    "num": f"{FILING} AS filing, {_ELEMENT}, hash(dimh) AS cut, "
    "hash(dimh, coreg, ddate) AS sheet, hash(ddate, qtrs) AS period, "
    f"coreg, uom, qtrs = '0' AS instant, {_BARE}, {_UNSEEN} AS seen",
    "txt": f"*, {FILING} AS filing, {_ELEMENT}, hash(dimh) AS cut, {_BARE}",
    "tag": f"*, {_ELEMENT}",
    "dim": "*, hash(dimhash) AS cut",
    "ren": f"*, {FILING} AS filing",
    "pre": f"{FILING} AS filing, {_ELEMENT}, report, prole = 'label' AS first, plabel, "
    f"CASE WHEN {_OF_MEMBER} THEN tag END AS member",
}
"""SQL for what is loaded of a table where only related parties are asked for."""


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
        "num": f"{_ROW} IN ({lines})",
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
