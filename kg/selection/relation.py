"""What one fact has to do with related parties."""

import re
from enum import StrEnum

from kg.model.fact import Fact, Role
from kg.parties.members import related_by_element
from kg.parties.names import normal_form
from kg.parties.roles import axis_says, is_related_axis, relationship_type
from kg.selection.kinds import is_claim_on_investee, is_of_another_kind
from kg.selection.signs import (
    element_speaks,
    has_sign,
    member_speaks,
    names_outsider,
    speaks_of_related_parties,
    title_is_mixed,
    title_speaks,
)


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
    [
        "director", "executiveOfficer", "management", "sponsor", "family", "parent",
        "principalOwner", "majorityShareholder",
    ]
)  # fmt: skip
"""Relationship types of who is related wherever parties are named by their office."""
_PARTIES = frozenset([Role.PARTY, Role.GROUP])
_OFFICE_AXES = frozenset(["CounterpartyNameAxis", "TitleOfIndividualAxis"])
_DEALS = "RelatedPartyTransactionAxis"
"""Axis of kinds of deals, on which some filers name parties."""
_ENTITY_AXES = frozenset(
    ["LegalEntityAxis", "CounterpartyNameAxis", "TitleOfIndividualAxis"]
)
SCALE_TOTALS = frozenset(
    [
        "us-gaap:Assets",
        "us-gaap:Revenues",
        "us-gaap:RevenueFromContractWithCustomerExcludingAssessedTax",
    ]
)
"""Elements that put the rest in proportion."""


def is_scale_total(fact: Fact) -> bool:
    """Whether a fact puts the rest in proportion: total assets, revenue.

    Revenue from contracts is the total only where its label calls it revenue or sales:
    "Contract related" is one kind of it.
    """
    if fact.concept not in SCALE_TOTALS or fact.members:
        return False
    if not fact.concept.endswith("ExcludingAssessedTax"):
        return True
    return not fact.label or has_sign("total label", fact.label)


def is_related(fact: Fact) -> bool:
    """Whether a fact concerns related parties, if only as context."""
    return relation_of(fact) is not Relation.NONE


def relation_of(fact: Fact) -> Relation:
    """Return what a fact has to do with related parties.

    A member, axis, label or element that says so makes it related. A title alone does
    so only for a fact with a party or role; what else stands under it is context. What
    is said to be from outside is neither, whatever else speaks for it; nor is a stake
    in an investee or what it earns, nor the count of the reporter's own shares.
    """
    if _is_denied(fact) or is_of_another_kind(fact, words_say=words_say(fact)):
        return Relation.NONE
    if says_related(fact):
        return Relation.RELATED
    if not title_speaks(fact.title):
        return Relation.NONE
    if fact.party is not None or fact.relationship is not None:
        return Relation.NONE if _is_of_other_subject(fact) else Relation.RELATED
    local = (fact.concept or "").rpartition(":")[2]
    return Relation.NONE if has_sign("share count", local) else Relation.CONTEXT


def _is_of_other_subject(fact: Fact) -> bool:
    """Whether a party stands on a page about something else as well, shown nowhere."""
    is_shown = fact.related_elsewhere is True or fact.relationship is not None
    return title_is_mixed(fact.title) and not is_shown


def says_related(fact: Fact) -> bool:
    """Whether a fact itself says that it is with or about a related party."""
    return (
        words_say(fact)
        or _names_known_party(fact)
        or is_claim_on_investee(fact)
        or any(
            _stands_as_related(fact, *cut)
            for cut in zip(fact.members, fact.axes, fact.roles, strict=True)
        )
        or any(
            name is not None and _element_is_related(name, axis)
            for name, axis in zip(fact.member_names, fact.axes, strict=False)
        )
    )


def _names_known_party(fact: Fact) -> bool:
    """Whether a label or thing names a related party, and no member names another."""
    named = _PARTIES.isdisjoint(fact.roles)
    return fact.related_elsewhere is True and named and fact.relationship is None


