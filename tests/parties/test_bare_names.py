"""Persons known by the shape of their names, and what looks like them."""

import pytest

from kg.model.fact import PartyKind, Role
from kg.parties.names import name_form
from kg.parties.roles import classify

LOANS = "us-gaap:DebtInstrumentAxis"
PARTIES = "us-gaap:RelatedPartyTransactionsByRelatedPartyAxis"


@pytest.mark.parametrize(
    "name",
    [
        "Bill Note",
        "Penny Price",
        "Warren Share",
        "Mark Total",
        "Diane Bond",
        "June Park",
        "May Chen",
        "Grant Rogers",
        "Will Foster",
    ],
)
def test_a_name_of_common_words_is_a_persons(name):
    for axis in (None, PARTIES):
        member = classify(name, axis)
        assert (member.role, member.kind) == (Role.PARTY, PartyKind.PERSON)


@pytest.mark.parametrize("name", ["Bill Note", "Penny Price", "Frank Grant"])
def test_where_loans_stand_such_a_name_is_a_thing(name):
    assert classify(name, LOANS).role is Role.OTHER


@pytest.mark.parametrize(
    "name",
    [
        "Tan Sri Ismail bin Yusof",
        "Aminah binti Osman",
        "Sheikh Nasser bin Khalid",
        "Gurdeep Singh Bains",
        "Willem van den Bosch",
        "Marta da Costa Neto",
        "Park Ji Min",
        "Choi Seung-hyun",
        "Nguyen Thi Lan",
        "Tran Van Dung",
        "Pham Minh Chau",
        "Lee Wan-Tsu",
        "Suzuki Hiroshi",
        "R.J. Hollander",
        "K.L. Dunmore",
        "Col. Wendell Stroud (Ret.)",
        "Hon. Iris Fenwick",
        "Ada Merrow, Esq.",
        "Ruth Vance, M.D.",
    ],
)
def test_persons_of_many_lands_and_honours(name):
    assert classify(name).kind is PartyKind.PERSON


@pytest.mark.parametrize(
    "name",
    [
        "Hon Hai Precision",
        "Gen Digital",
        "Grant Thornton",
        "Smith Barney",
        "Park Lane Estates",
        "Singh Enterprises",
        "R.J. Reynolds",
        "Grant Prideco",
        "Array Total",
    ],
)
def test_what_only_looks_like_a_person_is_none(name):
    assert classify(name).kind is not PartyKind.PERSON


@pytest.mark.parametrize(
    ("printed", "form"),
    [
        ("Alma Reyes, M.D.", "alma reyes"),
        ("Tan Sri Ismail bin Yusof", "ismail bin yusof"),
        ("Col. Wendell Stroud (Ret.)", "wendell stroud"),
        ("Hon. Iris Fenwick", "iris fenwick"),
        ("Sean O' Brannigan", "sean obrannigan"),
    ],
)
def test_titles_and_degrees_are_no_part_of_the_name(printed, form):
    assert name_form(printed).form == form


@pytest.mark.parametrize(
    "name",
    [
        "Marlow Family Office",
        "City of Fernhill",
        "Port of Alden",
        "Quill Brothers",
        "Marsh & Tolliver",
        "Kabushiki Kaisha Midori",
        "Tolliver Management",
        "Marsh Quill Asset Management",
        "Fernhill Wealth Management",
    ],
)
def test_a_firm_without_legal_form_is_an_organisation(name):
    assert classify(name).kind is PartyKind.ORGANISATION


@pytest.mark.parametrize(
    "name",
    [
        "Lakeside Loans",
        "Fernhill Royalty",
        "Quillmark Rentals",
        "Elm Cove Debt Fund II",
    ],
)
def test_a_firm_may_be_called_after_what_it_deals_in(name):
    assert classify(name).role is Role.PARTY


@pytest.mark.parametrize(
    "member",
    [
        "Bridge Loans",
        "Vehicle Loans",
        "NSR Royalty",
        "Thereafter",
        "Scenario, Forecast",
        "Impact of adoption of ASC 606",
        "Effect of adoption of IFRS 16",
        "Foreign currency translation",
        "M/V Coral Dawn",
        "MT Northern Star",
        "Jiangsu Province",
        "Aichi Prefecture",
        "Oncology",
        "Real estate sector",
    ],
)
def test_what_is_no_party(member):
    assert classify(member).role is Role.OTHER


@pytest.mark.parametrize(
    "member",
    [
        "Joint Company Secretary",
        "President - Asia Pacific",
        "Outgoing Chairman",
        "Incoming CFO",
        "V P H R",
        "S V P I T",
        "Noncontrolling interest holder",
    ],
)
def test_a_title_names_nobody(member):
    assert classify(member).role is Role.RELATIONSHIP


@pytest.mark.parametrize(
    "member", ["Messrs. Dunne and Foley", "The Hollis family", "The Van Pelt Family"]
)
def test_several_persons_are_a_group(member):
    assert classify(member).role is Role.GROUP


@pytest.mark.parametrize(
    "name", ["Senior Management", "Key Management", "Former Management", "Management"]
)
def test_the_management_of_the_reporter_is_no_firm(name):
    assert classify(name).role is Role.RELATIONSHIP


@pytest.mark.parametrize("name", ["Cash Management", "Risk Management"])
def test_what_is_managed_is_no_firm(name):
    assert classify(name).role is Role.OTHER
