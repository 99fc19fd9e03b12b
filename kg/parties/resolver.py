"""The resolver: names and decisions in, parties out.

Nothing is stored and nothing is edited: parties follow from the names, the rules and
the decisions of persons, and are computed anew whenever one of these changes. Undoing a
decision (`kg.parties.decisions.undo`) therefore restores what was before it. A rule's
link is undone by deciding "different" or "unsure" about its two names.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from kg.model.fact import PartyKind
from kg.parties.components import Components, Conflict, merged
from kg.parties.decisions import Decision, in_force, pair_of
from kg.parties.links import Rule
from kg.parties.mentions import Mention, MentionRecord, mentions_of, told_kind
from kg.parties.rules import RULES
from kg.parties.vetoes import SEPARATE, slots, traits


@dataclass(frozen=True, slots=True)
class Party:
    """The names of one party.

    Attributes:
        key: Key of the name that stands for it: one with a CIK, else one with an LEI,
            else any; of several the smallest.
        names: All keys, sorted.
        kind: What its names tell; UNKNOWN when none does or they differ.
        ciks: Company numbers of its names, sorted.
        leis: Legal Entity Identifiers of its names, sorted.
    """

    key: str
    names: tuple[str, ...]
    kind: PartyKind
    ciks: tuple[str, ...] = ()
    leis: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Resolution:
    """The parties that follow from names and decisions.

    Attributes:
        parties: Every name belongs to exactly one; sorted by key.
        links: The decisions of rules that join names; with those of persons they make
            up the parties.
        conflicts: Names not joined although a rule or a person says they are one.
    """

    parties: tuple[Party, ...]
    links: tuple[Decision, ...]
    conflicts: tuple[Conflict, ...]

    def party_by_name(self) -> dict[str, str]:
        """Return the key of the party each name belongs to."""
        return {name: party.key for party in self.parties for name in party.names}


def resolve(
    records: Iterable[MentionRecord],
    decisions: Iterable[Decision] = (),
    rules: Iterable[Rule] = RULES,
) -> Resolution:
    """Return the parties; the order of records and decisions does not matter.

    Args:
        records: Names with what is known of them.
        decisions: Persons' decisions, withdrawn ones and those about names that are
            not among the records included.
        rules: Tried by strength.

    Raises:
        InputError: A record or the numbering of the decisions is not well formed.
    """
    mentions = mentions_of(records)
    return resolve_mentions(mentions, decisions, rules)


def resolve_mentions(
    mentions: Mapping[str, Mention],
    decisions: Iterable[Decision] = (),
    rules: Iterable[Rule] = RULES,
    alone: Collection[str] = (),
) -> Resolution:
    """Return the parties of mentions made with `kg.parties.mentions.mentions_of`.

    Args:
        mentions: By key.
        decisions: Those of persons.
        rules: Tried by strength.
        alone: Keys of names that no rule and no decision links with another, as far as
            that is known: they are parties by themselves, and not looked at again.
    """
    linked = {
        key: mention
        for key, mention in mentions.items()
        if mention.resolved and key not in alone
    }
    components = Components(
        {key: traits(mention) for key, mention in linked.items()},
        {key: slots(mention) for key, mention in linked.items() if mention.amounts},
        {
            pair_of(key, other): SEPARATE
            for key, mention in linked.items()
            for other in mention.apart
            if other in linked
        },
    )
    components.decide(in_force(decisions))
    by_strength = sorted(rules, key=lambda rule: (-rule.strength, rule.name))
    for _, level in groupby(by_strength, key=lambda rule: rule.strength):
        tied = list(level)
        ignoring = frozenset.intersection(*(rule.ignoring for rule in tied))
        links = [(rule.name, link) for rule in tied for link in rule.links(linked)]
        components.unite(links, ignoring)
    groups: dict[str, list[str]] = {}
    for key in mentions:
        groups.setdefault(components.root(key), []).append(key)
    parties = [_party([mentions[key] for key in keys]) for keys in groups.values()]
    return Resolution(
        parties=tuple(sorted(parties, key=lambda party: party.key)),
        links=tuple(sorted(components.made)),
        conflicts=merged(components.conflicts),
    )


def _party(mentions: list[Mention]) -> Party:
    first = min(mentions, key=lambda m: (not m.ciks, not m.leis, m.key))
    return Party(
        key=first.key,
        names=tuple(sorted(mention.key for mention in mentions)),
        kind=told_kind(mention.kind for mention in mentions),
        ciks=tuple(sorted({cik for mention in mentions for cik in mention.ciks})),
        leis=tuple(sorted({lei for mention in mentions for lei in mention.leis})),
    )
