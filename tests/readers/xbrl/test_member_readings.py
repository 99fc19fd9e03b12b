"""Whose a fact is, who stands on the other side, and what either is called."""

import pytest
from made_instance import ENTITY, RELATED, facts_of, labels, pages

from kg.model.fact import Role

OWED = "us-gaap:NotesPayable"
NAME = "dei:EntityRegistrantName"
GROUP = "us-gaap:ConsolidatedEntitiesAxis"
FINCH = {ENTITY: "mer:FinchOperatingLPMember"}


def told(fact):
    return fact.party, fact.relationship, fact.other, fact.subsidiary


@pytest.mark.parametrize("axis", [ENTITY, GROUP])
@pytest.mark.parametrize(
    "shown",
    [
        [(NAME, "Finch Operating LP")],
        [("dei:EntityCentralIndexKey", "0000054321")],
        [
            ("us-gaap:Assets", "900"),
            ("us-gaap:LiabilitiesAndStockholdersEquity", "900"),
        ],
        [("ifrs-full:Assets", "900"), ("ifrs-full:EquityAndLiabilities", "900")],
    ],
)
def test_a_cover_or_balance_sheet_of_its_own_makes_a_reporter(axis, shown) -> None:
    finch = {axis: "mer:FinchOperatingLPMember"}
    owned = {"srt:OwnershipAxis": "mer:FinchOperatingLPMember"}
    facts = facts_of(
        *((concept, finch, value) for concept, value in shown),
        ("us-gaap:MinorityInterestOwnershipPercentageByParent", owned, "1"),
        ("us-gaap:DueToRelatedPartiesCurrent", finch, "124"),
        (OWED, finch | {RELATED: "us-gaap:RelatedPartyMember"}, "88"),
    )
    *_, due, note = facts
    assert told(due) == (None, None, ("Finch Operating LP",), "Finch Operating LP")
    assert told(note)[:2] == (None, "Related Party")
    assert note.subsidiary == "Finch Operating LP"


def test_an_entity_without_cover_is_the_other_side_on_a_related_party_page() -> None:
    due = ("us-gaap:AccountsPayableCurrent", FINCH, "124")
    on = ("us-gaap:AccountsPayableCurrent", ENTITY, "mer:FinchOperatingLPMember")
    (related,) = facts_of(due, linkbases=(pages(Related_Party_Balances=on),))
    assert told(related) == ("Finch Operating LP", None, (), None)
    (elsewhere,) = facts_of(due, linkbases=(pages(Accrued_Liabilities=on),))
    assert told(elsewhere) == (None, None, ("Finch Operating LP",), None)


def test_some_figures_of_an_entity_are_no_statements_of_its_own() -> None:
    _, due = facts_of(
        ("us-gaap:Assets", FINCH, "900"),
        ("us-gaap:DueToRelatedPartiesCurrent", FINCH, "124"),
    )
    assert told(due) == ("Finch Operating LP", None, (), None)


@pytest.mark.parametrize(
    "member",
    [
        "srt:SubsidiariesMember",
        "srt:ParentCompanyMember",
        "us-gaap:VariableInterestEntityPrimaryBeneficiaryMember",
    ],
)
def test_a_standard_member_is_neither_reporter_nor_party(member) -> None:
    facts = facts_of(
        (NAME, {ENTITY: member}, "Merle"),
        ("us-gaap:DueToRelatedPartiesCurrent", {ENTITY: member}, "5"),
    )
    assert (facts[1].party, facts[1].subsidiary) == (None, None)
    assert facts[1].roles == (Role.OTHER,)


@pytest.mark.parametrize(
    ("axis", "member"),
    [
        ("mer:DrillingStageAxis", "mer:StageTwoMember"),
        ("mer:FerryAxis", "mer:MorningStarMember"),
        ("mer:NamesAxis", "mer:JoanExampleMember"),
        ("us-gaap:DebtInstrumentAxis", "mer:WrenBankLtdMember"),
    ],
)
def test_what_another_axis_names_is_no_party_beside_one(axis, member) -> None:
    (fact,) = facts_of(
        (OWED, {RELATED: "mer:FinchTradingLtdMember", axis: member}, "5")
    )
    assert fact.party == "Finch Trading Ltd"
    assert len(fact.other) == 1


