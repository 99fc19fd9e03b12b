"""Texts made to be slow are read in bounds; policies and headings state nothing."""

import time

import pytest

from kg.model.note import Block, BlockKind, NoteDocument
from kg.notes.sentences import short_names, statements_of
from tests.notes.sentences.plain import note


@pytest.mark.parametrize(
    "text",
    [
        "Acme Ltd, a company controlled by " * 3000,
        "Mr. John Smith and " * 3000,
        "director and " * 5000,
        "(" * 5000 + ")" * 5000,
        "A, " * 10000,
        "9" * 100000,
    ],
)
def test_a_hostile_text_is_read_in_bounds(text):
    before = time.process_time()
    assert statements_of(note(text)) == ()
    assert time.process_time() - before < 5


def test_a_policy_states_nothing():
    text = "Jane Roe, our Chief Executive Officer, lent the Company $500."
    assert statements_of(note(text, policy=True)) == ()
    assert statements_of(note(text)) != ()


def test_a_heading_states_nothing():
    text = "Loan from Jane Roe, our Director, at 5% interest"
    block = Block(BlockKind.HEADING, 0, len(text))
    heading = NoteDocument("t", "1", None, None, "", None, None, text, (block,))
    assert statements_of(heading) == ()


def test_a_document_without_blocks_is_read_line_by_line():
    text = "RELATED PARTIES\nJane Roe is a director of the Company.\n"
    plain = NoteDocument("t", "1", None, None, "", None, None, text, ())
    assert [s.subject for s in statements_of(plain)] == ["Jane Roe"]


def test_statements_come_in_the_order_of_the_words_and_the_same_each_time():
    text = (
        "Jane Roe, our director, lent the Company $500. The loan is unsecured and bears "
        "interest at 5% per annum. John Roe is the husband of Jane Roe."
    )
    found = statements_of(note(text))
    assert [s.start for s in found] == sorted(s.start for s in found)
    assert found == statements_of(note(text))


def test_the_reporters_own_name_is_the_reporter():
    text = "Jane Roe, Chief Executive Officer of Alder, owns 20% of Alder Foods LLC."
    found = statements_of(note(text), reporter="ALDER HOLDINGS CORP")
    assert {(s.subject, s.predicate, s.object) for s in found} == {
        ("Jane Roe", "is", "Chief Executive Officer"),
        ("Jane Roe", "owns", "Alder Foods LLC"),
    }


def test_a_known_name_is_found_without_a_legal_form():
    text = "Maple is controlled by Jane Roe."
    assert statements_of(note(text)) == ()
    assert [s.subject for s in statements_of(note(text), ["Maple"])] == ["Maple"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            'We owe Acme Holdings Ltd (the "Lender") $5.',
            {"Lender": "Acme Holdings Ltd"},
        ),
        ("We owe Acme Holdings Ltd (“AHL”) $5.", {"AHL": "Acme Holdings Ltd"}),
        ("We owe Acme Holdings Ltd (“Acme”) $5.", {"Acme": "Acme Holdings Ltd"}),
        ("A loan from Acme Holdings Ltd (the “Loan”) is due.", {}),
        ("An agreement with Acme Holdings Ltd (“MSA”) ended.", {}),
        ("Shares of the Company (the “Founder Shares”) were sold.", {}),
    ],
)
def test_short_names_are_those_of_parties(text, names):
    assert short_names(note(text)) == names


@pytest.mark.parametrize(
    ("text", "valid_from", "valid_to"),
    [
        (
            "On May 1, 2021, Jane Roe was appointed Chief Executive Officer.",
            "2021-05-01",
            None,
        ),
        ("Effective May 1, 2021, Jane Roe resigned as director.", None, "2021-05-01"),
        ("Jane Roe served as our President until May 1, 2021.", None, "2021-05-01"),
        (
            "Jane Roe is a director of the Company since May 1, 2021.",
            "2021-05-01",
            None,
        ),
    ],
)
def test_a_tie_holds_between_the_days_that_are_said(text, valid_from, valid_to):
    (tie,) = statements_of(note(text))
    assert tie.certain
    assert str(tie.valid_from) == str(valid_from)
    assert str(tie.valid_to) == str(valid_to)


def test_who_resigned_on_no_day_is_a_candidate():
    (tie,) = statements_of(note("Jane Roe resigned as director of the Company."))
    assert not tie.certain
