"""Asides are cut, second verbs have their subject, and doubt makes a candidate."""

import pytest

from kg.model.note import StatementKind
from kg.notes.sentences import statements_of
from tests.notes.sentences.plain import note


def _ties(text, *, certain=True):
    return {
        (s.subject, s.predicate, s.object)
        for s in statements_of(note(text))
        if s.kind is StatementKind.TIE and s.certain is certain
    }


@pytest.mark.parametrize(
    "aside",
    [
        "through its agents",
        "a company based in Oslo",
        "together with other lenders",
        "which was founded in 1990",
    ],
)
def test_an_aside_between_a_name_and_its_verb_is_cut(aside):
    text = f"Fernhill Ltd, {aside}, owns 30% of Larkspur Ltd."
    assert _ties(text) == {("Fernhill Ltd", "owns", "Larkspur Ltd.")}


@pytest.mark.parametrize(
    ("clause", "tie"),
    [
        ("and owns 12% of Fernhill Ltd", ("Mr. Alder", "owns", "Fernhill Ltd.")),
        ("and is the son of Mr. Birch", ("Mr. Alder", "family-of", "Mr. Birch")),
        ("and controls Fernhill Ltd", ("Fernhill Ltd.", "controlled-by", "Mr. Alder")),
    ],
)
def test_a_second_verb_has_the_subject_of_the_first(clause, tie):
    assert _ties(f"Mr. Alder is a director of the Company {clause}.") == {
        ("Mr. Alder", "is", "director"),
        tie,
    }


@pytest.mark.parametrize("owner", ["firm", "former employer", "bank"])
def test_whose_something_is_owns_nothing_itself(owner):
    assert _ties(f"Fernhill Ltd is controlled by Mr. Alder's {owner}.") == set()


@pytest.mark.parametrize("noun", ["supplier", "market", "product"])
def test_a_role_that_describes_a_noun_is_none(noun):
    assert _ties(f"Fernhill Ltd is our principal {noun}.") == set()


@pytest.mark.parametrize("kin", ["sister", "brother", "spouse"])
def test_a_name_behind_kin_of_a_role_may_be_either_s(kin):
    text = f"The {kin} of our director, Jane Alder, lent us $5,000."
    assert _ties(text) == set()
    assert ("Jane Alder", "is", "director") in _ties(text, certain=False)


@pytest.mark.parametrize("whole", ["our company", "our Company", "our group"])
def test_our_company_is_the_reporter(whole):
    text = f"Jane Alder is a director of {whole}."
    assert _ties(text) == {("Jane Alder", "is", "director")}


@pytest.mark.parametrize("verb", ["may be sold", "would be leased", "could be lent"])
def test_what_stands_beside_a_name_holds_whatever_is_supposed(verb):
    text = f"The building {verb} to Jane Alder, our director."
    assert _ties(text) == {("Jane Alder", "is", "director")}


@pytest.mark.parametrize("verb", ["believe", "dispute", "deny"])
def test_what_somebody_believes_is_no_tie(verb):
    assert _ties(f"We do not {verb} that Fernhill Ltd is our affiliate.") == set()


@pytest.mark.parametrize("first", ["Per", "By", "On"])
def test_behind_a_title_any_word_is_a_name(first):
    text = f"Mr. {first} Lund is our Chairman."
    assert _ties(text) == {(f"Mr. {first} Lund", "is", "Chairman")}
