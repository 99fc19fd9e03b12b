"""Facts that are no dealings with related parties, whatever stands beside them."""

from dataclasses import fields, replace

import pytest

from kg.model.fact import Fact, PlacedBy, Role
from kg.parties.members import classify_member
from kg.selection import Relation, is_related, is_scale_total, relation_of
from kg.selection.signs import lists_subsidiaries, title_is_mixed, title_speaks

INVESTEES = "us-gaap:EquityMethodInvestmentNonconsolidatedInvesteeAxis"
FINCH = ("acme:FinchMember", "Finch Trading Ltd")
RELATED_AXIS = "us-gaap:RelatedPartyTransactionsByRelatedPartyAxis"
RELATED_TITLE = "Related Party Transactions (Details)"
BARE = Fact(
    **{
        **{field.name: None for field in fields(Fact)},
        "members": (), "axes": (), "roles": (), "other": (), "columns": (),
        "placed_by": PlacedBy.XBRL, "title": "", "member_names": (), "footnotes": (),
        "label": "Amount", "value": "",
    }
)  # fmt: skip


def cut(axis: str, name: str, label: str) -> Fact:
    role = classify_member(label, axis, name).role
    return replace(
        BARE, members=(label,), axes=(axis,), roles=(role,), member_names=(name,)
    )


def named(axis: str, name: str, label: str, title: str, concept: str) -> Fact:
    fact = replace(cut(axis, name, label), title=title, concept=concept, party=label)
    return replace(fact, roles=(Role.PARTY,))


@pytest.mark.parametrize(
    "title",
    [
        "Investments in Unconsolidated Affiliates (Details)",
        "Investment in and Advances to Affiliated Companies (Details)",
        "Equity Affiliates - Summary (Details)",
        "Note 4 - Schedule of Subsidiaries (Details)",
        "Related Parties - Ownership Interest in Subsidiary (Details)",
    ],
)
def test_titles_of_stakes_and_lists_of_subsidiaries_tell_no_dealing(title) -> None:
    assert not title_speaks(title)
    assert relation_of(replace(BARE, title=title)) is Relation.NONE


@pytest.mark.parametrize(
    "title",
    [
        "Certain Relationships and Related Transactions (Details)",
        "Transactions with Affiliates (Details)",
        "Summary of Transactions with Finch Group and its Subsidiaries - Related Parties",
        "Loans to Affiliates and Investments in Affiliates (Details)",
    ],
)
def test_titles_of_pages_on_related_parties(title) -> None:
    assert title_speaks(title)
    assert not lists_subsidiaries(title)


@pytest.mark.parametrize(
    "title",
    [
        "Disposal of Subsidiaries - Schedule (Details)",
        "Acquired Subsidiaries (Details)",
    ],
)
def test_a_page_on_a_deal_in_subsidiaries_lists_none(title) -> None:
    assert not lists_subsidiaries(title)


@pytest.mark.parametrize(
    "concept",
    [
        "us-gaap:CommonStockParOrStatedValuePerShare",
        "us-gaap:CommonStockSharesOutstanding",
        "us-gaap:PreferredStockSharesAuthorized",
    ],
)
def test_the_count_of_own_shares_is_no_context_of_dealings(concept) -> None:
    fact = replace(BARE, concept=concept, title=RELATED_TITLE)
    assert not is_related(fact)
    founder = cut(RELATED_AXIS, "acme:SponsorMember", "Sponsor")
    assert is_related(replace(founder, concept=concept, title=RELATED_TITLE))


@pytest.mark.parametrize(
    "concept", ["us-gaap:Assets", "us-gaap:StockholdersEquity", "us-gaap:NetIncomeLoss"]
)
def test_what_a_party_has_as_a_whole_is_no_dealing_with_it(concept) -> None:
    page = "Business Combination (Details)"
    assert not is_related(named(RELATED_AXIS, *FINCH, page, concept))
    assert is_related(named(RELATED_AXIS, *FINCH, RELATED_TITLE, concept))
    assert is_related(named(RELATED_AXIS, *FINCH, page, "us-gaap:NotesPayable"))


@pytest.mark.parametrize("concept", ["us-gaap:Revenues", "us-gaap:CostOfRevenue"])
def test_the_statements_of_an_investee_are_its_own(concept) -> None:
    page = "Equity Method Investment (Details)"
    sold = replace(
        named(INVESTEES, *FINCH, page, concept), label="Revenue - related party"
    )
    assert not is_related(sold)
    assert is_related(replace(sold, concept="us-gaap:InterestIncomeOther"))


@pytest.mark.parametrize(
    "label",
    [
        "Compensation and related expenses",
        "Salaries and related benefits",
        "Payroll and related taxes",
    ],
)
def test_related_as_it_pertains_names_nobody(label) -> None:
    fact = replace(BARE, concept="us-gaap:CostsAndExpensesRelatedParty", label=label)
    assert not is_related(fact)
    assert is_related(replace(fact, label="Consulting fees"))


@pytest.mark.parametrize("label", ["SBA Loan", "P P P Loan", "EIDL Loan Two"])
def test_a_loan_of_the_public_hand_is_nobody_s(label) -> None:
    fact = cut("us-gaap:DebtInstrumentAxis", "acme:LoanMember", label)
    taken = replace(fact, concept="us-gaap:ProceedsFromRelatedPartyDebt")
    assert not is_related(taken)
    assert is_related(replace(taken, members=("Bridge Loan",)))


