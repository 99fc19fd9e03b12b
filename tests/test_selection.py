"""Which facts concern related parties, over the taxonomies of all years."""

import csv
from dataclasses import fields, replace
from decimal import Decimal

import pytest

from kg.facts.filings import filing_rows
from kg.facts.rows import Side
from kg.iris import Iris
from kg.model.fact import Fact, PlacedBy, Role
from kg.model.filing import Identity, Reading
from kg.parties.members import classify_member, related_by_element
from kg.selection import (
    Relation,
    is_related,
    relation_of,
    speaks_of_related_parties,
    with_known_parties,
)

BARE = Fact(
    **{
        **{field.name: None for field in fields(Fact)},
        "members": (), "axes": (), "roles": (), "other": (), "columns": (),
        "placed_by": PlacedBy.XBRL, "title": "", "member_names": (), "footnotes": (),
        "label": "Amount", "value": "",
    }
)  # fmt: skip
RELATED_AXIS = "us-gaap:RelatedPartyTransactionsByRelatedPartyAxis"


def cut(axis: str, name: str, label: str) -> Fact:
    role = classify_member(label, axis, name).role
    return replace(
        BARE, members=(label,), axes=(axis,), roles=(role,), member_names=(name,)
    )


def related(fact: Fact) -> bool:
    return is_related(fact)


@pytest.fixture(scope="module")
def elements(shared):
    with (shared / "concepts.tsv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t"))


def test_every_money_element_of_related_parties_is_selected_by_its_name(
    elements,
) -> None:
    money = [row for row in elements if row["type"].endswith("monetaryItemType")]
    assert len(money) > 80
    missed = {
        row["name"]
        for row in money
        if not related(replace(BARE, concept=f"{row['prefix']}:{row['name']}"))
    }
    # what a pension plan holds of its employer is no dealing with anybody, and staff as
    # such are no related parties (ASC 850-10-20); nor is what all others have
    no_dealings = ("DefinedBenefitPlan", "Employee", "OtherThanInvestmentsIn")
    assert {
        name for name in missed if not any(word in name for word in no_dealings)
    } == set()


def test_every_member_under_the_domain_of_related_parties_says_so(elements) -> None:
    members = {
        row["name"]
        for row in elements
        if row["name"].endswith("Member")
        and "RelatedPartyDomain" in row["parent_in_domain_tree"]
    }
    assert len(members) > 10
    missed = {name for name in members if not related(cut(RELATED_AXIS, name, "x"))}
    assert missed == set()


@pytest.mark.parametrize("prefix", ["us-gaap", "srt"])
def test_a_member_means_the_same_under_the_prefix_of_any_year(prefix) -> None:
    fact = cut("us-gaap:RangeAxis", f"{prefix}:RelatedPartyMember", "Anything")
    assert fact.roles == (Role.RELATIONSHIP,)
    assert related(fact)


def test_the_general_element_of_2025_is_selected_by_its_member() -> None:
    fact = cut(
        "us-gaap:RelatedAndNonrelatedPartyStatusAxis",
        "us-gaap:RelatedPartyMember",
        "Related Party",
    )
    assert related(replace(fact, concept="us-gaap:OtherLiabilitiesCurrent"))


@pytest.mark.parametrize(
    ("axis", "name", "label"),
    [
        (RELATED_AXIS, "us-gaap:NonrelatedPartyMember", "Nonrelated Party"),
        (RELATED_AXIS, "acme:LenderMember", "Third Party Lender"),
        (RELATED_AXIS, "acme:CustomerAMember", "Customer A"),
        ("srt:CounterpartyNameAxis", "acme:BigBankMember", "Big Bank N.A."),
        ("us-gaap:StatementBusinessSegmentsAxis", "acme:RetailMember", "Retail"),
        ("srt:RangeAxis", "srt:MinimumMember", "Minimum"),
    ],
)
def test_lenders_customers_and_segments_are_no_related_parties(
    axis, name, label
) -> None:
    assert not related(cut(axis, name, label))


@pytest.mark.parametrize(
    "concept", ["us-gaap:DueToBanks", "us-gaap:DueFromReinsurers", "us-gaap:Assets"]
)
def test_what_is_due_from_anybody_is_not_selected_by_its_name(concept) -> None:
    assert not related(replace(BARE, concept=concept))


