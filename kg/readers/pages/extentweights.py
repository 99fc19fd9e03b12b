"""What speaks for a division of columns among duration headings, and its weight.

A weight is a natural logarithm of odds; each counts as often as its feature applies.
`benchmarks/refit_heads.py` fits those that are not chosen on the filings of one half.

Four kinds of columns are told apart: bare ones, in front of the headed ones, which are
durations of two weeks at most; regular ones, of quarters that make up a year or of
whole years; odd ones, of other months; and instants. The regular heading that stands
first begins with the end of the reporting period: what other columns are compared with.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

CHOSEN: Final[Mapping[str, float]] = {
    "instants beside a duration": -7.0,
    "newer in another currency": -3.0,
    "step a quarter of halves": -8.0,
    "step a quarter of years": -4.0,
    "step off of halves": -5.0,
    "step off of years": -5.0,
    "bare a quarter newer": -4.5,
    "bare a year newer": -4.5,
}
"""Weights chosen by hand: of a thousand pages one has the feature, or none."""
WEIGHTS: Final[Mapping[str, float]] = {
    **CHOSEN,
    "any bare": -1.5,
    "any instants": -0.3,
    "bare": -0.6,
    "bare a quarter": 0.8,
    "bare a year": -1.6,
    "bare ends no month": 1.1,
    "bare off": 0.2,
    "bare off newer": 0.2,
    "bare same": 0.5,
    "bare twice": 0.2,
    "bare undated": -0.2,
    "instants": 0.3,
    "instants a quarter": 0.2,
    "instants a quarter newer": -0.5,
    "instants a year": 0.8,
    "instants a year newer": 0.9,
    "instants ends no month": 1.0,
    "instants go on behind 1 interims": -1.1,
    "instants go on behind 1 years": 0.6,
    "instants go on behind 2 interims": 0.5,
    "instants go on behind 2 years": 0.9,
    "instants go on behind 3 interims": -1.7,
    "instants go on behind 3 years": 1.3,
    "instants off": -0.6,
    "instants off newer": -1.4,
    "instants same": 0.8,
    "instants twice": 0.2,
    "interim of 1": 1.2,
    "interim of 2": 0.6,
    "interim of 3": -1.2,
    "interim of 4": -0.5,
    "odd": -0.9,
    "odd a quarter": -0.2,
    "odd a quarter newer": -1.1,
    "odd a year": 0.8,
    "odd a year newer": -0.9,
    "odd off": 0.2,
    "odd twice": -0.2,
    "regular": 1.3,
    "regular a quarter": 1.0,
    "regular a quarter newer": 1.2,
    "regular a year": -0.8,
    "regular a year newer": 0.6,
    "regular ends no month": -2.3,
    "regular off": -2.5,
    "regular off newer": -2.1,
    "regular same": 2.8,
    "regular twice": 1.3,
    "same days": 1.7,
    "same days, several": -1.1,
    "step a quarter of quarters": -0.4,
    "step a year of halves": 2.5,
    "step a year of quarters": 1.4,
    "step a year of years": 1.0,
    "step off of quarters": -2.3,
    "year of 1": -0.2,
    "year of 3": 0.6,
    "year of 4": -0.3,
}

_LENGTHS: Final = {3: "quarters", 6: "halves", 9: "halves"}
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
    for day in days[:1] if kind == "regular" else days:
        ahead = " newer" if day is not None and end is not None and day > end else ""
        counts[f"{kind} {_apart(day, end)}{ahead}"] += 1
    for newer, older in pairwise(days):
        if newer == older:
            counts[f"{kind} twice"] += 1
        elif kind == "regular":
            step = _apart(older, newer)
            counts[f"step {step} of {_LENGTHS.get(months or 0, 'years')}"] += 1
    if kind == "regular":
        size = min(len(days), 4)
        counts[f"{'year' if months == 12 else 'interim'} of {size}"] += 1
    return counts


def kind_of(months: int | None) -> str:
    """Return the kind of the columns under a heading."""
    if months is None:
        return "instants"
    if is_regular(months):
        return "regular"
    return "bare" if months < 1 else "odd"


def is_regular(months: int) -> bool:
    """Whether periods of so many months are those reporters report on.

    >>> [months for months in range(26) if is_regular(months)]
    [3, 6, 9, 12, 24]
    """
    return months in {3, 6, 9} or (months > 0 and months % 12 == 0)


def join_features(
    blocks: Sequence[tuple[int | None, Sequence[Day]]],
) -> Counter[str]:
    """Return how often each feature of several blocks together applies."""
    counts: Counter[str] = Counter()
    regular = [days for months, days in blocks if kind_of(months) == "regular"]
    for one, other in pairwise(regular):
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
