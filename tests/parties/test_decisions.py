"""Decisions: added, undone, written and read."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError, NotFoundError
from kg.parties.decisions import (
    Decision,
    Verdict,
    decide,
    in_force,
    pair_of,
    standing,
    undo,
)
from kg.parties.decisions_csv import COLUMNS, read_decisions, write_decisions

DAY = date(2024, 5, 31)
QC, HJRT = "1494558/beijing qc", "1494558/beijing hjrt"
HEADER = ",".join(COLUMNS) + "\n"


def said(*verdicts):
    decisions = ()
    for verdict in verdicts:
        decisions = decide(decisions, QC, HJRT, verdict, by="Ada", why="w", when=DAY)
    return decisions


def test_the_newest_decision_about_a_pair_holds():
    decisions = said(Verdict.SAME, Verdict.DIFFERENT)
    assert [d.verdict for d in in_force(decisions)] == [Verdict.DIFFERENT]
    undone = undo(decisions, 2, by="Ada", why="mistaken", when=DAY)
    assert [d.verdict for d in in_force(undone)] == [Verdict.SAME]
    assert len(undone) == 3


def test_numbers_are_never_given_twice():
    undone = undo(said(Verdict.SAME), 1, by="Ada", why="mistaken", when=DAY)
    again = decide(undone, HJRT, QC, Verdict.SAME, by="Bo", why="w", when=DAY)
    assert [d.ordinal for d in standing(again)] == [2]
    assert (again[-1].a, again[-1].b) == (HJRT, QC)


def test_only_what_stands_can_be_undone():
    undone = undo(said(Verdict.SAME), 1, by="Ada", why="mistaken", when=DAY)
    with pytest.raises(NotFoundError, match="no decision 1 that stands"):
        undo(undone, 1, by="Ada", why="again", when=DAY)


@pytest.mark.parametrize(
    ("one", "other", "by", "why"),
    [
        (QC, QC, "Ada", "w"),
        (QC, HJRT, " ", "w"),
        (QC, HJRT, "Ada", ""),
        (QC, "no key", "Ada", "w"),
        (QC, "1/Upper", "Ada", "w"),
        ("1/", QC, "Ada", "w"),
    ],
)
def test_a_decision_needs_two_names_a_person_and_a_reason(one, other, by, why):
    with pytest.raises(InputError, match="expected"):
        decide((), one, other, Verdict.SAME, by=by, why=why, when=DAY)


def test_two_decisions_of_one_number_are_refused():
    first, second = said(Verdict.SAME), said(Verdict.DIFFERENT)
    with pytest.raises(InputError, match="numbered 1"):
        standing([*first, *second])


def test_a_file_is_plain_to_read():
    text = write_decisions(said(Verdict.UNSURE))
    assert text == f"{HEADER}1,{HJRT},{QC},unsure,Ada,w,2024-05-31,\n"


_TEXT = st.text(
    st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=20
).filter(lambda text: text.strip() == text)
_KEYS = st.sampled_from([f"{r}/n{n}" for r in "12" for n in range(9)])


@st.composite
def logs(draw):
    numbers = draw(st.lists(st.integers(0, 99), unique=True, max_size=12))
    log = []
    for number in numbers:
        a, b = draw(st.lists(_KEYS, min_size=2, max_size=2, unique=True))
        when = draw(st.dates()) if number else None
        verdict = draw(st.sampled_from(Verdict))
        by, why = draw(_TEXT), draw(_TEXT)
        log.append(Decision(number, *pair_of(a, b), verdict, by, why, when))
    gone = draw(st.lists(st.sampled_from(log), max_size=3)) if log else []
    for found in gone:
        if found.ordinal and not any(
            d.withdrawn and d.ordinal == found.ordinal for d in log
        ):
            log = list(undo(log, found.ordinal, by="Bo", why="mistaken", when=DAY))
    return tuple(log)


@given(logs())
def test_decisions_come_back_from_the_file(log):
    text = write_decisions(log)
    assert read_decisions(text) == log
    assert write_decisions(read_decisions(text)) == text


def test_a_file_edited_by_hand_is_read():
    text = (
        "\ufeffa,b,verdict,by,why,when,withdrawn,number\r\n"
        f'{QC}, {HJRT} ,Same,Ada,"seen, in note 21",2024-05-31,no,7\r\n\r\n'
    )
    assert read_decisions(text) == (
        Decision(7, HJRT, QC, Verdict.SAME, "Ada", "seen, in note 21", DAY),
    )


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("1,1/a,1/b,perhaps,Ada,w,2024-05-31,", "found the verdict 'perhaps'"),
        ("x,1/a,1/b,same,Ada,w,2024-05-31,", "found the number 'x'"),
        ("1,1/a,1/b,same,Ada,w,31.5.2024,", "found the day '31.5.2024'"),
        ("1,1/a,1/b,same,Ada,w,,", "found no day"),
        ("1,1/a,1/b,same,Ada,,2024-05-31,", "found nothing under 'why'"),
        ("1,1/a,1/a,same,Ada,w,2024-05-31,", "found the name '1/a' twice"),
        ("1,a,1/b,same,Ada,w,2024-05-31,", "found 'a', expected the key"),
        ("1,1/a,1/b,same,Ada,w,2024-05-31,gone", "found 'gone' under 'withdrawn'"),
        ("1,1/a,1/b,same", "found 4 cells, expected 8"),
        ('1,1/a,1/b,same,"Ada,w,2024-05-31,', "expected CSV"),
    ],
)
def test_a_bad_line_is_named(line, message):
    good = "3,1/a,1/b,same,Ada,w,2024-05-31,\n"
    with pytest.raises(InputError, match=message) as raised:
        read_decisions(HEADER + good + line + "\n", "decisions.csv")
    assert str(raised.value).startswith("decisions.csv:3: ")
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize("text", ["", "number,a,b\n", "nonsense\n"])
def test_a_bad_header_is_named(text):
    with pytest.raises(InputError, match="header") as raised:
        read_decisions(text, "d.csv")
    assert str(raised.value).startswith("d.csv:1: ")


def test_one_number_for_two_decisions_is_refused():
    lines = "1,1/a,1/b,same,Ada,w,2024-05-31,\n1,1/a,1/c,same,Ada,w,2024-05-31,\n"
    with pytest.raises(InputError, match="two decisions numbered 1"):
        read_decisions(HEADER + lines)
