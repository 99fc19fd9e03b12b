"""Tells of what "the remaining 49%" is a part, and whose "its equity" is.

"Acme Ltd holds 51% of Bravo Ltd, the other 49% being held by Jane Roe" is read as
"49% of Bravo Ltd being held by Jane Roe", within a sentence and into the next one.
"""

import re
from dataclasses import replace
from functools import cache

from kg.notes.sentences.holding import is_person
from kg.notes.sentences.notation import class_expression
from kg.notes.sentences.pieces import WORD, Clause, Piece

_JOINING = (",", "and", "with", "while", "but")
_ELIDED = re.compile(r"and (?:R\d+ 's O\d+ , )?[PUO]\d+ (?P<comma>, )?$")
"""Before "the remaining 20%" where the verb of the first owner is meant again."""
_PASSIVE = re.compile(r"(?:, )?(?:is|was|are|were|being|belongs|belonged) ")


@cache
def _rest() -> re.Pattern[str]:
    """Return what finds "the remaining 49% interest", and a participle behind it."""
    adverbs = f"(?:{class_expression('adverb')})*"
    return re.compile(
        r"(?<!\S)(?:(?:the|a) )?(?:other|remaining|further|balance of|remainder of) "
        rf"(?P<share>N\d+ )(?P<noun>(?:(?:equity|ownership|membership) )?"
        rf"{class_expression('interest')})?(?!(?:of|in) )"
        rf"(?P<held>(?=(?:, )?{adverbs}{class_expression('own')}by ))?"
    )


@cache
def _parts() -> tuple[re.Pattern[str], ...]:
    """Return what finds a company with a share in it told."""
    adverbs = f"(?:{class_expression('adverb')})*"
    owned = f"{adverbs}(?:{class_expression('own')}|subsidiary )"
    return tuple(
        re.compile(pattern)
        for pattern in (
            r"N\d+ (?:(?!by )[a-z]+ ){0,7}?(?:of|in) (?:the )?(?P<body>[PUR]\d+ )",
            rf"(?P<body>[PUR]\d+ )(?:, )?(?:(?!by )[a-z]+ ){{0,9}}?N\d+ {owned}",
            rf"(?P<body>[PUR]\d+ )(?:(?!by )[a-z]+ ){{0,3}}{owned}{adverbs}N\d+ by ",
            r"(?P<body>[PU]\d+ )(?:in (?:[a-z]+ |U\d+ ){1,2})?, "
            r"(?:[a-z]+ )?N\d+ (?:[a-z]+ ){0,4}of (?:which|whose) ",
        )
    )


@cache
def _its_equity() -> re.Pattern[str]:
    return re.compile(
        rf"N\d+ (?:[a-z]+ ){{0,2}}of (?P<its>its )(?=(?:[a-z]+ ){{0,3}}?"
        rf"{class_expression('stock')})"
    )


def with_remainders(
    clauses: list[Clause], spoken: Piece | None
) -> tuple[list[Clause], Piece | None]:
    """Put the company "the remaining 49%" is a part of behind it.

    Args:
        clauses: Of the sentence; changed in place.
        spoken: The company the sentence before told a share in, or None.

    Returns:
        The clauses, each passive remainder a clause of its own, and the company of the
        last share that the sentence tells, or None.
    """
    found: list[Clause] = []
    waiting = list(clauses)
    while waiting:
        clause = waiting.pop(0)
        rest = _rest().search(clause.line) if "N" in clause.tokens else None
        body = None if rest is None else _body_before(clause, rest.start()) or spoken
        if rest is not None and body is not None:
            apart = _put(clause, rest, body)
            waiting = [*([] if apart is None else [apart]), *waiting]
        with_its_equity(clause)
        if clause.pieces:
            found.append(clause)
        spoken = _body_before(clause, len(clause.line)) or spoken
    told = any("N" in clause.tokens for clause in found)
    return found, spoken if told else None


def _put(clause: Clause, rest: re.Match[str], body: Piece) -> Clause | None:
    """Write "49% of Bravo Ltd is" for "the remaining 49% interest".

    Who holds it by a passive verb is a clause of its own, which is returned.
    """
    share = clause.group(rest, "share")[0]
    put = [share, Piece(WORD, "of", share.end, share.end), body]
    if rest["held"] is not None:
        put.append(Piece(WORD, "is", share.end, share.end))
    end = rest.end("share" if rest["noun"] is None else "noun")
    first, last = clause.within(rest.start(), end)
    if not _PASSIVE.match(clause.line, end) and rest["held"] is None:
        elided = _ELIDED.search(clause.line[: rest.start()])
        if elided is not None:  # "and Jane Roe, the remaining 20%": she owns it.
            first = clause.place(elided.start("comma"))
            put = [Piece(WORD, "owns", share.start, share.start), *put]
        clause.replace(first, last, put)
        return None
    apart = Clause([*put, *clause.pieces[last:]])
    while first and clause.pieces[first - 1].text in _JOINING:
        first -= 1
    clause.replace(first, len(clause.pieces), [])
    return apart


def _body_before(clause: Clause, end: int) -> Piece | None:
    """Return the company whose share was told last before an offset of a line."""
    if "N" not in clause.tokens:
        return None
    found = [
        match
        for pattern in _parts()
        for match in pattern.finditer(clause.line, 0, end)
        if not is_person(clause.group(match, "body")[0])
    ]
    if not found:
        return None
    last = max(found, key=lambda match: (match.end(), match.start("body")))
    return clause.group(last, "body")[0]


def with_its_equity(clause: Clause) -> None:
    """Put the one company before "20% of its equity" in the place of "its".

    Args:
        clause: Changed in place.
    """
    if not {"N", "its"} <= clause.tokens:
        return
    found = _its_equity().search(clause.line)
    if found is None:
        return
    at = clause.place(found.start("its"))
    bodies = {
        piece.text: piece
        for piece in clause.pieces[:at]
        if piece.sort in ("party", "reporter") and not is_person(piece)
    }
    if len(bodies) == 1:
        its = clause.pieces[at]
        (body,) = bodies.values()
        owns = replace(its, text="'s", start=its.end)
        clause.replace(at, at + 1, [body, owns])
