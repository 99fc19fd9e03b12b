"""Groups told beside their members: "Acme Ltd and its subsidiaries" and its parts.

A filer that tells what "Acme Ltd", "Subsidiaries of Acme Ltd" and "Acme Ltd and its
subsidiaries" owe tells the last twice. The names say so where the company and its
fellows are both told; where only the company is, nothing but a sum would, and both
stand: the page may list two parties.
"""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import lru_cache

from kg.facts.party_keys import keys_of, party_form
from kg.facts.rows import FactRow, Status
from kg.model.fact import Fact, Role
from kg.parties.legal import split_legal
from kg.parties.phrases import split_group
from kg.parties.relationships import class_named
from kg.parties.roles import relationship_type
from kg.parties.spelling import words_of

_NAMING = frozenset((Role.PARTY, Role.GROUP, Role.RELATIONSHIP))
_FELLOWS_OF = re.compile(
    r"^(?:the |all |other |certain )*(?P<fellows>[\w -]+?) of (?:the )?(?P<body>\S.*)$",
    re.IGNORECASE,
)
_BODIES = frozenset(
    ("subsidiary", "associate", "affiliate", "jointVenture", "commonParent")
)
"""Relationship types of companies, not of persons."""
_ANY_BODY = re.compile(
    r"(?:reporting )?(?:company|registrant|issuer|group|entity|parent)", re.IGNORECASE
)
_WITH_ITSELF = frozenset(("and", "with", "together", "including"))


@dataclass(frozen=True, slots=True)
class _Amount:
    row: FactRow
    amount: Decimal
    whole_of: str | None
    fellows_of: str | None
    names: frozenset[str]


@dataclass(slots=True)
class GroupWholes:
    """What a filing tells of groups beside their members.

    Attributes:
        wholes: Facts of groups whose members are told beside them.
        fellows: By fact, the name of the fellows that it is of, and not of the company
            that is printed with them.
    """

    wholes: set[str] = field(default_factory=set)
    fellows: dict[str, str] = field(default_factory=dict)


@lru_cache(maxsize=65536)
def group_with_itself(name: str) -> str | None:
    """Return the form of a company that a name tells together with its fellows.

    >>> group_with_itself("Acme Steel Co., Ltd. and its subsidiaries")
    'acme steel'
    >>> group_with_itself("Acme Steel's affiliates") is None
    True
    """
    group = split_group(name)
    if group is None or _WITH_ITSELF.isdisjoint(words_of(name)[len(group.base) :]):
        return None
    return " ".join(split_legal(list(group.base))[0])


@lru_cache(maxsize=65536)
def fellows_of(name: str) -> str | None:
    """Return the form of a company whose fellows alone a name tells.

    >>> fellows_of("Subsidiaries of Acme Steel Co., Ltd."), fellows_of("Acme Steel")
    ('acme steel', None)
    """
    found = _FELLOWS_OF.match(name)
    if found is None or not found["fellows"].casefold().endswith("s"):
        return None
    if class_named(found["fellows"]) not in _BODIES or not _is_named(found["body"]):
        return None
    return party_form(found["body"])


def _is_named(body: str) -> bool:
    """Whether a body is one by its name, and not the reporter or a role."""
    one = _ANY_BODY.fullmatch(body) is None
    return one and body[:1].isupper() and relationship_type(body) == "unspecified"


def with_fellows(fact: Fact) -> Fact:
    """Return a fact as that of the fellows it tells, not of the company they are of.

    "Acme Ltd | Subsidiaries of Acme Ltd" is what the subsidiaries owe, and so is what
    stands under the second name alone.
    """
    if fact.relationship is None:
        return fact
    told = [
        (role, body)
        for role in (fact.relationship or "").split(" | ")
        if (body := fellows_of(role)) is not None
    ]
    if len(told) != 1:
        return fact
    named = {
        party_form(member)
        for member, role in zip(fact.members, fact.roles, strict=True)
        if role in (Role.PARTY, Role.GROUP)
    }
    if not named <= {told[0][1]} or bool(named) != bool(fact.party):
        return fact
    return replace(fact, party=told[0][0], roles=_without_parties(fact))


