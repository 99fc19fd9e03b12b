"""Tells whose a role or kin is: "the Company's director", "her husband"."""

import re
from dataclasses import replace
from functools import cache

from kg.notes.sentences.holding import (
    AT_COMPANIES,
    is_organisation,
    is_person,
    may_be_person,
    predicates_of_role,
)
from kg.notes.sentences.notation import class_expression
from kg.notes.sentences.pieces import Clause, Piece
from kg.notes.sentences.roles import is_noun
from kg.notes.sentences.rules import Rule, rules_for, rules_of
from kg.notes.sentences.wordclasses import word_set
from kg.patterns import pattern_of

_SET_BESIDE = pattern_of(
    rf"[PU]\d+ , (?:(?:which|that) {class_expression('adverb')}*"
    rf"{class_expression('is')})?$"
)
"""What stands between a name and "its subsidiary" where that is the name's own role."""
_IS = pattern_of(
    rf"(?P<subject>[PU]\d+ ).*(?<!\S){class_expression('is')}"
    rf"(?:{class_expression('adverb')})*$"
)
"""A clause up to "its" where that is not its subject's: "Acme Ltd is now its"."""
_BESIDE = pattern_of(
    r"O\d+ (?:of|at|for|with) (?P<name>[PU]\d+ ), (?:the |a |an |also )*$"
)
_DESCRIBED = pattern_of(r", (?:the |a |an |R\d+ 's )?[OH]\d+ ")
"""What stands behind a name in "affiliates of A and B, our CEO"."""
_OF_GROUPS = frozenset({"subsidiary-of", "parent-of", "affiliate-of", "associate-of"})
_MOST_OF_TITLE = 5
"""Pieces behind a name that an office fits in: ", the Company's CEO"."""
_ITS_BOARD = pattern_of(r"(?i) its board\b")
_ARTICLES = pattern_of(r"(?<!\S)(?:a |an |the |also )+$")
_NAMED = pattern_of(r"[PU]\d+ ")
_PARALLEL = pattern_of(
    r"(?P<held>H\d+ )(?:, |: )?(?:[PU]\d+ (?:, )?(?:and )?)+"
    r"(?:, )?(?:and |as well as |together with )$"
)
"""What stands before the second "its" of "its parent Acme Ltd, and its affiliate"."""
_IN_SERIES = pattern_of(r"(?P<held>H\d+ )[PU]\d+ , $")
"""What stands before the second "its" of "its parent Acme Ltd, its affiliate Bravo"."""
_SERIES_GOES_ON = pattern_of(r"[PU]\d+ (?:, )?(?:and |, )")


def resolve(clause: Clause, stage: str, *, beside: bool = False) -> bool:
    """Give roles, or kin, whose they are; return whether there was one.

    Args:
        clause: Changed in place.
        stage: ``holder`` or ``later``.
        beside: Only what a company is, told behind its name: in "an officer of Acme
            Ltd, a subsidiary of Bravo Ltd" the second is read first.
    """
    changed = stage == "holder" and _place_boards(clause)
    if not rules_for(stage, clause.tokens):
        return changed
    for rule in rules_of(stage):
        at = 0
        while (match := rule.search(clause, at)) is not None:
            several = len(clause.group(match, "of")) > 1
            described = several and _DESCRIBED.match(clause.line, match.end())
            if (
                _is_of_asset(match, clause)
                or (beside and not _is_beside(match, clause))
                or (stage == "holder" and described)  # To be read first.
            ):
                at = match.end() - 1
                continue
            first, last = clause.within(match.start(), match.end())
            held = _held(rule, match, clause)
            if len(held.of) > 1 and (
                _finite().match(clause.line, match.end())
                or _is_of_next(held)
                or _next_role().match(clause.line, match.end())
            ):
                # "a director of A and B is our CEO": B is what the verb is said of.
                last = clause.pieces.index(held.of[0], first) + 1
                end = max(held.of[0].end, clause.pieces[first].end)
                held = replace(held, of=held.of[:1], end=end)
            clause.replace(first, last, [held])
            changed = True
    return changed


