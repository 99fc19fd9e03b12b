"""The resolver: when names of several reporters are one party."""

import pytest

from kg.model.fact import PartyKind
from kg.parties.resolver import resolve
from tests.parties.printings import (
    AMBOW,
    HUYA,
    QUELMO,
    WATERDROP,
    parties,
    record,
    united,
)


def test_reporters_share_a_party_with_a_rare_name_and_the_reason_shows_how_rare():
    one = record(f"{QUELMO} Holdings Limited [Member]", HUYA)
    other = record(f"{QUELMO} Holdings Ltd", WATERDROP)
    (link,) = resolve([one, other]).links
    assert link.by == "rare-name/1"
    assert link.why == (
        "2 reporters print 'quelmobrax ujvizhtolk zorvex holdings', a rare name: its own "
        "words say 140 bits, and 100 are enough"
    )
    bare = record(f"{QUELMO} Holdings", AMBOW)
    assert united(one, other, bare)
    inc = record(f"{QUELMO} Holdings Inc", AMBOW)
    assert len(parties([one, other, inc])) == 3
    for kind in (PartyKind.PERSON, PartyKind.GROUP):
        assert not united(*(record(QUELMO, r, kind=kind) for r in (HUYA, WATERDROP)))


@pytest.mark.parametrize(
    "name",
    [
        "Main Street Holdings LLC",
        "Oxford Holdings LLC",
        "Riverside Realty LLC",
        "Crestview Capital LLC",
        "Queensland Holdings Ltd",
        "Shenzhen Huasheng Technology Development Co., Ltd",
        "Hermes Poseidon Shipping Ltd",
        "Sri Lakshmi Ganesh Trading Pvt Ltd",
        "Monte Carlo Investments LLC",
        "Cedar Creek Partners LP",
        "Montgomery Fitzgerald Capital LLC",
        "Tencent Holdings Limited",
        "北京清华有限公司",
        "Aloysius Munro",
    ],
)
def test_a_name_that_many_may_bear_is_no_identity_across_reporters(name):
    assert not united(record(name, HUYA), record(name, WATERDROP))


def test_a_reporter_named_by_another_is_found_by_a_rare_name_alone():
    own = record(f"{QUELMO} Inc.", HUYA, own=True, ciks=frozenset({"0001728190"}))
    resolution = resolve([own, record(f"{QUELMO}, Inc. [Member]", WATERDROP)])
    assert [(p.key, p.ciks) for p in resolution.parties] == [
        ("1728190/quelmobrax ujvizhtolk zorvex inc.", ("1728190",))
    ]
    assert not united(own, record(f"{QUELMO} Ltd", WATERDROP))
    twin = record(f"{QUELMO} Inc", "5", own=True, ciks=frozenset({"5"}))
    assert len(parties([own, twin, record(f"{QUELMO}, Inc.", WATERDROP)])) == 3
    huya = record("HUYA Inc.", HUYA, own=True)
    assert not united(huya, record("Huya, Inc.", WATERDROP))


def test_reporters_that_name_each_other_are_found():
    aard = record("Aardvark Robotics Inc", "1", own=True, ciks=frozenset({"1"}))
    zebra = record("Zebra Mining Inc", "2", own=True, ciks=frozenset({"2"}))
    named, back = record("Zebra Mining, Inc.", "1"), record("Aardvark Robotics", "2")
    resolution = resolve([aard, zebra, named, back])
    assert [set(party.ciks) for party in resolution.parties] == [{"1"}, {"2"}]
    assert [len(party.names) for party in resolution.parties] == [2, 2]
    assert {link.why for link in resolution.links} == {
        "2 reporters, 1 and 2, name each other: 'aardvark robotics' and 'zebra mining'"
    }
    assert len(parties([aard, zebra, named])) == 3
    for other in ("Aardvark Robotics LLC", "Aardvark", "Aardvark Robots Inc"):
        assert len(parties([aard, zebra, named, record(other, "2")])) == 4
    third = record("Zebra Mining Inc", "3")
    assert len(parties([aard, zebra, named, back, third])) == 3
