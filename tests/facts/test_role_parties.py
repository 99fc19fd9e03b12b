"""Roles that stand alone on facts: parties of their own, and when they are totals."""

from dataclasses import replace
from decimal import Decimal

import pytest

from kg.facts.party_keys import party_members
from kg.facts.role_wholes import ToldAmount, lone_marks, role_wholes
from kg.model.fact import Role


def told(fact, party, amount, *roles, element="x:Due", alone=False) -> ToldAmount:
    return ToldAmount(fact, "day", party, element, Decimal(amount), roles, alone)


def role(fact, name, amount) -> ToldAmount:
    return told(fact, name, amount, name, alone=True)


@pytest.mark.parametrize(
    ("beside", "whole"),
    [
        ([told("p", "quill", 70)], False),
        ([told("p", "quill", 70, "director")], True),
        ([told("p", "quill", 70, "independent director", element="x:Fee")], True),
        ([told("p", "quill", 100)], True),
        ([told("p", "quill", 60), told("q", "zenta", 40)], True),
        ([told("p", "quill", 60), told("q", "zenta", 41)], False),
        ([], False),
    ],
)
def test_a_role_is_the_whole_of_its_holders_beside_it(beside, whole) -> None:
    wholes = role_wholes([role("r", "Directors", 100), *beside])
    assert wholes == ({"r"} if whole else set())


def test_of_two_roles_the_broader_is_the_whole() -> None:
    rows = [role("r", "Management", 100), role("s", "Directors", 40)]
    assert role_wholes(rows) == {"r"}


@pytest.mark.parametrize(
    ("joined", "one", "other"),
    [
        ("Joint Ventures and Associates", "Joint ventures", "Associates"),
        ("Associates and joint ventures", "Joint ventures", "Associates"),
        ("Shareholders and directors", "Shareholders", "Directors"),
    ],
)
def test_several_classes_joined_are_the_whole_of_each(joined, one, other) -> None:
    rows = [role("b", joined, 79), role("r", one, 70), role("s", other, 9)]
    assert role_wholes(rows) == {"b"}


@pytest.mark.parametrize(
    "company",
    [
        "Entities controlled by directors",
        "Companies owned by officers",
        "Companies controlled by management",
    ],
)
def test_companies_of_managers_are_no_managers(company) -> None:
    rows = [role("r", "Key management personnel", 100), role("s", company, 40)]
    assert role_wholes(rows) == set()


@pytest.mark.parametrize(
    ("members", "roles", "party", "relationship", "names"),
    [
        (("Sponsors",), (Role.RELATIONSHIP,), None, "Sponsors", ["Sponsor"]),
        (("Related Party",), (Role.RELATIONSHIP,), None, "Related Party", []),
        (
            ("Quill Ltd", "Sponsor"),
            (Role.PARTY, Role.RELATIONSHIP),
            "Quill Ltd",
            "Sponsor",
            ["Quill Ltd"],
        ),
    ],
)
def test_a_role_stands_for_its_holder_where_nobody_is_named(
    seed, members, roles, party, relationship, names
) -> None:
    fact = replace(
        seed.facts[0],
        members=members,
        roles=roles,
        axes=(),
        party=party,
        relationship=relationship,
    )
    assert party_members(fact) == names


def test_a_lettered_party_is_one_of_several_and_no_whole() -> None:
    line = [
        role("officer", "Chief Executive Officer", 70),
        role("same", "Related Party D", 70),
        role("b", "Related Party B", 16),
        role("two", "Related Party Two", 25),
        told("holder", "Joan Roe", 5, "Director"),
        role("all", "Related Party", 90),
    ]
    assert role_wholes(line) == {"same", "all"}


def test_the_only_numbered_related_party_is_all_of_them_together() -> None:
    one, two = role("r", "Related Party One", 9), role("s", "Related Party Two", 4)
    assert lone_marks([one, role("d", "Director Two", 1)]) == {"r"}
    assert lone_marks([one, told("p", "Joan Roe", 5)]) == {"r"}
    assert lone_marks([one, two]) == set()
    assert lone_marks([role("d", "Director Two", 1)]) == set()


@pytest.mark.parametrize(
    ("alone", "beside", "whole"),
    [
        ("Owner of Quill", "Officer and former owner of Zenta", False),
        ("Former Owner of Tarn Lake Unsecured", "Owners", False),
        ("Shareholder of Quill Ltd", "Majority Shareholder", False),
        ("Owners", "Former Owner of Quill", True),
        ("Shareholders of the Company", "Majority Shareholder", True),
        ("Members of Management", "Director of Quill", True),
        ("Owner of Quill", "Owner of Quill", True),
    ],
)
def test_a_role_of_a_body_it_names_is_no_whole_of_others(alone, beside, whole) -> None:
    holder = told("p", "zenta", 40, beside)
    wholes = role_wholes([role("r", alone, 100), holder])
    assert wholes == ({"r"} if whole else set())


def test_a_role_that_has_the_amounts_of_two_lettered_parties_is_neither() -> None:
    def on(line: str, *rows: ToldAmount) -> list[ToldAmount]:
        return [replace(row, fact=f"{row.fact} {line}", line=line) for row in rows]

    rows = [
        *on("to", role("ceo", "CEO", 70), role("a", "Related Party A", 70)),
        *on("from", role("ceo", "CEO", 43), role("d", "Related Party D", 43)),
        *on("to", role("cfo", "CFO", 9), role("b", "Related Party B", 9)),
    ]
    assert role_wholes(rows) == {"ceo to", "ceo from", "b to"}


@pytest.mark.parametrize(
    ("axis", "member", "names"),
    [
        ("dei:LegalEntityAxis", "Subsidiary One", []),
        ("srt:ConsolidatedEntitiesAxis", "Subsidiaries", []),
        ("dei:LegalEntityAxis", "Fellow subsidiary", ["Fellow Subsidiary"]),
        ("dei:LegalEntityAxis", "Director", ["Director"]),
        (
            "us-gaap:RelatedPartyTransactionsByRelatedPartyAxis",
            "Subsidiary One",
            ["Subsidiary One"],
        ),
    ],
)
def test_a_subsidiary_on_an_axis_of_own_entities_is_not_opposite(
    seed, axis, member, names
) -> None:
    fact = replace(
        seed.facts[0],
        members=(member,),
        roles=(Role.RELATIONSHIP,),
        axes=(axis,),
        party=None,
        relationship=member,
    )
    assert party_members(fact) == names


@pytest.mark.parametrize(
    ("alone", "parts", "whole"),
    [
        ("Management", [("Chairman", 60), ("CEO", 30)], True),
        ("Management", [("Chairman", 60), ("CEO", 70)], False),
        ("Directors and executive officers", [("Joan Roe", 60)], True),
        ("Executive Chair", [("Independent Director", 30)], False),
    ],
)
def test_a_class_of_holders_is_no_less_than_its_parts(alone, parts, whole) -> None:
    line = [
        told(name, name, amount, "Chief Financial Officer")
        if name == "Joan Roe"
        else role(name, name, amount)
        for name, amount in parts
    ]
    assert ("r" in role_wholes([role("r", alone, 100), *line])) is whole
