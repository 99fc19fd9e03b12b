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


def sums_of(rows, name) -> Counter[tuple[str, str]]:
    sums: Counter[tuple[str, str]] = Counter()
    for row in rows:
        sums[getattr(row, name), row.currency] += row.due_from - row.due_to
    return sums


def signed(positions) -> Counter[str]:
    sums: Counter[str] = Counter()
    for position in positions:
        sign = 1 if position.side == "due from" else -1
        sums[position.currency] += sign * position.amount
    return sums


@pytest.mark.parametrize("name", ["reporter", "party"])
def test_what_stands_now_is_the_last_exposure(graph, name):
    rows = graph.rows("exposure", as_of="latest")
    sums = sums_of(rows, name)
    things = [str(entry["iri"]) for entry in graph.reporters()]
    if name == "party":
        things = sorted({str(row["party_iri"]) for row in graph.rows("parties")})
    found: Counter[tuple[str, str]] = Counter()
    for iri in things:
        profile = graph.profile(iri)
        for currency, amount in signed(profile.latest).items():
            found[profile.thing.name, currency] += amount
    assert found == sums


def page(day, *rows):
    lines = ["|", "RELATED PARTIES - Balances (Details) - USD ($)", "|", day]
    for party, amount in rows:
        lines += [f"|{party}", "|RELATED PARTIES [Line Items]"]
        lines += ["|Due to related parties", f"|$ {amount}"]
    return "\n".join([*lines, "|X", "- Definition", "+ References", "Details"]) + "\n"


def test_a_balance_that_was_paid_stands_no_more(tmp_path):
    with Graph(tmp_path / "graph") as graph:
        for year, rows in (
            (2022, [("Alder Trading Ltd", "7,000"), ("Birch Mining Ltd", "5,000")]),
            (2023, [("Birch Mining Ltd", "4,000")]),
        ):
            source = tmp_path / f"R{year}.txt"
            source.write_text(page(f"Dec. 31, {year}", *rows), encoding="utf-8")
            graph.build(
                [source], cik="1000001", accession=f"0001000001-{year - 1999}-000001",
                filed=f"{year + 1}-03-01",
            )  # fmt: skip
        parties = {p.name: graph.profile(p.iri) for p in graph.parties()}
        alder, birch = parties["Alder Trading Ltd"], parties["Birch Mining Ltd"]
        assert [p.amount for p in alder.claims] == [Decimal(7000)]
        assert alder.latest == ()
        assert [p.amount for p in birch.latest] == [Decimal(4000)]
        [whole] = graph.profile("1000001").latest
        assert (whole.name, str(whole.date)) == ("Birch Mining Ltd", "2023-12-31")