RELATED_TITLE = "Related Party Transactions (Details)"


def test_a_title_alone_makes_a_fact_context_and_with_a_party_related() -> None:
    fact = replace(BARE, title=RELATED_TITLE)
    assert relation_of(fact) is Relation.CONTEXT
    named = cut("us-gaap:OwnershipAxis", "acme:FinchMember", "Finch Trading Ltd")
    party = replace(named, title=RELATED_TITLE, party="Finch Trading Ltd")
    assert relation_of(party) is Relation.RELATED


@pytest.mark.parametrize(
    "title",
    ["Joint Ventures (Details)", "Equity Method Investees - Narrative (Details)"],
)
def test_pages_on_stakes_are_no_pages_on_related_parties(title) -> None:
    assert not related(replace(BARE, title=title))


def test_context_has_no_side_and_what_says_so_itself_has_one() -> None:
    payable = replace(
        BARE, concept="us-gaap:NotesPayableCurrent", value=Decimal(5), unit="USD"
    )
    digest = "0" * 64
    reading = Reading(
        "a.htm", "R1", RELATED_TITLE, digest, Identity(cik="12345"), "rpage-html"
    )
    facts = (
        replace(payable, label="Notes payable", title=RELATED_TITLE),
        replace(
            payable, label="Notes payable to officers", title=RELATED_TITLE, ref="b"
        ),
    )
    rows = filing_rows([replace(reading, facts=facts)], iris=Iris()).facts
    assert [row.side for row in rows] == [None, Side.DUE_TO]


@pytest.mark.parametrize(
    ("axis", "name"),
    [
        (
            "us-gaap:EquityMethodInvestmentNonconsolidatedInvesteeAxis",
            "acme:FinchMember",
        ),
        (
            "us-gaap:ScheduleOfEquityMethodInvestmentEquityMethodInvesteeNameAxis",
            "acme:W",
        ),
        ("us-gaap:RangeAxis", "srt:SubsidiariesMember"),
    ],
)
def test_an_investee_or_subsidiaries_alone_keep_nothing(axis, name) -> None:
    assert not related(cut(axis, name, "Finch Trading Ltd"))


@pytest.mark.parametrize(
    "concept",
    [
        "acme:LossDueToFire",
        "acme:IncreaseDueToAcquisition",
        "us-gaap:AdvancesDueFromFourToFiveYears",
        "us-gaap:EquityMethodInvestments",
        "us-gaap:PaymentsToAcquireInterestInSubsidiariesAndAffiliates",
        "us-gaap:DisposalGroupIncludingDiscontinuedOperationAccountsPayable",
        "acme:NotesPayableNonRelatedParties",
        "acme:NotesPayableUnaffiliatedHolders",
    ],
)
def test_elements_that_name_no_related_party(concept) -> None:
    assert not related(replace(BARE, concept=concept))


@pytest.mark.parametrize(
    "concept",
    [
        "acme:AmountDueTo",
        "acme:BalanceDueFrom",
        "acme:DueToDirector",
        "acme:DueFromFormerShareholder",
        "acme:AdvancesFromCeoAndAccruedInterest",
        "acme:ProceedsFromStockholderLoan",
        "acme:DisposalGroupDueToRelatedParty",
    ],
)
def test_elements_that_name_a_related_party(concept) -> None:
    assert related(replace(BARE, concept=concept))


@pytest.mark.parametrize(
    "text",
    [
        "Loan from a director",
        "Advance from stockholder",
        "Loans payable - owners",
        "Accrued compensation - CEO",
        "Shareholder loan",
        "Notes payable, officers and directors",
        "Loans to executives",
        "Amounts owed to our founder",
    ],
)
def test_a_loan_of_an_officer_or_owner_is_related_wherever_it_is_named(text) -> None:
    assert related(replace(BARE, label=text))
    assert related(replace(BARE, title=text))
    assert related(cut("us-gaap:DebtInstrumentAxis", "acme:LoanAMember", text))


