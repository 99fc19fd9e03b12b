"""What is known of one thing: by which names it is found, and with what sums."""

from collections import Counter
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from kg.api.graph import Graph
from kg.errors import NotFoundError
from kg.queries.filing_profile import FactProfile, FilingProfile
from kg.queries.party_profile import PartyProfile
from kg.queries.things import Kind

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
ID = "https://w3id.org/rpkg/id/"
QC = f"{ID}party/1494558/beijing-qc-technology-d947dacc188e"


@pytest.fixture(scope="module")
def graph(tmp_path_factory):
    with Graph(tmp_path_factory.mktemp("profiles") / "graph") as opened:
        opened.build(manifest=EXAMPLES / "manifest.csv")
        yield opened


@pytest.mark.parametrize(
    ("name", "kind", "shown"),
    [
        (f"{ID}entity/1494558", Kind.REPORTER, "Ambow Education Holding Ltd."),
        ("1494558", Kind.REPORTER, "Ambow Education Holding Ltd."),
        ("CIK 0001494558", Kind.REPORTER, "Ambow Education Holding Ltd."),
        (QC, Kind.PARTY, "Beijing QC Technology Company Limited"),
        ("0001104659-21-117128", Kind.FILING, "0001104659-21-117128"),
        ("000110465921117128", Kind.FILING, "0001104659-21-117128"),
        (
            f"{ID}filing/0001104659-21-117128/R65/7/1",
            Kind.FACT,
            "Amounts due from related parties",
        ),
    ],
)
def test_a_thing_is_found_by_each_of_its_names(graph, name, kind, shown):
    thing = graph.profile(name).thing
    assert (thing.kind, thing.name) == (kind, shown)


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("1494559x", "kg search finds names"),
        (f"{ID}party/1494558/beijng-qc-technolgy", "Beijing QC Technology Company"),
        ("0001104659-21-117129", "0001104659-21-117128"),
        (f"{ID}filing/0001104659-21-117128/R65/99/1", "/R65/9/1"),
    ],
)
def test_what_is_not_there_says_what_is_near(graph, name, near):
    with pytest.raises(NotFoundError, match=r"found no .* in the graph; ") as raised:
        graph.profile(name)
    assert near in str(raised.value)


def test_a_party_has_balances_roles_names_and_documents(graph):
    profile = graph.profile(QC)
    assert isinstance(profile, PartyProfile)
    claims = [(str(p.date), str(p.side), p.amount) for p in profile.claims]
    assert claims == [
        ("2020-12-31", "due from", Decimal(1961000)),
        ("2020-12-31", "due to", Decimal(126000)),
        ("2021-06-30", "due from", Decimal(2039000)),
        ("2021-06-30", "due to", Decimal(354000)),
    ]
    assert profile.balances == ()
    assert {row["relationship"] for row in profile.roles} == {None, "Management"}
    assert [n.name for n in profile.identity.names] == [profile.thing.name]
    assert len(profile.filings) == 4
    assert profile.uncounted == (("movement", 1),)


def test_the_names_of_one_party_are_those_of_all(graph):
    of_all = {view.iri: view for view in graph.parties()}
    for iri, view in of_all.items():
        assert graph.profile(iri).identity == view


def test_a_filing_and_a_fact_of_it(graph):
    filing = graph.profile("0001104659-21-117128")
    assert isinstance(filing, FilingProfile)
    assert [report["report"] for report in filing.reports] == ["R65"]
    assert len(filing.facts) == 22
    reasons = Counter(row["reason"] for row in filing.facts)
    assert reasons == {None: 12, "total": 8, "convenience translation": 2}
    for row in filing.facts:
        fact = graph.profile(str(row["fact"]))
        assert isinstance(fact, FactProfile)
        assert fact.said["value"] == row["value"]
        assert (fact.position is None) == (row["reason"] is not None)
        assert len(fact.cells) == 1


def test_the_largest_of_each_currency_first(graph):
    whole = graph.around("1494558", limit=100)
    few = graph.around("1494558", limit=2)
    assert (len(whole.edges), len(few.edges), few.total) == (6, 2, 6)
    assert few.edges == whole.edges[:2]
    sizes = [abs(edge.amount) for edge in whole.edges]
    assert sizes == sorted(sizes, reverse=True)
    before = graph.around("1494558", as_of=date(2021, 3, 31))
    assert {edge.date for edge in before.edges} == {date(2020, 12, 31)}
    for name in ("nobody", "0001104659-21-117128"):
        with pytest.raises(NotFoundError):
            graph.around(name)
