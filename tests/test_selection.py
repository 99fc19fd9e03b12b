"""Which facts concern related parties, over the taxonomies of all years."""

import csv
from dataclasses import fields, replace

import pytest

from kg import concepts
from kg.model.fact import Fact, PlacedBy, Role
from kg.parties.members import classify_member, related_by_element

BARE = Fact(
    **{
        **{field.name: None for field in fields(Fact)},
        "members": (), "axes": (), "roles": (), "other": (), "columns": (),
        "placed_by": PlacedBy.XBRL, "title": "", "member_names": (), "footnotes": (),
        "label": "Amount", "value": "",
    }
)  # fmt: skip
RELATED_AXIS = "us-gaap:RelatedPartyTransactionsByRelatedPartyAxis"


def cut(axis: str, name: str, label: str) -> Fact:
    role = classify_member(label, axis, name).role
    return replace(
        BARE, members=(label,), axes=(axis,), roles=(role,), member_names=(name,)
    )


def related(fact: Fact) -> bool:
    return is_related(fact)


@pytest.fixture(scope="module")
def elements(shared):
    with (shared / "concepts.tsv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t"))


def test_every_money_element_of_related_parties_is_selected_by_its_name(
    elements,
) -> None:
    money = [row for row in elements if row["type"].endswith("monetaryItemType")]
    assert len(money) > 80
    missed = {
        row["name"]
        for row in money
        if not related(replace(BARE, concept=f"{row['prefix']}:{row['name']}"))
    }
    assert missed == set()


def test_every_member_under_the_domain_of_related_parties_says_so(elements) -> None:
    members = {
        row["name"]
        for row in elements
        if row["name"].endswith("Member")
        and "RelatedPartyDomain" in row["parent_in_domain_tree"]
    }
    assert len(members) > 10
    missed = {name for name in members if not related(cut(RELATED_AXIS, name, "x"))}
    assert missed == set()


@pytest.mark.parametrize("prefix", ["us-gaap", "srt"])
def test_a_member_means_the_same_under_the_prefix_of_any_year(prefix) -> None:
    fact = cut("us-gaap:RangeAxis", f"{prefix}:RelatedPartyMember", "Anything")
    assert fact.roles == (Role.RELATIONSHIP,)
    assert related(fact)


def test_the_general_element_of_2025_is_selected_by_its_member() -> None:
    fact = cut(
        "us-gaap:RelatedAndNonrelatedPartyStatusAxis",
        "us-gaap:RelatedPartyMember",
        "Related Party",
    )
    assert related(replace(fact, concept="us-gaap:OtherLiabilitiesCurrent"))


@pytest.mark.parametrize(
    ("axis", "name", "label"),
    [
        (RELATED_AXIS, "us-gaap:NonrelatedPartyMember", "Nonrelated Party"),
        (RELATED_AXIS, "acme:LenderMember", "Third Party Lender"),
        (RELATED_AXIS, "acme:CustomerAMember", "Customer A"),
        ("srt:CounterpartyNameAxis", "acme:BigBankMember", "Big Bank N.A."),
        ("us-gaap:StatementBusinessSegmentsAxis", "acme:RetailMember", "Retail"),
        ("srt:RangeAxis", "srt:MinimumMember", "Minimum"),
    ],
)
def test_lenders_customers_and_segments_are_no_related_parties(
    axis, name, label
) -> None:
    assert not related(cut(axis, name, label))


@pytest.mark.parametrize(
    "concept", ["us-gaap:DueToBanks", "us-gaap:DueFromReinsurers", "us-gaap:Assets"]
)
def test_what_is_due_from_anybody_is_not_selected_by_its_name(concept) -> None:
    assert not related(replace(BARE, concept=concept))


def test_a_report_s_title_selects_what_it_presents() -> None:
    assert related(replace(BARE, title="Related Party Transactions (Details)"))


def test_what_an_element_says_goes_before_the_words() -> None:
    assert related_by_element("srt:NonrelatedPartyMember") is False
    assert not related(cut(RELATED_AXIS, "us-gaap:NonrelatedPartyMember", "Director"))
