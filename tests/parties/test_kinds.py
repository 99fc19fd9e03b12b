"""Whether a name is a person's or an organisation's: names of many lands and trades."""

import pytest

from kg.model.fact import PartyKind, Role
from kg.parties.names import name_form
from kg.parties.roles import classify

RELATED_AXIS = "us-gaap:RelatedPartyTransactionsByRelatedPartyAxis"


def kind_of(member):
    """Return the kind that a member on an axis of related parties is read as."""
    found = classify(member, RELATED_AXIS)
    assert found.role is Role.PARTY, found
    return name_form(member, found.kind).kind


@pytest.mark.parametrize(
    "name",
    [
        "Orson P. Wickham, Jr.",
        "Aldous Farr, Sr.",
        "Kaspar von Rieden",
        "Hilke van der Zanden",
        "Óscar Quintana",
        "Đỗ Hồng Lan",
        "Arvid Magnusdottir",
        "Jelena Markovic",
        "Kuroda Shigeru",
        "Hyeok-jin Bae",
        "Wai Kin Leung",
        "Velan s/o Muthu",
        "Norliza bte Kassim",
        "QUIROGA, Marcos",
        "DE LA PEÑA, Marcos",
        "Cheung Siu Fai, Raymond",
        "Shri Mohan Vaidya",
        "Encik Rosman Daud",
        "Dato' Sri Goh Kim Beng",
        "Lady Isolde Marchbank",
        "Wilma Tarrant, RN, MSN",
        "Oskar Brandt - Chairman of the Board",
        "Philip Glass",
    ],
)
def test_a_person_of_any_land_is_one(name):
    assert kind_of(name) is PartyKind.PERSON


@pytest.mark.parametrize(
    "name",
    [
        "Stichting Beheer Oostkade",
        "Cong ty TNHH Hai Van",
        "I/S Ejendommen Vest",
        "Bátafélagið Hrafn hf.",
        "Inmobiliaria Cerro Alto",
        "Sparkasse Unterwald",
        "Estate of Edgar Quill",
        "Regents of the University of Quill",
        "Band of Upper Quill Indians",
        "Quill County Public Utility District",
        "National Bureau of Water Reserves",
        "Law Offices of Edna R. Quill",
        "Mrs. Quill's Bakery",
        "Captain Orme's Marina",
        "Dr Quills Clinic",
        "Edna Quill Distillery",
        "Quill & Sons Haulage",
        "Edgar L. Quill & Associates",
        "Carpenters Union Local 77",
        "Quill SPV 4",
    ],
)
def test_an_organisation_of_any_sort_is_one(name):
    assert kind_of(name) is PartyKind.ORGANISATION


@pytest.mark.parametrize(
    "name",
    [
        "Mr. & Mrs. Quill",
        "Drs. Orme and Quill",
        "Edna Quill and spouse",
        "Messrs. Orme and Quill",
    ],
)
def test_several_named_together_are_a_group(name):
    assert classify(name, RELATED_AXIS).role is Role.GROUP


@pytest.mark.parametrize(
    "name", ["Pine Valley", "Harrow Sands", "Alder Stone", "Crystal Lake"]
)
def test_words_without_a_sign_are_of_no_kind(name):
    assert kind_of(name) is PartyKind.UNKNOWN


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Quill Oil & Gas 1991-C Program", PartyKind.UNKNOWN),
        ("Orme Harbor LLC and Quill Harbor LLC", PartyKind.GROUP),
    ],
)
def test_two_lines_of_business_are_not_two_names(name, kind):
    assert name_form(name).kind is kind


@pytest.mark.parametrize(
    "name",
    [
        "Adaeze Orme-Bello",
        "Zurab Ormelashvili",
        "Iñigo Ormaechea Zubia",
        "Selim Ormanlı",
        "Kristín Ormsdóttir",
        "Ana Luisa Orme De Melo",
        "D. Francisco Javier Ormazábal y Quirós",
        "Chief Adekunle Orme (Chairman)",
        "Senator Ifeanyi Orme",
        "Sheikha Noora Al Ormani",
        "Msgr. Pietro Ormelli",
        "Mr. Suleiman Orme Danjuma, mni",
        "Lê Quang Vinh, Deputy General Director",
        "Erika Orme c/o Quill & Partner Advokater",
        "Nora Quill - SVP, Treasurer & Head of Tax",
        "Nora Quill (Vice President, Legal and Deputy Secretary)",
        "Mallam Garba Orme Idris",
    ],
)
def test_a_person_with_a_title_or_name_of_more_lands_is_one(name):
    assert kind_of(name) is PartyKind.PERSON


@pytest.mark.parametrize(
    "name",
    [
        "Chief Orme Mining",
        "Prince Orme Hotel",
        "Governor Orme Street Partners LLC",
        "Care of Orme LLC",
        "Quill Shipping - Manager",
    ],
)
def test_a_title_before_no_persons_name_is_none(name):
    assert kind_of(name) is not PartyKind.PERSON


@pytest.mark.parametrize(
    "name",
    [
        "National Oil Company of Marzuk",
        "National Pension Commission of Marzuk",
        "Federal Ministry of Works",
        "Coöperatieve Zuivelbank Quillveen U.A.",
        "Quill Multi-Strategy Fund SPC - Class B Series 3",
        "Quill Fund, Ltd., Class A-1, Series 2019-04",
        "Clínica Dental Sá & Filhos Lda.",
        "Quill Trading Est.",
        "Quill Oncology Associates, P.A.",
        "Quill & Company Advocates",
        "Quill Wound Care Physicians, S.C.",
        "Moreau & Quill Advokatbyrå KB",
        "Privatization Agency of Marzuk",
    ],
)
def test_bodies_of_states_funds_and_practices_are_organisations(name):
    assert kind_of(name) is PartyKind.ORGANISATION


@pytest.mark.parametrize("name", ["Anesthesia Partners of Tarn", "Surgeons of Tarn"])
def test_a_firm_of_people_is_no_role_at_a_place(name):
    assert kind_of(name) in (PartyKind.ORGANISATION, PartyKind.UNKNOWN)
    former = f"Former {name.partition(' ')[2].lower()} Ltd"
    assert classify(former, RELATED_AXIS).kind is not PartyKind.PERSON


def test_as_is_a_form_at_the_end_of_a_name_and_a_link_within_it():
    held = "K. Quillcombe as custodian for minor children"
    assert kind_of(held) is not PartyKind.ORGANISATION
    assert kind_of("Quillcombe Rederi AS") is PartyKind.ORGANISATION
