"""Makes the ties that a match of a rule states."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache
from itertools import pairwise

from kg.model.note import Statement
from kg.notes.sentences.doubts import is_far, is_thin
from kg.notes.sentences.holding import (
    PART,
    Place,
    each_role,
    is_organisation,
    is_person,
    may_hold,
    name_of,
    owner_of,
    predicates_of_role,
    ties_of_role,
    widened,
)
from kg.notes.sentences.notation import class_expression
from kg.notes.sentences.pieces import Clause, Piece
from kg.notes.sentences.rules import Rule
from kg.notes.sentences.telling import plain_ties
from kg.notes.sentences.unfit import says_nothing
from kg.parties.wordlists import given_names
from kg.patterns import pattern_of

_COMPANY_BEFORE = pattern_of(rf"{class_expression('body')}(?:, |where |which )*$")
_WHICH_BEFORE = pattern_of(r"(?:^| )(?:which|whom|where|whose) $")
_PLACE_BEHIND = pattern_of(
    r"(?:of|at) (?!R\d+ (?!'s )|(?:[a-z]+ ){0,2}N\d)"
    r"|(?:in|with) (?:R\d+ 's |its |a |an )"
)
"""Behind "partner" in "partner in our Alaskan venture": whose it is was not read."""
_NAMED_AND = pattern_of(r"[PU]\d+ (?:, )?(?:and |or |& )(?:its |the )?$")
_WHOSE = pattern_of(r"(?<!\S)whose (?:(?:O\d+ )?[PU]\d+ (?:, )?(?:and )?)*$")
"""Before "CFO Jane Roe" in "Acme Ltd, whose CEO John Roe and CFO Jane Roe lent"."""
_ROLE_BEFORE = pattern_of(r"(?:^| )O\d+ , $")
_MORE = pattern_of(r"(?:, )?and N\d")
"""Behind "A and B own 20%", where the next share is B's."""
_SEVERAL = 2
_EACH = pattern_of(r"(?:^| )(?:each|both|all) (?:of (?:whom|which) )?(?:\S+ ){0,3}$")


def statements_of_match(
    rule: Rule, match: re.Match[str], clause: Clause, text: str
) -> list[Statement]:
    """Return what a match of a rule states; what is not sure as candidates."""
    found = _statements(rule, match, clause, text)
    if is_far(rule, match, clause) or is_thin(rule, match, clause):
        return [replace(tie, certain=False) for tie in found]
    return found


def _statements(
    rule: Rule, match: re.Match[str], clause: Clause, text: str
) -> list[Statement]:
    """Return what a match of a rule states."""
    if says_nothing(rule, match, clause):
        return []
    span = clause.span(match)
    subjects = clause.group(match, "subject")
    found: list[Statement] = []
    for name in ("role1", "role", "role2"):
        for role in clause.group(match, name):
            read = _with_shares if "shares-behind" in rule.traits else _of_role
            found += read(rule, match, clause, text, role, name)
    kin = clause.group(match, "kin") + clause.group(match, "kin2")
    for relative in (piece for piece in kin if piece.sort == "family"):
        found += _family(subjects, relative, span, rule.name, text)
    several = len(subjects) > 1 or len(re.findall(r"N\d", match.group())) > 1
    more = _MORE.match(clause.line, match.end()) is not None
    shares = more or "respectively" in clause.tokens
    shares = shares and not _is_of_one(rule, match, clause)
    if several and shares and "respectively" not in rule.traits:
        return found
    named = [
        piece
        for name in (
            "object",
            "object2",
            "object3",
            "object4",
            "common",
            "common3",
            "commons",
            "members",
        )
        for piece in clause.group(match, name)
    ]
    if found or not (named or "with-reporter" in rule.traits):
        return found
    for role in clause.group(match, "also"):  # "a director who owns 10% of our shares"
        found += ties_of_role(subjects, role, span, text, rule.name)
    return [*plain_ties(rule, match, clause, text), *found]


def _is_of_one(rule: Rule, match: re.Match[str], clause: Clause) -> bool:
    """Whether several are one holder's, whatever "respectively" is told of.

    "A and B, owned by our shareholders, who hold 2% and 1% of our shares respectively".
    """
    owners = clause.group(match, "object")
    role = len(owners) == 1 and owners[0].sort == "holder"
    return role and "owns" not in rule.predicates and "N" not in match.group()


