"""Rows of exposure that may miss a balance say so."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

import kg
from kg.facts.balances import Balance, Key, positions_of
from kg.facts.incomplete import Doubt, with_doubts
from kg.facts.rows import Side
from tests.facts.small_filings import RELATED, instance, of

DAY = date(2023, 12, 31)
FILED = date(2024, 3, 1)
LATER = date(2025, 3, 1)


def balance(amount: int, side: Side = Side.DUE_TO, filed: date = FILED) -> Balance:
    key = Key("reporter", "party", side, DAY, "USD")
    return Balance(f"fact-{amount}", key, "Loans", (), Decimal(amount), filed=filed)


def doubt(amount: int, side: Side | None = None, **told: object) -> Doubt:
    values = {"days": frozenset({DAY}), "currency": "USD", "filed": FILED} | told
    return Doubt(
        fact=f"doubt-{amount}",
        reporter="reporter",
        party="party",
        side=side,
        amount=Decimal(amount),
        **values,
    )


def missing(balances: list[Balance], *doubts: Doubt) -> list[int]:
    positions, reasons = positions_of(balances)
    told = with_doubts(positions, balances, doubts, reasons)
    return [position.incomplete for position in told]


@pytest.mark.parametrize(
    ("told", "count"),
    [
        (doubt(7), 1),
        (doubt(7, Side.DUE_TO), 1),
        # the side that is shown as 0
        (doubt(7, Side.DUE_FROM), 1),
        # of two days one may be this
        (doubt(7, days=frozenset({DAY, date(2022, 12, 31)})), 1),
        (doubt(7, days=frozenset({date(2022, 12, 31)})), 0),
        (doubt(7, currency="EUR"), 0),
        # what is counted is told again
        (doubt(500), 0),
        # what an earlier filing left open
        (doubt(7, filed=date(2023, 3, 1)), 0),
        (doubt(7, filed=LATER), 1),
        (doubt(7, filed=None), 0),
    ],
)
def test_a_position_counts_what_it_may_miss(told, count) -> None:
    assert missing([balance(500)], told) == [count]


@pytest.mark.parametrize(
    ("told", "count"),
    [
        (doubt(60, Side.DUE_TO), 0),
        (doubt(100, Side.DUE_TO), 0),
        # more than the whole has beyond its parts
        (doubt(101, Side.DUE_TO), 1),
        (doubt(60, Side.DUE_FROM), 1),
        (doubt(60), 1),
    ],
)
def test_a_whole_misses_no_part_of_it(told, count) -> None:
    part = replace(balance(400), element="Loans", instruments=("Loan A",))
    assert missing([balance(500), part], told) == [count]


def test_both_sides_of_a_party_tell_the_same() -> None:
    both = [balance(500), balance(30, Side.DUE_FROM)]
    assert missing(both, doubt(7), doubt(8, Side.DUE_TO)) == [2, 2]


def test_a_side_that_a_later_filing_settles_misses_nothing() -> None:
    told = [balance(500), balance(30, Side.DUE_FROM, LATER)]
    sides = {
        position.key.side: position.incomplete
        for position in with_doubts(
            positions_of(told)[0], told, [doubt(7, Side.DUE_FROM)], {}
        )
        if position.current
    }
    assert sides == {Side.DUE_FROM: 0, Side.DUE_TO: 0}


def rows(graph: kg.Graph) -> list[tuple[object, ...]]:
    return [
        (row["party"], row["due_from"], row["due_to"], row["incomplete"])
        for row in graph.rows("exposure")
    ]


def test_an_amount_whose_words_tell_no_side_is_missed(build, graph) -> None:
    build(
        instance(
            [of("TarnLakeLtd"), of("MoorEndLtd")],
            ("us-gaap:NotesPayableRelatedPartiesClassifiedCurrent", "TarnLakeLtd", 500),
            ("qz:BalanceWithParty", "TarnLakeLtd", 70),
            ("us-gaap:NotesPayableRelatedPartiesClassifiedCurrent", "MoorEndLtd", 20),
        )
    )
    assert rows(graph) == [
        ("Moor End Ltd", 0, 20, 0),
        ("Tarn Lake Ltd", 0, 500, 1),
    ]


def test_an_amount_of_two_possible_days_is_missed_on_both(build, graph) -> None:
    build(
        "\n".join(
            [
                "|",
                f"{RELATED} (Details) - USD ($)",
                "|12 Months Ended",
                "|",
                "Dec. 31, 2023",
                "|",
                "Dec. 31, 2022",
                "|Tarn Lake Ltd [Member]",
                "|Due to related party",
                "|$ 500",
                "|$ 400",
                "|Loans payable to related party",
                "|70",
                "|Moor End Ltd [Member]",
                "|Due to related party",
                "|20",
                "|30",
            ]
        ),
        name="R9.txt",
    )
    told = {(row["party"], str(row["date"])): row for row in graph.rows("exposure")}
    assert {key: row["incomplete"] for key, row in told.items()} == {
        ("Tarn Lake Ltd", "2022-12-31"): 1,
        ("Tarn Lake Ltd", "2023-12-31"): 1,
        ("Moor End Ltd", "2022-12-31"): 0,
        ("Moor End Ltd", "2023-12-31"): 0,
    }


@pytest.mark.parametrize(
    "element",
    [
        "us-gaap:DebtInstrumentFaceAmount",
        "us-gaap:LineOfCreditFacilityMaximumBorrowingCapacity",
        "qz:SharesHeldFairValueDisclosure",
    ],
)
def test_what_is_no_claim_is_not_missed(build, graph, element) -> None:
    build(
        instance(
            [of("TarnLakeLtd")],
            ("us-gaap:NotesPayableRelatedPartiesClassifiedCurrent", "TarnLakeLtd", 500),
            (element, "TarnLakeLtd", 900),
        )
    )
    assert rows(graph) == [("Tarn Lake Ltd", 0, 500, 0)]
