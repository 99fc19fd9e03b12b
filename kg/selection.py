"""Which facts of a filing concern related parties, and as what.

The words are data: ``ontology/related.csv`` (patterns of labels, members, titles and
elements), ``axes.csv`` (axes on which only related parties stand) and ``members.csv``
(standard members that say so or deny it).
"""

import csv
import re
from enum import StrEnum
from functools import cache, lru_cache

from kg.model.fact import Fact, Role
from kg.parties.members import related_by_element
from kg.parties.roles import axis_says, is_outsider, is_related_axis, relationship_type
from kg.readers.xbrl.element_names import words_of
from kg.resources import ontology_file


class Relation(StrEnum):
    """What a fact has to do with related parties.

    ``RELATED``: it is a dealing, balance or statement with or about one. ``CONTEXT``:
    only the page it stands on is about them; it puts the others in proportion and is no
    balance with anybody. ``NONE``: neither.
    """

    RELATED = "related"
    CONTEXT = "context"
    NONE = "none"


_OFFICES = frozenset(
    ["director", "executiveOfficer", "management", "sponsor", "family", "parent"]
    + ["principalOwner", "majorityShareholder", "shareholder"]
)
"""Relationship types of who is related wherever parties are named by their office."""
_OFFICE_AXES = frozenset(["CounterpartyNameAxis", "TitleOfIndividualAxis"])
_SCALE_TOTALS = frozenset(
    [
        "us-gaap:Assets",
        "us-gaap:Revenues",
        "us-gaap:RevenueFromContractWithCustomerExcludingAssessedTax",
    ]
)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """Return one pattern a sign."""
    with ontology_file("related.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    signs = dict.fromkeys(row["sign"] for row in rows)
    return {
        sign: re.compile(
            "|".join(f"(?:{row['pattern']})" for row in rows if row["sign"] == sign),
            re.NOFLAG if sign == "stake" else re.IGNORECASE,
        )
        for sign in signs
    }


@lru_cache(maxsize=65536)
def speaks_of_related_parties(text: str) -> bool:
    """Whether a label, member or title speaks of related parties.

    >>> speaks_of_related_parties("Loan from a director")
    True
    >>> speaks_of_related_parties("Notes payable - unrelated party")
    False
    """
    return _patterns()["words"].search(text) is not None


@lru_cache(maxsize=65536)
def _element_speaks(local: str) -> bool:
    """Whether an element's name speaks of related parties, by the words it joins."""
    words = words_of(local)
    return speaks_of_related_parties(words) or bool(_patterns()["ending"].search(words))


def is_scale_total(fact: Fact) -> bool:
    """Whether a fact puts the rest in proportion: total assets, revenue."""
    return fact.concept in _SCALE_TOTALS and not fact.members


def is_related(fact: Fact) -> bool:
    """Whether a fact concerns related parties, if only as context."""
    return relation_of(fact) is not Relation.NONE


def relation_of(fact: Fact) -> Relation:
    """Return what a fact has to do with related parties.

    A member, axis, label or element that says so makes it related. A title alone does
    so only for a fact with a party or role; what else stands under it is context. What
    is said to be from outside is neither, whatever else speaks for it; nor is a stake
    in an investee or what it earns.
    """
    local = (fact.concept or "").rpartition(":")[2]
    if _is_denied(fact) or _patterns()["stake"].search(local):
        return Relation.NONE
    if says_related(fact):
        return Relation.RELATED
    if not speaks_of_related_parties(fact.title):
        return Relation.NONE
    named = fact.party is not None or fact.relationship is not None
    return Relation.RELATED if named else Relation.CONTEXT


def says_related(fact: Fact) -> bool:
    """Whether a fact itself says that it is with or about a related party."""
    local = (fact.concept or "").rpartition(":")[2]
    return (
        any(map(_member_says, fact.members, fact.axes, fact.roles))
        or any(related_by_element(name) for name in fact.member_names if name)
        or _element_speaks(local)
        or speaks_of_related_parties(fact.label)
    )


def _member_says(member: str, axis: str | None, role: Role) -> bool:
    """Whether a member says that its facts are with or about a related party."""
    if is_related_axis(axis) and not is_outsider(member):
        return True
    local = (axis or "").rpartition(":")[2]
    if role is Role.RELATIONSHIP and local in _OFFICE_AXES:
        return relationship_type(member) in _OFFICES
    return role is not Role.PARTY and speaks_of_related_parties(member)


def _is_denied(fact: Fact) -> bool:
    """Whether a member says that the other side is no related party.

    It counts where it names a side: on an axis of parties or loans, or on a page, which
    tells no axis; "Third Party Hosted Servers" on an axis of things names none.
    """
    if any(related_by_element(name) is False for name in fact.member_names if name):
        return True
    return any(
        axis_says(axis) != "other" and _patterns()["unrelated"].search(member)
        for member, axis in zip(fact.members, fact.axes, strict=True)
    )
