"""All rows together: shares against a count of every filling, breaks, cut states."""

from itertools import product
from math import exp

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.readers.pages.placing import solver
from kg.readers.pages.placing.choices import Choices
from kg.readers.pages.placing.runs import (
    CLOSED,
    NEVER,
    SIGNS,
    SIGNS_OR_NIL,
    START,
    STEP,
    UNFINISHED,
    Blank,
    SignRule,
    Token,
    blank_of,
)
from kg.readers.pages.placing.solver import solve
from kg.readers.pages.placing.weights import WEIGHTS

SIGNED, BARE, BREAK = Token.SIGNED, Token.BARE, Token.BREAK


def one_cell(*weights: float, complete: bool = True) -> Choices:
    """Return the choices of a row of one value: any column, at these weights."""
    return Choices(tuple((c,) for c in range(len(weights))), weights, complete)


def breaks_of(filling, tokens, choices, wide: int) -> int:
    """Count the breaks of the sign rule in one filling of a page."""
    state, breaks = [NEVER] * wide, 0
    for number, cells, options in zip(filling, tokens, choices, strict=True):
        for column, token in zip(options.choices[number], cells, strict=True):
            after = STEP[state[column]][token]
            breaks += after < 0
            state[column] = CLOSED if after < 0 else after
    return breaks + sum(s in UNFINISHED or s == NEVER for s in state)


def counted(tokens, choices, wide: int, *, strict: bool, broken: float):
    """Return shares and living choices by walking every filling of the page."""
    masses = [[0.0] * len(options.choices) for options in choices]
    alive = [[False] * len(options.choices) for options in choices]
    for filling in product(*(range(len(options.choices)) for options in choices)):
        breaks = breaks_of(filling, tokens, choices, wide)
        if strict and breaks:
            continue
        weights = (o.weights[n] for o, n in zip(choices, filling, strict=True))
        for row, number in enumerate(filling):
            alive[row][number] = True
        mass = exp(sum(weights) + broken * breaks)
        for row, number in enumerate(filling):
            masses[row][number] += mass
    return masses, alive


ROWS = st.lists(
    st.tuples(
        st.lists(st.sampled_from(list(Token)), min_size=1, max_size=2),
        st.lists(st.floats(-2, 2), min_size=3, max_size=3),
    ),
    min_size=1,
    max_size=4,
)


@settings(max_examples=60, deadline=None)
@given(ROWS, st.booleans())
def test_shares_are_those_of_all_fillings(lines, bend):
    wide, broken = 3, -2.0
    tokens = [tuple(cells) for cells, _ in lines]
    all_of = {1: ((0,), (1,), (2,)), 2: ((0, 1), (0, 2), (1, 2))}
    choices = [Choices(all_of[len(t)], tuple(w), True) for t, w in lines]
    solution = solve(tokens, choices, wide, bend=bend, broken=broken)
    masses, alive = counted(tokens, choices, wide, strict=not bend, broken=broken)
    holds = any(map(any, alive)) and not bend
    if not holds:
        masses, alive = counted(tokens, choices, wide, strict=False, broken=broken)
    assert solution.exact == holds
    for row, mass in enumerate(masses):
        assert list(solution.alive[row]) == alive[row]
        assert solution.shares[row] == pytest.approx([m / sum(mass) for m in mass])


def test_weights_decide_between_fillings_that_obey_the_rule():
    # a lone signed cell and two that open and close a run: one column each way
    tokens = [(SIGNED, SIGNED), (BARE,), (SIGNED, SIGNED)]
    full = Choices(((0, 1),), (0.0,), True)
    solution = solve(tokens, [full, one_cell(1.0, 0.0), full], 2)
    assert solution.exact
    assert solution.shares[1] == pytest.approx(
        (exp(1) / (1 + exp(1)), 1 / (1 + exp(1)))
    )
    assert solution.best == (0, 0, 0)
    assert solve(tokens, [full, one_cell(0.0, 1.0), full], 2).best == (0, 1, 0)


