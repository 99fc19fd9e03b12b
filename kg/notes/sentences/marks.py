"""Marks and fillers of a sentence that say nothing, cut before rules read it."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from kg.notes.sentences.cutting_brackets import QUOTES
from kg.notes.sentences.pieces import WORD, Piece
from kg.notes.sentences.wordclasses import word_set

_BULLETS = ("●", "•", "*", "▪", "◦", "·", "§", "o")
_OF_TIME = (("at", "the", "time"), ("at", "that", "time"), ("at", "such", "time"))
_KINDS = ("vie", "wfoe", "opco")
_SHORTEST = 3
_NAMED = ("party", "maybe")


def without_marks(pieces: Sequence[Piece]) -> list[Piece]:
    """Return pieces without marks, with commas for dashes and for a colon.

    Bullets, numbers of items and quotation marks are cut, "the" before a name and "at
    the time" behind a role.
    """
    plain = _without_bullets(_with_dashes(pieces))
    return _without_articles(_with_colon(_without_kinds(_without_times(plain))))


def _without_bullets(pieces: Sequence[Piece]) -> list[Piece]:
    """Return pieces without quotation marks, bullets and numbers of items."""
    kept = [
        p for p in pieces if p.sort != WORD or p.text not in (*QUOTES, "●", "•", "▪")
    ]
    while kept and kept[0].sort == WORD and _is_mark(kept):
        kept = kept[1:]
    return kept


def _with_colon(pieces: Sequence[Piece]) -> list[Piece]:
    """Return pieces with a comma for a colon: "Acme Ltd: an entity owned by"."""
    if len(pieces) < _SHORTEST or pieces[1].text != ":" or pieces[0].sort not in _NAMED:
        return list(pieces)
    after = pieces[2]
    told = after.sort in ("role", "kin", "share") or after.text in _told_behind()
    comma = replace(pieces[1], text=",")
    return [pieces[0], comma if told else pieces[1], *pieces[2:]]


@cache
def _told_behind() -> frozenset[str]:
    """Return the words that tell what somebody is behind a name and a colon."""
    kinds = ("body", "own", "control", "own-control", "article")
    terms = frozenset().union(*(word_set(kind) for kind in kinds))
    return frozenset(term.split()[0] for term in terms)


def _without_times(pieces: Sequence[Piece]) -> list[Piece]:
    """Return pieces without "at the time" behind a role: "a director at the time"."""
    if not any(piece.text == "time" for piece in pieces):
        return list(pieces)
    kept: list[Piece] = []
    at = 0
    while at < len(pieces):
        words = tuple(piece.text for piece in pieces[at : at + 3])
        role = bool(kept) and kept[-1].sort in ("role", "holder")
        at += 3 if role and words in _OF_TIME else 0
        kept += pieces[at : at + 1]
        at += 1
    return kept


def _without_kinds(pieces: Sequence[Piece]) -> list[Piece]:
    """Return pieces without "the VIE," before the name of that entity."""
    if not any(piece.text in _KINDS for piece in pieces):
        return list(pieces)
    kept: list[Piece] = []
    at = 0
    while at < len(pieces):
        words = [piece.text for piece in pieces[at : at + 3]]
        kind = words[:1] == ["the"] and len(words) > 1 and words[1] in _KINDS
        named = any(p.sort in _NAMED for p in pieces[at + 3 : at + 4])
        at += 3 if kind and words[2:] == [","] and named else 0
        kept += pieces[at : at + 1]
        at += 1
    return kept


def _with_dashes(pieces: Sequence[Piece]) -> list[Piece]:
    """Return pieces with commas for dashes that stand between blanks."""
    apart = list(pieces)
    for at, (before, piece, after) in enumerate(
        zip(pieces, pieces[1:], pieces[2:], strict=False), 1
    ):
        blank = before.end < piece.start and piece.end < after.start
        range_ = before.sort == after.sort == "share"  # "0.2% - 5.0%"
        if piece.sort == WORD and piece.text == "-" and blank and not range_:
            apart[at] = replace(piece, text=",")
    return apart


def _without_articles(pieces: Sequence[Piece]) -> list[Piece]:
    """Return pieces without "the" before a name: "the Company", "the Sponsor"."""
    named = ("reporter", "party", "maybe")
    return [
        piece
        for at, piece in enumerate(pieces)
        if piece.text != "the"
        or not any(p.sort in named for p in pieces[at + 1 : at + 2])
    ]


def _is_mark(kept: Sequence[Piece]) -> bool:
    """Whether the first piece numbers an item: "(1)", "a.", "2", "-"."""
    text = kept[0].text
    if text in (*_BULLETS, "-", ".", ")", ":", ","):
        return True
    after = kept[1].text if len(kept) > 1 else ""
    return (text.isdigit() or len(text) == 1) and after in (".", ")", "-")
