"""The words of one balance, and the patterns that are looked for in them.

The patterns are data: ``ontology/balance_words.csv``. Each row is a pattern of labels
(letter case folded), of elements' local names, or of headings, titles, captions and
members, with what it says. Deductions ("net of allowance") are cut before any word is
looked for: the amount is stated after them.
"""

import re
from functools import cache, lru_cache
from typing import Final, NamedTuple

from kg.patterns import pattern_of
from kg.resources import ontology_rows

DUE_FROM: Final = "due from"
DUE_TO: Final = "due to"
GENERAL_DEBT: Final = "general debt"
OWN_SHEET: Final = "own sheet"
BECAUSE: Final = "because"
NO_SIDE: Final = "no side"
BOTH: Final = "due from and to"
CREDITOR: Final = "creditor"
BARE: Final = "bare balance"
TWO_SIDED: Final = "two-sided"
PLAIN_ACCRUAL: Final = "plain accrual"
PLAIN_LOAN: Final = "plain loan"
BANK: Final = "bank"
NET_OF_SIDES: Final = "net of both sides"
SALE: Final = "sale"
SETTLEMENT: Final = "settlement"
FLOW_OR_BALANCE: Final = "movement or balance"
ACCRUAL: Final = "accrual"
LOAN: Final = "loan"
PLAIN_FLOW: Final = "plain flow"
NO_CLAIM: Final = "no claim"
DEPOSIT_TAKEN: Final = "deposit taken"
NO_REASON: Final = frozenset((
    DUE_FROM, DUE_TO, BOTH, CREDITOR, GENERAL_DEBT, OWN_SHEET, BARE, BECAUSE,
    NO_SIDE, TWO_SIDED, NET_OF_SIDES, SALE, SETTLEMENT, FLOW_OR_BALANCE, ACCRUAL, LOAN,
    NO_CLAIM, PLAIN_ACCRUAL, PLAIN_LOAN, BANK, DEPOSIT_TAKEN, PLAIN_FLOW,
))  # fmt: skip
"""What patterns say that is no reason to leave a balance out."""
_DEDUCTED: Final = re.compile(
    r"(?<=\w)[\s,(\[]+(?i:net of|less|after|before|gross of)\b"
    r"(?! (?:one|two|three|\d)).*|"
    r"(?<=[a-z])(?:NetOf|After|Before|Less|GrossOf)[A-Z]\w*"
)


class Words(NamedTuple):
    """The words of one balance.

    Attributes:
        label: Row label, deductions cut, letter case folded.
        element: Local name of its element, deductions cut; "" without one.
    """

    label: str
    element: str


class _Rule(NamedTuple):
    says: str
    of: str
    pattern: re.Pattern[str]


@cache
def rules() -> tuple[_Rule, ...]:
    """Return the patterns in the order of their table."""
    return tuple(
        _Rule(row["says"], row["of"], pattern_of(row["pattern"]))
        for row in ontology_rows("balance_words.csv")
    )


def without_deductions(text: str) -> str:
    """Return a label or an element's name without what its amount is stated after.

    >>> without_deductions("Due from related parties, net of allowance")
    'Due from related parties'
    >>> without_deductions("OtherReceivableAfterAllowanceForCreditLoss")
    'OtherReceivable'
    """
    return _DEDUCTED.sub("", text)


@lru_cache(maxsize=65536)
def words_of(concept: str | None, label: str) -> Words:
    """Return the words of a balance, as patterns are looked for in them."""
    return Words(
        without_deductions(" ".join(label.split())).casefold(),
        without_deductions((concept or "").rpartition(":")[2]),
    )


@lru_cache(maxsize=131072)
def speaks(what: str, of: str, text: str) -> bool:
    """Whether a pattern says something in a text.

    Args:
        what: What the pattern says: ``due to``.
        of: What the text is: ``label``, ``element``, ``heading``, ``title`` ...
        text: A label, heading, title, caption or member with letter case folded; an
            element's local name.
    """
    return any(pattern.search(text) for pattern in patterns_of(what, of))


@cache
def patterns_of(what: str, of: str) -> tuple[re.Pattern[str], ...]:
    """Return the patterns of the rules that say something of labels or elements."""
    return tuple(r.pattern for r in rules() if (r.says, r.of) == (what, of))


def says(what: str, words: Words) -> bool:
    """Whether the label or the element of a balance says something."""
    return speaks(what, "label", words.label) or speaks(what, "element", words.element)
