"""What members say, judged by their words."""

import json

import pytest

from kg.model.fact import PartyKind, Role
from kg.parties.names import name_form
from kg.parties.roles import classify, relationship_type

RELATED_AXIS = "us-gaap:RelatedPartyTransactionsByRelatedPartyAxis"


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
        (
            "Key management personnel and connected persons",
            Role.RELATIONSHIP,
            PartyKind.UNKNOWN,
        ),
        (
            "Directors and persons connected to them [member]",
            Role.RELATIONSHIP,
            PartyKind.UNKNOWN,
        ),
        ("Equity accounted units [member]", Role.RELATIONSHIP, PartyKind.UNKNOWN),
        ("Connected Energy Ltd", Role.PARTY, PartyKind.ORGANISATION),
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
    assert classify("Blue Fern", "acme:WhoAxis").role is Role.PARTY


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


@pytest.mark.parametrize(
    "member",
    [
        "Acting Treasurer", "COO-CTO", "C T O", "Chief Risk Officer", "Head of Sales",
        "Deputy Chief Nursing Officer", "Fellow subsidiary", "Ultimate holding company",
        "Non-executive directors", "Former Zenta Holders", "Seed investors",
        "Partly Held Subsidiaries", "VP, Investor Relations", "CEO's brother",
        "Owner of Zenta Leasing", "Zenta majority owner", "Regional Vice President",
        "Managing Member", "Two Independent Directors", "Investor2", "Zenta Sponsor",
        "Zenta Holdings CEO", "Quill Chairman", "DirectorAndFamily",
        "ImmediateFamilyMemberofDirector", "FamilyMemberOfManagementOrPrincipalOwner",
    ],
)  # fmt: skip
def test_a_title_is_a_role_whatever_it_heads(member) -> None:
    assert classify(member).role is Role.RELATIONSHIP
    assert classify(member, "srt:CounterpartyNameAxis").role is Role.RELATIONSHIP


@pytest.mark.parametrize(
    "member",
    [
        "Grand total", "Leases, Total", "Gross", "Expected Rent 2033", "Round 4",
        "Estimated Payable 2027", "As Previously Reported", "Restatement Adjustments",
        "Intersegment Eliminations", "Hong Kong", "Tulsa, Oklahoma",
        "Discontinued operations", "Merger With Zenta Inc", "Loan From Quill Ltd",
        "Dividend paid to parent", "Working Capital", "Cleaning services", "Level 2",
        "Customer Relationships", "30 to 59 Days Past Due", "Conversion Price $2.50",
        "[Segment Reporting]", "Max", "SOFR", "For the Quarter Ended June 30, 2025",
        "Quill Pictures Limited Line Of Credit", "Phase 2", "Net",
    ],
)  # fmt: skip
@pytest.mark.parametrize("axis", [None, "srt:CounterpartyNameAxis"])
def test_a_thing_is_no_party(member, axis) -> None:
    assert classify(member, axis).role is Role.OTHER


@pytest.mark.parametrize(
    ("member", "kind"),
    [
        ("Quill Capital", PartyKind.ORGANISATION),
        ("Zenta Investments", PartyKind.ORGANISATION),
        ("DQL", PartyKind.ORGANISATION),
        ("Q Z V", PartyKind.ORGANISATION),
        ("7.22 Tactical", PartyKind.ORGANISATION),
        ("Zenta Quill Taiwan", PartyKind.ORGANISATION),
        ("Quill Creek", PartyKind.UNKNOWN),
        ("E. James Quillon", PartyKind.PERSON),
        ("Zenta Ltd (Note 5)", PartyKind.ORGANISATION),
        ("Zentabank, N.A.", PartyKind.ORGANISATION),
        ("Q U I L L L L C", PartyKind.ORGANISATION),
        ("Zenta Total Energy SE", PartyKind.ORGANISATION),
        ("Mark Quillon", PartyKind.PERSON),
        ("Max Quillon", PartyKind.PERSON),
        ("Orla B. Quillon", PartyKind.PERSON),
        ("Wang Xiaoming", PartyKind.PERSON),
        ("Joan Quillon Member", PartyKind.PERSON),
    ],
)
@pytest.mark.parametrize("axis", [None, "srt:CounterpartyNameAxis"])
def test_a_name_has_the_kind_its_signs_tell(member, kind, axis) -> None:
    found = classify(member, axis)
    assert (found.role, found.kind) == (Role.PARTY, kind)


@pytest.mark.parametrize("name", ["Rho GmbH & Co. KG", "Zenta AG & Co. KG"])
def test_a_legal_form_behind_and_makes_no_group(name) -> None:
    assert name_form(name).kind is PartyKind.ORGANISATION


def test_two_capitalised_words_with_a_comma_are_no_person() -> None:
    assert name_form("Goldman, Sachs").kind is PartyKind.UNKNOWN
    assert name_form("Quillon, Mark").kind is PartyKind.PERSON


def test_on_a_filers_own_axis_of_things_a_party_needs_a_sign() -> None:
    assert classify("Sunrise", "exm:VesselAxis").role is Role.OTHER
    assert classify("Sunrise Ltd", "exm:VesselAxis").role is Role.PARTY
    assert classify("Sunrise", "exm:NameOfRelatedPartyAxis").role is Role.PARTY


@pytest.mark.parametrize(
    "member",
    ["Lender A", "Customer C", "Noteholder 2", "Supplier Four", "Tenant B", "Seller 1"],
)
def test_numbered_outsiders_are_nobody_in_particular(member) -> None:
    for axis in (None, "srt:CounterpartyNameAxis", RELATED_AXIS):
        role = classify(member, axis)
        assert (role.role, role.kind) == (Role.OTHER, PartyKind.UNKNOWN)


