"""Heads of pages: columns, durations, scales, title members."""

from datetime import date

import pytest

from kg.model.filing import Column
from kg.readers.pages.headers import parse_header, period_start
from kg.readers.pages.pagetitle import parse_title
from kg.readers.pages.scales import parse_scales


def _columns(groups: list[str], days: list[str]) -> tuple[Column, ...]:
    heads = [[day] for day in days]
    return parse_header(["T"], [(text, None) for text in groups], heads).columns


def test_heads_of_the_seed() -> None:
    header = parse_header(
        ["RELATED PARTY TRANSACTIONS (Details)", "¥ in Thousands, $ in Thousands"],
        [],
        [["Jun. 30, 2021", "USD ($)"], ["Jun. 30, 2021", "CNY (¥)"]],
    )
    assert header.columns == (
        Column(
            0, instant=date(2021, 6, 30), unit="USD", head="Jun. 30, 2021 | USD ($)"
        ),
        Column(
            1, instant=date(2021, 6, 30), unit="CNY", head="Jun. 30, 2021 | CNY (¥)"
        ),
    )
    assert header.scales == (("CNY", 3), ("USD", 3))


def test_a_date_that_goes_up_starts_the_instants() -> None:
    columns = _columns(
        ["6 Months Ended"], ["Jun. 30, 2021", "Jun. 30, 2020", "Dec. 31, 2020"]
    )
    assert [column.months for column in columns] == [6, 6, None]
    assert columns[0].start == date(2021, 1, 1)
    assert columns[2].instant == date(2020, 12, 31)


def test_a_date_no_comparative_lies_on_is_an_instant() -> None:
    columns = _columns(["9 Months Ended"], ["Sep. 30, 2024", "Dec. 31, 2023"])
    assert [column.months for column in columns] == [9, None]


def test_two_durations_then_instants() -> None:
    columns = _columns(
        ["3 Months Ended", "6 Months Ended"],
        [
            "Jun. 30, 2021",
            "Jun. 30, 2020",
            "Jun. 30, 2021",
            "Jun. 30, 2020",
            "Dec. 31, 2020",
        ],
    )
    assert [column.months for column in columns] == [3, 3, 6, 6, None]


def test_bare_dates_before_the_headed_ones_are_short_durations() -> None:
    columns = _columns(
        ["12 Months Ended"],
        ["Dec. 21, 2017", "Aug. 24, 2017", "Dec. 31, 2017", "Dec. 31, 2016"],
    )
    # of one day or of two weeks: the page does not tell
    assert (columns[0].start, columns[0].end) == (None, date(2017, 12, 21))
    assert [column.months for column in columns] == [None, None, 12, 12]


def test_an_open_division_is_told() -> None:
    header = parse_header(
        ["T"],
        [("1 Months Ended", None), ("3 Months Ended", None)],
        [["May 31, 2021"], ["Mar. 31, 2021"], ["Mar. 31, 2021"], ["Jan. 31, 2021"]],
    )
    (warning,) = header.warnings
    assert "'May 31, 2021' (1 months or a duration without a heading)" in warning
    assert header.columns[0].months == 1
    assert header.columns[0].may_be == (1, 0)


def test_extents_an_html_page_knows_are_kept() -> None:
    header = parse_header(
        ["T"],
        [("12 Months Ended", 1), ("", 1)],
        [["Dec. 31, 2023"], ["Dec. 31, 2022"]],
    )
    assert header.columns[0].start == date(2023, 1, 1)
    assert header.columns[1].instant == date(2022, 12, 31)


@pytest.mark.parametrize(
    ("end", "months", "start"),
    [
        (date(2018, 12, 31), 12, date(2018, 1, 1)),
        (date(2021, 2, 28), 3, date(2020, 12, 1)),
        (date(2021, 3, 31), 9, date(2020, 7, 1)),
        (date(2021, 3, 31), 1, None),
        (date(2021, 8, 31), 8, None),
        (date(2025, 3, 29), 6, None),
        (date(2021, 5, 30), 3, None),
    ],
)
def test_first_day_of_a_period(end: date, months: int, start: date | None) -> None:
    assert period_start(end, months) == start


def test_a_period_of_no_whole_month_has_no_known_start() -> None:
    assert period_start(date(2021, 3, 31), 0) is None


def test_members_and_units_of_a_head() -> None:
    header = parse_header(
        ["T"],
        [],
        [["Dec. 31, 2012", "Guarantee Fee [Member]", "USD ($)", "$ / shares"]],
    )
    assert header.columns[0].members == ("Guarantee Fee",)
    assert header.columns[0].unit == "USD"


