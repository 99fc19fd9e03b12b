"""The resolver: what is united, what never is, what is undone."""

from dataclasses import replace
from datetime import date

import pytest

from kg.errors import InputError
from kg.model.fact import PartyKind, Role
from kg.parties.resolver import resolve
from tests.parties.printings import (
    HUYA,
    LOST,
    QUELMO,
    SUMMIT,
    WATERDROP,
    balance,
    parties,
    record,
    rules,
    united,
)

LEI = "506700GE1G29325QX363"


def test_printings_of_one_reporter_are_one_party():
    resolution = resolve(
        [
            record("Beijing QC Technology Company Limited [Member]"),
            record("Beijing QC Technology Co., Ltd"),
            record("BeijingQCTechnologyCompanyLimitedMember"),
            record("Jinan QCY Intelligent Technology Co., Ltd"),
            record("Beijing HJRT Technology Company, Limited"),
        ]
    )
    assert [len(party.names) for party in resolution.parties] == [1, 3, 1]
    assert {link.by for link in resolution.links} == {"same-printing/1"}
    assert resolution.links[0].why == (
        "3 printings of reporter 1494558 have the normal form 'beijing qc technology'"
    )
    assert {link.when for link in resolution.links} == {None}
    assert resolution.conflicts == ()


def test_other_legal_forms_are_other_bodies():
    inc, ltd, bare = record("Clavo Rico Inc"), record("Clavo Rico, Ltd."), "Clavo Rico"
    assert not united(inc, ltd)
    assert united(inc, record(bare))
    resolution = resolve([inc, ltd, record(bare), record("Clavo Rico Incorporated")])
    assert [len(party.names) for party in resolution.parties] == [1, 2, 1]
    conflict = resolution.conflicts[0]
    assert conflict.why == "legal form: inc and ltd"
    assert {link.by for link in conflict.cut} == {"normal-form/1"}


def test_separate_amounts_in_one_table_are_separate_parties():
    one = record("Xiaomi Inc", cooccurs=frozenset({"Xiaomi, Inc."}))
    other = record("Xiaomi, Inc.")
    assert not united(one, other)
    assert resolve([one, other]).conflicts[0].why == (
        "separate amounts beside each other"
    )


def test_different_amounts_of_one_filing_are_separate_parties():
    one = record("Xiaomi Inc", amounts=balance("f1", 1234))
    assert not united(one, record("Xiaomi, Inc.", amounts=balance("f1", 4321)))
    assert united(one, record("Xiaomi, Inc.", amounts=balance("f1", 1234)))
    assert united(one, record("Xiaomi, Inc.", amounts=balance("f2", 4321)))


def test_persons_are_no_organisations_and_groups_no_single_parties():
    assert not united(record("Yunding"), record("Yunding and its subsidiaries"))
    person = record("Kay Briggs", kind=PartyKind.PERSON)
    assert united(person, record("Kay Briggs, Director"))
    assert not united(person, record("Kay Briggs LLC"))
    assert not united(record("Mr. Li Wei"), record("Ms. Li Wei"))


def test_a_role_at_a_company_is_not_the_company():
    company = "Beijing QC Technology Company Limited"
    phrase = f"Member of Management Team of {company}"
    assert not united(record(company), record(phrase))


def test_kin_is_somebody_else():
    assert not united(record("Mr. Mark Munro"), record("Mark Munro Spouse"))


def test_roles_are_no_parties():
    management = record("Management", role=Role.RELATIONSHIP)
    assert not united(management, record("The Management", role=Role.RELATIONSHIP))


def test_a_bare_word_may_be_a_group_and_is_left():
    assert not united(record("Xiaomi"), record("Xiaomi Inc"))
    assert united(record("Xiaomi"), record("XiaomiMember"))
    assert united(record("Clavo Rico"), record("Clavo Rico Inc"))


