"""Deciding names in increments gives what deciding over all names gives."""

from collections import defaultdict
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.identity.closure import decide
from kg.identity.outcome import outcome_of
from kg.identity.records import mention_rows
from kg.model.fact import PartyKind, Role
from kg.parties import decisions as deciding
from kg.parties.decisions import Verdict
from kg.parties.identifiers import mention_key, reporter_of
from kg.parties.mentions import Anchor, MentionRecord
from kg.parties.resolver import resolve_mentions

DAY = date(2024, 5, 31)
ACOS = "Gerdau Summit Acos Fundidos e Forjados S.A."
AOS = "Gerdau Summit Aos Fundidos e Forjados S.A."
NAMES = [
    "Acme Co., Ltd",
    "Acme Company Limited",
    "Acme Inc",
    "Acme",
    "AcmeMember",
    "Acme and its subsidiaries",
    "Mr. Acme",
    "Kwijbovsk Quorzim Vlajkudz Limited",
    "Kwijbovsk Quorzim Vlajkudz Ltd",
    "KwijbovskQuorzim Vlajkudz Limited",
    "Kwijbovsk Quorzim Vlajkudz",
    "Chen Gang",
    "Cheng Ang",
    "ChengangMember",
    "Bảo Long",
    "Bào Long",
    "Mr. John A. Smith",
    "John Smith",
    'Tencent Shipping ("Foo Bar")',
    'Zorvex Shipping ("Foo Bar")',
    "Zorvex Thirty One LLC",
    "Zorvex 31 LLC",
    "Foo Bar",
    "Foo",
    "Baz Foo Bar",
    "Zebra Mining Inc",
    "Zebra Mining, Inc.",
    "Aardvark Robotics",
    "Management",
    "The Management",
    ACOS,
    AOS,
]


class Graph:
    """What a caller stores: rows by reporter, and what was decided, by key."""

    def __init__(self):
        self.rows = {}
        self.decisions = ()
        self.party_of, self.parties, self.named = {}, {}, {}
        self.links, self.conflicts = set(), set()

    def lookup(self, blocks):
        wanted = set(blocks)
        return [
            row
            for rows in self.rows.values()
            for row in rows
            if wanted & set(row.blocks)
        ]

    def write(self, reporter, records):
        self.update([reporter], {reporter: mention_rows(records)})

    def judge(self, decisions, *keys):
        self.decisions = decisions
        self.update(sorted({reporter_of(key) for key in keys}), {})

    def update(self, reporters, new):
        rows = {r: new.get(r, self.rows.get(r, [])) for r in reporters}
        outcome = decide(
            [row for group in rows.values() for row in group],
            self.lookup,
            self.decisions,
            gone=[reporter for reporter, group in rows.items() if not group],
        )
        keys = outcome.keys
        stale = {self.party_of[key] for key in keys & self.party_of.keys()}
        self.named = {k: n for k, n in self.named.items() if k not in stale}
        self.named |= {n.key: n for n in outcome.named}
        self.party_of = {k: p for k, p in self.party_of.items() if k not in keys}
        self.party_of |= outcome.party_of
        self.parties = {k: p for k, p in self.parties.items() if k not in keys}
        self.parties |= {party.key: party for party in outcome.parties}
        self.links = {d for d in self.links if not {d.a, d.b} & keys}
        self.links |= set(outcome.links)
        self.conflicts = {c for c in self.conflicts if not {c.a, c.b} & keys}
        self.conflicts |= set(outcome.conflicts)
        self.rows |= rows

    def check(self):
        rows = [row for group in self.rows.values() for row in group]
        whole = outcome_of(rows, self.decisions)
        assert self.party_of == whole.party_of
        assert sorted(self.parties.values(), key=lambda p: p.key) == list(whole.parties)
        assert self.links == set(whole.links)
        assert self.conflicts == set(whole.conflicts)
        assert self.named == {party.key: party for party in whole.named}
        # Names that meet no other are looked at no more: what follows is the same.
        ordered = sorted(rows, key=lambda row: row.key)
        mentions = {row.key: row.mention() for row in ordered}
        every = resolve_mentions(mentions, self.decisions)
        assert whole.parties == every.parties
        assert whole.links == every.links
        assert whole.conflicts == every.conflicts


