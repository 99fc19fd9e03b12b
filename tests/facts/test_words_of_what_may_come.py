"""Words of what may come to be owed, and of what is owed under unusual names."""

from dataclasses import replace
from datetime import date

import pytest

from kg.facts.exclusions import may_stand
from kg.sides import (
    is_accrual,
    is_general_debt,
    names_creditor,
    no_balance,
    no_side,
    side_of,
)


@pytest.mark.parametrize(
    "label",
    [
        "Amounts due under tax receivable agreement",
        "Amount owed pursuant to the Tax Receivable Agreement",
        "Liability outstanding under TRA",
        "Tax receivable agreement",
        "Funds withheld liability",
        "Funds held payable",
        "Management fees deferred",
        "Directors' fees deferred, current",
        "Deferred legal fees",
        "Deferred underwriting commissions payable",
        "Advances received against crop deliveries",
        "Deposits received for vessel orders",
        "Program rights obligations",
        "Asset management fees, unpaid",
        "Tenant security deposit held",
        "Margin deposits and guaranty funds liability",
        "Tuition collected on behalf of the school",
        "Liability related to sale of future royalties",
        "Default penalty accrued",
        "Content liabilities, current",
    ],
)
def test_what_a_filer_owes_under_unusual_names(label) -> None:
    assert side_of(None, label) == "due to"


@pytest.mark.parametrize(
    "label",
    [
        "Deposit assets",
        "Reinsurance deposit asset",
        "Retainer held in trust",
        "Retainers paid to law firm",
        "Prepaid flight hours",
        "Damage deposit",
        "Tax indemnification asset",
        "Funds held in escrow by law firm",
        "Withholding tax receivable from executive",
    ],
)
def test_what_is_placed_with_somebody(label) -> None:
    assert side_of(None, label) == "due from"


@pytest.mark.parametrize(
    ("label", "side"),
    [
        ("Amounts due from advisor under tax receivable agreement", "due from"),
        ("Performance obligations", None),
        ("Deferred financing costs", None),
        ("Prepaid subscriptions from customers", None),
        ("Prepaid warrants", None),
        ("Income tax receivable", None),
        ("Net investment in sales-type lease", None),
        ("Tenant security deposits", None),
        ("Amounts collected on behalf of the Company", None),
        ("Liability related to uncertain tax positions", None),
    ],
)
def test_what_is_not_taken_for_what_a_filer_owes(label, side) -> None:
    assert side_of(None, label) in (side, None)


@pytest.mark.parametrize(
    "label",
    [
        "Extension note outstanding",
        "Working capital notes outstanding",
        "Seller's credit outstanding",
        "Vendor credits payable, current",
        "Overfunding loans",
        "Extension loan, outstanding",
    ],
)
def test_plain_names_of_debt(label) -> None:
    assert is_general_debt(None, label) or side_of(None, label) == "due to"


@pytest.mark.parametrize(
    ("label", "reason"),
    [
        ("Severance payable upon termination", "commitment or limit"),
        ("Bonus due on a change of control", "commitment or limit"),
        ("Expense support eligible for recoupment", "commitment or limit"),
        ("Fees subject to recapture", "commitment or limit"),
        ("Unreimbursed expense support", "commitment or limit"),
        ("Letters of credit", "commitment or limit"),
        ("Remaining availability under intercompany facility", "commitment or limit"),
        ("Availability under credit line", "commitment or limit"),
        ("Purchase obligation", "commitment or limit"),
        ("Total value of purchase order", "commitment or limit"),
        ("Milestone payments that may be received", "planned or supposed"),
        ("Potential milestones", "planned or supposed"),
        ("Warrant liability", "fair value"),
        ("Embedded derivative", "fair value"),
        ("Loan granted, nominal", "face amount"),
        ("Make-whole amount on prepayment", "commitment or limit"),
        ("Lease payments receivable, undiscounted", "lease"),
        ("Less: unearned interest", "discount or premium"),
        ("Minimum annual royalty", "maximum or minimum"),
        ("Amount deposited in trust account by sponsor", "movement"),
        ("Purchases from related party", "movement"),
        ("Cumulative offering costs incurred by sponsor", "movement"),
        ("Receivables past due over 90 days", "part of a whole told beside it"),
        ("Overdue 31 to 60 days", "part of a whole told beside it"),
    ],
)
def test_what_is_not_owed(label, reason) -> None:
    assert no_balance(None, label) == reason


@pytest.mark.parametrize(
    "label",
    [
        "Severance payable",
        "Reimbursement due on letters of credit drawn",
        "Letter of credit fees payable",
        "Payable for purchase orders",
        "Deposits on purchase orders",
        "Unreimbursed expenses",
        "Purchases payable",
        "Purchases from affiliates, unpaid",
        "Past due rent payable",
        "Minimum guarantee payable",
        "Minimum royalties accrued",
    ],
)
def test_what_is_owed_beside_what_may_come(label) -> None:
    assert no_balance(None, label) is None


@pytest.mark.parametrize(
    "label",
    [
        "Registered capital held in entity",
        "Net capital requirement",
        "Patronage equity",
        "Redeemable interests held",
        "Inventory purchased on hand",
        "Backlog",
        "Tax indemnity exposure",
        "Sales returns reserve",
        "Stock to be issued, value",
        "Consigned inventory",
        "Loan participations sold to affiliate",
        "Value of put right",
    ],
)
def test_what_tells_no_side_and_is_no_claim(label) -> None:
    assert no_side(None, label) is not None


@pytest.mark.parametrize(
    ("label", "accrues"),
    [
        ("Administrative fees accrued and unpaid", True),
        ("Board fees payable", True),
        ("Consulting expenses owed", True),
        ("Loan fees and principal payable", False),
        ("Notes and fees payable", False),
        ("Transition services payable", True),
        ("Working capital adjustment payable, net", True),
        ("Default penalty accrued", True),
        ("Amounts payable", False),
        ("Related party payables", False),
        ("Loan payable", False),
    ],
)
def test_fees_accrue_beside_a_loan(label, accrues) -> None:
    assert is_accrual(None, label) is accrues


@pytest.mark.parametrize(
    ("label", "names"),
    [
        ("Capital contribution payable", True),
        ("Equity contributions due", True),
        ("Contributions received", False),
        ("Accounts payable", False),
    ],
)
def test_a_contribution_is_paid_by_who_holds_the_stake(label, names) -> None:
    assert names_creditor(None, label) is names


@pytest.mark.parametrize(
    ("label", "open_"),
    [
        ("Advances received against crop deliveries", True),
        ("Loans granted", True),
        ("Advances from director", False),
        ("Purchases from related party", False),
        ("Management fees incurred", False),
    ],
)
def test_words_of_a_claim_below_months_may_be_a_balance(seed, label, open_) -> None:
    fact = replace(
        seed.facts[0],
        label=label,
        concept=None,
        instant=None,
        start=date(2024, 1, 1),
        end=date(2024, 12, 31),
        period_by="label",
    )
    assert may_stand(fact) is open_
    assert not may_stand(replace(fact, period_by="concept"))


@pytest.mark.parametrize(
    ("element", "label", "side"),
    [
        ("us-gaap:SecurityDepositLiability", "Security deposit", "due to"),
        ("us-gaap:DepositsReceivedForSecuritiesLoaned", "Lease deposits", "due to"),
        ("us-gaap:SecurityDeposit", "Security deposit", "due from"),
        ("us-gaap:SecurityDepositLiability", "Receivable", "due from"),
    ],
)
def test_an_element_tells_whose_deposit_it_is(element, label, side) -> None:
    assert side_of(element, label) == side