def test_a_stated_short_form_names_the_same_party():
    long = record('Xiaomi Communication Technology Co. Ltd.("Xiaomi Communication")')
    short = record("Xiaomi Communication")
    assert rules(long, short) == ["stated-name/1"]
    assert not united(replace(long, reporter=HUYA), short)


def test_a_short_form_that_others_bear_too_is_left():
    long, short = record('Xiaomi Technology Ltd ("Xiaomi")'), record("Xiaomi")
    assert rules(long, short) == ["stated-name/1"]
    assert len(parties([long, short, record("Xiaomi H.K. Limited")])) == 3


def test_a_person_is_known_by_a_stated_short_name():
    long = record("Ms Natalie Kastberg (“Ms Kastberg”)")
    assert rules(long, record("Ms Kastberg")) == ["stated-name/1"]
    assert len(parties([long, record("Ms Kastberg"), record("Mr. Jo Kastberg")])) == 3


def test_numbers_may_be_spelt_out():
    assert rules(record("ThirtyOneGroupLlcMember"), record("31 Group, LLC")) == [
        "number-words/1"
    ]
    assert not united(record("Terra Fund 5"), record("Terra Fund Six"))
    assert not united(record("Terra Fund 2"), record("Terra Fund II"))


def test_a_short_form_two_names_state_is_left():
    one = record('Hefei Alpha Fund ("Hefei Fund")')
    other = record('Hefei Beta Fund ("Hefei Fund")')
    assert len(parties([one, other, record("Hefei Fund")])) == 3


def test_spaces_alone_may_differ():
    member = record("WISeKeySemiconductorsSaSMember")
    assert rules(member, record("WISeKey Semiconductors SAS")) == ["same-letters/1"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mr. Chen Gang", "Mr. Cheng Ang"),
        ("Mr. Fang An", "Mr. Fan Gan"),
        ("New Star Ltd", "News Tar Ltd"),
        ("Sea Rover 2 LLC", "Sear Over Two LLC"),
        ("Northern Trust Company", "Northern Trust Corporation"),
        ("Old Colony Insurance Co.", "Old Colony Insurance, Inc."),
        ("北京清华有限公司", "北京清华股份有限公司"),
        ("株式会社山田", "有限会社山田"),
        ("राम ट्रेडिंग", "रम ट्रेडिंग"),
        ("ข้าว", "ข่าว"),
        ("শিলা ট্রেডার্স", "শীলা ট্রেডার্স"),
        ("Nguyễn Văn Bảo", "Nguyễn Văn Bào"),
        ("Bảo Long Ltd", "BàoLong Ltd"),
        ("Peña Hermanos S.A.", "Pēna Hermanos S.A."),
        ("Mrs. John Smith", "John Smith"),
        ("Mme Jean Dupont", "Jean Dupont"),
        ('Alpha Rise Ltd (controlled by "Chen Weiguo")', "Chen Weiguo"),
        ('Blue Fern LLC (an affiliate of "Kestrel Shipping")', "Kestrel Shipping"),
        ('Wilmington Bank as trustee for "Elm Tree Trust"', "Elm Tree Trust"),
        ('Hotel "Bellavista"', "Bellavista"),
        ('OOO "Vektor"', 'OOO "Zarya"'),
        ("Northwind 1 LLC (HK)", "HK"),
        ("Wang Li", "Mr. Li Wang"),
    ],
)
def test_names_of_one_reporter_that_are_unlike_are_two_parties(one, other):
    assert not united(record(one), record(other))


