"""Makes the ties that a match of a rule states."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from kg.model.note import Statement
from kg.notes.sentences.holding import (
    PART,
    Place,
    is_organisation,
    name_of,
    owner_of,
    predicates_of_role,
    ties_of_role,
    widened,
)
from kg.notes.sentences.notation import class_expression
from kg.notes.sentences.pieces import Clause, Piece
from kg.notes.sentences.rules import Rule
from kg.notes.sentences.wordclasses import word_set

_COMPANY_BEFORE = re.compile(rf"{class_expression('body')}(?:, |where |which )*$")
_WHICH_BEFORE = re.compile(r"(?:^| )(?:which|whom|where|whose) $")
_NAMED_AND = re.compile(r"[PU]\d+ (?:, )?(?:and |or |& )(?:its |the )?$")
_ROLE_BEFORE = re.compile(r"(?:^| )O\d+ , $")
_WITH_REPORTER = frozenset(["common-control-bare"])
"""Rules that name one party: the other is the reporter."""
_OF_SEVERAL = frozenset(["roles-then-names", "roles-before-names"])
"""Rules of a role before names that are all its holders: "our directors, A and B"."""
_SHARED = frozenset({"controlled-by", "owned-by", "owns"})


def statements_of_match(
    rule: Rule, match: re.Match[str], clause: Clause, text: str
) -> list[Statement]:
    """Return what a match of a rule states; what is not sure as candidates."""
    found = _statements(rule, match, clause, text)
    if _is_far(rule, match, clause):
        return [replace(tie, certain=False) for tie in found]
    return found


def _statements(
    rule: Rule, match: re.Match[str], clause: Clause, text: str
) -> list[Statement]:
    """Return what a match of a rule states."""
    if _is_denied(clause, match):
        return []
    span = clause.span(match)
    subjects = clause.group(match, "subject")
    if rule.predicates == ("owns",) and _is_other_interest(match):
        return []
    found: list[Statement] = []
    for name in ("role1", "role", "role2"):
        for role in clause.group(match, name):
            found += _of_role(rule, match, clause, text, role, name)
    kin = clause.group(match, "kin")
    for relative in kin if kin and kin[0].sort == "family" else ():
        found += _family(subjects, relative, span, rule.name, text)
    several = len(subjects) > 1 or len(re.findall(r"N\d", match.group())) > 1
    if several and "respectively" in clause.tokens:
        return found
    if found or not (clause.group(match, "object") or rule.name in _WITH_REPORTER):
        return found
    return list(_plain(rule, match, clause, text))


def _is_far(rule: Rule, match: re.Match[str], clause: Clause) -> bool:
    """Whether the name before a comma may not be what the verb behind it is said of.

    In "Jane Roe, a lender to Acme Ltd, is a director" the comma ends what is said of
    Jane Roe beside the point.
    """
    if rule.stage != "clause" or "subject" not in match.re.groupindex:
        return False
    if not clause.line.startswith(", ", match.end("subject")):
        return False
    subjects = clause.group(match, "subject")
    if subjects and subjects[-1].told:  # The comma ends what was read beside the name.
        return False
    return re.search(r"[PUR]\d+ ", clause.line[: match.start("subject")]) is not None


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
    if len(subjects) > 1 and "respectively" in clause.tokens:
        return _respectively(rule, match, clause, text, role)
    if rule.name in _OF_SEVERAL and not role.several:
        return []
    if rule.name == "role-before-maybe" and not _is_title(role, subjects):
        return []
    if not at and role.several != (len(subjects) > 1) and rule.name != "role-is-name":
        if role.several or rule.stage != "name":
            return []
        subjects = subjects[-1:]  # "A and B, a director": B alone is one.
    if role.sort == "role" and not at and _of_company(rule, clause, match):
        return []
    if at and any(piece in at for piece in subjects):
        return []
    role = _placed(rule, match, clause, role)
    return ties_of_role(subjects, role, clause.span(match), text, rule.name)


def _placed(rule: Rule, match: re.Match[str], clause: Clause, role: Piece) -> Piece:
    """Return a role with what a match tells of it: whose it is, a share, doubt."""
    at, value = clause.group(match, "at"), clause.group(match, "value")
    if value:
        role = replace(role, number=value[0].number)
    subjects = clause.group(match, "subject")
    if rule.stage == "name" and not at and any(p.told == "other" for p in subjects):
        role = replace(role, sure=False)
    if at and role.sort == "role":
        role = replace(role, of=at, own=False)
    return role


def _is_title(role: Piece, subjects: tuple[Piece, ...]) -> bool:
    """Whether a role before words that may be a name is one: "director Trent Dahl"."""
    names = subjects[0].text.split()
    return (
        role.text.islower()
        and len(names) > 1
        and not re.search(r"\d", subjects[0].text)
    )


def _of_company(rule: Rule, clause: Clause, match: re.Match[str]) -> bool:
    """Whether the role of a match may be held at a company that stands before.

    "a company, Jane Roe is a director", "with which Jane Roe is a director", "Acme Ltd
    and co-founder Jane Roe", "former CEO, Jane Roe, former CFO, John Roe".
    """
    before = clause.line[: match.start("subject")]
    if rule.name in ("role-before-party", "role-before-maybe"):
        before = clause.line[: match.start()]
        return _NAMED_AND.search(before) is not None
    if _COMPANY_BEFORE.search(before) or _WHICH_BEFORE.search(before):
        return True
    return rule.stage == "name" and _ROLE_BEFORE.search(before) is not None


def _respectively(
    rule: Rule, match: re.Match[str], clause: Clause, text: str, role: Piece
) -> list[Statement]:
    """Return the roles of several, each its own: "our CEO and CFO, respectively"."""
    subjects = clause.group(match, "subject")
    parts = [part for part in PART.split(role.text) if part.strip()]
    if len(parts) != len(subjects):
        return []
    span = clause.span(match)
    return [
        tie
        for subject, part in zip(subjects, parts, strict=True)
        for tie in ties_of_role(
            (subject,), replace(role, text=part), span, text, rule.name
        )
    ]


def _family(
    subjects: tuple[Piece, ...],
    relative: Piece,
    span: tuple[int, int],
    rule: str,
    text: str,
) -> Iterator[Statement]:
    """Return whose kin the subjects of a match are."""
    for subject in subjects:
        for other in relative.of:
            place = Place(widened(span, (other,)), rule)
            if other.sort == "reporter" or name_of(other) == name_of(subject):
                continue
            if is_organisation(subject):
                continue
            yield place.tie(
                name_of(subject), "family-of", owner_of(other, text), sure=relative.sure
            )


def _plain(
    rule: Rule, match: re.Match[str], clause: Clause, text: str
) -> Iterator[Statement]:
    """Return what a rule states that names its predicate, subject and object."""
    place = Place(clause.span(match), rule.name)
    values = clause.group(match, "value")
    value = values[0].number if values else None
    whole = Piece("reporter", "", *clause.span(match))
    objects = _with_shares(clause.group(match, "object") or (whole,), value)
    for subject in clause.group(match, "subject"):
        for other, part in objects:
            left, right = owner_of(subject, text), owner_of(other, text)
            if left == right:
                continue
            named = subject.sort in ("party", "maybe", "reporter")
            sure = named or rule.predicates == ("owns",)
            for predicate in _fitting(rule, match, clause):
                share = part if predicate in _SHARED else None
                yield place.tie(left, predicate, right, share, sure=sure and other.sure)


def _with_shares(
    pieces: tuple[Piece, ...], value: Decimal | None
) -> list[tuple[Piece, Decimal | None]]:
    """Return owners with their shares: the one behind each, or the one said of all."""
    owners: list[tuple[Piece, Decimal | None]] = []
    for piece in pieces:
        if piece.sort == "share" and owners:
            owners[-1] = owners[-1][0], piece.number
        elif piece.sort != "share":
            owners.append((piece, value))
    return owners


def _fitting(rule: Rule, match: re.Match[str], clause: Clause) -> Iterator[str]:
    """Return the predicates of a rule; of common roles the one that fits the role."""
    roles = clause.group(match, "common")
    kinds = {kind for role in roles for kind in predicates_of_role(role.text).values()}
    for predicate in rule.predicates:
        if not roles or (predicate == "common-owner") == (kinds == {"owns"}):
            yield predicate


def _is_other_interest(match: re.Match[str]) -> bool:
    """Whether a share is one in oil, fees or security, not in a company."""
    return bool(word_set("no-share").intersection(match.group().split()))


def _is_denied(clause: Clause, match: re.Match[str]) -> bool:
    """Whether a clause only supposes what a match says, or denies it."""
    before = clause.line[: match.end()].split()
    if word_set("modal").intersection(before):
        return True
    if word_set("denial").intersection(clause.line[: match.start()].split()[-2:]):
        return True
    inside = clause.line[match.start() : match.end()].split()
    return bool(word_set("denial").intersection(inside))
