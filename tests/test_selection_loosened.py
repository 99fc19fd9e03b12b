"""A looser pattern finds all that the pattern finds, in names with joined words too."""

import csv
import re

import pytest

from kg.readers.xbrl.element_names import name_of, words_of
from kg.resources import ontology_file
from kg.selection.candidates import (
    element_may_concern,
    member_may_concern,
    title_may_concern,
)
from kg.selection.loosened import loosened
from kg.selection.signs import loose_signs, member_speaks, speaks_of_related_parties

LOOSE = re.compile("|".join(loose_signs()), re.IGNORECASE)


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        (r"(?<!un)\brelated[- ]part(?:y|ies)(?! list)$", "xRelatedPartiesShown"),
        (r"\bdue (?:to|from)$", "AmountDueFromOthers"),
        (r"(?:notes?|loans?)\W+of (?:an? ){0,2}(officer)", "LoanOfOfficer"),
        (r"owned.by[^,;]our", "OwnedByOur"),
        (r"due to [^,]{3,40}, our", "DueTo, our"),
    ],
)
def test_words_may_be_joined(pattern, found) -> None:
    assert re.search(loosened(pattern), found, re.IGNORECASE)
    assert not re.search(pattern, found, re.IGNORECASE)


def test_no_letters_are_counted_in_what_a_database_looks_for() -> None:
    """Its automaton would have a state for each number of them."""
    for sign in loose_signs():
        assert re.search(r"\{\d+,\d{2,}\}|\{\d{2,}", sign) is None


def test_a_database_looks_for_no_more_at_once_than_it_can_hold() -> None:
    assert len(loose_signs()) > 1
    assert max(map(len, loose_signs())) < 6_500


def test_what_cannot_be_made_looser_is_refused() -> None:
    with pytest.raises(ValueError, match="cannot be made looser"):
        loosened("(?P<name>due)")


def concepts() -> list[dict[str, str]]:
    """Return the elements of the taxonomies."""
    with ontology_file("concepts.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_every_element_that_speaks_is_found() -> None:
    speaking = 0
    for row in concepts():
        name, label = row["name"], row["label"]
        if element_may_concern(name, ""):
            speaking += 1
            assert LOOSE.search(name), name
            assert LOOSE.search(words_of(name)), name
        if element_may_concern("", label) or title_may_concern(label):
            speaking += 1
            assert LOOSE.search(label), label
    assert speaking > 300


@pytest.mark.parametrize(
    "text",
    [
        "Loan from a director",
        "Due to officers and their affiliates",
        "Owed to affiliates, other than to related parties",
        "Related Parties - Schedule of Subsidiaries (Details)",
        "Subsidiaries",
        "Accrued salaries – officers",
        "Advances from our chief executive officer",
        "Co-founder loan",
        "Held by sponsors",
    ],
)
def test_texts_are_found(text) -> None:
    assert element_may_concern("", text) or title_may_concern(text)
    assert LOOSE.search(text)


def test_members_that_speak_are_found_by_their_names() -> None:
    for local in ("LoanFromDirector", "DueToOfficersAndDirectors", "OwnedByFamily"):
        told = name_of(local)
        assert member_may_concern(None, told) == member_speaks(told)
        assert speaks_of_related_parties(told), told
        assert LOOSE.search(local)