def balance(filing, amount):
    concept = "us-gaap:DueToRelatedPartiesCurrent"
    return (Anchor(filing, concept, None, DAY, "CNY", Decimal(amount)),)


REPORTERS = ["1", "2", "3"]


@st.composite
def reporters_records(draw, reporter):
    chosen = draw(st.lists(st.sampled_from(NAMES), max_size=7))
    return [
        MentionRecord(
            reporter,
            name,
            draw(st.sampled_from(PartyKind)),
            draw(st.sampled_from([Role.PARTY, Role.PARTY, Role.RELATIONSHIP])),
            balance(draw(st.sampled_from("fg")), draw(st.integers(111, 112))),
            frozenset(draw(st.lists(st.sampled_from(NAMES), max_size=1))),
            frozenset(draw(st.lists(st.sampled_from("12"), max_size=1))),
            own=draw(st.integers(0, 4)) == 0,
            facts=draw(st.integers(0, 2)),
        )
        for name in chosen
    ]


@st.composite
def histories(draw):
    """Draw what happens to a graph: records of a reporter, decisions, undoings."""
    steps = []
    for _ in range(draw(st.integers(1, 7))):
        kind = draw(st.sampled_from(["write", "write", "write", "judge", "undo"]))
        if kind == "write":
            reporter = draw(st.sampled_from(REPORTERS))
            steps.append((kind, reporter, draw(reporters_records(reporter))))
        elif kind == "judge":
            names = st.tuples(st.sampled_from(REPORTERS), st.sampled_from(NAMES))
            one, other = draw(st.lists(names, min_size=2, max_size=2, unique=True))
            steps.append((kind, one, other, draw(st.sampled_from(Verdict))))
        else:
            steps.append((kind, draw(st.integers(0, 9))))
    return steps


def play(graph, step):
    if step[0] == "write":
        graph.write(step[1], step[2])
    elif step[0] == "judge":
        one, other = mention_key(*step[1]), mention_key(*step[2])
        if one != other:
            made = deciding.decide(
                graph.decisions, one, other, step[3], by="Ada", why="w", when=DAY
            )
            graph.judge(made, one, other)
    else:
        standing = deciding.standing(graph.decisions)
        if standing:
            gone = standing[step[1] % len(standing)]
            undone = deciding.undo(
                graph.decisions, gone.ordinal, by="Bo", why="undone", when=DAY
            )
            graph.judge(undone, gone.a, gone.b)


@given(histories())
@settings(max_examples=400, deadline=None)
def test_every_change_gives_what_deciding_over_all_names_gives(history):
    graph = Graph()
    for step in history:
        play(graph, step)
        graph.check()


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_the_order_of_reporters_does_not_matter(data):
    records = {r: data.draw(reporters_records(r)) for r in REPORTERS}
    graph = Graph()
    for reporter in data.draw(st.permutations(REPORTERS)):
        graph.write(reporter, records[reporter])
    graph.check()
    for reporter in data.draw(st.permutations(REPORTERS)):
        graph.write(reporter, [])
        graph.check()
    assert graph.party_of == {}


def organisation(reporter, name, **known):
    return MentionRecord(reporter, name, PartyKind.ORGANISATION, facts=1, **known)


def test_removing_a_reporter_parts_what_its_own_name_joined():
    graph = Graph()
    graph.write(
        "33", [MentionRecord("33", "Quorzim Brexhowt Vlajkudz Holdings Inc", own=True)]
    )
    graph.write("44", [organisation("44", "Quorzim Brexhowt Vlajkudz Holdings, Inc.")])
    key = "44/quorzim brexhowt vlajkudz holdings, inc."
    assert (graph.party_of[key].reporter, graph.party_of[key].is_reporter) == (
        "33",
        True,
    )
    graph.write("33", [])
    assert (graph.party_of[key].reporter, graph.party_of[key].form) == (
        "44",
        "quorzim brexhowt vlajkudz holdings",
    )
    graph.check()


