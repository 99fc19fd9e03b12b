"""Names: what varies without naming somebody else, and what does not."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model.fact import PartyKind
from kg.parties.names import (
    name_form,
    name_key,
    normal_form,
    trade_name,
    without_short_form,
)
from kg.parties.phrases import split_group, split_other_names, split_role_phrase
from kg.parties.spelling import spaced, words_of

VARIANTS = [
    ("Ahead (Shanghai) Trade Co., Ltd", "Ahead Shanghai Trade Co Ltd"),
    ("Beijing QC Technology Co., Ltd", "Beijing QC Technology Company Limited"),
    ("Beijing QC Technology Company, Limited", "Beijing QC Technology Co. Ltd."),
    (
        "Beijing HJRT Technology Company, Limited",
        "Beijing HJRT Technology Co., Ltd",
    ),
    ("Gerdau Aços Longos S.A.", "Gerdau Acos Longos SA"),
    ('Xiaomi Technology Co. Ltd.("Xiaomi")', "Xiaomi Technology"),
]
"""The six pairs of DOMAIN section 6."""


@pytest.mark.parametrize(("one", "other"), VARIANTS)
def test_variants_of_one_name_agree(one, other):
    assert normal_form(one) == normal_form(other)


def test_no_other_pair_of_those_names_agrees():
    names = [(n, pair) for n, pair in enumerate(VARIANTS) for pair in pair]
    agreeing = {
        frozenset((i, j))
        for (i, one), (j, other) in combinations(names, 2)
        if normal_form(one) == normal_form(other)
    }
    assert agreeing == {
        frozenset((0,)),
        frozenset((1,)),
        frozenset((2,)),
        frozenset((1, 2)),
        frozenset((3,)),
        frozenset((4,)),
        frozenset((5,)),
    }


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("BeijingQCTechnologyCompanyLimitedMember", "Beijing QC Technology Co., Ltd"),
        ("abow:BeijingQCTechnologyMember", "Beijing QC Technology Co., Ltd"),
        ("HoWahGentingGroupSdnBhdMember", "Ho Wah Genting Group Sdn. Bhd. [Member]"),
        ("InvestorOneMemberMember", "Investor One [Member]"),
        ("Brasil ao Cubo Construção modular Ltda", "Brasil ao Cubo Construcao Modular"),
        ("Tofas-Turk Otomobil Fabrikasi A.S.", "Tofaş-Türk Otomobil Fabrikası A.Ş."),
        ("Gerdau Corsa S.A.P.I de C.V.", "Gerdau Corsa, S.A.P.I. de C.V."),
        ("Octane Financing L. L. C.", "Octane Financing LLC"),
        ("China Petroleum & Chemical Corp", "China Petroleum and Chemical Corporation"),
        ("Huangtai #8 Power Plant [member]", "Huangtai 8 Power Plant"),
        ("北京易趣有限公司", "北京易趣有限责任公司"),
        ("The Coca-Cola Company", "Coca-Cola Co."),
        ("Vitaxel Online Mall Sdn Bhd (VOMSB)", "Vitaxel Online Mall Sdn Bhd"),
        ("HUYA Inc. (CIK 0001728190)", "Huya, Inc."),
        ("Unicom Group Co., Ltd and its subsidiaries", "Unicom Group & Subsidiaries"),
        (
            "Aelora Sdn. Bhd. (previously known as Vitaxel Sdn. Bhd.)",
            "Aelora Sdn Bhd",
        ),
        ("Dr. Yung Kong Chin, CEO", "DrYungKongChinCeoMember"),
        ("Mr. Guotao Deng (2)", "Guotao Deng"),
        ("Zhejiang Marine Leasing Ltd.***", "Zhejiang Marine Leasing Limited"),
        ("UCAR Inc. (“UCAR Inc.”) (4)", "UCAR, Inc."),
        ("Sable Int'l Ltd", "Sable International Limited"),
        ("Zephyr Intl Mfg Co", "Zephyr International Manufacturing Company"),
        ("Oakfield Bros. Invts LLC", "Oakfield Brothers Investments, LLC"),
        ("Wattle Mgmt Svcs Pty Ltd", "Wattle Management Services Pty Limited"),
        ("Mr. Justin Davis-Rice, a director of CEGL", "Justin Davis-Rice"),
        (
            "Mabert, LLC, a Texas Limited Liability Company owned by a director",
            "Mabert LLC",
        ),
        ("Smith, John A.", "Mr. John A. Smith"),
        (
            "Shalom Dodoun Director Chief Executive Officer Of The Company [Member]",
            "Shalom Dodoun",
        ),
        ("Alder Ventures (Note 12)", "Alder Ventures"),
        ("Quill Fund (see Note 4)", "Quill Fund"),
        ("Ruth Falk, daughter of the President", "Ruth Falk"),
        ("Ilse Brandt (the spouse of our CFO)", "Ilse Brandt"),
        ("QuillHandelGmbHMember", "Quill Handel Gesellschaft mbH"),
        ("Siam Rice PCL", "Siam Rice Public Company Limited"),
    ],
)
def test_printings_of_one_name_agree(one, other):
    assert normal_form(one) == normal_form(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Beijing QC Technology Co., Ltd", "Jinan QCY Intelligent Technology Co., Ltd"),
        ("Beijing QC Technology Co., Ltd", "Beijing HJRT Technology Co., Ltd"),
        ("Xiaomi Communication", "Xiaomi Technology"),
        ("Sable Tech Ltd", "Sable Technologies Ltd"),
        ("Sable Grp Ltd", "Sable Groups Ltd"),
        ("Tencent Holdings Limited", "Tencent Group"),
        ("China Unicom Group", "China Unicom Group and its subsidiaries"),
        ("CSAH and its subsidiaries", "CSAH and its affiliates"),
        ("Terra Fund 5", "Terra Fund 6"),
        ("Terra Fund (5)", "Terra Fund (6)"),
        ("Investor (1)", "Investor (2)"),
        ("Gerdau Summit Acos Fundidos", "Gerdau Summit Aos Fundidos"),
        ("John A. Smith", "John Smith"),
        ("Chin Yung Kong", "Yung Kong Chin"),
        ("ガス株式会社", "カス株式会社"),
        (
            "Member of Management Team of Beijing QC Technology Company Limited",
            "Beijing QC Technology Company Limited",
        ),
    ],
)
def test_other_parties_stay_apart(one, other):
    assert normal_form(one) != normal_form(other)


@given(st.text(max_size=40))
def test_the_normal_form_is_stable_and_says_something(text):
    form = normal_form(text)
    assert normal_form(form) == form
    assert bool(form) == bool(name_key(text))


_WORDS = ["The", "Member", "Co.", "Ltd", "and its", "Subsidiaries", "S.", "A.", "(X)"]
_WORDS += ['("Qy")', "formerly", "QC", "Director", "Mr.", "of", "de", "C.V.", "&", ","]


@given(st.lists(st.sampled_from(_WORDS), max_size=8).map(" ".join))
def test_the_normal_form_of_real_parts_is_stable(text):
    assert normal_form(normal_form(text)) == normal_form(text)


@pytest.mark.parametrize(
    ("name", "legal"),
    [
        ("Clavo Rico Inc", "inc"),
        ("Clavo Rico, Ltd.", "ltd"),
        ("Clavo Rico", ""),
        ("Ford Motor Company", "co"),
        ("Ford Motor Company Limited", "ltd"),
        ("Ford & Company, LLC", "llc"),
        ("北京清华有限公司", "ltd"),
        ("北京清华股份有限公司", "gufen"),
        ("HWG Cash Singapore Pte. Ltd.", "pte-ltd"),
        ("Gerdau Metaldom S.A", "sa"),
        ("Muster GmbH & Co. KG", "gmbh-kg"),
        ("NFA Securities, L3C", "l3c"),
    ],
)
def test_the_legal_form_has_a_class(name, legal):
    assert name_form(name).legal == legal


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Xiaomi Inc", PartyKind.ORGANISATION),
        ("Mr. Wang Song", PartyKind.PERSON),
        ("CSAH and its affiliates", PartyKind.GROUP),
        ("Tencent's related parties", PartyKind.GROUP),
        ("AwsEntitiesMember", PartyKind.GROUP),
        ("Brett Pezzuto And Christian Pezzuto", PartyKind.GROUP),
        ("Gerdau Acos Longos S.A. and Gerdau Acominas S.A.", PartyKind.GROUP),
        ("Former Owner of Tropical", PartyKind.GROUP),
        ("Yunding", PartyKind.UNKNOWN),
    ],
)
def test_words_tell_the_kind(name, kind):
    assert name_form(name).kind is kind


def test_a_name_states_other_names():
    long = 'Xiaomi Communication Technology Co. Ltd.("Xiaomi Communication")'
    assert name_form(long).others == ("xiaomi communication",)
    former = "Aelora Sdn. Bhd. (Previously known as Vitaxel Sdn. Bhd.)"
    assert name_form(former).others == ("vitaxel",)
    both = "Aelora Sdn Bhd (“ASB” and previously known as “Vitaxel Sdn Bhd”)"
    assert name_form(both).others == ("asb", "vitaxel")
    sellers = 'Foo Ltd and Bar Ltd (collectively, the "Sellers")'
    assert split_other_names(sellers) == ("Foo Ltd and Bar Ltd", ())
    assert split_other_names('Hainan Qin Co., Ltd. "Qin Hainan"') == (
        "Hainan Qin Co., Ltd.",
        ("Qin Hainan",),
    )
    described = "Hispanic Physicians IPA, a California Medical corporation, (“HPIPA”)"
    assert split_other_names(described) == ("Hispanic Physicians IPA", ("HPIPA",))


@pytest.mark.parametrize(
    "tail",
    [
        ", an entity controlled by Gregory Quill",
        ", a company owned by our director",
        ", which is managed by Quill Partners",
        ", entity affiliated with the chairman",
    ],
)
def test_who_controls_a_party_is_no_part_of_its_name(tail):
    form = name_form(f"Zenta Investments, LLC{tail}")
    assert (form.form, form.kind) == ("zenta investments", PartyKind.ORGANISATION)


def test_quotes_of_any_kind_mark_a_short_form():
    long = "Shenzhen New Precise Space-Time Technology Co., Limited"
    assert without_short_form(f"{long} ('Shenzhen New PST')") == long
    assert without_short_form(f"{long} (“Shenzhen New PST”)") == long
    assert without_short_form(f'{long} (the "Lessee")') == long


def test_groups_and_role_phrases_are_taken_apart():
    assert split_group("Neptunes Group and its Affiliates [Member]").base == (
        "neptunes",
        "group",
    )
    assert split_role_phrase("Members of management team of the Group") is None
    assert split_role_phrase("Gerdau Metaldom Corp.") is None
    assert split_role_phrase("Mark Munro, CEO of Foo Inc.").of == ("foo", "inc")
    assert split_role_phrase("Company owned by Mr. Li").of == ("mr", "li")


def test_elements_are_set_apart_and_other_words_are_not():
    assert spaced("WISeKeyIoTTaiwanMember") == "WI Se Key Io T Taiwan"
    assert spaced("URSUS Information Technology") == "URSUS Information Technology"
    assert spaced("Member") == "Member"


@pytest.mark.parametrize(
    ("name", "own"),
    [
        ("Tencent Holdings Limited [Member]", "tencent"),
        ("Tencent Group [Member]", "tencent"),
        ("Xiaomi Communication Technology Co. Ltd.", "xiaomi"),
        ("Xiaomi H.K. Limited", "xiaomi"),
        ("Shandong Shichuang Software Engineering Company Limited", "shichuang"),
        ("Beijing QC Technology Company Limited", None),
        ("Beijing Technology Co., Ltd", None),
        ("Member of Management Team of Xiaomi Inc", None),
        ("Fund 12345", None),
    ],
)
def test_the_trade_name_is_what_is_the_bearers_own(name, own):
    assert trade_name(name) == own


@pytest.mark.parametrize(
    "text",
    [
        "Mark Munro, CEO of Foo Bar Inc. (“Foo Bar”)",
        "Former owner of Tropical Communications, Inc. (“Tropical”)",
        "Quux, a subsidiary of Foo Bar Corporation (“Foo Bar”)",
        "Company controlled by Foo Bar Ltd (“Foo Bar”)",
        "Foo Bar Ltd (“Foo Bar”) and its subsidiaries",
        'Venture capital fund ("Fund")',
        'Acme Trading Ltd (the "Seller")',
        'Quux Ltd (the "Company" or the "Group")',
    ],
)
def test_what_is_said_of_somebody_else_or_of_anybody_is_no_other_name(text):
    assert name_form(text).others == ()


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ('Acme Trading Ltd ("Zorro")', ("zorro",)),
        ('Acme Trading Ltd (the "Zorro" or "Acme")', ("acme", "zorro")),
        ('Acme Trading Ltd (hereinafter referred to as "Zorro")', ("zorro",)),
        ('Acme Trading Ltd ("Zorro", formerly known as "Quux")', ("quux", "zorro")),
        ("Acme Trading Ltd (nka Zorro Ltd)", ("zorro",)),
        ("Acme Trading Ltd (renamed Zorro Ltd)", ("zorro",)),
        ("Acme Trading Ltd, now named Zorro Ltd", ("zorro",)),
        ("Northwind 1 LLC (N1)", ("n1",)),
        ("Northwind Power LLC (Northwind)", ("northwind",)),
        ("Southern Airlines Velmor Ltd (SA Velmor)", ("sa velmor",)),
        ("Acme Trading LLC or Acme", ("acme",)),
        ('Acme Trading LLC "Zorro"', ("zorro",)),
        ('Acme Trading LLC (owned by "Zorro")', ()),
        ('Acme Trading LLC (guarantor of "Zorro")', ()),
        ('Acme Trading LLC for "Zorro"', ()),
        ('Zorvex Bank as agent for "Zorro"', ()),
        ('"Zorvex" Bank as agent for "Zorro"', ()),
        ('Acme Trading LLC, the "Zorro"', ("zorro",)),
        ('LLC "Zorro"', ()),
        ('Hotel "Zorro"', ()),
        ("Northwind Power LLC (Shanghai)", ()),
        ("Northwind Power LLC (Southwind)", ()),
        ("Northwind Power LLC or Southwind", ()),
    ],
)
def test_only_defining_words_and_own_letters_state_another_name(text, others):
    assert name_form(text).others == others


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ('Acme Trading Ltd (controlled by "Chen Weiguo")', PartyKind.UNKNOWN),
        ('Zorvex Bank as trustee for "Elm Trust"', PartyKind.UNKNOWN),
        ("Company controlled by Chen Weiguo", PartyKind.GROUP),
        ("Director of Acme Trading Ltd", PartyKind.GROUP),
    ],
)
def test_a_firm_that_is_described_is_no_role(text, kind):
    assert name_form(text).kind is kind


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("राम ट्रेडिंग", ["राम", "ट्रेडिंग"]),
        ("บริษัท ข้าว", ["บริษัท", "ข้าว"]),
        ("Văn_Bảo–Ltd", ["van", "bao", "ltd"]),
        ("葛\U000e0100城", ["葛城"]),
    ],
)
def test_marks_belong_to_their_word(text, words):
    assert words_of(text) == words
