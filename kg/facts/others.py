"""Others beside named parties: whoever is left of those a table tells.

"Others" names nobody, and is mostly a kind of goods or cost. Under an element whose
other amounts in the report are those of parties it is the rest of them, a party of its
own as they are: a sum without it misses something.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from kg.facts.party_keys import party_form, party_members
from kg.facts.rows import FactRow
from kg.model.fact import Fact, Role
from kg.sides import is_rest


def others_beside(rows: Iterable[FactRow]) -> dict[str, Fact]:
    """Return by IRI the facts of others, as those of a party.

    Args:
        rows: Of one filing.
    """
    beside: dict[tuple[str, str], set[str]] = defaultdict(set)
    left: list[tuple[FactRow, str]] = []
    for row in rows:
        fact = row.fact
        if not row.is_money or len(fact.members) != 1:
            continue
        if is_rest(fact.members[0]):
            left.append((row, fact.members[0]))
        else:
            names = party_members(fact)
            beside[row.report, row.element].update(map(party_form, names))
    return {
        row.iri: replace(
            row.fact, party=name, relationship=None, other=(), roles=(Role.PARTY,)
        )
        for row, name in left
        if beside[row.report, row.element]
    }
