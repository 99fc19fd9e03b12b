"""What kind of figure a row holds by the statement it stands on.

A balance sheet holds balances alone. A statement of cash flows names what balances
changed by ("Accounts receivable"), so its figures are flows, but for the cash itself at
the beginning and at the end. Elements that a page names go before all of this.
"""

import re
from typing import Final

_LEAD = r"(?:^|[,:\u2013\u2014-] ?|\b(?:balances?|amounts?) )"
"""What stands before "brought forward" where that says which balance a row holds."""
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_ON_DAY = r"(?:^(?:at|on|as (?:of|at))|\bbalances?,?(?: (?:at|on|as (?:of|at)))?|,) "
"""What stands before a day without a year where that says which balance a row holds."""
_NO_YEAR = r"(?!\d)(?!,? *\d{4})"
_FIRST = rf"(?:1(?:st)? (?:of )?{_MONTH}|{_MONTH} 1(?:st)?){_NO_YEAR}"
_DAY = rf"(?:\d\d?(?:st|nd|rd|th)? (?:of )?{_MONTH}|{_MONTH} \d\d?){_NO_YEAR}"
OPENING: Final = re.compile(
    r"\b(?:beginning|opening|start of (?:the )?(?:period|year))\b|"
    rf"{_LEAD}(?:brought (?:forward|down)|b/(?:d|f|fwd))\b|{_ON_DAY}{_FIRST}",
    re.IGNORECASE,
)
"""Labels of balances that open a period; losses "brought forward" are none of these.
The first of a month opens a period, as in "Balance January 1", and closes none."""
_CLOSING = re.compile(
    r"(?:\b(?:at|balances?)|,) (?:the )?end of (?:the )?(?:period|year)\b|"
    r"\bclosing balances?\b|"
    rf"{_LEAD}(?:carried (?:forward|down)|c/(?:d|f|fwd))\b|"
    rf"\bpar (?:or stated )?value\b|{_ON_DAY}{_DAY}",
    re.IGNORECASE,
)
"""Labels of balances that close a period, and of what a share bears on it."""
_BALANCES = re.compile(
    r"\b(?:balance sheets?|statements? of (?:financial (?:position|condition)))\b",
    re.IGNORECASE,
)
_FLOWS = re.compile(r"\bcash ?flows?\b", re.IGNORECASE)
_DETAILS = re.compile(r"\((?:details?|tables?|polic)|\bsupplement", re.IGNORECASE)


def period_by_statement(label: str, title: str) -> str | None:
    """Return ``instant`` or ``duration`` where label and statement tell, else None.

    Args:
        label: Row label.
        title: Title of the page; notes and their details are no statements.

    >>> period_by_statement("Accounts receivable", "STATEMENTS OF CASH FLOWS")
    'duration'
    >>> period_by_statement("Cash, end of year", "STATEMENTS OF CASH FLOWS")
    'instant'
    """
    if OPENING.search(label) or _CLOSING.search(label):
        return "instant"
    if _DETAILS.search(title):
        return None
    flows, balances = _FLOWS.search(title), _BALANCES.search(title)
    if bool(flows) == bool(balances):
        return None
    return "duration" if flows else "instant"
