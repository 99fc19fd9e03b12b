"""Others beside named parties: whoever is left of those a table tells.

"Others" names nobody, and is mostly a kind of goods or cost. Under an element whose
other amounts in the report are those of parties it is the rest of them, a party of its
own as they are: a sum without it misses something.
"""

from collections.abc import Iterable
from dataclasses import replace

from kg.facts.party_keys import party_members
from kg.facts.rows import FactRow
from kg.model.fact import Fact, Role
from kg.sides import is_rest


def others_beside(rows: Iterable[FactRow]) -> dict[str, Fact]:
    """Return by IRI the facts of others, as those of a party.

    Args:
        rows: Of one filing.
    """
    told = [row for row in rows if row.is_money and row.fact.members]
    left = [
        (row, row.fact.members[0])
        for row in told
        if len(row.fact.members) == 1 and is_rest(row.fact.members[0])
    ]
    if not left:
        return {}
    beside = {
        (row.report, row.element)
        for row in told
        if not (row.fact.other or is_rest(row.fact.members[0]))
        and party_members(row.fact)
    }
    return {
        row.iri: replace(
            row.fact, party=name, relationship=None, other=(), roles=(Role.PARTY,)
        )
        for row, name in left
        if (row.report, row.element) in beside
    }
