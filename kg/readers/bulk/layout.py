"""Names and columns of the tables, and how a zip or folder of them is known."""

from collections.abc import Iterable, Mapping
from typing import Final

NAMES: Final = ("sub", "num", "txt", "dim", "tag", "ren", "pre", "cal")
"""The tables of a Financial Statement and Notes data set; each NAME.tsv."""
NEEDED: Final = ("sub", "num")
"""Without these nothing can be read."""
USED: Final[Mapping[str, tuple[str, ...]]] = {
    "sub": ("adsh", "cik", "name", "form", "period", "filed", "instance"),
    "num": (
        "adsh", "tag", "version", "ddate", "qtrs", "uom", "dimh", "iprx", "value",
        "footnote", "coreg", "durp", "datp", "dcml",
    ),
    "txt": (
        "adsh", "tag", "version", "ddate", "qtrs", "iprx", "lang", "durp", "datp",
        "dimh", "coreg", "escaped", "txtlen", "value",
    ),
    "dim": ("dimhash", "segments"),
    "tag": ("tag", "version", "tlabel"),
    "ren": ("adsh", "report", "longname", "roleuri"),
    "pre": ("adsh", "report", "line", "tag", "version", "prole", "plabel"),
}  # fmt: skip
"""Columns that are read, by table; a table may have more, in any order."""
NO_DIMENSION: Final = "0x00000000"


def table_of(file: str) -> str | None:
    """Return the table a file is by its name, in any folder and case.

    >>> table_of("2024q1/NUM.tsv"), table_of("R2.htm")
    ('num', None)
    """
    name = file.replace("\\", "/").rpartition("/")[2].lower()
    stem, dot, ending = name.rpartition(".")
    return stem if dot and ending == "tsv" and stem in NAMES else None


def are_tables(files: Iterable[str]) -> bool:
    """Tell whether files are such tables, `NEEDED` among them."""
    found = {table_of(file) for file in files}
    return found.issuperset(NEEDED)
