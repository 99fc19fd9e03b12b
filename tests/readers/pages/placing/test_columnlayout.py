"""What heads say of the columns: blocks, translations, same ends, odd days."""

from datetime import date

from kg.model.filing import Column
from kg.readers.pages.placing.columnlayout import layout_of

JUN21, DEC20, JUN20 = date(2021, 6, 30), date(2020, 12, 31), date(2020, 6, 30)


def duration(index: int, end: date, months: int | None = 12, **more) -> Column:
    return Column(index, end=end, months=months, **more)


def instant(index: int, day: date, **more) -> Column:
    return Column(index, instant=day, **more)


def test_columns_of_one_kind_length_unit_and_members_are_a_block():
    layout = layout_of(
        [
            duration(0, JUN21, 3, unit="USD"),
            duration(1, JUN20, 3, unit="USD"),
            duration(2, JUN21, 6, unit="USD"),
            instant(3, JUN21, unit="USD"),
            instant(4, DEC20, unit="USD"),
            instant(5, DEC20, unit="CNY"),
            instant(6, DEC20, unit="USD", members=("Acme",)),
        ]
    )
    assert layout.block == (0, 0, 1, 2, 2, 3, 4)
    assert layout.rank == (0, 1, 0, 0, 1, 0, 0)


def test_head_members_make_groups():
    columns = [
        instant(0, JUN21),
        instant(1, DEC20),
        instant(2, JUN21, members=("Acme",)),
        duration(3, JUN21, members=("Acme",)),
    ]
    layout = layout_of(columns)
    assert layout.group == (0, 0, 1, 1)
    assert layout.has_head_members
    assert not layout_of(columns[:2]).has_head_members
    assert not layout_of(columns[2:]).has_head_members
    assert layout.block == (0, 0, 1, 2)
    assert [layout.first_block(column) for column in range(4)] == [0, 0, 1, 1]


def test_the_rarer_currency_is_a_translation():
    days = [JUN21, DEC20, JUN20, JUN21, JUN21]
    units = ["CNY", "CNY", "USD", "shares", None]
    columns = [
        instant(n, day, unit=unit)
        for n, (day, unit) in enumerate(zip(days, units, strict=True))
    ]
    assert layout_of(columns).translation == (False, False, True, False, False)
    # neither of two currencies that stand as often
    assert layout_of(columns[1:3]).translation == (False, False)
    rates = [*columns[:2], instant(2, JUN21, unit="USD/shares")]
    assert layout_of(rates).translation == (False, False, False)


def test_columns_that_end_one_day_in_one_unit_belong_together():
    layout = layout_of(
        [
            duration(0, JUN21, 3, unit="USD"),
            duration(1, JUN21, 6, unit="USD"),
            instant(2, JUN21, unit="USD"),
            instant(3, JUN21, unit="CNY"),
            instant(4, JUN21, unit="USD", members=("Acme",)),
            instant(5, DEC20, unit="USD"),
            Column(6, unit="USD"),
            Column(7, unit="USD"),
        ]
    )
    assert layout.same_end == ((1, 2), (0, 2), (0, 1), (), (), (), (), ())


def test_a_day_that_ends_no_headed_period_is_odd():
    event = date(2021, 3, 4)
    layout = layout_of(
        [
            Column(0, start=event, end=event),  # a bare date before the headed periods
            Column(1, start=JUN21, end=JUN21),
            duration(2, JUN21, 6, start=date(2021, 1, 1)),
            instant(3, JUN21),
            instant(4, JUN20),  # a year earlier
            instant(5, DEC20),  # the day before the first of the period
            instant(6, event),
            Column(7),
        ]
    )
    assert layout.odd == (True, True, False, False, False, False, True, False)


def test_the_end_of_the_calendar_year_is_never_odd():
    fiscal = duration(0, JUN21, 12, start=date(2020, 7, 1))
    layout = layout_of([fiscal, instant(1, DEC20), instant(2, date(2020, 12, 30))])
    assert layout.odd == (False, False, True)


def test_no_day_is_odd_where_no_period_is_headed():
    events = [instant(0, date(2021, 3, 4)), Column(1, end=JUN21), Column(2, months=3)]
    assert layout_of(events).odd == (False, False, False)


def test_the_day_before_a_period_is_not_odd_in_any_year():
    nine_months = duration(0, date(2021, 3, 31), 9, start=date(2020, 7, 1))
    days = [date(2020, 6, 30), date(2019, 6, 30), date(2020, 6, 29), date(2020, 7, 2)]
    layout = layout_of([nine_months, *(instant(n + 1, d) for n, d in enumerate(days))])
    assert layout.odd == (False, False, False, True, True)


def blocks_of_balances(*columns: Column) -> tuple[tuple[int, ...], tuple[int, ...]]:
    layout = layout_of(columns)
    return layout.balance_block, layout.balance_rank


def test_the_period_that_closes_last_joins_the_days_its_balances_are_compared_with():
    days = instant(1, DEC20, unit="USD"), instant(2, JUN20, unit="USD")
    closing = duration(0, JUN21, 6, unit="USD")
    assert blocks_of_balances(closing, *days) == ((1, 1, 1), (0, 1, 2))
    # only the first of those that close on that day
    longer = duration(3, JUN21, 12, unit="USD")
    assert blocks_of_balances(closing, *days, longer) == ((1, 1, 1, 2), (0, 1, 2, 0))


def test_a_period_joins_no_days_where_its_last_day_has_a_column():
    day, before = instant(1, JUN21, unit="USD"), instant(2, DEC20, unit="USD")
    closing = duration(0, JUN21, 6, unit="USD")
    assert blocks_of_balances(closing, day, before)[0] == (0, 1, 1)
    # nor where it closes earlier, or the days are of another unit, members or none
    assert blocks_of_balances(duration(0, JUN20, 6, unit="USD"), day)[0] == (0, 1)
    other = instant(1, DEC20, unit="CNY")
    assert blocks_of_balances(closing, other)[0] == (0, 1)
    theirs = instant(1, DEC20, unit="USD", members=("Acme",))
    assert blocks_of_balances(closing, theirs)[0] == (0, 1)
    assert blocks_of_balances(closing)[0] == (0,)
    # the day of an event is none of them
    event = instant(1, date(2021, 5, 4), unit="USD")
    assert blocks_of_balances(closing, event)[0] == (0, 1)
