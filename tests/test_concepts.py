"""From label, definition and element to concept, side and period."""

import pytest

from kg.concepts import Guess, load

FROM, TO = "us-gaap:DueFromRelatedPartiesCurrent", "us-gaap:DueToRelatedPartiesCurrent"


@pytest.mark.parametrize(
    ("label", "concept"),
    [
        ("Amounts due from related parties", FROM),
        ("Amounts due to related parties", TO),
        ("Due to related party", TO),
        ("Amounts due from related parties, net", FROM),
        (
            "Amounts due to related parties, non-current",
            "us-gaap:DueToRelatedPartiesNoncurrent",
        ),
        ("Total assets", "us-gaap:Assets"),
    ],
)
def test_labels_give_concepts(label, concept):
    guess = load().find(label)
    assert (guess.concept, guess.by) == (concept, "label")


def test_a_definition_that_fits_says_so():
    told = "Obligations owed; the obligations due all related parties at the date."
    guess = load().find("Amounts due to related parties", definitions=[told])
    assert guess == Guess(TO, "definition", "instant", "concept")


def test_an_element_is_taken_as_it_is():
    guess = load().find("Whatever", element="us-gaap:DueToRelatedPartiesCurrent")
    assert guess == Guess(TO, "xbrl", "instant", "concept")


def test_an_unknown_label_gives_no_concept():
    assert load().find("Widgets on hand").concept is None


@pytest.mark.parametrize(
    ("label", "period"),
    [
        ("Management fees payable", "instant"),
        ("Purchases from Tencent", "duration"),
        ("Accrued interest", "instant"),
        ("Widgets", None),
    ],
)
def test_words_tell_the_period_type(label, period):
    assert load().find(label).period == period


def test_side_comes_from_the_element_then_from_the_words():
    known = load()
    assert known.side(TO, "x") == "due to"
    assert known.side(None, "Loans from a related party") == "due to"
    assert known.side(None, "Loans to directors") == "due from"
    assert known.side(None, "Rent") is None
