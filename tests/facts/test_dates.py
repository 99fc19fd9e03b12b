from datetime import date

import pytest

from kg.facts.dates import FilingDays, balance_dates

Y21, Y22, Y23 = (date(year, 12, 31) for year in (2021, 2022, 2023))
EVENT = date(2024, 2, 15)


def dates(period: date | None, days: dict[date, int]) -> list[date]:
    return balance_dates([FilingDays(period, days)])


def test_the_end_of_the_period_and_its_comparatives() -> None:
    assert dates(Y23, {Y23: 2, Y22: 2, EVENT: 3}) == [Y22, Y23]


def test_without_a_period_the_day_most_parties_have() -> None:
    assert dates(None, {Y23: 2, EVENT: 1}) == [Y23]
    assert dates(None, {Y23: 1, Y22: 3}) == [Y22]


def test_a_period_on_which_nothing_is_told_does_not_count() -> None:
    assert dates(Y23, {Y22: 2, Y21: 1}) == [Y21, Y22]
    assert dates(Y23, {}) == []


def test_an_event_with_as_many_parties_is_no_balance_sheet() -> None:
    assert dates(None, {Y23: 1, EVENT: 1}) == [Y23]
    assert dates(None, {Y23: 1, Y22: 1}) == [Y22, Y23]


@pytest.mark.parametrize(
    ("parties", "is_balance_date"), [(1, False), (2, True), (3, True)]
)
def test_a_comparative_has_half_as_many_parties(parties, is_balance_date) -> None:
    assert (Y22 in dates(Y23, {Y23: 4, Y22: parties})) is is_balance_date


@pytest.mark.parametrize(
    "day",
    [
        "2023-09-30",
        "2023-03-31",
        "2022-12-31",
        "2022-09-30",
        "2023-07-01",
        "2019-01-05",
    ],
)
def test_comparatives_lie_whole_quarters_back(day) -> None:
    assert dates(Y23, {Y23: 1, date.fromisoformat(day): 1})[0].isoformat() == day


@pytest.mark.parametrize(
    "day", ["2023-11-30", "2023-08-02", "2023-12-29", "2023-09-15", "2023-09-20"]
)
def test_other_days_are_events(day) -> None:
    assert dates(Y23, {Y23: 1, date.fromisoformat(day): 1}) == [Y23]


def test_years_of_52_and_53_weeks_close_near_the_end_of_a_month() -> None:
    days = [date(2024, 9, 28), date(2025, 3, 29), date(2023, 9, 30)]
    assert dates(days[1], dict.fromkeys(days, 1)) == sorted(days)


def test_later_days_are_events_whatever_their_number() -> None:
    assert dates(Y22, {Y22: 1, Y23: 5}) == [Y22]


def test_the_dates_of_filings_are_put_together() -> None:
    filings = [FilingDays(Y23, {Y23: 1}), FilingDays(Y22, {Y22: 1, Y21: 1})]
    assert balance_dates(filings) == [Y21, Y22, Y23]
    assert balance_dates([]) == []
