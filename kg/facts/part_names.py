"""Names that are a part of what a party is owed: "Quay Services Accrued".

A filer that splits one balance names each part after the party and the state of it.
Where the party itself is named on the same page, the part is none of its own.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from kg.facts.party_keys import named_members
from kg.facts.rows import FactRow
from kg.parties.wordlists import name_words

_STATES: Final = "state-of-balance"


def parts_by_name(rows: Iterable[FactRow]) -> set[str]:
    """Return the facts whose one name is that of another party and a state of debt."""
    listed = [(row, named_members(row.fact)) for row in rows]
    parts = [
        (row, party)
        for row, names in listed
        if len(names) == 1 and (party := _without_state(names[0])) is not None
    ]
    if not parts:
        return set()
    named = {(row.report, name.casefold()) for row, names in listed for name in names}
    return {row.iri for row, party in parts if (row.report, party) in named}


@lru_cache(maxsize=65536)
def _without_state(name: str) -> str | None:
    """Return a name, case folded, without the state at its end; None without one.

    >>> _without_state("Quay Services - Accrued"), _without_state("Quay Services")
    ('quay services', None)
    """
    *words, last = name.casefold().split()
    if last.strip("()") not in name_words(_STATES):
        return None
    return " ".join(words).rstrip(" ,:-–—") or None
