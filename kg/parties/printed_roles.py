"""What a filing prints of a party beside its name: its role, or whose it is.

"Joan Roe, CEO" tells a role in the name itself; "Finch Trading Ltd | Entity controlled
by Joan Roe" tells a tie in a member of its own.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from kg.model.fact import Fact, Role
from kg.parties.phrases import split_role_phrase
from kg.parties.relationships import roles_in_name
from kg.parties.wordlists import member_words, name_words

PARTIES = frozenset([Role.PARTY, Role.GROUP])


def with_printed_roles(fact: Fact) -> Fact:
    """Return a fact with the roles printed beside its parties told as relationships.

    Where members tell a relationship already, the roles in a name add nothing.
    """
    if fact.party is None:
        return fact
    told = _with_ties(fact) if any(map(_tells_tie, fact.members)) else fact
    if told.relationship is not None:
        return told
    named = [
        text
        for member, role in zip(told.members, told.roles, strict=True)
        if role is Role.PARTY
        for text in roles_in_name(member)
    ]
    return replace(told, relationship=" | ".join(named)) if named else told


def _with_ties(fact: Fact) -> Fact:
    """Return a fact whose parties that tell a tie to another party are its ties."""
    roles = tuple(
        Role.RELATIONSHIP
        if role in PARTIES and _tells_tie(member) and _names_another(fact, member)
        else role
        for member, role in zip(fact.members, fact.roles, strict=True)
    )
    return fact if roles == fact.roles else with_roles(fact, roles)


def with_roles(fact: Fact, roles: Sequence[Role]) -> Fact:
    """Return a fact whose members have these roles.

    Args:
        fact: The fact.
        roles: Parallel to its members.
    """
    pairs = list(zip(fact.members, roles, strict=True))
    told = [text for text, role in pairs if role is Role.RELATIONSHIP]
    return replace(
        fact,
        roles=tuple(roles),
        party=" | ".join(text for text, role in pairs if role in PARTIES) or None,
        relationship=" | ".join(told) or None,
        other=tuple(text for text, role in pairs if role is Role.OTHER),
    )


def _names_another(fact: Fact, member: str) -> bool:
    """Whether a fact names a party besides a member, that is no tie itself."""
    return any(
        role in PARTIES and text != member and not _tells_tie(text)
        for text, role in zip(fact.members, fact.roles, strict=True)
    )


@lru_cache(maxsize=65536)
def _tells_tie(member: str) -> bool:
    """Whether a member tells whose somebody unnamed is: "Entity owned by Joan Roe"."""
    phrase = split_role_phrase(member)
    if phrase is None or name_words("tie").isdisjoint(phrase.role[-1:]):
        return False
    common = name_words("tie") | name_words("group-filler") | name_words("group-noun")
    return (common | member_words("filler") | name_words("body")).issuperset(
        phrase.role
    )
