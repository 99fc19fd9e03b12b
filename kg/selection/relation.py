"""What one fact has to do with related parties."""

from functools import lru_cache

from kg.model.fact import Fact, Role
from kg.parties.members import related_by_element
from kg.parties.roles import axis_says, classify, relationship_type
from kg.selection.elements import element_of
from kg.selection.grounds import Ground, Relation
from kg.selection.kinds import is_claim_on_investee, other_kind_of
from kg.selection.own_stock import is_of_own_stock
from kg.selection.sides import is_bank_beside, lends_as_bank, stands_as_related
from kg.selection.signs import (
    element_speaks,
    has_sign,
    member_speaks,
    names_outsider,
    speaks_of_related_parties,
    title_is_mixed,
    title_speaks,
)

_PARTIES = frozenset([Role.PARTY, Role.GROUP])
_OUTSIDERS = frozenset(["investor", "employee", "lender"])
"""Relationship types of who is no related party for that alone."""
_CAPITAL_AXES = ("StatementEquityComponentsAxis", "PartnerCapitalComponentsAxis")
SCALE_TOTALS = frozenset(
    [
        "us-gaap:Assets",
        "ifrs-full:Assets",
        "ifrs-full:Revenue",
        "us-gaap:Revenues",
        "us-gaap:RevenueFromContractWithCustomerExcludingAssessedTax",
    ]
)


def is_scale_total(fact: Fact) -> bool:
    """Whether a fact puts the rest in proportion: total assets, revenue.

    So does what a page prints of the whole reporter beside the parts of related ones.

    Revenue from contracts is the total only where its label calls it revenue or sales:
    "Contract related" is one kind of it.
    """
    if fact.of_whole:
        return True
    if fact.concept not in SCALE_TOTALS or fact.members:
        return False
    return not is_part_of_revenue(fact)


def is_part_of_revenue(fact: Fact) -> bool:
    """Whether revenue from contracts is one kind of it, by its label."""
    if not (fact.concept or "").endswith("cludingAssessedTax"):
        return False
    return bool(fact.label) and not has_sign("total label", fact.label)


def is_wanted(fact: Fact) -> bool:
    """Whether a fact is stored when not everything is."""
    return is_related(fact) or is_scale_total(fact)


def is_related(fact: Fact) -> bool:
    """Whether a fact concerns related parties, if only as context."""
    return relation_of(fact) is not Relation.NONE


def relation_of(fact: Fact) -> Relation:
    """Return what a fact has to do with related parties."""
    return ground_of(fact).relation


def ground_of(fact: Fact) -> Ground:
    """Return on what ground a fact is kept or left out.

    A member, axis, label or element that says so makes it related. A title alone does
    so only for a fact with a party or role; what else stands under it is context. What
    is said to be from outside is neither, whatever else speaks for it; nor is a stake
    in an investee or what it earns, nor the count of the reporter's own shares.
    """
    if _is_denied(fact):
        return Ground.OUTSIDER
    in_words = _said_in_words(fact)
    ground = other_kind_of(fact, words_say=in_words is not None)
    ground = ground or in_words or _said_by_members(fact)
    if ground is not None:
        return ground
    if not title_speaks(fact.title):
        return Ground.SILENT
    if not names_side(fact):
        return _off_page(fact) or Ground.PAGE
    if fact.related_elsewhere is False:
        return Ground.SIDE_LEFT_OUT
    is_apart = _is_of_other_subject(fact)
    return Ground.OTHER_SUBJECT if is_apart else Ground.NAMED_ON_PAGE


def names_side(fact: Fact) -> bool:
    """Whether members of a fact name a party, or a role other than an outsider's.

    A sale to the public is neither, nor is who serves anybody for a fee.
    """
    if fact.party is not None:
        names = fact.party.split(" | ")
        return not all(
            has_sign("public sale", name) or names_outsider(name) for name in names
        )
    roles = [] if fact.relationship is None else fact.relationship.split(" | ")
    return any(relationship_type(role) not in _OUTSIDERS for role in roles)


def _off_page(fact: Fact) -> Ground | None:
    """Return why the page on related parties tells nothing of a fact on nobody.

    A page on something else as well tells nothing of it, nor does any page of what is
    owed to others by its label or to the public, of what the reporter has and earns as
    a whole, of its own shares or of its capital. None where the page tells it.
    """
    if title_is_mixed(fact.title):
        return Ground.MIXED_PAGE
    if fact.related_elsewhere is False:
        return Ground.TOLD_OTHERS
    if has_sign("unrelated", fact.label) or has_sign("label of outsiders", fact.label):
        return Ground.LABEL_OUTSIDER
    if is_of_own_stock(fact):
        return Ground.OWN_STOCK
    if _is_own_figure(fact):
        return Ground.OWN_FIGURE
    if any(has_sign("public debt", member) for member in fact.members):
        return Ground.PUBLIC_DEBT
    if has_sign("head count", fact.label):
        return Ground.HEAD_COUNT
    is_capital = any((axis or "").endswith(_CAPITAL_AXES) for axis in fact.axes)
    return Ground.CAPITAL if is_capital else None


