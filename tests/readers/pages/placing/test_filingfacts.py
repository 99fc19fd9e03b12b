"""What other pages of a filing say: same amount at the same time, members, label."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from kg.model.filing import Column
from kg.readers.pages.placing.filingfacts import FilingFacts, KnownFact
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
BALANCE = KnownFact(
    "loans", frozenset({"acme"}), Decimal(2_417_000), "CNY", DEC20, None, None
)
FLOW = KnownFact(
    "loans", frozenset(), Decimal(5_000_000), "CNY", None, date(2021, 1, 1), JUN21
)
ALONE = WEIGHTS["elsewhere"]
MEMBERS, LABEL = WEIGHTS["elsewhere_members"], WEIGHTS["elsewhere_label"]


def told(raw, facts, columns=BALANCES, label="Interest", members=("Other",)):
    row = RowValues(label, members, None, (raw,))
    scales = [("CNY", 3)]
    return FilingFacts(facts, columns, scales, WEIGHTS).weights_of(row)[0]


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
    weaker = replace(BALANCE, members=frozenset())
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