@pytest.mark.parametrize("member", ["Investor Three", "Shareholder 3", "Consultant A"])
def test_numbered_holders_of_a_relation_are_roles(member) -> None:
    role = classify(member, RELATED_AXIS)
    assert (role.role, role.kind) == (Role.RELATIONSHIP, PartyKind.UNKNOWN)


@pytest.mark.parametrize("member", ["Goldman, Sachs", "Merrill, Lynch", "Quill, Tarn"])
def test_two_names_with_a_comma_may_be_a_firm_or_a_person(member) -> None:
    role = classify(member, RELATED_AXIS)
    assert (role.role, role.kind) == (Role.PARTY, PartyKind.UNKNOWN)
    assert classify("Smith, John").kind is PartyKind.PERSON


@pytest.mark.parametrize("axis", [None, RELATED_AXIS])
@pytest.mark.parametrize(
    "member",
    [
        "Liquidity risk",
        "Settlement risk",
        "Neither past due nor impaired",
        "Neither overdue nor individually impaired",
        "Past due 1-30 days",
        "Overdue up to 90 days",
        "Greater than 90 days",
        "Aged 61 to 90 days",
        "On demand",
        "Lifetime ECL not credit-impaired",
        "12-month ECL",
        "Currency exposure",
        "Retail Segment",
        "Third quarter",
        "Six months ended June 30, 2023",
        "H2 2022",
        "FY23",
        "People's Republic of China",
        "The Bahamas",
        "Barge 7",
        "Unaudited",
    ],
)
def test_rows_of_risks_ages_and_periods_are_no_parties(member, axis) -> None:
    assert classify(member, axis).role is Role.OTHER


@pytest.mark.parametrize(
    "member",
    [
        "Chief Scientist",
        "Lead Geologist",
        "Staff Attorney",
        "Supervisory Board Chair",
        "Nominating Committee Chair",
        "Divisional Director",
        "Angel investors",
        "Pre-IPO investors",
        "Legacy Unitholders",
        "Sister concern",
        "Group companies",
        "Partially owned entities",
        "Key Managerial Personnel",
        "Ultimate controlling party",
        "Friends and family",
    ],
)
def test_an_office_or_group_is_a_role_whatever_its_noun(member) -> None:
    assert classify(member, RELATED_AXIS).role is Role.RELATIONSHIP


@pytest.mark.parametrize(
    ("member", "kind"),
    [
        ("Strong Capital", PartyKind.ORGANISATION),
        ("Credit Agricole", PartyKind.UNKNOWN),
        ("Demand Media", PartyKind.ORGANISATION),
        ("Up Energy", PartyKind.ORGANISATION),
        ("Lifetime Brands", PartyKind.ORGANISATION),
        ("Verisk Holdings", PartyKind.ORGANISATION),
        ("First Bank", PartyKind.ORGANISATION),
        ("Max Wells", PartyKind.PERSON),
        ("April May", PartyKind.PERSON),
    ],
)
def test_names_that_begin_with_a_word_of_a_thing_are_parties(member, kind) -> None:
    found = classify(member)
    assert (found.role, found.kind) == (Role.PARTY, kind)


@pytest.mark.parametrize(
    "member", ["Bridge lenders", "Existing lenders", "Landlord", "Subcontractors"]
)
def test_qualified_outsiders_are_nobody_in_particular(member) -> None:
    assert classify(member).role is Role.OTHER


@pytest.mark.parametrize(
    ("member", "kind"),
    [
        ("Alder Ltd, a company controlled by the CEO", PartyKind.ORGANISATION),
        ("Brightwater AS (owned by our Chairman)", PartyKind.ORGANISATION),
        ("Fairhaven Trustees Ltd as nominee for Hale Notes", PartyKind.ORGANISATION),
        ("Ruth Falk, daughter of the President", PartyKind.PERSON),
        ("Ilse Brandt (spouse of the CFO)", PartyKind.PERSON),
    ],
)
def test_what_describes_a_named_party_is_no_role(member, kind) -> None:
    found = classify(member)
    assert (found.role, found.kind) == (Role.PARTY, kind)


@pytest.mark.parametrize(
    "member",
    [
        "Bauwerk Gesellschaft mbH",
        "Sorel Frères S.n.c.",
        "Lumen Designated Activity Company",
        "Calgary Oils ULC",
        "Norrland Aktiebolag",
        "Tollens BVBA",
        "Ernst Kohl e.K.",
        "Quellental e.V.",
    ],
)
def test_legal_forms_of_many_countries_tell_an_organisation(member) -> None:
    assert classify(member).kind is PartyKind.ORGANISATION


@pytest.mark.parametrize(
    "member",
    [
        "2025 and after",
        "In the second to fifth year inclusive",
        "Period from January 1 to March 31",
        "4Q 2023",
        "FYE 2024",
        "Calendar 2021",
        "FVTPL",
        "Non-interest bearing",
        "Denominated in US dollars",
        "Vessel Orion",
        "Guangdong",
        "Rest of the world",
    ],
)
def test_periods_measures_and_places_in_more_words_are_no_parties(member) -> None:
    assert classify(member, RELATED_AXIS).role is Role.OTHER


@pytest.mark.parametrize(
    "text",
    [
        "Alder on behalf of the Group",
        "Receipts by Rowan Ltd on behalf of our company",
        "Advances on behalf of the Partnership",
    ],
)
def test_what_somebody_does_for_the_reporter_is_no_party(text) -> None:
    assert classify(text).role is Role.OTHER
