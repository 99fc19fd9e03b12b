"""Roles and ties printed beside the name of a party."""

from dataclasses import fields, replace

import pytest

from kg.model.fact import Fact, PlacedBy, Role
from kg.parties.names import name_form
from kg.parties.persons import split_person
from kg.parties.printed_roles import with_printed_roles
from kg.parties.roles import classify

BARE = Fact(
    **{
        **{field.name: None for field in fields(Fact)},
        "members": (), "axes": (), "roles": (), "other": (), "columns": (),
        "placed_by": PlacedBy.FULL_ROW, "title": "", "member_names": (),
        "footnotes": (), "label": "Due to related parties", "value": "",
    }
)  # fmt: skip


def told(*members: str) -> Fact:
    roles = tuple(classify(member).role for member in members)
    pairs = list(zip(members, roles, strict=True))
    parties = (Role.PARTY, Role.GROUP)
    fact = replace(
        BARE,
        members=members,
        axes=(None,) * len(members),
        roles=roles,
        party=" | ".join(text for text, role in pairs if role in parties) or None,
        relationship=" | ".join(t for t, r in pairs if r is Role.RELATIONSHIP) or None,
    )
    return with_printed_roles(fact)


@pytest.mark.parametrize(
    ("member", "roles"),
    [
        ("Mei-Ling Hsu, CEO", "CEO"),
        ("Chairman and CEO - Robert Tanaka", "Chairman | CEO"),
        ("Director Farid Nasser", "Director"),
        ("Director Mr. Li", "Director"),
        ("Mr. Park, the Company's CEO", "CEO"),
        ("Finch Trading Ltd", None),
        ("Founders Grant Holdings", None),
    ],
)
def test_a_role_in_the_name_is_told(member, roles):
    fact = told(member)
    assert (fact.party, fact.relationship) == (member, roles)


def test_a_role_in_a_member_of_its_own_comes_before_one_in_the_name():
    assert told("Mark Munro, CEO", "Director").relationship == "Director"


@pytest.mark.parametrize(
    "tie",
    [
        "Entity controlled by Liu Fang",
        "Company owned by Joan Roe",
        "A company jointly controlled by Joan Roe",
    ],
)
def test_a_tie_beside_a_party_is_its_relationship(tie):
    fact = told("Finch Trading Ltd", tie)
    assert (fact.party, fact.relationship) == ("Finch Trading Ltd", tie)
    assert fact.roles == (Role.PARTY, Role.RELATIONSHIP)


def test_a_tie_alone_and_two_parties_stay_what_they_are():
    assert told("Company owned by Joan Roe").party == "Company owned by Joan Roe"
    both = told("Finch Trading Ltd", "Quill Ltd controlled by Joan Roe")
    assert both.party == "Finch Trading Ltd | Quill Ltd controlled by Joan Roe"


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Director Farid Nasser", "Farid Nasser"),
        ("CEO - Mark Munro", "Mark Munro"),
        ("Founder Mark Munro", "Mark Munro"),
    ],
)
def test_a_role_before_a_name_is_no_part_of_it(printed, name):
    assert split_person(printed).name == name
    assert name_form(printed).form == name_form(name).form


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sable Group Ltd (NYSE: SBL)", "Sable Group Ltd"),
        ("Pell Inc. (Nasdaq: PLLX)", "Pell Inc."),
        ("Aroha Ltd (TSX-V: ARO)", "Aroha Ltd"),
        ("Xu Ltd (SEHK: 0700)", "Xu Ltd"),
    ],
)
def test_a_ticker_is_no_part_of_the_name(one, other):
    assert name_form(one).form == name_form(other).form


def test_a_series_in_brackets_is_part_of_the_name():
    assert name_form("Quill Fund (Series: B)").form == "quill fund series b"


@pytest.mark.parametrize("sign", ["n/k/a", "N/K/A", "f/k/a", "d/b/a", "p/k/a", "nka"])
def test_names_with_strokes_state_another_name(sign):
    assert name_form(f"Banner Corp ({sign} Pennant Corp)").others == ("pennant",)
