"""What a member of XBRL says: by its element where a taxonomy has it, else by words.

Members of the taxonomies mean the same in every filing and year, under whatever prefix
(the role members moved from us-gaap to srt in 2018): ``ontology/members.csv`` lists
them by local name. A filer's own member is known by its label and axis.
"""

from collections.abc import Sequence
from functools import cache

from kg.model.fact import PartyKind, Role
from kg.model.party import MemberRole
from kg.parties.roles import TAXONOMIES, axis_says, classify, is_related_axis
from kg.resources import ontology_rows

_REPORTER_ITSELF = frozenset(
    ["ParentCompanyMember", "EntityDomain", "ConsolidatedEntitiesDomain"]
)


@cache
def _table() -> dict[str, tuple[Role, str]]:
    """Return role and relatedness by local name, or by name where taxonomies differ."""
    rows = ontology_rows("members.csv")
    return {row["member"]: (Role(row["role"]), row["related"]) for row in rows}


def _listed(name: str) -> tuple[Role, str] | None:
    """Return what the table says of a member, or None."""
    return _table().get(name) or _table().get(name.rpartition(":")[2])


def classify_member(label: str, axis: str | None, name: str | None) -> MemberRole:
    """Return the role of a member, and what sort of party it names.

    A member of a standard taxonomy means the same for every filer, so it names nobody.

    Args:
        label: Its label, or its name in words.
        axis: Element of its axis.
        name: Its element; None for a typed member.

    >>> classify_member("Directors", None, "us-gaap:DirectorMember").role.value
    'relationship'
    """
    listed = _listed(name or "")
    role = classify(label, axis)
    if listed is not None and (axis_says(axis) != "subsidiary" or listed[1] == "yes"):
        return _as_listed(*listed, axis=axis, by_label=role)
    standard = (name or "").rpartition(":")[0] in TAXONOMIES
    if standard and role.role is not Role.RELATIONSHIP:
        return MemberRole(Role.OTHER)
    return role


def _as_listed(
    role: Role, related: str, *, axis: str | None, by_label: MemberRole
) -> MemberRole:
    """Return the role of a member of a taxonomy, whose label may tell more.

    Filers print a person's name on the member of an office ("Joan Roe" on that of the
    chief executive officer): it names the person. A tie that may be anybody's is no
    side of a fact where things stand: a noncontrolling interest is a part of equity,
    and a note is none whatever member bears it.
    """
    if role is not Role.RELATIONSHIP:
        return MemberRole(role)
    if by_label.role is Role.PARTY and by_label.kind is PartyKind.PERSON:
        return by_label
    if related != "yes" and axis_says(axis) == "other":
        return MemberRole(Role.OTHER)
    return MemberRole(role)


def related_by_element(name: str) -> bool | None:
    """Return whether a member says that its facts concern related parties, or not.

    None where it says neither.

    >>> related_by_element("us-gaap:NonrelatedPartyMember")
    False
    """
    listed = _listed(name)
    return None if listed is None else {"yes": True, "no": False}.get(listed[1])


def members_said_related() -> frozenset[str]:
    """Return the local names of the members for which `related_by_element` is true."""
    return frozenset(
        name.rpartition(":")[2] for name, (_, said) in _table().items() if said == "yes"
    )


def settle_roles(roles: Sequence[Role], axes: Sequence[str | None]) -> tuple[Role, ...]:
    """Return the roles of members that stand together.

    Beside a party on an axis of parties, what another axis names is no party of the
    fact: a filer's own axis tells a stage or place, an instrument its lender once more.
    Of several axes of parties the one of related parties names the other side, then
    that of counterparties; an owner, investee or person beside it says more of it.

    >>> own, party = "acme:StageAxis", "srt:CounterpartyNameAxis"
    >>> [role.value for role in settle_roles([Role.PARTY, Role.PARTY], [own, party])]
    ['other', 'party']
    """
    if len(roles) == 1:
        return tuple(roles)
    parties = (Role.PARTY, Role.GROUP)
    ranks = [
        _rank(axis) if role in parties else None
        for role, axis in zip(roles, axes, strict=True)
    ]
    first = min((rank for rank in ranks if rank is not None), default=None)
    if first is None:
        return tuple(roles)
    return tuple(
        Role.OTHER if role in parties and rank != first else role
        for role, rank in zip(roles, ranks, strict=True)
    )


def _rank(axis: str | None) -> int | None:
    """Return what sorts axes of parties by how surely they name the other side."""
    if axis_says(axis) != "party":
        return None
    local = (axis or "").rpartition(":")[2]
    if is_related_axis(axis) and local != "RelatedPartyTransactionAxis":
        return 0
    return 1 if local == "CounterpartyNameAxis" else 2


def is_subsidiary(axis: str | None, name: str | None) -> bool:
    """Whether a member stands where filers name the entities of their own group.

    The parent company alone is the reporter itself.

    >>> is_subsidiary("dei:LegalEntityAxis", "clnh:AhpMember")
    True
    >>> is_subsidiary("dei:LegalEntityAxis", "srt:ParentCompanyMember")
    False
    """
    if axis_says(axis) != "subsidiary":
        return False
    return (name or "").rpartition(":")[2] not in _REPORTER_ITSELF
