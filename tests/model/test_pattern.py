"""Name patterns: whole values, case ignored, % any run of characters."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model.pattern import name_pattern


@pytest.mark.parametrize(
    ("pattern", "name"),
    [
        ("tencent%", "Tencent Holdings Ltd"),
        ("%qc%", "Beijing QC Technology"),
        ("%%", ""),
        ("a%b%c", "A...b\nbC"),
        ("50.5 (x)%", "50.5 (X)"),
        ("%ab", "abab"),
        ("a%a%a", "aaa"),
    ],
)
def test_a_pattern_matches(pattern, name):
    assert name_pattern(pattern).fullmatch(name)


@pytest.mark.parametrize(
    ("pattern", "name"),
    [
        ("tencent", "Tencent Ltd"),
        ("%qc", "QCY"),
        ("a%a", "a"),
        ("a.c", "abc"),
        ("", "a"),
    ],
)
def test_a_pattern_does_not_match(pattern, name):
    assert name_pattern(pattern).fullmatch(name) is None


@given(st.text("ab%.", max_size=8), st.text("ab.", max_size=8))
def test_a_pattern_splits_the_name_into_its_parts(pattern, name):
    def fits(parts, rest, *, anchored):
        if not parts:
            return rest == "" or not anchored
        ends = range(len(rest) + 1) if not anchored else [0]
        return any(
            rest[at:].startswith(parts[0])
            and (
                fits(parts[1:], rest[at + len(parts[0]) :], anchored=False)
                if len(parts) > 1
                else rest[at + len(parts[0]) :] == ""
            )
            for at in ends
        )

    expected = fits(pattern.split("%"), name, anchored=True)
    assert bool(name_pattern(pattern).fullmatch(name)) is expected


def test_many_wildcards_take_no_exponential_time():
    start = time.process_time()
    assert name_pattern("%a" * 30 + "%b").fullmatch("a" * 200) is None
    assert time.process_time() - start < 30  # quadratic: minutes