@pytest.mark.parametrize(
    ("one", "other", "rule"),
    [
        ("BeijingQC Trading Ltd", "Beijing QC Trading Ltd", "same-letters/1"),
        ("Northern Bank Company", "Northern Bank", "normal-form/1"),
        ("Beijing QC Co.", "Beijing QC Co., Ltd", "normal-form/1"),
        ("Nguyễn Văn Bảo", "Nguyen Van Bao", "normal-form/1"),
        ("Mrs. Mei Chen", "Ms. Mei Chen", "same-printing/1"),
        ("Northwind 1 LLC (N1)", "N1", "stated-name/1"),
        ("Northwind 1 LLC (Northwind)", "Northwind", "stated-name/1"),
        ("Acme Trading LLC or Acme", "Acme", "stated-name/1"),
        ("Acme Trading LLC, or ATL", "ATL", "stated-name/1"),
        ('Acme Ltd (hereinafter referred to as "Zorro")', "Zorro", "stated-name/1"),
        ('Acme Ltd (the "Zorro" or "Purchaser")', "Zorro", "stated-name/1"),
        ('Acme Ltd d/b/a "Zorro"', "Zorro", "stated-name/1"),
        ("Yung Kong Chin", "Dr Yung Kong Chin", "normal-form/1"),
        ("Chin Yung Kong", "Dr. Yung Kong Chin", "person/3"),
        ("John A. Smith", "John Smith", "person/3"),
        ("JohnASmithMember", "Mr. John Smith", "person/3"),
        ("Mr. Li Feiyan", "Mr. Feiyan Li", "person/3"),
        ("Mr. Wang Guoqiang", "Guoqiang Wang", "person/3"),
        ("Mr. Edward Wah On Wong", "Mr. Wong Wah On Edward", "person/3"),
    ],
)
def test_printings_of_one_reporter_that_are_like_are_one_party(one, other, rule):
    assert united(record(one), record(other))
    assert rules(record(one), record(other)) == [rule]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("M.T. Quill LLC", "Mt. Quill LLC"),
        ("M.T. Quill LLC", "Mt Quill LLC"),
        ("MT Quill LLC", "Mt. Quill LLC"),
        ("FT Orme Partners", "Ft. Orme Partners"),
        ("S.T. Orme Clinic", "ST. ORME CLINIC"),
        ("C.O. Orme Farms Ltd", "Co. Orme Farms Ltd"),
        ("H.O.P.E. Orme Fund", "Hope Orme Fund"),
        ("I.T. Works LLC", "It Works LLC"),
    ],
)
def test_initials_are_no_word_cut_short(one, other):
    assert not united(record(one), record(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("M.T. Quill LLC", "MT Quill LLC"),
        ("M.T. QUILL LLC", "MTQuillLLCMember"),
        ("Mt. Quill LLC", "Mt Quill LLC"),
        ("MT. QUILL LLC", "MtQuillLlcMember"),
        ("J.P. Orme Bank", "Jp Orme Bank"),
        ("Hope Orme Fund", "HOPE ORME FUND, LLC"),
    ],
)
def test_dots_alone_tell_no_two_names_apart(one, other):
    assert united(record(one), record(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Rapist Quill LLC", "Therapist Quill LLC"),
        ("The Orem Group", "Theorem Group"),
        ("An Other Quill Co", "Another Quill Co"),
        ("No Where Farms LLC", "Nowhere Farms LLC"),
        ("Mr. T Foods", "Mrt Foods"),
    ],
)
def test_a_little_word_is_not_joined_with_the_next(one, other):
    assert not united(record(one), record(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("An Hui Quilu Trading Ltd", "Anhui Quilu Trading Ltd"),
        ("Mr. Oh In-sung", "Mr. Oh Insung"),
        ("A-1 Storage LLC", "A1 Storage LLC"),
        ("Sea Side Quill LLC", "Seaside Quill LLC"),
        ("De Orme Shipping Ltd", "DeOrme Shipping Ltd"),
    ],
)
def test_syllables_and_other_words_are_joined(one, other):
    assert united(record(one), record(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Comune di Quillano", "Comune di Quillano S.p.A."),
        ("Ville de Quillac", "Ville de Quillac SA"),
        ("Ministerio de Puertos", "Ministerio de Puertos S.A."),
        ("Gemeinde Ormsried", "Gemeinde Ormsried GmbH"),
        ("Ormsvik Kommune", "Ormsvik Kommune AS"),
        ("Municipality of Quill", "Municipality of Quill Ltd"),
        ("Quill Trust", "The Quill Trust Company"),
        ("The Quill Trust", "Quill Trust Co."),
        ("The Quill Trust", "Quill Trust Company, N.A."),
        ("Stadt Quillen", "Stadt Quillen AG"),
        ("Quill Shipping Company", "Quill Shipping Co., Ltd."),
        ("Quill Shipping Company", "Quill Shipping Company Limited"),
        ("Quill Shipping Company", "Quill Shipping Ltd"),
    ],
)
def test_a_town_trust_or_company_is_no_company_of_another_form(one, other):
    assert not united(record(one), record(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Comune di Quillano", "COMUNE DI QUILLANO"),
        ("The Quill Trust", "Quill Trust"),
        ("Quill Trust Co., N.A.", "Quill Trust Company, National Association"),
        ("Nora Quill c/o Orme LLP", "Nora Quill"),
        ("Quill Trust Company", "The Quill Trust Co."),
        ("Quill Shipping Company", "Quill Shipping Co."),
        ("Quill Shipping Co.", "Quill Shipping Co., Ltd."),
        ("Quill Shipping Company Limited", "Quill Shipping Co., Ltd."),
        ("Ville Capital", "Ville Capital LLC"),
    ],
)
def test_a_form_cut_short_or_an_article_more_is_the_same(one, other):
    assert united(record(one), record(other))


