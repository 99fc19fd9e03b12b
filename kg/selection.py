"""Which facts of a filing concern related parties, and as what.

The words are data: ``ontology/related.csv`` (patterns of labels, members, titles and
elements), ``axes.csv`` (axes on which only related parties stand) and ``members.csv``
(standard members that say so or deny it).
"""

import csv
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from enum import StrEnum
from functools import cache, lru_cache

from kg.model.fact import Fact, Role
from kg.model.filing import Reading
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
    [
        "director", "executiveOfficer", "management", "sponsor", "family", "parent",
        "principalOwner", "majorityShareholder",
    ]
)  # fmt: skip
"""Relationship types of who is related wherever parties are named by their office."""
_OF_ELEMENTS = frozenset(["stake", "award"])
"""Signs looked for in an element's name as it is written."""
_PARTIES = frozenset([Role.PARTY, Role.GROUP])
_OFFICE_AXES = frozenset(["CounterpartyNameAxis", "TitleOfIndividualAxis"])
_DEALS = "RelatedPartyTransactionAxis"
"""Axis of kinds of deals, on which some filers name parties."""
_AWARD_AXES = frozenset(["AwardTypeAxis", "PlanNameAxis"])
_ENTITY_AXES = frozenset(
    ["LegalEntityAxis", "CounterpartyNameAxis", "TitleOfIndividualAxis"]
)
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
            re.NOFLAG if sign in _OF_ELEMENTS else re.IGNORECASE,
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
def element_speaks(local: str) -> bool:
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
    if _is_denied(fact) or _is_of_another_kind(fact):
        return Relation.NONE
    if says_related(fact):
        return Relation.RELATED
    if not speaks_of_related_parties(fact.title):
        return Relation.NONE
    is_named = fact.party is not None or fact.relationship is not None
    return Relation.RELATED if is_named else Relation.CONTEXT


def says_related(fact: Fact) -> bool:
    """Whether a fact itself says that it is with or about a related party."""
    return (
        _words_say(fact)
        or any(
            _stands_as_related(fact, *cut)
            for cut in zip(fact.members, fact.axes, fact.roles, strict=True)
        )
        or any(
            name is not None and _element_is_related(name, axis)
            for name, axis in zip(fact.member_names, fact.axes, strict=False)
        )
    )


def _element_is_related(name: str, axis: str | None) -> bool:
    """Whether a standard member says that its facts concern related parties.

    One that names an office or tie does so where parties stand: a general partner on an
    axis of equity is a column of capital.
    """
    if not related_by_element(name):
        return False
    return axis_says(axis) != "other" or element_speaks(name.rpartition(":")[2])


def _words_say(fact: Fact) -> bool:
    """Whether label, element or a member that is no name speaks of related parties."""
    local = (fact.concept or "").rpartition(":")[2]
    return (
        speaks_of_related_parties(fact.label)
        or element_speaks(local)
        or any(
            speaks_of_related_parties(member)
            and (role is not Role.PARTY or _describes(member))
            for member, role in zip(fact.members, fact.roles, strict=True)
        )
    )


def _describes(member: str) -> bool:
    """Whether a name tells who controls the party, or that it is related."""
    return _patterns()["description"].search(member) is not None


def _stands_as_related(fact: Fact, member: str, axis: str | None, role: Role) -> bool:
    """Whether a member is a related party by the axis it stands on.

    Filers put lenders and buyers on the axes of related parties too. Where a filing has
    pages about related parties, who stands on none of them is a related party only if
    the fact says so in words. The axis of deals names parties so seldom that a name on
    it counts only where the filing shows it to be a related one.
    """
    local = (axis or "").rpartition(":")[2]
    names_office = role is Role.RELATIONSHIP and _holds_office(member)
    if names_office and (local in _OFFICE_AXES or is_related_axis(axis)):
        return True
    if is_outsider(member) or _patterns()["outsider"].search(member):
        return False
    if is_related_axis(axis):
        on_page = not fact.title or speaks_of_related_parties(fact.title)
        shown = fact.related_elsewhere
        return on_page or (shown is True if local == _DEALS else shown is not False)
    return (
        fact.related_elsewhere is True
        and role in _PARTIES
        and axis is not None
        and (local in _ENTITY_AXES or axis_says(axis) is None)
    )


