"""What names are decided to be: parties with what they are named and shown by."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from kg.identity.block_keys import alone_among
from kg.identity.naming import PartyKey, party_keys
from kg.identity.records import MentionRow
from kg.identity.shown import shown_name
from kg.model.fact import PartyKind
from kg.parties.components import Conflict
from kg.parties.decisions import Decision
from kg.parties.resolver import Party, resolve_mentions

_KIND_TO_SHOW = (
    PartyKind.ROLE,
    PartyKind.GROUP,
    PartyKind.PERSON,
    PartyKind.ORGANISATION,
)
"""Of the kinds that a party's printings tell, the first of these is shown."""


@dataclass(frozen=True, slots=True)
class NamedParty:
    """A party that facts name, as it is shown.

    Attributes:
        key: What its IRI is minted from.
        name: See `kg.identity.shown`.
        kind: Group, where any printing tells one; else person, organisation, unknown.
            A reporting entity is an organisation.
        reporters: Keys of the reporters that print a name of it, sorted.
    """

    key: PartyKey
    name: str
    kind: PartyKind
    reporters: tuple[str, ...]

    @property
    def is_shared(self) -> bool:
        """Whether its name can stand in no single reporter's graph."""
        return len(self.reporters) > 1 or self.key.is_reporter


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a set of names and the decisions about them come to.

    Attributes:
        keys: Every mention key considered, those of names that are gone included: what
            is stored about them is replaced by this outcome.
        party_of: What the IRI of each name's party is minted from, by mention key.
        parties: The parties, sorted by key.
        named: The parties that facts name, sorted by key.
        links: The rules' decisions that join names, sorted.
        conflicts: What was not joined though a rule or a person said so, sorted.
    """

    keys: frozenset[str]
    party_of: Mapping[str, PartyKey]
    parties: tuple[Party, ...]
    named: tuple[NamedParty, ...]
    links: tuple[Decision, ...]
    conflicts: tuple[Conflict, ...]


def outcome_of(
    rows: Iterable[MentionRow],
    decisions: Iterable[Decision] = (),
    gone: Collection[str] = (),
) -> Outcome:
    """Return what all names given come to, in whatever order they are given.

    Args:
        rows: Names, each once.
        decisions: Persons' decisions.
        gone: Keys of names that are considered and have no row.
    """
    by_key = {row.key: row for row in sorted(rows, key=lambda row: row.key)}
    mentions = {key: row.mention() for key, row in by_key.items()}
    given = tuple(decisions)
    blocks = {key: row.blocks for key, row in by_key.items()}
    alone = alone_among(blocks).difference(key for d in given for key in (d.a, d.b))
    resolution = resolve_mentions(mentions, given, alone=alone)
    keys = party_keys(resolution.parties, mentions)
    party_of = {
        name: keys[party.key] for party in resolution.parties for name in party.names
    }
    return Outcome(
        frozenset(by_key).union(gone),
        party_of,
        resolution.parties,
        tuple(_named(by_key, party_of)),
        resolution.links,
        resolution.conflicts,
    )


def _named(
    rows: Mapping[str, MentionRow], party_of: Mapping[str, PartyKey]
) -> list[NamedParty]:
    """Return the parties that facts name, sorted by key."""
    printed: dict[PartyKey, list[MentionRow]] = defaultdict(list)
    for key, row in rows.items():
        if row.printings:
            printed[party_of[key]].append(row)
    return [_shown(key, printed[key]) for key in sorted(printed)]


def _shown(key: PartyKey, rows: list[MentionRow]) -> NamedParty:
    printings: Counter[str] = Counter()
    for row in rows:
        printings.update(dict(row.printings))
    told = {kind for row in rows for kind in row.kinds}
    kind = next((kind for kind in _KIND_TO_SHOW if kind in told), PartyKind.UNKNOWN)
    return NamedParty(
        key,
        shown_name(printings),
        PartyKind.ORGANISATION if key.is_reporter else kind,
        tuple(sorted({row.reporter for row in rows})),
    )