def _without_parties(fact: Fact) -> tuple[Role, ...]:
    """Return the roles of the members of a fact, its parties made mere members."""
    return tuple(
        Role.OTHER if role in (Role.PARTY, Role.GROUP) else role for role in fact.roles
    )


def group_wholes(rows: Iterable[FactRow]) -> GroupWholes:
    """Return which facts of a filing are those of groups told in parts beside them."""
    told = [
        row
        for row in rows
        if row.party_key is not None and row.status is Status.CERTAIN and row.is_money
    ]
    found = GroupWholes()
    # Few filings name a group, and no other needs its lines.
    if not any(map(group_with_itself, {n for row in told for n in _names(row.fact)})):
        return found
    lines: dict[Hashable, list[_Amount]] = defaultdict(list)
    for row in told:
        lines[_line_of(row)].append(_amount(row))
    split = {
        (one.row.report, one.fellows_of)
        for line in lines.values()
        for one in line
        if one.fellows_of
    }
    for line in lines.values():
        for whole in line:
            company = whole.whole_of
            if company is None:
                continue
            parts = _parts_of(company, line)
            total = sum((part.amount for part in parts), Decimal(0))
            is_sum = total == whole.amount and len(parts) > 1
            said = parts and (whole.row.report, company) in split
            if is_sum or (said and abs(total) <= abs(whole.amount)):
                found.wholes.add(whole.row.iri)
            if is_sum:
                found.fellows |= _named_by_class(parts)
    return found


def of_fellows(row: FactRow, name: str) -> FactRow:
    """Return a row as that of the fellows of the company that is printed with them."""
    mentions, party_key = keys_of(row.reporter, (name,))
    fact = replace(row.fact, party=name, roles=_without_parties(row.fact))
    return replace(row, fact=fact, mentions=mentions, party_key=party_key)


def _parts_of(company: str, line: Sequence[_Amount]) -> list[_Amount]:
    """Return what is told of a company and its fellows, one amount a set of names."""
    parts = {
        part.names: part
        for part in line
        if part.whole_of is None
        and (part.fellows_of == company or company in part.names)
    }
    return list(parts.values())


def _named_by_class(parts: Iterable[_Amount]) -> dict[str, str]:
    """Return names of fellows that a class alone tells beside their company."""
    return {
        part.row.iri: f"{roles[0]} of {part.row.fact.party}"
        for part in parts
        if part.fellows_of is None
        and part.row.fact.party is not None
        and len(roles := (part.row.fact.relationship or "").split(" | ")) == 1
        and roles[0].casefold().endswith("s")
        and class_named(roles[0]) is not None
    }


def _names(fact: Fact) -> list[str]:
    """Return what names the party of a fact: members, else its party and role."""
    members = [
        member
        for member, role in zip(fact.members, fact.roles, strict=True)
        if role in _NAMING
    ]
    return members or [name for name in (fact.party, fact.relationship) if name]


def _amount(row: FactRow) -> _Amount:
    names = _names(row.fact)
    return _Amount(
        row=row,
        amount=row.amount,
        whole_of=next(filter(None, map(group_with_itself, names)), None),
        fellows_of=next(filter(None, map(fellows_of, names)), None),
        names=frozenset(map(party_form, names)),
    )


def _line_of(row: FactRow) -> Hashable:
    """Return what the amounts of a group and of its members agree in."""
    fact = row.fact
    body = fellows_of(fact.relationship or "")
    other = tuple(
        sorted(n for n in fact.other if body is None or party_form(n) != body)
    )
    return (
        row.report, fact.subsidiary, row.element, row.side, fact.unit, fact.instant,
        fact.start, fact.end, other,
    )  # fmt: skip
