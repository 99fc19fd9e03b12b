"""What members of XBRL say: by element, under whatever prefix, else by words and axis."""

import pytest

from kg.model.fact import PartyKind, Role
from kg.parties.members import classify_member, is_subsidiary, related_by_element

PARTIES = "us-gaap:RelatedPartyTransactionsByRelatedPartyAxis"
ENTITIES = "dei:LegalEntityAxis"


@pytest.mark.parametrize(
    ("label", "axis", "name", "role"),
    [
        ("Directors", PARTIES, "us-gaap:DirectorMember", Role.RELATIONSHIP),
        ("Anything", PARTIES, "srt:DirectorMember", Role.RELATIONSHIP),
        ("Anything", None, "us-gaap:ChiefExecutiveOfficerMember", Role.RELATIONSHIP),
        ("Huaxia Trading Co., Ltd", PARTIES, "hx:HuaxiaMember", Role.PARTY),
        ("Huaxia Trading Co., Ltd", PARTIES, None, Role.PARTY),
        ("Maximum", "srt:RangeAxis", "srt:MaximumMember", Role.OTHER),
    ],
)
def test_roles(label, axis, name, role) -> None:
    assert classify_member(label, axis, name).role is role


def test_a_filers_own_member_has_a_kind_by_its_words() -> None:
    found = classify_member("Huaxia Trading Co., Ltd", PARTIES, "hx:HuaxiaMember")
    assert found.kind is PartyKind.ORGANISATION


@pytest.mark.parametrize(
    ("name", "related"),
    [
        ("us-gaap:RelatedPartyMember", True),
        ("srt:DirectorMember", True),
        ("us-gaap:NonrelatedPartyMember", False),
        ("hx:HuaxiaMember", None),
    ],
)
def test_related_by_element(name, related) -> None:
    assert related_by_element(name) is related


@pytest.mark.parametrize(
    ("axis", "name", "own"),
    [
        (ENTITIES, "hx:JinanMember", True),
        (ENTITIES, None, True),
        (ENTITIES, "srt:ParentCompanyMember", False),
        (ENTITIES, "dei:EntityDomain", False),
        (PARTIES, "hx:JinanMember", False),
        (None, "hx:JinanMember", False),
    ],
)
def test_subsidiaries_stand_on_the_axis_of_legal_entities(axis, name, own) -> None:
    assert is_subsidiary(axis, name) is own


def test_a_member_of_a_standard_taxonomy_names_nobody() -> None:
    axis = "us-gaap:ScheduleOfEquityMethodInvestmentEquityMethodInvesteeNameAxis"
    unlisted = "us-gaap:QuillbackVenturesMember"
    assert classify_member("Quillback Ventures", axis, unlisted).role is Role.OTHER
    assert classify_member("Quillback Ventures", axis, "x:QMember").role is Role.PARTY
