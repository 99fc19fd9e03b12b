"""What the words of a balance say of its side, and what members say of an amount."""

import pytest

from kg import concepts
from kg.sides import (
    is_general_debt,
    is_two_sided,
    no_balance,
    no_balance_under,
    side_above,
    side_of,
)


@pytest.mark.parametrize(
    ("label", "side"),
    [
        ("Due to (from) related party", "due to"),
        ("Due from (to) affiliates", "due from"),
        ("Due from/(to) shareholders", "due from"),
        ("Amounts owed to (owed by) the director", "due to"),
        ("Related party payable (receivable)", "due to"),
        ("Accounts receivable/(payable) with affiliates", "due from"),
        ("Receivable from (payable to) affiliate", "due from"),
        ("Payable to/(receivable from) related parties", "due to"),
    ],
)
def test_what_stands_in_brackets_is_the_side_of_negative_amounts(label, side) -> None:
    assert side_of(None, label) == side
    assert is_two_sided(None, label)


@pytest.mark.parametrize(
    "label",
    [
        "Due to related party (from 2020)",
        "Loan from director (payable on demand)",
        "Receivables (note 5)",
    ],
)
def test_other_brackets_tell_no_second_side(label) -> None:
    assert not is_two_sided(None, label)


@pytest.mark.parametrize(
    ("concept", "label", "side"),
    [
        ("us-gaap:OtherAssets", "Other assets", "due from"),
        ("us-gaap:OtherAssetsNoncurrent", "Other", "due from"),
        ("us-gaap:OtherAssetsFairValueDisclosure", "Other", None),
        (None, "Deferred compensation - officer", "due to"),
        (None, "Accrued officer's salary", "due to"),
        (None, "Unpaid directors' fees", "due to"),
        (None, "Deferred compensation plan assets", None),
        (None, "Accrued compensation paid during the year", None),
        (None, "Other compensation", None),
        ("us-gaap:SecurityDeposit", "Deposit of the lease", "due from"),
        ("us-gaap:SecurityDepositLiability", "Deposit", None),
        ("us-gaap:ContractWithCustomerLiabilityCurrent", "Advance", "due to"),
        ("us-gaap:ContractWithCustomerAssetNet", "Unbilled", "due from"),
        (None, "Prepayment - affiliate", "due from"),
        (None, "Prepayments received from affiliates", None),
        (None, "Prepayment of rent", None),
        (None, "Deferred revenue from the parent", "due to"),
        (None, "Deferred income taxes", None),
    ],
)
def test_general_elements_and_pay_that_is_owed_have_a_side(
    concept, label, side
) -> None:
    assert side_of(concept, label) == side


@pytest.mark.parametrize(
    ("label", "side"),
    [
        ("Suppliers and contractors", "due to"),
        ("Trade creditors", "due to"),
        ("Other creditors, non-current", "due to"),
        ("Trade debtors, net", "due from"),
        ("Customers", "due from"),
        ("Clients and other debtors", "due from"),
        ("Refund liability, current", "due to"),
        ("Lease liabilities and other", "due to"),
        ("Finance lease obligations to the parent", "due to"),
        ("Payments of lease liabilities", None),
        ("Future lease obligations", None),
        ("Warrant liability", None),
        ("Supplier finance programme", None),
        ("Customer relationships", None),
    ],
)
def test_captions_of_trade_tell_a_side(label, side) -> None:
    assert side_of(None, label) == side


@pytest.mark.parametrize(
    ("member", "reason"),
    [
        ("Maximum", "maximum or minimum"),
        ("Weighted Average", "average"),
        ("Level 3", "fair value"),
        ("Estimate of Fair Value Measurement", "fair value"),
        ("Scenario, Plan", "planned or supposed"),
        ("Pro Forma", "planned or supposed"),
        ("Promissory Note A", None),
        ("Carrying Amount", None),
        ("Maximum Holdings LLC", None),
    ],
)
def test_some_members_say_that_no_amount_under_them_is_owed(member, reason) -> None:
    assert no_balance_under(member) == reason


def test_loans_in_process_are_not_yet_paid_out() -> None:
    concept = "us-gaap:LoansAndLeasesReceivableLoansInProcess"
    assert no_balance(concept, "Loans in Process") == "commitment or limit"


