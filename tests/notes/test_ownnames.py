"""A first word of the reporter's name may be another body's in the notes."""

import pytest

from kg.model.note import NoteDocument
from kg.notes.reading import statements_of_notes

REPORTER = "Zelmar Boats Partners LP"


def _note(text, key="1"):
    return NoteDocument(key, "1", None, None, "", None, None, text, ())


def _ties(*texts):
    notes = [_note(text, str(at)) for at, text in enumerate(texts)]
    read = statements_of_notes(notes, [], reporter=REPORTER)
    return {(s.subject, s.predicate, s.object) for _, s in read if s.kind == "tie"}


@pytest.mark.parametrize(
    "dealing",
    [
        "In May 2020, the Partnership borrowed $5 million from Zelmar.",
        "Zelmar and its affiliates charged management fees to the Company.",
        "An agreement between Zelmar and the Partnership was signed.",
        'Zelmar Fleet Limited ("Zelmar") is a lender. We paid rent to Zelmar.',
    ],
)
def test_who_deals_with_the_reporter_is_another(dealing):
    found = _ties(f"{dealing} Oak Crew Ltd is controlled by Zelmar.")
    assert ("Oak Crew Ltd", "controlled-by", "Zelmar") in found


def test_what_one_note_tells_holds_in_all_of_a_filing():
    found = _ties(
        "Oak Crew Ltd is controlled by Zelmar.", "We paid $5 of interest to Zelmar."
    )
    assert found == {("Oak Crew Ltd", "controlled-by", "Zelmar")}


@pytest.mark.parametrize(
    "own",
    [
        "",
        'Zelmar Boats Partners LP ("Zelmar" or "we") rents. We paid rent to Zelmar.',
        "Zelmar leases an office from the Company's landlord.",
        "The Company changed its name to Zelmar.",
        "The Company bought boats from Zelmar Management Ltd.",
    ],
)
def test_else_the_word_is_the_reporter(own):
    found = _ties(f"{own} Oak Crew Ltd is controlled by Zelmar.")
    assert found == {("Oak Crew Ltd", "controlled-by", "")}
