"""What speaks for a division of columns among duration headings, and its weight.

A weight is a natural logarithm of odds; each counts as often as its feature applies.
`benchmarks/page_heads.py --refit` fits them on the filings of one half.

Four kinds of columns are told apart: bare ones, in front of the headed ones, which are
durations of two weeks at most; short ones, of one or two months; long ones; and
instants. The long heading that stands first begins with the end of the reporting
period: what other columns are compared with.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

WEIGHTS: Final[Mapping[str, float]] = {
    # by hand: the first two no page has that is at hand, the others hardly one
    "instants beside a duration": -7.0,
    "newer in another currency": -3.0,
    "bare a quarter newer": -3.0,
    "bare a year newer": -3.0,
    "any bare": -1.3,
    "any instants": -0.3,
    "bare": -0.8,
    "bare a quarter": 1.5,
    "bare a year": -1.1,
    "bare ends no month": 0.9,
    "bare off": 1.0,
    "bare off newer": 1.0,
    "bare same": 0.6,
    "instants": 0.7,
    "instants a quarter": 0.3,
    "instants a quarter newer": -0.3,
    "instants a year": 1.0,
    "instants a year newer": 1.4,
    "instants ends no month": 1.4,
    "instants go on behind 1 interims": -1.7,
    "instants go on behind 1 years": 0.7,
    "instants go on behind 2 interims": -0.2,
    "instants go on behind 2 years": 1.0,
    "instants go on behind 3 interims": -1.9,
    "instants go on behind 3 years": 1.8,
    "instants off": -0.3,
    "instants off newer": -1.0,
    "instants same": -0.6,
    "instants twice": -0.6,
    "interim of 1": 1.0,
    "interim of 2": 0.4,
    "interim of 3": -1.5,
    "long": 0.5,
    "long a quarter": 1.0,
    "long a quarter newer": 0.7,
    "long a year": -0.6,
    "long a year newer": 0.4,
    "long ends no month": -2.2,
    "long off": -1.8,
    "long off newer": -1.9,
    "long same": 2.4,
    "long twice": 1.9,
    "same days": 1.4,
    "same days, several": -1.9,
    "short": -0.3,
    "short a quarter newer": -0.9,
    "short a year": 0.8,
    "short a year newer": -0.8,
    "short off": 0.4,
    "short off newer": 0.3,
    "step a quarter": -2.8,
    "step a quarter of quarters": 0.7,
    "step a year": 2.6,
    "step a year of quarters": 2.4,
    "step off": -3.0,
    "step off of quarters": -1.3,
    "year of 3": 0.5,
    "year of 4": -0.3,
}

_QUARTER: Final = 3
_YEAR: Final = 365.25
_SLACK: Final = 8
Day = date | None


def block_features(months: int | None, days: Sequence[Day], end: Day) -> Counter[str]:
    """Return how often each feature applies to columns of one heading.

    Args:
        months: Of the heading; 0 in front of all headings, None behind them.
        days: Days of the columns, left to right, at least one.
        end: End of the reporting period.
    """
    kind = kind_of(months)
    ends = sum(_ends_a_month(day) for day in days)
    counts = Counter({kind: len(days), f"{kind} ends no month": len(days) - ends})
    if kind in {"bare", "instants"}:
        counts[f"any {kind}"] += 1
    for day in days[:1] if kind == "long" else days:
        newer = " newer" if day is not None and end is not None and day > end else ""
        counts[f"{kind} {_apart(day, end)}{newer}"] += 1
    for newer, older in pairwise(days):
        if newer == older:
            counts[f"{kind} twice"] += 1
        elif kind == "long":
            step = _apart(older, newer)
            quarters = " of quarters" if months == _QUARTER else ""
            counts[f"step {step}{quarters}"] += 1
    if kind == "long":
        size = min(len(days), 4)
        counts[f"{'year' if months == 12 else 'interim'} of {size}"] += 1
    return counts


def kind_of(months: int | None) -> str:
    """Return the kind of the columns under a heading."""
    if months is None:
        return "instants"
    return "bare" if months < 1 else "short" if months < _QUARTER else "long"


def join_features(
    blocks: Sequence[tuple[int | None, Sequence[Day]]],
) -> Counter[str]:
    """Return how often each feature of several blocks together applies."""
    counts: Counter[str] = Counter()
    long = [days for months, days in blocks if kind_of(months) == "long"]
    for one, other in pairwise(long):
        alike = list(one) == list(other)
        counts["same days"] += alike
        counts["same days, several"] += alike and len(one) > 1
    months, instants = blocks[-1]
    before = blocks[-2] if len(blocks) > 1 else (None, ())
    if months is None and before[0] and _apart(instants[0], before[1][-1]) == "a year":
        length = "years" if before[0] >= 12 else "interims"
        counts[f"instants go on behind {min(len(before[1]), 3)} {length}"] += 1
    return counts


def _apart(day: Day, other: Day) -> str:
    """Return how a day lies to another: "same", "a year", "a quarter", "off"."""
    if day is None or other is None:
        return "undated"
    days = abs((day - other).days)
    if days == 0:
        return "same"
    for name, period in (("a year", _YEAR), ("a quarter", _YEAR / 4)):
        steps = round(days / period)
        if steps and abs(days - steps * period) <= _SLACK:
            return name
    return "off"


def _ends_a_month(day: Day) -> bool:
    """Whether a day lies within a week and a day of the end of a month."""
    return day is None or (day + timedelta(days=_SLACK)).day <= 2 * _SLACK
