"""Words of what is lent, held, granted and repaid: sides, and what is no balance."""

import pytest

from kg.sides import is_accrual, is_general_debt, no_balance, side_of


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