def _place_boards(clause: Clause) -> bool:
    """Give "a member of its board" whose board it is; return whether there was one."""
    changed = False
    for place, piece in enumerate(clause.pieces if "O" in clause.tokens else ()):
        if piece.sort != "role" or not _ITS_BOARD.search(piece.text):
            continue
        start, end = clause.offset(place), clause.offset(place + 1)
        before = _ARTICLES.search(clause.line, 0, start)
        of, sure = _antecedent(clause, before.start() if before else start, end)
        own = not of or any(p.sort == "reporter" for p in of)
        held = replace(piece, sort="holder", of=of, own=own, sure=sure, told="its")
        clause.replace(place, place + 1, [held])
        changed = True
    return changed


def _is_beside(match: re.Match[str], clause: Clause) -> bool:
    """Whether a match tells what a company is of another, right behind its name."""
    roles = clause.group(match, "role")
    kinds = set(predicates_of_role(roles[0].text).values()) if roles else set()
    before = _BESIDE.search(clause.line[: match.start()])
    if before is None or not kinds or not kinds <= _OF_GROUPS:
        return False
    first, _ = clause.within(before.start("name"), before.end("name"))
    ends = clause.line[match.end() :][:2] in ("", ", ", ". ", "; ")
    return ends and not is_person(clause.pieces[first])


def _is_of_asset(match: re.Match[str], clause: Clause) -> bool:
    """Whether a name only describes a thing: "the owner of the Elkhorn mine".

    Behind words that only may be a name any plain noun is such a thing: "the sponsor of
    the Elk I drop down".
    """
    after = clause.line[match.end() :].split(" ", 1)[0]
    if after in word_set("asset"):
        return True
    _, last = clause.within(match.start(), match.end())
    return clause.pieces[last - 1].sort == "maybe" and is_noun(after)


def _is_of_one(role: Piece) -> bool:
    """Whether a role is a company's that has one parent, or is one."""
    kinds = set(predicates_of_role(role.text).values())
    return bool(kinds) and kinds <= {"subsidiary-of", "parent-of"}


def _is_of_next(held: Piece) -> bool:
    """Whether a person stands behind the company a role is at.

    In "Jane Roe, a director of the Company and John Roe, our CEO," nobody is a director
    of John Roe.
    """
    kinds = set(predicates_of_role(held.text).values())
    first, *rest = held.of
    return (
        bool(kinds)
        and kinds <= AT_COMPANIES
        and not is_person(first)
        and any(map(is_person, rest))
    )


def _held(rule: Rule, match: re.Match[str], clause: Clause) -> Piece:
    """Return the role or kin of a match as one piece that knows whose it is."""
    start, end = clause.span(match)
    kin = clause.group(match, "kin")
    head = (kin or clause.group(match, "role"))[0]
    value = clause.group(match, "value")
    of = clause.group(match, "of")
    sure = all(p.sure for p in of)
    if rule.name == "its-role":
        of, sure = _antecedent(clause, match.start(), match.end())
        head = replace(head, told="its")
    elif len(of) > 1 and rule.name == "name's-role" and _is_of_one(head):
        of = of[-1:]  # "including Acme Ltd and Bravo Ltd's subsidiary": of Bravo Ltd.
    elif rule.name == "his-kin":
        of, sure = _person_before(clause, match.start())
        head = replace(head, told="his")
    own = head.own or not of or any(p.sort == "reporter" for p in of)
    return replace(
        head,
        sort="family" if kin else "holder",
        start=start,
        end=end,
        of=of,
        own=own,
        sure=sure,
        number=value[0].number if value else head.number,
    )


@cache
def _next_role() -> re.Pattern[str]:
    """Return what finds "a 40% venture" behind "an associate of A and B"."""
    return re.compile(r"(?:an? )?[NO]\d")


@cache
def _finite() -> re.Pattern[str]:
    return re.compile(f"(?:{class_expression('adverb')})*{class_expression('finite')}")


