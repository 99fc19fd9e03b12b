"""Words of balances that filers not seen before use: sides, and what is none."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from kg.facts.balances import Balance, Key, statement
from kg.facts.role_wholes import ToldAmount, role_wholes
from kg.facts.rows import Side
from kg.parties.label_names import name_alone
from kg.parties.label_roles import role_in_debt
from kg.parties.relationships import canonical_role
from kg.sides import (
    is_accrual,
    is_general_debt,
    no_balance,
    no_balance_under,
    side_above,
    side_of,
)


@pytest.mark.parametrize(
    "label",
    [
        "Unpaid management fees",
        "Accrued and unpaid rent",
        "Salary accrued and unpaid",
        "Amount owed for services",
        "Balance owed",
        "Advance royalties received",
        "Rent received in advance",
        "Liability under tax receivable agreement",
        "Liabilities to shareholders",
        "Funds withheld under reinsurance treaties",
        "Unreimbursed expenses",
        "Billings in excess of costs",
    ],
)
def test_what_a_filer_owes_stands_under_its_plain_name(label):
    assert side_of(None, label) == "due to"


@pytest.mark.parametrize(
    ("concept", "label"),
    [
        ("us-gaap:ReinsuranceRecoverables", "Recoverables"),
        (None, "Reinsurance recoverable"),
        (None, "Recoverable from reinsurers on unpaid losses"),
        (None, "Costs in excess of billings"),
        (None, "Deposits in cash pool"),
        (None, "Option deposit paid"),
        (None, "Tenant improvement allowance receivable"),
    ],
)
def test_what_somebody_owes_or_holds_for_the_filer(concept, label):
    assert side_of(concept, label) == "due from"


@pytest.mark.parametrize(
    "label",
    ["Amount owed by affiliate", "Unpaid principal balance", "Right-of-use asset"],
)
def test_words_of_the_other_side_and_of_neither(label):
    assert side_of(None, label) != "due to"


@pytest.mark.parametrize(
    "label",
    [
        "Interest expense on lease liabilities",
        "Interest income on loans receivable",
        "Net deposits placed with related parties",
        "Net funds (placed with)/obtained from related parties",
        "Conversion of related party payables into convertible note",
        "Assignment of loan to shareholder",
    ],
)
def test_what_happened_stands_first(label):
    assert no_balance(None, label) == "movement"


@pytest.mark.parametrize("label", ["Interest payable", "Net due to affiliate"])
def test_what_stands_is_no_movement(label):
    assert no_balance(None, label) is None


@pytest.mark.parametrize(
    "member", ["Revolver guaranteed by officer", "Loan Guarantee", "Guarantor"]
)
def test_a_loan_that_somebody_guarantees_is_its_lenders(member):
    assert no_balance_under(member) == "commitment or limit"
    assert no_balance_under("Guarantee fees") is None


@pytest.mark.parametrize(
    "label",
    [
        "Remaining balance of the loan",
        "Loan balance",
        "Outstanding balance under note",
        "Director loans",
        "Non-interest bearing advances",
        "Indebtedness outstanding",
    ],
)
def test_what_is_left_of_a_loan_is_debt_in_general_words(label):
    assert is_general_debt(None, label)
    assert not is_general_debt(None, f"{label}, receivable")


@pytest.mark.parametrize(
    "label", ["Accrued commitment fee", "Accrued legal fees", "Accrued liabilities"]
)
def test_what_accrues_beside_a_loan(label):
    assert is_accrual(None, label)


def test_interest_expense_does_not_accrue():
    assert not is_accrual(None, "Interest expense")


@pytest.mark.parametrize(
    "title",
    [
        "Accrued Liabilities - Related Parties (Details)",
        "Payables to Affiliates (Details Narrative)",
        "Due to Director (Detail)",
    ],
)
def test_the_end_of_a_title_is_no_word_of_it(title):
    assert side_above("Balance", None, title) == "due to"


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Quillen Ltd. (a)", "Quillen Ltd."),
        ("Wu Gang", "Wu Gang"),
        ("Tarn Creek Holdings, LLC:", "Tarn Creek Holdings, LLC"),
        ("Quillen", None),
        ("Net sales", None),
        ("Total", None),
    ],
)
def test_a_label_that_is_a_name(label, name):
    assert name_alone(label) == name


@pytest.mark.parametrize(
    ("printed", "role"),
    [
        ("Joint ventures where entity is venturer", "Joint ventures"),
        ("Key management personnel of entity or parent", "Key management personnel"),
        ("Joint Ventures Where Entity Is Venturer", "Joint ventures"),
    ],
)
def test_what_taxonomies_add_to_a_role_makes_no_other(printed, role):
    assert canonical_role(printed) == canonical_role(role)


KEY = Key("r", "p", Side.DUE_FROM, date(2024, 12, 31), "USD")


def _balance(element: str, amount: int, **told) -> Balance:
    return Balance(element, KEY, element, (), Decimal(amount), **told)


@pytest.mark.parametrize("net", [0, 800, 900])
def test_a_gross_amount_gives_way_to_the_net_one_of_another_element(net):
    gross = _balance("OtherReceivables", 900, is_gross=True, measures="other")
    told = _balance("DueFromNet", net, is_net=True, measures="due from")
    assert statement([gross, told]).amount == net


def test_a_net_amount_above_the_gross_is_of_something_else():
    gross = _balance("OtherReceivables", 900, is_gross=True, measures="other")
    told = _balance("DueFromNet", 950, is_net=True, measures="due from")
    assert statement([gross, told]).amount == 1850


@pytest.mark.parametrize(
    ("whole", "portion"),
    [
        ("us-gaap:LoansPayable", "us-gaap:LoansPayableCurrent"),
        ("us-gaap:NotesPayable", "us-gaap:NotesPayableNoncurrent"),
        ("x:DueToOwner", "x:DueToOwnerClassifiedCurrent"),
    ],
)
def test_a_portion_is_part_of_the_element_it_is_named_after(whole, portion):
    one, other = _balance(whole, 500), _balance(portion, 120)
    assert statement([one, other]).amount == 500
    assert statement([one, replace(other, amount=Decimal(700))]).amount == 1200


def _role(role: str, amount: int) -> ToldAmount:
    return ToldAmount(role, "line", role, "Accrued", Decimal(amount), (role,), True)


@pytest.mark.parametrize(
    "titles",
    [
        {"Chief Executive Officer": 200, "Chief Financial Officer": 100},
        {"President": 150, "Chief Operating Officer": 150},
        {"Chief Executive Officer": 100, "President": 100, "Treasurer": 100},
    ],
)
def test_an_office_is_the_whole_of_titles_that_add_up_to_it(titles):
    told = [_role("Officer", 300), *(_role(r, n) for r, n in titles.items())]
    assert role_wholes(told) == {"Officer"}


def test_an_office_beside_other_amounts_is_no_whole():
    told = [_role("Officer", 310), _role("President", 100), _role("Treasurer", 200)]
    assert role_wholes(told) == set()


@pytest.mark.parametrize(
    ("member", "role"),
    [
        ("Loan From Director", "Director"),
        ("Officer Loan", "Officer"),
        ("CEO Note 2", "CEO"),
        ("Sponsor's Working Capital Loan", "Sponsor"),
        ("Shareholder Loans", None),
        ("Bridge Loan", None),
        ("Term Loan A", None),
        ("Loan Two", None),
    ],
)
def test_a_debt_named_after_the_office_of_who_holds_it(member, role):
    assert role_in_debt(member) == role
