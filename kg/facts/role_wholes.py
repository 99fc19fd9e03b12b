"""When a role is the whole of those who hold it, and no party beside them.

"Management 500" beside "Alpha Ltd | Management 300" is a subtotal; "Sponsor 500" with
nobody named is what the sponsor is owed. The rule is one, over the facts of a filing
(level of a fact) and over all filings of a reporter (what counts).
"""

import re
from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kg.parties.relationships import (
    canonical_role,
    class_named,
    is_marked_role,
    is_of_named_body,
    relationship_classes,
)
from kg.parties.roles import relationship_type

_NONE = Decimal(0)
_AND = re.compile(r"\s+(?:and|or)\s+", re.IGNORECASE)
_OF_HOLDERS = re.compile(
    r"\b(?:controlled|owned|held|influenced|managed) by\b", re.IGNORECASE
)
"""What tells that a role is that of somebody's company and not of the holder."""
_MEMBERS_OF = re.compile(
    r"^(?:(?:certain|various|other|all) )*(?:members? of )?(?:the )?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class ToldAmount:
    """One amount of a party, or of a role that stands alone.

    Attributes:
        fact: IRI of the fact.
        line: What amounts must agree in to be told beside each other.
        party: What names the party.
        element: Concept, else the row label.
        amount: Whole units, sign as reported.
        roles: Roles printed with the party, or the role that stands alone.
        alone: Whether nobody is named.
        by_label: Whether the words of a row tell the role, and no member.
    """

    fact: str
    line: Hashable
    party: str
    element: str
    amount: Decimal
    roles: tuple[str, ...]
    alone: bool
    by_label: bool = False


def role_wholes(amounts: Iterable[ToldAmount]) -> set[str]:
    """Return the facts of roles whose holders are told beside them.

    On one line a role is the whole of parties that bear it or a narrower one, of
    narrower roles alone, and of the parties under its element whose amounts add up to
    it. A role of a body it names ("Owner of Quill") means one bearer and is the whole
    of no other role. A role with a letter or number ("Related Party E") is one of
    several, no whole; where a party or a plain role beside it has its amount, it tells
    that once more. A plain role that has the amounts of two of them cannot be both: it
    tells them once more. A role in the words of a row ("Due to Sponsor") is a total
    where any member on the line tells of whom.
    """
    lines: dict[Hashable, list[ToldAmount]] = defaultdict(list)
    for amount in amounts:
        lines[amount.line].append(amount)
    of_several = _roles_of_several(lines.values())
    return {
        whole.fact
        for line in lines.values()
        for whole in line
        if whole.alone
        and (
            (whole.by_label and any(not part.by_label for part in line))
            or _is_told_again(whole, line, of_several)
            or (not _is_marked(whole) and _has_holder(whole, line))
            or _is_sum(whole, line)
        )
    }


def _roles_of_several(lines: Iterable[Iterable[ToldAmount]]) -> set[str]:
    """Return the plain roles that have the amounts of two or more lettered parties."""
    marks: dict[str, set[str]] = defaultdict(set)
    for line in lines:
        for plain, marked in _told_twice(list(line)):
            if plain.alone and plain.amount:
                marks[plain.party].add(marked.party)
    return {party for party, several in marks.items() if len(several) > 1}


def _told_twice(
    line: Sequence[ToldAmount],
) -> Iterator[tuple[ToldAmount, ToldAmount]]:
    """Yield (party or plain role, lettered party beside it) of one amount."""
    marked = [amount for amount in line if _is_marked(amount)]
    for plain in line:
        if not _is_marked(plain):
            for one in marked:
                if one.amount == plain.amount:
                    yield plain, one


def _is_told_again(
    amount: ToldAmount, line: Sequence[ToldAmount], of_several: Collection[str]
) -> bool:
    """Whether an amount of a lettered party is told twice, and is the one to leave."""
    for plain, marked in _told_twice(line):
        again = plain if plain.alone and plain.party in of_several else marked
        if again is amount:
            return True
    return False


def lone_marks(amounts: Iterable[ToldAmount]) -> set[str]:
    """Return the facts of a filing's only lettered or numbered related party.

    "Related Party One" without a second tells no holder from another: it is all of
    them together, as "Related Party" is.
    """
    marked = [
        amount
        for amount in amounts
        if _is_marked(amount)
        and all(relationship_type(role) == "relatedParty" for role in amount.roles)
    ]
    several = len({amount.roles for amount in marked}) > 1
    return set() if several else {amount.fact for amount in marked}


def _is_marked(amount: ToldAmount) -> bool:
    return amount.alone and all(is_marked_role(role) for role in amount.roles)


def _has_holder(whole: ToldAmount, line: Iterable[ToldAmount]) -> bool:
    """Whether a party bears the role or a narrower one, or a narrower role stands by.

    Only a class of holders is broader than another role: a title ("Executive Chair")
    is held by one person, beside whatever other title. Of a title, of a role outside
    the scheme ("Supporter"), and of one of a body it names, the words are compared.
    Several classes joined are the whole of each, and no part of any; companies that
    directors control are no directors. Narrower roles that exceed the whole are no
    parts of it.
    """
    named: dict[str, Decimal] = {}
    alone: dict[str, Decimal] = {}
    found = False
    for part in line:
        if not part.alone and not set(part.roles).isdisjoint(whole.roles):
            return True
        if abs(part.amount) > abs(whole.amount) or not _is_narrower(part, whole):
            continue
        found = True
        if part.element == whole.element:
            sums = alone if part.alone else named
            sums[part.party] = max(sums.get(part.party, part.amount), part.amount)
    most = max(sum(named.values(), _NONE), sum(alone.values(), _NONE))
    return found and most <= abs(whole.amount)


def _is_narrower(part: ToldAmount, whole: ToldAmount) -> bool:
    """Whether a role of a part is one of the class that the whole is."""
    if all(map(is_of_named_body, whole.roles)) or not any(map(_is_class, whole.roles)):
        return False
    joined = frozenset[str]().union(*map(_joined_classes, whole.roles))
    wide = joined | {relationship_type(role) for role in whole.roles}
    return any(
        not wide.isdisjoint(relationship_classes(role))
        for role in part.roles
        if not part.alone
        or not (
            _joined_classes(role)
            or {relationship_type(role)} & (wide - joined)
            or (_OF_HOLDERS.search(role) and "relatedParty" not in wide)
        )
    )


def _joined_classes(role: str) -> frozenset[str]:
    """Return the classes whose holders a role joins; none where it is one class.

    "Joint ventures and associates" are both together, wider than either; a "director
    and officer" is one who is both.

    >>> sorted(_joined_classes("Joint Ventures and Associates"))
    ['associate', 'jointVenture']
    >>> _joined_classes("Director and CEO"), _joined_classes("Associates")
    (frozenset(), frozenset())
    """
    parts = _AND.split(_MEMBERS_OF.sub("", role))
    classes = {class_named(part) for part in parts}
    if len(classes) < 2 or not all(part.endswith("s") for part in parts):
        return frozenset()
    return frozenset(name for name in classes if name is not None)


def _is_class(role: str) -> bool:
    """Whether a role is the name of a class of holders, or of several joined.

    >>> _is_class("Directors and executive officers"), _is_class("Executive Chair")
    (True, False)
    """
    return all(
        class_named(_MEMBERS_OF.sub("", part)) is not None
        for part in _AND.split(canonical_role(role))
    )


def _is_sum(whole: ToldAmount, line: Iterable[ToldAmount]) -> bool:
    """Whether the parties under the same element add up to the role.

    So do titles that are of a class, where no party is told: "Officer" is the sum of
    its chief executive and its chief financial officer.
    """
    largest: dict[str, Decimal] = {}
    titles: dict[str, Decimal] = {}
    for part in line:
        if part.element != whole.element or part is whole:
            continue
        if part.alone and not (_is_titled(part, whole) and part.amount):
            continue
        sums = titles if part.alone else largest
        sums[part.party] = max(sums.get(part.party, part.amount), part.amount)
    if largest and sum(largest.values()) == whole.amount:
        return True
    return len(titles) > 1 and sum(titles.values()) == whole.amount


def _is_titled(part: ToldAmount, whole: ToldAmount) -> bool:
    """Whether a role of one title is of the class that another role is."""
    if not any(map(_is_class, whole.roles)) or any(map(_is_class, part.roles)):
        return False
    wide = {relationship_type(role) for role in whole.roles}
    return any(relationship_type(role) in wide for role in part.roles)
