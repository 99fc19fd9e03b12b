"""Terms told of several, each its own: "bear interest at 5% and 6%, respectively"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from kg.model.note import Statement
from kg.notes.sentences.notation import names_expression
from kg.notes.sentences.pieces import Clause, Piece
from kg.patterns import pattern_of

_TO_RATE = pattern_of(r"(?:-|to) (?P<more>N\d+ )")
_AND_RATE = pattern_of(r"(?:, )?(?:and )?(?P<more>N\d+ )")
_AND_DAY = pattern_of(r"(?:, )?(?:and )?(?:on |in )?(?P<more>D\d+ )")
_NAMES = pattern_of(names_expression())
_NAMED: Final = ("party", "maybe")


def rates_of(match: re.Match[str], clause: Clause) -> tuple[Piece, ...]:
    """Return the rates a match tells: with the end of a range, "0.2% - 5.0%".

    Of several told "respectively" also those that the match does not reach.
    """
    values = clause.group(match, "value") + clause.group(match, "value2")
    found = _TO_RATE.match(clause.line, match.end())
    if found is not None:
        return values + clause.group(found, "more")
    return values + _further(_AND_RATE, match, clause)


def days_of(match: re.Match[str], clause: Clause) -> tuple[Piece, ...]:
    """Return the days a match tells, of several told "respectively" all of them."""
    return clause.group(match, "day") + _further(_AND_DAY, match, clause)


def _further(
    pattern: re.Pattern[str], match: re.Match[str], clause: Clause
) -> tuple[Piece, ...]:
    """Return the pieces that follow a match in one list told "respectively"."""
    found: tuple[Piece, ...] = ()
    end = match.end()
    while "respectively" in clause.tokens:
        more = pattern.match(clause.line, end)
        if more is None:
            break
        found, end = found + clause.group(more, "more"), more.end()
    return found


def of_respective(
    terms: Sequence[Statement], clause: Clause, match: re.Match[str]
) -> list[Statement]:
    """Return several terms of several debts, each of its own party.

    Where as many are named before as there are terms, and "respectively" is said, they
    are told in that order; without that word nobody is known whose each is.

    Args:
        terms: More than one, of one match.
        clause: With bare names.
        match: Of the rule that read them.
    """
    lists = [
        [p for p in clause.pieces[slice(*clause.within(*found.span()))] if _is_name(p)]
        for found in _NAMES.finditer(clause.line, 0, match.start())
    ]
    several = [named for named in lists if len(named) > 1]
    if not several:
        return list(terms)
    fitting = [named for named in several if len(named) == len(terms)]
    if "respectively" not in clause.tokens or len(fitting) != 1:
        return [replace(term, subject="") for term in terms]
    return [
        replace(
            term,
            subject=piece.text,
            start=min(term.start, piece.start),
            end=max(term.end, piece.end),
        )
        for term, piece in zip(terms, fitting[0], strict=True)
    ]


def _is_name(piece: Piece) -> bool:
    return piece.sort in _NAMED
