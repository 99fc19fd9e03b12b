"""What a fact tells by its element or, where it has none, the words of its label."""

import re
from functools import lru_cache

from kg.iris import is_currency
from kg.model.fact import Fact

_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]| \| .*")
"""What a label says of units and notes."""
_WORD = re.compile(r"[^\W_]+")


def element_of(fact: Fact) -> str:
    """Return the local name of a fact's element, or one its label would give it.

    The labels of pages are mostly those of elements: a page as text is judged as its
    filing is.
    """
    if fact.concept is not None:
        return fact.concept.rpartition(":")[2]
    return joined(fact.label)


@lru_cache(maxsize=65536)
def joined(label: str) -> str:
    """Return the words of a label as the name of an element joins them.

    >>> joined("Common Stock, Shares, Outstanding (in Shares)")
    'CommonStockSharesOutstanding'
    """
    words = _WORD.findall(_ASIDE.sub(" ", label))
    return "".join(word[:1].upper() + word[1:] for word in words)


def is_money(fact: Fact) -> bool:
    """Whether a fact is an amount of a currency."""
    return is_currency(fact.unit)
