"""Roles that stand alone on facts: parties of their own, and when they are totals."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from kg.facts.balances import Balance, Key
from kg.facts.filings import party_members
from kg.facts.projection import role_wholes
from kg.facts.rows import Side
from kg.model.fact import Role

DAY = date(2031, 12, 31)
ROLES = {"r": "Directors"}


def balance(fact, party, amount, *roles, element="x:Due") -> Balance:
    key = Key("e", party, Side.DUE_TO, DAY, "USD")
    return Balance(fact, key, element, (), Decimal(amount), roles=roles)


@pytest.mark.parametrize(
    ("beside", "whole"),
    [
        ([balance("p", "quill", 70)], False),
        ([balance("p", "quill", 70, "director")], True),
        ([balance("p", "quill", 70, "independent director", element="x:Fee")], True),
        ([balance("p", "quill", 100)], True),
        ([balance("p", "quill", 60), balance("q", "zenta", 40)], True),
        ([balance("p", "quill", 60), balance("q", "zenta", 41)], False),
        ([], False),
    ],
)
def test_a_role_is_the_whole_of_its_holders_beside_it(beside, whole) -> None:
    told = role_wholes([balance("r", "directors", 100), *beside], ROLES)
    assert told == ({"r"} if whole else set())


def test_of_two_roles_the_broader_is_the_whole() -> None:
    rows = [balance("r", "management", 100), balance("s", "directors", 40)]
    assert role_wholes(rows, {"r": "Management", "s": "Directors"}) == {"r"}


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