def _antecedent(clause: Clause, at: int, end: int) -> tuple[tuple[Piece, ...], bool]:
    """Return whose "its" is before an offset of the line, and whether that is sure."""
    first, _ = clause.within(at, at + 1)
    before = [
        p for p in clause.pieces[:first] if p.sort in ("party", "maybe", "reporter")
    ]
    opened = bool(before)
    beside = _SET_BESIDE.search(clause.line[:at]) and before
    if beside and _NAMED.match(clause.line, end):  # "Acme Ltd, its parent Bravo Ltd"
        return _of_series(clause, at, end) or (tuple(before[-1:]), True)
    if beside:
        before.pop()
    parallel = _PARALLEL.search(clause.line[:at])
    if parallel is not None:
        held, _ = clause.within(parallel.start(), parallel.start() + 1)
        if clause.pieces[held].told == "its":
            # Behind one subsidiary "its subsidiary" may be that one's own.
            one = clause.pieces[held]
            between = clause.pieces[held + 1 : clause.pieces.index(before[-1]) + 1]
            persons = any(is_person(p) for p in between if p.sort in ("party", "maybe"))
            return one.of, one.sure and (one.several or persons)
    if _IS.match(clause.line[:at]) and before[0] is clause.pieces[0]:
        # "Acme Ltd is related because Jane Roe is its owner": what "is" is hers.
        others = before[1:]
        named = [p for p in others if p.sort != "reporter"]
        before = before[:1] if named and all(map(is_person, named)) else others
    named = [p for p in before if is_person(p) or _is_titled(p, clause)]
    if named and len(named) == len(before):
        if any(_is_titled(p, clause) for p in named):
            return (), True
        named = []
    before = [p for p in before if p not in named]  # "Its" is no person's.
    own = [p for p in before if p.sort == "reporter"]
    if len(own) == len(before):
        # Behind no name only the sentence before may tell whose: "In 2020 its CEO".
        return tuple(own[-1:]), opened or bool(own)
    # "Acme Ltd's owner is Bravo Ltd and its director is": of either.
    whose = {
        p.text
        for piece in clause.pieces[:first]
        if piece.sort == "holder"
        for p in piece.of
        if p.sort in ("party", "maybe") and not is_person(p)
    }
    return tuple(before[-1:]), not own and len({p.text for p in before} | whose) == 1


def _of_series(
    clause: Clause, at: int, end: int
) -> tuple[tuple[Piece, ...], bool] | None:
    """Return whose the second "its" is in "its parent A, its affiliate B and others".

    It is the first one's where the series goes on; None where there is no first.
    """
    found = _IN_SERIES.search(clause.line[:at])
    if found is None:
        return None
    held = clause.pieces[clause.place(found.start("held"))]
    if held.told != "its":
        return None
    goes_on = _SERIES_GOES_ON.match(clause.line, end) is not None
    return held.of, held.sure and goes_on


def _is_titled(name: Piece, clause: Clause) -> bool:
    """Whether an office is told behind what may be a person's name: "Ed Quill, CEO"."""
    if not may_be_person(name):
        return False
    after = clause.pieces[clause.pieces.index(name) + 1 :][:_MOST_OF_TITLE]
    if not after or after[0].text != ",":
        return False
    role = next((p for p in after if p.sort in ("role", "holder")), None)
    kinds = set() if role is None else set(predicates_of_role(role.text).values())
    return bool(kinds) and kinds <= {"director-of", "officer-of"}


def _is_owned(clause: Clause, place: int) -> bool:
    """Whether a share in a name is told right before it: no person is meant then."""
    share, of = ([None, None, *clause.pieces[:place]])[-2:]
    told = share is not None and share.sort == "share"
    return told and of is not None and of.text in ("of", "in")


def _person_before(clause: Clause, at: int) -> tuple[tuple[Piece, ...], bool]:
    """Return whose "his" is before an offset of the line, and whether that is sure."""
    first, _ = clause.within(at, at + 1)
    before = [
        piece
        for place, piece in enumerate(clause.pieces[:first])
        if piece.sort in ("party", "maybe")
        and not is_organisation(piece)
        and not _is_owned(clause, place)
    ]
    before = [p for p in before if may_be_person(p)] or before
    holders = [p for p in clause.pieces[:first] if p.sort == "holder"]
    if len(before) > 1 and re.search(r"[PU]\d+ , $", clause.line[:at]):
        before.pop()  # "Jane Roe and John Roe, her husband": not his own.
    if not before and len(holders) == 1:
        return tuple(holders), True
    return tuple(before[-1:]), len(before) == 1
