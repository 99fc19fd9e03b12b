"""What speaks for one choice of columns: each feature by itself, and its weight."""

from datetime import date

import pytest

from kg.model.filing import Column
from kg.readers.pages.placing.columnlayout import layout_of
from kg.readers.pages.placing.features import features, weight_of
from kg.readers.pages.placing.rowvalues import RowValues
from kg.readers.pages.placing.weights import WEIGHTS

JUN21, DEC20, JUN20, DEC19 = (
    date(2021, 6, 30),
    date(2020, 12, 31),
    date(2020, 6, 30),
    date(2019, 12, 31),
)
EVENT, EARLIER_EVENT = date(2021, 5, 4), date(2021, 3, 4)
PERIODS = layout_of(
    [
        Column(0, start=EVENT, end=EVENT, unit="USD"),
        Column(1, start=EARLIER_EVENT, end=EARLIER_EVENT, unit="USD"),
        Column(2, start=date(2021, 1, 1), end=JUN21, months=6, unit="USD"),
        Column(3, start=date(2020, 1, 1), end=JUN20, months=6, unit="USD"),
        Column(4, end=date(2019, 6, 30), months=6, unit="USD"),
        Column(5, instant=JUN21, unit="USD"),
        Column(6, instant=DEC20, unit="USD"),
    ]
)
ALIKE = layout_of(
    [
        Column(0, end=JUN21, months=3, unit="USD"),
        Column(1, end=JUN21, months=6, unit="USD"),
        Column(2, end=JUN20, months=6, unit="USD"),
    ]
)
HEADS = layout_of(
    [
        Column(n, instant=day, unit="USD", members=members)
        for n, (day, members) in enumerate(
            [
                (JUN21, ()),
                (DEC20, ()),
                (JUN21, ("Service Fee of Acme",)),
                (DEC20, ("Service Fee of Acme",)),
                (DEC19, ("Service Fee of Acme",)),
                (JUN21, ("Loans",)),
            ]
        )
    ]
)


def row(*raws: str, label: str = "Amounts due", period: str | None = None):
    return RowValues(label, (), None, raws, period)


def counted(name: str, choice, layout=PERIODS, **more) -> int:
    raws = more.pop("raws", tuple(str(n + 1) for n in range(len(choice))))
    return features(row(*raws, **more), choice, layout).get(name, 0)


def test_each_further_block_counts():
    assert counted("block", (2, 3)) == 0
    assert counted("block", (2, 5)) == 1
    assert counted("block", (0, 2, 5)) == 2


def test_a_blank_between_two_values_of_a_block_is_a_hole():
    assert counted("hole", (2, 3, 4)) == 0
    assert counted("hole", (2, 4)) == 1
    assert counted("hole", (0, 2, 4, 5)) == 1
    assert counted("hole", (4, 5)) == 0


def test_a_newer_column_left_blank_is_a_skip_but_for_events():
    assert counted("skip", (2,)) == 0
    assert counted("skip", (3,)) == 1
    assert counted("skip", (4, 6)) == 3
    assert counted("skip", (1,)) == 0


def test_later_counts_blocks_before_the_first_of_the_row():
    assert [counted("later", (column,)) for column in (0, 1, 2, 4, 5, 6)] == [
        0, 0, 1, 1, 2, 2,
    ]  # fmt: skip
    # within the columns of the row's head members
    assert [counted("later", (column,), HEADS) for column in (0, 2, 5)] == [0, 0, 0]


def test_a_value_in_the_translation_counts():
    columns = [
        Column(0, instant=JUN21, unit="USD"),
        Column(1, instant=JUN21, unit="CNY"),
        Column(2, instant=DEC20, unit="CNY"),
    ]
    layout = layout_of(columns)
    assert [counted("translation", c, layout) for c in ((1, 2), (0, 1), (0,))] == [
        0, 1, 1,
    ]  # fmt: skip


def test_a_value_under_a_period_of_the_other_type_mismatches():
    flows = [counted("mismatch", c, period="duration") for c in ((2,), (5,), (3, 6))]
    assert flows == [0, 1, 1]
    # a duration that ends the day of a balance column may show the balance
    balances = [
        counted("mismatch", c, period="instant") for c in ((5,), (2,), (3,), (3, 4))
    ]
    assert balances == [0, 0, 1, 2]
    assert counted("mismatch", (5,)) == 0


def test_nothing_mismatches_where_no_column_is_of_the_rows_type():
    assert counted("mismatch", (0, 2), ALIKE, period="instant") == 0
    assert counted("mismatch", (0, 2), ALIKE, period="duration") == 0
    assert counted("mismatch", (0,), HEADS, period="duration") == 0