@pytest.mark.parametrize(
    ("one", "other", "party"),
    [
        (RELATED, "srt:CounterpartyNameAxis", "Finch Trading Ltd"),
        (RELATED, "srt:OwnershipAxis", "Finch Trading Ltd"),
        ("srt:CounterpartyNameAxis", "srt:OwnershipAxis", "Finch Trading Ltd"),
        (
            "srt:TitleOfIndividualAxis",
            "srt:OwnershipAxis",
            "Wren Trading Ltd | Finch Trading Ltd",
        ),
    ],
)
def test_of_two_axes_of_parties_the_surer_one_names_the_other_side(
    one, other, party
) -> None:
    cuts = {one: "mer:FinchTradingLtdMember", other: "mer:WrenTradingLtdMember"}
    (fact,) = facts_of((OWED, cuts, "5"))
    assert fact.party == party


@pytest.mark.parametrize(
    ("axis", "member"),
    [
        ("ifrs-full:ProductsAndServicesAxis", "mer:CopperOreMember"),
        ("ifrs-full:GeographicalAreasAxis", "mer:RotterdamMember"),
        ("ifrs-full:ClassesOfPropertyPlantAndEquipmentAxis", "mer:FerriesMember"),
    ],
)
def test_the_axes_of_ifrs_make_no_parties(axis, member) -> None:
    cuts = {
        "ifrs-full:CategoriesOfRelatedPartiesAxis": "ifrs-full:AssociatesMember",
        axis: member,
    }
    (fact,) = facts_of(("ifrs-full:AmountsPayableRelatedPartyTransactions", cuts, "5"))
    assert (fact.party, fact.relationship) == (None, "Associates")


def test_the_parent_of_ifrs_is_a_relationship_and_that_of_equity_is_not() -> None:
    ifrs, equity = facts_of(
        (
            "ifrs-full:AmountsPayableRelatedPartyTransactions",
            {"ifrs-full:CategoriesOfRelatedPartiesAxis": "ifrs-full:ParentMember"},
            "7",
        ),
        (
            "us-gaap:StockholdersEquity",
            {"us-gaap:StatementEquityComponentsAxis": "us-gaap:ParentMember"},
            "9",
        ),
    )
    assert (ifrs.relationship, equity.relationship) == ("Parent", None)


PRINTED = {
    "label": "F I N C H L L C [Member]",
    "verboseLabel": "Finch JV, LLC [Member]",
}


@pytest.mark.parametrize(
    ("texts", "asked_for", "shown"),
    [
        (PRINTED, "verboseLabel", "Finch JV, LLC"),
        (PRINTED | {"terseLabel": "Finch"}, "terseLabel", "Finch"),
        (PRINTED, "", "F I N C H L L C"),
        (PRINTED, "terseLabel", "F I N C H L L C"),
        (
            {"label": "Finch Member", "terseLabel": "Finch [Member]"},
            "terseLabel",
            "Finch",
        ),
        ({"label": "Finch Member"}, "", "Finch"),
        ({"label": "Finch LPMember"}, "", "Finch LP"),
        ({"label": "Finch [Default Label]"}, "", "Finch"),
    ],
)
def test_a_name_is_shown_as_the_pages_print_it(texts, asked_for, shown) -> None:
    member = "mer:FLMember" + (f"@{asked_for}" if asked_for else "")
    links = labels(FLMember=texts), pages(Debt=(OWED, RELATED, member))
    (fact,) = facts_of((OWED, {RELATED: "mer:FLMember"}, "5"), linkbases=links)
    assert fact.members == (shown,)


def test_a_managing_member_keeps_the_word() -> None:
    links = (labels(ManagingMember={"label": "Managing Member"}),)
    (fact,) = facts_of((OWED, {RELATED: "mer:ManagingMember"}, "5"), linkbases=links)
    assert fact.members == ("Managing Member",)


def test_a_label_keeps_the_word_that_its_element_does_not_end_in() -> None:
    links = (labels(WrenDomain={"label": "Wren Member"}),)
    (fact,) = facts_of((OWED, {RELATED: "mer:WrenDomain"}, "5"), linkbases=links)
    assert fact.members == ("Wren Member",)
