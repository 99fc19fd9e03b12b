"""Of whom something is told where names, lists and asides meet; with invented names."""

import pytest

from kg.notes.sentences import statements_of
from tests.notes.sentences.plain import note


def _ties(text, *, certain=True):
    return {
        (s.subject, s.predicate, s.object.rstrip("."))
        for s in statements_of(note(text))
        if s.certain is certain and s.kind == "tie"
    }


CASES = [
    # A role told to be over is a former one.
    (
        "We sold goods to Elm Ltd, previously a subsidiary of the Company.",
        {("Elm Ltd", "is", "former subsidiary")},
    ),
    (
        "Ada Moss, formerly our CFO, lent us $5.",
        {("Ada Moss", "is", "former CFO")},
    ),
    (
        "Elm Ltd was formerly the parent of the Company.",
        {("Elm Ltd", "is", "former parent")},
    ),
    # Nobody owns or controls a person.
    (
        "Loans from Mr. Abe Fox, shareholder, and Elm Ltd, under common control of the Fox family, are due.",
        {
            ("Mr. Abe Fox", "is", "shareholder"),
            ("Elm Ltd", "controlled-by", "Fox family"),
        },
    ),
    # Who begins the next clause is no owner of the one before.
    (
        "Elm Ltd is controlled by Mr. Fox, and Mr. Day, our general counsel, is an officer of Elm Ltd.",
        {
            ("Elm Ltd", "controlled-by", "Mr. Fox"),
            ("Mr. Day", "is", "general counsel"),
            ("Mr. Day", "officer-of", "Elm Ltd"),
        },
    ),
    (
        "Elm Ltd, owned by Ms. Moss, and Oak Ltd, its affiliate, supply goods to us.",
        {("Elm Ltd", "owned-by", "Ms. Moss"), ("Oak Ltd", "affiliate-of", "Elm Ltd")},
    ),
    (
        "Elm Ltd (owned by our CEO) and Oak Ltd (a subsidiary of Elm Ltd) are related parties.",
        {("Elm Ltd", "owned-by", "CEO"), ("Oak Ltd", "subsidiary-of", "Elm Ltd")},
    ),
    # "Whose" behind a list is of its last, and a role behind "whose" is no own one.
    (
        "We own 30% of Elm LLC and Oak LLC, whose manager is Ada Moss.",
        {
            ("", "owns", "Elm LLC"),
            ("", "owns", "Oak LLC"),
            ("Ada Moss", "officer-of", "Oak LLC"),
        },
    ),
    (
        "We settled with Elm Inc., whose CEO Abe Fox and CFO Ms. Moss lent us $5.",
        set(),
    ),
    # A list that "and" closed is whole; a title before a name is its own.
    (
        "Our subsidiaries, Elm Ltd and Oak Ltd, and our affiliate, Fir Ltd, share an office.",
        {
            ("Elm Ltd", "subsidiary-of", ""),
            ("Oak Ltd", "subsidiary-of", ""),
            ("Fir Ltd", "affiliate-of", ""),
        },
    ),
    (
        "Elm Ltd is controlled by director Abe Fox and Bo Day.",
        {
            ("Elm Ltd", "controlled-by", "Abe Fox"),
            ("Elm Ltd", "controlled-by", "Bo Day"),
            ("Abe Fox", "is", "director"),
        },
    ),
    # A role with a possessive is another's.
    (
        "Ada Moss is our CFO's wife.",
        {("Ada Moss", "family-of", "CFO")},
    ),
    (
        "Elm Ltd, controlled by our Chairman Abe Fox and CEO Bo Day's son, bought units.",
        {("Elm Ltd", "controlled-by", "Abe Fox"), ("Abe Fox", "is", "Chairman")},
    ),
    # Of shares told one by one each has its own.
    (
        "Elm Ltd is a company in which our CEO, Mr. Fox, and our CFO, Ms. Moss, hold 20% and 30%.",
        {
            ("Mr. Fox", "is", "CEO"),
            ("Ms. Moss", "is", "CFO"),
            ("Elm Ltd", "owned-by", "Mr. Fox"),
            ("Elm Ltd", "owned-by", "Ms. Moss"),
        },
    ),
    # "&" joins the words of a firm.
    (
        "Baird & Boyle, our affiliate, lent us $5.",
        {("Baird & Boyle", "affiliate-of", "")},
    ),
    # "Its" at the start is of the body just spoken of.
    (
        "We rent from Elm Ltd. Its CEO, Ada Moss, is our director.",
        {("Ada Moss", "officer-of", "Elm Ltd"), ("Ada Moss", "is", "director")},
    ),
    (
        "The Company is a bank holding company. Its subsidiary, Elm Bank, has branches.",
        {("Elm Bank", "subsidiary-of", "")},
    ),
]


@pytest.mark.parametrize(("text", "ties"), CASES)
def test_of_whom_it_is_told(text, ties):
    assert _ties(text) == ties


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        (
            "The Company engaged Elm Ltd. Its CEO, Ada Moss, is our director.",
            ("Ada Moss", "is", "CEO"),
        ),
        (
            "Elm Fund, an affiliate of Oak Capital, which is controlled by Mr. Fox, holds 15% of our shares.",
            ("Elm Fund", "controlled-by", "Mr. Fox"),
        ),
        (
            "Elm Ltd, an affiliate of Oak Ltd, owned by Ada Moss, supplies goods.",
            ("Oak Ltd", "owned-by", "Ada Moss"),
        ),
        (
            "Mr. Fox, director of the Company and controlling shareholder of an exchange in Asia, lent us $5.",
            ("Mr. Fox", "is", "controlling shareholder"),
        ),
        (
            "Purchases from Elm Group, 40% shareholder of Oak Ltd, of which Mr. Fox is general manager, were $5.",
            ("Mr. Fox", "officer-of", "Elm Group"),
        ),
    ],
)
def test_what_either_of_two_may_be_is_a_candidate(text, tie):
    assert tie not in _ties(text)
    assert tie in _ties(text, certain=False)
