"""Reads what is said beside names and cuts it, so that a name stands next to its verb.

"Jane Roe, our director, lent" becomes "Jane Roe lent", and her role is stated.
"""

import re
from dataclasses import replace
from functools import cache

from kg.model.note import Statement
from kg.notes.sentences.holding import (
    is_organisation,
    may_hold,
    predicates_of_role,
    ties_of_role,
)
from kg.notes.sentences.notation import class_expression
from kg.notes.sentences.pieces import Clause, Piece
from kg.notes.sentences.rules import Rule, rules_for
from kg.notes.sentences.stating import statements_of_match
from kg.patterns import pattern_of

_TITLE = pattern_of(
    r"(?<!\S)(?P<one>one of |each of )?"
    r"(?P<held>(?:(?P<role>H\d+ ), (?P<subject>[PU]\d+ )"
    r"|(?:the|a|an|another) (?P<plain>O\d+ ), (?P<person>P\d+ )"
    r"|(?:(?<=by )|(?<=with )|(?<=from )|(?<=and ))"
    r"(?P<bare>O\d+ ), (?P<named>[PU]\d+ )))"
)
_STILL_DESCRIBED = pattern_of(
    r"(?:, )?and (?:the |a |an )?(?:K\d+ (?:of|to) |F\d+ )"
    r"|, (?:the |a |an )?[KO]\d+ (?:of|to) "
)
"""What stands behind "our President" in "our President and son of Jane Roe", and behind
"controlled by Jane Roe" where her own role comes next: it is to be read first."""
_TITLE_OF_NEXT = pattern_of(r", [PU]\d+ (?:, |and |[.;] |$)")
_KIN_OF = pattern_of(r"^(?:(?!is |was |are )[^PU ][^ ]* )*K\d+ (?:of|to) $")
"""Before "our director, Jane Roe" in "The sister of our director, Jane Roe, lent": the
name may be the sister's."""
_WHO_BEHIND = pattern_of(r" (?:, )?(?:who|which|whose) ")
_AND_NAME = pattern_of(r"and [PU]\d+ |, [PU]\d+ (?:, |and )")
"""Behind "our partner, Acme" in "our partner, Acme and Bravo", which may be three."""
_OTHER_TITLE = pattern_of(r"(?<!\S)(?:the )?(?P<role>[OH]\d+ )(?:, )?and $")
"""Before "one of our directors, Jane Roe, is": the two titles are of one person."""
_NAME_AFTER = pattern_of(r"[PU]\d+ ")
_NAME_BEFORE = pattern_of(
    r"[PU]\d+ , (?:who (?:(?:also|is|was|currently) )+)?(?:the |a |an |also )*$"
)


_OF_POSSESSOR = pattern_of(
    r"(?:^|(?<=[,;:] )|(?<=and )|(?<=that ))(?P<role>O\d+ )(?P<subject>P\d+ )'s (?=K\d)"
)
"""In "Director Jane Roe's brother is": the title is hers."""


def titles_of_possessors(clause: Clause, text: str, found: list[Statement]) -> None:
    """Read and cut the title of whose kin is told: "Director Jane Roe's son"."""
    needed = {"O", "P", "K", "'s"}
    while needed <= clause.tokens and (match := _OF_POSSESSOR.search(clause.line)):
        role = clause.group(match, "role")[0]
        subject = clause.group(match, "subject")
        if may_hold(subject[0], role) and not role.several:
            span = clause.span(match)
            found += ties_of_role(subject, role, span, text, "role-then-name")
        first, last = clause.within(match.start("role"), match.end("role"))
        clause.replace(first, last, [])


def pair_titles(clause: Clause, text: str, found: list[Statement]) -> bool:
    """Read "our director, Jane Roe": a role, a comma, its holder's name."""
    at, changed = 0, False
    if "," not in clause.tokens or clause.tokens.isdisjoint("HO"):
        return False
    while (match := _TITLE.search(clause.line, at)) is not None:
        at = match.end("held") - 1
        groups = ("role", "plain", "bare")
        role = next(role for name in groups for role in clause.group(match, name))
        if match.group("one"):
            role = replace(role, several=False)
        if _follows_name(clause, match.start()) or role.several:
            continue
        groups = ("subject", "person", "named")
        subject = tuple(p for name in groups for p in clause.group(match, name))
        if role.sort == "role" and is_organisation(subject[0]):
            continue
        listed = _AND_NAME.match(clause.line, match.end("held"))
        if _KIN_OF.search(clause.line[: match.start()]) or (
            listed and not may_hold(subject[0], role)
        ):
            role = replace(role, sure=False)
        found += ties_of_role(
            subject, role, clause.span(match, "held"), text, "role-then-name"
        )
        first, last = clause.within(match.start(), match.end())
        other = _OTHER_TITLE.search(clause.line[: match.start()])
        if other is not None and _singular().match(clause.line, match.end("held")):
            first, _ = clause.within(other.start(), other.start() + 1)
            titles = clause.group(other, "role")
            found += ties_of_role(
                subject, titles[0], clause.span(other, "role"), text, "role-then-name"
            )
        clause.replace(first, last, [replace(subject[0], told="title")])
        at, changed = 0, True
    return changed


