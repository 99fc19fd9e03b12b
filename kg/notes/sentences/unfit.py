"""Tells matches of rules that state nothing: denied, or said of somebody else."""

import re
from collections.abc import Iterator
from functools import cache

from kg.notes.sentences.doubts import is_denied, is_other_interest, is_possessor
from kg.notes.sentences.holding import is_person
from kg.notes.sentences.notation import class_expression
from kg.notes.sentences.pieces import Clause, Piece
from kg.notes.sentences.rules import Rule
from kg.notes.sentences.wordclasses import word_set

_NAMED = re.compile(r", [PU]\d+ ")
_LISTED = re.compile(r"[PU]\d+ (?:, )?(?:and |or )$")


@cache
def _over_body() -> re.Pattern[str]:
    """Return what finds a body that is only told to be one of another unnamed body."""
    body = rf"(?:O\d+ |{class_expression('body')}|{class_expression('bodies')})"
    return re.compile(
        rf"(?<!\S){body}(?:of|to) (?:an?|another|certain|other) "
        rf"(?:(?!(?:of|by|to|with|in|and|,) )[a-z]+ ){{0,4}}?{body}"
    )


def _has_members(piece: Piece) -> bool:
    """Whether those who own a company are its members: "Acme LLC"."""
    form = piece.text.casefold().replace(".", "").split()[-1:]
    return not word_set("member-form").isdisjoint(form)


def says_nothing(rule: Rule, match: re.Match[str], clause: Clause) -> bool:
    """Whether what a rule matches states nothing for all that."""
    if is_denied(rule, clause, match) or is_possessor(clause, match):
        return True
    return any(_reasons(rule, match, clause))


def _reasons(rule: Rule, match: re.Match[str], clause: Clause) -> Iterator[bool]:
    """Yield for each way of saying nothing whether it is that."""
    yield rule.predicates == ("owns",) and is_other_interest(match)
    # "Jane Roe replaced John Roe as our CEO": he is it no more.
    before = clause.line[: match.start()].split()[-1:]
    yield rule.name == "name-as-role" and bool(
        word_set("succeeds").intersection(before)
    )
    # "members of Acme Corp.": only companies without shares have members that own them.
    whose = clause.group(match, "members")
    yield bool(whose) and not all(map(_has_members, whose))
    # "an affiliate of an entity controlled by Jane Roe": she controls that entity
    yield "object" in match.re.groupindex and bool(_over_body().search(match.group()))
    # "Jane Roe, a director of an entity over which we have control"
    subjects = clause.group(match, "subject")
    yield "over-company" in rule.traits and any(map(is_person, subjects))
    # "Jane Roe is a member of Roe LLP": she is no company of that group.
    yield rule.name == "part-of-group" and any(map(is_person, subjects))
    # "Acme Ltd and Bravo Ltd are related through common ownership": to one another.
    listed = len(subjects) > 1 or _LISTED.search(clause.line[: match.start()])
    with_reporter = re.search(r"(?:to|with|of) R\d+ ", match.group())
    bare = "through-common" in rule.traits or bool(clause.group(match, "common3"))
    yield bare and bool(listed) and not with_reporter
    # "an entity related by our director": no common one.
    roles = clause.group(match, "commons")
    yield any(not piece.text.casefold().startswith("common") for piece in roles)
    # "Jane Roe, our CEO, and her husband, John Roe, own Acme Ltd"
    own = any(piece.told == "his" for piece in clause.group(match, "kin"))
    named = _NAMED.match(clause.line, match.end()) is not None
    yield rule.name == "role-and-kin" and own and named
    # "our director's partner": no director.
    ends = [match.end(n) for n in ("role", "role2") if n in match.re.groupindex]
    yield any(clause.line.startswith("'s ", end) for end in ends if end > 0)
    # "the wife of our CEO Jane Roe and daughter of": the name is the CEO's.
    beside = "kin" in match.re.groupindex and not match.group().count(", ")
    kin = clause.group(match, "kin") if rule.name == "kin-before-name" else ()
    holders = [k for k in kin if k.of and k.of[-1].sort == "holder"]
    yield beside and any(k.of[-1].end >= k.end for k in holders)
    # "Acme Ltd, employees, and a shareholder" lists three.
    both = clause.group(match, "role") + clause.group(match, "role2")
    yield rule.name == "role-and-role" and len({piece.several for piece in both}) > 1