def test_a_day_of_an_event_is_odd():
    assert [counted("odd", c) for c in ((0, 1), (1, 2), (2,), (5, 6))] == [2, 1, 0, 0]


def test_an_instant_counts_where_the_words_tell_no_period_type():
    assert [counted("untold", c) for c in ((2,), (2, 5), (5, 6))] == [0, 1, 2]
    assert counted("untold", (5, 6), period="instant") == 0


def test_a_balance_under_an_older_period_is_stale_beside_balance_columns():
    assert [counted("stale", c, period="instant") for c in ((2,), (3,), (3, 4), (5,))] == [
        0, 1, 2, 0,
    ]  # fmt: skip
    assert counted("stale", (3,)) == 0
    assert counted("stale", (3,), period="duration") == 0
    assert counted("stale", (2,), ALIKE, period="instant") == 0
    both = layout_of([*ALIKE.columns, Column(3, instant=JUN20, unit="USD")])
    assert counted("stale", (2,), both, period="instant") == 0


def test_equal_amounts_in_columns_of_one_end_are_a_repeated_balance():
    equal = {"raws": ("$ 5", "5", "6")}
    assert counted("repeated", (0, 1, 2), ALIKE, **equal) == 1
    assert counted("repeated", (0, 1), ALIKE, **equal, period="instant") == 1
    assert counted("repeated", (0, 1), ALIKE, **equal, period="duration") == 0
    assert counted("repeated", (1, 2), ALIKE, **equal) == 0
    for raws in (("5", "6"), ("5", "(5)"), ("5", "5%"), ("0", "$ 0")):
        assert counted("repeated", (0, 1), ALIKE, raws=raws) == 0


def test_a_balance_is_printed_in_every_column_its_day_ends():
    balance = {"period": "instant"}
    assert counted("unrepeated", (0,), ALIKE, **balance) == 1
    assert counted("unrepeated", (0, 1), ALIKE, **balance) == 0
    assert counted("unrepeated", (2,), ALIKE, **balance) == 0
    assert counted("unrepeated", (0,), ALIKE) == 0


def test_different_balances_of_one_day_count_once_a_pair():
    different = {"raws": ("5", "6")}
    assert counted("differs", (0, 1), ALIKE, **different, period="instant") == 1
    assert counted("differs", (1, 2), ALIKE, **different, period="instant") == 0
    assert counted("differs", (0, 1), ALIKE, **different) == 0
    equal = {"raws": ("$ 5", "5")}
    assert counted("differs", (0, 1), ALIKE, **equal, period="instant") == 0


def test_each_further_set_of_head_members_counts():
    assert [counted("mixed", c, HEADS) for c in ((0, 1), (1, 2), (1, 4, 5))] == [
        0,
        1,
        2,
    ]


def test_a_blank_among_the_columns_of_head_members_tears_them():
    choices = ((0, 1), (0,), (2, 4), (1, 5), (0, 1, 2))
    assert [counted("torn", c, HEADS) for c in choices] == [0, 1, 1, 1, 2]


def test_head_members_the_label_names_are_its_own():
    named = [
        counted("named", c, HEADS, label="The service fee") for c in ((2,), (0, 1, 5))
    ]
    assert named == [1, 0]
    assert counted("named", (2, 5), HEADS, label="Loans and service") == 2
    # small words name nothing; a label that names none belongs to columns without
    plain = [counted("named", c, HEADS, label="Sale of goods") for c in ((0, 1), (2,))]
    assert plain == [1, 0]


def test_columns_of_the_same_head_members_have_no_head_features():
    counts = features(row("1"), (2,), PERIODS)
    assert {"mixed", "named", "torn"}.isdisjoint(counts)


@pytest.mark.parametrize(
    ("layout", "choice", "more", "sum_of"),
    [
        (
            PERIODS,
            (3,),
            {"period": "instant"},
            "mismatch skip stale later longest off_sheets",
        ),
        (PERIODS, (0, 4), {}, "block odd skip skip longest off_untold off_untold"),
        (PERIODS, (2, 4), {"period": "duration"}, "hole later longest longest"),
        (PERIODS, (5,), {}, "untold later later"),
        (ALIKE, (0, 1), {"raws": ("7", "7")}, "block repeated longest"),
        (
            ALIKE,
            (0, 1),
            {"raws": ("7", "8"), "period": "instant"},
            "block differs longest",
        ),
        (ALIKE, (0,), {"period": "instant"}, "unrepeated"),
        (HEADS, (1, 2), {"period": "instant"}, "block mixed torn torn torn named skip"),
    ],
)
def test_a_choice_weighs_what_its_features_weigh(layout, choice, more, sum_of):
    raws = more.pop("raws", ("1", "2")[: len(choice)])
    total = sum(WEIGHTS[name] for name in sum_of.split())
    assert weight_of(row(*raws, **more), choice, layout, WEIGHTS) == pytest.approx(
        total
    )