@pytest.mark.parametrize(
    ("concept", "label", "reason"),
    [
        (None, "Notes payable convertible into warrants", "commitment or limit"),
        ("x:LoansConvertibleIntoPrivateWarrants", "Loans", "commitment or limit"),
        ("us-gaap:DebtInstrumentPeriodicPayment", "Payment", "movement"),
        (None, "Notes payable convertible into common stock", None),
    ],
)
def test_options_and_payments_of_a_period_are_not_owed(concept, label, reason) -> None:
    assert no_balance(concept, label) == reason


@pytest.mark.parametrize(
    ("label", "side", "both"),
    [
        ("Related party transaction, due from (to) related party", "due from", True),
        ("Related Party Transaction Due From To Related Party", "due from", True),
        ("Due to director", "due to", False),
        ("Receivable from director", "due from", False),
    ],
)
def test_an_element_of_both_sides_leaves_it_to_the_label(label, side, both) -> None:
    element = "us-gaap:RelatedPartyTransactionDueFromToRelatedPartyCurrent"
    assert concepts.load().balance_side(element, label) == side
    assert is_two_sided(element, label) is both


@pytest.mark.parametrize(
    ("concept", "label"),
    [
        (None, "Available borrowing under loan due to shareholder"),
        (None, "Borrowings available from related party"),
        (None, "Funds available under loan from parent"),
        ("acme:AvailableFundsUnderShareholderLoanPayable", "Shareholder loan"),
        ("acme:RelatedPartyFacilityAvailableAmount", "Related party facility"),
    ],
)
def test_what_may_be_drawn_is_not_owed(concept, label) -> None:
    assert no_balance(concept, label) == "commitment or limit"


@pytest.mark.parametrize(
    "element",
    [
        "NettingOfReceivablesFromRelatedParty",
        "OffsetAgainstReceivablesFromRelatedParty",
        "DrawdownsUnderShareholderLoanPayable",
        "AdditionsToLoansDueToRelatedParty",
        "ConversionsOfNotePayable",
    ],
)
def test_an_element_that_begins_with_what_happened_is_no_balance(element) -> None:
    assert no_balance(f"acme:{element}", "Related party") == "movement"


@pytest.mark.parametrize(
    ("concept", "label"),
    [
        ("acme:ReserveDueToLitigation", "Reserve"),
        ("acme:AccrualDueToBreachOfContract", "Accrual"),
        (None, "Liability due to bankruptcy of supplier"),
        (None, "Write-down due to obsolescence"),
    ],
)
def test_due_to_an_event_means_because_of_it(concept, label) -> None:
    assert side_of(concept, label) is None


def test_settlements_that_are_payable_are_balances() -> None:
    concept, label = "acme:SettlementPayableToAffiliate", "Settlement payable"
    assert (no_balance(concept, label), side_of(concept, label)) == (None, "due to")


@pytest.mark.parametrize(
    ("label", "heading", "side"),
    [
        ("Balances with related parties", "Liabilities:", "due to"),
        ("Balance with a related company", "Current assets:", "due from"),
        ("Trade balances among affiliates", "Payables", "due to"),
    ],
)
def test_a_balance_with_somebody_has_the_side_above_it(label, heading, side) -> None:
    assert side_above(label, heading, "") == side


@pytest.mark.parametrize(
    ("label", "heading", "side"),
    [
        ("Related party deposits", "Loans to directors and officers", None),
        ("Deposits", "Loans to insiders:", None),
        ("Total deposits", "Advances to executive officers", None),
        ("Loans outstanding", "Loans to directors and officers", "due from"),
        ("Deposits", "Loans and deposits with affiliates", "due from"),
        ("Deposits held", "Reconciliation of receivables [Roll Forward]", None),
        ("Trade", "Movement in receivables [Roll Forward]", "due from"),
        ("Rental deposits", "Due from related parties:", "due from"),
    ],
)
def test_a_heading_of_loans_gives_no_side_to_deposits(label, heading, side) -> None:
    assert side_above(label, heading, "") == side


@pytest.mark.parametrize(
    "label",
    [
        "Shares issued for conversion of debt",
        "Common stock issued for settlement of loans",
        "Effect of discounting amount due from associate",
        "Additional loan received from director",
        "New loans granted to associates",
        "Amount reclassified to due to related parties",
    ],
)
def test_what_changes_a_balance_is_none(label) -> None:
    assert no_balance(None, label) == "movement"


@pytest.mark.parametrize(
    "label",
    [
        "Working capital loan, related party",
        "Director loan - related party, current",
        "Deposits outstanding beginning balance",
        "Deposits held at end of year",
    ],
)
def test_a_loan_of_a_related_party_is_general_debt(label) -> None:
    assert is_general_debt(None, label)
