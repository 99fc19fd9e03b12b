"""Candidates: what is proposed to a person, and what is not."""

import random
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model.fact import PartyKind, Role
from kg.parties.candidates import candidates
from kg.parties.decisions import Verdict, decide
from kg.parties.mentions import MentionRecord

AMBOW, GERDAU = "1494558", "1073404"


def record(name, reporter=AMBOW, **known):
    return MentionRecord(reporter, name, **known)


def proposed(*records, decisions=()):
    return [(c.a, c.b) for c in candidates(records, decisions)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Gerdau Summit Acos Fundidos e Forjados S.A.",
            "Gerdau Summit Aos Fundidos e Forjados S.A.",
        ),
        ("Juntos Somos Mais Fidelizacao S.A.", "Juntos Somos Mais Fidelizao S.A."),
        ("Shandong Shichuang Software", "Shandong Shichaung Software"),
        ("Xiaomi Communication", "Xiaomi Communication Technology Co. Ltd."),
        ("Mr. J. Smith", "Mr. John Smith"),
        ("Mrs. John Smith", "John Smith"),
        ("Nguyễn Văn Bảo", "Nguyễn Văn Bào"),
        ("Northern Trust Company", "Northern Trust Corporation"),
        ("Wang Li", "Mr. Li Wang"),
        ("Mr. Sternberg", "Edward Sternberg"),
        ("Huaneng Group", "Huaneng Group and its subsidiaries"),
        ("HIPDC [member]", "Huaneng International Power Development Corporation"),
        ("Clavo Rico Inc", "Clavo Rico Ltd"),
        ("Fund II", "Fund Two"),
        ("31 Group LLC", "31 Group LLC One"),
        ("1112 Third Avenue Corp", "ThirdAvenueCorpMember"),
        ("2Lab3 LLC", "TwolabThreeLLCMember"),
        ("Southern Airlines Group Finance Co., Ltd", "SA Finance"),
        ("LW Briggs Irrevocable Trust", "LWB Irrev Trust"),
        ("Scotia International", "Scotia International of Nevada Inc"),
        ('QMIS Investment Bank Limed ("QIB")', "QMIS Investment Bank Limited"),
        ("Xiaomi Technology Co Ltd", "Xiaomi"),
    ],
)
def test_names_that_may_be_one_are_proposed(one, other):
    assert len(proposed(record(one), record(other))) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Beijing QC Technology Co., Ltd", "Beijing HJRT Technology Co., Ltd"),
        ("Beijing QC Technology Co., Ltd", "Jinan QCY Intelligent Technology Co., Ltd"),
        ("Terra Fund 5", "Terra Fund 6"),
        ("Investor One", "Investor Two"),
        ("Xiaomi Communication", "Xiaomi Technology"),
        ("Mr. Brett Pezzuto", "Mr. Christian Pezzuto"),
        ("Mr. Li Wei", "Ms. Li Wei"),
        (
            "Beijing QC Technology Company Limited",
            "Member of Management Team of Beijing QC Technology Company Limited",
        ),
        ("Yunding", "Flashapp"),
    ],
)
def test_other_parties_are_not_proposed(one, other):
    assert proposed(record(one), record(other)) == []


def test_what_is_united_is_not_proposed():
    assert proposed(record("Acme Co., Ltd"), record("Acme Limited")) == []


def test_other_reporters_need_more_likeness():
    lost = "Gerdau Summit Aos Fundidos e Forjados S.A."
    full = "Gerdau Summit Acos Fundidos e Forjados S.A."
    assert len(proposed(record(full), record(lost, GERDAU))) == 1
    assert proposed(record("Tencent Holdings Limited"), record("Tencent", "2")) == []
    assert len(proposed(record("Tencent Group"), record("Tencent Group", "2"))) == 1


def test_what_a_person_decided_is_not_proposed_again():
    one, other, third = (
        record("Xiaomi Tech Ltd"),
        record("Xiaomi Tehc Ltd"),
        "XiaomiTechMember",
    )
    pair = proposed(one, other)[0]
    for verdict in Verdict:
        decisions = decide(
            (), *pair, verdict, by="Ada", why="w", when=date(2024, 5, 31)
        )
        assert proposed(one, other, decisions=decisions) == []
        assert proposed(one, other, record(third), decisions=decisions) == []


def test_separate_amounts_and_roles_are_not_proposed():
    apart = record("Xiaomi Tech Ltd", cooccurs=frozenset({"Xiaomi Tehc Ltd"}))
    assert proposed(apart, record("Xiaomi Tehc Ltd")) == []
    role = record("Managment", role=Role.RELATIONSHIP)
    assert proposed(role, record("Management", role=Role.RELATIONSHIP)) == []


def test_a_candidate_says_why():
    (found,) = candidates([record("Huaneng Group"), record("Huaneng Groups Co")])
    assert (found.a, found.b) == (
        f"{AMBOW}/huaneng group",
        f"{AMBOW}/huaneng groups co",
    )
    assert found.why == "the spelling agrees to 96 of 100"


_NAMES = st.sampled_from(
    [
        "Xiaomi Tech Ltd",
        "Xiaomi Tehc Ltd",
        "Xiaomi Tech",
        "Xiaomi Inc",
        "Mr. Wei Li",
        "Li Wei",
        "QC Technology",
        "Q C Technology",
        "Xiaomi and its affiliates",
    ]
)


@given(
    st.lists(
        st.builds(
            MentionRecord, st.sampled_from("12"), _NAMES, st.sampled_from(PartyKind)
        ),
        max_size=9,
    ),
    st.randoms(use_true_random=False),
)
def test_order_does_not_matter(records, shuffler):
    mixed = list(records)
    shuffler.shuffle(mixed)
    assert list(candidates(mixed)) == list(candidates(records))


def test_blocks_are_capped():
    chance = random.Random(5)
    names = [
        "Xiaomi " + "".join(chance.choices("bcdfghklmnprst", k=9)) for _ in range(300)
    ]
    assert (
        sum(1 for _ in candidates(record(n, str(i)) for i, n in enumerate(names))) < 50
    )