def test_title_gives_unit_and_members() -> None:
    title = parse_title("Related (Details) - Other Receivables - Credit Risk - CNY (¥)")
    assert (title.unit, title.members) == ("CNY", ("Other Receivables", "Credit Risk"))


def test_topic_hyphens_are_no_members() -> None:
    title = parse_title(
        "Loans (Details) (Quill, Inc. [Member], Director [Member], USD $)"
    )
    assert (title.members, title.unit) == (("Quill, Inc.", "Director"), "USD")
    title = parse_title("Loans (Details) (Quill, Inc. [Member])")
    assert (title.members, title.unit) == (("Quill, Inc.",), None)
    title = parse_title("RELATED PARTY TRANSACTIONS - Balances (Details)")
    assert (title.unit, title.members) == (None, ())


def test_period_in_the_title() -> None:
    header = parse_header(
        ["T (Detail) - 6 months ended Jun. 30, 2015 - Limited Partner [Member]"],
        [],
        [["Total"]],
    )
    assert header.title_members == ("Limited Partner",)
    assert header.columns == (
        Column(
            0,
            start=date(2015, 1, 1),
            end=date(2015, 6, 30),
            months=6,
            head="Total",
        ),
    )


def test_titles_before_2015() -> None:
    assert parse_title("Consolidated Balance Sheets (USD $)").unit == "USD"


def test_scale_may_differ_by_unit() -> None:
    line = "shares in Millions, ¥ in Millions, $ in Thousands"
    assert dict(parse_scales(line, ["CNY", "USD"])) == {
        "shares": 6,
        "CNY": 6,
        "USD": 3,
    }


def test_bare_scale_counts_for_every_currency() -> None:
    scales = parse_scales("In Millions, except Per Share data", ["EUR", "USD"])
    assert dict(scales) == {"EUR": 6, "USD": 6, "shares": 6}
    assert dict(parse_scales("In Thousands, except Share data", ["USD"])) == {"USD": 3}


def test_a_head_is_kept_as_printed_below_its_duration_heading() -> None:
    header = parse_header(
        ["Loans (Details)"],
        [("12 Months  Ended", None)],
        [
            ["Dec. 31, 2020", "CNY (¥)", "[1]"],
            ["Dec. 31, 2019", "CNY (¥)"],
            ["Dec. 31,  2020 [2]", "CNY (¥)"],
        ],
    )
    assert [column.head for column in header.columns] == [
        "12 Months Ended | Dec. 31, 2020 | CNY (¥)",
        "12 Months Ended | Dec. 31, 2019 | CNY (¥)",
        "Dec. 31, 2020 | CNY (¥)",
    ]


def test_the_heads_of_html_bear_the_heading_that_spans_them() -> None:
    groups = [("3 Months Ended", 1), ("", 1), ("6 Months Ended", 1)]
    days = [["Jun. 30, 2021"], ["Mar. 31, 2021"], ["Jun. 30, 2021"]]
    columns = parse_header(["T"], groups, days).columns
    assert [column.head for column in columns] == [
        "3 Months Ended | Jun. 30, 2021",
        "Mar. 31, 2021",
        "6 Months Ended | Jun. 30, 2021",
    ]


def test_a_page_without_heads_has_one_column_of_no_head() -> None:
    (column,) = parse_header(["Loans (Details) - USD ($)"], [], []).columns
    assert (column.index, column.unit, column.head) == (0, "USD", "")


@pytest.mark.parametrize(
    ("title", "members"),
    [
        ("Parties (Details) - Loans - Officers [Member] - USD ($)", ("Loans - Officers",)),
        ("Parties (Details) - Mill - Quay Ltd [Member] - Owner [Member]",
         ("Mill - Quay Ltd", "Owner")),
        ("Parties (Details) - 12 months ended Dec. 31, 2024 - Mill [Member]", ("Mill",)),
        ("Parties (Details) - Mill Ltd - Owner - EUR (€)", ("Mill Ltd", "Owner")),
    ],
)  # fmt: skip
def test_a_marked_member_may_hold_a_dash(title: str, members: tuple[str, ...]) -> None:
    assert parse_title(title).members == members


@pytest.mark.parametrize(
    "lines",
    [
        ["6 Months Ended", "Jun. 30, 2024"],
        ["6 Months Ended Jun. 30, 2024"],
        ["6 Months Ended Jun. 30, 2024", "USD ($)"],
    ],
)
def test_a_duration_may_stand_in_the_head_cell_itself(lines: list[str]) -> None:
    column = parse_header(["Fees (Details) - USD ($)"], [], [lines]).columns[0]
    assert (column.start, column.end) == (date(2024, 1, 1), date(2024, 6, 30))
    assert (column.months, column.members) == (6, ())
