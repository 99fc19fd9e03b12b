"""Parties as connected components: persons' decisions first, then rules, no conflict.

Persons' decisions are taken by number. One that contradicts those before it is not
applied but reported, until a person withdraws one of them.

Rules are applied by strength. The links of one strength are tried together: where they
would join names that must stay apart, every link of that strength to such a name is
cut, so no choice is made by chance. The order of names and of decisions does not
matter.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import combinations

from kg.parties.decisions import Decision, Verdict, pair_of
from kg.parties.links import Link
from kg.parties.vetoes import SEPARATE, Slot


@dataclass(frozen=True, slots=True, order=True)
class Conflict:
    """Names that links would join and something keeps apart.

    Attributes:
        a: A key; of several, the smallest.
        b: The key it must stay apart from.
        why: What keeps them apart.
        cut: Links not made because of it, or the person's decision not applied.
    """

    a: str
    b: str
    why: str
    cut: tuple[Decision, ...]


@dataclass(slots=True)
class Components:
    """Names and how they are joined so far.

    Attributes:
        traits: What is known of each name; different values of one trait forbid.
        amounts: Amounts of each name by place; different ones in one place forbid.
        apart: Pairs of names forbidden to be joined by rules, with the reason.
        made: Links made.
        conflicts: Links not made.
    """

    traits: Mapping[str, Mapping[str, str]]
    amounts: Mapping[str, Mapping[Slot, frozenset[Decimal]]]
    apart: dict[tuple[str, str], str]
    made: list[Decision] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    _parent: dict[str, str] = field(default_factory=dict)
    _members: dict[str, list[str]] = field(default_factory=dict)
    _apart_from: dict[str, set[str]] = field(default_factory=dict)
    _answered: set[tuple[str, str]] = field(default_factory=set)

    def __post_init__(self) -> None:
        for pair in self.apart:
            self._note_apart(pair)

    def root(self, key: str) -> str:
        """Return the name that stands for all that are joined with a name."""
        top = key
        while (above := self._parent.get(top, top)) != top:
            top = above
        while (above := self._parent.get(key, key)) != top:
            self._parent[key] = top
            key = above
        return top

    def members(self, key: str) -> list[str]:
        """Return all names joined with a name, itself among them."""
        root = self.root(key)
        return self._members.get(root, [root])

    def _join(self, one: str, other: str) -> None:
        kept, gone = self.root(one), self.root(other)
        if kept == gone:
            return
        if len(self.members(kept)) < len(self.members(gone)):
            kept, gone = gone, kept
        joined = self._members.pop(gone, [gone])
        self._members.setdefault(kept, [kept]).extend(joined)
        self._parent[gone] = kept

    def _note_apart(self, pair: tuple[str, str]) -> None:
        one, other = pair
        self._apart_from.setdefault(one, set()).add(other)
        self._apart_from.setdefault(other, set()).add(one)

    def decide(self, decisions: Iterable[Decision]) -> None:
        """Take persons' decisions in force, by number."""
        different: dict[tuple[str, str], Decision] = {}
        for decision in decisions:
            if decision.verdict is Verdict.SAME:
                against = self._against(decision, different)
            elif decision.verdict is Verdict.DIFFERENT:
                against = self._joined_before(decision)
            else:
                against = None
            if against is not None:
                self.conflicts.append(against)
            elif decision.verdict is Verdict.SAME:
                self._join(*decision.pair)
            else:
                self._keep_apart(decision, different)

    def _keep_apart(
        self, decision: Decision, different: dict[tuple[str, str], Decision]
    ) -> None:
        if decision.verdict is Verdict.DIFFERENT:
            different[decision.pair] = decision
        self.apart[decision.pair] = (
            f"decision {decision.ordinal} of {decision.by}: {decision.verdict}"
        )
        self._answered.add(decision.pair)
        self._note_apart(decision.pair)

    def _against(
        self, same: Decision, different: Mapping[tuple[str, str], Decision]
    ) -> Conflict | None:
        """Return what a person's "same" contradicts, or None."""
        for one in sorted(self.members(same.a)):
            for other in sorted(self._apart_from.get(one, ())):
                earlier = different.get(pair_of(one, other))
                if earlier is not None and self.root(other) == self.root(same.b):
                    why = f"decision {earlier.ordinal} of {earlier.by}: different"
                    return Conflict(*earlier.pair, why, (same,))
        return None

    def _joined_before(self, different: Decision) -> Conflict | None:
        if self.root(different.a) != self.root(different.b):
            return None
        why = "decisions of persons before it say same"
        return Conflict(*different.pair, why, (different,))

    def unite(
        self, links: Iterable[tuple[str, Link]], ignoring: frozenset[str] = frozenset()
    ) -> None:
        """Try the links of one strength together.

        Args:
            links: With the rule each comes from; their order does not matter.
            ignoring: Traits these links may join across.
        """
        tied: dict[str, list[tuple[str, Link]]] = {}
        above: dict[str, str] = {}

        def top(key: str) -> str:
            while (higher := above.get(key, key)) != key:
                above[key] = key = above.get(higher, higher)
            return key

        ordered = sorted(links, key=lambda pair: (pair[1].members, pair[0]))
        for _, link in ordered:
            first = top(self.root(link.members[0]))
            for key in link.members[1:]:
                above[top(self.root(key))] = first
        for rule, link in ordered:
            tied.setdefault(top(self.root(link.members[0])), []).append((rule, link))
        for group in tied.values():
            self._unite_group(group, ignoring)

    def _unite_group(
        self, links: list[tuple[str, Link]], ignoring: frozenset[str]
    ) -> None:
        roots = {self.root(key) for _, link in links for key in link.members}
        if len(roots) == 1:
            return
        reasons, blocked = self._forbidden(roots, ignoring)
        cut: set[Decision] = set()
        for rule, link in links:
            names: dict[str, str] = {}
            for key in link.members:
                names.setdefault(self.root(key), key)
            free = [key for root, key in names.items() if root not in blocked]
            for key in free[1:]:
                if self.root(key) != self.root(free[0]):
                    self.made.append(_same(free[0], key, rule, link))
                    self._join(free[0], key)
            for key in (key for root, key in names.items() if root in blocked):
                cut.update(
                    _same(other, key, rule, link)
                    for other in [k for k in names.values() if k != key][:1]
                )
        for a, b, why in reasons:
            only_pair = {link.pair for link in cut} == {(a, b)}
            if not (only_pair and (a, b) in self._answered):
                self.conflicts.append(Conflict(a, b, why, tuple(sorted(cut))))

    def _forbidden(
        self, roots: set[str], ignoring: frozenset[str]
    ) -> tuple[list[tuple[str, str, str]], set[str]]:
        """Return what forbids joining all of `roots`, and which of them it concerns."""
        reasons: set[tuple[str, str, str]] = set()
        blocked: set[str] = set()
        bearers: dict[str, dict[str, dict[str, str]]] = {}
        for root in roots:
            for key in self.members(root):
                for trait, value in self.traits.get(key, {}).items():
                    by_root = bearers.setdefault(trait, {}).setdefault(value, {})
                    by_root[root] = min(key, by_root.get(root, key))
                for other in self._apart_from.get(key, ()):
                    if self.root(other) in roots and self.root(other) != root:
                        pair = pair_of(key, other)
                        reasons.add((*pair, self.apart[pair]))
                        blocked.add(root)
        for trait in bearers.keys() - ignoring:
            values = bearers[trait]
            holders = {root for by_root in values.values() for root in by_root}
            if len(values) > 1 and len(holders) > 1:
                blocked |= holders
                reasons.update(_differing(trait, values))
        for one, other in self._separate(roots):
            reasons.add((*pair_of(one, other), SEPARATE))
            blocked |= {self.root(one), self.root(other)}
        return sorted(reasons), blocked

    def _separate(self, roots: set[str]) -> Iterator[tuple[str, str]]:
        """Yield the names of different roots with different amounts in one place."""
        bearers: dict[Slot, list[str]] = {}
        for root in roots:
            for key in self.members(root):
                for slot in self.amounts.get(key, ()):
                    bearers.setdefault(slot, []).append(key)
        for slot, keys in bearers.items():
            for one, other in combinations(sorted(keys), 2):
                shared = self.amounts[one][slot] & self.amounts[other][slot]
                if not shared and self.root(one) != self.root(other):
                    yield one, other


def _differing(
    trait: str, values: Mapping[str, Mapping[str, str]]
) -> Iterator[tuple[str, str, str]]:
    """Yield one reason a pair of values, the smallest key that bears each."""
    for one, other in combinations(sorted(values), 2):
        pair = pair_of(min(values[one].values()), min(values[other].values()))
        yield (*pair, f"{trait}: {one} and {other}")


def _same(one: str, other: str, rule: str, link: Link) -> Decision:
    return Decision(0, *pair_of(one, other), Verdict.SAME, rule, link.why)


def merged(conflicts: Iterable[Conflict]) -> tuple[Conflict, ...]:
    """Return the conflicts, those about the same names for the same reason as one."""
    cuts: dict[tuple[str, str, str], set[Decision]] = {}
    for conflict in conflicts:
        why = (conflict.a, conflict.b, conflict.why)
        cuts.setdefault(why, set()).update(conflict.cut)
    return tuple(Conflict(*why, tuple(sorted(cuts[why]))) for why in sorted(cuts))
