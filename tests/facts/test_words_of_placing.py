"""Words of deposits between companies, of what is held for others and lent to staff."""

import pytest

from kg.sides import (
    is_accrual,
    is_bare_balance,
    is_loan,
    no_balance,
    no_side,
    side_of,
)


@pytest.mark.parametrize(
    ("label", "side"),
    [
        ("Inter-corporate deposits given", "due from"),
        ("Intercorporate deposits placed", "due from"),
        ("Inter-corporate deposits taken", "due to"),
        ("Inter-corporate deposits", None),
        ("Mobilisation advance received", "due to"),
        ("Customer advances received, current", "due to"),
        ("Undistributed revenues", "due to"),
        ("Undistributed oil and gas proceeds", "due to"),
        ("Undistributed earnings of subsidiaries", None),
        ("Plugging deposits held", "due to"),
        ("Decommissioning deposits held for partners", "due to"),
        ("Working capital loan drawn", "due to"),
        ("Working capital loans, drawn", None),
        ("Deposits held by insiders", "due to"),
        ("Deposits of executive officers", "due to"),
        ("Deposits paid", "due from"),
        ("Provision for bonus", "due to"),
        ("Provisions for annual leave", "due to"),
        ("Provision for doubtful loans", None),
        ("Share purchase loans", "due from"),
        ("Stock option loans to executives", "due from"),
        ("Share purchase price", None),
        ("Stock redemption obligation", "due to"),
        ("Share repurchase liability", "due to"),
        ("Share repurchase program", None),
        ("Suppliers - works performed", "due to"),
        ("Suppliers - advances paid", None),
        ("Net investment in sales-type lease", None),
        ("Net investment in affiliate", None),
        ("Minimum volume commitment receivable", "due from"),
        ("Minimum volume deficiency payable", "due to"),
        ("Minimum volume commitment", None),
    ],
)
def test_sides(label, side) -> None:
    assert side_of(None, label) == side


@pytest.mark.parametrize(
    ("label", "reason"),
    [
        ("Offering costs to be reimbursed", None),
        ("Costs expected to be reimbursed", "planned or supposed"),
        ("Fees to be paid", "planned or supposed"),
        ("Provision for bonus", None),
        ("Provision for credit losses", "allowance"),
        ("Provisions for receivables", "allowance"),
        ("Purchase price holdback", None),
        ("Purchase price", "rate or price"),
        ("Minimum royalties", "maximum or minimum"),
        ("Capital commitments receivable", "commitment or limit"),
    ],
)
def test_reasons(label, reason) -> None:
    assert no_balance(None, label) == reason


@pytest.mark.parametrize(
    ("label", "is_bare"),
    [
        ("Subordinated note, 6%", True),
        ("Unsecured promissory note B", True),
        ("Convertible notes at 4.5% interest", True),
        ("Subordinated note receivable", False),
        ("Note to acquire land", False),
    ],
)
def test_a_kind_of_loan_leaves_its_side_to_the_heading(label, is_bare) -> None:
    assert is_bare_balance(label) is is_bare


def test_money_between_companies_is_lent_and_its_interest_accrues() -> None:
    interest = "Interest accrued on inter-corporate deposits"
    assert is_loan(None, "Inter-corporate deposits given")
    assert is_loan("acme:IntercorporateDepositsGiven", "Deposits given")
    assert not is_loan(None, interest)
    assert is_accrual(None, interest)
    assert no_side(None, interest) is None