def test_of_fillings_as_likely_the_newest_columns_are_best():
    tokens = [(SIGNED,), (SIGNED,)]
    assert solve(tokens, [one_cell(0.0, 0.0)] * 2, 2).best == (0, 1)
    # a difference is one from a certain size on
    for difference, best in ((1e-12, (0, 1)), (1e-6, (1, 0))):
        rows = [one_cell(0.0, difference), one_cell(0.0, 0.0)]
        assert solve(tokens, rows, 2).best == best


def test_the_best_filling_is_one_filling_and_no_mix():
    # columns 0 then 1, or 1 then 0: by row alone 1 and 1 would be the likeliest
    tokens = [(SIGNED,), (SIGNED,)]
    solution = solve(tokens, [one_cell(0.0, 0.5), one_cell(0.0, 0.6)], 2)
    assert solution.best == (0, 1)
    assert solution.shares[0] == pytest.approx(
        (exp(0.6) / (exp(0.6) + exp(0.5)), exp(0.5) / (exp(0.6) + exp(0.5)))
    )


def test_a_rule_that_cannot_hold_is_bent_at_its_weight():
    # one bare cell: it opens no run, wherever it stands; a column stays empty
    solution = solve([(BARE,)], [one_cell(0.0, 0.0)], 2)
    assert not solution.exact
    assert solution.shares == ((0.5, 0.5),)
    assert solution.alive == ((True, True),)


def test_a_rule_is_bent_on_demand_though_it_could_hold():
    tokens = [(SIGNED,), (SIGNED,)]
    rows = [one_cell(0.0, 0.0), one_cell(0.0, 0.0)]
    strict = solve(tokens, rows, 2)
    assert strict.shares == ((0.5, 0.5), (0.5, 0.5))
    bent = solve(tokens, [one_cell(9.0, 0.0)] * 2, 2, bend=True, broken=-1.0)
    assert not bent.exact
    # both in the first column leave the second empty: one break for two weights
    kept = 2 * exp(9)
    first, both, second = kept / 2, exp(18 - 1), exp(-1)
    assert bent.shares[0][0] == pytest.approx((first + both) / (kept + both + second))
    assert bent.best == (0, 0)
    assert solve(tokens, [one_cell(9.0, 0.0)] * 2, 2).best == (0, 1)


def test_the_weight_of_a_break_is_that_of_the_table():
    tokens = [(SIGNED,), (SIGNED,)]
    rows = [one_cell(9.0, 0.0), one_cell(1.0, 0.0)]
    bent = solve(tokens, rows, 2, bend=True)
    given_weight = solve(tokens, rows, 2, bend=True, broken=WEIGHTS["broken"])
    assert bent == given_weight
    assert bent != solve(tokens, rows, 2, bend=True, broken=-1.0)


def test_choices_left_out_make_a_solution_inexact():
    tokens = [(SIGNED,), (SIGNED,)]
    rows = [one_cell(0.0, 0.0), one_cell(0.0, 0.0, complete=False)]
    assert not solve(tokens, rows, 2).exact
    assert solve(tokens, rows[:1] * 2, 2).exact


def many_states(wide: int, rows: int):
    tokens = [(SIGNED,)] * rows
    return tokens, [one_cell(*(-0.1 * n for n in range(wide)))] * rows


@pytest.mark.parametrize(
    ("limits", "exact"),
    [
        ({}, True),
        ({"MOST_STATES": 7, "BEAM": 6}, True),
        ({"MOST_STATES": 6, "BEAM": 6}, False),
        ({"MOST_STATES": 6, "BEAM": 7}, True),
        # by time: a state may cost four times the choices of the row
        ({"MOST_STEPS": 84, "BEAM": 2}, True),
        ({"MOST_STEPS": 83, "BEAM": 2}, False),
    ],
)
def test_states_are_cut_to_a_number_and_then_nothing_is_exact(
    monkeypatch, limits, exact
):
    # states behind 1, 2, 3 rows of one signed cell over 3 columns: 3, 6, 7
    for name, limit in limits.items():
        monkeypatch.setattr(solver, name, limit)
    tokens, rows = many_states(3, 4)
    assert solve(tokens, rows, 3).exact is exact


