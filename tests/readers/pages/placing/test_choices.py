"""The choices of columns of one row: which there are, and when some are left out."""

from datetime import date
from itertools import combinations

import pytest

from kg.model.filing import Column
from kg.readers.pages.placing.choices import choices_of
from kg.readers.pages.placing.columnlayout import layout_of
from kg.readers.pages.placing.features import weight_of
from kg.readers.pages.placing.rowvalues import RowValues
from kg.readers.pages.placing.weights import BEST_CHOICES, MOST_CHOICES, WEIGHTS


def row(*raws: str, unit: str | None = None) -> RowValues:
    return RowValues("Amounts due", (), None, raws, None, unit)


def days(count: int, *units: str):
    return layout_of(
        [
            Column(n, instant=date(2021 - n, 12, 31), unit=units[n % len(units)])
            for n in range(count)
        ]
    )


def test_cells_keep_their_order_and_leave_columns_for_those_behind():
    options = choices_of(row("1", "2"), days(4, "USD"))
    assert options.choices == tuple(combinations(range(4), 2))
    assert options.complete


def test_a_sign_leaves_the_columns_of_its_currency():
    options = choices_of(row("¥ 1", "2"), days(4, "USD", "CNY"))
    assert options.choices == ((1, 2), (1, 3))


def test_units_that_leave_no_choice_are_taken_for_misread():
    options = choices_of(row("¥ 1", "$ 2"), days(2, "USD", "CNY"))
    assert options.choices == ((0, 1),)
    assert options.complete


def test_each_choice_bears_its_weight():
    layout = days(3, "USD")
    options = choices_of(row("1"), layout)
    expected = [weight_of(row("1"), (c,), layout, WEIGHTS) for c in range(3)]
    assert list(options.weights) == expected
    doubled = {name: 2 * value for name, value in WEIGHTS.items()}
    heavier = choices_of(row("1"), layout, doubled)
    assert list(heavier.weights) == pytest.approx([2 * weight for weight in expected])


def test_a_row_keeps_all_its_choices_up_to_a_number():
    # 20 columns over 3 leave 1,140; 28 over 2 leave 378; 400 columns leave 400
    assert len(choices_of(row("1", "2"), days(28, "USD")).choices) == 378
    widest = choices_of(row("1"), days(MOST_CHOICES, "USD"))
    assert (len(widest.choices), widest.complete) == (400, True)


def test_of_too_many_choices_the_best_go_on_and_none_is_certain():
    layout = days(20, "USD")
    options = choices_of(row("1", "2", "3"), layout)
    assert not options.complete
    assert len(options.choices) == BEST_CHOICES == 24
    assert options.choices[0] == (0, 1, 2)
    assert options.weights[0] == max(options.weights)
    # the best by weight are those without blanks, from the newest on
    assert (1, 2, 3) in options.choices
    assert (0, 10, 19) not in options.choices


def test_too_many_choices_of_misread_units_are_cut():
    layout = days(30, "USD")
    misread = row(*["$ 1"] * 14, "¥ 2")
    options = choices_of(misread, layout)
    assert not options.complete
    crossed = layout_of(
        [
            Column(n, instant=date(2021 - n, 12, 31), unit="USD" if n < 15 else "CNY")
            for n in range(30)
        ]
    )
    options = choices_of(row("¥ 1", "$ 2", "3"), crossed)
    assert len(options.choices) == MOST_CHOICES
    assert options.choices[:2] == ((0, 1, 2), (0, 1, 3))
    assert not options.complete


def test_what_the_filing_states_cuts_the_choices():
    layout = days(4, "USD")
    options = choices_of(row("1", "2"), layout, told=[{1}, set()])
    assert options.choices == ((1, 2), (1, 3))
    assert options.told
    assert options.columns == ((1,), (2, 3))
    assert not choices_of(row("1", "2"), layout, told=[set(), set()]).told
    assert not choices_of(row("1"), layout, told=[{0, 1, 2, 3}]).told


def test_statements_no_choice_obeys_are_of_other_facts():
    layout = days(3, "USD")
    options = choices_of(row("1", "2"), layout, told=[{2}, {0}])
    assert options.choices == ((0, 1), (0, 2), (1, 2))
    assert not options.told


def test_a_row_of_too_many_choices_is_whole_again_where_the_filing_tells():
    layout = days(20, "USD")
    told = [{4, 7}, {9}, set()]
    options = choices_of(row("1", "2", "3"), layout, told=told)
    assert options.complete
    assert len(options.choices) == 2 * 10
    assert options.columns == ((4, 7), (9,), tuple(range(10, 20)))


def test_the_columns_left_are_those_of_every_choice():
    options = choices_of(row("1", "2", "3"), days(20, "USD"))
    assert options.columns == (
        tuple(range(18)),
        tuple(range(1, 19)),
        tuple(range(2, 20)),
    )
    signed = choices_of(row("¥ 1", "2"), days(4, "USD", "CNY"))
    assert signed.columns == ((1,), (2, 3))
    misread = choices_of(row("¥ 1", "$ 2"), days(2, "USD", "CNY"))
    assert misread.columns == ((0,), (1,))
    assert not misread.told
