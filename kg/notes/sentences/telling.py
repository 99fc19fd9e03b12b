"""Makes the ties of rules that name their predicate: who controls or owns whom."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from kg.model.note import Statement
from kg.notes.sentences.holding import (
    Place,
    each_role,
    is_organisation,
    is_person,
    owner_of,
    predicates_of_role,
)
from kg.notes.sentences.notation import class_expression
from kg.notes.sentences.pieces import Clause, Piece
from kg.notes.sentences.rules import Rule
from kg.notes.sentences.wordclasses import word_set

_JOINT = re.compile(r"[PUHR]\d+ (?:and|or|together with) (?:its |his |her |their )?$")
_OWNS_APART = re.compile(
    rf"(?:{class_expression('owns')}|holds |held |hold )"
    r"(?:(?![,;] )[a-z]+ ){0,3}?N\d+ "
    r"(?:[a-z]+ ){0,5}?(?:of|in) (?:the )?[PUR]\d+ and $"
)
"""Before the second owner in "A owns 65% of Acme Ltd and B owns 35% of it"."""
_ONE = re.compile(
    r", (?:(?:a|an) (?!group )|the (?:[a-z]+ )?(?:owner|holder|shareholder) )"
)
"""What is set behind several names and told of the last: "a company controlled by"."""
_OBJECTS = (
    ("object", "value"),
    ("object2", "value2"),
    ("object3", "value"),
    ("object4", "value"),
    ("members", "value"),
)
"""Groups of a rule for objects, each with the one for their share."""
_NEXT = re.compile(
    rf"(?:, )?(?!and |or |by ){class_expression('finite')}(?!by |in |of )"
)
"""Behind "owned by Jane Roe and Acme Ltd": a verb that Acme Ltd is the subject of."""
_PASSIVE = re.compile(r"(?<!\S)(?:is|was|are|were) ")
_TITLE_OF_NEXT = re.compile(r"[PUF]\d+ ")
_WHICH = re.compile(r"(?<!\S)(?:which|that|who) ")
_TWO_DAYS = re.compile(r"D\d+ (?:, )?and (?:D\d+|(?:19|20)\d\d) ")
_SHARED = frozenset({"controlled-by", "owned-by", "owns"})
_COMMON: dict[frozenset[str | None], str] = {
    frozenset({"owns"}): "common-owner",
    frozenset({"parent-of"}): "common-control",
}
"""What two have in common, by what the one they share is to both; else a director."""
_HELD = frozenset({"controlled-by", "owned-by", "owns", "subsidiary-of"})
"""Ties that a company is held by: nobody owns a person."""


def plain_ties(
    rule: Rule, match: re.Match[str], clause: Clause, text: str
) -> Iterator[Statement]:
    """Return what a rule states that names its predicate, subject and object."""
    place = Place(clause.span(match), rule.name)
    owns = rule.predicates == ("owns",)
    joint = owns and _is_joint(clause.line[: match.start("subject")])
    subjects = _subjects(rule, match, clause)
    values = clause.group(match, "values")
    objects = _in_bracket(_objects(rule, match, clause), text)
    if len(subjects) == 1 and _is_each_of(values, [o for o, _ in objects], clause):
        objects = _with_each(objects, values)
        values = ()
    elif values and not _is_each_of(values, subjects, clause):
        return
    if owns and not values:  # "our CEO and Chairperson own Acme Ltd"
        subjects = [part for piece in subjects for part in each_role(piece)]
    if "of-owner" in rule.traits:
        subjects = [held for piece in subjects for held in _owned_by(piece)]
    apart = (_subject_behind(rule, match, clause), _listed_apart(clause, match))
    for at, named in enumerate(subjects):
        subject = _which(named, clause, match)
        # "Our Secretary is employed by Acme Ltd" is told of one who is known.
        known = subject.own and subject.sure and rule.predicates == ("employed-by",)
        sure = owns or known or subject.sort in ("party", "maybe", "reporter")
        for other, told in objects:
            part = values[at].number if values else told
            left, right = owner_of(subject, text), owner_of(other, text)
            alone = left == right or any(other is piece for piece in apart)
            if alone or _is_no_kin(rule, subject, right):
                continue
            far = rule.stage == "name" and "other" in (named.told, other.told)
            # "Acme Ltd and its affiliates own 32%" says of neither how much.
            open_ = joint or far or _is_anybody(other)
            for predicate in _fitting(rule, match, clause):
                if predicate in _HELD and is_person(other if owns else subject):
                    continue
                share = part if predicate in _SHARED else None
                certain = sure and other.sure and not open_
                yield place.tie(left, predicate, right, share, sure=certain)


def _is_joint(before: str) -> bool:
    """Whether an owner is told with another one: "Acme Ltd and its affiliates own"."""
    return _JOINT.search(before) is not None and _OWNS_APART.search(before) is None


def _is_no_kin(rule: Rule, subject: Piece, other: str) -> bool:
    """Whether a rule for kin tells of a company, or of kin of the reporter."""
    family = rule.predicates == ("family-of",)
    return family and (is_organisation(subject) or not other)


def _is_each_of(
    values: tuple[Piece, ...], subjects: list[Piece], clause: Clause
) -> bool:
    """Whether each owner has the share in its place.

    Of two days and two owners "respectively" may be told of either.
    """
    told = len(values) > 1 or "respectively" in clause.tokens
    days = _TWO_DAYS.search(clause.line) is not None
    return told and not days and len(values) == len(subjects)


def _with_each(
    objects: list[tuple[Piece, Decimal | None]], values: tuple[Piece, ...]
) -> list[tuple[Piece, Decimal | None]]:
    """Return what one owns with the share of each, told in their order."""
    parts = zip(objects, values, strict=True)
    return [(piece, part.number) for (piece, _), part in parts]


def _subjects(rule: Rule, match: re.Match[str], clause: Clause) -> list[Piece]:
    """Return those a rule tells of: of several the last where the first were told."""
    subjects = [p for p in clause.group(match, "subject") if p.sort != "share"]
    # "among us, A and B, a company controlled by C"
    one = _ONE.match(clause.line, match.end("subject")) is not None
    # "A, owned by C, and B, owned by D"
    told = rule.stage == "name" and any(piece.told for piece in subjects[:-1])
    return subjects[-1:] if one or told else subjects


def _owned_by(holder: Piece) -> tuple[Piece, ...]:
    """Return what an owner owns: Acme Ltd of "the sole owner of Acme Ltd"."""
    owns = holder.text.casefold().split()[-1:] in (["owner"], ["owners"])
    named = all(piece.sort in ("party", "maybe") for piece in holder.of)
    return holder.of if owns and named and not holder.own else ()


def _is_anybody(other: Piece) -> bool:
    """Whether an owner is told by what many are: "controlled by a shareholder"."""
    return other.sort == "holder" and other.text.casefold() in word_set("anybody")


def _subject_behind(rule: Rule, match: re.Match[str], clause: Clause) -> Piece | None:
    """Return the last owner where it begins the next sentence, run on without a mark.

    "Acme Ltd is owned by our director and Bravo Ltd provides services to it."
    """
    if rule.stage != "clause" or "object" not in match.re.groupindex:
        return None
    owners = clause.group(match, "object")
    beside = _WHICH.search(match.group()) is not None
    told = _PASSIVE.search(match.group()) and _NEXT.match(clause.line, match.end())
    if told and beside and told.group().startswith(","):
        return None  # "Acme Ltd, which is owned by A and B, is": Acme Ltd is.
    at_end = match.end("object") == match.end()
    return owners[-1] if told and at_end and len(owners) > 1 else None


def _listed_apart(clause: Clause, match: re.Match[str]) -> Piece | None:
    """Return who stands behind one owner, a comma and "and": next in another list.

    In "Acme Ltd, owned by Jane Roe, and Bravo Ltd" the comma ends what is told of Acme
    Ltd; in "owned by Jane Roe, our CEO, and John Roe" it ends what is told of her.
    """
    owners = clause.group(match, "object")
    ends = owners and match.end("object") == match.end()
    if ends and _TITLE_OF_NEXT.match(clause.line, match.end()):
        return owners[-1]  # "by Jane Roe and CEO John Roe's son"
    if len(owners) != len(("one", "other")) or owners[0].told:
        return None
    between = clause.line[match.start("object") : match.end("object")]
    return owners[-1] if ", and " in between else None


def _objects(
    rule: Rule, match: re.Match[str], clause: Clause
) -> list[tuple[Piece, Decimal | None]]:
    """Return the objects of a match, each with the share said of it."""
    found: list[tuple[Piece, Decimal | None]] = []
    for name, part in _OBJECTS:
        values = clause.group(match, part)
        several = " one of " in match.group()  # "one of the owners of the 49%"
        value = values[0].number if values and not several else None
        found += _with_shares(clause.group(match, name), value)
    if "of-owner" in rule.traits:
        return [(role, None) for piece, _ in found for role in each_role(piece)]
    if found:
        return found
    # "has a common director with Acme Ltd", or with the reporter.
    held = [of for role in clause.group(match, "common") for of in role.of]
    whole = Piece("reporter", "", *clause.span(match))
    values = clause.group(match, "value")
    value = values[0].number if values and not held else None
    return [(other, value) for other in held or (whole,)]


def _in_bracket(
    objects: list[tuple[Piece, Decimal | None]], text: str
) -> list[tuple[Piece, Decimal | None]]:
    """Return owners up to where a bracket closes that was open at the first."""
    for at, ((one, _), (other, _)) in enumerate(pairwise(objects), 1):
        between = text[one.end : other.start]
        if between.count(")") > between.count("("):
            return objects[:at]
    return objects


def _which(subject: Piece, clause: Clause, match: re.Match[str]) -> Piece:
    """Return whom "which" behind a holder means: in "a partner of Acme Ltd, which"."""
    after = clause.line.startswith(", which ", match.end("subject"))
    return subject.of[0] if after and len(subject.of) == 1 else subject


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
    roles = next(
        filter(None, (clause.group(match, f"common{n}") for n in ("", "2", "3", "s"))),
        (),
    )
    kinds = {kind for role in roles for kind in predicates_of_role(role.text).values()}
    for predicate in rule.predicates:
        if not roles or predicate == _COMMON.get(frozenset(kinds), "common-director"):
            yield predicate