@pytest.mark.parametrize(("rows", "exact"), [(6, True), (7, False)])
def test_after_too_many_steps_only_the_beam_goes_on(monkeypatch, rows, exact):
    # states behind each row: 2, 3, 3, ...; steps: 2, 4, 6, 6, ..., 24 behind five rows
    monkeypatch.setattr(solver, "MOST_STEPS", 24)
    monkeypatch.setattr(solver, "BEAM", 1)
    assert solve([(BREAK,)] * rows, [one_cell(0.0, 0.0)] * rows, 2).exact is exact


def test_the_likeliest_states_survive_a_cut(monkeypatch):
    monkeypatch.setattr(solver, "MOST_STATES", 1)
    monkeypatch.setattr(solver, "BEAM", 1)
    tokens = [(SIGNED,), (SIGNED,)]
    solution = solve(tokens, [one_cell(0.0, 2.0), one_cell(0.0, 0.0)], 2)
    assert solution.best == (1, 0)
    assert solution.alive == ((False, True), (True, False))
    assert solution.shares == ((0.0, 1.0), (1.0, 0.0))


def test_a_page_without_rows_has_a_solution_without_rows():
    solution = solve([], [], 0)
    assert (solution.shares, solution.alive, solution.best) == ((), (), ())


def test_a_very_wide_page_stays_within_the_range_of_numbers():
    wide = 150
    full = Choices((tuple(range(wide)),), (40_000.0,), True)
    rows = [full, one_cell(*([0.0] * wide))]
    solution = solve([(BARE,) * wide, (BREAK,)], rows, wide)
    assert solution.best == (0, 0)
    assert sum(solution.shares[1]) == pytest.approx(1.0)


HEAVY = 400.0
"""A log weight whose power is in range, and that of two of it is not."""


@pytest.mark.parametrize("weight", [HEAVY, -HEAVY])
@pytest.mark.parametrize("bend", [False, True])
def test_weights_of_any_size_stay_in_range(weight, bend):
    tokens = [(SIGNED,)] * 4
    rows = [one_cell(weight, weight + 1.0)] * 4
    heavy = solve(tokens, rows, 2, bend=bend, broken=weight)
    light = solve(tokens, [one_cell(0.0, 1.0)] * 4, 2, bend=bend, broken=weight)
    assert heavy.best == light.best
    assert heavy.alive == light.alive
    for first, second in zip(heavy.shares, light.shares, strict=True):
        assert first == pytest.approx(second)
        assert sum(first) == pytest.approx(1.0)
        assert min(first) >= 0.0


def test_a_page_that_breaks_the_rule_often_has_shares_too():
    # hundreds of bare cells: the power of their breaks alone is too small for a number
    tokens = [(BARE,)] * 300
    solution = solve(tokens, [one_cell(0.0, 1.0)] * 300, 2, broken=-7.0)
    assert not solution.exact
    assert all(sum(shares) == pytest.approx(1.0) for shares in solution.shares)
    assert solution.alive == ((True, True),) * 300


def test_likelihoods_that_are_no_number_leave_shares_of_nothing():
    # the second row can only follow what the first makes all but impossible
    tokens = [(SIGNED,), (SIGNED,), (SIGNED,)]
    rows = [one_cell(0.0, -2000.0), one_cell(0.0, -2000.0), one_cell(0.0, -2000.0)]
    solution = solve(tokens, rows, 2)
    assert solution.exact
    for shares in solution.shares:
        assert all(0.0 <= share <= 1.0 for share in shares)
    assert solution.alive == ((True, True),) * 3


def test_cut_states_are_probabilities_whatever_the_cut(monkeypatch):
    monkeypatch.setattr(solver, "MOST_STATES", 2)
    monkeypatch.setattr(solver, "BEAM", 2)
    tokens, rows = many_states(3, 5)
    for shares in solve(tokens, rows, 3).shares:
        assert sum(shares) == pytest.approx(1.0)
        assert min(shares) >= 0.0


