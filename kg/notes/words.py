"""The words by which the tables of notes are read: ``ontology/note_tables.csv``."""

import re
from functools import cache

from kg.resources import patterns_of


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return patterns_of("note_tables.csv", "says")


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
