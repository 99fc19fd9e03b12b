"""Places, terms and groups that stood as counterparties, and names beside them."""

import pytest

from kg.identity.shown import shown_name
from kg.model.fact import PartyKind, Role
from kg.parties.members import classify_member
from kg.parties.names import is_group_of
from kg.parties.roles import classify

RELATED_AXIS = "us-gaap:RelatedPartyTransactionsByRelatedPartyAxis"


@pytest.mark.parametrize(
    "member",
    [
        "Dongguan",
        "Ho Chi Minh City",
        "Bavaria",
        "São Paulo",
        "Hong Kong SAR",
        "Macau SAR",
        "Southeast Asia",
        "Permian Basin",
        "Yangtze River Delta",
    ],
)
def test_towns_and_regions_of_the_world_are_places(member) -> None:
    assert classify(member).role is Role.OTHER


@pytest.mark.parametrize(
    "member",
    ["Warehouse in Rotterdam", "Office space in Singapore", "Factory near Hanoi"],
)
def test_a_thing_with_its_place_is_no_party(member) -> None:
    assert classify(member).role is Role.OTHER


@pytest.mark.parametrize(
    "member",
    [
        "Immaterial error correction",
        "Guarantor subsidiaries",
        "Non-guarantor subsidiaries",
        "Interest-free",
        "Natural gas",
        "E-commerce",
        "Not yet invoiced",
        "Non-recourse",
        "Inter-company",
        "Q4 FY2022",
        "Clinical Trial Services",
        "Guaranteed portion",
        "Unguaranteed",
        "Subsequent events",
        "Forecasts",
        "Tax authorities",
    ],
)
def test_set_terms_are_no_parties(member) -> None:
    assert classify(member).role is Role.OTHER


@pytest.mark.parametrize(
    "member",
    [
        "Dongguan Fulin Paper Co., Ltd",
        "Bavaria Brauerei GmbH",
        "Made in Italy Srl",
        "Oslo Eiendom",
        "Natural Gas Partners",
    ],
)
def test_names_with_a_place_or_term_stay_parties(member) -> None:
    assert classify(member).role is Role.PARTY


@pytest.mark.parametrize(
    "name", ["stpr:NV", "currency:HKD", "naics:ZZ522110", "exch:XNAS", "country:VN"]
)
def test_members_of_code_lists_name_nobody(name) -> None:
    axis = "us-gaap:RelatedPartyTransactionsByRelatedPartyAxis"
    label = name.partition(":")[2]
    assert classify_member(label, axis, name).role is Role.OTHER


@pytest.mark.parametrize(
    "member",
    [
        "Entity in which a director has significant influence",
        "Law firm of a director",
        "Connected persons",
        "Interested parties",
        "Equity accounted investees",
        "Greater than 5% stockholder",
        "Chief Restructuring Officer",
        "Chief Sustainability Officer",
        "Holding company and fellow subsidiaries",
    ],
)
def test_what_says_a_role_names_nobody(member) -> None:
    assert classify(member).role is Role.RELATIONSHIP


@pytest.mark.parametrize(
    "member",
    [
        "Aktiebolaget Norrsken",
        "PT Samudra Indah",
        "UAB Baltijos Mediena",
        "SIA Rigas Koks",
        "OÜ Metsamees",
        "Kessler & Braun mbB",
        "Compañía Minera Los Andes S.A.A.",
        "Porto Vinhos, Lda",
        "Laurentide Timber Ltée",
        "Omega Trgovina d.d.",
        "Wien Handel GesmbH",
        "Praha Sklo v.o.s.",
    ],
)
def test_legal_forms_in_front_and_of_partnerships_tell_an_organisation(member) -> None:
    assert classify(member).kind is PartyKind.ORGANISATION


@pytest.mark.parametrize(
    ("member", "role"),
    [
        ("Fenwick Ltd and subsidiaries", Role.GROUP),
        ("Tamar Foods Inc. and affiliates", Role.GROUP),
        ("Parent and subsidiaries", Role.RELATIONSHIP),
        ("Subsidiaries and affiliates", Role.RELATIONSHIP),
    ],
)
def test_a_company_with_its_subsidiaries_is_a_group(member, role) -> None:
    assert classify(member).role is role


