"""Elements that tell how large a reporter is as a whole, whoever is related to it."""

from collections.abc import Mapping
from functools import cache

from kg.model.fact import Fact
from kg.resources import ontology_rows
from kg.selection.relation import is_part_of_revenue


@cache
def size_measures() -> Mapping[str, tuple[str, int]]:
    """Return measure and rank of each element of ``ontology/sizes.csv``, by its name.

    Of several elements of one measure that with the lowest rank says it best.

    >>> size_measures()["ifrs-full:Assets"]
    ('assets', 1)
    """
    return {
        row["element"]: (row["measure"], int(row["rank"]))
        for row in ontology_rows("sizes.csv")
    }


def size_measure(fact: Fact) -> tuple[str, int] | None:
    """Return measure and rank of a fact that tells how large a reporter is, or None."""
    if fact.members or is_part_of_revenue(fact):
        return None
    return size_measures().get(fact.concept or "")
