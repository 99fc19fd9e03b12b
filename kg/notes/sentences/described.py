"""Names that a bracket gives to who is only described: 'a company we own ("Acme")'.

'Jane Roe, our director (the "Lender")' names her; 'an entity owned by our director
("Acme")' names the entity, which then stands before its description.
"""

from collections.abc import Sequence
from typing import Final

from kg.notes.sentences.pieces import WORD, Piece
from kg.notes.sentences.wordclasses import word_set
from kg.parties.wordlists import has_term, member_words

_NAMED: Final = ("party", "maybe")
_FAR: Final = 14
"""Pieces of a description between a name, or "a company", and the bracket."""
_PLAIN: Final = 4
"""Words between "a" and "company"."""


def set_beside(before: Sequence[Piece]) -> Piece | None:
    """Return the name that a description up to a bracket is set beside, or None.

    Args:
        before: Pieces up to the bracket: "Acme Inc., a Georgia corporation".
    """
    if not before or not _ends_description(before[-1]):
        return None
    for at in range(len(before) - 2, max(-1, len(before) - _FAR), -1):
        piece, after = before[at], before[at + 1]
        if piece.sort in _NAMED:
            apart = after.text == "," and len(before) > at + 2
            return piece if apart and _begins_description(before[at + 2 :]) else None
        if piece.sort == WORD and piece.text in word_set("finite"):
            return None
    return None


def body_before(before: Sequence[Piece]) -> int | None:
    """Return where "an entity owned by our director" begins that ends pieces.

    None where they end in no such description, or a name stands in it.
    """
    noun, tied = None, False
    for at in range(len(before) - 1, max(-1, len(before) - _FAR), -1):
        piece = before[at]
        if piece.sort in _NAMED or piece.text in (";", ":"):
            return None
        if noun is None:
            tied = tied or piece.text in word_set("describes-company")
            body = piece.sort == WORD and piece.text in word_set("body")
            noun = at if tied and body else None
        elif piece.text in ("a", "an", "another"):
            return at if noun - at <= _PLAIN else None
        elif piece.sort != WORD or piece.text == ",":
            return None
    return None


def names_body(phrase: Sequence[str]) -> bool:
    """Whether a phrase in a bracket may name a company, and no loan or lease."""
    last = phrase[-1].removesuffix("'s")
    return not has_term(member_words("thing"), last) and last not in word_set(
        "never-party"
    )


def _ends_description(piece: Piece) -> bool:
    """Whether a piece may end what is said of a name beside it."""
    last = piece.text.casefold().split()[-1]
    return piece.sort == "role" or (
        piece.sort != "reporter" and last in word_set("described-body")
    )


def _begins_description(pieces: Sequence[Piece]) -> bool:
    """Whether pieces begin with an article, "our" or a role."""
    first = pieces[0]
    return first.sort in ("role", "reporter") or first.text in word_set("article")