def test_part_of_a_choice_is_weighed_by_the_cells_it_has():
    assert features(row("5", "5", "6"), (0, 1), ALIKE)["repeated"] == 1


def test_a_balance_of_the_closing_period_is_of_the_block_of_the_days():
    layout = layout_of(
        [
            Column(0, start=date(2021, 1, 1), end=JUN21, months=6, unit="USD"),
            Column(1, instant=DEC20, unit="USD"),
            Column(2, instant=DEC19, unit="USD"),
        ]
    )
    balance = {"layout": layout, "period": "instant"}
    assert [counted("block", (0, 1), **balance), counted("block", (0, 1), layout)] == [
        0, 1,
    ]  # fmt: skip
    assert [counted("skip", c, **balance) for c in ((0, 1), (1, 2), (2,))] == [0, 1, 2]
    assert counted("hole", (0, 2), **balance) == 1
    assert counted("skip", (1, 2), layout) == 0


def test_an_event_that_is_the_only_value_of_its_row_counts_apart():
    assert [counted("event_alone", c) for c in ((0,), (1,), (0, 1), (2,))] == [
        1, 1, 0, 0,
    ]  # fmt: skip
    day = layout_of([*PERIODS.columns[2:4], Column(2, instant=EVENT, unit="USD")])
    assert [counted("event_day", c, day) for c in ((2,), (0, 2), (0,))] == [1, 1, 0]
    assert counted("event_day", (0,)) == 0


def test_the_longest_periods_that_end_last_are_those_of_the_report():
    assert [counted("longest", c) for c in ((2, 3, 4), (0, 2), (5, 6))] == [3, 1, 0]
    # the whole year before is longer, and not what an interim report is about
    year = Column(3, end=DEC20, months=12, unit="USD")
    interim = layout_of([*ALIKE.columns, year])
    assert [counted("longest", (c,), interim) for c in range(4)] == [0, 1, 1, 0]


@pytest.mark.parametrize(
    ("choice", "pairs"), [((2, 3), 1), ((2, 4), 0), ((2, 3, 4), 2), ((2, 5), 0)]
)
def test_flows_of_periods_a_year_apart_are_compared(choice, pairs):
    assert counted("compared", choice, period="duration") == pairs
    assert counted("compared", choice) == pairs
    assert counted("compared", choice, period="instant") == 0


def test_periods_of_weeks_are_compared_too():
    weeks = layout_of(
        [
            Column(n, end=day, months=12, unit="USD")
            for n, day in enumerate([date(2024, 2, 3), date(2023, 1, 28)])
        ]
    )
    assert counted("compared", (0, 1), weeks) == 1


def test_a_balance_stands_on_the_days_of_both_sheets():
    balance = {"period": "instant"}
    assert [counted("sheets", c, **balance) for c in ((5, 6), (2, 6), (5,), (3, 6))] == [
        1, 1, 0, 0,
    ]  # fmt: skip
    assert [counted("off_sheets", c, **balance) for c in ((5, 6), (3, 6), (3, 4))] == [
        0, 1, 2,
    ]  # fmt: skip
    assert counted("sheets", (5, 6), period="duration") == 0
    assert counted("sheets_untold", (5, 6)) == 1
    assert counted("off_untold", (3, 6)) == 1
    # one day alone is no two sheets
    assert counted("off_sheets", (2,), ALIKE, **balance) == 0


@pytest.mark.parametrize("raw", ["on demand", "Dec. 31, 2022", "3 years"])
def test_words_and_dates_are_told_for_periods(raw):
    assert counted("text_day", (5,), raws=(raw,)) == 1
    assert counted("text_day", (2,), raws=(raw,)) == 0
    assert counted("text_day", (5,), raws=("4.5%",)) == 0


@pytest.mark.parametrize(
    "label", ["Beginning balance", "Balance, beginning of year", "Opening balance"]
)
def test_an_opening_balance_stands_below_the_period_it_opens(label):
    assert counted("opens", (5, 6), label=label, period="instant") == 2
    assert counted("opens", (2, 3), label=label, period="instant") == 0
    assert counted("opens", (5,), label="Amounts due", period="instant") == 0
