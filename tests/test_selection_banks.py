"""Whose name is a bank's, and what a stake's holder owes or is still to get."""

import pytest

from kg.parties.label_names import name_alone, name_in_label
from kg.selection.signs import has_sign, names_bank


@pytest.mark.parametrize(
    ("name", "is_bank"),
    [
        ("Harbour Savings Bank", True),
        ("Commercial Banks", True),
        ("Tolland Bancorp", True),
        ("Ellen Banks", False),
        ("Mr. Aurelio Banks", False),
        ("Robert J. Banks", False),
    ],
)
def test_a_family_name_is_no_bank(name, is_bank) -> None:
    assert names_bank(name) is is_bank


@pytest.mark.parametrize(
    ("label", "is_claim"),
    [
        ("Capital contribution payable", True),
        ("Contributions payable", True),
        ("Dividends receivable", True),
        ("Distributions receivable", True),
        ("Accounts payable", False),
        ("Capital contributions", False),
        ("Distributions received", False),
    ],
)
def test_what_a_stake_is_paid_with_is_a_claim(label, is_claim) -> None:
    assert has_sign("claim", label) is is_claim


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Loan from Quillen Ltd, unsecured, due on demand", "Quillen Ltd"),
        ("Note payable to Alder Holdings S.A., 5% interest", "Alder Holdings S.A."),
        ("Loan from Joan Roe, non-interest bearing", "Joan Roe"),
        ("Loan from Quillen, Ltd", "Quillen, Ltd"),
        ("Due to Quillen Ltd, an affiliate", "Quillen Ltd"),
        ("Loan from bank, unsecured", None),
    ],
)
def test_terms_and_roles_are_no_part_of_a_name(label, name) -> None:
    assert name_in_label(label) == name


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Joan Roe, director", "Joan Roe"),
        ("Quillen Ltd, a shareholder", "Quillen Ltd"),
        ("Quillen Ltd, company with common director", "Quillen Ltd"),
        ("Accrued salary, director", None),
        ("Loans, director", None),
    ],
)
def test_a_row_is_a_name_with_its_role(label, name) -> None:
    assert name_alone(label) == name