def _element_is_related(name: str, axis: str | None) -> bool:
    """Whether a standard member says that its facts concern related parties.

    One that names an office or tie does so where parties stand: a general partner on an
    axis of equity, or among the entities of the group, is a column of capital.
    """
    if not related_by_element(name):
        return False
    if element_speaks(name.rpartition(":")[2]):
        return True
    is_partner = name.endswith(":GeneralPartnerMember")
    return axis_says(axis) not in (
        ("other", "subsidiary") if is_partner else ("other",)
    )


def words_say(fact: Fact) -> bool:
    """Whether label, element or a member that is no name speaks of related parties.

    An element chosen for the word alone says nothing: "Compensation and related
    expenses" are no dealings, nor is the drawing of a bank's loan an affiliate's.
    """
    if speaks_of_related_parties(fact.label):
        return True
    if any(
        member_speaks(member)
        and (role is not Role.PARTY or has_sign("description", member))
        for member, role in zip(fact.members, fact.roles, strict=True)
    ):
        return True
    if not element_speaks((fact.concept or "").rpartition(":")[2]):
        return False
    return not has_sign("pertaining", fact.label) and not (
        any(has_sign("bank loan", member) for member in fact.members)
        and not title_speaks(fact.title)
    )


def _stands_as_related(fact: Fact, member: str, axis: str | None, role: Role) -> bool:
    """Whether a member is a related party by the axis it stands on.

    Filers put lenders and buyers on the axes of related parties too. Where a filing has
    pages about related parties, who stands on none of them is a related party only if
    the fact says so in words. The axis of deals names parties so seldom that a name on
    it counts only where the filing shows it to be a related one; so does a bank's, and
    a thing's on any axis. The reporter is no related party of its own.
    """
    local = (axis or "").rpartition(":")[2]
    names_office = role is Role.RELATIONSHIP and _holds_office(member)
    if names_office and (local in _OFFICE_AXES or is_related_axis(axis)):
        return True
    if names_outsider(member) or _is_reporter(member, fact):
        return False
    if is_related_axis(axis):
        on_page = title_speaks(fact.title) and not title_is_mixed(fact.title)
        shown = fact.related_elsewhere
        needs_proof = local == _DEALS or role is Role.OTHER or has_sign("bank", member)
        if role is Role.OTHER and not fact.title:
            return True
        return on_page or (shown is True if needs_proof else shown is not False)
    return (
        fact.related_elsewhere is True
        and role in _PARTIES
        and axis is not None
        and (local in _ENTITY_AXES or axis_says(axis) in (None, "arrangement"))
    )


def _is_reporter(member: str, fact: Fact) -> bool:
    """Whether a member names the reporter itself."""
    return fact.entity is not None and normal_form(member) == normal_form(fact.entity)


def _holds_office(member: str) -> bool:
    """Whether a role is that of an officer, director, owner, sponsor or kin.

    Staff as such are none, even where directors are named with them.
    """
    if re.search(r"(?<!non)(?<!non-)\bemployees?\b", member, re.IGNORECASE):
        return False
    return relationship_type(member) in _OFFICES


def _is_denied(fact: Fact) -> bool:
    """Whether a fact says that the other side is no related party.

    A member counts where it names a side: on an axis of parties or loans, or on a page,
    which tells no axis; "Third Party Hosted Servers" on an axis of things names none.
    A loan of the public hand is nobody's who is related.
    """
    return is_denied_by_member(fact) or (
        has_sign("public loan", fact.title) and not title_speaks(fact.title)
    )


def is_denied_by_member(fact: Fact) -> bool:
    """Whether a member says that the other side is no related party."""
    if any(related_by_element(name) is False for name in fact.member_names if name):
        return True
    return any(
        axis_says(axis) != "other"
        and (has_sign("unrelated", member) or has_sign("public loan", member))
        for member, axis in zip(fact.members, fact.axes, strict=True)
    )
