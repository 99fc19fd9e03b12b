"""What pages of a filing tell of one another where its document is not at hand."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from kg.api.sources import read
from kg.selection import is_related

Lines = Mapping[str, Sequence[tuple[str, str]]]
"""Label and amount of each line, by the members above them."""
PAGE = "Related Party Transactions (Details)"
SHEET = "BALANCE SHEETS"


def write_page(folder: Path, number: int, title: str, lines: Lines) -> None:
    text = [f"|\n{title} - USD ($)\n|12 Months Ended\n|\nDec. 31, 2024"]
    for members, rows in lines.items():
        text += [f"|{members}"] if members else []
        text += ["|Disclosure [Line Items]"]
        text += [f"|{label}\n|{amount}" for label, amount in rows]
    (folder / f"R{number}.txt").write_text("\n".join([*text, "|X\n"]))


def kept_of(tmp_path: Path, pages: Mapping[str, Lines]) -> list[tuple[str, str]]:
    """Return title and label of what is kept of pages of one filing."""
    folder = tmp_path / "000199999925000001"
    folder.mkdir()
    for number, (title, lines) in enumerate(pages.items(), 2):
        write_page(folder, number, title, lines)
    return [
        (fact.title.partition(" - USD")[0], fact.label)
        for fact in read(folder)
        if is_related(fact)
    ]


WHOLES = (
    ("Accounts payable", "$ 55,120"),
    ("Inventory", "$ 38,044"),
    ("Prepaid expenses", "$ 2,911"),
)


@pytest.mark.parametrize("party", ["Director", "Wendell Quarry Ltd"])
def test_lines_of_the_balance_sheet_are_the_whole_reporters(tmp_path, party) -> None:
    own = ("Rent", "$ 6,000")
    page = {"": WHOLES, party: (own,)}
    kept = kept_of(tmp_path, {PAGE: page, SHEET: {"": WHOLES}})
    assert kept == [(PAGE, "Rent")]


def test_lines_stay_that_are_all_a_page_tells(tmp_path) -> None:
    kept = kept_of(tmp_path, {PAGE: {"": WHOLES}, SHEET: {"": WHOLES}})
    assert [label for title, label in kept if title == PAGE] == [
        "Accounts payable",
        "Inventory",
        "Prepaid expenses",
    ]


def test_a_line_with_another_amount_than_the_sheets_is_no_whole(tmp_path) -> None:
    page = {"": (("Accounts payable", "$ 1,204"),), "Director": (("Rent", "$ 6,000"),)}
    kept = kept_of(tmp_path, {PAGE: page, SHEET: {"": WHOLES}})
    assert kept == [(PAGE, "Accounts payable"), (PAGE, "Rent")]


RENT = {"Wendell Quarry Ltd": (("Rent", "$ 6,000"),)}


@pytest.mark.parametrize(
    ("title", "members", "label"),
    [
        ("Leases (Details)", "Wendell Quarry Ltd", "Lease liability"),
        ("Guarantees (Details)", "Wendell Quarry Ltd", "Leases guaranteed"),
        ("Accrued Liabilities (Details)", "", "Accrued rent, Wendell Quarry Ltd"),
        (SHEET, "", "Receivable from Wendell Quarry Ltd"),
    ],
)
def test_a_party_of_one_page_is_related_on_the_others(
    tmp_path, title, members, label
) -> None:
    other = {members: ((label, "$ 910"),)}
    assert (title, label) in kept_of(tmp_path, {PAGE: RENT, title: other})


@pytest.mark.parametrize(
    ("title", "members", "label"),
    [
        ("Leases (Details)", "Orbis Lessors plc", "Lease liability"),
        ("Organization (Details)", "Wendell Quarry Ltd", "Registered capital"),
        ("Investments in Ventures (Details)", "Wendell Quarry Ltd", "Net result"),
        ("Income Taxes (Details)", "Wendell Quarry Ltd", "Tax rate"),
        ("Accrued Liabilities (Details)", "", "Accrued rent, Wendell Street"),
    ],
)
def test_others_are_not_and_pages_on_entities_tell_what_these_have(
    tmp_path, title, members, label
) -> None:
    other = {members: ((label, "$ 910"),)}
    assert kept_of(tmp_path, {PAGE: RENT, title: other}) == [(PAGE, "Rent")]


@pytest.mark.parametrize("name", ["Tarn Valley Bank", "Lender"])
def test_a_bank_on_a_page_on_related_parties_is_none_on_others(tmp_path, name) -> None:
    page = {**RENT, name: (("Term loan", "$ 80,000"),)}
    other = {name: (("Outstanding", "$ 80,000"),)}
    kept = kept_of(tmp_path, {PAGE: page, "Debt (Details)": other})
    assert ("Debt (Details)", "Outstanding") not in kept


@pytest.mark.parametrize("name", ["Ellen Banks", "Dr. Owen Banks"])
def test_whose_family_name_is_banks_is_no_bank(tmp_path, name) -> None:
    page = {**RENT, name: (("Rent", "$ 800"),)}
    other = {name: (("Lease liability", "$ 900"),)}
    kept = kept_of(tmp_path, {PAGE: page, "Leases (Details)": other})
    assert ("Leases (Details)", "Lease liability") in kept


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        ("Orbis Lessors plc, an unrelated lessor", False),
        ("Orbis Lessors plc, which a director owns", True),
    ],
)
def test_a_note_on_a_page_denies_a_party(tmp_path, told, kept) -> None:
    folder = tmp_path / "000199999925000001"
    folder.mkdir()
    write_page(folder, 3, PAGE, {"Orbis Lessors plc": (("Rent", "$ 910"),)})
    (folder / "R2.htm").write_text(
        '<html><body><table class="report"><tr><th class="tl"><div><strong>Related '
        'Party Transactions</strong></div></th><th class="th"><div>Dec. 31, 2024</div>'
        '</th></tr><tr><td class="pl"><a onclick="x(\'defref_us-gaap_'
        "RelatedPartyTransactionsDisclosureTextBlock')\">Related Party Transactions"
        f'</a></td><td class="text"><p>Aircraft are leased from {told}.</p></td></tr>'
        "</table></body></html>"
    )
    rents = [is_related(fact) for fact in read(folder) if fact.label == "Rent"]
    assert rents == [kept]


def write_html(folder: Path, number: int, title: str, *lines: str) -> None:
    """Write one page with the marks that tell elements and axes."""
    head = f'<th class="tl"><div><strong>{title} - USD ($)</strong></div></th>'
    day = '<th class="th"><div>Dec. 31, 2024</div></th>'
    (folder / f"R{number}.htm").write_text(
        f'<html><body><table class="report"><tr>{head}{day}</tr>'
        f"{''.join(lines)}</table></body></html>"
    )


def html_line(concept: str, label: str, cell: str, kind: str = "nump") -> str:
    link = f"<a onclick=\"x('defref_{concept}')\">{label}</a>"
    return f'<tr><td class="pl">{link}</td><td class="{kind}">{cell}</td></tr>'


AXIS = "us-gaap_RelatedPartyTransactionsByRelatedPartyAxis"


@pytest.mark.parametrize(
    ("lender", "has_note", "kept"),
    [
        ("Ada Moss", True, True),
        ("Fenwick Funds LLC", True, False),
        ("Fenwick Funds LLC", False, True),
        ("Orbis Lessors plc", True, False),
    ],
)
def test_the_note_on_a_page_tells_who_is_related(
    tmp_path, lender, has_note, kept
) -> None:
    folder = tmp_path / "000199999925000001"
    folder.mkdir()
    text = (
        "<p>Our director Ada Moss lent us $80,000. Cars are leased from Orbis Lessors "
        "plc, an unrelated lessor.</p>"
    )
    if has_note:
        block = "us-gaap_RelatedPartyTransactionsDisclosureTextBlock"
        told = html_line(block, "Related Party Transactions", text, "text")
        write_html(folder, 2, "Related Party Transactions", told)
    due = html_line("us-gaap_DueToRelatedPartiesCurrent", "Due to officer", "$ 910")
    write_html(folder, 3, PAGE, due)
    member = f"{AXIS}=acme_LenderMember"
    cut = html_line(member, f"{lender} [Member]", "")
    loan = html_line("us-gaap_NotesPayable", "Notes", "$ 80,000")
    write_html(folder, 4, "Notes Payable (Details)", cut, loan)
    loans = [is_related(fact) for fact in read(folder) if fact.label == "Notes"]
    assert loans == [kept]


DUE = ("Due from affiliate under service agreement", "$ 2,240")
SILENT = ("Trade receivables", "$ 317")


@pytest.mark.parametrize(
    ("title", "members", "kept"),
    [
        ("Service Agreements (Details)", "Tamarack Clinic LP | Physicians", True),
        ("Separation Agreement (Details)", "Holloway Brands Corp", True),
        ("Loans and trade balances with joint venture (Details)", "Nadir Orbit", True),
        # a role alone, as another row below it says
        ("Services and receivables (Details)", "Associates", True),
        # what ventures and investees have themselves
        ("Investments in Joint Ventures (Details)", "Nadir Orbit SAS", False),
        (
            "Summarized balances of unconsolidated ventures (Details)",
            "Nadir SAS",
            False,
        ),
        ("Business Combinations (Details)", "Holloway Brands Corp", False),
        # a bank is nobody's affiliate for one row's words
        ("Credit Agreement (Details)", "Harbour Savings Bank", False),
    ],
)
def test_rows_are_of_who_another_row_calls_related(
    tmp_path, title, members, kept
) -> None:
    told = kept_of(tmp_path, {title: {members: (DUE, SILENT)}})
    assert (title, DUE[0]) in told
    assert ((title, SILENT[0]) in told) is kept


@pytest.mark.parametrize("title", ["Service Agreements (Details)", "Debt (Details)"])
def test_rows_stay_nobodys_where_no_row_says_related(tmp_path, title) -> None:
    lines = {"Tamarack Clinic LP": (SILENT, ("Notes payable", "$ 9,000"))}
    assert kept_of(tmp_path, {title: lines}) == []