@pytest.mark.parametrize(
    "text",
    [
        "Notes payable - unrelated party",
        "Loans from non-affiliated lenders",
        "Investment management",
        "Directors' fees",
        "Employee related accruals",
        "Dividends payable",
    ],
)
def test_labels_that_speak_of_nobody_related(text) -> None:
    assert not related(replace(BARE, label=text))


@pytest.mark.parametrize(
    ("axis", "label", "kept"),
    [
        ("us-gaap:DebtInstrumentAxis", "Third Party Loan", False),
        ("us-gaap:LongtermDebtTypeAxis", "Note Payable, Non-Related Party", False),
        ("srt:CounterpartyNameAxis", "Unrelated Third Parties", False),
        (
            "us-gaap:PropertyPlantAndEquipmentByTypeAxis",
            "Third Party Hosted Servers",
            True,
        ),
        ("srt:ProductOrServiceAxis", "Third Party Software", True),
    ],
)
def test_a_denial_counts_of_parties_and_loans_and_not_of_things(
    axis, label, kept
) -> None:
    fact = cut(axis, "acme:OwnMember", label)
    assert related(replace(fact, concept="us-gaap:DueToRelatedPartiesCurrent")) is kept


@pytest.mark.parametrize(
    ("axis", "label", "kept"),
    [
        ("srt:CounterpartyNameAxis", "Sponsor", True),
        ("srt:CounterpartyNameAxis", "Executive Officers", True),
        ("srt:TitleOfIndividualAxis", "Directors", True),
        ("srt:TitleOfIndividualAxis", "Employees and Directors", False),
        ("srt:CounterpartyNameAxis", "Customer", False),
        ("us-gaap:RangeAxis", "Director", False),
    ],
)
def test_offices_are_related_on_the_axes_of_parties(axis, label, kept) -> None:
    assert related(cut(axis, "acme:OwnMember", label)) is kept


