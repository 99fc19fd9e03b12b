"""What the grammar of phrases reads of a party, and the ties that it states.

A saying is one thing told of somebody: a role, kin, an owner, a share held. `ties_told`
makes the ties of the parties it is told of.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations
from typing import Final

from kg.model.note import Statement
from kg.notes.sentences.doubts import is_one_word
from kg.notes.sentences.holding import (
    PART,
    Place,
    each_role,
    is_organisation,
    is_person,
    may_be_person,
    name_of,
    owner_of,
    predicates_of_role,
    ties_of_role,
)
from kg.notes.sentences.pieces import Piece

_NAMED: Final = ("party", "maybe")
_CALLED: Final = (*_NAMED, "reporter")
"""Who is called by a name: of others the grammar only offers candidates."""
_PERSONAL: Final = frozenset({"director-of", "officer-of", "employed-by"})


@dataclass(frozen=True, slots=True)
class Other:
    """A party that a saying names beside the one it is told of.

    Attributes:
        piece: Who; a name, the reporter, or the holder of a role.
        share: Part owned, as a fraction of one; None where it is not told.
    """

    piece: Piece
    share: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Saying:
    """One thing told of a party.

    Attributes:
        kind: ``role``, ``family``, ``mutual`` (kin of one another), ``held`` (others
            hold a role at it), or ``tie``.
        role: The role, or the word for kin, with whose it is.
        predicates: Of a tie.
        others: Owners, holders of the role, or what is owned.
        sure: Whether it is clear of whom it is told.
        active: Whether a tie is told of the others: "Jane Roe controls Acme Ltd" tells
            Acme Ltd controlled by Jane Roe.
    """

    kind: str
    role: Piece | None = None
    predicates: tuple[str, ...] = ()
    others: tuple[Other, ...] = ()
    sure: bool = True
    active: bool = False


def ties_told(
    subjects: Sequence[Piece], saying: Saying, text: str, *, shared: bool
) -> list[Statement]:
    """Return the ties that a saying states of some parties.

    Args:
        subjects: Names, the reporter, or holders of roles.
        saying: What is told of them.
        text: The document.
        shared: Whether it is told of all of several: "both are directors".
    """
    others = [other.piece for other in saying.others]
    pieces = [*subjects, *others]
    pieces += [] if saying.role is None else [saying.role]
    if not subjects:
        return []
    place = Place((min(p.start for p in pieces), max(p.end for p in pieces)), "phrase")
    if saying.kind == "role":
        found = _of_role(tuple(subjects), saying, place, text, shared=shared)
    elif saying.kind == "family":
        found = list(_of_kin(subjects, saying, place, text))
    elif saying.kind == "mutual":
        found = list(_of_one_another(subjects, place))
    elif saying.kind == "held":
        found = list(_at(subjects, saying, place, text))
    else:
        found = list(_of_tie(subjects, saying, place, text))
    whose = () if saying.role is None else saying.role.of
    named = all(p.sort in _CALLED for p in (*subjects, *others, *whose))
    if saying.kind == "family":
        named = named and not any(map(is_one_word, (*subjects, *others)))
    if saying.sure and named:
        return found
    return [replace(tie, certain=False) for tie in found]


def _of_role(
    subjects: tuple[Piece, ...],
    saying: Saying,
    place: Place,
    text: str,
    *,
    shared: bool,
) -> list[Statement]:
    """Return who holds a role; of several a role of one is told of the last."""
    role = saying.role
    if role is None or not _fits(subjects, role):
        return []
    if len(subjects) > 1 and not role.several and not shared:
        subjects = subjects[-1:]
    if role.several and len(subjects) == 1 and not shared:
        return []
    return ties_of_role(subjects, role, place.span, text, f"{place.rule}-role")


def _fits(subjects: Sequence[Piece], role: Piece) -> bool:
    """Whether those spoken of may hold a role: no company is a director."""
    kinds = set(predicates_of_role(role.text).values())
    if any(map(is_organisation, subjects)) and kinds & {"director-of", "employed-by"}:
        return False
    if any(s.sort == "reporter" for s in subjects) and kinds & _PERSONAL:
        return False  # "The Company serves as the manager of Acme LP"
    return not (any(map(is_person, subjects)) and kinds & {"subsidiary-of"})


def _of_kin(
    subjects: Sequence[Piece], saying: Saying, place: Place, text: str
) -> Iterator[Statement]:
    """Yield whose kin those spoken of are."""
    for subject in subjects:
        for other in saying.others:
            left, right = owner_of(subject, text), owner_of(other.piece, text)
            organisation = is_organisation(subject) or is_organisation(other.piece)
            known = other.piece.sort in _NAMED or other.piece.own
            if left and right and left != right and not organisation and known:
                yield replace(place, rule="phrase-kin").tie(left, "family-of", right)


def _of_one_another(subjects: Sequence[Piece], place: Place) -> Iterator[Statement]:
    """Yield that each of several is kin of each other: "who are brothers"."""
    if not all(s.sort in _NAMED for s in subjects) or any(
        map(is_organisation, subjects)
    ):
        return
    for one, other in combinations(subjects, 2):
        left, right = name_of(one), name_of(other)
        if left != right:
            yield replace(place, rule="phrase-kin").tie(left, "family-of", right)


def _at(
    subjects: Sequence[Piece], saying: Saying, place: Place, text: str
) -> Iterator[Statement]:
    """Yield the roles that others hold at those spoken of: "whose director is"."""
    role = saying.role
    holders = tuple(other.piece for other in saying.others)
    if role is None or any(map(is_person, subjects)) or not _fits(holders, role):
        return
    held = replace(role, of=tuple(subjects), own=False)
    for holder in holders:
        yield from ties_of_role((holder,), held, place.span, text, "phrase-at-which")


def _of_tie(
    subjects: Sequence[Piece], saying: Saying, place: Place, text: str
) -> Iterator[Statement]:
    """Yield who controls, owns or founded those spoken of, or what they own."""
    place = replace(place, rule="phrase-tie")
    persons = any(is_person(other.piece) for other in saying.others)
    for named in subjects:
        for told in each_role(named):
            for other in saying.others:
                subject, by = (
                    (other.piece, told) if saying.active else (told, other.piece)
                )
                left, right = owner_of(subject, text), owner_of(by, text)
                for predicate in saying.predicates:
                    if predicate in _TURNED and persons and not is_person(by):
                        continue  # "led by Jane Roe, and Acme, owned by"
                    if left == right or not _is_possible(subject, by, predicate):
                        continue
                    ends = (right, left) if predicate in _TURNED else (left, right)
                    known = _is_known(subject) and _is_known(by)
                    share = other.share if predicate in _SHARED else None
                    yield place.tie(ends[0], predicate, ends[1], share, sure=known)


_TURNED: Final = frozenset({"founder-of", "officer-of"})
_SHARED: Final = frozenset({"owns", "owned-by", "controlled-by"})


def _is_possible(subject: Piece, other: Piece, predicate: str) -> bool:
    """Whether two parties may be tied so: nobody owns a person, we found nothing."""
    named = (*_NAMED, "reporter")
    if predicate in ("employed-by", "family-of"):
        known = other.sort in _NAMED or (predicate == "family-of" and other.own)
        return known and not is_organisation(subject)
    if predicate in ("officer-of", "founder-of"):
        office = {"officer-of", "director-of"} & set(
            predicates_of_role(other.text).values()
        )
        known = other.sort in _NAMED or (other.own and bool(office))
        known = known and not is_organisation(other)
        if predicate == "founder-of" and other.sort in _NAMED:
            known = may_be_person(other)  # A company forms another as its parent.
        return known and subject.sort in _NAMED and not is_person(subject)
    if predicate == "affiliate-of":
        return subject.sort in named
    held = other if predicate == "owns" else subject
    return not is_person(held) and held.sort in named


def _is_known(piece: Piece) -> bool:
    """Whether it is clear who is meant."""
    return piece.sure or piece.sort in (*_NAMED, "reporter")


def parted(role: Piece, count: int) -> list[Piece]:
    """Return a role as the roles of several in their order, or an empty list.

    Of "our CEO and CFO, respectively" the first is the first one's.
    """
    parts = [part for part in PART.split(role.text) if part.strip()]
    if len(parts) != count:
        return []
    return [replace(role, text=part, several=False) for part in parts]


__all__ = ["Other", "Saying", "name_of", "parted", "ties_told"]