@pytest.mark.parametrize(
    ("name", "is_own"),
    [
        ("Quorzim Corporation and subsidiaries", True),
        ("QUORZIM CORP. and its subsidiaries", True),
        ("Quorzim Corp and affiliates", False),
        ("Quorzim Ltd and subsidiaries", False),
        ("Vantel Corp and subsidiaries", False),
    ],
)
def test_the_reporter_with_its_subsidiaries_is_the_reporter(name, is_own) -> None:
    assert is_group_of(name, "Quorzim Corp") is is_own


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        ("Petrov Holdings OOO (see Note 9)", "Petrov Holdings OOO"),
        ("Alder Ventures (Note 12)", "Alder Ventures"),
        ("Alder Fund (5)", "Alder Fund (5)"),
    ],
)
def test_the_note_a_name_refers_to_is_not_shown(printed, shown) -> None:
    assert shown_name({printed: 1}) == shown


@pytest.mark.parametrize(
    ("member", "role"),
    [
        ("Federal Government", "party"),
        ("Brazilian Federal Government", "party"),
        ("Government of Canada", "party"),
        ("Central government of the Republic", "party"),
        ("Government", "other"),
        ("Government entities", "other"),
        ("Government bonds", "other"),
        ("US Government securities", "other"),
    ],
)
def test_a_government_that_is_told_from_others_is_a_party(member, role) -> None:
    assert classify(member, None).role == role


@pytest.mark.parametrize(
    "member",
    [
        "Quill v. Orme Bio, Inc.",
        "In re Orme Bio Holders Litigation",
        "Case No. 19-cv-0412",
        "License granted to Quill",
        "Sublease of 3rd floor",
        "Land leased from Mr. Quill",
        "Services rendered by an officer",
        "Suite 210",
        "Parcel 9C",
        "17 Alder Street",
        "Rotterdam plant",
        "Quarry at Orme Hill",
        "Film rights",
        "Side letter",
        "Season tickets",
        "Hospital system",
        "Orme Heights property",
        "Convertible Note Quill",
        "Pari passu",
    ],
)
def test_what_is_done_sold_or_sued_over_is_no_party(member):
    assert classify(member, RELATED_AXIS).role is Role.OTHER


@pytest.mark.parametrize(
    "member",
    [
        "Quill holdings",
        "Zhang wei",
        "Quill ltd",
        "Parcel Carriers LLC",
        "Orme Street Partners LP",
        "Alder Rights Agency, Inc.",
    ],
)
def test_a_name_near_to_them_is_a_party(member):
    assert classify(member, RELATED_AXIS).role is Role.PARTY


@pytest.mark.parametrize("member", ["*", "–", "(1)", "…", "'", "@", "/", ""])
def test_marks_alone_are_nobody(member):
    assert classify(member, RELATED_AXIS).role is Role.OTHER


def test_an_investee_may_be_named_after_its_address():
    investees = "us-gaap:EquityMethodInvestmentNonconsolidatedInvesteeAxis"
    assert classify("17 Alder Street", investees).role is Role.PARTY


@pytest.mark.parametrize(
    "member",
    [
        "Phase III Clinical Trial",
        "Gulf of Guinea",
        "Persian Gulf",
        "Northern Region",
        "Western Cape",
        "Drilling Rig Contract - Deepwater Quill",
        "Service Agreement - Quill",
        "Office Lease: Bergen",
        "Unit 14B, Quill Tower",
        "Warehouse 7, Quill Docks",
        "Feasibility Stage",
        "Pilot Stage",
        "Grove Street Property",
        "Terminal Concession",
        "Management Rights Letter",
        "Preferred Return",
        "Pre-opening Stage",
        "Commissioning Stage",
        "Patient Referral Services",
        "Laboratory Build-Out",
        "Medical Director Services",
        "Our former external auditor",
        "Collateral Agent",
        "Paying and Conversion Agent",
    ],
)
def test_what_is_dealt_in_and_where_is_no_party(member):
    assert classify(member, RELATED_AXIS).role is Role.OTHER


@pytest.mark.parametrize(
    "member",
    [
        "Bay of Quill Ltd",
        "Quill Region Hospital",
        "Alder - Oslo",
        "Street Property Quill LLC",
        "Collateral Agent Quill LLC",
        "Medical Director Quill",
        "Quill Fund Series 3 LLC",
    ],
)
def test_a_name_beside_what_is_dealt_in_is_none(member):
    assert classify(member, RELATED_AXIS).role is not Role.OTHER
