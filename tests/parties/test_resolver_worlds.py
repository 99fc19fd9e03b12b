"""The resolver over any names and decisions: order, links, what undoing restores."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.parties.decisions import Verdict, decide, undo
from kg.parties.identifiers import mention_key
from kg.parties.resolver import resolve
from tests.parties.printings import AMBOW, DAY, HUYA, LOST, SUMMIT, balance, record

NAMES = [
    "Acme Co., Ltd",
    "Acme Company Limited",
    "Acme Inc",
    "Acme",
    "AcmeMember",
    "Acme and its subsidiaries",
    "Mr. Acme",
    "Tencent Holdings Limited",
    "Tencent Holdings Ltd",
    'Tencent Foo ("Foo Bar")',
    "Foo Bar",
    "FooBarMember",
    SUMMIT,
    LOST,
]


@st.composite
def records(draw):
    chosen = draw(st.lists(st.sampled_from(NAMES), max_size=12))
    return [
        record(
            name,
            draw(st.sampled_from([AMBOW, HUYA])),
            amounts=balance(draw(st.sampled_from("fg")), draw(st.integers(111, 113))),
            cooccurs=frozenset(draw(st.lists(st.sampled_from(NAMES), max_size=1))),
            ciks=frozenset(draw(st.lists(st.sampled_from("12"), max_size=1))),
            own=draw(st.booleans()),
        )
        for name in chosen
    ]


@st.composite
def worlds(draw):
    known = draw(records())
    keys = sorted({mention_key(r.reporter, r.name) for r in known})
    decisions = ()
    for _ in range(draw(st.integers(0, 6)) if len(keys) > 1 else 0):
        one, other = draw(st.permutations(keys))[:2]
        verdict = draw(st.sampled_from(Verdict))
        decisions = decide(decisions, one, other, verdict, by="Ada", why="w", when=DAY)
    return known, decisions


@given(worlds(), st.randoms(use_true_random=False))
@settings(max_examples=150, deadline=None)
def test_order_does_not_matter(world, shuffler):
    known, decisions = world
    before = resolve(known, decisions)
    mixed, shuffled = list(known), list(decisions)
    shuffler.shuffle(mixed)
    shuffler.shuffle(shuffled)
    assert resolve(mixed, shuffled) == before


@given(worlds())
@settings(max_examples=150, deadline=None)
def test_every_name_has_one_party_and_links_make_up_the_parties(world):
    known, decisions = world
    resolution = resolve(known, decisions)
    keys = {mention_key(r.reporter, r.name) for r in known}
    names = [name for party in resolution.parties for name in party.names]
    assert sorted(names) == sorted(keys)
    party = resolution.party_by_name()
    assert all(party[link.a] == party[link.b] for link in resolution.links)
    held = {d for c in resolution.conflicts for d in c.cut}
    for decision in decisions:
        newest = max(d.ordinal for d in decisions if d.pair == decision.pair)
        if decision.ordinal == newest and decision not in held:
            joined = party[decision.a] == party[decision.b]
            assert joined or decision.verdict is not Verdict.SAME
            assert not joined or decision.verdict is not Verdict.DIFFERENT


def test_undoing_a_thousand_decisions_restores_what_was_before():
    chance = random.Random(7)
    known = [record(f"{name} {n}", r) for n in range(8) for name in NAMES for r in "12"]
    keys = sorted({mention_key(r.reporter, r.name) for r in known})
    before = resolve(known)
    decisions, states = (), []
    for number in range(1000):
        if number % 100 == 0:
            states.append((len(decisions), resolve(known, decisions)))
        one, other = chance.sample(keys, 2)
        verdict = chance.choice(list(Verdict))
        decisions = decide(decisions, one, other, verdict, by="Ada", why="w", when=DAY)
    assert resolve(known, decisions) != before
    for count, state in reversed(states):
        standing = [d.ordinal for d in decisions if d.ordinal > count]
        gone = {d.ordinal for d in decisions if d.withdrawn}
        for ordinal in sorted(set(standing) - gone, reverse=True):
            decisions = undo(decisions, ordinal, by="Bo", why="undone", when=DAY)
        assert resolve(known, decisions) == state
    assert resolve(known, decisions) == before
