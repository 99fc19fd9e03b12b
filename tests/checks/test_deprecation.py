from dataclasses import replace
from datetime import date

import pytest

from kg import concepts
from kg.checks.deprecation import deprecation
from kg.model.finding import Severity, Status

DUE = "us-gaap:DueToRelatedPartiesCurrent"


@pytest.fixture
def used(fact, disclosed):
    """Check a filing of a year that uses an element."""

    def check(concept, filed, *, ends=date(2023, 12, 31), **fields):
        filing = replace(fact().filing, filed=filed)
        one = fact(concept=concept, filing=filing, instant=ends, **fields)
        (finding,) = deprecation(disclosed(one))
        return finding

    return check


def test_most_elements_of_related_parties_were_given_up_in_2023():
    elements = concepts.load().elements
    assert elements[DUE].given_up == 2023
    assert elements[DUE].successor == "OtherLiabilitiesCurrent"
    given_up = [name for name, element in elements.items() if element.given_up == 2023]
    assert len(given_up) > 50


def test_an_element_used_after_it_was_given_up_is_told(used):
    finding = used(DUE, date(2024, 4, 26))
    assert (finding.status, finding.severity) == (Status.FAIL, Severity.INFO)
    assert finding.message == (
        f"{DUE}, given up by the 2023 taxonomy, is used in 2024 in instance, 1 fact; "
        "OtherLiabilitiesCurrent succeeds."
    )


@pytest.mark.parametrize("filed", [date(2021, 9, 17), date(2023, 11, 1)])
def test_an_element_used_in_its_time_passes(used, filed):
    assert used(DUE, filed).status is Status.PASS


def test_the_last_day_reported_on_stands_in_for_the_day_of_filing(used):
    assert used(DUE, None, ends=date(2024, 6, 30)).status is Status.FAIL
    assert used(DUE, None).status is Status.PASS


def test_pages_as_text_name_no_elements(used):
    finding = used(DUE, date(2024, 4, 26), placed_by="full-row")
    assert finding.status is Status.NOT_APPLICABLE
    assert "names no elements" in finding.message
