"""The words by which the tables of notes are read: ``ontology/note_tables.csv``."""

import csv
import re
from functools import cache

from kg.resources import ontology_file


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    with ontology_file("note_tables.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    kinds = dict.fromkeys(row["says"] for row in rows)
    return {
        kind: re.compile(
            "|".join(f"(?:{row['pattern']})" for row in rows if row["says"] == kind),
            re.IGNORECASE,
        )
        for kind in kinds
    }


def says(kind: str, text: str) -> bool:
    """Whether a text says what a kind of the table of words stands for.

    >>> says("relationship head", "Relationship with the Company")
    True
    >>> says("name head", "Maturity date")
    False
    """
    return _patterns()[kind].search(text) is not None


def match_of(kind: str, text: str) -> re.Match[str] | None:
    """Return the first place where a text says it, or None."""
    return _patterns()[kind].search(text)