def test_a_rare_company_is_no_limited_one_of_another_reporter():
    names = [f"{QUELMO} Co.", f"{QUELMO} Co., Ltd."]
    assert united(*(record(name, HUYA) for name in names))
    assert not united(record(names[0], HUYA), record(names[1], WATERDROP))
    assert united(record(names[1], HUYA), record(f"{QUELMO} Ltd", WATERDROP))


def test_spaces_that_both_of_two_printings_part_otherwise_leave_a_third_open():
    names = [record(name) for name in ("ChengangMember", "Chen Gang", "Cheng Ang")]
    assert len(parties(names)) == 3


def test_an_accent_that_two_printings_bear_otherwise_leaves_a_third_open():
    names = [record(f"Nguyễn Văn {name}") for name in ("Bảo", "Bào")]
    assert len(parties([*names, record("Nguyen Van Bao")])) == 3


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mr. Wang Li", "Mr. Li Wang"),
        ("Mr. Lee Grant", "Mr. Grant Lee"),
        ("Mr. Paul Gaoyang", "Mr. Gaoyang Paul"),
    ],
)
def test_two_words_neither_of_which_is_sure_to_be_the_family_name_are_two(one, other):
    assert not united(record(one), record(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Khalid bin Omar Al Mutlaq", "Omar bin Khalid Al Mutlaq"),
        ("Salim ibn Harun Sabri", "Harun ibn Salim Sabri"),
        ("Mr. Ahmed Mohamed Ali", "Mr. Mohamed Ali Ahmed"),
        ("Mr. Juan Carlos Ortega Luna", "Mr. Carlos Juan Luna Ortega"),
    ],
)
def test_the_order_tells_a_son_from_his_father(one, other):
    assert not united(record(one), record(other))


def test_a_family_name_of_two_words_may_be_turned_round():
    names = [record("Mr. Juan Carlos Ortega Luna"), record("Ortega Luna Juan Carlos")]
    assert united(*names)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Quill Family Trust", "Quill Family Trust Company"),
        ("Quill Revocable Trust", "Quill Revocable Trust LLC"),
        ("City of Tarn", "City of Tarn LLC"),
        ("Estate of Edgar Quill", "Estate of Edgar Quill Inc"),
    ],
)
def test_a_trust_or_city_is_no_company_of_its_name(one, other):
    assert not united(record(one), record(other))
    assert united(record(one), record(f"The {one}"))


def test_a_word_for_and_in_another_tongue_is_and():
    assert united(record("Orme & Söhne OHG"), record("Orme und Söhne OHG"))
    assert united(record("Orme GmbH & Co. KG"), record("Orme GmbH und Co KG"))


