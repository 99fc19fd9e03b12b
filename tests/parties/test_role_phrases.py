"""Roles told in many words: of whose kin or company somebody is, and where."""

import pytest

from kg.model.fact import Role
from kg.parties.relationships import relationship_in_name
from kg.parties.roles import classify, relationship_type

RELATED_AXIS = "us-gaap:RelatedPartyTransactionsByRelatedPartyAxis"


@pytest.mark.parametrize(
    ("member", "relationship"),
    [
        ("Mrs. Quill's brother", "family"),
        ("Controlling shareholder's son", "family"),
        ("Edgar Quills Wife", "family"),
        ("Fiancée of the CFO", "family"),
        ("Trust for the chairman's children", "family"),
        ("Founder's holding company", "parent"),
        ("CEO's trading company", "executiveOfficer"),
        ("Entities in which directors have an interest", "director"),
        ("Firm whose partner is a director", "director"),
        ("Bank at which a director serves on the board", "director"),
        ("Charity chaired by our president", "executiveOfficer"),
        ("Vendor run by an officer", "executiveOfficer"),
        ("Holder of more than 5% of common stock", "shareholder"),
        ("Owners of at least 12 percent of units", "shareholder"),
        ("Director of a subsidiary", "director"),
        ("CEO of subsidiary", "executiveOfficer"),
        ("Officers of the parent", "executiveOfficer"),
        ("Subsidiaries of ultimate parent", "commonParent"),
        ("Former parent's subsidiary", "commonParent"),
        ("Parent undertaking", "parent"),
        ("Underwriter affiliate", "affiliate"),
        ("Affiliated dental practices", "affiliate"),
        ("Quill Management Team", "management"),
        ("Country manager, Vietnam", "management"),
        ("President and/or CEO of the Bank", "executiveOfficer"),
        ("Owner and/or operator of the hospital", "owner"),
        ("Joint venture partner in Block 7", "jointVenture"),
        ("Deputy General Director", "executiveOfficer"),
        ("Group Head - Legal", "management"),
        ("Head of Asia", "management"),
        ("Board designee", "director"),
        ("Employee stock ownership plan", "employeeTrust"),
        ("Pre-merger shareholders of Quill", "shareholder"),
    ],
)
def test_a_role_in_many_words_is_one_of_its_class(member, relationship):
    assert classify(member, RELATED_AXIS).role is Role.RELATIONSHIP
    assert relationship_type(member) == relationship


@pytest.mark.parametrize(
    "member",
    [
        "Dealer manager",
        "Commonly owned companies",
        "Related through common ownership",
        "Friend of director",
        "State-controlled entities",
        "Executor of the Quill estate",
    ],
)
def test_a_role_of_no_class_is_a_role(member):
    assert classify(member, RELATED_AXIS).role is Role.RELATIONSHIP


@pytest.mark.parametrize(
    "member",
    [
        "Fern, Vietnam Ltd",
        "Affiliated Fern Growers, Inc.",
        "Mrs. Quill's Bakery",
        "Board Games Ltd",
        "Director's Cut Pictures LLC",
    ],
)
def test_a_name_made_of_such_words_is_no_role(member):
    assert classify(member, RELATED_AXIS).role is Role.PARTY


@pytest.mark.parametrize(
    "member",
    [
        "Non-related customers",
        "Non-affiliated lender",
        "Other than related parties",
        "Guarantor",
        "Consortium of lenders",
        "Policyholders",
        "Insurance carrier",
        "Salary to CEO",
        "Loans to officers, directors and affiliates",
        "Total due from officers",
        "Legal fees paid to director's firm",
        "Director remuneration",
    ],
)
def test_who_is_unrelated_or_what_is_paid_is_no_role(member):
    assert classify(member, RELATED_AXIS).role is Role.OTHER


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Edna Quill, spouse of the CFO", "spouse of the CFO"),
        ("Edgar Quill (father of a director)", "father of a director"),
        ("Orme, Inc. (owned 50% by the CEO)", "owned 50% by the CEO"),
        ("Orme LLC, an affiliate of our chairman", "an affiliate of our chairman"),
        ("Orme LLC and its subsidiaries", None),
        ("Orme LLC, an affiliate of Quill Ltd", None),
    ],
)
def test_a_name_tells_what_its_bearer_is(name, told):
    assert relationship_in_name(name) == told
