"""The words by which the tables of notes are read: ``ontology/note_tables.csv``."""

import re

from kg.resources import patterns_of


def says(kind: str, text: str) -> bool:
    """Whether a text says what a kind of the table of words stands for.

    >>> says("relationship head", "Relationship with the Company")
    True
    >>> says("name head", "Maturity date")
    False
    """
    return patterns_of("note_tables.csv", "says")[kind].search(text) is not None


def match_of(kind: str, text: str) -> re.Match[str] | None:
    """Return the first place where a text says it, or None."""
    return patterns_of("note_tables.csv", "says")[kind].search(text)