def _is_own_figure(fact: Fact) -> bool:
    """Whether a fact on a page on related parties is what the reporter has as a whole.

    Below a member that is no entity of the group it is a part, and so it is where the
    page tells that its parts make it.
    """
    if fact.related_elsewhere is True:
        return False
    if any(axis_says(axis) != "subsidiary" for axis in fact.axes):
        return False
    named = fact.concept is None and has_sign("own figure label", fact.label)
    return named or has_sign("own figure", element_of(fact))


def _is_of_other_subject(fact: Fact) -> bool:
    """Whether a party is shown nowhere, on a page about something else as well.

    A bank's line stands on a page about related parties because one guarantees it.
    """
    if fact.related_elsewhere is True or fact.relationship is not None:
        return False
    cuts = zip(fact.members, fact.axes, strict=True)
    return (
        title_is_mixed(fact.title)
        or any(is_bank_beside(*cut) for cut in cuts)
        or lends_as_bank(fact)
    )


def says_related(fact: Fact) -> bool:
    """Whether a fact itself says that it is with or about a related party."""
    return words_say(fact) or _said_by_members(fact) is not None


def _said_by_members(fact: Fact) -> Ground | None:
    """Return the ground on which members and axes of a fact make it related, if any."""
    if _names_known_party(fact):
        return Ground.KNOWN_PARTY
    if is_claim_on_investee(fact):
        return Ground.INVESTEE_OWES
    if any(
        stands_as_related(fact, *cut)
        for cut in zip(fact.members, fact.axes, fact.roles, strict=True)
    ):
        return Ground.SIDE
    is_standard = any(
        name is not None
        and _element_is_related(name, axis)
        and not _names_thing(member)
        for name, axis, member in zip(
            fact.member_names, fact.axes, fact.members, strict=False
        )
    )
    return Ground.STANDARD_MEMBER if is_standard else None


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


def _names_thing(member: str) -> bool:
    """Whether a label makes a thing of a member of a taxonomy: "Bridge Note"."""
    return classify(member).role is Role.OTHER and not member_speaks(member)


def words_say(fact: Fact) -> bool:
    """Whether label, element or a member that is no name speaks of related parties."""
    return _said_in_words(fact) is not None


def _said_in_words(fact: Fact) -> Ground | None:
    """Return which words of a fact speak of related parties, if any.

    An element chosen for the word alone says nothing: "Compensation and related
    expenses" are no dealings, nor is the drawing of a bank's loan an affiliate's.
    """
    if speaks_of_related_parties(fact.label):
        return Ground.LABEL
    if any(
        # Asked first of a name, as most are: it is looked for in few words.
        (role is not Role.PARTY or has_sign("description", member))
        and member_speaks(member)
        for member, role in zip(fact.members, fact.roles, strict=True)
    ):
        return Ground.MEMBER
    return Ground.ELEMENT if _element_says(fact) else None


def _element_says(fact: Fact) -> bool:
    """Whether the element of a fact speaks, and nothing gainsays it."""
    if not element_speaks((fact.concept or "").rpartition(":")[2]):
        return False
    if has_sign("third party", fact.label):
        return False
    if fact.related_elsewhere is False and _label_is_silent(fact):
        return False
    return not has_sign("pertaining", fact.label) and not (
        any(has_sign("bank loan", member) for member in fact.members)
        and not title_speaks(fact.title)
    )


def element_alone_speaks(fact: Fact) -> bool:
    """Whether the element of a fact says what a label of the filer's own does not."""
    local = (fact.concept or "").rpartition(":")[2]
    return (
        element_speaks(local)
        and _label_is_silent(fact)
        and not any(map(member_speaks, fact.members))
    )


def _label_is_silent(fact: Fact) -> bool:
    """Whether a fact bears a label that does not speak of related parties.

    What stands in a label's place for want of one, the element's name, is none.
    """
    if fact.label_by is not None or speaks_of_related_parties(fact.label):
        return False
    local = (fact.concept or "").rpartition(":")[2]
    letters = "".join(filter(str.isalnum, fact.label)).casefold()
    return letters != "" and local.casefold() not in letters


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
    return _is_denied_by(fact.members, fact.axes, fact.member_names)


@lru_cache(maxsize=65536)
def _is_denied_by(
    members: tuple[str, ...],
    axes: tuple[str | None, ...],
    names: tuple[str | None, ...],
) -> bool:
    if any(related_by_element(name) is False for name in names if name):
        return True
    return any(
        (
            axis_says(axis) != "other"
            and (has_sign("unrelated", member) or has_sign("public loan", member))
        )
        or (axis_says(axis) == "party" and has_sign("third party", member))
        for member, axis in zip(members, axes, strict=True)
    )
