"""Sums and their parts, gross and net: each amount is counted once."""

from datetime import date
from decimal import Decimal

import pytest

from tests.facts.small_filings import DAY, PARTY, context, instance, of, owed, reasons

NOTE = ("us-gaap:ShortTermDebtTypeAxis", "NoteOfJuneMember")


def test_debt_gives_way_to_notes_of_the_party(build, graph) -> None:
    facts = [
        ("us-gaap:LongTermDebt", "TarnLakeLtd", 500),
        ("us-gaap:NotesPayable", "TarnLakeLtd", 450),
    ]
    build(instance([of("TarnLakeLtd")], *facts))
    assert [row[1:] for row in owed(graph)] == [("due to", Decimal(450))]
    assert reasons(graph) == {"LongTermDebt 500": "debt told more closely beside it"}


@pytest.mark.parametrize(
    ("name", "parts", "is_total"),
    [
        ("DepotsTotalMember", (1, 2), True),
        ("TotalRelatedDepotsMember", (1, 2), True),
        ("AllAffiliatesMember", (1, 2), True),
        ("OsprelHoldingsLtdMember", (1, 2), False),
        ("OsprelHoldingsLtdMember", (1, 2, 4), True),
        ("TotalQuarrySAMember", (1, 3), False),
    ],
)
def test_a_party_that_is_the_sum_of_the_others_is_a_total(
    build, graph, name, parts, is_total
) -> None:
    parties = [f"Depot{'ABCDE'[n]}LLC" for n in range(len(parts))]
    whole = 3 if len(parts) == 2 else sum(parts)
    contexts = [*(of(p) for p in parties), context("sum", DAY, (PARTY, name))]
    facts = [
        ("us-gaap:NotesPayable", p, n) for p, n in zip(parties, parts, strict=True)
    ]
    build(instance(contexts, *facts, ("us-gaap:NotesPayable", "sum", whole)))
    assert sum(row[2] for row in owed(graph)) == sum(parts) + whole * (not is_total)


def test_a_sum_that_holds_on_one_day_of_two_is_chance(build, graph) -> None:
    amounts = {"2022-12-31": (900, 1900, 1900), DAY: (1000, 2000, 3000)}
    contexts, facts = [], []
    for day, told in amounts.items():
        for name, amount in zip("ABC", told, strict=True):
            member = (PARTY, f"{name}rdenLtdMember")
            contexts.append(context(f"{name}{day}", day, member))
            facts.append(("us-gaap:NotesPayable", f"{name}{day}", amount))
    build(instance(contexts, *facts))
    assert sum(row[2] for row in owed(graph, on=date(2023, 12, 31))) == 6000


def test_notes_larger_than_what_is_told_without_instrument_are_added(
    build, graph
) -> None:
    note = context(
        "note",
        DAY,
        (PARTY, "AnselBrookMember"),
        ("us-gaap:DebtInstrumentAxis", "PromissoryNoteOneMember"),
    )
    facts = [
        ("us-gaap:OtherLiabilitiesCurrent", "AnselBrook", 21),
        ("us-gaap:OtherLiabilitiesCurrent", "note", 1300),
    ]
    build(instance([of("AnselBrook"), note], *facts))
    assert [row[2] for row in owed(graph)] == [Decimal(1321)]


@pytest.mark.parametrize(
    ("elements", "amount"),
    [
        (("NotesReceivableGross", "NotesReceivableNet"), 90),
        (("NotesReceivableGross",), 100),
        (("NotesReceivableGross", "InterestReceivable"), 190),
    ],
)
def test_gross_gives_way_to_the_net_of_the_same_thing(
    build, graph, elements, amount
) -> None:
    amounts = (100, 90)
    facts = [
        (f"us-gaap:{element}", "TarnLakeLtd", told)
        for element, told in zip(elements, amounts, strict=False)
    ]
    build(instance([of("TarnLakeLtd")], *facts))
    assert [row[2] for row in owed(graph)] == [Decimal(amount)]


@pytest.mark.parametrize(
    ("told", "amount"),
    [
        ({"NotesPayable": 60, "NotesPayableCurrent": 25, "NotesPayableOther": 35}, 60),
        ({"OtherLiabilities": 12, "NotesPayable": 10, "InterestPayableCurrent": 2}, 12),
        ({"OtherLiabilities": 13, "NotesPayable": 10, "InterestPayableCurrent": 2}, 25),
    ],
)
def test_an_element_that_sums_the_others_is_their_whole(
    build, graph, told, amount
) -> None:
    facts = [(f"us-gaap:{name}", "TarnLakeLtd", value) for name, value in told.items()]
    build(instance([of("TarnLakeLtd")], *facts))
    assert [row[2] for row in owed(graph)] == [Decimal(amount)]


@pytest.mark.parametrize(
    ("element", "told", "wanted"),
    [
        ("qz:NotePayableToTarnLake", [], [100]),
        ("qz:NotePayableToTarnLake", [("note", 150)], [100]),
        ("qz:NotePayableToTarnLake", [("note", 60)], [100]),
        ("qz:NotePayableToHarrowGate", [("note", 60)], [60]),
        ("qz:NotePayableToOthers", [], []),
    ],
)
def test_a_total_whose_label_names_a_party_is_the_whole_of_it(
    build, graph, element, told, wanted
) -> None:
    contexts = [
        context("all", DAY),
        of("TarnLakeLtd"),
        context("note", DAY, (PARTY, "TarnLakeLtdMember"), NOTE),
    ]
    facts = [(element, where, amount) for where, amount in [("all", 100), *told]]
    sold = ("us-gaap:RelatedPartyTransactionAmountsOfTransaction", "TarnLakeLtd", 3)
    build(instance(contexts, *facts, sold))
    assert [row[2] for row in owed(graph)] == wanted
