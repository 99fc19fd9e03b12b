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


@pytest.mark.parametrize("name", ["Joan Quillon", "Mr. Otto Roe", "E. James Quillon"])
def test_a_person_printed_on_the_member_of_an_office_is_that_person(name) -> None:
    found = classify_member(name, PARTIES, "srt:ChiefExecutiveOfficerMember")
    assert (found.role, found.kind) == (Role.PARTY, PartyKind.PERSON)


@pytest.mark.parametrize(
    "name", ["us-gaap:NoncontrollingInterestMember", "us-gaap:LimitedPartnerMember"]
)
def test_a_tie_among_parts_of_equity_is_no_side(name) -> None:
    equity = "us-gaap:StatementEquityComponentsAxis"
    assert classify_member("Others", equity, name).role is Role.OTHER
    assert classify_member("Others", PARTIES, name).role is Role.RELATIONSHIP
    related = classify_member("Anybody", equity, "us-gaap:DirectorMember")
    assert related.role is Role.RELATIONSHIP


@pytest.mark.parametrize(
    "label", ["Zenta Quillon", "Vaibhav Quillon", "Prudence Quarl"]
)
def test_persons_alone_stand_on_the_axis_of_individuals(label) -> None:
    found = classify_member(label, "ecd:IndividualAxis", "acme:OwnMember")
    assert (found.role, found.kind) == (Role.PARTY, PartyKind.PERSON)


@pytest.mark.parametrize("label", ["Quill Creek", "Zenta", "Three Quill Boulevard"])
@pytest.mark.parametrize(
    "axis",
    ["srt:OwnershipAxis", "us-gaap:EquityMethodInvestmentNonconsolidatedInvesteeAxis"],
)
def test_organisations_alone_stand_on_the_axes_of_investees(label, axis) -> None:
    found = classify_member(label, axis, "acme:OwnMember")
    assert (found.role, found.kind) == (Role.PARTY, PartyKind.ORGANISATION)


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("First Quill Bank", PartyKind.ORGANISATION),
        ("Joan Quillon", PartyKind.PERSON),
        ("Quill Funding Inc", PartyKind.ORGANISATION),
    ],
)
def test_who_gave_an_instrument_is_named_on_its_axis(label, kind) -> None:
    found = classify_member(label, "us-gaap:DebtInstrumentAxis", "acme:OwnMember")
    assert (found.role, found.kind) == (Role.PARTY, kind)