def known(facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    reading = Reading("a.xml", "instance", "", "0" * 64, Identity(), "instance")
    (read,) = with_known_parties([replace(reading, facts=facts)])
    return read.facts


def told(axis: str, name: str, label: str, title: str) -> Fact:
    fact = replace(cut(axis, name, label), title=title, party=label)
    return replace(fact, roles=(Role.PARTY,), unit="USD")


def test_a_party_of_a_related_axis_is_one_where_the_filing_shows_it() -> None:
    finch = ("acme:FinchMember", "Finch Trading Ltd")
    wren = ("acme:WrenMember", "Wren Bank Ltd")
    facts = known(
        (
            told(RELATED_AXIS, *finch, RELATED_TITLE),
            told(RELATED_AXIS, *finch, "Debt (Details)"),
            told("dei:LegalEntityAxis", *finch, "Debt (Details)"),
            told(RELATED_AXIS, *wren, "Debt (Details)"),
            told("dei:LegalEntityAxis", *wren, "Debt (Details)"),
        )
    )
    assert [is_related(fact) for fact in facts] == [True, True, True, False, False]


def test_without_pages_on_related_parties_the_axis_alone_tells() -> None:
    finch = ("acme:FinchMember", "Finch Trading Ltd")
    facts = known(
        (
            told(RELATED_AXIS, *finch, "Debt (Details)"),
            told("dei:LegalEntityAxis", *finch, "Debt (Details)"),
        )
    )
    assert [is_related(fact) for fact in facts] == [True, True]


@pytest.mark.parametrize(
    "label", ["Accredited Investors", "Bridge Lender Two", "Underwriter"]
)
def test_who_is_named_by_what_makes_it_an_outsider_is_none(label) -> None:
    assert not related(cut(RELATED_AXIS, "acme:OwnMember", label))


def test_awards_under_a_plan_are_no_dealings_outside_pages_on_related_parties() -> None:
    fact = cut("srt:TitleOfIndividualAxis", "srt:DirectorMember", "Director")
    award = replace(fact, concept="us-gaap:ShareBasedCompensation", title="Stock Plans")
    assert not related(award)
    assert related(replace(award, title=RELATED_TITLE))


def test_amounts_of_the_parent_company_alone_are_within_the_group() -> None:
    alone = cut("us-gaap:ConsolidatedEntitiesAxis", "srt:ParentCompanyMember", "Parent")
    assert not related(replace(alone, concept="us-gaap:DueFromAffiliates"))


def test_what_an_element_says_goes_before_the_words() -> None:
    assert related_by_element("srt:NonrelatedPartyMember") is False
    assert not related(cut(RELATED_AXIS, "us-gaap:NonrelatedPartyMember", "Director"))


@pytest.mark.parametrize(
    ("axis", "name", "kept"),
    [
        (
            "us-gaap:StatementEquityComponentsAxis",
            "us-gaap:GeneralPartnerMember",
            False,
        ),
        ("us-gaap:PartnerTypeAxis", "us-gaap:GeneralPartnerMember", False),
        ("srt:CounterpartyNameAxis", "us-gaap:GeneralPartnerMember", True),
        ("srt:OwnershipAxis", "us-gaap:CorporateJointVentureMember", False),
        ("srt:ProductOrServiceAxis", "srt:AffiliatedEntityMember", True),
    ],
)
def test_an_office_or_tie_is_one_where_parties_stand(axis, name, kept) -> None:
    assert related(cut(axis, name, "General Partner")) is kept


@pytest.mark.parametrize(
    "title", ["Stock-Based Compensation (Details)", "Equity Incentive Plan (Details)"]
)
def test_a_page_on_awards_is_about_no_dealings(title) -> None:
    director = cut("srt:TitleOfIndividualAxis", "srt:DirectorMember", "Director")
    assert not related(replace(director, title=title))
    loan = replace(director, title=title, label="Loans to directors")
    assert related(loan)


def test_the_axis_of_deals_names_parties_only_where_the_filing_shows_them() -> None:
    deals = "us-gaap:RelatedPartyTransactionAxis"
    wren = ("acme:WrenMember", "Wren Leasing Ltd")
    (alone,) = known((told(deals, *wren, "Leases (Details)"),))
    assert not is_related(alone)
    *_, shown = known(
        (told(deals, *wren, RELATED_TITLE), told(deals, *wren, "Leases (Details)"))
    )
    assert is_related(shown)


@pytest.mark.parametrize(
    "text",
    [
        "Investment in unconsolidated affiliate",
        "Equity in earnings of affiliates",
        "Distributions from unconsolidated joint ventures",
        "Income (loss) from associates",
    ],
)
def test_a_stake_and_what_it_earns_are_no_dealings(text) -> None:
    assert not related(replace(BARE, label=text, title=RELATED_TITLE))


def test_the_parent_alone_is_within_the_group_and_on_an_axis_of_parties_is_not() -> (
    None
):
    parent = cut(RELATED_AXIS, "srt:ParentCompanyMember", "Parent Company")
    assert related(replace(parent, concept="us-gaap:DueToAffiliates"))


def test_pages_on_related_parties_without_figures_tell_nothing_of_others() -> None:
    wren = told(RELATED_AXIS, "acme:WrenMember", "Wren Ltd", "Debt (Details)")
    text = replace(BARE, title="Note 9 - Related Party Transactions")
    assert is_related(known((text, wren))[1])


def test_a_page_beside_an_instance_is_told_what_the_instance_is() -> None:
    wren = told(RELATED_AXIS, "acme:WrenMember", "Wren Bank Ltd", "Debt (Details)")
    finch = told(RELATED_AXIS, "acme:FinchMember", "Finch Ltd", RELATED_TITLE)
    instance = Reading("a.xml", "instance", "", "0" * 64, Identity(), "instance")
    page = replace(instance, report="R4", kind="rpage-html")
    on_page = replace(wren, member_names=())
    *_, read = with_known_parties(
        [replace(instance, facts=(finch, wren)), replace(page, facts=(on_page,))]
    )
    assert not is_related(read.facts[0])


@pytest.mark.parametrize(
    ("label", "speaks"),
    [
        ("Repayment from associate", True),
        ("Repayments to directors", True),
        ("Repayment to a shareholder", True),
        ("Repayment of bank loan", False),
        ("Repayments to lenders", False),
    ],
)
def test_a_repayment_to_who_is_related_by_that_word_speaks(label, speaks) -> None:
    assert speaks_of_related_parties(label) is speaks
