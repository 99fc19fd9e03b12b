import pytest

from kg.sides import no_balance


@pytest.mark.parametrize(
    ("label", "reason"),
    [
        ("Highest balance due from related parties", "maximum or minimum"),
        ("Weighted average due to director", "average"),
        ("Undrawn facility due to shareholder", "commitment or limit"),
        ("Guaranteed by the director", "commitment or limit"),
        ("Amount pledged to related party", "collateral"),
        ("Less: allowance for credit losses", "allowance"),
        ("Bad debts of amounts due from affiliates", "allowance"),
        ("Loan from director written-off", "written off or waived"),
        ("Amounts due to director, waived", "written off or waived"),
        ("Face value of note to shareholder", "face amount"),
        ("Debt discount on related party loan", "discount or premium"),
        ("Beneficial conversion feature on notes", "discount or premium"),
        ("Related party loan, fair value", "fair value"),
        ("Repayments to the director", "movement"),
        ("Loan from director, additions", "movement"),
        ("Receivable set-offs", "movement"),
        ("Conversion price per share, due to director", "rate or price"),
        ("Investments in and advances to affiliates", "equity or investment"),
        ("Balance netting off with related party", "movement"),
    ],
)
def test_what_is_no_balance_by_its_label(label, reason) -> None:
    assert no_balance(None, label) == reason
    assert no_balance(None, label.upper()) == reason


@pytest.mark.parametrize(
    ("concept", "reason"),
    [
        ("us-gaap:DebtInstrumentFaceAmount", "face amount"),
        ("us-gaap:DueFromRelatedPartiesMaximum", "maximum or minimum"),
        ("us-gaap:AllowanceForDoubtfulAccountsReceivable", "allowance"),
        ("us-gaap:RepaymentsOfRelatedPartyDebt", "movement"),
        ("us-gaap:DebtInstrumentUnamortizedDiscount", "discount or premium"),
        ("us-gaap:LineOfCreditFacilityMaximumBorrowingCapacity", "maximum or minimum"),
        ("acme:OtherReceivableAfterAllowanceForCreditLoss", None),
        ("us-gaap:NotesReceivableNetOfAllowance", None),
        ("us-gaap:DueToRelatedPartiesCurrent", None),
    ],
)
def test_what_is_no_balance_by_its_element(concept, reason) -> None:
    assert no_balance(concept, "Outstanding") == reason


@pytest.mark.parametrize(
    "label",
    [
        "Due from related parties, net of allowance for credit losses",
        "Notes payable, related party, net of unamortized discount of $5",
        "Amounts due from affiliates less: provision",
        "[Financing Receivable, after Allowance for Credit Loss]",
        "Loan from director before repayments",
        "Capital contribution receivable",
        "Amounts due to unlimited partner",
        "Amount due to Averageton Ltd",
        "Purchase price payable to the director",
        "Notes payable, secured by property",
        "Guarantee fee payable",
        "Due from affiliates, before allowance for credit losses",
    ],
)
def test_what_is_a_balance(label) -> None:
    assert no_balance(None, label) is None