def test_a_reporter_that_names_another_back_joins_both():
    graph = Graph()
    aard = MentionRecord("1", "Aardvark Robotics Inc", own=True)
    zebra = MentionRecord("2", "Zebra Mining Inc", own=True)
    graph.write("1", [aard, organisation("1", "Zebra Mining, Inc.")])
    graph.write("2", [zebra])
    assert len(graph.parties) == 3
    graph.write("2", [zebra, organisation("2", "Aardvark Robotics")])
    assert len(graph.parties) == 2
    graph.check()
    graph.write("3", [organisation("3", "Zebra Mining Inc")])
    assert len(graph.parties) == 3
    graph.write("2", [])
    assert len(graph.parties) == 3
    graph.check()


def test_a_third_bearer_of_a_stated_name_undoes_its_link():
    long, short = 'Xiaomi Technology Ltd ("Xiaomi")', "Xiaomi"
    graph = Graph()
    graph.write("1", [organisation("1", long), organisation("1", short)])
    assert len(graph.parties) == 1
    third = organisation("1", "Xiaomi H.K. Limited")
    graph.write("1", [organisation("1", long), organisation("1", short), third])
    assert len(graph.parties) == 3
    graph.check()


def test_two_spellings_kept_apart_have_two_names():
    graph = Graph()
    one, other = "Clavo Rico Ltd", "Clavo Rico Limited"
    graph.write("1", [organisation("1", one), organisation("1", other)])
    keys = [mention_key("1", name) for name in (one, other)]
    different = deciding.decide(
        (), *keys, Verdict.DIFFERENT, by="Ada", why="w", when=DAY
    )
    graph.judge(different, *keys)
    assert sorted(key.form for key in graph.party_of.values()) == [
        "1/clavo rico ltd",
        "clavo rico",
    ]
    graph.check()


def test_a_decision_reaches_over_names_that_are_gone():
    graph = Graph()
    for reporter in REPORTERS:
        graph.write(reporter, [organisation(reporter, f"Name{reporter} Corp")])
    keys = [f"{reporter}/name{reporter} corp" for reporter in REPORTERS]
    for pair in (keys[:2], keys[1:]):
        same = deciding.decide(
            graph.decisions, *pair, Verdict.SAME, by="Ada", why="w", when=DAY
        )
        graph.judge(same, *pair)
    graph.write("2", [])
    assert graph.party_of[keys[0]] == graph.party_of[keys[2]]
    graph.check()


def word(number):
    """Return a rare name, another for each number below 676."""
    first, second = divmod(number, 26)
    return f"Kwijbovsk Quorzim Zorvex{chr(97 + first)}{chr(97 + second)}"


def corpus(size):
    """Return records of many reporters, some of whose names others print too."""
    records = defaultdict(list)
    for number in range(size):
        reporter = str(1000 + number)
        own = f"{word(number)} Holdings Inc"
        records[reporter].append(
            MentionRecord(reporter, own, own=True, ciks=frozenset([reporter]))
        )
        for name in (
            "Deloitte Brexhowt Vlajkudz LLP",
            f"{word((number + 1) % size)} Holdings, Inc.",
            f"Quelmo{word(number)} Trading Co., Ltd",
            f"Quelmo{word(number)} Trading Company Limited",
            "Mr. Li Wei",
            "Management",
        ):
            records[reporter].append(organisation(reporter, name))
    return records


@pytest.fixture
def graph():
    filled = Graph()
    for reporter, records in corpus(30).items():
        filled.write(reporter, records)
    return filled


def test_a_corpus_built_reporter_by_reporter(graph):
    graph.check()
    assert len(graph.named) == 30 + 30 + 30 + 30 + 1


