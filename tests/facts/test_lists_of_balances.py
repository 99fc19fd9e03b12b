"""Lists of assets and liabilities with parties, on pages of balances with them."""

from decimal import Decimal

import pytest

from kg.sides import heads_balances, side_of, side_on_list
from tests.facts.small_filings import RELATED, owed, reasons, text_page

BALANCES = "TRANSACTIONS WITH RELATED PARTIES - Balances and transactions (Details)"


@pytest.mark.parametrize(
    ("heading", "label", "side"),
    [
        (None, "Total assets", "due from"),
        (None, "Total liabilities", "due to"),
        (None, "Current assets", "due from"),
        (None, "Total non-current liabilities", "due to"),
        ("ASSETS", "Compensation rights", "due from"),
        ("Current assets [Abstract]", "Interconnection", "due from"),
        ("LIABILITIES", "Concession charges", "due to"),
        ("Assets balance", "Indemnities", "due from"),
        ("ASSETS", "Investments", None),
        ("ASSETS", "Right-of-use assets", None),
        ("LIABILITIES", "Provisions", None),
        ("ASSETS", "Advances for future capital increase", None),
        ("RESULT", "Total", None),
        ("ASSETS AND LIABILITIES", "Interconnection", None),
    ],
)
def test_a_list_of_balances_gives_its_rows_a_side(heading, label, side) -> None:
    assert side_on_list(None, label, heading, BALANCES) == side


@pytest.mark.parametrize(
    "title",
    [
        "Investments in associates - summarised financial information (Details)",
        "Segment information (Details)",
        "Related party balances - condensed balance sheets of associates (Details)",
        "Equity method investments - balances of joint ventures (Details)",
        "Balance Sheet of Variable Interest Entities and affiliates (Details)",
        "Loans and allowance for loan losses (Details)",
        f"{RELATED} (Details)",
    ],
)
def test_assets_of_a_party_on_another_page_have_no_side(title) -> None:
    assert side_on_list(None, "Total assets", None, title) is None


def test_a_heading_of_assets_or_liabilities_heads_balances() -> None:
    assert heads_balances("NON-CURRENT LIABILITIES")
    assert heads_balances("Total assets [Abstract]")
    assert not heads_balances("Changes in assets and liabilities")
    assert not heads_balances(None)


def test_rows_of_a_list_count_for_their_party(build, graph) -> None:
    build(
        text_page(
            f"{BALANCES} - BRL (R$)",
            "|Lago Energia S.A. [Member]",
            "|ASSETS",
            "|Compensation rights",
            "|R$ 70",
            "|LIABILITIES",
            "|Concession charges",
            "|31",
            "|Lago Telecom [Member]",
            "|Disclosure of transactions [line items]",
            "|Total assets",
            "|12",
            "|Total liabilities",
            "|9",
        ),
        name="R9.txt",
    )
    assert owed(graph) == [
        ("Lago Energia S.A.", "due from", Decimal(70)),
        ("Lago Energia S.A.", "due to", Decimal(31)),
        ("Lago Telecom", "due from", Decimal(12)),
        ("Lago Telecom", "due to", Decimal(9)),
    ]


@pytest.mark.parametrize(
    ("lines", "amount", "left_out"),
    [
        # what is told beside the total is in it
        ([("Customers", 30), ("Total assets", 58)], 58, {"Customers 30"}),
        (
            [("Customers", 30), ("Loans and financing", 20), ("Total assets", 50)],
            50,
            {"Customers 30", "Loans and financing 20"},
        ),
        # parts of the balance sheet add up where no total is told
        (
            [("Customers", 30), ("Current assets", 40), ("Non-current assets", 18)],
            58,
            {"Customers 30"},
        ),
        # what exceeds the total is not in it
        (
            [("Customers", 30), ("Loans and financing", 40), ("Total assets", 58)],
            70,
            {"Assets 58"},
        ),
    ],
)
def test_the_total_of_a_list_counts_before_its_lines(
    build, graph, lines, amount, left_out
) -> None:
    rows = [text for label, value in lines for text in (f"|{label}", f"|{value}")]
    page = text_page(
        f"{BALANCES} - BRL (R$)", "|Lago Energia S.A. [Member]", "|ASSETS", *rows
    )
    build(page, name="R9.txt")
    assert owed(graph) == [("Lago Energia S.A.", "due from", Decimal(amount))]
    assert {key for key in reasons(graph)} == left_out


@pytest.mark.parametrize(
    ("title", "party"),
    [
        (
            "Dealings between associates and joint ventures",
            "Associate and Joint Ventures",
        ),
        ("Transactions with key management personnel", "Key Management Personnel"),
        ("Shareholders", "Shareholder"),
        ("Transactions and balances", None),
        ("Transactions with related parties", None),
        ("Transactions with customers", None),
    ],
)
def test_the_end_of_a_title_tells_whose_claims_a_page_lists(
    build, graph, title, party
) -> None:
    lines = ("|Balance sheet items", "|Loans receivable", "|82", "|Trade", "|5")
    build(text_page(f"{RELATED} - {title} (Details) - GBP (£)", *lines), name="R9.txt")
    expected = [] if party is None else [(party, "due from", Decimal(82))]
    assert owed(graph) == expected


@pytest.mark.parametrize(
    ("label", "side"),
    [
        ("Debit balances", "due from"),
        ("Credit balances with related parties", "due to"),
        ("Loans and credits granted", "due from"),
        ("Loans and other credits received", "due to"),
        ("Other collection rights", "due from"),
        ("Customers and commercial debtors", "due from"),
        ("Payment obligations to shareholders", "due to"),
        ("Credit balance transfers", None),
        ("Credits granted for carbon", None),
    ],
)
def test_words_of_iberian_filers_tell_a_side(label, side) -> None:
    assert side_of(None, label) == side
