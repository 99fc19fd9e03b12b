"""Year to date: what has come together since a day does not fall.

Of two periods of a year that begin on one day, of 3, 6, 9 or 12 months, the longer
holds the shorter; so purchases from a party, or fees of it, of nine months are no less
than those of six. Figures that may be negative for a while (net income, changes, gains)
are left out. A fail is a warning: a filer may have put a figure right in between.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import pairwise

from kg.checks.repeats import compared, key_of, telling
from kg.checks.rounding import slack, tolerance
from kg.checks.wording import Verdict, amount, of, who
from kg.checks.words import says
from kg.facts.disclosure import Disclosure, StoredFact
from kg.model.finding import Severity, Status
from kg.sides import no_balance

NOTHING = "No figure is reported for two periods that begin on one day."
_MONTHS = (3, 6, 9, 12)
_DAYS_OF_MONTH = Decimal("30.4")
_DAYS_OFF = 10
"""Quarters of 12 to 14 weeks are some days longer or shorter than three months."""


def yeartodate(disclosure: Disclosure) -> Iterator[Verdict]:
    """Yield a finding for each two neighbouring periods that begin on one day."""
    growing: dict[tuple[object, ...], dict[date, StoredFact]] = defaultdict(dict)
    for fact in disclosure.facts:
        key = _series(fact)
        if key is None or fact.end is None:
            continue
        held = growing[key].get(fact.end)
        if held is None or fact.half_unit < held.half_unit:
            growing[key][fact.end] = fact
    for ends in growing.values():
        for short, long in pairwise(ends[end] for end in sorted(ends)):
            yield _verdict(short, long)


def _series(fact: StoredFact) -> tuple[object, ...] | None:
    """Return what must not fall, period ends left out; None for anything else."""
    key = key_of(fact)
    if key is None or fact.start is None or fact.end is None:
        return None
    words = f"{fact.label} {fact.concept or ''}".casefold()
    spoken = f"{words} {fact.title.casefold()}"
    if not (fact.party is not None or fact.roles or says("related", spoken)):
        return None
    if not _is_quarters(fact.start, fact.end) or not telling(fact):
        return None
    if says("may fall", words):
        return None
    if no_balance(fact.concept, fact.label) == "rate or price":
        return None
    *subject, _, unit = key
    return (*subject, unit, fact.start)


def _is_quarters(start: date, end: date) -> bool:
    """Whether a period is one, two, three or four quarters long."""
    days = (end - start).days + 1
    return any(abs(days - months * _DAYS_OF_MONTH) <= _DAYS_OFF for months in _MONTHS)


def _verdict(short: StoredFact, long: StoredFact) -> Verdict:
    """Return whether the longer period holds at least what the shorter does."""
    fall = abs(short.number) - abs(long.number)
    message = (
        f"{long.label} of {who(long)} from {long.start}: {of(short)} by {short.end}, "
        f"{of(long)} by {long.end}"
    )
    status = Status.PASS
    if fall > tolerance((short, long)):
        status = Status.FAIL
        message += f", {amount(fall, long.unit)} less"
        if fall <= slack(short) + slack(long):
            status = Status.NOT_APPLICABLE
            message += "; the round one may be rounded further"
    return compared(status, message + ".", (long, short), Severity.WARNING)
