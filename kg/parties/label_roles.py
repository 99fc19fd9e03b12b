"""Which holders the words of a debt tell, where they name nobody: "Due to Sponsor".

A sponsor, a parent, officers, directors, founders or shareholders are somebody, whoever
they are.
"""

import re
from functools import lru_cache
from typing import Final

from kg.model.fact import Role
from kg.parties.relationships import class_named
from kg.parties.roles import classify, relationship_type
from kg.parties.spelling import spaced
from kg.parties.wordlists import member_words, singular

_OWED: Final = re.compile(
    r"\b(?:(?:due|owed|owing|payables?|loans?|advances?|receivables?|deposits?)\s+"
    r"(?:to|from|by)|deposits?\s+(?:of|held\s+by))\s+(?:an?\s+|the\s+|our\s+|its\s+)?"
    r"|\b(?:payables?|loans?|advances?|receivables?|notes?|credit|borrowings?|"
    r"debentures?|interest|rent)"
    r"(?:\s*[-–—]\s*|,\s+)",
    re.IGNORECASE,
)
_BEFORE_DEBT: Final = re.compile(
    r"(?:(?:unpaid|total) )*(?P<role>[\w.]+(?: [\w.]+){0,2}?)(?:['’]s?)? "
    r"(?:(?:promissory|convertible|demand) )*(?:loans?|notes?|advances?|debentures?)"
    r"(?: payable)?(?:,? (?:net|current|non-?current))*",
    re.IGNORECASE,
)
"""A debt that begins with the office of who is owed: "Officer loan payable"."""
_OF_DEBT: Final = re.compile(
    r"[,\s–(-]*(?:\b(?:net|current|non-?current|related party|noncurrent|(?:un)?secured"
    r"|interest[- ]free|non-?interest[- ]bearing|(?:short|long)[- ]term"
    r"|current portion|(?:re)?payable on demand|on demand)\b\W*)*$",
    re.IGNORECASE,
)
_HOLDERS_DEBT: Final = re.compile(
    r"(?P<role>[\w.]+(?: [\w.]+){0,3}?)(?:['’]s?)? "
    r"(?:(?:promissory|convertible|demand|working capital|bridge|unsecured) )*"
    r"(?:loan|note|advance|debenture)(?: (?:payable|agreement))?"
    r"(?: (?:\d+|[A-Z]|one|two|three|four|five))?",
    re.IGNORECASE,
)
"""A debt named after the office of who holds it."""
_HELD: Final = frozenset(
    ["sponsor", "parent", "director", "executiveOfficer", "founder", "management",
     "shareholder",
     "majorityShareholder", "principalOwner", "family", "adviser"]
)  # fmt: skip
"""Classes of which a debtor or creditor is somebody, told by nothing but the class."""
_AND_THEIRS: Final = re.compile(
    r",?\s+and(?:/or)?\s+their\s+(?:[\w-]+\s+)?(?:compan\w+|interests?|affiliates?|"
    r"entities|associates?|famil\w+|persons?)(?:\s+members?)?$",
    re.IGNORECASE,
)
"""What belongs to holders, whose class is that of the holders."""
_WITH_WHOM: Final = re.compile(
    r"\b(?:with|between|among)\s+(?:the\s+|our\s+|its\s+)?", re.IGNORECASE
)
_DETAILS: Final = re.compile(
    r"\s*\((?:details?|narrative|tables?|parenthetical)\b.*$", re.IGNORECASE
)
_NOBODY: Final = frozenset({"relatedParty", "unspecified", None})
"""Classes of a title that tell no more than that parties are related."""
_BESIDE: Final = re.compile(r",\s+(?:and\s+)?|\s+and\s+", re.IGNORECASE)


@lru_cache(maxsize=65536)
def role_in_words(label: str, concept: str | None) -> str | None:
    """Return the role of the holders that words of a debt name, or None.

    A sponsor, a parent, officers, directors, founders or shareholders are somebody,
    whoever they are; "affiliates" are the sum of several.

    >>> role_in_words("Due to Sponsor", None), role_in_words("Due to affiliates", None)
    ('Sponsor', None)
    >>> role_in_words("Notes payable - stockholders", None)
    'stockholders'
    >>> role_in_words("Officer loan payable", None), role_in_words("Bank loan", None)
    ('Officer', None)
    >>> role_in_words("Loan from a director, current", None)
    'director'
    >>> role_in_words("Receivable", "acme:AmountsDueFromSponsor")
    'Sponsor'
    >>> role_in_words("Deposits of directors and their affiliates", None)
    'directors and their affiliates'
    >>> role_in_words("Loans to officers, shareholders and affiliates", None)
    'officers, shareholders and affiliates'
    """
    before = _BEFORE_DEBT.fullmatch(label.strip())
    if before is not None and _is_of_holders(before["role"]):
        return before["role"]
    return _role_behind(label, concept)


def role_in_title(title: str) -> str | None:
    """Return the classes of parties that a page is about by the end of its title.

    >>> role_in_title("Related parties - Dealings with associates and joint ventures")
    'associates and joint ventures'
    >>> role_in_title("Related party transactions - Key management personnel (Details)")
    'Key management personnel'
    >>> role_in_title("Related party transactions - Balances (Details)")
    """
    last = _DETAILS.sub("", title).rpartition(" - ")[2]
    found = _WITH_WHOM.search(last)
    who = (last if found is None else last[found.end() :]).strip()
    classes = {class_named(part) for part in _BESIDE.split(who)}
    return who if classes and classes.isdisjoint(_NOBODY) else None


def _role_behind(label: str, concept: str | None) -> str | None:
    """Return the role behind "to", "from", "by" or a dash in words of a debt."""
    element = spaced((concept or "").rpartition(":")[2] + "Member")
    for words in (label, element.removesuffix(" Member")):
        told = [
            _OF_DEBT.sub("", words[found.end() :]) for found in _OWED.finditer(words)
        ]
        roles = {role.strip(" ,-–()") for role in told}
        if len(roles) == 1 and _is_of_holders(role := roles.pop()):
            return role
    return None


@lru_cache(maxsize=65536)
def role_in_debt(member: str) -> str | None:
    """Return the role of the one holder that the name of a debt tells, or None.

    >>> role_in_debt("Loan From Director"), role_in_debt("Officer Loan 2")
    ('Director', 'Officer')
    >>> role_in_debt("Shareholder Loans"), role_in_debt("Bridge Loan")
    (None, None)
    """
    before = _HOLDERS_DEBT.fullmatch(member.strip())
    if before is not None and _is_of_one(role := before["role"]):
        return role
    role = _role_behind(member, None) or ""
    return role if _is_of_one(role) else None


def _is_of_one(role: str) -> bool:
    return _is_of_holders(role) and all(singular(word) == word for word in role.split())


def _is_of_holders(role: str) -> bool:
    if role.casefold() in member_words("single-holder"):
        return True
    holders = _AND_THEIRS.sub("", role)
    return (
        relationship_type(_BESIDE.split(holders)[0]) in _HELD
        and "or" not in role.casefold().split()
        and classify(holders).role is Role.RELATIONSHIP
    )