def test_two_middle_letters_leave_the_name_without_open():
    names = [record(f"John {middle}Smith") for middle in ("A. ", "B. ", "")]
    assert len(parties(names)) == 3
    series = [record(name) for name in ("Vitamin C Lane", "Vitamin Lane")]
    assert len(parties(series)) == 2


def test_equal_identifiers_unite_and_different_ones_part():
    huami = record("Huami Corporation", "1720446", ciks=frozenset({"1720446"}))
    zepp = record("Zepp Health Ltd", "9", ciks=frozenset({"0001720446"}))
    assert rules(huami, zepp) == ["identifier/1"]
    assert united(record("A", leis=frozenset({LEI})), record(f"B (LEI {LEI})"))
    other = record("Huami Corp.", "1720446", ciks=frozenset({"7"}))
    assert not united(huami, other)


def test_the_party_is_named_after_a_member_with_an_identifier():
    plain = record("Foo Bar Ltd")
    with_lei = record("Foo Bar Limited", leis=frozenset({LEI}))
    with_cik = record("Foo Bar, Ltd.", ciks=frozenset({"7"}))
    assert resolve([plain, record("Foo Bar")]).parties[0].key.endswith("/foo bar")
    assert resolve([plain, with_lei]).parties[0].key.endswith("/foo bar limited")
    found = resolve([plain, with_lei, with_cik]).parties[0]
    assert found.key.endswith("/foo bar, ltd.")
    assert (found.ciks, found.leis) == (("7",), (LEI,))


def test_one_amount_in_two_filings_ties_two_printings():
    one = record(SUMMIT, amounts=balance("f1", "2417000"))
    other = record(LOST, amounts=balance("f2", "2417000"))
    assert rules(one, other) == ["value-anchor/1"]
    assert resolve([one, other]).links[0].why == (
        "2,417,000 CNY of us-gaap:DueToRelatedPartiesCurrent for 2020-12-31 is unique "
        "in 2 filings, f1 and f2"
    )
    assert not united(record(SUMMIT), record(LOST))


@pytest.mark.parametrize(
    ("name", "amounts"),
    [
        (LOST, balance("f2", "2418000")),
        (LOST, balance("f1", "2417000")),
        (LOST, balance("f2", "2417000", date(2021, 12, 31))),
        ("Bradley Steel Processors", balance("f2", "2417000")),
    ],
)
def test_other_amounts_and_other_trade_names_tie_nothing(name, amounts):
    one = record(SUMMIT, amounts=balance("f1", "2417000"))
    assert not united(one, record(name, amounts=amounts))


def test_round_amounts_and_amounts_of_two_names_tie_nothing():
    one = record(SUMMIT, amounts=balance("f1", "5000000"))
    assert not united(one, record(LOST, amounts=balance("f2", "5000000")))
    one = record(SUMMIT, amounts=balance("f1", "2417000"))
    two = record(LOST, amounts=balance("f2", "2417000"))
    third = record("Diaco S.A.", amounts=balance("f2", "2417000"))
    assert len(parties([one, two, third])) == 3


def test_records_of_one_key_are_taken_together():
    one = record("Acme", kind=PartyKind.ORGANISATION, ciks=frozenset({"7"}))
    other = record("ACME [Member]", leis=frozenset({LEI}))
    (party,) = resolve([one, other]).parties
    assert (party.kind, party.ciks, party.leis) == (
        PartyKind.ORGANISATION,
        ("7",),
        (LEI,),
    )


@pytest.mark.parametrize(
    "bad",
    [
        record(" "),
        record("A", "a/b"),
        record("A", ciks=frozenset({"x"})),
        record("A", leis=frozenset({"506700GE1G29325QX300"})),
    ],
)
def test_a_malformed_record_is_refused(bad):
    with pytest.raises(InputError, match="found"):
        resolve([bad])
