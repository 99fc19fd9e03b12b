"""Numbers in the place of texts, by which the rows of a data set are joined.

A row of num is looked up by five texts of a hundred bytes; as numbers, all rows of a
month lie in memory while it is told which of them are wanted, and only these are read
whole. A number is a hash: where two texts had one, more rows would stay, never fewer,
and what stays is judged by its texts once more.
"""

from collections.abc import Mapping
from typing import Final

from kg.readers.bulk.layout import NO_DIMENSION
from kg.readers.bulk.tables import quoted

FILING: Final = "hash(adsh)"
_ELEMENT: Final = "hash(tag, version) AS element"
ROW: Final = "hash(hash(adsh), hash(tag, version), hash(dimh, coreg, ddate))"
"""What is wanted of num is told by these columns: rows of one number are one case."""
_SHEET: Final = "hash(dimh, coreg, ddate) AS sheet"
"""Members and day, by which lines of one balance sheet stand together."""
_BARE: Final = f"dimh IN ({quoted(NO_DIMENSION)}, '') AS bare"
_UNSEEN: Final = " AND ".join(
    f"{name} = '?'" for name in ("iprx", "value", "footnote", "durp", "datp", "dcml")
)
"""Columns of num that no key is made of: one not asked for is not looked at either, and
a row that is damaged there would count."""

_OF_MEMBER: Final = "regexp_matches(tag, '(Member|Domain)$')"

KEYS: Final[Mapping[str, str]] = {
    "sub": f"*, {FILING} AS filing",
    "num": f"{FILING} AS filing, {_ELEMENT}, hash(dimh) AS cut, "
    f"{_SHEET}, hash(ddate, qtrs) AS period, "
    f"coreg, uom, qtrs = '0' AS instant, {_BARE}, {_UNSEEN} AS seen",
    "txt": f"*, {FILING} AS filing, {_ELEMENT}, hash(dimh) AS cut, {_SHEET}, {_BARE}",
    "tag": f"*, {_ELEMENT}",
    "dim": "*, hash(dimhash) AS cut",
    "ren": f"*, {FILING} AS filing",
    "pre": f"{FILING} AS filing, {_ELEMENT}, report, prole = 'label' AS first, plabel, "
    f"CASE WHEN {_OF_MEMBER} THEN tag END AS member",
}
"""SQL for what is loaded of a table where only related parties are asked for."""
