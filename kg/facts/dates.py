"""The balance dates of a reporter: the days its balance sheets close.

A filing also dates single balances to other days: a loan of a subsequent event, the day
a note was signed. Such a day is an event; taken for a balance sheet it would make every
other party look as if it had vanished. `latest`, changes and patterns over time look at
balance dates alone.
"""

import calendar
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

_NEAR_END: Final = 7
"""Days from the end of a month within which a fiscal period may end: filers with years
of 52 or 53 weeks close on a weekday near it. Half of all days are so near to one, so a
comparative also lies whole quarters back, as far off at most."""
_QUARTER: Final = 365.25 / 4


@dataclass(frozen=True, slots=True)
class FilingDays:
    """What one filing tells of its days.

    Attributes:
        period: Last day of the period it is about; None when it does not tell.
        parties: How many parties have a balance on each day.
    """

    period: date | None
    parties: Mapping[date, int]


def balance_dates(filings: Iterable[FilingDays]) -> list[date]:
    """Return the balance dates that the filings of one reporter tell, oldest first.

    Of each filing: the end of its period, else the day on which most parties have a
    balance (of several one near the end of a month, then the latest); and its
    comparatives, which are earlier days near the end of a month, whole quarters before,
    on which at least half as many parties have one.

    >>> days = {date(2022, 12, 31): 2, date(2023, 12, 31): 2, date(2024, 2, 15): 1}
    >>> [str(day) for day in balance_dates([FilingDays(None, days)])]
    ['2022-12-31', '2023-12-31']
    """
    found: set[date] = set()
    for filing in filings:
        found |= _dates_of(filing)
    return sorted(found)


def _dates_of(filing: FilingDays) -> set[date]:
    if not filing.parties:
        return set()
    own = filing.period
    if own is None or own not in filing.parties:
        own = max(filing.parties, key=lambda d: (filing.parties[d], _is_near_end(d), d))
    return {
        day
        for day, parties in filing.parties.items()
        if day == own
        or (_is_comparative(day, own) and 2 * parties >= filing.parties[own])
    }


def _is_comparative(day: date, own: date) -> bool:
    """Whether a balance sheet may close whole quarters before another one."""
    earlier = round((own - day).days / _QUARTER) > 0
    return earlier and _is_near_end(day) and _quarters_off(day, own) <= _NEAR_END


def may_close_a_sheet(day: date, known: Collection[date]) -> bool:
    """Whether a balance sheet may close on a day.

    It does on a known balance date, and may on the end of a month whole quarters from
    one: a page may tell of more sheets than are known. Where none is known, the end of
    any month may be one.

    >>> june = [date(2024, 6, 30)]
    >>> may_close_a_sheet(date(2023, 3, 31), june)
    True
    >>> may_close_a_sheet(date(2023, 5, 31), june)
    False
    """
    if day in known:
        return True
    if day.day != calendar.monthrange(day.year, day.month)[1]:
        return False
    return not known or any(_quarters_off(day, close) <= _NEAR_END for close in known)


def opens_after_a_sheet(day: date, known: Collection[date]) -> bool:
    """Whether a day is the first after one on which a balance sheet closes.

    >>> opens_after_a_sheet(date(2023, 1, 1), [date(2022, 12, 31)])
    True
    """
    return day > date.min and day - timedelta(days=1) in known


def _quarters_off(day: date, other: date) -> float:
    """Return by how many days two days miss lying whole quarters apart."""
    apart = abs((other - day).days)
    return abs(apart - round(apart / _QUARTER) * _QUARTER)


def _is_near_end(day: date) -> bool:
    """Whether a day is within a week of the end of a month."""
    last = calendar.monthrange(day.year, day.month)[1]
    return last - day.day <= _NEAR_END or day.day <= _NEAR_END
