"""Reads ties: who is what to the reporter, and to whom else.

A clause is read in three stages. First roles and kin get whose they are (`resolving`).
Then what is said behind or before a name is read and cut (`reducing`). Last the clause
itself is read.
"""

import re
from collections import defaultdict
from dataclasses import replace

from kg.model.note import Statement
from kg.notes.sentences.anaphora import cut_whose
from kg.notes.sentences.apart import (
    at_first_day,
    coordinated,
    cut_aside,
    cut_descriptions,
    cut_relative,
)
from kg.notes.sentences.colons import with_listed
from kg.notes.sentences.grammar import ties_of_phrases
from kg.notes.sentences.lapsed import SHARES, is_for_others, may_be_over
from kg.notes.sentences.pieces import Clause
from kg.notes.sentences.reducing import pair_titles, reduce_names, titles_of_possessors
from kg.notes.sentences.resolving import resolve
from kg.notes.sentences.rules import Rule, rules_for, rules_with
from kg.notes.sentences.stating import statements_of_match
from kg.notes.sentences.wordclasses import predicates
from kg.parties.persons import split_person

_MOST_ROUNDS = 12
_OWNING = frozenset(["owns", "parent-of"])
_SINCE = re.compile(r"(?:, )?(?:since|effective|starting) (?P<day>D\d+ )")
_UNTIL = re.compile(r"(?:, )?(?:until|through|before|prior to|up to) (?P<day>D\d+ )")


def ties_in(clause: Clause, text: str) -> list[Statement]:
    """Return the ties a clause states; the clause is left with bare names.

    Args:
        clause: Changed in place: what is said of a name beside it is cut.
        text: The document, from which words are cut as printed.
    """
    found: list[Statement] = []
    asides: list[Clause] = []
    opening = clause.line
    at_first_day(clause)
    cut_descriptions(clause)
    whose = cut_whose(clause)
    found += [] if whose is None else ties_in(whose, text)
    told = ties_of_phrases(with_listed(Clause(list(clause.pieces))), text)
    titles_of_possessors(clause, text, found)
    for _ in range(_MOST_ROUNDS):
        changed = resolve(clause, "holder") | pair_titles(clause, text, found)
        changed = reduce_names(clause, text, found, patient=True) or changed
        # In "son of Jane Roe, our director," the director is Jane Roe.
        if changed or resolve(clause, "later", beside=True) or resolve(clause, "later"):
            continue
        if reduce_names(clause, text, found, patient=False):
            continue
        aside = cut_aside(clause) or cut_relative(clause)
        if aside is None:
            break
        asides.append(aside)
    for part in (clause, *coordinated(clause), *asides):
        for rule in rules_for("clause", part.tokens):
            for match in rule.matches(part):
                ties = statements_of_match(rule, match, part, text)
                found += [_dated(tie, rule, match, part) for tie in ties]
    return _once(_settled([*found, *added(told, found)], opening, text))


def added(told: list[Statement], found: list[Statement]) -> list[Statement]:
    """Return the ties of the grammar of phrases that rules have not read.

    Args:
        told: By the grammar of phrases.
        found: By rules.
    """
    read = {_end(tie) for tie in found if tie.certain}
    sure = [tie for tie in found if tie.certain and tie.predicate in SHARES]
    of_which = rules_with("of-which") if told else frozenset()
    doubted = {_end(t) for t in found if not t.certain and t.rule in of_which}
    return [
        replace(tie, certain=False)
        if _end(tie) in doubted or any(_is_of_other(tie, s) for s in sure)
        else tie
        for tie in told
        if _end(tie) not in read
    ]


def _is_of_other(tie: Statement, read: Statement) -> bool:
    """Whether the same words were read of another: "A, an affiliate of B, owned by"."""
    return (
        (tie.predicate, tie.object) == (read.predicate, read.object)
        and tie.subject != read.subject
        and tie.start < read.end
        and read.start < tie.end
    )


def _end(tie: Statement) -> tuple[str, str, str]:
    """Return a tie as the end that comes first: "owns" is "owned-by" from there."""
    inverse = predicates()[tie.predicate].inverse
    straight = (tie.predicate, tie.subject, tie.object)
    return min(straight, (inverse, tie.object, tie.subject)) if inverse else straight


def _settled(ties: list[Statement], line: str, text: str) -> list[Statement]:
    """Return ties as candidates where a clause tells of a time that is over.

    Where "in turn" leads over from another company, a role that tells no company is not
    the reporter's. Nobody owns a person: "a nominee shareholder for Mr. Roe".
    """
    turn = "in turn " in line
    return [
        replace(tie, certain=False)
        if may_be_over(tie, line, text)
        or is_for_others(tie, text)
        or (turn and not tie.object and tie.predicate != "is")
        else tie
        for tie in ties
        if not _is_person_owned(tie)
    ]


def _is_person_owned(tie: Statement) -> bool:
    """Whether a tie of owning has a person with a title where the owned one stands."""
    owned = tie.object if tie.predicate in _OWNING else tie.subject
    return tie.predicate in SHARES and split_person(owned) is not None


def _dated(
    tie: Statement, rule: Rule, match: re.Match[str], clause: Clause
) -> Statement:
    """Return a tie with the days between which it holds, where they are said.

    Who resigned on no day that is said may be taken to be in office still: that is a
    candidate.
    """
    since = _SINCE.match(clause.line, match.end())
    until = _UNTIL.match(clause.line, match.end())
    begins = "begins" in rule.traits
    if begins or "ends" in rule.traits:
        day = clause.day_said()
        if day is None:
            return replace(tie, certain=begins and tie.certain)
        start, end = min(tie.start, day.start), max(tie.end, day.end)
        if begins:
            return replace(tie, valid_from=day.day, start=start, end=end)
        return replace(tie, valid_to=day.day, start=start, end=end)
    for found in (since, until):
        if found is None:
            continue
        day = clause.group(found, "day")[0]
        end = max(tie.end, day.end)
        if found is since:
            return replace(tie, valid_from=day.day, end=end)
        return replace(tie, valid_to=day.day, end=end)
    return tie


def _once(found: list[Statement]) -> list[Statement]:
    """Return statements without those that say less, or the same, than another one.

    Two shares of one owner both stay: 60% of the common and 95% of the preferred stock.
    """
    alike: dict[tuple[str, str, str], list[Statement]] = defaultdict(list)
    for tie in found:
        alike[tie.subject, tie.predicate, tie.object].append(tie)
    kept: list[Statement] = []
    for ties in alike.values():
        most = max(map(_tells, ties))
        first = {tie.value: tie for tie in reversed(ties) if _tells(tie) == most}
        kept += reversed(first.values())
    return kept


def _tells(tie: Statement) -> tuple[bool, bool]:
    return tie.certain, tie.value is not None