@pytest.mark.parametrize(
    "label", ["2024 Equipment Loan", "Term Loan A", "Revolving Credit Facility"]
)
def test_an_element_alone_makes_no_bank_s_loan_related(label) -> None:
    fact = cut("us-gaap:PlanNameAxis", "acme:LoanMember", label)
    drawn = replace(fact, concept="us-gaap:PaymentsForAdvanceToAffiliate")
    assert not is_related(replace(drawn, label="Advances"))
    assert is_related(replace(drawn, label="Advances to affiliates"))


@pytest.mark.parametrize(
    ("label", "kept"),
    [
        ("Affiliate marketing expense", False),
        ("Affiliate revenue", True),
        ("Dividends payable to shareholders", False),
        ("Loans payable to shareholders", True),
        ("Due from employees", False),
        ("Due from officers and employees", True),
        ("Shares held by sponsor", True),
        ("Founder shares forfeited", True),
    ],
)
def test_words_that_speak_of_related_parties_or_do_not(label, kept) -> None:
    assert is_related(replace(BARE, label=label)) is kept


@pytest.mark.parametrize("label", ["[Segment Reporting]", "Total", "Series A Notes"])
def test_a_thing_on_an_axis_of_related_parties_shows_nothing_elsewhere(label) -> None:
    fact = cut(RELATED_AXIS, "acme:OwnMember", label)
    assert fact.roles == (Role.OTHER,)
    assert not is_related(replace(fact, title="Segments (Details)"))
    assert is_related(replace(fact, title=RELATED_TITLE))


def test_the_parent_alone_is_the_other_side_on_a_page_about_related_parties() -> None:
    alone = cut("us-gaap:ConsolidatedEntitiesAxis", "srt:ParentCompanyMember", "Parent")
    assert not is_related(replace(alone, title="Condensed Statements (Details)"))
    assert is_related(replace(alone, title=RELATED_TITLE))


@pytest.mark.parametrize("member", ["Acme Corp", "ACME Inc.", "Acme"])
def test_the_reporter_is_no_related_party_of_its_own(member) -> None:
    own = named(RELATED_AXIS, "acme:OwnMember", member, "Debt (Details)", "acme:Loan")
    assert not is_related(replace(own, entity="Acme, Inc."))
    assert is_related(replace(own, entity="Wren, Inc."))


def test_a_general_partner_among_the_entities_of_the_group_is_a_column() -> None:
    partner = ("us-gaap:GeneralPartnerMember", "General Partner")
    assert not is_related(cut("us-gaap:ConsolidatedEntitiesAxis", *partner))
    assert is_related(cut(RELATED_AXIS, *partner))


@pytest.mark.parametrize(
    ("title", "kept"),
    [
        ("Notes Payable and Related Party Transactions (Details)", False),
        ("Commitments, Contingencies and Related Parties (Details)", False),
        ("Related Party Transactions and Balances (Details)", True),
        ("Notes Payable, Related Parties (Details)", True),
    ],
)
def test_a_page_on_something_else_as_well_makes_nobody_related(title, kept) -> None:
    lender = named("us-gaap:DebtInstrumentAxis", *FINCH, title, "us-gaap:NotesPayable")
    assert is_related(lender) is kept
    assert is_related(replace(lender, related_elsewhere=True))


@pytest.mark.parametrize(
    ("label", "kept"),
    [("Contract related", False), ("Product sales", True), ("Total", True)],
)
def test_revenue_from_contracts_is_a_total_where_it_is_called_revenue(
    label, kept
) -> None:
    concept = "us-gaap:RevenueFromContractWithCustomerExcludingAssessedTax"
    assert is_scale_total(replace(BARE, concept=concept, label=label)) is kept
    assert is_scale_total(replace(BARE, concept="us-gaap:Revenues", label=label))


@pytest.mark.parametrize(
    "title",
    [
        "Notes Payable - Related Parties and Non-Related Parties (Details)",
        "Loans from Related Parties and Third Parties (Details)",
        "Convertible Notes, Related Party and Others (Details)",
    ],
)
def test_a_title_that_names_outsiders_as_well_makes_nobody_related(title) -> None:
    assert title_is_mixed(title)
    lender = named("us-gaap:DebtInstrumentAxis", *FINCH, title, "us-gaap:NotesPayable")
    assert not is_related(lender)
    on_axis = named(RELATED_AXIS, *FINCH, title, "us-gaap:NotesPayable")
    assert is_related(on_axis)
    assert not is_related(replace(on_axis, related_elsewhere=False))


@pytest.mark.parametrize(
    "label",
    [
        "Finch Inc. and its affiliates",
        "Finch Capital and affiliated funds",
        "Wren LP, together with its affiliates",
    ],
)
def test_the_affiliates_of_somebody_named_are_not_the_reporter_s(label) -> None:
    customer = cut("srt:CounterpartyNameAxis", "acme:FinchMember", label)
    assert not is_related(replace(customer, concept="us-gaap:Revenues"))
    ours = cut("srt:CounterpartyNameAxis", "acme:OursMember", "Affiliates")
    assert is_related(replace(ours, concept="us-gaap:Revenues"))


@pytest.mark.parametrize(
    "concept", ["us-gaap:InvestmentOwnedAtFairValue", "us-gaap:InvestmentInterestRate"]
)
def test_a_fund_s_stake_in_an_affiliate_is_no_dealing(concept) -> None:
    axis = "us-gaap:InvestmentIssuerAffiliationAxis"
    stake = cut(axis, "us-gaap:OwnMember", "Non-controlled Affiliated Issuer")
    assert not is_related(replace(stake, concept=concept))
    assert is_related(replace(stake, concept="us-gaap:InterestReceivable"))
