"""What is on a party's own balance sheet, or a stake in it, is not owed by it."""

from decimal import Decimal

import pytest

from tests.facts.small_filings import INVESTEE, PARTY, instance, of, owed, reasons


@pytest.mark.parametrize(
    ("equity", "axis"),
    [
        ("us-gaap:MembersEquity", INVESTEE),
        ("us-gaap:PartnersCapital", PARTY),
        ("us-gaap:StockholdersEquity", INVESTEE),
        ("us-gaap:LiabilitiesAndStockholdersEquity", PARTY),
    ],
)
def test_a_partys_own_sheet_is_no_balance_with_it(build, graph, equity, axis) -> None:
    contexts = [of("HarrowGateVentureLLC", axis), of("TarnLakeLtd")]
    build(
        instance(
            contexts,
            ("us-gaap:Assets", "HarrowGateVentureLLC", 9000),
            (equity, "HarrowGateVentureLLC", 5000),
            ("us-gaap:AccountsPayableCurrent", "HarrowGateVentureLLC", 700),
            ("us-gaap:OtherReceivables", "HarrowGateVentureLLC", 40),
            ("us-gaap:NotesReceivableNet", "TarnLakeLtd", 300),
        )
    )
    assert [row[1:] for row in owed(graph)] == [("due from", Decimal(300))]
    own = "from the party's own balance sheet"
    assert reasons(graph)["AccountsPayableCurrent 700"] == own


def test_a_summary_of_an_investee_needs_no_equity(build, graph) -> None:
    contexts = [of("HarrowGateVentureLLC", INVESTEE)]
    facts = [
        ("us-gaap:AssetsCurrent", "HarrowGateVentureLLC", 90),
        ("us-gaap:LiabilitiesNoncurrent", "HarrowGateVentureLLC", 30),
        ("us-gaap:NotesPayable", "HarrowGateVentureLLC", 20),
    ]
    build(instance(contexts, *facts))
    assert owed(graph) == []


@pytest.mark.parametrize(
    ("element", "counted"),
    [
        ("us-gaap:NotesPayable", False),
        ("us-gaap:AccountsPayableCurrent", False),
        ("us-gaap:SecuredDebt", False),
        ("us-gaap:DueToAffiliateCurrent", True),
        ("qz:AdvancesPayableToInvestee", True),
        ("us-gaap:NotesReceivableNet", True),
    ],
)
def test_what_an_investee_owes_others_is_not_owed_to_it(
    build, graph, element, counted
) -> None:
    contexts = [of("HarrowGateVentureLLC", INVESTEE)]
    build(instance(contexts, (element, "HarrowGateVentureLLC", 500)))
    assert len(owed(graph)) == counted


def test_assets_beside_a_receivable_of_a_related_party_are_no_sheet(
    build, graph
) -> None:
    facts = [
        ("us-gaap:Liabilities", "TarnLakeLtd", 30),
        ("us-gaap:OtherReceivables", "TarnLakeLtd", 20),
    ]
    build(instance([of("TarnLakeLtd")], *facts))
    assert [row[1:] for row in owed(graph)] == [("due from", Decimal(20))]


@pytest.mark.parametrize(
    "element",
    [
        "us-gaap:InvestmentsInAffiliatesSubsidiariesAssociatesAndJointVentures",
        "us-gaap:EquityMethodInvestments",
        "qz:InvestmentsInAndAdvancesToAssociates",
    ],
)
def test_a_stake_is_not_owed(build, graph, element) -> None:
    build(instance([of("TarnLakeLtd")], (element, "TarnLakeLtd", 500)))
    assert owed(graph) == []
    assert list(reasons(graph).values()) == ["equity or investment"]


@pytest.mark.parametrize(
    ("element", "counted"),
    [
        ("us-gaap:NotesReceivableNet", 500),
        ("us-gaap:DueFromJointVentures", 500),
        ("qz:LoansToInvestee", 500),
        ("us-gaap:EquityMethodInvestments", None),
        ("us-gaap:NotesPayable", None),
    ],
)
def test_what_an_investee_owes_is_a_claim_on_it(build, graph, element, counted) -> None:
    contexts = [of("HarrowGateVentureLLC", INVESTEE), of("TarnLakeLtd")]
    build(
        instance(
            contexts,
            (element, "HarrowGateVentureLLC", 500),
            ("us-gaap:NotesPayable", "TarnLakeLtd", 1),
        )
    )
    amounts = [row[2] for row in owed(graph) if row[0] != "Tarn Lake Ltd"]
    assert amounts == ([] if counted is None else [Decimal(counted)])


def test_the_owed_of_a_business_that_is_sold_is_owed_to_others(build, graph) -> None:
    deals = "us-gaap:RelatedPartyTransactionAxis"
    contexts = [of("QuorzimNorthLLC", deals), of("TarnLakeLtd")]
    facts = [
        ("us-gaap:NotesPayableRelatedPartiesCurrent", "QuorzimNorthLLC", 37),
        ("us-gaap:GainLossOnSaleOfBusiness", "QuorzimNorthLLC", 5),
        ("us-gaap:NotesPayable", "TarnLakeLtd", 1),
        ("us-gaap:GainLossOnSaleOfBusiness", "TarnLakeLtd", 2),
    ]
    build(instance(contexts, *facts))
    assert [row[2] for row in owed(graph)] == [Decimal(1)]
    assert "business bought or sold" in reasons(graph).values()


@pytest.mark.parametrize("equity", ["StockholdersEquity", "MembersEquity"])
def test_an_own_sheet_is_known_by_lines_that_are_not_of_related_parties(
    build, graph, equity
) -> None:
    build(
        instance(
            [of("HarrowGateVentureLLC"), of("TarnLakeLtd")],
            ("us-gaap:Liabilities", "HarrowGateVentureLLC", 900),
            (f"us-gaap:{equity}", "HarrowGateVentureLLC", 500),
            ("us-gaap:DueToRelatedPartiesCurrent", "HarrowGateVentureLLC", 188),
            ("us-gaap:DueToRelatedPartiesCurrent", "TarnLakeLtd", 7),
        ),
        everything=False,
    )
    assert [row[2] for row in owed(graph)] == [7]
