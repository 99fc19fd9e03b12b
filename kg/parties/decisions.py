"""Decisions about two names: whether they are one party, and who or what says so.

Decisions are only ever added. One is undone by adding it once more as withdrawn; of
several about one pair that are not withdrawn, the newest counts.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from kg.errors import InputError, NotFoundError
from kg.parties.identifiers import mention_key


class Verdict(StrEnum):
    """What was decided: one party, two, or left open."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True, order=True)
class Decision:
    """One decision about two mention keys; the smaller stands first.

    Attributes:
        ordinal: Number of a person's decision, from 1, never given twice; 0 for rules.
        a: Key of the one name.
        b: Key of the other; greater than `a`.
        verdict: Same, different or unsure.
        by: Person, or rule with version, ``normal-form/1``.
        why: One sentence: the evidence, with its numbers.
        when: Day a person decided; None for rules.
        withdrawn: Whether this entry withdraws the decision of its number.
    """

    ordinal: int
    a: str
    b: str
    verdict: Verdict
    by: str
    why: str
    when: date | None = None
    withdrawn: bool = False

    @property
    def pair(self) -> tuple[str, str]:
        """The two keys, the smaller first."""
        return self.a, self.b


def pair_of(one: str, other: str) -> tuple[str, str]:
    """Return two keys, the smaller first."""
    return (one, other) if one <= other else (other, one)


def decide(
    decisions: Iterable[Decision],
    one: str,
    other: str,
    verdict: Verdict,
    *,
    by: str,
    why: str,
    when: date,
) -> tuple[Decision, ...]:
    """Return the decisions with a person's added, under the next number.

    Raises:
        InputError: The names are one, a key is no key, or nobody or no reason is given.
    """
    recorded = tuple(decisions)
    a, b = pair_of(checked_key(one), checked_key(other))
    if a == b:
        message = f"found the name '{a}' twice, expected two names to decide about"
        raise InputError(message)
    if not by.strip() or not why.strip():
        message = "found no name or no reason, expected who decides and why"
        raise InputError(message)
    number = max((decision.ordinal for decision in recorded), default=0) + 1
    return (*recorded, Decision(number, a, b, verdict, by.strip(), why.strip(), when))


def undo(
    decisions: Iterable[Decision], ordinal: int, *, by: str, why: str, when: date
) -> tuple[Decision, ...]:
    """Return the decisions with that of a number withdrawn; the entry stays.

    Raises:
        NotFoundError: No decision of that number stands.
    """
    recorded = tuple(decisions)
    for decision in standing(recorded):
        if decision.ordinal == ordinal:
            entry = replace(decision, by=by, why=why, when=when, withdrawn=True)
            return (*recorded, entry)
    message = f"found no decision {ordinal} that stands, expected one to withdraw"
    raise NotFoundError(message)


def standing(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Return the persons' decisions that are not withdrawn, by number.

    The order they are given in does not matter.

    Raises:
        InputError: Two decisions bear one number.
    """
    by_number: dict[int, Decision] = {}
    withdrawn: set[int] = set()
    for decision in decisions:
        if decision.ordinal <= 0:
            continue
        if decision.withdrawn:
            withdrawn.add(decision.ordinal)
        elif by_number.setdefault(decision.ordinal, decision) != decision:
            message = f"found two decisions numbered {decision.ordinal}, expected one"
            raise InputError(message)
    return tuple(by_number[number] for number in sorted(by_number.keys() - withdrawn))


def in_force(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Return the newest standing decision about each pair, by number."""
    newest = {decision.pair: decision for decision in standing(decisions)}
    return tuple(sorted(newest.values()))


def checked_key(key: str) -> str:
    """Return a mention key as it is written.

    Raises:
        InputError: It has not the form reporter/name.
    """
    reporter, slash, name = key.partition("/")
    if not slash or not reporter or mention_key(reporter, name) != key or not name:
        message = f"found '{key}', expected the key of a name: reporter/name as listed"
        raise InputError(message)
    return key