def _of_role(
    rule: Rule,
    match: re.Match[str],
    clause: Clause,
    text: str,
    role: Piece,
    name: str,
) -> list[Statement]:
    """Return what a role states of the subjects of a match."""
    subjects = clause.group(match, "subject")
    at = clause.group(match, "at")
    if re.search(r"(?:one|each) of $", clause.line[: match.start(name)]):
        role = replace(role, several=False)
    alike = _EACH.search(match.group()[: match.start(name) - match.start()])
    if len(subjects) > 1 and "respectively" in clause.tokens and alike is None:
        if not any(piece.told for piece in subjects[:-1]):
            return _respectively(rule, match, clause, text, role)
        subjects = subjects[-1:]  # "A, our CEO, and B, our CFO, respectively"
    if _is_unfit(rule, role, subjects):
        return []
    count = sum(len(each_role(piece)) for piece in subjects)
    each = (match.start(name), match.start("subject"))
    apart = rule.stage == "name" and any(piece.told for piece in subjects[:-1])
    if (
        len(subjects) > 1
        and not apart  # "each of A, our CEO, and B, a director": that is B's.
        and any(_EACH.search(clause.line[:at]) for at in each)
    ):
        role = replace(role, several=True)
    if not at and role.several != (count > 1) and rule.name != "role-is-name":
        if role.several or rule.stage != "name":
            return []
        # "A and B, a director": B alone is one; "director A and B": A.
        before = match.start(name) < match.start("subject")
        subjects = subjects[:1] if before else subjects[-1:]
    elsewhere = role.sort == "role" and not at and _of_company(rule, clause, match)
    if elsewhere or any(piece in at for piece in subjects):
        return []
    role = _placed(rule, match, clause, role, name)
    return ties_of_role(subjects, role, clause.span(match), text, rule.name)


def _is_unfit(rule: Rule, role: Piece, subjects: tuple[Piece, ...]) -> bool:
    """Whether a role is none of those that a rule reads."""
    return (
        ("of-several" in rule.traits and not role.several)
        or ("of-group" in rule.traits and not _is_of_group(role))
        or (rule.name == "role-before-maybe" and not _is_title(role, subjects))
    )


def _with_shares(
    rule: Rule,
    match: re.Match[str],
    clause: Clause,
    text: str,
    role: Piece,
    name: str,
) -> list[Statement]:
    """Return a role of each of several, with the share behind each name."""
    del name
    pieces = clause.group(match, "subject")
    names = [piece for piece in pieces if piece.sort != "share"]
    if role.several != (len(names) > 1) or not _is_held(role):
        return []
    shares = dict(pairwise(pieces))
    return [
        tie
        for held in names
        for tie in ties_of_role(
            (held,), replace(role, number=_number(shares.get(held))),
            clause.span(match), text, rule.name,
        )
    ]  # fmt: skip


def _is_held(role: Piece) -> bool:
    """Whether a role is one that a share is told with: a subsidiary, a shareholder."""
    kinds = set(predicates_of_role(role.text).values())
    return bool(kinds) and kinds <= {"subsidiary-of", "associate-of", "owns"}


def _number(piece: Piece | None) -> Decimal | None:
    """Return the share of a piece; None for what is none."""
    return piece.number if piece is not None and piece.sort == "share" else None


def _placed(
    rule: Rule, match: re.Match[str], clause: Clause, role: Piece, name: str
) -> Piece:
    """Return a role with what a match tells of it: whose it is, a share, doubt."""
    if "at-reporter" in rule.traits:
        role = _in_unit(role)
    at, value = clause.group(match, "at"), clause.group(match, "value")
    at = at[-1:] if " whose " in match.group() else at  # "A and B, whose CEO is": B's.
    if value:
        role = replace(role, number=value[0].number)
    subjects = clause.group(match, "subject")
    behind = rule.stage == "name" and match.start(name) > match.start("subject")
    if behind and not at and any(p.told == "other" for p in subjects):
        role = replace(role, sure=False)
    if at and role.sort == "role":
        far = any(piece.told == "other" for piece in at)
        role = replace(role, of=at, own=False, sure=role.sure and not far)
    elif role.sort == "role" and _PLACE_BEHIND.match(clause.line, match.end(name)):
        role = replace(role, sure=False)
    return role


