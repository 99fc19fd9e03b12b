"""The patterns of ``ontology/note_phrases.csv``, each with a name the grammar uses."""

import re
from functools import cache

from kg.notes.sentences.notation import expression_of
from kg.resources import ontology_rows


@cache
def _rows() -> dict[str, dict[str, str]]:
    return {row["phrase"]: row for row in ontology_rows("note_phrases.csv")}


@cache
def pattern(phrase: str) -> re.Pattern[str]:
    """Return what matches a phrase at a place of a line, in the notation of rules.

    >>> pattern("one-of").match("one of R2 's O4 ").end()
    7
    """
    expression, _ = expression_of(_rows()[phrase]["pattern"])
    return re.compile(expression.removeprefix(r"(?<!\S)"))


@cache
def telling(group: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the phrases of a group in their order, each with the ties that it tells.

    >>> dict(telling("to"))["married"]
    ('family-of',)
    """
    return tuple(
        (row["phrase"], tuple(row["tells"].split(";")))
        for row in _rows().values()
        if row["group"] == group
    )
