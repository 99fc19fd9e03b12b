"""Which dates stand under which heading: certain only where the dates settle it."""

import random
from datetime import date, timedelta

import pytest

from kg.readers.pages.durations import ONE_DAY, Extents, extents_of, printed_months

Q1, Q2, Q3 = date(2023, 3, 31), date(2023, 6, 30), date(2023, 9, 30)
YEAR, LAST, BEFORE = date(2023, 12, 31), date(2022, 12, 31), date(2021, 12, 31)
HALF, NINE = date(2022, 6, 30), date(2022, 9, 30)


def divided(lengths: list[int], *days: date, **told: object) -> Extents:
    return extents_of(lengths, days, [None] * len(days), [()] * len(days), **told)


@pytest.mark.parametrize(
    ("lengths", "days", "months"),
    [
        # quarter and year to date, each beside that of the year before
        ([3, 6], (Q2, HALF, Q2, HALF), (3, 3, 6, 6)),
        ([3, 9], (Q3, NINE, Q3, NINE, LAST), (3, 3, 9, 9, None)),
        # one period of each length
        ([9], (Q3, LAST), (9, None)),
        ([3, 6, 9], (Q1, Q2, Q3), (3, 6, 9)),
    ],
)
def test_what_the_dates_settle_is_certain(
    lengths: list[int], days: tuple[date, ...], months: tuple[int | None, ...]
) -> None:
    division = divided(lengths, *days)
    assert division.settled
    assert division.months == months


@pytest.mark.parametrize(
    ("lengths", "days", "doubtful"),
    [
        # the year before may be a year or its opening balance
        ([12], (YEAR, LAST), {1}),
        ([12], (YEAR, LAST, BEFORE), {1, 2}),
        # a month and a quarter that share their days
        ([1, 3], (date(2023, 5, 31), Q1, Q1, date(2023, 1, 31)), {0, 1, 2, 3}),
        # events beside quarters: a quarter may stand below the half-year
        ([1, 3, 6], (date(2023, 8, 14), date(2023, 5, 9), Q2, Q1, LAST), {1, 3, 4}),
    ],
)
def test_what_the_dates_leave_open_is_not_certain(
    lengths: list[int], days: tuple[date, ...], doubtful: set[int]
) -> None:
    candidates = divided(lengths, *days).candidates
    assert {at for at, some in enumerate(candidates) if len(some) > 1} >= doubtful


def test_columns_of_flows_are_no_instants() -> None:
    assert divided([12], YEAR, LAST, BEFORE, flows={2}).candidates == ((12,),) * 3
    assert divided([12], YEAR, LAST, BEFORE, flows={1}).candidates[1] == (12,)


def test_a_day_two_columns_end_on_is_no_instant_behind_them() -> None:
    *_, last = divided([3, 9], Q3, NINE, Q3, NINE).candidates
    assert last == (9,)


def test_a_day_with_a_second_currency_may_be_an_instant() -> None:
    days = (YEAR, LAST, YEAR, YEAR)
    units = ("CNY", "CNY", "USD", "CNY")
    *_, last = extents_of([12], days, units, [()] * 4).candidates
    assert None in last


def test_fewer_days_than_headings_settle_nothing() -> None:
    assert not divided([3, 6, 9], Q3, Q3).settled


def test_days_in_no_known_order_settle_nothing() -> None:
    days = (BEFORE, LAST, YEAR, BEFORE, LAST, YEAR)
    assert all(len(some) > 1 for some in divided([12], *days).candidates)


def test_months_are_counted_as_the_renderer_does() -> None:
    assert printed_months(date(2023, 1, 1), YEAR) == 12
    assert printed_months(date(2023, 1, 2), date(2023, 9, 30)) == 9
    assert printed_months(date(2023, 3, 15), Q1) == 1
    assert printed_months(date(2023, 3, 17), Q1) == 0
    assert printed_months(date(2023, 8, 29), date(2023, 8, 31)) == 0


def ends_of(year_end: date, months: int, count: int, step: int) -> list[date]:
    """Return ends of periods, each `step` months before the one after it."""
    ends, day = [], year_end
    for _ in range(count):
        ends.append(day)
        first = day.replace(day=1)
        for _ in range(step):
            first = (first - timedelta(days=1)).replace(day=1)
        following = (first + timedelta(days=32)).replace(day=1)
        day = following - timedelta(days=1)
    return ends


def invented_head(chance: random.Random) -> tuple[list[int], list[date], list[object]]:
    """Return the headings, days and true months of a head as filings have them."""
    quarter = chance.choice([3, 6, 9, 12])
    end = date(2023, quarter, 30 if quarter in {6, 9} else 31)
    lengths = {quarter} | ({3} if chance.random() < 0.6 else set())
    lengths |= {1} if chance.random() < 0.3 else set()
    days: list[date] = []
    true: list[object] = []
    events = [end - timedelta(days=chance.randrange(400)) for _ in range(6)]
    for _ in range(chance.choice([0, 0, 1, 2])):
        days.append(events.pop())
        true.append(ONE_DAY)
    days.sort(reverse=True)
    headed: list[date] = []
    for months in sorted(lengths):
        if months == 1:
            ends = sorted({events.pop(), events.pop()}, reverse=True)
        else:
            step = 3 if months == 3 and chance.random() < 0.3 else 12
            ends = ends_of(end, months, chance.choice([1, 2, 2, 3]), step)
        headed += ends
        true += [months] * len(ends)
    instants = {events.pop(), *ends_of(end, 12, 3, 12)[1:]}
    instants = set(chance.sample(sorted(instants), chance.randrange(3)))
    tail = sorted(instants - {*days, *headed}, reverse=True)
    return sorted(lengths), [*days, *headed, *tail], [*true, *([None] * len(tail))]


def test_no_invented_head_has_a_wrong_certain_column() -> None:
    chance = random.Random(7)
    certain = columns = 0
    for _ in range(400):
        lengths, days, true = invented_head(chance)
        for some, months in zip(divided(lengths, *days).candidates, true, strict=True):
            columns += 1
            certain += len(some) == 1
            assert len(some) > 1 or some[0] == months, (lengths, days, true)
    assert certain > columns / 3
