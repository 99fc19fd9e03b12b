"""What a row or member says it is among others: a total, the rest, a deduction."""

from functools import lru_cache

from kg.sides.words import speaks


@lru_cache(maxsize=65536)
def is_sum_of_others(name: str) -> bool:
    """Whether the name of a row may say that it sums the others: "All affiliates"."""
    return speaks("sum of others", "name", name.casefold())


@lru_cache(maxsize=65536)
def is_rest(name: str) -> bool:
    """Whether a name is of those who are left beside others that are named.

    >>> is_rest("Others"), is_rest("Other related parties"), is_rest("Other costs")
    (True, True, False)
    """
    return speaks("rest", "name", " ".join(name.casefold().split()))


@lru_cache(maxsize=65536)
def is_total(name: str) -> bool:
    """Whether the name of a row says by itself that it is a total: "Pools, Total"."""
    return speaks("total", "name", name.casefold())


@lru_cache(maxsize=65536)
def says_in_block(what: str, label: str) -> bool:
    """Whether a label says what its row is among the rows of a party.

    Args:
        what: ``opening``, ``closing``, ``deduction``, ``portion``, ``facility``,
            ``drawn``, ``granted``, ``total`` or ``whole``.
        label: As printed.

    >>> says_in_block("deduction", "Less: allowance"), says_in_block("total", "Total")
    (True, True)
    """
    return speaks(what, "block", " ".join(label.split()).casefold())


@lru_cache(maxsize=4096)
def is_total_of_instruments(member: str) -> bool:
    """Whether a member is the sum of instruments: "Total notes payable".

    >>> is_total_of_instruments("Total Notes Payable")
    True
    """
    return speaks("total", "instrument", member.casefold())