def test_the_likeliest_of_many_states_survive_every_cut(monkeypatch):
    # masses, not their negatives, say which state goes on: the last column is likeliest
    monkeypatch.setattr(solver, "MOST_STATES", 1)
    monkeypatch.setattr(solver, "BEAM", 1)
    tokens = [(BREAK,)] * 3
    rows = [one_cell(0.0, 1.0, 5.0), one_cell(5.0, 0.0, 1.0), one_cell(0.0, 5.0, 1.0)]
    solution = solve(tokens, rows, 3)
    assert solution.best == (2, 0, 1)


def obeys(rule: SignRule, column: list[Token | Blank]) -> bool:
    """Whether a column of cells and blanks, from the top down, obeys a rule."""
    state = START
    for cell in column:
        state = rule.step[state][cell]
        if state < 0:
            return False
    return state not in rule.unfinished


MONEY, PER, OTHER = Blank.MONEY, Blank.PER, Blank.BREAK
SIGNED_PER, BARE_PER = Token.SIGNED_PER, Token.BARE_PER


@pytest.mark.parametrize(
    ("column", "plain", "with_nil"),
    [
        # a fact without a value opens or ends the run, and the sign is not seen
        ([MONEY, BARE, SIGNED], False, True),
        ([SIGNED, BARE, MONEY], False, True),
        ([MONEY, BARE, MONEY], False, True),
        ([PER, BARE_PER, SIGNED_PER], False, True),
        ([SIGNED_PER, BARE_PER, PER], False, True),
        # one inside of a run changes nothing, nor one of another kind
        ([SIGNED, MONEY, BARE, MONEY, SIGNED], True, True),
        ([OTHER, BARE, SIGNED], False, False),
        ([PER, BARE, SIGNED], False, False),
        ([MONEY, BARE_PER, SIGNED_PER], False, False),
        ([SIGNED, BARE, OTHER], False, False),
        # no blank, no such fact
        ([BARE, MONEY, SIGNED], False, False),
        ([SIGNED, BARE], False, False),
        ([SIGNED, MONEY, SIGNED, BARE], False, False),
        ([SIGNED, MONEY, SIGNED, MONEY, SIGNED], False, False),
        # one of another kind breaks the run
        ([SIGNED, OTHER, SIGNED, BARE, SIGNED], False, True),
        ([SIGNED, SIGNED, OTHER, SIGNED], False, True),
        ([SIGNED, BARE, SIGNED, PER, SIGNED], False, True),
        ([SIGNED_PER, BARE_PER, SIGNED_PER, MONEY, SIGNED_PER], False, True),
        ([MONEY, PER, BARE_PER, SIGNED_PER], False, True),
        ([MONEY, BARE, MONEY, BREAK, SIGNED], False, True),
        ([MONEY, BARE, OTHER, BREAK, SIGNED], False, False),
        ([MONEY, MONEY, BREAK, SIGNED], True, True),
        ([MONEY, MONEY], False, True),
        ([Blank.ANY, BARE, Blank.ANY, SIGNED_PER], False, True),
    ],
)  # fmt: skip
def test_facts_without_a_value_take_part_in_runs(column, plain, with_nil) -> None:
    assert obeys(SIGNS, column) is plain
    assert obeys(SIGNS_OR_NIL, column) is with_nil


@given(st.lists(st.sampled_from([*Token, *Blank]), min_size=1, max_size=8))
def test_what_obeys_the_plain_rule_obeys_the_wider_one(column) -> None:
    assert obeys(SIGNS_OR_NIL, column) or not obeys(SIGNS, column)


@pytest.mark.parametrize(
    ("tokens", "blank"),
    [
        ((SIGNED, BARE), Blank.MONEY),
        ((BARE_PER, SIGNED_PER), Blank.PER),
        ((BREAK,), Blank.BREAK),
        ((BARE, BREAK), Blank.ANY),
    ],
)
def test_a_blank_is_of_the_kind_of_its_row(tokens, blank) -> None:
    assert blank_of(tokens) is blank