@cache
def _singular() -> re.Pattern[str]:
    verbs = r"(?:is|was|has|serves|owns|holds|controls|acts|loaned|lent) "
    return re.compile(rf", (?:{class_expression('adverb')})*{verbs}")


def _follows_name(clause: Clause, at: int) -> bool:
    """Whether a name and a comma stand before an offset of the line.

    A name that has got its own title does not count: "our CEO, A, our director, B".
    """
    match = _NAME_BEFORE.search(clause.line[:at])
    if match is None:
        return False
    first, _ = clause.within(match.start(), match.start() + 1)
    return clause.pieces[first].told != "title"


def reduce_names(
    clause: Clause, text: str, found: list[Statement], *, patient: bool
) -> bool:
    """Read what is said beside names and cut it; return whether there was something.

    Args:
        clause: Changed in place.
        text: The document.
        found: Gets what is read.
        patient: Whether to leave what ends in a name that ", who" stands behind: that
            is said of this name, and is to be read first.
    """
    for rule in rules_for("name", clause.tokens):
        at = 0
        while (match := rule.search(clause, at)) is not None:
            at = match.start() + 1
            if _is_early(rule, match, clause):
                continue
            if patient and _WHO_BEHIND.match(clause.line, match.end() - 1):
                continue
            statements = statements_of_match(rule, match, clause, text)
            if statements or _may_cut(rule, match, clause):
                found += statements
                _cut(rule, match, clause)
                return True
    return False


def _is_early(rule: Rule, match: re.Match[str], clause: Clause) -> bool:
    """Whether something behind a match is to be read before it."""
    if rule.name == "holder-behind-name" and _NAME_AFTER.match(
        clause.line, match.end()
    ):
        return True
    titled = any(piece.told == "title" for piece in clause.group(match, "subject"))
    if titled and _TITLE_OF_NEXT.match(clause.line, match.end()):
        return True  # "our CEO, Jane Roe, our CFO, John Roe": the second is his.
    described = _STILL_DESCRIBED.match(clause.line, match.end())
    return described is not None and not clause.group(match, "kin")


def _cut(rule: Rule, match: re.Match[str], clause: Clause) -> None:
    """Leave of a match the names that something was said of."""
    keep = clause.group(match, "at") or _kept(match, clause)
    first, last = clause.within(match.start(), match.end())
    inside = clause.pieces[first:last]
    named = sum(piece.sort in ("party", "maybe") for piece in inside)
    named += sum(len(piece.of) for piece in inside if not piece.own)
    listed = _listed(keep, clause, match)
    if _are_joined(match, clause):  # "A and B, who are brothers": both stay.
        first_kept, _ = clause.within(match.start("subject"), match.end("subject"))
        _, last_kept = clause.within(match.start("object"), match.end("object"))
        listed = clause.pieces[first_kept:last_kept]
    before = "subject" in match.re.groupindex and match.end("subject") == match.end()
    role = "before" if before and not clause.group(match, "at") else "role"
    told = "other" if named > len(keep) else listed[-1].told or role
    listed[-1] = replace(listed[-1], told=told)
    clause.replace(first, last, listed)


def _are_joined(match: re.Match[str], clause: Clause) -> bool:
    """Whether subject and object of a match stand as "A and B"."""
    if not {"subject", "object"} <= set(match.re.groupindex):
        return False
    return clause.line[match.end("subject") : match.start("object")] == "and "


def _kept(match: re.Match[str], clause: Clause) -> tuple[Piece, ...]:
    """Return the names that stay when what is said of them is cut."""
    named = clause.group(match, "object")
    if named and match.start("object") == match.start():
        return named
    return clause.group(match, "subject")


def _listed(
    keep: tuple[Piece, ...], clause: Clause, match: re.Match[str]
) -> list[Piece]:
    """Return names as they stood in their list, with "and" and commas between."""
    for name in ("at", "subject", "object"):
        if name in match.re.groupindex and match.start(name) >= 0:
            first, last = clause.within(match.start(name), match.end(name))
            inside = clause.pieces[first:last]
            if all(piece in inside for piece in keep):
                return list(inside)
    return list(keep)


def _may_cut(rule: Rule, match: re.Match[str], clause: Clause) -> bool:
    """Whether what says nothing of a name is cut all the same: "a related party"."""
    role = clause.group(match, "role")
    return (
        rule.name == "role-behind-name"
        and bool(role)
        and not predicates_of_role(role[0].text)
    )
