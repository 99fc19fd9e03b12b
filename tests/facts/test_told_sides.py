"""Which side elements, titles and headings tell of a balance."""

from decimal import Decimal

import pytest

from kg.sides import side_of
from tests.facts.small_filings import RELATED, instance, of, owed, text_page


@pytest.mark.parametrize(
    ("element", "side"),
    [
        ("qz:LossDueToFlood", None),
        ("qz:DecreaseInRevenueDueToPandemic", None),
        ("qz:AdjustmentDueToTranslation", None),
        ("qz:AmountsOwingToDirector", "due to"),
        ("qz:BalanceOwedByAffiliate", "due from"),
        ("qz:AccruedExpensesDueToRelatedParties", "due to"),
        ("qz:LoanPaybleToDirector", "due to"),
    ],
)
def test_due_to_is_a_side_only_where_it_names_a_creditor(
    build, graph, element, side
) -> None:
    build(instance([of("TarnLakeLtd")], (element, "TarnLakeLtd", 500)))
    assert [row[1] for row in owed(graph)] == ([] if side is None else [side])


@pytest.mark.parametrize(
    "element",
    [
        "us-gaap:LongTermDebt",
        "us-gaap:ShortTermBorrowings",
        "us-gaap:LineOfCredit",
        "qz:RevolvingLineOfCreditFromFounder",
        "us-gaap:DepositLiabilitiesCurrent",
    ],
)
def test_debt_of_a_named_party_is_due_to_it(build, graph, element) -> None:
    build(instance([of("TarnLakeLtd")], (element, "TarnLakeLtd", 500)))
    assert [row[1:] for row in owed(graph)] == [("due to", Decimal(500))]


@pytest.mark.parametrize(
    ("title", "lines", "expected"),
    [
        (
            f"{RELATED} - Amounts due from related parties (Details) - USD ($)",
            ("|Balance", "|$ 500"),
            ("due from", 500),
        ),
        (
            f"{RELATED} - Loans from shareholders (Details) - USD ($)",
            ("|Loans", "|$ 500"),
            ("due to", 500),
        ),
        (
            f"{RELATED} - Amounts due from/to related parties (Details) - USD ($)",
            ("|Balance", "|$ 500"),
            None,
        ),
        (
            f"{RELATED} - Amounts due from related parties (Details) - USD ($)",
            ("|Investment", "|$ 500"),
            None,
        ),
        (
            f"{RELATED} - Intercompany loans (Details) - USD ($)",
            ("|Assets", "|$ 500"),
            ("due from", 500),
        ),
        (
            f"{RELATED} - Intercompany loans (Details) - USD ($)",
            ("|Liabilities", "|$ 500"),
            ("due to", 500),
        ),
        (
            f"{RELATED} - Intercompany loans (Details) - USD ($)",
            ("|Liabilities", "|$ (500)"),
            None,
        ),
        (
            f"{RELATED} - Summary of affiliates (Details) - USD ($)",
            ("|Assets", "|$ 500"),
            None,
        ),
    ],
)
def test_the_title_gives_a_bare_balance_its_side(
    build, graph, title, lines, expected
) -> None:
    build(text_page(title, "|Tarn Lake Ltd [Member]", *lines), name="R9.txt")
    assert [row[1:] for row in owed(graph)] == ([] if expected is None else [expected])


@pytest.mark.parametrize(
    ("heading", "label", "side"),
    [
        ("Receivable [Abstract]", "Management fees", "due from"),
        ("Payables [Abstract]", "Management fees", "due to"),
        ("Liabilities [Abstract]", "Loans", "due to"),
        ("Assets [Abstract]", "Trade", "due from"),
        ("Assets [Abstract]", "Right-of-use asset", None),
        ("Transactions [Abstract]", "Trade", None),
    ],
)
def test_a_heading_gives_the_rows_below_it_their_side(
    build, graph, heading, label, side
) -> None:
    title = f"{RELATED} (Details) - USD ($)"
    rows = ("|Tarn Lake Ltd [Member]", f"|{heading}", f"|{label}", "|$ 500")
    build(text_page(title, *rows), name="R9.txt")
    assert [row[1] for row in owed(graph)] == ([] if side is None else [side])


@pytest.mark.parametrize(
    ("element", "amount", "wanted"),
    [
        ("qz:DueToFromRelatedParty", -1234, ("due from", 1234)),
        ("qz:DueFromToRelatedParties", -50, ("due to", 50)),
        ("qz:DueToFromRelatedParty", 1234, ("due to", 1234)),
        ("qz:DueToRelatedParty", -7, ("due to", -7)),
    ],
)
def test_a_negative_amount_of_both_sides_is_owed_the_other_way(
    build, graph, element, amount, wanted
) -> None:
    build(instance([of("TarnLakeLtd")], (element, "TarnLakeLtd", amount)))
    assert [row[1:] for row in owed(graph)] == [wanted]


def debts(*amounts: tuple[str, str]) -> str:
    lines = [line for label, amount in amounts for line in (f"|{label}", f"|{amount}")]
    return text_page(f"{RELATED} (Details) - USD ($)", "|Tarn Lake Ltd", *lines)


@pytest.mark.parametrize(
    "amounts",
    [
        (("Receivables", "$ 8"), ("Trade payables", "(21)"), ("Loan payable", "(4)")),
        (("Due to related party", "$ (21)"), ("Loans payable", "(4)")),
        (
            ("Receivables", "$ 8"),
            ("Outstanding balances (Vendors)", "(21)"),
            ("Other liabilities", "(4)"),
        ),
        # one alone beside what the party owes: excess would stand there
        (("Receivables", "$ 8"), ("Trade payables", "(25)")),
    ],
)
def test_debts_that_are_all_printed_as_negative_are_owed(build, graph, amounts) -> None:
    build(debts(*amounts))
    owing = [row[1:] for row in owed(graph) if row[1] == "due to"]
    assert owing == [("due to", Decimal(25))]


@pytest.mark.parametrize(
    ("amounts", "amount"),
    [
        # one alone, beside nothing the party owes, may be paid in excess
        ((("Trade payables", "$ (21)"),), -21),
        # another debt is printed as it is
        ((("Trade payables", "$ (21)"), ("Loan payable", "4")), -17),
    ],
)
def test_one_negative_debt_stays_negative(build, graph, amounts, amount) -> None:
    build(debts(*amounts))
    owing = [row[2] for row in owed(graph) if row[1] == "due to"]
    assert owing == [Decimal(amount)]


@pytest.mark.parametrize(
    ("label", "side"),
    [
        ("Other liabilities", "due to"),
        ("Other current financial liabilities", "due to"),
        ("Outstanding balances at year end (Vendors)", "due to"),
        ("Amounts outstanding (trade creditors)", "due to"),
        ("Other current assets", "due from"),
        ("Other financial assets, non-current", "due from"),
        ("Outstanding balances at year end (Customers)", "due from"),
        ("Other assets and liabilities", None),
        ("Intangible assets (customers)", None),
    ],
)
def test_plain_names_of_what_is_left_tell_a_side(label, side) -> None:
    assert side_of(None, label) == side
