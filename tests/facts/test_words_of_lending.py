"""Words of what is lent, held, granted and repaid: sides, and what is no balance."""

import pytest

from kg.sides import (
    is_accrual,
    is_general_debt,
    is_net_of_sides,
    is_plain_accrual,
    is_plain_loan,
    is_two_sided,
    no_balance,
    side_of,
    side_of_plain_loan,
    tells_bank,
)


@pytest.mark.parametrize(
    "label",
    [
        "Director's loan account",
        "Directors’ current accounts",
        "Shareholder's current account",
        "Outstanding principal of shareholder loan",
        "Unpaid principal on the bridge note",
    ],
)
def test_the_account_of_a_lender_and_what_is_left_of_a_loan_are_debt(label):
    assert is_general_debt(None, label)


@pytest.mark.parametrize(
    "label",
    [
        "Director's loan account, overdrawn",
        "Director's loan account receivable",
        "Unpaid principal of loan to officer",
        "Outstanding principal of loans receivable",
    ],
)
def test_what_somebody_has_borrowed_is_no_debt_of_the_filer(label):
    assert not is_general_debt(None, label)


@pytest.mark.parametrize(
    "label",
    [
        "Notes held by shareholder",
        "Outstanding principal of debentures held by related party",
        "Convertible bonds owned by parent company",
        "Loan by director",
        "Advances by affiliated companies",
        "Amount outstanding to related party at year end",
        "Balance outstanding under promissory note issued to officer",
        "Promissory notes issued to directors, outstanding",
        "Amounts outstanding under revolving facility with affiliate",
        "Loans outstanding from shareholder",
        "Loan due on demand to director",
        "Accrued royalties",
        "Accrued board fees",
        "Accrued rent to related party",
        "Tax receivable agreement liability",
        "TRA obligation",
        "Deposits of directors and officers",
        "Trade creditors - related parties",
        "Customer prepayments",
        "Other current liabilities, related party",
    ],
)
def test_what_a_filer_owes(label):
    assert side_of(None, label) == "due to"


@pytest.mark.parametrize(
    "label",
    [
        "Loans outstanding to directors and executive officers",
        "Advances outstanding to affiliate",
        "Loans provided to associates",
        "Prepayment for purchase from related party",
        "Prepaid management fees",
        "Advance payments to affiliates",
        "Advance for purchase of barges, related party",
        "Deposits paid for equipment",
        "Prepaid port charges",
        "Trade debtors - related parties",
        "Other current assets - related party",
    ],
)
def test_what_others_owe(label):
    assert side_of(None, label) == "due from"


@pytest.mark.parametrize(
    ("label", "near"),
    [
        ("Notes held by shareholder", "Notes receivable held by shareholder"),
        ("Accrued royalties", "Accrued royalty income"),
        ("Accrued board fees", "Accrued fees receivable"),
        ("Accrued management fee", "Accrued management fee from affiliates"),
    ],
)
def test_words_beside_turn_what_is_owed(label, near):
    assert side_of(None, label) == "due to"
    assert side_of(None, near) != "due to"


def test_an_unpaid_fee_accrues_beside_a_loan() -> None:
    assert is_accrual("acme:UnpaidManagementFees", "Unpaid management fees")
    assert not is_accrual(None, "Unpaid balance of note")


@pytest.mark.parametrize(
    ("label", "reason"),
    [
        ("Credit losses on amounts due from director", "allowance"),
        ("Original amount of loan from director", "face amount"),
        ("Credit line granted by related party", "commitment or limit"),
        ("Credit facility provided by parent", "commitment or limit"),
        ("Estimated amount payable over the next year", "planned or supposed"),
        ("Loan from shareholder repaid in full", "movement"),
        ("Loan repaid to director", "movement"),
        ("Value of shares issued to settle amounts due to director", "movement"),
        ("Payments on notes payable to affiliate", "movement"),
        ("Transfer to due to related parties", "movement"),
        ("Refund of deposit from related party", "movement"),
        ("Foreign exchange loss on loan from director", "movement"),
        ("Loan from shareholder during the period", "movement"),
        ("Concentration of payables to affiliates", "rate or price"),
        ("Term of loan from director", "rate or price"),
    ],
)
def test_what_is_no_balance(label, reason):
    assert no_balance(None, label) == reason


@pytest.mark.parametrize(
    "label",
    [
        "Due to director, repaid in January after the year",
        "Loans to be repaid to shareholder",
        "Loan from affiliate not yet repaid",
        "Drawn balance of credit facility provided by parent",
        "Credit facility granted by director, outstanding",
        "Payments due to director",
        "Proceeds receivable from affiliate",
        "Term loan from parent",
        "Amounts due to shareholder during the year",
    ],
)
def test_what_stays_a_balance(label):
    assert no_balance(None, label) is None


@pytest.mark.parametrize(
    "label",
    ["Expenses due to restructuring", "Costs due to delays", "Charges due to closure"],
)
def test_because_of_is_no_side(label):
    assert side_of(None, label) is None


def test_prepayments_that_were_received_are_owed() -> None:
    assert side_of("acme:PrepaymentsToSupplier", "Prepayments") == "due from"
    element = "acme:PrepaymentsReceivedFromRelatedParties"
    assert side_of(element, "Related parties") is None


@pytest.mark.parametrize(
    "label",
    [
        "Loans outstanding",
        "Aggregate outstanding loan",
        "Total outstanding loan amount",
        "Amount of outstanding loans",
        "Loan balance outstanding, current",
        "Loans outstanding at end of year",
    ],
)
def test_a_loan_in_words_that_lender_and_borrower_use(label):
    assert is_plain_loan(None, label)
    assert side_of(None, label) is None


