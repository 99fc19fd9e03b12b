"""What the grammar knows of a phrase: who is spoken of, and what that tells."""

from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cache
from typing import Final

from kg.notes.sentences.grammar.sayings import Other, Saying
from kg.notes.sentences.holding import is_organisation, is_person, predicates_of_role
from kg.notes.sentences.pieces import Piece
from kg.notes.sentences.wordclasses import word_set

NAMED: Final = ("party", "maybe")
"""Sorts of pieces that name somebody."""
WHO: Final = (*NAMED, "reporter")
PERSONAL: Final = frozenset({"director-of", "officer-of", "employed-by"})
"""Ties of roles that only persons have."""


@dataclass(slots=True)
class Phrase:
    """Who is spoken of by some words of a clause.

    Attributes:
        sort: ``name``, ``role``, ``kin`` or ``body``.
        start: Place of its first piece.
        end: Place of the piece behind it.
        parties: Who that is; empty for a company that is not named.
        head: The role or the word for kin, with whose it is.
        says: Of a company that is not named what is said of it.
        lost: Whether it could not be told whose a role is.
        share: Of a name the share behind it: "Jane Roe (60%), our director".
    """

    sort: str
    start: int
    end: int
    parties: tuple[Piece, ...] = ()
    head: Piece | None = None
    says: tuple[Saying, ...] = ()
    lost: bool = False
    share: Decimal | None = None


@dataclass(slots=True)
class Group:
    """Phrases joined by "and", in their order; nothing joins behind a closed one."""

    members: list[Phrase]
    end: int
    shares: dict[int, Decimal] = field(default_factory=dict)
    closed: bool = False

    @property
    def parties(self) -> tuple[Piece, ...]:
        """Return all who are spoken of."""
        return tuple(piece for member in self.members for piece in member.parties)

    def others(self, share: Decimal | None = None) -> tuple[Other, ...]:
        """Return all as others, each with its own share, or the one told of all."""
        return tuple(
            Other(piece, self.shares.get(at, share))
            for at, member in enumerate(self.members)
            for piece in member.parties
        )


def alike(one: Phrase, other: Phrase) -> bool:
    """Whether two phrases may stand in one list: "Jane Roe and our director"."""
    left, right = one.parties[:1], other.parties[:1]
    if not left or not right:
        return False
    if is_person(left[0]) and is_organisation(right[0]):
        return False
    return not (is_organisation(left[0]) and is_person(right[0]))


def holder(phrase: Phrase) -> tuple[Piece, ...]:
    """Return the holder of a role or kin as one who is spoken of."""
    head = phrase.head
    if head is not None and head.sort == "family" and not head.of:
        return ()  # "brothers"
    if head is None or (head.sort == "role" and not predicates_of_role(head.text)):
        return ()
    ends = [head.end, *(piece.end for piece in head.of)]
    starts = [head.start, *(piece.start for piece in head.of)]
    if head.sort == "role":
        return ()
    return (replace(head, start=min(starts), end=max(ends)),)


def saying_of(phrase: Phrase) -> Saying:
    """Return what a role or kin tells of who has it."""
    head = phrase.head
    if head is not None and phrase.sort == "kin" and not head.of:
        return Saying("mutual", head)
    if head is not None and phrase.sort == "kin":
        return Saying("family", head, others=tuple(Other(p) for p in head.of))
    return Saying("role", head)


def sayings_of(phrase: Phrase) -> list[Saying]:
    """Return what a role, kin or company tells of who is called so."""
    if phrase.sort == "body":
        return list(phrase.says)
    if phrase.lost or phrase.head is None:
        return []
    known = phrase.sort == "kin" or (
        phrase.head.sort == "holder" and bool(predicates_of_role(phrase.head.text))
    )
    return [saying_of(phrase)] if known else []


@cache
def no_adjectives() -> frozenset[str]:
    """Return words that stand between no article and its noun: "not", "a"."""
    return word_set("denial") | word_set("modal") | {"a", "an", "the", "any"}


def is_office(phrase: Phrase) -> bool:
    """Whether a phrase is an unnamed person in an office."""
    head = phrase.head
    kinds = set() if head is None else set(predicates_of_role(head.text).values())
    return phrase.sort == "role" and bool(kinds & PERSONAL)


def is_kind(piece: Piece) -> bool:
    """Whether words with a capital are a kind of company: "VIEs"."""
    return piece.text.casefold() in word_set("vie")
