"""Of whom a balance is where several axes or names could tell."""

from decimal import Decimal

import pytest

from tests.facts.small_filings import DAY, ENTITY, PARTY, context, instance, of, owed

DEBT = "us-gaap:DebtInstrumentAxis"


def test_a_receivable_of_one_party_on_another_is_not_the_reporters(
    build, graph
) -> None:
    between = of("TarnLakeLtd", ENTITY, DAY, (PARTY, "HarrowGateVentureLLCMember"))
    alone = context("alone", DAY, (PARTY, "TarnLakeLtdMember"))
    facts = [
        ("us-gaap:NotesReceivableNet", "TarnLakeLtd", 500),
        ("us-gaap:NotesReceivableNet", "alone", 200),
    ]
    build(instance([between, alone], *facts))
    assert [row[2] for row in owed(graph)] == [Decimal(200)]


@pytest.mark.parametrize(
    ("known", "wanted"),
    [
        ((PARTY, "TarnLakeLtdMember"), [("Tarn Lake Ltd", "due to", 500)]),
        ((PARTY, "JoanRoeMember"), [("Joan Roe", "due to", 70)]),
        (("srt:CounterpartyNameAxis", "TarnLakeLtdMember"), []),
    ],
)
def test_a_related_party_named_as_the_lender_of_a_note_is_owed_it(
    build, graph, known, wanted
) -> None:
    contexts = [
        context("known", DAY, known),
        context("ltd", DAY, (DEBT, "TarnLakeLtdMember")),
        context("joan", DAY, (DEBT, "JoanRoeMember")),
    ]
    build(
        instance(
            contexts,
            ("qz:RevenueFromRelatedParties", "known", 1)
            if known[0] == PARTY
            else ("us-gaap:Revenues", "known", 1),
            ("us-gaap:NotesPayable", "ltd", 500),
            ("us-gaap:NotesPayable", "joan", 70),
        ),
        everything=False,
    )
    assert owed(graph) == wanted


@pytest.mark.parametrize(
    ("axis", "wanted"),
    [
        ("srt:CounterpartyNameAxis", "Tarn Lake Ltd"),
        ("srt:TitleOfIndividualAxis", "Tarn Lake Ltd"),
        ("srt:OwnershipAxis", "Tarn Lake Ltd"),
        ("us-gaap:RelatedPartyTransactionAxis", "Tarn Lake Ltd"),
        ("us-gaap:LongtermDebtTypeAxis", "Tarn Lake Ltd"),
    ],
)
def test_the_axis_of_related_parties_names_who_is_owed(
    build, graph, axis, wanted
) -> None:
    both = of("TarnLakeLtd", PARTY, DAY, (axis, "HarrowGateLLCMember"))
    build(instance([both], ("us-gaap:NotesPayable", "TarnLakeLtd", 500)))
    assert owed(graph) == [(wanted, "due to", 500)]


def test_the_axis_of_counterparties_goes_before_that_of_owners(build, graph) -> None:
    both = of(
        "HarrowGateLLC", "srt:OwnershipAxis", DAY,
        ("srt:CounterpartyNameAxis", "TarnLakeLtdMember"),
    )  # fmt: skip
    build(instance([both], ("us-gaap:NotesPayable", "HarrowGateLLC", 500)))
    assert owed(graph) == [("Tarn Lake Ltd", "due to", 500)]
