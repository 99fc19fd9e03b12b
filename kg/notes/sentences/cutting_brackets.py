"""Cuts brackets from a sentence; what tells a tie stays between commas."""

from collections.abc import Sequence
from dataclasses import replace

from kg.notes.sentences.described import body_before
from kg.notes.sentences.holding import is_person
from kg.notes.sentences.pieces import WORD, Piece
from kg.notes.sentences.scanning import folded
from kg.notes.sentences.wordclasses import word_set
from kg.parties.wordlists import (
    cardinals,
    legal_forms,
)

QUOTES = ('"', "“", "”")


def without_brackets(pieces: Sequence[Piece]) -> list[Piece]:
    """Return pieces with brackets cut, or with commas for those that tell a tie."""
    kept: list[Piece] = []
    at = 0
    while at < len(pieces):
        end = _closing(pieces, at)
        if end is None:
            kept.append(pieces[at])
            at += 1
            continue
        bracketed = _without_definitions(_behind_definition(pieces[at + 1 : end]))
        inside = [p for p in bracketed if p.text not in QUOTES]
        name = _defined(bracketed)
        body = None if name is None else body_before(kept)
        if name is not None and body is not None:
            # 'an entity owned by A ("Acme")' becomes "Acme, an entity owned by A,".
            kept[body:body] = [name, replace(pieces[at], text=",")]
            if not (pieces[end + 1 : end + 2] and pieces[end + 1].text in (",", ".")):
                kept.append(replace(pieces[end], text=","))
        elif _repeats_role(inside, kept):
            pass
        elif _is_part(inside) and kept:
            _add_share(kept, next(p for p in inside if p.sort == "share"))
        elif _tells_tie(bracketed) or _names_holder(inside, kept):
            kept += [
                replace(pieces[at], text=","),
                *inside,
                replace(pieces[end], text=","),
            ]
            if pieces[end + 1 : end + 2] and pieces[end + 1].text in (",", "."):
                kept.pop()
        elif len(inside) == 1 and inside[0].sort == "share" and kept:
            _add_share(kept, inside[0])
        at = end + 1
    return kept


def _defined(inside: Sequence[Piece]) -> Piece | None:
    """Return the name that a bracket defines and holds nothing else, or None."""
    if not any(piece.text in QUOTES for piece in inside):
        return None
    rest = [p for p in inside if p.text not in (*QUOTES, "the")]
    return rest[0] if len(rest) == 1 and rest[0].sort == "party" else None


def _add_share(kept: list[Piece], share: Piece) -> None:
    """Add a share in brackets for the words that spell it: "twenty percent (20%)"."""
    while kept and kept[-1].sort == WORD and _spells_number(kept[-1].text):
        kept.pop()
    if not kept or kept[-1].sort != "share":
        kept.append(share)


def _names_holder(inside: Sequence[Piece], kept: Sequence[Piece]) -> bool:
    """Whether a bracket names who has the role before it: "our CEO (Jane Roe)"."""
    if len(inside) != 1 or inside[0].sort not in ("party", "maybe") or not kept:
        return False
    if kept[-1].sort == WORD and kept[-1].text in word_set("body"):
        return True  # "a company (Acme Ltd)"
    return kept[-1].sort in ("role", "reporter", "kin") and is_person(inside[0])


def _is_part(inside: Sequence[Piece]) -> bool:
    """Whether a bracket tells a part and no owner: "(99.9% owned)"."""
    words = [p.text for p in inside if p.sort == WORD]
    shares = [p for p in inside if p.sort == "share"]
    known = word_set("own") | word_set("interest") | word_set("adverb")
    return len(shares) == 1 and len(words) + 1 == len(inside) and known >= set(words)


def _repeats_role(inside: Sequence[Piece], kept: Sequence[Piece]) -> bool:
    """Whether a bracket only shortens the role before it: "Chief Executive (CEO)"."""
    alone = len(inside) == 1 and inside[0].sort == "role"
    return alone and bool(kept) and kept[-1].sort == "role" and inside[0].text.isupper()


def _without_definitions(inside: Sequence[Piece]) -> list[Piece]:
    """Return a bracket without brackets in it that define: '(of Acme ("Acme"))'."""
    kept: list[Piece] = []
    at = 0
    while at < len(inside):
        end = _closing(inside, at)
        if end is None:
            kept.append(inside[at])
            at += 1
            continue
        if not any(piece.text in QUOTES for piece in inside[at:end]):
            kept += inside[at : end + 1]
        at = end + 1
    return kept


def _behind_definition(inside: Sequence[Piece]) -> list[Piece]:
    """Return a bracket without a short name it opens with: '("Acme", 90% owned by)'."""
    quotes = [at for at, piece in enumerate(inside) if piece.text in QUOTES]
    if len(quotes) == 2 and quotes[0] <= 1:
        rest = inside[quotes[1] + 1 :]
        if rest and rest[0].text == ",":
            return list(rest[1:])
    return list(inside)


def _spells_number(words: str) -> bool:
    """Whether a word is of a share spelt out: "twenty five percent"."""
    return all(
        w in cardinals() or w in ("percent", "per", "cent", "hundred")
        for w in words.split()
    )


def _closing(pieces: Sequence[Piece], at: int) -> int | None:
    """Return the place of the bracket that closes one opened at a place, or None."""
    if pieces[at].text != "(" or pieces[at].sort != WORD:
        return None
    depth = 0
    for end in range(at, len(pieces)):
        if pieces[end].sort == WORD:
            depth += (pieces[end].text == "(") - (pieces[end].text == ")")
        if depth == 0:
            return end
    return None


def _tells_tie(inside: Sequence[Piece]) -> bool:
    """Whether what stands in brackets says what somebody is, and defines no name."""
    if any(piece.text in QUOTES for piece in inside) or not inside:
        return False
    printed = tuple(word for p in inside for word in folded(p.text).split())
    if printed in legal_forms():  # "Acme Partners (Limited Partnership)"
        return False
    words = {piece.text for piece in inside if piece.sort == WORD}
    if words & word_set("defines"):
        return False
    sorts = {piece.sort for piece in inside}
    return bool(sorts & {"role", "kin"}) or bool(words & word_set("tells-tie"))
