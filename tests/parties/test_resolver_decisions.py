"""The resolver: decisions of people go before rules, and links that contradict them."""

from dataclasses import replace

from kg.parties.decisions import Verdict, decide, undo
from kg.parties.identifiers import mention_key
from kg.parties.resolver import resolve
from tests.parties.printings import AMBOW, DAY, LOST, SUMMIT, balance, record
from tests.parties.test_resolver import parties


def told(decisions, one, other, verdict):
    keys = [mention_key(r.reporter, r.name) for r in (one, other)]
    return decide(decisions, *keys, verdict, by="Ada", why="note 21", when=DAY)


A, B = record("Clavo Rico Co., Ltd"), record("Clavo Rico Company Limited")
C = record("Clavo Rico")
X, Y, Z = record("Xa"), record("Yb"), record("Zc")


def test_a_person_goes_before_rules_and_vetoes():
    same = told((), X, record("Yb and its subsidiaries"), Verdict.SAME)
    assert len(parties([X, record("Yb and its subsidiaries")], same)) == 1
    assert len(parties([A, B], told((), A, B, Verdict.DIFFERENT))) == 2
    assert len(parties([A, B], told((), A, B, Verdict.UNSURE))) == 2


def test_links_to_names_a_person_parts_are_cut_and_reported():
    resolution = resolve([A, B, C], told((), A, B, Verdict.DIFFERENT))
    assert len(resolution.parties) == 3
    (conflict,) = resolution.conflicts
    assert conflict.why == "decision 1 of Ada: different"
    assert [(link.by, link.a) for link in conflict.cut] == [
        ("normal-form/1", f"{AMBOW}/clavo rico"),
        ("normal-form/1", f"{AMBOW}/clavo rico"),
    ]


def test_an_answered_link_is_no_conflict():
    assert resolve([A, B], told((), A, B, Verdict.UNSURE)).conflicts == ()


def test_of_contradicting_persons_the_newest_is_held_back():
    decisions = told((), X, Y, Verdict.SAME)
    decisions = told(decisions, Y, Z, Verdict.DIFFERENT)
    decisions = told(decisions, X, Z, Verdict.SAME)
    resolution = resolve([X, Y, Z], decisions)
    assert len(resolution.parties) == 2
    (conflict,) = resolution.conflicts
    assert conflict.why == "decision 2 of Ada: different"
    assert [d.ordinal for d in conflict.cut] == [3]
    undone = undo(decisions, 2, by="Ada", why="mistaken", when=DAY)
    assert len(resolve([X, Y, Z], undone).parties) == 1


def test_a_difference_that_contradicts_sames_is_held_back():
    decisions = told(told((), X, Y, Verdict.SAME), Y, Z, Verdict.SAME)
    decisions = told(decisions, X, Z, Verdict.DIFFERENT)
    resolution = resolve([X, Y, Z], decisions)
    assert len(resolution.parties) == 1
    assert [d.ordinal for d in resolution.conflicts[0].cut] == [3]


def test_decisions_hold_through_names_that_are_gone():
    decisions = told(told((), X, Y, Verdict.SAME), Y, Z, Verdict.SAME)
    assert parties([X, Z], decisions) == [{f"{AMBOW}/xa", f"{AMBOW}/zc"}]


def test_the_weakest_link_of_a_chain_is_cut():
    ltd, cased = record(f"{SUMMIT}"), record(SUMMIT.replace("S.A.", "SA"))
    ltd = replace(ltd, amounts=balance("f1", "2417000"))
    lost = record(LOST, amounts=balance("f2", "2417000"))
    decisions = told((), cased, lost, Verdict.DIFFERENT)
    resolution = resolve([ltd, cased, lost], decisions)
    assert [len(p.names) for p in resolution.parties] == [2, 1]
    assert {link.by for link in resolution.conflicts[0].cut} == {"value-anchor/1"}
