"""Prefixes of namespaces, and names of elements in words."""

import pytest

from kg.readers.xbrl.element_names import is_standard, prefix_of, qualified, words_of


@pytest.mark.parametrize(
    ("namespace", "given", "prefix"),
    [
        ("http://fasb.org/us-gaap/2024", "gaap", "us-gaap"),
        ("http://fasb.org/us-gaap/2011-01-31", "us-gaap", "us-gaap"),
        ("http://fasb.org/us-gaap-sup/2022q3", "us-gaap-sup", "us-gaap"),
        ("http://xbrl.us/us-gaap/2009-01-31", "us-gaap", "us-gaap"),
        ("http://fasb.org/srt/2020-01-31", "srt", "srt"),
        ("http://xbrl.sec.gov/dei/2014-01-31", "dei", "dei"),
        ("http://xbrl.us/dei/2009-01-31", "d", "dei"),
        ("http://xbrl.sec.gov/country/2016-01-31", "c", "country"),
        ("http://xbrl.ifrs.org/taxonomy/2021-03-24/ifrs-full", "ifrs", "ifrs-full"),
        ("http://www.xbrl.org/2003/iso4217", "currency", "iso4217"),
        ("http://www.xbrl.org/2003/instance", "", "xbrli"),
        ("http://huaxia.example/us-gaap/2024", "hx", "hx"),
        ("", "hx", "hx"),
    ],
)  # fmt: skip
def test_prefixes_are_those_of_the_taxonomy_whatever_the_year(
    namespace, given, prefix
) -> None:
    assert prefix_of(namespace, given) == prefix


@pytest.mark.parametrize(
    ("local", "words"),
    [
        ("BeijingQCTechnologyCompanyLimitedMember", "Beijing QC Technology Company Limited"),
        ("DueToRelatedPartiesCurrent", "Due To Related Parties Current"),
        ("RelatedPartyDomain", "Related Party"),
        ("ConvertibleNoteNo2Member", "Convertible Note No 2"),
        ("Mr_Li_Member", "Mr Li"),
        ("ABCMember", "ABC"),
        ("Member", "Member"),
        ("Q32021", "Q 32021"),
        ("_", "_"),
        ("关联方Member", "关联方"),
        ("", ""),
    ],
)  # fmt: skip
def test_names_in_words(local, words) -> None:
    assert words_of(local) == words


def test_standard_elements_are_told_by_their_prefix() -> None:
    names = [
        "us-gaap:Assets",
        "srt:DirectorMember",
        "ifrs-full:Assets",
        "hx:Loan",
        "Loan",
    ]
    assert [is_standard(name) for name in names] == [True, True, True, False, False]


def test_names_are_joined_by_a_colon_where_there_is_a_prefix() -> None:
    assert [qualified("hx", "Loan"), qualified("", "Loan")] == ["hx:Loan", "Loan"]
