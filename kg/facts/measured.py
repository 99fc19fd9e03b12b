"""How the words of a balance say it is measured: gross, net of something, rounded."""

import re
from functools import lru_cache
from typing import Final

from kg.sides import without_deductions

_GROSS: Final = re.compile(
    r"\bgross\b|\bbefore (?:\w+ ){0,3}(?:allowance|provision|discount)|"
    r"\bprincipal\b(?! (?:owner|share|stock|executive|accounting|officer|financial))",
    re.I,
)
_GROSS_NAME: Final = re.compile(r"Gross|Before(?:\w*)(?:Allowance|Provision)")
_MEASURED: Final = re.compile(
    r"\W*\b(?:gross|net|carrying (?:amounts?|values?)(?: of)?|"
    r"(?:aggregate |outstanding )?principal(?: amounts?| balances?)?"
    r"(?: of| on| under)?)\b\W*",
    re.I,
)
_APPROXIMATE: Final = re.compile(
    r"\b(?:approximate(?:ly)?|approx|circa|roughly|rounded|about)\b", re.I
)
_NET: Final = re.compile(r"\bnet\b", re.I)
_MEASURED_NAME: Final = re.compile(r"Gross|Net(?=[A-Z]|$)")


@lru_cache(maxsize=65536)
def is_gross(concept: str | None, label: str) -> bool:
    """Whether an amount is stated before an allowance or discount, by its words.

    The principal of a note is stated before its discount.
    """
    local = (concept or "").rpartition(":")[2]
    return bool(_GROSS.search(label) or _GROSS_NAME.search(local))


@lru_cache(maxsize=65536)
def is_net(concept: str | None, label: str) -> bool:
    """Whether an amount is net, by its words.

    >>> is_net(None, "Net due to affiliate"), is_net(None, "Due to network partner")
    (True, False)
    """
    local = (concept or "").rpartition(":")[2]
    return bool(_NET.search(label) or _MEASURED_NAME.search(local))


@lru_cache(maxsize=65536)
def measured(concept: str | None, label: str) -> str:
    """Return what is measured, whether gross or net: element, else label.

    >>> measured(None, "Due from affiliates, gross") == measured(
    ...     None, "Due from affiliates, net of allowance"
    ... )
    True
    """
    element = without_deductions((concept or "").rpartition(":")[2])
    if element:
        return _MEASURED_NAME.sub("", element).casefold()
    words = _MEASURED.sub(" ", without_deductions(label).casefold())
    return " ".join(words.split()).strip(" ,-()")


@lru_cache(maxsize=65536)
def is_approximate(label: str) -> bool:
    """Whether a label says that its amount is rounded: "approximately".

    >>> is_approximate("Amount due, approximately"), is_approximate("Amount due")
    (True, False)
    """
    return _APPROXIMATE.search(label) is not None
