"""Where the data files lie: in the checkout when there is one, else in the package.

An editable install keeps stale copies, so the checkout wins.
"""

import csv
import re
from functools import cache
from pathlib import Path

from kg.errors import NotFoundError
from kg.patterns import pattern_of

_PACKAGE = Path(__file__).resolve().parent
_CHECKOUT = _PACKAGE.parent


def folder(name: str) -> Path:
    """Return the folder `name` (``ontology``, ``queries`` or ``examples``).

    Raises:
        NotFoundError: Neither the checkout nor the installed package holds it.
    """
    for place in (_CHECKOUT / name, _PACKAGE / "_data" / name):
        if (place / ".kg-data").is_file():
            return place
    message = (
        f"data folder '{name}' is missing from this installation; install it again"
    )
    raise NotFoundError(message)


def checkout() -> Path | None:
    """Return the checkout this package runs from; None where it was installed."""
    return _CHECKOUT if (_CHECKOUT / "pyproject.toml").is_file() else None


def ontology_file(name: str) -> Path:
    """Return the path of one file of ``ontology/``."""
    return folder("ontology") / name


def ontology_rows(name: str) -> list[dict[str, str]]:
    """Return the rows of a table of ``ontology/``, each by name of the column."""
    with ontology_file(name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def query_files() -> list[Path]:
    """Return the files of the named queries, sorted by name."""
    return sorted(folder("queries").glob("*.rq"))


@cache
def patterns_of(
    name: str, column: str, as_written: frozenset[str] = frozenset()
) -> dict[str, re.Pattern[str]]:
    """Return one pattern for each value of a column, of the rows that bear it.

    Args:
        name: A file of ``ontology/`` with a column ``pattern``.
        column: The column whose values tell what its patterns are signs of.
        as_written: Values whose patterns tell capitals from small letters.
    """
    rows = ontology_rows(name)
    return {
        value: pattern_of(
            "|".join(f"(?:{row['pattern']})" for row in rows if row[column] == value),
            re.NOFLAG if value in as_written else re.IGNORECASE,
        )
        for value in dict.fromkeys(row[column] for row in rows)
    }
