"""Facts about the reporter's stock that a page on related parties prints beside."""

from kg.model.fact import Fact
from kg.selection.elements import element_of
from kg.selection.signs import has_sign


def is_of_own_stock(fact: Fact) -> bool:
    """Whether a fact that names nobody tells of the stock or its sale to the public.

    What a share costs, how many there are, what a unit consists of: the reporter's own,
    whoever holds them. At what price a loan converts is a term of the loan, and on a
    page on shares of founders a price is theirs.
    """
    element = element_of(fact)
    if has_sign("share count", element):
        return True
    if any(has_sign("public sale", member) for member in fact.members):
        return True
    if not all(has_sign("stock class", member) for member in fact.members):
        return False
    of_class, unit = bool(fact.members), fact.unit or ""
    if of_class and unit.endswith("shares"):
        return True
    if has_sign("founders title", fact.title):
        return False
    is_price = unit.endswith("/shares") and not has_sign("conversion", fact.label)
    return (
        is_price or has_sign("unit of stock", fact.label) or has_sign("issue", element)
    )
