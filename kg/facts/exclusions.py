"""What is reported like a balance and is none: maxima, limits, face amounts, movements.

A label such as "Maximum amount due from related parties during the year" speaks of a
side, but the amount was never owed on the day it is dated to. The words that tell are a
table, each with the reason that is shown beside what was left out.
"""

import re
from functools import lru_cache
from typing import Final

from kg.concepts import without_deductions

_WORDS: Final[tuple[tuple[str, str], ...]] = (
    ("bound", r"\b(?:maximum|minimum|highest|lowest|peak)\b|Maximum|Minimum"),
    ("average", r"\b(?:average|weighted)\b|WeightedAverage|AverageOutstanding"),
    (
        "commitment or limit",
        r"\b(?:commitments?|committed|limit|ceiling|cap|unused|undrawn|unutili[sz]ed|"
        r"available (?:for|under)|facility size|borrowing capacity|line of credit "
        r"(?:available|capacity)|guarantees?|guaranteed)\b|BorrowingCapacity|"
        r"Commitment|LineOfCreditFacilityMaximum|GuaranteeObligations",
    ),
    ("collateral", r"\b(?:collateral|pledged)\b|Collateral|Pledged"),
    (
        "allowance",
        r"\b(?:allowances?|impairment|provisions? (?:for|made|on)|doubtful|expected "
        r"credit loss(?:es)?|bad debts?)\b|Allowance|CreditLoss",
    ),
    (
        "remission",
        r"\b(?:written[- ]off|write[- ]offs?|waived|waiver|forgiven(?:ess)?|"
        r"extinguish(?:ed|ment))\b|Writeoff|Forgiven|Extinguishment",
    ),
    ("face amount", r"\b(?:face (?:amount|value)|par value)\b|FaceAmount|ParValue"),
    (
        "discount or premium",
        r"\b(?:unamorti[sz]ed|debt discount|issuance costs?|discount on|premium on)\b|"
        r"Unamortized|DebtDiscount|IssuanceCost",
    ),
    ("fair value", r"\bfair value\b|FairValue"),
    (
        "movement",
        r"^(?:additions?|repayments?|(?:balance )?netting off|set-?offs?|offsets?|"
        r"increases?|decreases?|proceeds)\b|^IncreaseDecrease|^Proceeds|^Repayments?",
    ),
)
_TABLE: Final = tuple((reason, re.compile(pattern)) for reason, pattern in _WORDS)


@lru_cache(maxsize=65536)
def no_balance(concept: str | None, label: str) -> str | None:
    """Return why a fact at an instant is no balance; None when its words allow one.

    Args:
        concept: ``us-gaap:Name`` or None.
        label: Row label as printed.

    >>> no_balance(None, "Maximum amount due from related parties during the year")
    'bound'
    >>> no_balance("us-gaap:DueToRelatedPartiesCurrent", "Due to related parties")
    >>> no_balance(None, "Due from related parties, net of allowance of $5")
    """
    local = without_deductions((concept or "").rpartition(":")[2])
    plain = without_deductions(" ".join(label.split())).casefold()
    for reason, pattern in _TABLE:
        if pattern.search(plain) or pattern.search(local):
            return reason
    return None
