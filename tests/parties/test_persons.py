"""Persons: their names, and what is printed along with them."""

import pytest

from kg.parties.persons import PersonName, same_initials, split_person


@pytest.mark.parametrize(
    ("text", "person"),
    [
        (
            "Shalom Dodoun Director Chief Executive Officer Of The Company [Member]",
            PersonName("Shalom Dodoun", ("Director", "Chief Executive Officer")),
        ),
        (
            "Richard Berman Non-Executive Director of the Company [Member]",
            PersonName("Richard Berman", ("Non Executive Director",)),
        ),
        (
            "DrYungKongChinCeoMember",
            PersonName("Yung Kong Chin", ("Ceo",), ("dr",)),
        ),
        ("Mr. Xiaoqiang Wei", PersonName("Xiaoqiang Wei", (), ("mr",))),
        ("Ms. Kou Xiaohong", PersonName("Kou Xiaohong", (), ("ms",))),
        ("Mark Munro, CEO", PersonName("Mark Munro", ("CEO",))),
        ("Mark Munro (CEO)", PersonName("Mark Munro", ("CEO",))),
        ("Smith, John A.", PersonName("John A. Smith")),
        ("Prof. Dr. Smith, John, Ph.D.", PersonName("John Smith", (), ("prof", "dr"))),
        (
            "John Smith, Chairman and CEO",
            PersonName("John Smith", ("Chairman", "CEO")),
        ),
    ],
)
def test_a_person_is_taken_apart(text, person):
    assert split_person(text) == person


@pytest.mark.parametrize(
    "text",
    [
        "Xiaomi Inc",
        "Pine Valley",
        "Merrill Lynch Partners",
        "Dr. Reddy's Laboratories Ltd",
        "Chief Executive Officer",
        "Stockholder Director",
        "Beijing, China",
        "Mark Munro Spouse",
        "Mark Munro's wife",
        "Mark Munro Immediate Family",
        "Mark Munro Affiliate",
        "Hon Hai Precision",
        "MS Amlin",
        "Brett Pezzuto and Christian Pezzuto",
        "Huangtai #8 Power Plant",
        "Member of Management Team of Beijing QC Technology Company Limited",
        "",
        "...",
    ],
)
def test_what_is_no_person_is_left(text):
    assert split_person(text) is None


def test_a_bare_name_is_a_persons_where_that_is_known():
    assert split_person("Elisa Luqman") is None
    assert split_person("Elisa Luqman", known=True) == PersonName("Elisa Luqman")


def test_a_title_may_tell_the_gender():
    genders = [split_person(f"{t} Li Wei").gender for t in ("Mr.", "Ms.", "Dr.")]
    assert genders == ["male", "female", ""]


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("John A. Smith", "John Smith", True),
        ("J. Smith", "John Smith", True),
        ("Chin Yung Kong", "Yung Kong Chin", True),
        ("Christian Pezzuto", "Brett Pezzuto", False),
        ("J. Smith", "Smith", False),
        ("Sean Wilson", "Justin Wilson", False),
    ],
)
def test_initials_and_order_are_passed_over(one, other, alike):
    assert same_initials(one, other) is alike