@pytest.mark.parametrize(
    "label",
    [
        "Loans payable outstanding",
        "Loans outstanding to officers",
        "Loan amount",
        "Maximum loans outstanding",
        "Average loans outstanding",
        "Loans and advances outstanding limit",
    ],
)
def test_loans_that_tell_their_side_or_are_none_are_not_plain(label):
    assert not is_plain_loan(None, label)


@pytest.mark.parametrize(
    ("heading", "title", "party", "side"),
    [
        (None, "Loans to Insiders (Details)", "Directors and officers", "due from"),
        (None, "Related Party Lending", "Ada Moss", "due from"),
        ("Loans made to directors [Abstract]", "Loans from affiliates", "", "due from"),
        (None, "Loans received from Founders", "Executive Officers", "due to"),
        (None, "Related Party Transactions", "Alder Sponsor LLC", "due to"),
        (None, "Related Party Transactions", "Executive officers, directors", None),
        (None, "Related Party Transactions", "Bank insiders", None),
    ],
)
def test_side_of_a_plain_loan(heading, title, party, side):
    assert side_of_plain_loan(heading, title, party) == side


@pytest.mark.parametrize(
    "words",
    [
        ("us-gaap:DepositLiabilities", "Deposits"),
        (None, "Deposits of directors and executive officers"),
        (None, "Related party deposits"),
        ("us-gaap:LoansAndLeasesReceivableRelatedParties", "Ending balance"),
    ],
)
def test_words_of_banks(words):
    assert tells_bank(*words)


@pytest.mark.parametrize(
    "words",
    [
        (None, "Deposits"),
        (None, "Security deposits paid"),
        ("us-gaap:DepositsAssetsCurrent", "Deposits"),
        (None, "Customer deposits paid back"),
    ],
)
def test_deposits_that_show_no_bank(words):
    assert not tells_bank(*words)


@pytest.mark.parametrize(
    ("label", "side"),
    [
        ("Intercompany loans, assets", "due from"),
        ("Intercompany loans, liabilities", "due to"),
        ("Related party balances - current assets", "due from"),
        ("Intragroup notes liabilities", "due to"),
        ("Affiliate accounts (liabilities)", "due to"),
        ("Group assets", "due from"),
        ("Intangible assets", None),
        ("Group lease liabilities assumed", None),
        ("Related party derivative assets at fair value", None),
        ("Total assets", None),
    ],
)
def test_claims_within_a_group_told_as_assets_and_liabilities(label, side):
    assert side_of(None, label) == side


@pytest.mark.parametrize(
    ("element", "side"),
    [
        ("x:IntercompanyLoansAssets", "due from"),
        ("x:AffiliateBalancesLiabilitiesCurrent", "due to"),
        ("x:RelatedPartyDerivativeAssets", None),
        ("x:IntangibleAssets", None),
    ],
)
def test_elements_of_claims_within_a_group(element, side):
    assert side_of(element, "Balance") == side


@pytest.mark.parametrize(
    ("label", "side"),
    [
        ("Fees accrued", "due to"),
        ("Management fees accrued and unpaid", "due to"),
        ("Directors' compensation accrued", "due to"),
        ("Interest accrued", None),
        ("Interest income and fees accrued", None),
        ("Fees accrued during the year", None),
    ],
)
def test_what_has_accrued_is_owed_in_either_order(label, side):
    assert side_of(None, label) == side


@pytest.mark.parametrize(
    "label",
    [
        "Due from affiliates, net",
        "Due to related party - net",
        "Net due to affiliate",
        "Net amount due from parent",
        "Net receivable from affiliates",
        "Net payable to manager",
        "Amounts owed by associates, net",
    ],
)
def test_what_one_side_exceeds_the_other_by(label):
    assert is_net_of_sides(None, label)
    assert is_two_sided(None, label)


@pytest.mark.parametrize(
    "label",
    [
        "Due from affiliates, net of allowance",
        "Accounts receivable, net - related party",
        "Related party receivables, net",
        "Notes receivable, net",
        "Due from network partner",
    ],
)
def test_what_is_net_of_an_allowance_has_one_side(label):
    assert not is_net_of_sides(None, label)


@pytest.mark.parametrize(
    ("element", "label", "is_net"),
    [
        ("x:NetDueFromAffiliate", "Balance", True),
        ("x:DueToRelatedPartiesNetCurrent", "Balance", True),
        ("x:NetDueFromAffiliate", "Due from affiliate", False),
        ("us-gaap:NotesReceivableNet", "Balance", False),
    ],
)
def test_an_element_tells_a_net_where_the_label_tells_no_side(element, label, is_net):
    assert is_net_of_sides(element, label) is is_net


@pytest.mark.parametrize(
    ("element", "label", "is_plain"),
    [
        ("x:AccruedInterest", "Accrued interest", True),
        ("x:AccruedFeesRelatedParty", "Fees", True),
        ("x:AccruedInterest", "Accrued interest payable", False),
        ("us-gaap:AccruedLiabilitiesCurrent", "Accrued liabilities", False),
    ],
)
def test_accruals_of_which_the_element_alone_tells_a_side(element, label, is_plain):
    assert is_plain_accrual(element, label) is is_plain


@pytest.mark.parametrize(
    "label",
    [
        "Long-term debt of investee",
        "Mortgage notes payable of the joint venture",
        "Borrowings of unconsolidated associates",
    ],
)
def test_what_an_investee_owes_is_its_own(label):
    assert no_balance(None, label) == "from the party's own balance sheet"


@pytest.mark.parametrize(
    "label", ["Notes payable of the Partnership", "Loan payable to joint venture"]
)
def test_what_the_filer_owes_is_not_an_investees(label):
    assert no_balance(None, label) is None
