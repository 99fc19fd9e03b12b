"""Calendar periods of frames, named as the SEC names those of its own.

``CY2023`` is a year, ``CY2023Q2`` a quarter, ``CY2023Q2I`` a balance at its end. Fiscal
years and quarters need not be those of the calendar: a period fits where it is as long,
within thirty days, and its middle lies in the calendar period; a balance, where its day
is the quarter's end or within 45 days of it, which is half a quarter. A day stands for
itself.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from kg.errors import QueryError

_NAME: Final = re.compile(r"CY(\d{4})(?:Q([1-4]))?(I?)\Z", re.I)
_SLACK: Final = 30
_HALF_QUARTER: Final = 45


@dataclass(frozen=True, slots=True)
class FramePeriod:
    """One period of a frame.

    Attributes:
        name: As it was given.
        first, last: Its days; of a day both are it.
        exact: Whether it is a single day, which is taken as it is.
    """

    name: str
    first: date
    last: date
    exact: bool = False

    def holds_balance(self, day: date) -> bool:
        """Whether a balance of a day belongs to the period."""
        if self.exact:
            return day == self.last
        return abs((day - self.last).days) <= _HALF_QUARTER

    def holds_flow(self, start: date | None, end: date) -> bool:
        """Whether a flow of a period belongs to it; one without first day does not."""
        if self.exact:
            return end == self.last
        if start is None:
            return False
        length = (end - start).days + 1
        middle = start + timedelta(days=length // 2)
        own = (self.last - self.first).days + 1
        return abs(length - own) <= _SLACK and self.first <= middle <= self.last


def frame_period(text: str) -> FramePeriod:
    """Return the period of a name or day.

    Raises:
        QueryError: It is neither.

    >>> frame_period("CY2023Q2I").last.isoformat()
    '2023-06-30'
    >>> frame_period("CY2023").holds_flow(date(2022, 10, 1), date(2023, 9, 30))
    True
    """
    name = _NAME.match(text.strip())
    if name is not None:
        year, quarter = int(name[1]), int(name[2] or 0)
        try:
            return _calendar(text.strip(), year, quarter)
        except (ValueError, OverflowError):
            pass
    try:
        day = date.fromisoformat(text.strip())
    except ValueError:
        message = (
            f"found the period {text!r}, expected CY2023 for a year, CY2023Q2 for a "
            "quarter, CY2023Q2I for its end, or a day such as 2023-06-30"
        )
        raise QueryError(message) from None
    return FramePeriod(text.strip(), day, day, exact=True)


def _calendar(text: str, year: int, quarter: int) -> FramePeriod:
    """Return a calendar year (quarter 0) or quarter."""
    first = date(year, 1 if not quarter else 3 * quarter - 2, 1)
    next_month = 12 if not quarter else 3 * quarter
    after = date(year + next_month // 12, next_month % 12 + 1, 1)
    return FramePeriod(text, first, after - timedelta(days=1))
