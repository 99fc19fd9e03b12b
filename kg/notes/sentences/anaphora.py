"""Tells which company "that company", "the latter" and "its" before a comma mean.

"Jane Roe is the president of that company and holds 30% of its shares": of the company
named last, in the sentence or, where it names none, as the only one in the one before.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from kg.notes.sentences.holding import is_person, may_be_person
from kg.notes.sentences.notation import class_expression
from kg.notes.sentences.pieces import WORD, Clause, Piece
from kg.notes.sentences.wordclasses import word_set
from kg.patterns import pattern_of

_ANY = frozenset({"any", "each", "every", "no", "if", "all", "whether"})
"""Words before "such company" where none that was named is meant."""


_POINTING = frozenset({"that", "such", "said", "same", "latter"})


_FORMER = pattern_of(r"(?<!\S)the former (?=(?:at|is|was|bears|and|by|in|of|to|,) )")
"""Beside it "the latter" is one of two that were told before, mostly two debts."""


@cache
def _last() -> re.Pattern[str]:
    noun = class_expression("entity")
    after = f"{class_expression('stop')}|{class_expression('finite')}|'s |$"
    return re.compile(
        rf"(?<!\S)(?P<who>(?:that|such|the said|said|the same) {noun}"
        rf"|the latter (?:{noun})?)(?={after})"
    )


def with_last_company(clauses: Sequence[Clause], spoken: Piece | None) -> None:
    """Put the company last named in the place of "that company" or "the latter".

    Where none is known, a role beside those words is marked as not sure: it may be
    held there.

    Args:
        clauses: Of a sentence, changed in place.
        spoken: The one company the sentence before speaks of, or None.
    """
    for clause in clauses:
        told = not clause.tokens.isdisjoint(_POINTING)
        at = 0 if told and not _FORMER.search(clause.line) else len(clause.line)
        while (found := _last().search(clause.line, at)) is not None:
            first, last = clause.within(found.start("who"), found.end("who"))
            if first and clause.pieces[first - 1].text in _ANY:
                at = found.end()
                continue
            named = _named(clause.pieces[:first])
            company = named[-1] if named else spoken
            if company is None:
                _doubt_roles(clause)
                break
            clause.replace(first, last, [company])
            _own_stock(clause, company, first)
            _same_place(clause, company, first)
            at = clause.offset(first) + 1
        spoken = next(reversed(_named(clause.pieces)), spoken)


def _named(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the companies named in some pieces, in order; the reporter is none."""
    return [p for p in pieces if p.sort in ("party", "maybe") and not is_person(p)]


def _doubt_roles(clause: Clause) -> None:
    """Mark the roles of a clause as not sure."""
    for at, piece in enumerate(clause.pieces):
        if piece.sort == "role":
            clause.replace(at, at + 1, [replace(piece, sure=False)])


@cache
def _its_stock() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\S)(?:of|in) (?P<its>its )(?:[a-z]+ ){{0,2}}{class_expression('stock')}"
    )


def _own_stock(clause: Clause, company: Piece, at: int) -> None:
    """Put a company in the place of "its" in "and holds 30% of its shares"."""
    found = _its_stock().search(clause.line, clause.offset(at))
    if found is not None:
        first, last = clause.within(found.start("its"), found.end("its"))
        its = clause.pieces[first]
        owns = replace(its, text="'s", start=its.end)
        clause.replace(first, last, [company, owns])


@cache
def _and_owns() -> re.Pattern[str]:
    adverbs = f"(?:{class_expression('adverb')})*"
    return re.compile(
        rf"(?P<role>O\d+ )(?=(?:, )?and {adverbs}{class_expression('owning')}"
        rf"(?:(?![,;] )[^ OPUR]+ |N\d+ )*(?:of|in) (?P<whose>[PU]\d+ ))"
    )


def _same_place(clause: Clause, company: Piece, at: int) -> None:
    """Write "is chairman of Acme Ltd and owns 12% of Acme Ltd" where it says once."""
    for found in _and_owns().finditer(clause.line):
        if clause.place(found.start("whose")) == at:
            end = clause.place(found.end("role"))
            of = Piece(WORD, "of", company.start, company.start)
            clause.replace(end, end, [of, company])
            return


def is_elsewhere_perhaps(line: str, end: int) -> bool:
    """Whether a role may be held at a company that its holder is told to own part of.

    "Jane Roe is the President and owns 50% of Acme Ltd".

    Args:
        line: Of a clause.
        end: Where the role ends in it.
    """
    return _owns_behind().match(line, end) is not None


@cache
def _owns_behind() -> re.Pattern[str]:
    adverbs = f"(?:{class_expression('adverb')})*"
    return re.compile(
        rf"(?:, )?and {adverbs}{class_expression('owning')}"
        rf"(?:(?![,;] )[^ OPUR]+ |N\d+ )*(?:of|in) (?:the )?[PU]\d+ "
    )


_THROUGH = pattern_of(
    r"(?:[^P;]{0,60}, )?(?:through|via) (?P<its>its )(?:(?![,;] )[a-z]+ )*"
    r"(?:O\d+ )(?:, )?[PU]\d+ (?:N\d+ )?, (?:also )?(?P<own>[RPU]\d+ )(?!'s )"
)


def with_its_own(clause: Clause) -> None:
    """Put whose it is in the place of "its" in "Through its subsidiary, X, we bought".

    Args:
        clause: Changed in place.
    """
    found = _THROUGH.match(clause.line)
    if found is None:
        return
    own = clause.group(found, "own")[0]
    verb = clause.line[found.end() :].split(" ", 1)[0]
    if is_person(own) or verb in {",", ".", ";", *word_set("stop")} - word_set(
        "finite"
    ):
        return
    first, last = clause.within(found.start("its"), found.end("its"))
    its = clause.pieces[first]
    clause.replace(first, last, [own, replace(its, text="'s", start=its.end)])


@cache
def _whose() -> re.Pattern[str]:
    adverbs = f"(?:{class_expression('adverb')})*"
    is_, finite = class_expression("is"), class_expression("finite")
    return re.compile(
        rf"(?P<at>[PU]\d+ ), (?P<whose>whose {adverbs}(?P<role>O\d+ ), )"
        rf"(?P<who>[PU]\d+ )(?P<told>, {adverbs}(?:(?P<is>{is_})|{finite})"
        rf"(?:(?![,;.] )[^ ]+ )+(?:, P\d+ (?=[.;,] |$))?)(?=, |[.;] |$)"
    )


def cut_whose(clause: Clause) -> Clause | None:
    """Cut what is told of somebody who has a role at the company before.

    Of "Acme Ltd, whose CEO, Jane Roe, serves on our Board, lent" the clause returned is
    "Jane Roe serves on our Board", and "whose CEO is Jane Roe" stays; None for none.
    """
    if "whose" not in clause.tokens:
        return None
    found = _whose().search(clause.line)
    if found is None or (found["is"] and not re.search(r"K\d", found["told"])):
        return None  # "whose CEO, Jane Roe, is our director" is read as it stands.
    person = clause.group(found, "who")[0]
    if not may_be_person(person):
        return None
    first, last = clause.within(found.start("told"), found.end("told"))
    told = Clause([person, *clause.pieces[first + 1 : last]])
    clause.replace(first, last, [])
    comma, _ = clause.within(found.start("who"), found.end("who"))
    is_ = Piece(WORD, "is", person.start, person.start)
    clause.replace(comma - 1, comma, [is_])
    return told