def _holds_office(member: str) -> bool:
    """Whether a role is that of an officer, director, owner, sponsor or kin.

    Staff as such are none, even where directors are named with them.
    """
    if re.search(r"(?<!non)(?<!non-)\bemployees?\b", member, re.IGNORECASE):
        return False
    return relationship_type(member) in _OFFICES


def _is_of_another_kind(fact: Fact) -> bool:
    """Whether a fact tells of a stake, pension, award or the parent company alone."""
    local = (fact.concept or "").rpartition(":")[2]
    signs = _patterns()
    texts = [fact.label]
    texts += [
        member
        for member, axis in zip(fact.members, fact.axes, strict=True)
        if not is_related_axis(axis)
    ]
    if signs["stake"].search(local) or any(map(signs["stake label"].search, texts)):
        return True
    if _is_of_parent_alone(fact):
        return True
    is_award = (
        signs["award"].search(local) is not None
        or signs["award title"].search(fact.title) is not None
        or any((axis or "").rpartition(":")[2] in _AWARD_AXES for axis in fact.axes)
    )
    return is_award and not (speaks_of_related_parties(fact.title) or _words_say(fact))


def _is_of_parent_alone(fact: Fact) -> bool:
    """Whether a fact is of the statements of the parent company alone."""
    return fact.party is None and any(
        axis_says(axis) == "subsidiary"
        and (name or "").endswith(":ParentCompanyMember")
        for name, axis in zip(fact.member_names, fact.axes, strict=False)
    )


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


def with_known_parties(readings: Sequence[Reading]) -> list[Reading]:
    """Return the readings of a filing, each fact told whether its parties are related.

    A party that stands on a page about related parties, or is called related in words,
    is one wherever it is named. Nothing is told of facts of a filing without figures on
    such pages, but that parties on axes of related parties are such elsewhere as well.

    Args:
        readings: A document and the pages beside it.
    """
    facts = [fact for reading in readings for fact in reading.facts]
    has_pages = any(
        fact.unit is not None and speaks_of_related_parties(fact.title)
        for fact in facts
    )
    known: set[str] = set()
    for fact in facts:
        if any(fact.axes) and not _is_denied(fact):
            known.update(_parties_known_by(fact, by_axis=not has_pages))
    return [
        replace(
            reading,
            facts=tuple(
                _told(fact, known, has_pages=has_pages) if any(fact.axes) else fact
                for fact in reading.facts
            ),
        )
        for reading in readings
    ]


def _parties_known_by(fact: Fact, *, by_axis: bool) -> Iterator[str]:
    """Yield the names of the parties of a fact that it shows to be related."""
    shows = speaks_of_related_parties(fact.title) or _words_say(fact)
    for member, axis, role in zip(fact.members, fact.axes, fact.roles, strict=True):
        outside = is_outsider(member) or _patterns()["outsider"].search(member)
        if role in _PARTIES and axis_says(axis) == "party" and not outside:
            names_party = is_related_axis(axis) and not (axis or "").endswith(_DEALS)
            if shows or (by_axis and names_party):
                yield member.casefold()


def _told(fact: Fact, known: Collection[str], *, has_pages: bool) -> Fact:
    """Return a fact with whether its filing tells that one of its parties is related.

    Args:
        fact: The fact.
        known: Names of the parties that are, case folded.
        has_pages: Whether some pages of the filing are about related parties.
    """
    is_known = any(member.casefold() in known for member in fact.members)
    if not is_known and not has_pages:
        return fact
    return replace(fact, related_elsewhere=is_known)
