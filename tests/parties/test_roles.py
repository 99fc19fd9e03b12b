"""What members say, judged by their words."""

import json

import pytest

from kg.model.fact import PartyKind, Role
from kg.parties.roles import classify, relationship_type


@pytest.mark.parametrize(
    ("member", "role", "kind"),
    [
        ("Xiaomi Inc", Role.PARTY, PartyKind.ORGANISATION),
        ("Mr. Wang Song", Role.PARTY, PartyKind.PERSON),
        ("Yunding", Role.PARTY, PartyKind.UNKNOWN),
        ("CSAH and its affiliates [member]", Role.GROUP, PartyKind.GROUP),
        ("Management", Role.RELATIONSHIP, PartyKind.UNKNOWN),
        ("Senior employee", Role.RELATIONSHIP, PartyKind.UNKNOWN),
        (
            "Subsidiaries of Huaneng Group [member]",
            Role.RELATIONSHIP,
            PartyKind.UNKNOWN,
        ),
        ("Promissory Note Feb 2012 [Member]", Role.OTHER, PartyKind.UNKNOWN),
        ("Bottom of range [member]", Role.OTHER, PartyKind.UNKNOWN),
        ("Third Parties [Member]", Role.OTHER, PartyKind.UNKNOWN),
        ("Total", Role.OTHER, PartyKind.UNKNOWN),
    ],
)
def test_words_tell_the_role(member, role, kind):
    found = classify(member)
    assert (found.role, found.kind) == (role, kind)


def test_an_axis_may_decide():
    assert classify("Xiaomi Inc", "us-gaap:RangeAxis").role is Role.OTHER
    assert classify("Xiaomi Inc", "dei:LegalEntityAxis").role is Role.OTHER


def test_on_an_axis_of_arrangements_a_company_is_the_other_side():
    assert classify("Xiaomi Inc", "us-gaap:DebtInstrumentAxis").role is Role.PARTY
    assert classify("Xiaomi note", "us-gaap:DebtInstrumentAxis").role is Role.OTHER


def test_on_an_axis_of_parties_only_the_head_of_a_phrase_makes_a_thing_of_it():
    axis = "us-gaap:RelatedPartyTransactionsByRelatedPartyAxis"
    assert classify("Pine Valley Investments", axis).role is Role.PARTY
    assert classify("Equity agreement with Shennong", axis).role is Role.OTHER
    assert classify("Third Party Lender", axis).role is Role.OTHER
    assert classify("Investor Eight", axis).role is Role.RELATIONSHIP


def test_an_axis_of_a_taxonomy_that_is_not_listed_holds_no_parties():
    assert classify("Raw Materials", "us-gaap:PublicUtilitiesInventoryAxis").role is (
        Role.OTHER
    )
    assert classify("Raw Materials", "acme:WhoAxis").role is Role.PARTY


def test_relationship_types():
    assert relationship_type("Management Team Of Company") == "management"
    assert relationship_type("Senior employee") == "seniorEmployee"
    assert relationship_type("Affiliated Entity") == "affiliate"


def test_members_judged_by_hand(shared):
    seen = right = 0
    for path in sorted(shared.glob("rpages/facts/*.json")):
        for fact in json.loads(path.read_text("utf-8"))["facts"]:
            for member, gold in zip(fact["members"], fact["roles"], strict=True):
                role = classify(member).role
                seen += 1
                right += (Role.PARTY if role is Role.GROUP else role).value == gold
    assert seen == 1112
    assert right >= 0.99 * seen


@pytest.mark.parametrize(
    "member", ["Dec. 31, 2020", "2020", "May 2020", "August 31", "1.5", "***"]
)
@pytest.mark.parametrize(
    "axis", [None, "us-gaap:RelatedPartyTransactionsByRelatedPartyAxis"]
)
def test_a_date_or_number_is_no_party(member, axis) -> None:
    assert classify(member, axis).role is Role.OTHER


@pytest.mark.parametrize("member", ["1847 Goedeker", "April May", "June", "360 Inc"])
def test_a_name_with_a_number_or_of_months_is_a_party(member) -> None:
    assert classify(member, None).role is Role.PARTY
