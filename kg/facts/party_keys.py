"""Which party a fact is of: the names on it, and the key its party is found by."""

from functools import lru_cache
from typing import Final

from kg.iris import folded
from kg.model.fact import Fact, Role
from kg.parties.identifiers import mention_key
from kg.parties.names import normal_form
from kg.parties.relationships import role_of_own
from kg.parties.roles import axis_says, relationship_type

_NAMED: Final = (Role.PARTY, Role.GROUP)


def party_members(fact: Fact) -> list[str]:
    """Return the members of a fact that name a party or group, in printed order.

    Where none is named and a role is printed, the party is whoever holds the role; its
    name is that of the role (`kg.parties.relationships.role_of_own`). "Subsidiary" on
    an axis of the reporter's own entities says whose the fact is, not who is opposite.
    """
    if fact.party is None:
        role = role_of_own(_role_opposite(fact))
        return [] if role is None else [role]
    if len(fact.members) == 1:  # as most facts have
        return [fact.members[0] if fact.roles[0] in _NAMED else fact.party]
    named = named_members(fact)
    if len(named) < 2:
        return named or [fact.party]
    # Of a group and its member the member alone may be the party.
    told = fact.party.split(" | ")
    return [name for name in named if name in told] or named


def named_members(fact: Fact) -> list[str]:
    """Return the members of a fact that name parties or groups, in printed order."""
    return list(_named(fact.members, fact.roles))


@lru_cache(maxsize=65536)
def _named(members: tuple[str, ...], roles: tuple[Role, ...]) -> tuple[str, ...]:
    pairs = zip(members, roles, strict=True)
    return tuple(member for member, role in pairs if role in _NAMED)


def _role_opposite(fact: Fact) -> str | None:
    """Return the roles of a fact without those of whose fact it is."""
    roles = [
        member
        for member, axis, role in zip(fact.members, fact.axes, fact.roles, strict=False)
        if role is Role.RELATIONSHIP
        and not (
            axis_says(axis) == "subsidiary"
            and relationship_type(member) == "subsidiary"
        )
    ]
    has_axes = any(fact.axes)
    return " | ".join(roles) or None if has_axes else fact.relationship


@lru_cache(maxsize=65536)
def party_form(name: str) -> str:
    """Return the form in which one reporter's spellings of a party agree."""
    return normal_form(name) or folded(name).casefold()


def party_keys(reporter: str, fact: Fact) -> tuple[tuple[str, ...], str | None]:
    """Return the keys of the names a fact mentions, and that of its party."""
    names = party_members(fact)
    return keys_of(reporter, tuple(names)) if names else ((), None)


@lru_cache(maxsize=65536)
def keys_of(
    reporter: str, names: tuple[str, ...]
) -> tuple[tuple[str, ...], str | None]:
    """Return the keys of names on one fact, and that of the party they make.

    Several named parties on one fact share its amount in a way the page does not tell,
    so its party is the joint party of all of them, never one by position: its key is
    that of its parts, one a normal form, joined with " | ".
    """
    by_form: dict[str, str] = {}
    keys = []
    for name in names:
        key = mention_key(reporter, name)
        keys.append(key)
        form = party_form(name)
        by_form[form] = min(by_form.get(form, key), key)
    return tuple(dict.fromkeys(keys)), " | ".join(sorted(by_form.values()))
