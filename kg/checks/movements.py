"""Words of roll-forwards: which rows open, close and move a balance, and which way."""

from datetime import date
from re import compile as pattern

from kg.checks.words import says
from kg.readers.pages.numbers import parse_date

SIDES = ("due from", "due to")
"""Which way a balance is owed, seen from the reporting entity."""
_AT = r"(?:^|\b(?:at|as of|as at) |[,:(-]|\u2013|\u2014) ?(?:the )?"
_OPENS = pattern(
    rf"\b(?:opening|beginning|starting) (?:balance|amount|principal|carrying)|"
    rf"\bbalances?\b.*\b(?:beginning|opening|start|brought (?:forward|down))\b|"
    rf"{_AT}(?:beginning|start) of\b|\bb/[fd]\b|"
    r"^(?:amounts? )?brought (?:forward|down)\b|"
    r"(?:^|, |[-\u2013\u2014] ?)(?:at )?(?:opening|beginning)$"
)
_CLOSES = pattern(
    rf"\b(?:closing|ending) (?:balance|amount|principal|carrying)|"
    rf"\bbalances?\b.*\b(?:end|ending|closing|carried (?:forward|down))\b|"
    rf"{_AT}end of\b|\bc/[fd]\b|"
    r"^(?:amounts? )?carried (?:forward|down)\b|"
    r"(?:^|, |[-\u2013\u2014] ?)(?:at )?(?:closing|ending)$"
)
_DATED = pattern(
    r"^(?:.*\bbalances?\b\D*|.*\b(?:outstanding|carrying (?:amount|value))s?[,:( -]+|"
    r".*\b(?:outstanding|carrying (?:amount|value)|due|owed|owing|payable|receivable|"
    r"loan|note|indebtedness)s?\b.* (?:at|as of|as at) |(?:at|as of|as at)? *)"
    r"\b(?P<day>[a-z]{3,9}\.? \d{1,2},? \d{4}|\d{1,2} [a-z]{3,9}\.?,? \d{4}|"
    r"\d{4}-\d\d-\d\d|[a-z]{3,9}\.? \d{1,2}$)"
)
_ANY_YEAR = ", 0004"
"""Stands in for the year where a row names day and month alone; a leap year."""


def opens(label: str) -> bool:
    """Whether a row holds the balance at the beginning.

    >>> opens("Balance, beginning of year | shares"), opens("Balance at the end")
    (True, False)
    """
    return _OPENS.search(label.casefold()) is not None


def closes(label: str) -> bool:
    """Whether a row holds the balance at the end.

    >>> closes("Balance at the end of the period"), closes("Opening balance")
    (True, False)
    """
    text = label.casefold()
    return _CLOSES.search(text) is not None and _OPENS.search(text) is None


def balance_day(label: str) -> date | None:
    """Return the day a row of a balance is dated to; None for any other row.

    >>> balance_day("Balance as of January 1, 2023")
    datetime.date(2023, 1, 1)
    >>> balance_day("Borrowed on January 1, 2023"), balance_day("Balance")
    (None, None)
    >>> balance_day("At December 31")  # of any year
    datetime.date(4, 12, 31)
    """
    match = _DATED.search(label.casefold())
    if match is None:
        return None
    return parse_date(match["day"]) or parse_date(match["day"] + _ANY_YEAR)


def directions(label: str, side: str) -> tuple[int, ...]:
    """Return which way a movement may change a balance: 1, -1, both or none.

    Args:
        label: Row label.
        side: ``due from`` or ``due to``, of the balance.

    >>> directions("Borrowing from related party", "due to")
    (1,)
    >>> directions("Balance netting off with related party", "due to")
    (1, -1)
    >>> directions("Service purchased from related party", "due to")
    ()
    """
    if says("netted", label):
        return 1, -1
    if says("settled", label):
        return (-1,)
    return (1,) if says(f"adds to {side}", label) else ()
