"""Ways to take one figure of a column as the sum of others of it.

A page leaves open what its figures cover, so several readings are tried, the plain one
first:

* of a total: the rows of parties, with roles that stand for themselves; the roles;
* of a role's figure: its rows; with those of narrower roles; with one other role.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from kg.checks.rounding import tolerance
from kg.checks.wording import several, who
from kg.checks.words import says
from kg.facts.disclosure import StoredFact

_MOST_OVERLAPPING = 12
_MOST_BESIDE = 6
"""Rows beside the parts up to which all their combinations are tried."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to take a figure as a sum.

    Attributes:
        name: What is summed, as a sentence goes on; "" for the plain one.
        parts: The figures, each once.
        less: Figures taken off the sum, whatever sign they are printed with.
    """

    name: str
    parts: tuple[StoredFact, ...]
    less: tuple[StoredFact, ...] = ()

    @property
    def sum(self) -> Decimal:
        """Sum of the parts, less what is taken off."""
        added = sum((part.number for part in self.parts), Decimal(0))
        return added - sum((abs(part.number) for part in self.less), Decimal(0))

    @property
    def rows(self) -> frozenset[frozenset[str]]:
        """The parts by their members, which recur in other columns."""
        return frozenset(part.members for part in self.parts)

    def off(self, whole: StoredFact) -> Decimal:
        """Return by how much the sum misses the whole, without sign."""
        return abs(whole.number - self.sum)

    def allowed(self, whole: StoredFact) -> Decimal:
        """Return by how much it may miss it for rounding."""
        return tolerance((whole, *self.parts, *self.less))

    def holds(self, whole: StoredFact) -> bool:
        """Whether the parts make the whole, rounding allowed for."""
        return bool(self.parts) and self.off(whole) <= self.allowed(whole)


def _is_row(fact: StoredFact) -> bool:
    """Whether a fact is one party's, or that of the others left over."""
    if fact.level == "party":
        return True
    rest = [member for member in fact.others if says("remainder row", member)]
    return bool(rest) and len(rest) == len(fact.others)


def rows_of(facts: Sequence[StoredFact]) -> list[StoredFact]:
    """Return the rows that stand under no other row: a party's whole, not its parts."""
    rows = [fact for fact in facts if _is_row(fact)]
    return [
        row for row in rows if not any(other.members < row.members for other in rows)
    ]


def total_readings(facts: Sequence[StoredFact]) -> list[Reading]:
    """Return the readings of a total over the other figures of its column.

    One role alone that repeats the total is no sum of it.
    """
    rows = rows_of(facts)
    roles = [fact for fact in facts if fact.level == "subtotal"]
    alone = [r for r in roles if not any(r.members < row.members for row in rows)]
    tops = [
        fact
        for fact in (*roles, *rows)
        if not any(role.members < fact.members for role in roles)
    ]
    readings = [Reading("", tuple(rows))]
    if alone:
        named = several(dict.fromkeys(who(role) for role in alone))
        name = f"with {named} as rows of their own" if rows else f"{named}"
        readings.insert(0, Reading(name, (*rows, *alone)))
    if len(roles) > len(alone) and len(tops) > 1:
        readings.append(Reading("the roles in place of their rows", tuple(tops)))
    return [reading for reading in readings if reading.parts]


def role_readings(
    whole: StoredFact,
    facts: Sequence[StoredFact],
    broader: Mapping[str, tuple[str, ...]],
) -> list[Reading]:
    """Return the readings of a role's figure; none when no row is under it."""
    rows = rows_of(facts)
    under = tuple(row for row in rows if whole.members < row.members)
    if not under:
        return []
    apart = [row for row in rows if row not in under]
    return [Reading("", under), *_wider(whole, under, apart, broader)]


def _wider(
    whole: StoredFact,
    under: tuple[StoredFact, ...],
    apart: Sequence[StoredFact],
    broader: Mapping[str, tuple[str, ...]],
) -> Iterator[Reading]:
    """Yield the readings of a role that take in rows of other roles."""
    narrower = tuple(
        row
        for row in apart
        if any(
            set(broader.get(kind, ())) & set(whole.role_types)
            for kind in row.role_types
        )
    )
    if narrower:
        roles = several(dict.fromkeys(" | ".join(row.roles) for row in narrower))
        yield Reading(f"{roles} taken as part of the role", (*under, *narrower))
    for role in dict.fromkeys(row.roles for row in apart if row.roles):
        others = tuple(row for row in apart if row.roles == role)
        yield Reading(f"{' | '.join(role)} counted in", (*under, *others))


def adjusted_readings(
    whole: StoredFact, plain: Sequence[Reading], beside: Sequence[StoredFact]
) -> Iterator[Reading]:
    """Yield readings with rows beside the parts that lessen or complete their sum.

    A net total stands above gross rows and an allowance; a total covers a row of all
    others, which names no party.

    Args:
        whole: The figure.
        plain: Its readings without such rows.
        beside: Figures of the same column; those under other labels that have the
            members of the figure, and those under a member that says what they are.
    """
    rows = [
        row
        for row in beside
        if row.number != 0 and (row.members == whole.members or _lessens_by_member(row))
    ]
    less = [row for row in rows if says("lessens", row.words)]
    less += [row for row in rows if row not in less and _lessens_by_member(row)]
    rest = [row for row in rows if row not in less and says("remainder", row.label)]
    candidates = [*less, *rest][:_MOST_BESIDE]
    for reading in plain:
        for size in range(1, len(candidates) + 1):
            for chosen in combinations(candidates, size):
                yield Reading(
                    f"with {several(row.label for row in chosen)} counted",
                    (*reading.parts, *(row for row in chosen if row in rest)),
                    tuple(row for row in chosen if row in less),
                )


def _lessens_by_member(row: StoredFact) -> bool:
    """Whether a row's member, and no party, says that it is taken off a sum."""
    named = bool(row.others) and row.level == "other"
    return named and all(says("lessens", name) for name in row.others)


def in_part(whole: StoredFact, reading: Reading) -> tuple[StoredFact, ...] | None:
    """Return some of the parts, not all, that make the whole exactly, or None."""
    if len(reading.parts) > _MOST_OVERLAPPING:
        return None
    for size in range(1, len(reading.parts)):
        for parts in combinations(reading.parts, size):
            if Reading("", parts).off(whole) == 0:
                return parts
    return None
