"""The rules of ``ontology/note_rules.csv``, by the stage in which they read."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from kg.notes.sentences.notation import Needs, expression_of
from kg.notes.sentences.pieces import Clause
from kg.resources import ontology_rows

_PART = "part"
"""Stage of rows that are no rules but parts of them: ``<link>``, ``<a-body>``."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One way a sentence says something.

    Attributes:
        name: What statements name it by.
        version: Counted up when it reads something else than before.
        stage: ``holder``, ``name``, ``clause``, ``term``, ``event`` or ``none``.
        traits: What sets its matches apart, such as ``of-several``: see `rules_with`.
        predicates: What it states; empty where the pieces tell.
        expression: Matches a clause's line; compiled when a line first may match.
        needs: What a line must hold for that.
        example: A text it reads.
    """

    name: str
    version: int
    stage: str
    traits: frozenset[str]
    predicates: tuple[str, ...]
    expression: str
    needs: Needs
    example: str

    @property
    def pattern(self) -> re.Pattern[str]:
        """Return what matches a clause's line."""
        return _compiled(self.expression)

    def matches(self, clause: Clause) -> Iterator[re.Match[str]]:
        """Return what a rule of `rules_for` matches in a clause, from left to right."""
        return self.pattern.finditer(clause.line)

    def search(self, clause: Clause, start: int = 0) -> re.Match[str] | None:
        """Return the first match in a clause from an offset of its line on."""
        if not self.needs.met_by(clause.tokens):
            return None
        return self.pattern.search(clause.line, start)


@cache
def _compiled(expression: str) -> re.Pattern[str]:
    return re.compile(expression)


@cache
def rules_of(stage: str) -> tuple[Rule, ...]:
    """Return the rules of a stage, in the order they are tried."""
    return tuple(rule for rule in every_rule() if rule.stage == stage)


def rules_for(stage: str, tokens: frozenset[str]) -> list[Rule]:
    """Return the rules of a stage that may match a line, in the order they are tried.

    Args:
        stage: Of the rules.
        tokens: Words and letters of the line.
    """
    by_word, always = _places(stage)
    places = set(always)
    for word in by_word.keys() & tokens:
        places.update(by_word[word])
    rules = rules_of(stage)
    found = map(rules.__getitem__, sorted(places))
    return [rule for rule in found if rule.needs.met_by(tokens)]


@cache
def _places(stage: str) -> tuple[dict[str, list[int]], list[int]]:
    """Return the places of rules by a word each needs, and of those that need none.

    Of what a rule needs those words are taken that are fewest, letters of names last.
    """
    by_word: dict[str, list[int]] = {}
    always: list[int] = []
    for place, rule in enumerate(rules_of(stage)):
        needs = [*(frozenset([word]) for word in rule.needs.all), *rule.needs.any]
        if not needs:
            always.append(place)
            continue
        for word in min(needs, key=_commonness):
            by_word.setdefault(word, []).append(place)
    return by_word, always


def _commonness(words: frozenset[str]) -> tuple[bool, int, list[str]]:
    """Return what is least for the words that fewest lines hold."""
    return any(word.isupper() for word in words), len(words), sorted(words)


@cache
def rules_with(trait: str) -> frozenset[str]:
    """Return the names of the rules with a trait.

    ``with-reporter``: names one party, the other is the reporter; ``through-common``:
    of those, by a common owner, control or role. ``of-group``: reads who belongs to a
    group, no offices. ``of-several``: a role before the names of all its holders.
    ``shares-behind``: a share behind each name. ``over-company``: influence or control
    that companies alone are under. ``of-owner``: the owner of what is named has a role.
    ``respectively``: of several, each its own.
    ``of-which``: a share in the company that "in which" stands behind.
    ``at-reporter``: an office that the reporter is told to employ somebody in.
    ``begins`` and ``ends``: a role from a day on, or up to it. ``bare``: a role and
    nothing else. ``changes``: a term that takes the place of an earlier one.

    >>> sorted(rules_with("begins"))
    ['appointed']
    """
    return frozenset(rule.name for rule in every_rule() if trait in rule.traits)


@cache
def every_rule() -> tuple[Rule, ...]:
    """Return all rules.

    >>> every_rule()[0].name, every_rule()[0].stage
    ("reporter's-role", 'holder')
    """
    rows = ontology_rows("note_rules.csv")
    parts = [row for row in rows if row["stage"].startswith(_PART)]
    return tuple(
        _rule(row, stage, parts)
        for row in rows
        if row not in parts
        for stage in row["stage"].split(";")
    )


def _rule(row: dict[str, str], stage: str, parts: Sequence[dict[str, str]]) -> Rule:
    """Return a rule as it reads in a stage, the parts it names filled in."""
    text = row["pattern"]
    for part in parts:
        if part["stage"] in (_PART, f"{_PART}:{stage}"):
            text = text.replace(f"<{part['rule']}>", f"({part['pattern']})")
    expression, needs = expression_of(text)
    return Rule(
        row["rule"],
        int(row["version"]),
        stage,
        frozenset(row["traits"].split(";")) - {""},
        tuple(row["predicate"].split(";")) if row["predicate"] else (),
        expression,
        needs,
        row["example"],
    )
