"""Names and columns of the tables, and how a zip or folder of them is known.

The SEC publishes two forms: Financial Statement and Notes data sets, eight ``.tsv``
files, and the plain Financial Statement data sets, four ``.txt`` files without texts,
titles, decimals and exact days. Both are read by the same columns; one that a table
lacks is empty.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

NAMES: Final = ("sub", "num", "txt", "dim", "tag", "ren", "pre", "cal")
"""The tables of a Financial Statement and Notes data set; each NAME.tsv."""
PLAIN: Final = ("sub", "num", "tag", "pre")
"""The tables of a plain data set; each NAME.txt."""
NEEDED: Final = ("sub", "num")
"""Without these nothing can be read."""
USED: Final[Mapping[str, tuple[str, ...]]] = {
    "sub": ("adsh", "cik", "name", "form", "filed", "instance"),
    "num": (
        "adsh", "tag", "version", "ddate", "qtrs", "uom", "dimh", "iprx", "value",
        "footnote", "coreg", "durp", "datp", "dcml",
    ),
    "txt": (
        "adsh", "tag", "version", "ddate", "qtrs", "lang", "dimh", "iprx", "value",
        "coreg", "durp", "datp",
    ),
    "dim": ("dimhash", "segments", "segt"),
    "tag": ("tag", "version", "tlabel"),
    "ren": ("adsh", "report", "longname", "roleuri"),
    "pre": ("adsh", "report", "tag", "version", "prole", "plabel"),
}  # fmt: skip
"""Columns that are read, by table; a table may have more, in any order."""
REQUIRED: Final[Mapping[str, frozenset[str]]] = {
    "sub": frozenset({"adsh", "cik", "name"}),
    "num": frozenset({"adsh", "tag", "version", "ddate", "qtrs", "uom", "value"}),
    "txt": frozenset({"adsh", "tag", "version", "ddate", "qtrs", "value"}),
    "dim": frozenset({"dimhash", "segments"}),
    "tag": frozenset({"tag", "version"}),
    "ren": frozenset({"adsh", "report", "longname", "roleuri"}),
    "pre": frozenset({"adsh", "report", "tag", "version"}),
}
"""Columns without which a table tells nothing."""
OTHER_NAMES: Final[Mapping[str, str]] = {"dimh": "segments"}
"""Columns that stand for one a table lacks: plain tables have no hash of dimensions."""
NO_DIMENSION: Final = "0x00000000"


def table_of(file: str) -> str | None:
    """Return the table a file is by its name, in any folder and case.

    >>> table_of("2024q1/NUM.tsv"), table_of("sub.txt"), table_of("R2.htm")
    ('num', 'sub', None)
    """
    name = file.replace("\\", "/").rpartition("/")[2].lower()
    stem, _, ending = name.rpartition(".")
    names = {"tsv": NAMES, "txt": PLAIN}.get(ending, ())
    return stem if stem in names else None


def is_header(line: str) -> bool:
    r"""Whether a line is the first of a table.

    >>> is_header("adsh\tcik\tname"), is_header("tag\tversion"), is_header("adsh")
    (True, True, False)
    """
    columns = [column.strip().lower() for column in line.split("\t")]
    return any(len(REQUIRED[t].intersection(columns)) > 1 for t in REQUIRED)


def are_tables(files: Iterable[str]) -> bool:
    """Tell whether the files of a folder or archive are such tables.

    Of the plain ones `NEEDED` must be there, for other texts may be so named.
    """
    named: Sequence[str] = [file for file in files if table_of(file) is not None]
    if any(table_of(file) in NEEDED and file.lower().endswith("tsv") for file in named):
        return True
    return {table_of(file) for file in named}.issuperset(NEEDED)


def one_file_a_table(files: Iterable[str]) -> dict[str, str]:
    """Return a file for each table; where both forms lie together, the fuller one.

    >>> one_file_a_table(["num.txt", "x/NUM.tsv", "sub.tsv", "a.htm"])
    {'sub': 'sub.tsv', 'num': 'x/NUM.tsv'}
    """
    ordered = sorted(files, key=lambda file: (not file.lower().endswith("tsv"), file))
    found: dict[str, str] = {}
    for file in ordered:
        name = table_of(file)
        if name in USED:
            found.setdefault(str(name), file)
    return dict(sorted(found.items(), key=lambda pair: NAMES.index(pair[0])))


LONGEST_TEXT: Final = 2000
"""Characters of a text beyond which the tables cut it; it is left out."""
