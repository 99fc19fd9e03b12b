from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from kg.graph import namespaces as ns
from kg.graph.build import filing_quads
from kg.graph.positions import (
    BalanceRow,
    NameRow,
    balance_rows,
    counted,
    derived_quads,
    display_names,
    position_quads,
)
from kg.graph.terms import Terms

TERMS = Terms()
ENTITY = TERMS.entity("1").value
F = "https://example.org/f/"
JUNE = date(2021, 6, 30)
ROW = BalanceRow(
    fact=F + "1",
    reporter=ENTITY,
    party="https://example.org/p/a",
    side="due to",
    concept="us-gaap:DueToRelatedPartiesCurrent",
    instant=JUNE,
    currency="CNY",
    amount=Decimal(354000),
    decimals=-3,
    filed=date(2021, 9, 17),
    filing="a",
)


def positions(quads) -> list[tuple[str, ...]]:
    nodes: dict[str, dict[str, str]] = {}
    for quad in quads:
        key = quad.predicate.value.removeprefix(ns.RP)
        nodes.setdefault(quad.subject.value, {})[key] = quad.object.value
    return sorted(
        (
            node["side"].removeprefix(ns.RP),
            node["date"],
            node["currencyCode"],
            node["amount"],
        )
        for node in nodes.values()
        if "debtor" in node
    )


def owing(quads) -> list[tuple[str, str]]:
    return [
        (quad.subject.value, quad.object.value)
        for quad in quads
        if quad.predicate == ns.OWES
    ]


def test_the_seed_gives_12_positions_of_5_parties(seed, meaning):
    derived = derived_quads(TERMS, "1494558", filing_quads([seed], meaning))
    found = positions(derived)
    assert len(found) == 12
    june_from = [Decimal(row[3]) for row in found if row[:2] == ("DueFrom", str(JUNE))]
    june_to = [Decimal(row[3]) for row in found if row[:2] == ("DueTo", str(JUNE))]
    assert (sum(june_from), sum(june_to)) == (Decimal(3235000), Decimal(2771000))
    entity = "https://w3id.org/rpkg/id/entity/1494558"
    owes = owing(derived)
    assert sorted(pair[1] == entity for pair in owes) == [False] * 2 + [True] * 4
    names = {q.object.value for q in derived if q.predicate == ns.NAME}
    assert "Ambow Education Holding Ltd." in names
    assert "Beijing QC Technology Company Limited" in names
    assert len(names) == 6
    kinds = {q.object.value for q in derived if q.predicate == ns.KIND}
    assert kinds == {"organisation"}


def test_aggregates_translations_and_uncertain_facts_are_no_balance_rows(seed, meaning):
    first, *rest = seed.facts[11:13]
    doubtful = replace(first, columns=(1, 2))
    facts = (*seed.facts[:11], doubtful, *rest, *seed.facts[13:])
    rows = balance_rows(filing_quads([replace(seed, facts=facts)], meaning))
    assert len(rows) == 11
    assert {row.currency for row in rows} == {"CNY"}


def test_a_balance_counts_once_the_latest_filed_then_the_most_precise():
    older = replace(ROW, fact=F + "0", filed=date(2021, 4, 1), decimals=0)
    precise = replace(ROW, fact=F + "3", decimals=0, amount=Decimal(354123))
    exact = replace(ROW, fact=F + "4", decimals="INF", amount=Decimal(354124))
    unknown = replace(ROW, fact=F + "5", filed=None, decimals="INF")
    assert counted([older, ROW]) == [ROW]
    assert counted([ROW, precise, older]) == [precise]
    assert counted([exact, precise]) == [exact]
    assert counted([unknown, ROW]) == [ROW]
    instrument = replace(ROW, fact=F + "2", members=1)
    assert counted([instrument, replace(ROW, fact=F + "9")])[0].fact == F + "9"


def test_concepts_of_one_side_are_summed_into_one_position():
    other = replace(
        ROW,
        fact=F + "2",
        concept="us-gaap:DueToRelatedPartiesNoncurrent",
    )
    quads = position_quads(TERMS, "1", [ROW, other])
    assert positions(quads) == [("DueTo", "2021-06-30", "CNY", "708000")]
    sources = [q.object.value for q in quads if q.predicate == ns.FROM_FACT]
    assert sources == [F + "1", F + "2"]


def test_owes_follows_the_money():
    assert owing(position_quads(TERMS, "1", [ROW])) == [(ENTITY, ROW.party)]
    negative = replace(ROW, amount=Decimal(-5))
    assert owing(position_quads(TERMS, "1", [negative])) == [(ROW.party, ENTITY)]
    nothing = replace(ROW, amount=Decimal(0))
    assert owing(position_quads(TERMS, "1", [nothing])) == []
    assert len(positions(position_quads(TERMS, "1", [nothing]))) == 1


def test_the_name_to_show_is_most_frequent_then_longest_then_first():
    rows = [NameRow("p", "AB", 1), NameRow("p", "B", 2), NameRow("p", "C", 1)]
    assert display_names(rows) == {"p": "B"}
    assert display_names([*rows, NameRow("p", "C", 1)]) == {"p": "B"}
    assert display_names([*rows, NameRow("p", "AB", 1)]) == {"p": "AB"}


def test_a_later_filing_gives_amount_and_name(seed, meaning):
    later = replace(
        seed,
        identity=replace(
            seed.identity,
            accession="0001104659-22-000001",
            filed=date(2022, 4, 1),
            entity="Ambow Education",
        ),
        facts=tuple(
            replace(fact, value=Decimal(355000)) if fact.value == 354000 else fact
            for fact in seed.facts
        ),
    )
    one, two = filing_quads([seed], meaning), filing_quads([later], meaning)
    derived = derived_quads(TERMS, "1494558", [*one, *two])
    assert derived == derived_quads(TERMS, "1494558", [*two, *one])
    assert ("DueTo", "2021-06-30", "CNY", "355000") in positions(derived)
    assert len(positions(derived)) == 12
    names = {q.object.value for q in derived if q.predicate == ns.NAME}
    assert "Ambow Education" in names
    assert "Ambow Education Holding Ltd." not in names


def test_no_filing_no_derived_graph():
    assert list(derived_quads(TERMS, "1", [])) == []


VARIANTS = [
    ROW,
    replace(ROW, fact=F + "2", filed=None),
    replace(ROW, fact=F + "3", decimals=0),
    replace(ROW, fact=F + "4", side="due from"),
    replace(ROW, fact=F + "5", instant=date(2020, 12, 31)),
    replace(ROW, fact=F + "6", party="https://example.org/p/b"),
]


@given(st.permutations(VARIANTS))
def test_the_order_of_balances_does_not_matter(rows: list[BalanceRow]):
    assert position_quads(TERMS, "1", rows) == position_quads(TERMS, "1", VARIANTS)
