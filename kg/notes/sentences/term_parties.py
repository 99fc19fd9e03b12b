"""Tells whose balance the terms of a clause are said of."""

import re
from dataclasses import replace

from kg.model.note import Statement
from kg.notes.sentences.notation import class_expression, names_expression
from kg.notes.sentences.pieces import WORD, Clause, Piece
from kg.notes.sentences.sureties import sureties_of
from kg.notes.sentences.wordclasses import word_set

_LENDER = re.compile(
    r"[PU]\d+ (?:has |have |also )?"
    r"(?:loaned|lent|advanced|provided|granted|commits|committed"
    r"|extended(?! (?:the|its|their|such|this|that|each|all) )) "
)


_ATTACHED = re.compile(
    r"(?:to|from|with|by|of|in favor of|owes|owed|due|payable|borrowed from) [PU]\d+ "
)


_FAR = 14
"""Words between "benchmarked to" and the bank whose rate is meant."""
_RATE_ENDS = frozenset({",", ";", "."})


_LENDERS = (
    rf"(?P<lenders>[PU]\d+ , and [PU]\d+ (?=[.;,] |$)|{names_expression()})(?!'s )"
)
_LENT_BY = (
    re.compile(
        rf"(?<!\S)(?:borrowed |{class_expression('received')})"
        rf"(?:(?![,;]|[PU]\d)[^ ]+ )*?from {_LENDERS}"
    ),
    re.compile(
        rf"(?<!\S)(?:issued|sold|payable|due|owed|owing) "
        rf"(?:(?![,;]|[PU]\d)[^ ]+ ){{0,9}}?to {_LENDERS}"
    ),
)
"""Several who lent: what is said of "loans from A and B" is said of each."""


_BALANCE_OF = re.compile(
    rf"(?<!\S){class_expression('owed')}(?:due |payable |owed |owing |receivable )?"
    r"(?:to|from|by|with) (?:(?:a|an|its|the|R\d+ 's) (?:related )?"
    r"(?:[a-z]+|O\d+) (?:, )?)?[PU]\d+ "
)
"""In "payable to a related party, Acme Ltd," too."""


_GUARANTORS = re.compile(
    r"guaranteed by (?:[^ ]+ ){1,6}(?:(?:, |and |the |its |R\d+ 's )*[PUHO]\d+ )*"
)


_DEFINES = re.compile(
    r"\([^()]*[“\"][^”\"()]*(?:Note|Loan|Debenture|Facility|Bond)s?[”\"]\)"
)
"""A bracket that gives what is owed a name of its own: '(the "8% Notes")'."""


def lenders_of(clause: Clause) -> tuple[Piece, ...]:
    """Return who lent, or to whom the debt of a clause is owed: one or several."""
    lent = next(filter(None, (p.search(clause.line) for p in _LENT_BY)), None)
    found = () if lent is None else clause.group(lent, "lenders")
    return tuple(piece for piece in found if piece.sort in ("party", "maybe"))


def of_each(terms: list[Statement], clause: Clause, text: str) -> list[Statement]:
    """Return terms told of loans from several as those of each of them.

    A debt that several are owed together and that has a name is nobody's alone.
    """
    lenders = lenders_of(clause)
    if len(lenders) == 1 or "respectively" in clause.tokens:
        return terms
    first = {piece.text: piece for piece in lenders[:1]}
    if _DEFINES.search(text, clause.pieces[0].start, clause.pieces[-1].end):
        return [
            replace(term, subject="") if term.subject in first else term
            for term in terms
        ]
    found: list[Statement] = []
    for term in terms:
        same = lenders if term.subject in first else ()
        found += [
            replace(term, subject=piece.text, end=max(term.end, piece.end))
            for piece in same
        ] or [term]
    return found


def party_of_term(clause: Clause, match: re.Match[str], predicate: str) -> Piece | None:
    """Return the party whose balance a clause speaks of, where only one may be it."""
    last = len(clause.pieces)
    if predicate in ("secured", "guaranteed-by"):
        last, _ = clause.within(match.start(), match.end())
    guarantee = _GUARANTORS.search(clause.line)
    sureties = sureties_of(clause)
    acts = clause.place(match.start()) if match.group().startswith("exten") else -1
    named = [
        piece
        for at, piece in enumerate(clause.pieces[:last])
        if (piece.sort == "party" or (piece.sort == "maybe" and piece.told))
        and not (guarantee and _inside(clause, guarantee, at))
        and not sets_rate(clause, at)
        and at not in sureties
        and at != acts - 1  # Borrower or lender: "Acme Ltd extended the note".
    ]
    lenders = _attached(clause, _LENDER) or _attached(clause, _BALANCE_OF)
    lenders = [p for p in lenders if all(p is not clause.pieces[at] for at in sureties)]
    attached = lenders or [p for p in _attached(clause, _ATTACHED) if p in named]
    if attached:
        return attached[0] if len({p.text for p in attached}) == 1 else None
    given = {clause.pieces[at].text for at in sureties}
    named = [piece for piece in named if piece.text not in given]
    return named[0] if len({piece.text for piece in named}) == 1 else None


def sets_rate(clause: Clause, at: int) -> bool:
    """Whether a name is the bank of a base rate: "Fernhill Bank's prime rate".

    So it is in "which is benchmarked to the rate of loans from Fernhill Bank".
    """
    for piece in reversed(clause.pieces[max(0, at - _FAR) : at]):
        if piece.sort != WORD or piece.text in _RATE_ENDS:
            break
        if piece.text in word_set("sets-rate"):
            return True
    words = [piece.text for piece in clause.pieces[at + 1 : at + 5]]
    return words[:1] == ["'s"] and not word_set("base-rate").isdisjoint(words)


def _attached(clause: Clause, pattern: re.Pattern[str]) -> list[Piece]:
    """Return the names that stand with words for lending or owing."""
    spans = [clause.within(m.start(), m.end()) for m in pattern.finditer(clause.line)]
    return [
        piece
        for first, last in spans
        for at, piece in enumerate(clause.pieces[first:last], first)
        if piece.sort in ("party", "maybe") and not sets_rate(clause, at)
    ]


def _inside(clause: Clause, match: re.Match[str], at: int) -> bool:
    first, last = clause.within(match.start(), match.end())
    return first <= at < last
