"""Words and lines that tell related parties of filers of kinds that are seldom met."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from kg.api.sources import read
from kg.model.fact import Fact
from kg.readers.xbrl.titles import is_statement
from kg.selection import is_related, speaks_of_related_parties
from kg.selection.names_in_words import NamesInWords
from kg.selection.signs import has_sign, title_is_mixed
from tests.written_filing import Row, write_filing

PAGE = "Related Party Transactions (Details)"
SHEET = "Consolidated Balance Sheets"
RELATED = "us-gaap:RelatedPartyTransactionsByRelatedPartyAxis"
BLOCK = "us-gaap:RelatedPartyTransactionsDisclosureTextBlock"


def row(concept: str, label: str, title: str = PAGE, **told: str) -> Row:
    cells = {"members": "", "unit": "USD", "why": "", "day": "2024-12-31"}
    return {**cells, "title": title, "concept": concept, "label": label, **told}


def facts_of(folder: Path, *rows: Row) -> Sequence[Fact]:
    write_filing(rows, folder)
    facts = {fact.ref: fact for fact in read(folder)}
    return [facts[f"f{number}"] for number in range(len(rows))]


@pytest.mark.parametrize(
    ("title", "is_one"),
    [
        ("CONSOLIDATED STATEMENTS OF CASH FLOWS", True),
        ("Statement of Financial Condition (Unaudited)", True),
        ("Consolidated Income Statements", True),
        ("Statements of Changes in Members' Equity", True),
        ("Note 3 - Statement of Cash Flows", False),
        ("Balance Sheet Information (Tables)", False),
        ("Related Party Transactions (Details)", False),
    ],
)
def test_statements_by_their_titles(title, is_one) -> None:
    assert is_statement(title) is is_one


DUE = row("us-gaap:DueToRelatedPartiesCurrent", "Due to officer", value="4100")
LINES = [
    ("us-gaap:AccruedLiabilitiesCurrent", "Accrued liabilities"),
    ("us-gaap:LoansPayableCurrent", "Loans payable"),
    ("us-gaap:DepositsAssetsCurrent", "Deposits"),
]


def test_several_lines_of_the_balance_sheet_are_wholes(tmp_path) -> None:
    lines = [row(*line, value="7711") for line in LINES]
    sheet = [row(*line, title=SHEET, value="7711") for line in LINES]
    other = row("us-gaap:LiabilitiesCurrent", "Current liabilities", title=SHEET)
    facts = facts_of(tmp_path, DUE, *lines, *sheet, other)
    assert [is_related(fact) for fact in facts[:4]] == [True, False, False, False]


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        (LINES[1], True),
        (("us-gaap:InterestPayableCurrent", "Accrued interest"), True),
        (("us-gaap:InventoryNet", "Inventory"), False),
        (("us-gaap:AccountsPayableCurrent", "Accounts payable"), False),
    ],
)
def test_of_one_line_the_element_tells(tmp_path, line, kept) -> None:
    other = row("us-gaap:LiabilitiesCurrent", "Current liabilities", title=SHEET)
    facts = facts_of(tmp_path, DUE, row(*line), row(*line, title=SHEET), other)
    assert is_related(facts[1]) is kept


def test_a_line_of_another_day_than_the_sheets_is_no_whole(tmp_path) -> None:
    lines = [row(*line, day="2024-06-30") for line in LINES]
    sheet = [row(*line, title=SHEET) for line in LINES]
    other = row("us-gaap:LiabilitiesCurrent", "Current liabilities", title=SHEET)
    facts = facts_of(tmp_path, DUE, *lines, *sheet, other)
    assert all(map(is_related, facts[:4]))


@pytest.mark.parametrize(
    ("label", "kept"),
    [
        ("Number of stores", False),
        ("Hectares planted", False),
        ("Megawatts", False),
        ("Lease term in months", True),
        ("Number of leases", True),
        ("Number of vessels chartered", True),
    ],
)
def test_counts_of_a_trade_are_no_terms_of_a_dealing(tmp_path, label, kept) -> None:
    count = row("x:Count", label, unit="pure", value="36")
    assert is_related(facts_of(tmp_path, DUE, count)[1]) is kept


@pytest.mark.parametrize(
    "label",
    [
        "Debit balance of interested parties",
        "Salary of an interested person",
        "Due to the attorney-in-fact",
        "Note payable to Ms. Odell, CFO",
        "Advances from Karl Brandt, director",
        "Shares issued to the president for debt",
        "Fee of general partner",
        "Distributions paid to the Manager",
        "Commissions of the adviser",
    ],
)
def test_labels_that_speak(label) -> None:
    assert speaks_of_related_parties(label)


@pytest.mark.parametrize(
    "label",
    [
        "Interest rate",
        "Due to the attorney general",
        "Notes payable to Tarn Bank, net of discount",
        "Shares issued to vendors for debt",
        "Fee of property manager",
        "Distributions to managers of stores",
    ],
)
def test_labels_that_do_not(label) -> None:
    assert not speaks_of_related_parties(label)


def test_interested_and_related_parties_are_one_subject() -> None:
    assert not title_is_mixed("Balances with Interested and Related Parties (Details)")


@pytest.mark.parametrize(
    ("title", "is_one"),
    [
        ("Parent Company Condensed Balance Sheet (Details)", True),
        ("Condensed Financial Information of Registrant (Details)", True),
        ("Parent-Only Statements (Details)", True),
        ("Parent Company Guarantee (Details)", False),
    ],
)
def test_pages_on_the_parent_alone(title, is_one) -> None:
    assert has_sign("parent alone title", title) is is_one


@pytest.mark.parametrize(
    ("text", "is_named"),
    [
        ("Guarantee of Pelagia", True),
        ("Due to Pelagia", True),
        ("Rent, Odell Quarry Ltd", True),
        ("Rent receivable, Ms. Voss", True),
        ("Owed to Dr. Voss for travel", True),
        ("Rent receivable, Voss Street", False),
        ("Rent receivable, Ms. Vossberg", False),
        ("Pelagia Street building", False),
        ("Pelagia", False),
        ("Odell Quarry Ltd", False),
    ],
)
def test_names_in_labels(text, is_named) -> None:
    assert (
        NamesInWords(["pelagia", "odell quarry", "ida voss"]).stand_in(text) is is_named
    )


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        ("from Quark Loops Sdn Bhd, a vendor which has no relation to us", False),
        (
            "from Quark Loops Sdn Bhd, with which our chairman has no relationship",
            False,
        ),
        ("from Quark Loops Sdn Bhd, where no officer has an interest", False),
        ("from Quark Loops Sdn Bhd, a vendor which has a relation to us", True),
        ("from Quark Loops Sdn Bhd, which our chairman owns", True),
    ],
)
def test_a_note_denies_a_relation_in_other_words(tmp_path, told, kept) -> None:
    text = f"Rent of $4,711 was paid to a director. Software was bought {told}."
    note = row(BLOCK, "Related Party Transactions", PAGE[:26], unit="", why=text)
    bought = row("x:B", "Bought", members=f"{RELATED}=x:QMember=Quark Loops Sdn Bhd")
    assert is_related(facts_of(tmp_path, note, bought)[1]) is kept


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        ("Our director Ida Voss has a vehicle. Fees go to Brae Licensing Inc.", False),
        ("Fees go to Brae Licensing Inc., which a director owns.", True),
        ("Fees go to Brae Licensing Inc. It is owned by a director.", True),
    ],
)
def test_the_sentence_of_a_name_tells_its_relation(tmp_path, told, kept) -> None:
    note = row(BLOCK, "Related Party Transactions", PAGE[:26], unit="", why=told)
    cut = "srt:CounterpartyNameAxis=x:BMember=Brae Licensing Inc."
    fee = row("us-gaap:RoyaltyExpense", "Fees", "License (Details)", members=cut)
    assert is_related(facts_of(tmp_path, note, fee)[1]) is kept
