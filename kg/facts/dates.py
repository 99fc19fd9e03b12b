"""The balance dates of a reporter: the days its balance sheets close.

A filing also dates single balances to other days: a loan of a subsequent event, the day
a note was signed. Such a day is an event; taken for a balance sheet it would make every
other party look as if it had vanished. `latest`, changes and patterns over time look at
balance dates alone.
"""

import calendar
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

_NEAR_END: Final = 7
"""Days from the end of a month within which a fiscal period may end: filers with years
of 52 or 53 weeks close on a weekday near it."""


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
    balance (of several the latest); and earlier days near the end of a month on which
    at least half as many parties have one, which are its comparatives.

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
        own = max(filing.parties, key=lambda day: (filing.parties[day], day))
    return {
        day
        for day, parties in filing.parties.items()
        if day == own
        or (day < own and _is_near_end(day) and 2 * parties >= filing.parties[own])
    }


def _is_near_end(day: date) -> bool:
    """Whether a day is within a week of the end of a month."""
    last = calendar.monthrange(day.year, day.month)[1]
    return last - day.day <= _NEAR_END or day.day <= _NEAR_END
