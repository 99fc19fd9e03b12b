"""What other pages of a filing say: same amount at the same time, members, label."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from kg.model.filing import Column
from kg.readers.pages.placing.filingfacts import (
    FilingFacts,
    KnownFact,
    Telling,
)
from kg.readers.pages.placing.rowvalues import RowValues
from kg.readers.pages.placing.weights import WEIGHTS

JUN21, DEC20 = date(2021, 6, 30), date(2020, 12, 31)
BALANCES = [
    Column(0, instant=JUN21, unit="CNY"),
    Column(1, instant=DEC20, unit="CNY"),
    Column(2, instant=DEC20, unit="USD"),
]
FLOWS = [
    Column(0, start=date(2021, 1, 1), end=JUN21, unit="CNY"),
    Column(1, end=JUN21, unit="CNY"),
    Column(2, start=date(2021, 4, 1), end=JUN21, unit="CNY"),
    Column(3, end=DEC20, unit="CNY"),
    Column(4, instant=JUN21),
]
ACME = frozenset({"acme", "acmetrading"})
LOANS = frozenset({"loan", "loanreceived"})
BALANCE = KnownFact(LOANS, (ACME,), Decimal(2_417_000), "CNY", DEC20, None, None)
FLOW = KnownFact(LOANS, (), Decimal(5_000_000), "CNY", None, date(2021, 1, 1), JUN21)
ALONE = WEIGHTS["elsewhere"]
MEMBERS, LABEL = WEIGHTS["elsewhere_members"], WEIGHTS["elsewhere_label"]


def told(raw, facts, columns=BALANCES, label="Interest", members=("Other",)):
    row = RowValues(label, members, None, (raw,))
    scales = [("CNY", 3)]
    return FilingFacts(facts, columns, scales).weights_of(row)[0]


def stated(raws, facts, columns=BALANCES, label="Loans", members=("Acme",), title=()):
    row = RowValues(label, members, None, tuple(raws))
    told = FilingFacts(facts, columns, [("CNY", 3)], title).columns_of(row)
    return [sorted(columns) for columns in told]


def test_an_amount_of_another_page_tells_its_column():
    assert told("2,417", [BALANCE]) == {1: ALONE}
    assert told("¥ (2,417)", [BALANCE]) == {1: ALONE}
    assert told("2,417", [replace(BALANCE, value=-BALANCE.value)]) == {1: ALONE}
    assert told("2,418", [BALANCE]) == {}
    assert told("Yes", [BALANCE]) == {}
    assert told("2,417", []) == {}


def test_members_and_label_add_to_it():
    assert told("2,417", [BALANCE], members=(" ACME ",)) == {1: ALONE + MEMBERS}
    assert told("2,417", [BALANCE], label="LOANS ") == {1: ALONE + LABEL}
    both = told("2,417", [BALANCE], label="Loans", members=("Acme",))
    assert both == {1: pytest.approx(ALONE + MEMBERS + LABEL)}


def test_the_strongest_fact_counts():
    weaker = replace(BALANCE, members=())
    for facts in ([weaker, BALANCE], [BALANCE, weaker]):
        assert told("2,417", facts, members=("Acme",)) == {1: ALONE + MEMBERS}


def test_the_unit_must_be_that_of_the_column_where_both_are_known():
    dollars = replace(BALANCE, value=Decimal(2417), unit="USD")
    assert told("2,417", [dollars]) == {2: ALONE}
    assert told("2,417", [replace(dollars, unit=None)]) == {2: ALONE}
    assert told("2,417", [replace(dollars, instant=JUN21)], FLOWS) == {4: ALONE}


def test_small_amounts_tell_nothing():
    thousand = replace(BALANCE, value=Decimal(1000))
    assert told("1", [thousand]) == {1: ALONE}
    assert told("999", [replace(thousand, value=Decimal(999))], [BALANCES[2]]) == {}


def test_a_balance_is_one_of_the_day_a_column_ends():
    balance = replace(FLOW, instant=JUN21, start=None, end=None)
    assert told("5,000", [balance], FLOWS) == {0: ALONE, 1: ALONE, 2: ALONE}


def test_a_flow_is_one_of_its_period_as_far_as_that_is_told():
    assert told("5,000", [FLOW], FLOWS) == {0: ALONE, 1: ALONE}
    open_start = replace(FLOW, start=None)
    assert told("5,000", [open_start], FLOWS) == {0: ALONE, 1: ALONE, 2: ALONE}
    earlier = replace(FLOW, end=DEC20)
    assert told("5,000", [earlier], FLOWS) == {3: ALONE}


def test_a_flow_is_as_long_as_the_heading_of_its_column_says():
    columns = [
        Column(0, end=JUN21, months=3, unit="CNY"),
        Column(1, end=JUN21, months=6, unit="CNY"),
        Column(2, end=JUN21, months=9, unit="CNY", may_be=(9, 6)),
    ]
    assert told("5,000", [FLOW], columns) == {1: ALONE, 2: ALONE}
    week_later = replace(FLOW, start=date(2021, 1, 8))
    assert told("5,000", [week_later], columns) == {1: ALONE, 2: ALONE}
    quarter = replace(FLOW, start=date(2021, 4, 3))
    assert told("5,000", [quarter], columns) == {0: ALONE}


IN_INSTANCE = replace(BALANCE, telling=Telling.DOCUMENT)
ON_PAGE = replace(BALANCE, telling=Telling.PAGE)


def test_the_instance_states_the_column_of_a_value_under_its_members():
    assert stated(["2,417"], [IN_INSTANCE]) == [[1]]
    assert stated(["(2,417)"], [IN_INSTANCE]) == [[1]]
    assert stated(["2,418"], [IN_INSTANCE]) == [[]]
    assert stated(["2,417"], [IN_INSTANCE], members=("ACME  Trading",)) == [[1]]
    for members in ((), ("Other",), ("Acme", "Other")):
        assert stated(["2,417"], [IN_INSTANCE], members=members) == [[]]
    assert stated(["2,417"], [replace(IN_INSTANCE, unit="USD")]) == [[]]


def test_members_of_title_and_column_head_count():
    two = replace(IN_INSTANCE, members=(ACME, frozenset({"parent"})))
    assert stated(["2,417"], [two]) == [[]]
    assert stated(["2,417"], [two], title=("Parent",)) == [[1]]
    heads = [replace(BALANCES[1], index=0), replace(BALANCES[1], members=("Parent",))]
    assert stated(["2,417"], [two], heads) == [[1]]
    assert stated(["2,417"], [IN_INSTANCE], heads) == [[0]]


def test_a_page_states_rows_of_its_label_alone_and_an_inferred_column_none():
    assert stated(["2,417"], [ON_PAGE]) == [[1]]
    assert stated(["2,417"], [ON_PAGE], label="Loans received | ¥") == [[1]]
    assert stated(["2,417"], [ON_PAGE], label="Interest") == [[]]
    assert stated(["2,417"], [IN_INSTANCE], label="Interest") == [[1]]
    assert stated(["2,417"], [BALANCE]) == [[]]


def test_facts_of_the_label_go_before_others_of_the_value():
    other = replace(IN_INSTANCE, labels=frozenset({"interest"}), instant=JUN21)
    assert stated(["2,417"], [IN_INSTANCE, other]) == [[1]]
    assert stated(["2,417"], [IN_INSTANCE, other], label="Interest") == [[0]]
    assert stated(["2,417"], [IN_INSTANCE, other], label="Fees") == [[0, 1]]
    # where one value of the row is of its label, a like value of another is chance
    assert stated(
        ["2,417", "9"], [IN_INSTANCE, replace(other, value=Decimal(9000))]
    ) == [
        [1],
        [],
    ]


def test_an_opening_balance_may_stand_in_the_period_it_opens():
    opening = replace(FLOW, instant=DEC20, start=None, end=None)
    opening = replace(opening, telling=Telling.DOCUMENT)
    assert stated(["5,000"], [opening], FLOWS, members=()) == [[0, 3]]
    half_month = replace(opening, instant=date(2021, 1, 16))
    assert stated(["5,000"], [half_month], FLOWS, members=()) == [[0]]
    later = replace(opening, instant=date(2021, 1, 17))
    assert stated(["5,000"], [later], FLOWS, members=()) == [[]]


def test_a_column_without_date_may_be_of_any_day():
    assert stated(["2,417"], [IN_INSTANCE], [Column(0, unit="CNY")]) == [[0]]


def test_texts_and_dates_are_stated_too():
    text = replace(IN_INSTANCE, value="common director", unit=None)
    assert stated(["Common  Director"], [text]) == [[1, 2]]
    day = replace(text, value="2023-12-31")
    assert stated(["Dec. 31, 2023"], [day]) == [[1, 2]]
    assert told("Dec. 31, 2023", [day]) == {}


def test_counts_agree_under_units_of_any_name():
    shares = replace(IN_INSTANCE, value=Decimal(500), unit="item")
    assert stated(["500"], [shares], label="Number of shares issued") == [[1, 2]]
    assert stated(["500"], [replace(shares, unit="CNY")], label="Shares held") == [[]]