def test_only_names_that_can_meet_are_decided(graph):
    rows = [row for row in graph.rows["1007"] if "deloitte" not in row.key]
    outcome = decide(rows, graph.lookup, ())
    others = {key for key in outcome.keys if reporter_of(key) != "1007"}
    deloitte = {f"{1000 + n}/deloitte brexhowt vlajkudz llp" for n in range(30)}
    assert others == deloitte - {"1007/deloitte brexhowt vlajkudz llp"} | {
        "1006/kwijbovsk quorzim zorvexah holdings, inc.",
        "1008/kwijbovsk quorzim zorvexai holdings inc",
    }


def test_a_name_that_is_never_linked_does_not_pull_in_its_like():
    graph = Graph()
    for number in range(20):
        reporter = str(number + 1)
        graph.write(reporter, [MentionRecord(reporter, "Aloysius Munroe", facts=1)])
    outcome = decide(graph.rows["7"], graph.lookup, ())
    assert outcome.keys == {"7/aloysius munroe"}


def test_rows_survive_being_written_as_plain_values(graph):
    for rows in graph.rows.values():
        for row in rows:
            assert type(row).from_tuple(row.to_tuple()) == row


def test_equal_names_of_one_key_are_one_row():
    one = replace(organisation("1", "Acme Ltd"), amounts=balance("f", "12.50"))
    other = MentionRecord("1", "ACME  Ltd [Member]", facts=2)
    (row,) = mention_rows([one, other])
    assert row.name == "ACME  Ltd [Member]"
    assert row.printings == (("ACME  Ltd [Member]", 2), ("Acme Ltd", 1))
    assert (row.facts, row.kind, row.amounts) == (
        3,
        PartyKind.ORGANISATION,
        balance("f", "12.50"),
    )
    assert type(row).from_tuple(row.to_tuple()) == row


def test_a_reporter_that_comes_later_is_found_under_a_name_without_legal_form():
    graph = Graph()
    graph.write(
        "44", [MentionRecord("44", "Quorzim Brexhowt Vlajkudz Holdings", facts=1)]
    )
    graph.write(
        "33", [MentionRecord("33", "Quorzim Brexhowt Vlajkudz Holdings Inc", own=True)]
    )
    assert graph.party_of["44/quorzim brexhowt vlajkudz holdings"].reporter == "33"
    graph.check()


def test_a_decision_leads_back_to_a_reporter_looked_up_before():
    graph = Graph()
    graph.write("1", [organisation("1", "Alpha")])
    graph.write(
        "2",
        [
            organisation("2", "Zorvex Brexhowt Vlajkudz Trading Ltd"),
            organisation("2", "Beta"),
        ],
    )
    graph.write("3", [organisation("3", "Zorvex Brexhowt Vlajkudz Trading Limited")])
    for one, other in (
        ("1/alpha", "2/zorvex brexhowt vlajkudz trading ltd"),
        ("3/zorvex brexhowt vlajkudz trading limited", "2/beta"),
    ):
        same = deciding.decide(
            graph.decisions, one, other, Verdict.SAME, by="Ada", why="w", when=DAY
        )
        graph.judge(same, one, other)
    graph.write("1", [organisation("1", "Alpha"), organisation("1", "Gamma")])
    assert len(set(graph.party_of.values())) == 2
    graph.check()


def test_a_printing_that_comes_later_finds_a_reporter_without_legal_form():
    graph = Graph()
    graph.write(
        "33", [MentionRecord("33", "Quorzim Brexhowt Vlajkudz Holdings", own=True)]
    )
    graph.write("44", [organisation("44", "Quorzim Brexhowt Vlajkudz Holdings, Inc.")])
    assert (
        graph.party_of["44/quorzim brexhowt vlajkudz holdings, inc."].reporter == "33"
    )
    graph.check()


def test_names_tied_by_an_amount_are_decided_together():
    graph = Graph()
    tied = [(ACOS, "f"), (AOS, "g")]
    graph.write(
        "1", [organisation("1", n, amounts=balance(f, "2417000")) for n, f in tied]
    )
    graph.write("2", [organisation("2", ACOS)])
    assert len(set(graph.party_of.values())) == 1
    graph.check()
