"""Identity in increments: only names that can meet a changed name are decided anew.

A name can change the party of another only along links that a rule may make, along
"same" decisions of persons, and through names that prevent such a link. Block keys hold
all of that (`kg.identity.block_keys`), so the closure of the changed names under block
keys and decisions can be decided by itself: for every name in it, the outcome is what
deciding over all names gives.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field

from kg.identity.block_keys import reporter_block
from kg.identity.outcome import Outcome, outcome_of
from kg.identity.records import MentionRow
from kg.parties.across_reporters import sought_by
from kg.parties.decisions import Decision, Verdict, in_force
from kg.parties.identifiers import reporter_of

Lookup = Callable[[Collection[str]], Iterable[MentionRow]]
"""Returns the stored rows that bear any of some block keys, of whatever reporter."""


def decide(
    touched: Iterable[MentionRow],
    lookup: Lookup,
    decisions: Iterable[Decision],
    *,
    gone: Collection[str] = (),
) -> Outcome:
    """Return what the names of changed reporters, and all they can meet, come to.

    Args:
        touched: All rows, as they are now, of each reporter whose rows changed, and of
            both reporters of each decision that was added or withdrawn.
        lookup: Gives the rows as they were before the change; those of the changed
            reporters tell what their names could meet before. It is called once a
            round, a few rounds in all.
        decisions: All persons' decisions, withdrawn ones included.
        gone: Keys of the reporters that have no rows any more.

    Raises:
        InputError: Two decisions bear one number.
    """
    rows = tuple(touched)
    standing = in_force(decisions)
    closure = _Closure({row.reporter for row in rows}.union(gone), _partners(standing))
    closure.start(rows)
    while closure.frontier:
        closure.extend(lookup)
    return outcome_of(
        closure.rows.values(),
        [d for d in standing if d.a in closure.keys and d.b in closure.keys],
        closure.keys,
    )


def _partners(decisions: Iterable[Decision]) -> dict[str, list[str]]:
    """Return the keys that persons say are the same as a key."""
    partners: dict[str, list[str]] = defaultdict(list)
    for decision in decisions:
        if decision.verdict is Verdict.SAME:
            partners[decision.a].append(decision.b)
            partners[decision.b].append(decision.a)
    return partners


@dataclass(slots=True)
class _Closure:
    """The names reached so far.

    Attributes:
        changed: Keys of the changed reporters.
        partners: Keys that persons say are the same, by key.
        rows: Rows of the closure, by key.
        keys: Keys of the closure: of its rows, of rows that are gone, and of names that
            decisions speak of and no row has.
        frontier: Block keys to look up next.
        sought: Block keys looked up already or in the frontier.
        aside: Rows that came with a reporter and belong to the closure only when a
            decision leads to them.
    """

    changed: Collection[str]
    partners: dict[str, list[str]]
    rows: dict[str, MentionRow] = field(default_factory=dict)
    keys: set[str] = field(default_factory=set)
    frontier: set[str] = field(default_factory=set)
    sought: set[str] = field(default_factory=set)
    aside: dict[str, MentionRow] = field(default_factory=dict)

    def start(self, rows: Iterable[MentionRow]) -> None:
        """Take the rows of the changed reporters, and seek those they had before."""
        self.rows.update((row.key, row) for row in rows)
        for row in list(self.rows.values()):
            self._follow(row)
        for reporter in self.changed:
            self._seek(reporter_block(reporter))
        for key in self.partners:
            if reporter_of(key) in self.changed:
                self._reach(key)

    def extend(self, lookup: Lookup) -> None:
        """Look up the frontier, and take what belongs to the closure."""
        blocks, self.frontier = sorted(self.frontier), set()
        for row in lookup(blocks):
            if row.reporter in self.changed:
                # Its names may have been linked with others that must now part.
                self._follow(row)
            elif row.key in self.keys or self._meets(row):
                self._take(row)
            else:
                self.aside[row.key] = row

    def _meets(self, row: MentionRow) -> bool:
        """Whether a row bears a block key sought, its reporter's aside."""
        reporter = reporter_block(row.reporter)
        return any(block in self.sought and block != reporter for block in row.blocks)

    def _take(self, row: MentionRow) -> None:
        if row.key not in self.rows:
            self.rows[row.key] = row
            self._follow(row)

    def _follow(self, row: MentionRow) -> None:
        """Go on from a row along its block keys and decisions."""
        reporter = reporter_block(row.reporter)
        for block in row.blocks:
            if block != reporter:
                self._seek(sought_by(block))
        self._reach(row.key)

    def _reach(self, key: str) -> None:
        """Take a key into the closure, with all that persons say are the same."""
        waiting = [key]
        while waiting:
            reached = waiting.pop()
            if reached in self.keys:
                continue
            self.keys.add(reached)
            waiting += self.partners.get(reached, ())
            if reached in self.aside:
                self._take(self.aside.pop(reached))
            elif reached not in self.rows:
                self._seek(reporter_block(reporter_of(reached)))

    def _seek(self, block: str) -> None:
        if block not in self.sought:
            self.sought.add(block)
            self.frontier.add(block)
