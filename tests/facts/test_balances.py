"""What counts: rules 1 to 5 of `kg.facts.balances`, and what was known when."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.facts.balances import (
    Balance,
    Key,
    Position,
    positions_of,
    precision,
    statement,
)
from kg.facts.revisions import revisions
from kg.facts.rows import Side
from kg.facts.uncounted import Uncounted

KEY = Key("e/1", "p/a", Side.DUE_TO, date(2023, 12, 31), "USD")
FY22, FY23, FY24 = date(2023, 3, 1), date(2024, 3, 1), date(2025, 3, 1)


def balance(
    fact: str,
    amount: int | str,
    element: str = "Loan",
    *instruments: str,
    decimals: int | str | None = 0,
    filed: date | None = FY23,
    key: Key = KEY,
) -> Balance:
    return Balance(fact, key, element, instruments, Decimal(amount), decimals, filed)


def amount_of(*balances: Balance) -> Decimal:
    return statement(balances).amount


def reasons(*balances: Balance) -> dict[str, Uncounted]:
    return dict(statement(balances).left_out)


# Rule 1: the latest filing speaks, as a set.


def test_the_latest_filing_replaces_earlier_ones_under_whatever_words() -> None:
    old = [balance("a", 1000, "Loan from director", filed=FY22)]
    new = [balance("b", 1100, "Loans from a director")]
    assert statement([*old, *new])[:3] == (Decimal(1100), ("b",), ())


def test_a_comparative_that_leaves_a_line_out_does_not_speak() -> None:
    old = [balance("a", 1000, "Loan", filed=FY22), balance("b", 300, "Fee", filed=FY22)]
    part = balance("c", 1000, "Loans")
    assert statement([*old, part])[:2] == (Decimal(1300), ("a", "b"))


def test_a_set_as_large_as_the_earlier_one_speaks() -> None:
    old = balance("a", 1000, filed=FY22)
    assert statement([old, balance("b", 1000, "Loans")]).facts == ("b",)


def test_a_set_with_another_amount_speaks_though_it_has_fewer() -> None:
    old = [balance("a", 1000, filed=FY22), balance("b", 300, "Fee", filed=FY22)]
    assert amount_of(*old, balance("c", 1001)) == 1001


def test_one_amount_is_no_part_of_two_equal_ones_twice() -> None:
    old = [
        balance("a", 5, "A", filed=FY22),
        balance("b", 7, "B", filed=FY22),
        balance("c", 9, "C", filed=FY22),
    ]
    new = [balance("d", 5, "D", "x"), balance("e", 5, "D", "y")]
    assert amount_of(*old, *new) == 10


def test_a_part_is_told_by_amounts_the_coarser_one_rounded() -> None:
    old = [
        balance("a", 1000400, filed=FY22),
        balance("b", 300, "Fee", filed=FY22),
    ]
    coarse = balance("c", 1000000, decimals=-3)
    assert amount_of(*old, coarse) == 1000700
    assert amount_of(*old, replace(coarse, amount=Decimal(1001000))) == 1001000


def test_a_part_of_an_older_set_gives_way_though_one_between_differs() -> None:
    oldest = [balance("a", 5, filed=FY22), balance("b", 7, "Fee", filed=FY22)]
    between = balance("c", 6, filed=FY23)
    assert amount_of(*oldest, between, balance("d", 5, filed=FY24)) == 12


def test_duplicates_do_not_make_an_earlier_set_the_larger_one() -> None:
    old = [balance("a", 5, filed=FY22), balance("b", 5, filed=FY22)]
    assert statement([*old, balance("c", 5)]).facts == ("c",)


def test_filings_of_one_day_speak_together() -> None:
    assert amount_of(balance("a", 5, "Loan"), balance("b", 7, "Fee")) == 12


def test_filings_without_a_day_speak_together_and_rank_earliest() -> None:
    unknown = [
        balance("a", 5, "Loan", filed=None),
        balance("b", 7, "Fee", filed=None),
    ]
    assert amount_of(*unknown) == 12
    assert amount_of(*unknown, balance("c", 1, filed=date(1995, 1, 1))) == 1


# Rule 2: of several values of one element and instrument the most precise counts.


def test_the_most_precise_value_counts_and_what_it_rounds_to_is_named() -> None:
    found = statement(
        [
            balance("a", 354000, decimals=-3),
            balance("b", 354123, decimals=0),
            balance("c", 354123, decimals="INF"),
            balance("d", 354123, decimals=None),
        ]
    )
    assert found == (Decimal(354123), ("c",), ("a", "b", "d"), ())


def test_a_coarser_value_that_does_not_round_so_is_left_out() -> None:
    assert reasons(balance("a", 356000, decimals=-3), balance("b", 354123)) == {
        "a": Uncounted.LESS_PRECISE
    }
    assert reasons(balance("a", 9, decimals=None), balance("b", 8)) == {
        "a": Uncounted.LESS_PRECISE
    }


def test_of_contradicting_values_the_first_counts_and_the_others_are_listed() -> None:
    found = statement([balance("b", 947), balance("a", 748)])
    assert (found.amount, found.facts) == (Decimal(748), ("a",))
    assert found.left_out == (("b", Uncounted.CONTRADICTED),)


def test_values_that_may_round_one_amount_are_one() -> None:
    coarse = [balance("a", 1000, decimals=-3), balance("b", 2000, decimals=-3)]
    assert statement(coarse)[:4] == (Decimal(1000), ("a",), ("b",), ())
    coarse[1] = replace(coarse[1], amount=Decimal(2001))
    assert reasons(*coarse) == {"b": Uncounted.CONTRADICTED}


def test_precision_sorts_undeclared_below_all_and_exact_above() -> None:
    declared = [None, -9, -3, 0, 2, "INF"]
    assert sorted(declared[::-1], key=precision) == declared
    assert precision("INF") > precision(900_000)
    assert precision(None) < precision(-900_000)


# Rule 3: the whole before its parts, else the parts.


def test_different_instruments_are_added_where_no_whole_is_told() -> None:
    notes = [balance("a", 1000, "Loan", "Note A"), balance("b", 2000, "Loan", "Note B")]
    assert statement(notes)[:2] == (Decimal(3000), ("a", "b"))


def test_equal_instruments_of_one_element_are_two_balances() -> None:
    notes = [balance("a", 1000, "Loan", "Note A"), balance("b", 1000, "Loan", "Note B")]
    assert amount_of(*notes) == 2000


def test_the_whole_counts_before_its_parts() -> None:
    notes = [balance("a", 1000, "Loan", "Note A"), balance("b", 2000, "Loan", "Note B")]
    found = statement([*notes, balance("c", 3000)])
    assert found[:3] == (Decimal(3000), ("c",), ())
    assert found.left_out == (("a", Uncounted.PART), ("b", Uncounted.PART))


# Rules 4 and 5: equal amounts of two elements are one, different ones are added.


def test_equal_amounts_under_two_elements_count_once_and_both_are_named() -> None:
    found = statement([balance("a", 1000, "Loan"), balance("b", 1000, "Payable")])
    assert found == (Decimal(1000), ("a",), ("b",), ())


def test_a_rounded_twin_is_the_same_balance() -> None:
    twins = [
        balance("a", 354000, "Loan", decimals=-3),
        balance("b", 354123, "Payable"),
    ]
    assert statement(twins)[:3] == (Decimal(354123), ("b",), ("a",))
    twins[0] = replace(twins[0], amount=Decimal(353000))
    assert amount_of(*twins) == 707123
    twins[1] = replace(twins[1], amount=Decimal(353500))
    assert amount_of(*twins) == 353500
    twins[1] = replace(twins[1], amount=Decimal(353501))
    assert amount_of(*twins) == 706501


def test_amounts_a_rounding_step_apart_are_two_where_both_are_as_coarse() -> None:
    coarse = [
        balance("a", 1000, "Loan", decimals=-3),
        balance("b", 2000, "Fee", decimals=-3),
    ]
    assert amount_of(*coarse) == 3000


def test_twins_have_the_same_instruments() -> None:
    assert (
        amount_of(balance("a", 5, "Loan", "Note A"), balance("b", 5, "Fee", "Note B"))
        == 10
    )


def test_different_elements_are_added() -> None:
    assert amount_of(balance("a", 1000, "Loan"), balance("b", 300, "Advance")) == 1300


def test_sums_keep_every_digit_and_the_sign() -> None:
    large = balance("a", "12345678901234567890.12", "Loan", decimals=2)
    assert amount_of(large, balance("b", "-0.02", "Fee", decimals=2)) == Decimal(
        "12345678901234567890.10"
    )


# What was known when.


def test_history_tells_what_each_day_knew() -> None:
    told = [
        balance("a", 10, filed=FY22),
        balance("b", 12, filed=FY23),
        balance("c", 12, filed=FY24),
    ]
    positions, _ = positions_of(told)
    assert [(p.amount, p.known_from, p.known_until, p.current) for p in positions] == [
        (Decimal(10), FY22, FY23, False),
        (Decimal(12), FY23, FY24, False),
        (Decimal(12), FY24, None, True),
    ]


def test_a_later_part_changes_nothing_that_is_known() -> None:
    old = [balance("a", 10, filed=FY22), balance("b", 3, "Fee", filed=FY22)]
    (position,), _ = positions_of([*old, balance("c", 10, filed=FY23)])
    assert position == Position(
        KEY, Decimal(13), ("a", "b"), (), FY22, None, current=True
    )


def test_an_undated_filing_speaks_now_at_no_known_day() -> None:
    (position,), _ = positions_of([balance("a", 10, filed=None)])
    assert (position.known_from, position.known_until, position.current) == (
        None,
        None,
        True,
    )
    undated = [balance("a", 10, filed=None), balance("b", 5, "Fee", filed=None)]
    dated = balance("c", 10, filed=FY22)
    past, now = positions_of([*undated, dated])[0]
    assert (past.amount, past.known_from, past.current) == (Decimal(10), FY22, False)
    assert (now.amount, now.known_from, now.current) == (Decimal(15), None, True)


def test_positions_are_sorted_by_key_and_each_key_stands_alone() -> None:
    keys = [
        KEY,
        KEY._replace(side=Side.DUE_FROM),
        KEY._replace(date=date(2022, 12, 31)),
        KEY._replace(currency="CNY"),
        KEY._replace(party="p/0"),
        KEY._replace(reporter="e/0"),
    ]
    told = [balance(str(n), n + 1, key=key) for n, key in enumerate(keys)]
    positions, left_out = positions_of(told)
    assert [p.key for p in positions] == sorted(keys)
    assert {p.key: p.amount for p in positions} == {b.key: b.amount for b in told}
    assert left_out == {}


def test_what_earlier_filings_left_out_is_not_listed() -> None:
    old = [balance("a", 5, filed=FY22), balance("b", 7, filed=FY22)]
    assert positions_of([*old, balance("c", 8)])[1] == {}
    assert positions_of(old)[1] == {"b": Uncounted.CONTRADICTED}


# Restatements.


def test_a_restated_balance_is_paired_with_the_one_filed_before() -> None:
    told = [
        balance("a", 10, filed=FY22),
        balance("b", 12, filed=FY23),
        balance("c", 12, filed=FY24),
    ]
    assert revisions(told[::-1]) == [("b", "a")]
    again = balance("d", 10, filed=date(2026, 3, 1))
    assert revisions([*told, again])[-1] == ("d", "c")


def test_a_filing_that_gives_the_old_value_too_restates_by_the_new_one_alone() -> None:
    old = [balance("a", 10, filed=FY22), balance("b", 11, filed=FY22)]
    new = [balance("c", 11), balance("d", 30)]
    assert revisions([*new, *old]) == [("d", "b")]


@pytest.mark.parametrize(
    "changes",
    [
        {"filed": FY22},
        {"filed": None},
        {"element": "Fee", "is_accrual": True},
        {"instruments": ("Note A",)},
        {"key": KEY._replace(currency="CNY")},
        {"amount": Decimal(10)},
        {"amount": Decimal(400), "decimals": -3},
    ],
)
def test_what_is_no_restatement(changes) -> None:
    old = balance("a", 10, filed=FY22)
    assert revisions([old, replace(balance("b", 12), **changes)]) == []


@pytest.mark.parametrize("element", ["Advances from affiliate", "x:LoanFromFounder"])
def test_the_only_balance_of_two_filings_is_one_whatever_it_is_called(element) -> None:
    old = replace(balance("a", 10, filed=FY22), element=element)
    new = balance("b", 12)
    assert revisions([old, new]) == [("b", "a")]
    beside = replace(balance("c", 5, filed=FY22), element="x:Other")
    assert revisions([old, beside, new]) == []


def test_an_accrual_of_the_amount_of_a_debt_is_that_debt() -> None:
    note = replace(balance("note", 455), element="NotesPayable", is_loan=True)
    debt = replace(balance("debt", 14), element="Debt", is_general=True)
    interest = replace(balance("fee", 14), element="Interest", is_accrual=True)
    assert statement([note, debt, interest]).amount == 455
    assert statement([note, debt, replace(interest, amount=Decimal(13))]).amount == 468


def test_roundings_that_overlap_are_no_restatement() -> None:
    old = balance("a", 1000, decimals=-3, filed=FY22)
    assert revisions([old, balance("b", 1500)]) == []
    assert revisions([old, balance("b", 1501)]) == [("b", "a")]
    assert revisions([old, balance("b", 2000, decimals=-3)]) == []
    assert revisions([old, balance("b", 2001, decimals=-3)]) == [("b", "a")]


# Properties.

BALANCES = st.builds(
    Balance,
    fact=st.text("abcdef", min_size=3, max_size=3),
    key=st.sampled_from([KEY, KEY._replace(side=Side.DUE_FROM)]),
    element=st.sampled_from(["Loan", "Fee", "Advance"]),
    instruments=st.sampled_from([(), (), ("Note A",), ("Note B",)]),
    amount=st.sampled_from([0, 1, 2, 500, 1000, 1400, 2000, -1000]).map(Decimal),
    decimals=st.sampled_from([None, -3, 0, 2, "INF"]),
    filed=st.sampled_from([None, FY22, FY23, FY24]),
)
SETS = st.lists(BALANCES, min_size=1, max_size=8, unique_by=lambda b: b.fact)


@given(SETS, st.randoms(use_true_random=False))
def test_the_order_of_balances_does_not_matter(told, random) -> None:
    shuffled = random.sample(told, len(told))
    assert positions_of(shuffled) == positions_of(told)
    assert revisions(shuffled) == revisions(told)


@given(SETS)
def test_a_position_is_the_sum_of_the_facts_it_names(told) -> None:
    amounts = {b.fact: b.amount for b in told}
    positions, left_out = positions_of(told)
    for position in positions:
        assert position.amount == sum(amounts[fact] for fact in position.facts)
        assert position.facts
        assert not set(position.facts) & set(position.also)
        if position.current:
            assert not left_out.keys() & {*position.facts, *position.also}


@given(SETS)
def test_there_is_one_current_position_a_key(told) -> None:
    positions, _ = positions_of(told)
    assert [p.key for p in positions if p.current] == sorted({b.key for b in told})


def _known(positions: Sequence[Position], key: Key, day: date) -> list[Position]:
    return [
        p
        for p in positions
        if p.key == key
        and p.known_from is not None
        and p.known_from <= day
        and (p.known_until is None or day < p.known_until)
    ]


@given(SETS)
def test_each_day_knows_what_the_filings_by_then_come_to(told) -> None:
    positions, _ = positions_of(told)
    for day in (date(2000, 1, 1), FY22, FY23, FY24, date(2030, 1, 1)):
        for key in {b.key for b in told}:
            by_then = [b for b in told if b.key == key and b.filed and b.filed <= day]
            found = _known(positions, key, day)
            if not by_then:
                assert found == []
            else:
                (position,) = found
                assert (position.amount, position.facts, position.also) == statement(
                    by_then
                )[:3]


# Parts of a whole, and roles.


def test_a_small_whole_of_another_element_does_not_hide_an_instrument() -> None:
    interest = balance("a", 50, "Accrued interest")
    note = balance("b", 1000, "Notes payable", "Note A")
    assert statement([interest, note])[:2] == (Decimal(1050), ("a", "b"))


def test_instruments_that_make_up_a_whole_of_another_element_are_its_parts() -> None:
    whole = balance("a", 800, "Due to related parties")
    notes = [
        balance("b", 500, "Notes payable", "Note A"),
        balance("c", 300, "Notes payable", "Note B"),
    ]
    assert statement([whole, *notes])[:2] == (Decimal(800), ("a",))
    assert reasons(whole, *notes) == dict.fromkeys("bc", Uncounted.PART)


def test_of_several_wholes_the_largest_says_whether_instruments_are_its_parts() -> None:
    interest, whole = balance("a", 50, "Accrued interest"), balance("b", 800, "Due to")
    notes = [balance("c", 500, "Note", "A"), balance("d", 300, "Note", "B")]
    assert statement([interest, whole, *notes])[:2] == (Decimal(850), ("a", "b"))
    assert reasons(interest, whole, *notes) == dict.fromkeys("cd", Uncounted.PART)


def test_a_whole_of_their_element_counts_though_its_instruments_come_to_more() -> None:
    interest, whole = balance("a", 50, "Accrued interest"), balance("b", 100, "Note")
    notes = [balance("c", 70, "Note", "A"), balance("d", 60, "Note", "B")]
    assert statement([interest, whole, *notes])[:2] == (Decimal(150), ("a", "b"))


def test_one_element_under_two_roles_is_added_unless_the_amounts_are_equal() -> None:
    one, other = balance("a", 100), replace(balance("b", 200), roles=("director",))
    one = replace(one, roles=("shareholder",))
    assert amount_of(one, other) == 300
    twin = replace(other, amount=Decimal(100))
    assert statement([one, twin])[:3] == (Decimal(100), ("a",), ("b",))


def test_a_balance_without_role_is_the_whole_of_those_with_one() -> None:
    whole, part = balance("a", 300), replace(balance("b", 200), roles=("director",))
    assert amount_of(whole, part) == 300
    assert reasons(whole, part) == {"b": Uncounted.PART}


# What accrues beside what is lent.


@pytest.mark.parametrize("word", ["Interest", "Fee"])
def test_debt_in_general_words_does_not_give_way_to_what_accrues(word) -> None:
    debt = replace(balance("a", 500, "Borrowings"), is_general=True)
    accrued = replace(balance("b", 20, word), is_accrual=True)
    assert amount_of(debt, accrued) == 520
    note = replace(balance("c", 480, "Note"), is_loan=True)
    assert amount_of(debt, accrued, note) == 500
    assert reasons(debt, accrued, note) == {"a": Uncounted.GENERAL}


@pytest.mark.parametrize(("due", "amount"), [(700, 700), (500, 500), (90, 590)])
def test_debt_in_general_words_gives_way_to_no_less_than_itself(due, amount) -> None:
    debt = replace(balance("a", 500, "Borrowings"), is_general=True)
    assert amount_of(debt, balance("b", due, "Due to parent")) == amount
    assert amount_of(debt, replace(balance("b", due, "Note"), is_loan=True)) == due


def test_interest_on_a_note_is_no_part_of_what_was_lent() -> None:
    lent = replace(balance("a", 500, "Note"), is_loan=True)
    interest = replace(balance("b", 20, "Interest", "Note A"), is_accrual=True)
    assert amount_of(lent, interest) == 520
    assert amount_of(balance("c", 500, "Due to director"), interest) == 500
    assert amount_of(lent, balance("d", 300, "Loan", "Note A")) == 500