def _in_unit(role: Piece) -> Piece:
    """Return an office with a unit behind it as the reporter's that employs its holder.

    Of "employed by the Company as Vice President of Timberlands" no company is named.
    """
    (unit,) = role.of if len(role.of) == 1 else (None,)
    if unit is None or unit.sort != "maybe" or role.sort != "holder":
        return role
    return replace(role, text=f"{role.text} of {unit.text}", of=(), own=True)


def _is_of_group(role: Piece) -> bool:
    """Whether a role is that of a subsidiary, of an associate or of a venture."""
    kinds = set(predicates_of_role(role.text).values())
    return bool(kinds) and kinds <= {"subsidiary-of", "associate-of"}


def _is_title(role: Piece, subjects: tuple[Piece, ...]) -> bool:
    """Whether a role before words that may be a name is one: "director Trent Dahl"."""
    names = subjects[0].text.split()
    given = names[0].casefold() in given_names() and may_hold(subjects[0], role)
    return (
        (role.text.islower() or given)
        and len(names) > 1
        and not re.search(r"\d", subjects[0].text)
    )


def _of_company(rule: Rule, clause: Clause, match: re.Match[str]) -> bool:
    """Whether the role of a match may be held at a company that stands before.

    "a company, Jane Roe is a director", "with which Jane Roe is a director", "Acme Ltd
    and co-founder Jane Roe", "former CEO, Jane Roe, former CFO, John Roe".
    """
    before = clause.line[: match.start("subject")]
    if _verb_behind().match(clause.line, match.end()):
        return False  # "in which Jane Roe, a director, is a partner"
    if rule.name in ("role-before-party", "role-before-maybe"):
        before = clause.line[: match.start()]
        if _WHOSE.search(before):
            return True
        named = _NAMED_AND.search(before)
        if named is None:
            return False
        first, _ = clause.within(named.start(), named.start() + 1)
        return not is_person(clause.pieces[first])
    if _COMPANY_BEFORE.search(before) or _WHICH_BEFORE.search(before):
        return True
    told_alone = rule.stage == "name" and "of-several" not in rule.traits
    return told_alone and _ROLE_BEFORE.search(before) is not None


@cache
def _verb_behind() -> re.Pattern[str]:
    adverbs = f"(?:{class_expression('adverb')})*"
    return re.compile(rf", {adverbs}{class_expression('finite')}")


def _respectively(
    rule: Rule, match: re.Match[str], clause: Clause, text: str, role: Piece
) -> list[Statement]:
    """Return the roles of several, each its own: "our CEO and CFO, respectively"."""
    subjects = clause.group(match, "subject")
    parts = [part for part in PART.split(role.text) if part.strip()]
    whose: list[tuple[Piece, ...]] = [(piece,) for piece in role.of]
    if len(whose) < _SEVERAL:
        whose = [role.of] * len(subjects)
    if len(whose) != len(subjects):
        return []  # "directors of A, B and C, respectively", told of two
    if len(parts) == 1 and role.several:  # What is told of each stands elsewhere.
        parts *= len(subjects)
    if len(parts) != len(subjects):
        return []
    noun = parts[-1].strip().partition(" ")[2]
    # "the immediate and ultimate holding companies"
    parts = [p if predicates_of_role(p) or not noun else f"{p} {noun}" for p in parts]
    span = clause.span(match)
    return [
        tie
        for subject, part, of in zip(subjects, parts, whose, strict=True)
        for tie in ties_of_role(
            (subject,), replace(role, text=part, of=of), span, text, rule.name
        )
    ]


def _family(
    subjects: tuple[Piece, ...],
    relative: Piece,
    span: tuple[int, int],
    rule: str,
    text: str,
) -> Iterator[Statement]:
    """Return whose kin the subjects of a match are; a word for one is of the last."""
    for subject in subjects if relative.several else subjects[-1:]:
        for other in relative.of:
            place = Place(widened(span, (other,)), rule)
            if other.sort == "reporter" or name_of(other) == name_of(subject):
                continue
            if is_organisation(subject):
                continue
            yield place.tie(
                name_of(subject), "family-of", owner_of(other, text), sure=relative.sure
            )
