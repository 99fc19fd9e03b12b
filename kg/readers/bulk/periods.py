"""Days of facts, which the tables round to the ends of months and whole quarters.

The remainder stands beside them, as a share of what it was rounded to: ``datp`` of the
month, ``durp`` of the quarters. A quarter has 91.25 days here.
"""

from calendar import monthrange
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from typing import Final

from kg.errors import ReadError

_QUARTER: Final = Decimal("91.25")
"""Days."""


def last_day(ddate: str, datp: str) -> date:
    """Return the day a fact ends or stands at.

    Args:
        ddate: The end of a month, ``20101231``.
        datp: By what part of that month the day lies behind it; before it if negative.

    Raises:
        ReadError: It is no day.

    >>> last_day("20241231", "-0.0645"), last_day("20241231", "0.0")
    (datetime.date(2024, 12, 29), datetime.date(2024, 12, 31))
    """
    try:
        day = date.fromisoformat(ddate)
        days = monthrange(day.year, day.month)[1]
        return day + timedelta(days=round(_number(datp) * days))
    except (ValueError, OverflowError, InvalidOperation):
        message = (
            f"found the date {ddate!r} and {datp!r}, expected yyyymmdd and a number"
        )
        raise ReadError(message) from None


def first_day(end: date, quarters: int, durp: str) -> date:
    """Return the first day of a flow.

    Args:
        end: Its last day.
        quarters: Length it was rounded to.
        durp: By what part of that the flow is shorter; longer if negative.

    Raises:
        ReadError: It is no number, or leads to no day.

    >>> first_day(date(2011, 3, 31), 1, "0.024658024")
    datetime.date(2011, 1, 1)
    >>> first_day(date(2023, 12, 31), 4, "0.0027397")
    datetime.date(2023, 1, 1)
    """
    try:
        days = _QUARTER * quarters * (1 - _number(durp))
        return end - timedelta(days=round(days))
    except (OverflowError, InvalidOperation):
        message = f"found {quarters} quarters and {durp!r}, expected numbers"
        raise ReadError(message) from None


def _number(text: str) -> Decimal:
    """Return a number; an empty text is 0."""
    number = Decimal(text or "0")
    if not number.is_finite() or abs(number) > 100:
        raise InvalidOperation
    return number
