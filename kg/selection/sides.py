"""Which members stand as related parties by the axes they stand on."""

import re
from functools import lru_cache

from kg.model.fact import Fact, Role
from kg.parties.names import normal_form
from kg.parties.roles import (
    axis_says,
    is_investee_axis,
    is_related_axis,
    relationship_type,
)
from kg.readers.xbrl.element_names import words_of
from kg.selection.elements import element_of
from kg.selection.signs import (
    has_sign,
    lists_subsidiaries,
    names_bank,
    names_outsider,
    title_is_mixed,
    title_speaks,
)

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
_SEVERAL = re.compile(r",|/|&|\band\b", re.IGNORECASE)
"""What stands between the roles of one person."""
_NO_SIDES = frozenset(["OwnershipAxis", "TrdArrIndNameAxis", "IndividualAxis"])
_TIES = frozenset(
    [
        "affiliate", "commonParent", "relatedParty", "jointVenture", "associate",
        "equityMethodInvestee", "financeCompany", "founder",
    ]
)  # fmt: skip
"""Relationship types that are related by the word, on an axis of related parties."""


def stands_as_related(fact: Fact, member: str, axis: str | None, role: Role) -> bool:
    """Whether a member is a related party by the axis it stands on.

    Filers put lenders and buyers on the axes of related parties too. Where a filing has
    pages about related parties, who stands on none of them is a related party only if
    the fact says so in words. The axis of deals names parties so seldom that a name on
    it counts only where the filing shows it to be a related one; so does a bank's, and
    a thing's on any axis. The reporter is no related party of its own. A page as text
    tells no axis: offices stand on hardly another than those of parties, but "Parent"
    may be the reporter without its subsidiaries; "Associates" are related where another
    row below them says so.
    """
    local = (axis or "").rpartition(":")[2]
    if role is Role.RELATIONSHIP:
        if _holds_office(member) and (
            local in _OFFICE_AXES
            or is_related_axis(axis)
            or (axis is None and _is_of_reporter(member))
        ):
            return True
        if _is_tie(member) and _tells_ties(fact, axis):
            return True
    if names_outsider(member) or _is_reporter(member, fact):
        return False
    if is_related_axis(axis):
        on_page = title_speaks(fact.title) and not title_is_mixed(fact.title)
        shown = fact.related_elsewhere
        needs_proof = local == _DEALS or role is Role.OTHER or names_bank(member)
        if role is Role.OTHER and not fact.title:
            return True
        if on_page:
            return shown is not False
        if shown is None and _holds_stock_alone(member, fact):
            return False
        return shown is True if needs_proof else shown is not False
    if fact.related_elsewhere is not True or role not in _PARTIES:
        return False
    return _names_sides(axis) or (axis is None and _may_be_side(fact))


def _tells_ties(fact: Fact, axis: str | None) -> bool:
    """Whether "Associates" is who a fact is with: by its axis, or another row below."""
    if axis is None:
        return fact.related_elsewhere is True and _may_be_side(fact)
    return is_related_axis(axis) and not axis.endswith(f":{_DEALS}")


def _holds_stock_alone(member: str, fact: Fact) -> bool:
    """Whether a member is a stockholder like any other, in no dealing of his own.

    "Stockholders" on an axis of related parties have shares, votes and dividends; who
    lends or is owed something is named so as well.
    """
    if relationship_type(member) != "shareholder" or has_sign("large holder", member):
        return False
    words = f"{fact.label} {words_of(element_of(fact))}"
    return fact.unit is not None and not has_sign("dealing of a holder", words)


def _names_sides(axis: str | None) -> bool:
    """Whether a party shown elsewhere is the other side of a fact by this axis.

    Who holds a stake, or is paid or sells shares of his own by a proxy statement's
    tables, is none; nor is an investee, whose figures are its own.
    """
    local = (axis or "").rpartition(":")[2]
    if axis is None or local in _NO_SIDES or is_investee_axis(axis):
        return False
    return axis_says(axis) != "other"


def _may_be_side(fact: Fact) -> bool:
    """Whether a party on a page that tells no axis may be the other side there.

    Pages on investees and subsidiaries tell what these have themselves.
    """
    return not (is_page_of_others(fact.title) or lists_subsidiaries(fact.title))


@lru_cache(maxsize=65536)
def is_page_of_others(title: str) -> bool:
    """Whether a page may tell what investees or subsidiaries have themselves.

    One on what the reporter has with them does not.

    >>> is_page_of_others("Investments in Joint Ventures (Details)")
    True
    >>> is_page_of_others("Balances with Joint Ventures (Details)")
    False
    """
    if has_sign("page of dealings", title):
        return False
    return has_sign("stake title", title) or has_sign("page of others", title)


def _is_reporter(member: str, fact: Fact) -> bool:
    """Whether a member names the reporter itself."""
    return fact.entity is not None and normal_form(member) == normal_form(fact.entity)


def _is_tie(member: str) -> bool:
    """Whether a role is related by the word: a fellow subsidiary, an external adviser.

    An investor, lender, employee or consultant may be anybody.
    """
    return relationship_type(member) in _TIES or has_sign("manages", member)


def _holds_office(member: str) -> bool:
    """Whether a role is that of an officer, director, owner, sponsor or kin.

    Staff as such are none, even where directors are named with them. Of several roles
    of one, any will do: "Director and shareholder".
    """
    if has_sign("no office", member):
        return False
    if has_sign("large holder", member) or relationship_type(member) in _OFFICES:
        return True
    parts = _SEVERAL.split(member)
    return len(parts) > 1 and any(relationship_type(part) in _OFFICES for part in parts)


def _is_of_reporter(member: str) -> bool:
    """Whether a role is that of somebody of the reporter, and no parent company's.

    "Former Owner of Acme" held Acme, which the reporter may have bought.
    """
    is_parent = relationship_type(member) == "parent"
    return not is_parent and not has_sign("office elsewhere", member)


def is_bank_beside(member: str, axis: str | None) -> bool:
    """Whether a member is a bank's name on another axis than those of related parties.

    Pages, which tell no axis, leave it open; see `lends_as_bank`.
    """
    return axis is not None and names_bank(member) and not is_related_axis(axis)


def lends_as_bank(fact: Fact) -> bool:
    """Whether members name a bank and a credit line, on a page that tells no axis."""
    return (
        not any(fact.axes)
        and any(names_bank(member) for member in fact.members)
        and any(has_sign("bank loan", member) for member in fact.members)
    )
