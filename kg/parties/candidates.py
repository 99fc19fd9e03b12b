"""Candidates: names that may be one party's, for a person to judge.

Nothing follows from a candidate by itself. Pairs a person has decided about, "unsure"
included, are not proposed again, and what a veto forbids is not proposed at all.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from kg.parties.blocking import Blocks
from kg.parties.decisions import Decision, in_force, pair_of
from kg.parties.mentions import Mention, MentionRecord, mentions_of
from kg.parties.prospects import Prospect, prospect
from kg.parties.resolver import Resolution, resolve_mentions
from kg.parties.scoring import Likeness, likeness
from kg.parties.vetoes import clash, separate

_READY = 20_000


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two names of different parties that may be one.

    Attributes:
        a: The smaller key.
        b: The greater key.
        score: From 0 to 1, to sort by; not a probability.
        why: What is alike, one sentence with its numbers.
    """

    a: str
    b: str
    score: float
    why: str


def candidates(
    records: Iterable[MentionRecord], decisions: Iterable[Decision] = ()
) -> Iterator[Candidate]:
    """Yield the candidates, each pair of parties once, by key.

    Args:
        records: Names with what is known of them, in any order.
        decisions: Persons' decisions.
    """
    mentions = mentions_of(records)
    recorded = tuple(decisions)
    yield from candidates_of(mentions, resolve_mentions(mentions, recorded), recorded)


def candidates_of(
    mentions: Mapping[str, Mention],
    resolution: Resolution,
    decisions: Iterable[Decision] = (),
) -> Iterator[Candidate]:
    """Yield the candidates left by a resolution of `mentions`."""
    party = resolution.party_by_name()
    linked = {key: mention for key, mention in mentions.items() if mention.resolved}
    barred = {
        pair_of(party.get(d.a, d.a), party.get(d.b, d.b)) for d in in_force(decisions)
    }
    names = {p.key: [n for n in p.names if n in linked] for p in resolution.parties}
    blocks = Blocks(linked)

    @lru_cache(maxsize=_READY)
    def ready(key: str) -> Prospect:
        return prospect(linked[key])

    for one in names:
        met = {party[key] for name in names[one] for key in blocks.met(name)}
        for other in sorted(key for key in met if key > one):
            if (one, other) not in barred:
                best = _best(
                    [ready(name) for name in names[one]],
                    [ready(name) for name in names[other]],
                )
                if best is not None:
                    yield best


def _best(names: list[Prospect], others: list[Prospect]) -> Candidate | None:
    """Return the best pair of names of two parties; None when one is vetoed."""
    likenesses: list[tuple[Likeness, tuple[str, str]]] = []
    for one in names:
        for other in others:
            if separate(one.mention, other.mention):
                return None
            if clash(one.traits, other.traits) is not None:
                return None
            alike = likeness(one, other)
            if alike is not None:
                likenesses.append((alike, pair_of(one.mention.key, other.mention.key)))
    if not likenesses:
        return None
    alike, pair = min(likenesses, key=lambda pair: (-pair[0].score, pair[1]))
    return Candidate(*pair, alike.score, alike.why)
